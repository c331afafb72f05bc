"""Bodies that are sent while they are made, to a server that keeps what it gets."""

from __future__ import annotations

import asyncio
import gzip
import io
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.sdk import openapi
from tests.servers.scripted import Close, answer, scripted

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from tests.behaviour.sdk import SDK, MakeSDK

_DONE = "responses: {'204': {description: Done}}"
_DOCUMENT = openapi(f"""
/file:
  put:
    operationId: putFile
    tags: [files]
    requestBody: {{required: true, content: {{application/octet-stream: {{}}}}}}
    {_DONE}
/form:
  post:
    operationId: sendForm
    tags: [files]
    requestBody:
      required: true
      content:
        multipart/form-data:
          schema:
            type: object
            properties:
              file: {{type: string, format: binary}}
              files: {{type: array, items: {{type: string, format: binary}}}}
              note: {{type: object, properties: {{text: {{type: string}}}}}}
    {_DONE}
/lines:
  post:
    operationId: addLines
    tags: [files]
    requestBody:
      required: true
      content: {{application/jsonl: {{schema: {{type: object}}}}}}
    {_DONE}
/json:
  post:
    operationId: setJson
    tags: [files]
    requestBody:
      required: true
      content: {{application/json: {{schema: {{type: array, items: {{}}}}}}}}
    {_DONE}
""")
_EMPTY = [b"HTTP/1.1 204 Done\r\n\r\n"]
CHUNKED = "transfer-encoding: chunked"


@pytest.fixture(scope="module")
def made(sdk: MakeSDK) -> SDK:
    return sdk(_DOCUMENT)


def body_of(request: bytes) -> bytes:
    """The body of a request, chunks put together."""
    head, _, body = request.partition(b"\r\n\r\n")
    if b"chunked" not in head.lower():
        return body
    found = b""
    while body:
        size, _, rest = body.partition(b"\r\n")
        found += rest[: int(size, 16)]
        body = rest[int(size, 16) + 2 :]
    return found


def pieces() -> Iterator[bytes]:
    yield b"one "
    yield b"two"


async def pieces_async() -> AsyncIterator[bytes]:
    for piece in pieces():
        yield piece


def sent(made: SDK, method: str, *, is_async: bool = False, **arguments: Any) -> bytes:
    """The request that a call makes."""
    with scripted(_EMPTY) as server:
        if is_async:

            async def call() -> None:
                async with made.package.AsyncClient(base_url=server.url) as client:
                    await getattr(client.files, method)(**arguments)

            asyncio.run(call())
        else:
            with made.package.Client(base_url=server.url) as client:
                getattr(client.files, method)(**arguments)
        (request,) = server.requests
        return request


@pytest.mark.parametrize("is_async", [False, True])
def test_an_iterator_is_sent_in_chunks(made: SDK, is_async: bool) -> None:
    request = sent(made, "put", is_async=is_async, body=pieces())
    assert CHUNKED in request.decode().lower()
    assert body_of(request) == b"one two"


def test_an_asynchronous_iterator(made: SDK) -> None:
    request = sent(made, "put", is_async=True, body=pieces_async())
    assert body_of(request) == b"one two"
    with pytest.raises(TypeError, match="needs the asynchronous client"):
        sent(made, "put", body=pieces_async())


@pytest.mark.parametrize("is_async", [False, True])
def test_a_path_is_sent_with_its_length(
    made: SDK, is_async: bool, tmp_path: Path
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"\x00" * 100_000)
    request = sent(made, "put", is_async=is_async, body=path)
    assert "content-length: 100000" in request.decode("latin-1").lower()
    assert body_of(request) == path.read_bytes()


@pytest.mark.parametrize("is_async", [False, True])
def test_a_form_of_all_kinds_of_files(
    made: SDK, is_async: bool, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"path")
    files = [
        path,
        io.BytesIO(b"file"),
        ("n.csv", pieces(), "text/csv", {"X-Note": "first"}),
    ]
    request = sent(
        made, "send_form", is_async=is_async, files=files, note={"text": "è"}
    )
    content = body_of(request)
    assert (
        b'name="files"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\npath\r\n'
        in content
    )
    assert b'name="files"; filename="upload"' in content
    assert (
        b'name="files"; filename="n.csv"\r\ncontent-type: text/csv\r\nX-Note: first'
        b"\r\n\r\none two\r\n"
    ) in content
    assert (
        b'name="note"\r\ncontent-type: application/json\r\n\r\n{"text":"\xc3\xa8"}'
        in content
    )


@pytest.mark.parametrize("is_async", [False, True])
def test_lines_are_written_while_they_are_sent(made: SDK, is_async: bool) -> None:
    items = ({"a": number} for number in range(2))
    request = sent(made, "add_lines", is_async=is_async, body=items)
    assert CHUNKED in request.decode().lower()
    assert body_of(request) == b'{"a":0}\n{"a":1}\n'


def test_lines_from_an_asynchronous_iterator(made: SDK) -> None:
    async def items() -> AsyncIterator[dict[str, int]]:
        yield {"a": 0}

    request = sent(made, "add_lines", is_async=True, body=items())
    assert body_of(request) == b'{"a":0}\n'


@pytest.mark.parametrize("is_async", [False, True])
def test_a_body_is_packed_when_asked(made: SDK, is_async: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"a" * 200_000)
    for method, body, plain in (
        ("set_json", [1, 2], b"[1,2]"),
        ("put", path, path.read_bytes()),
    ):
        options = {"compress": True}
        request = sent(
            made, method, is_async=is_async, body=body, request_options=options
        )
        assert b"content-encoding: gzip" in request.lower()
        assert len(request) < 2000
        assert gzip.decompress(body_of(request)) == plain


def test_an_iterator_that_raises(made: SDK) -> None:
    def broken() -> Iterator[bytes]:
        yield b"one"
        raise ZeroDivisionError("own")

    with scripted(_EMPTY, _EMPTY) as server:
        with made.package.Client(base_url=server.url) as client:
            with pytest.raises(ZeroDivisionError, match="own"):
                client.files.put(body=broken())
            # The connection that holds half a request is not used again.
            client.files.put(body=b"whole")
        assert [body_of(request) for request in server.requests[-1:]] == [b"whole"]


def test_a_file_that_is_not_there(made: SDK, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"missing\.bin"):
        sent(made, "put", body=tmp_path / "missing.bin")


class Changing(io.BytesIO):
    """A file whose length changes when it is read."""

    def __init__(self, content: bytes, later: bytes) -> None:
        super().__init__(content)
        self._later = later

    def read(self, size: int | None = -1, /) -> bytes:
        at = self.tell()
        self.seek(0)
        self.truncate()
        self.write(self._later)
        self.seek(at)
        return super().read(size)


def test_a_file_that_shrinks_while_it_is_sent(made: SDK) -> None:
    with scripted(_EMPTY, _EMPTY) as server:
        with made.package.Client(base_url=server.url) as client:
            with pytest.raises(ValueError, match="became 90000 bytes shorter"):
                client.files.put(body=Changing(bytes(100_000), bytes(10_000)))
            client.files.put(body=b"whole")
        assert body_of(server.requests[-1]) == b"whole"


def test_a_file_that_grows_while_it_is_sent(made: SDK) -> None:
    request = sent(made, "put", body=Changing(b"log\n", b"log\nmore\n"))
    assert body_of(request) == b"log\n"


def test_what_can_be_read_once_is_not_sent_twice(made: SDK) -> None:
    moved = answer(status=307, location="/file")
    with (
        scripted(moved, _EMPTY) as server,
        made.package.Client(base_url=server.url) as client,
        pytest.raises(made.package.StatusError, match="only once is not sent on"),
    ):
        client.files.put(body=pieces())
    assert len(server.requests) == 1


def test_a_file_is_rewound_for_a_second_try(made: SDK) -> None:
    moved = answer(status=307, location="/file")
    with scripted(moved, _EMPTY) as server:
        with made.package.Client(base_url=server.url) as client:
            client.files.put(body=io.BytesIO(b"again"))
        assert [body_of(request) for request in server.requests] == [b"again"] * 2


def test_a_server_that_closes_in_the_middle(made: SDK) -> None:
    with (
        scripted([Close()]) as server,
        made.package.Client(base_url=server.url, retries=0) as client,
        pytest.raises(made.package.APIConnectionError, match="/file"),
    ):
        client.files.put(body=b"x")
