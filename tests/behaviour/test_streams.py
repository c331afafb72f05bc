"""Answers that are read while they come, from a server that sends them in pieces."""

from __future__ import annotations

import asyncio
import gzip
import importlib
import subprocess
import sys
import threading
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.sdk import openapi
from tests.servers.scripted import Close, Reset, Wait, answer, chunk, scripted

if TYPE_CHECKING:
    from pathlib import Path

    from tests.behaviour.sdk import SDK, MakeSDK

_NOTE = "{schema: {$ref: '#/components/schemas/Note'}}"
_DOCUMENT = openapi(
    f"""
/files/{{id}}:
  get:
    operationId: getFile
    tags: [things]
    parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}]
    responses:
      '200': {{description: Fine, content: {{application/pdf: {{}}}}}}
      '404': {{description: No, content: {{application/json: {_NOTE}}}}}
/watch:
  get:
    operationId: watchThings
    tags: [things]
    responses: {{'200': {{description: Fine, content: {{text/event-stream: {_NOTE}}}}}}}
/chat:
  post:
    operationId: chatThings
    tags: [things]
    responses:
      '200':
        description: Fine
        content: {{application/json: {_NOTE}, text/event-stream: {_NOTE}}}
/words:
  get:
    operationId: wordThings
    tags: [things]
    responses: {{'200': {{description: Fine, content: {{text/event-stream: {{}}}}}}}}
/lines:
  get:
    operationId: lineThings
    tags: [things]
    responses: {{'200': {{description: Fine, content: {{application/jsonl: {_NOTE}}}}}}}
/sequence:
  get:
    operationId: sequenceThings
    tags: [things]
    responses:
      '200': {{description: Fine, content: {{application/json-seq: {_NOTE}}}}}
/parts:
  get:
    operationId: partThings
    tags: [things]
    responses: {{'200': {{description: Fine, content: {{multipart/mixed: {{}}}}}}}}
/note:
  get:
    operationId: noteThings
    tags: [things]
    responses: {{'200': {{description: Fine, content: {{application/json: {_NOTE}}}}}}}
""",
    "Note: {type: object, properties: {text: {type: string}}}",
)
EVENTS = "text/event-stream"


@pytest.fixture(scope="module")
def made(sdk: MakeSDK) -> SDK:
    return sdk(_DOCUMENT)


def run(client: Any, calls: Any) -> Any:
    async def main() -> Any:
        async with client:
            return await calls(client)

    return asyncio.run(main())


def test_a_file_is_read_in_pieces(made: SDK) -> None:
    go_on = threading.Event()
    start, *rest = answer(b"%PDF", b"-1.4", content_type="application/pdf")
    script = [start, rest[0], Wait(go_on), *rest[1:]]
    with scripted(script) as server, made.package.Client(base_url=server.url) as client:
        with client.things.get_file("a") as stream:
            pieces = stream.iter_bytes()
            # The rest of the file has not even been sent.
            assert next(pieces) == b"%PDF"
            go_on.set()
            assert list(pieces) == [b"-1.4"]
            with pytest.raises(RuntimeError, match="can be read only once"):
                stream.read()
        assert stream.status_code == 200
        assert "accept: */*" in server.head()


def test_a_file_is_read_in_pieces_asynchronously(made: SDK) -> None:
    async def calls(client: Any) -> Any:
        async with await client.things.get_file("a") as stream:
            return [piece async for piece in stream.iter_bytes()]

    with scripted(answer(b"%PDF", b"-1.4", content_type="application/pdf")) as server:
        found = run(made.package.AsyncClient(base_url=server.url), calls)
    assert found == [b"%PDF", b"-1.4"]


def test_a_file_is_saved_with_progress(made: SDK, tmp_path: Path) -> None:
    head = b"HTTP/1.1 200 Fine\r\ncontent-length: 8\r\n\r\n"
    told: list[tuple[int, int | None]] = []

    def progress(so_far: int, total: int | None) -> None:
        told.append((so_far, total))

    async def calls(client: Any) -> Any:
        stream = await client.things.get_file("a")
        return await stream.save_to(tmp_path / "b.pdf")

    with scripted([head, b"%PDF-1.4"], [head, b"%PDF-1.4"]) as server:
        with made.package.Client(base_url=server.url) as client:
            stream = client.things.get_file("a")
            done = stream.save_to(tmp_path / "a.pdf", progress)
        assert run(made.package.AsyncClient(base_url=server.url), calls) == 8
    assert done == 8
    assert told[-1] == (8, 8)
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF-1.4"
    assert (tmp_path / "b.pdf").read_bytes() == b"%PDF-1.4"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize("end", [[Close()], [Reset()]], ids=["closed", "reset"])
def test_a_file_that_breaks_off_is_not_saved(
    made: SDK, tmp_path: Path, end: list[Any]
) -> None:
    head = b"HTTP/1.1 200 Fine\r\nconnection: close\r\ncontent-length: 8\r\n\r\n"
    target = tmp_path / "a.pdf"
    target.write_bytes(b"older")
    scripts = [[head, b"%PDF", *end], [head, b"%PDF", *end]]

    async def calls(client: Any) -> Any:
        stream = await client.things.get_file("a")
        with pytest.raises(made.package.APIConnectionError):
            await stream.save_to(target)

    with scripted(*scripts) as server:
        with made.package.Client(base_url=server.url) as client:
            stream = client.things.get_file("a")
            with pytest.raises(made.package.APIConnectionError, match="/files/a"):
                stream.save_to(target)
        run(made.package.AsyncClient(base_url=server.url), calls)
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


def test_an_error_in_place_of_a_file_is_raised_with_its_body(made: SDK) -> None:
    body = answer(b'{"text":"gone"}', status=404, content_type="application/json")

    async def calls(client: Any) -> Any:
        with pytest.raises(made.package.errors.NotFoundError) as caught:
            await client.things.get_file("a")
        return caught.value.body.text

    with scripted(body, body) as server:
        with made.package.Client(base_url=server.url) as client:
            with pytest.raises(made.package.errors.NotFoundError) as caught:
                client.things.get_file("a")
            assert caught.value.body.text == "gone"
        assert run(made.package.AsyncClient(base_url=server.url), calls) == "gone"


def test_a_stream_that_is_left_frees_its_connection(made: SDK) -> None:
    first = answer(b"one", b"two", content_type="application/pdf")
    note = answer(b"{}", content_type="application/json")
    with (
        scripted(first, note) as server,
        made.package.Client(base_url=server.url) as client,
    ):
        with client.things.get_file("a") as stream:
            next(stream.iter_bytes())
        client.things.note()


def test_events_are_given_when_they_come(made: SDK) -> None:
    go_on = threading.Event()
    head, first, second, end = answer(
        b'\xef\xbb\xbfid: 7\r\nevent: new\r\ndata: {"text":\r\ndata:"a"}\r',
        b'\n\r\n: pause\ndata: {"text":"b"}\n\ndata: {"text":"cut off"}',
        content_type=EVENTS,
    )
    script = [head, first, second, Wait(go_on), end]
    with scripted(script) as server, made.package.Client(base_url=server.url) as client:
        events = iter(client.things.watch())
        one = next(events)
        assert (one.data, one.event, one.id) == (
            made.models.Note(text="a"),
            "new",
            "7",
        )
        two = next(events)
        assert (two.data, two.event, two.id) == (
            made.models.Note(text="b"),
            "message",
            "7",
        )
        go_on.set()
        assert list(events) == []
        assert f"accept: {EVENTS}" in server.head()


def test_events_come_asynchronously(made: SDK) -> None:
    async def calls(client: Any) -> Any:
        return [event async for event in await client.things.word()]

    said = answer(b"data: a\n\ndata: b\ndata: c\n\n", content_type=EVENTS)
    with scripted(said) as server:
        found = run(made.package.AsyncClient(base_url=server.url), calls)
    assert [event.data for event in found] == ["a", "b\nc"]


def test_a_sentinel_ends_the_events(made: SDK) -> None:
    never = threading.Event()
    head, *rest = answer(b'data: {"text":"a"}\n\ndata: [DONE]\n\n', content_type=EVENTS)
    script = [head, rest[0], Wait(never), *rest[1:]]
    with scripted(script) as server, made.package.Client(base_url=server.url) as client:
        found = [e.data.text for e in client.things.chat(accept=EVENTS)]
        never.set()
    assert found == ["a"]


@pytest.mark.parametrize("is_async", [False, True])
def test_a_broken_stream_goes_on_after_the_last_event(
    made: SDK, is_async: bool
) -> None:
    head, first, _ = answer(
        b'retry: 1\nid: 1\ndata: {"text":"a"}\n\ndata: {"te', content_type=EVENTS
    )
    rest = answer(b'id: 2\ndata: {"text":"b"}\n\n', content_type=EVENTS)

    async def calls(client: Any) -> Any:
        return [event async for event in await client.things.watch()]

    with scripted([head, first, Reset()], [Reset()], rest) as server:
        if is_async:
            found = run(made.package.AsyncClient(base_url=server.url), calls)
        else:
            with made.package.Client(base_url=server.url) as client:
                found = list(client.things.watch())
        assert [(e.id, e.data.text) for e in found] == [("1", "a"), ("2", "b")]
        assert "last-event-id" not in server.head(0)
        assert "last-event-id: 1" in server.head(1)
        assert "last-event-id: 1" in server.head(2)


def test_a_stream_is_not_asked_for_again_where_that_could_do_harm(made: SDK) -> None:
    head, first, _ = answer(
        b'retry: 1\nid: 1\ndata: {"text":"a"}\n\n', content_type=EVENTS
    )
    with (
        scripted([head, first, Reset()]) as server,
        made.package.Client(base_url=server.url) as client,
    ):
        events = iter(client.things.chat(accept=EVENTS))
        assert next(events).data.text == "a"
        with pytest.raises(made.package.APIConnectionError):
            next(events)
        assert len(server.requests) == 1


def test_data_that_does_not_fit_is_kept_and_told(made: SDK) -> None:
    told: list[Any] = []
    said = answer(
        b'data: {"text":"a"}\n\ndata: {"text":5}\n\ndata: no\n\n', content_type=EVENTS
    )
    with (
        scripted(said) as server,
        made.package.Client(base_url=server.url, on_mismatch=told.append) as client,
    ):
        found = [event.data for event in client.things.watch()]
    assert found[1].text == 5
    assert found[2] == "no"
    assert [(one.pointer, one.place) for one in told] == [
        ("/1/data/text", "/*/data/text"),
        ("/2/data", "/*/data"),
    ]


def test_strict_streams_refuse_what_does_not_fit(made: SDK) -> None:
    said = answer(b'{"text":"a"}\n{"text":5}\n', content_type="application/jsonl")
    with (
        scripted(said) as server,
        made.package.Client(base_url=server.url, strict=True) as client,
    ):
        items = iter(client.things.line())
        assert next(items).text == "a"
        with pytest.raises(made.package.DecodeError, match="/1/text: expected str"):
            next(items)


def test_lines_are_given_when_they_come(made: SDK) -> None:
    go_on = threading.Event()
    head, first, second, end = answer(
        b'\xef\xbb\xbf{"text":"a"}\n\n{"te',
        b'xt":"b"}\n{"text":"c"}',
        content_type="application/jsonl",
    )
    script = [head, first, Wait(go_on), second, end]
    with scripted(script) as server, made.package.Client(base_url=server.url) as client:
        items = iter(client.things.line())
        assert next(items).text == "a"
        go_on.set()
        assert [item.text for item in items] == ["b", "c"]


def test_a_record_is_given_before_the_next_one_comes(made: SDK) -> None:
    go_on = threading.Event()
    head, first, second, end = answer(
        b'\x1e{"text":"a"}\n', b'\x1e{"text":"b"}\n', content_type="application/x"
    )
    script = [head, first, Wait(go_on), second, end]
    with scripted(script) as server, made.package.Client(base_url=server.url) as client:
        items = iter(client.things.sequence())
        assert next(items).text == "a"
        go_on.set()
        assert [item.text for item in items] == ["b"]


_MIXED = (
    b"preamble\r\n--x y\r\nContent-Type: application/json\r\n"
    b"Content-Disposition: form-data; name=note;\r\n filename*=utf-8''%C3%A8.json\r\n"
    b'\r\n{"text": "a"}\r\n--x y  \r\n\r\n\r\n\xff\r\n--x\r\n\r\n--x y--\r\nepilogue'
)


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize("is_async", [False, True])
def test_parts_are_given_one_by_one(made: SDK, size: int, is_async: bool) -> None:
    async def calls(client: Any) -> Any:
        return [part async for part in await client.things.part()]

    chunks = [_MIXED[at : at + size] for at in range(0, len(_MIXED), size)]
    said = answer(*chunks, content_type='multipart/mixed; boundary="x y"')
    with scripted(said) as server:
        if is_async:
            found = run(made.package.AsyncClient(base_url=server.url), calls)
        else:
            with made.package.Client(base_url=server.url) as client:
                found = list(client.things.part())
        assert "accept: multipart/*" in server.head()
    first, second = found
    assert first.json() == {"text": "a"}
    assert first.content_type == "application/json"
    assert (first.name, first.filename) == ("note", "è.json")
    assert second.content == b"\r\n\xff\r\n--x\r\n"
    assert (dict(second.headers), second.name) == ({}, None)


@pytest.mark.parametrize(
    ("body", "media_type", "message"),
    [
        (b"--x\r\n\r\na", "multipart/mixed; boundary=x", "the last part breaks off"),
        (b"--x--", "multipart/mixed", "multipart/mixed names no boundary"),
        (b"{}", "application/json", "expected multipart/\\*, got application/json"),
    ],
)
def test_parts_that_cannot_be_read(
    made: SDK, body: bytes, media_type: str, message: str
) -> None:
    said = answer(body, content_type=media_type)
    with (
        scripted(said) as server,
        made.package.Client(base_url=server.url) as client,
        pytest.raises(made.package.DecodeError, match=message),
    ):
        list(client.things.part())


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("line", "expected application/jsonl, got text/html; the body starts: <p>Bad"),
        ("watch", f"expected {EVENTS}, got text/html; the body starts: <p>Bad"),
        ("note", "expected JSON, got text/html; the body starts: <p>Bad"),
    ],
)
def test_a_page_from_a_proxy_is_said_in_words(
    made: SDK, call: str, message: str
) -> None:
    page = answer(b"<p>Bad\ngateway</p>", content_type="text/html")
    with scripted(page) as server, made.package.Client(base_url=server.url) as client:
        with pytest.raises(made.package.DecodeError, match=message) as caught:
            getattr(client.things, call)()
        assert caught.value.content == b"<p>Bad\ngateway</p>"


def test_any_method_can_be_streamed(made: SDK) -> None:
    said = answer(b'{"text":', b'"a"}', content_type="application/json")

    async def calls(client: Any) -> Any:
        async with await client.stream(client.things.note) as stream:
            return [piece async for piece in stream.iter_bytes()]

    with scripted(said, said) as server:
        with (
            made.package.Client(base_url=server.url) as client,
            client.stream(client.things.note) as stream,
        ):
            assert list(stream.iter_bytes()) == [b'{"text":', b'"a"}']
            assert stream.headers["content-type"] == "application/json"
            assert "accept: application/json" in server.head()
        found = run(made.package.AsyncClient(base_url=server.url), calls)
    assert found == [b'{"text":', b'"a"}']


def test_raw_gives_the_whole_answer(made: SDK) -> None:
    said = answer(
        b'{"text":"a"}', status=203, content_type="application/json", etag="x"
    )

    async def calls(client: Any) -> Any:
        return await client.raw(client.things.note)

    with scripted(said, said) as server:
        with made.package.Client(base_url=server.url) as client:
            response = client.raw(client.things.note)
        same = run(made.package.AsyncClient(base_url=server.url), calls)
    for each in (response, same):
        assert each.status_code == 203
        assert each.headers["ETag"] == "x"
        assert each.content == b'{"text":"a"}'
        assert each.body == made.models.Note(text="a")
        assert each.elapsed > 0
        assert each.request.method == "GET"
        assert each.url == f"{server.url}/note"
        assert repr(each) == f"<Response 203: GET {server.url}/note>"


def test_raw_takes_methods_of_resources_only(made: SDK) -> None:
    client = made.talk().client
    with pytest.raises(TypeError, match="expected a method of a resource, got"):
        client.raw(len, [])


def test_answers_have_a_greatest_length(made: SDK) -> None:
    def endless() -> Any:
        yield answer(content_type="application/json")[0]
        while True:
            yield chunk(b"[" * 65_536)

    transport = made.module("_runtime.transport")
    message = "the answer is longer than 1000000 bytes; client.stream leaves it unread"

    async def calls(client: Any) -> Any:
        with pytest.raises(made.package.APIConnectionError, match=message):
            await client.things.note()

    with scripted(endless(), endless()) as server:
        own = transport.HTTPX2Transport(most_bytes=1_000_000)
        client = made.package.Client(base_url=server.url, transport=own)
        with pytest.raises(made.package.APIConnectionError, match=message):
            client.things.note()
        own.close()
        other = transport.AsyncHTTPX2Transport(most_bytes=1_000_000)

        async def all_calls() -> None:
            client = made.package.AsyncClient(base_url=server.url, transport=other)
            await calls(client)
            await other.aclose()

        asyncio.run(all_calls())


def test_a_compressed_answer_is_unpacked_piece_by_piece(made: SDK) -> None:
    packed = gzip.compress(b"a" * 100_000)
    said = answer(packed[:60], packed[60:], content_encoding="gzip")
    with scripted(said) as server, made.package.Client(base_url=server.url) as client:
        stream = client.things.get_file("a")
        assert stream.length is None
        assert stream.read() == b"a" * 100_000


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_packed_answers_are_unpacked(made: SDK, coding: str) -> None:
    packers: dict[str, Any] = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "br": importlib.import_module("brotli").compress,
        "zstd": importlib.import_module("backports.zstd").compress,
    }
    content = packers[coding](b'{"text": "a"}')
    said = answer(content, content_type="application/json", content_encoding=coding)
    with scripted(said) as server, made.package.Client(base_url=server.url) as client:
        assert client.things.note().text == "a"
        assert coding in server.head().partition("accept-encoding:")[2]


def test_a_coding_that_is_not_known_is_said(made: SDK) -> None:
    said = answer(b"???", content_type="application/json", content_encoding="snappy")
    with (
        scripted(said) as server,
        made.package.Client(base_url=server.url) as client,
        pytest.raises(made.package.DecodeError, match=r"\(content-encoding: snappy\)"),
    ):
        client.things.note()


def test_a_server_that_never_answers(made: SDK) -> None:
    never = threading.Event()
    with (
        scripted([Wait(never)]) as server,
        made.package.Client(base_url=server.url, timeout=0.05, retries=0) as client,
    ):
        with pytest.raises(made.package.APITimeoutError, match="/note"):
            client.things.note()
        never.set()


def test_a_stream_that_falls_silent(made: SDK) -> None:
    never = threading.Event()
    head, first, _ = answer(b"%PDF", b"", content_type="application/pdf")[:3]
    with (
        scripted([head, first, Wait(never)]) as server,
        made.package.Client(base_url=server.url, timeout=1.0) as client,
    ):
        pieces = client.things.get_file("a").iter_bytes()
        assert next(pieces) == b"%PDF"
        with pytest.raises(made.package.APITimeoutError):
            next(pieces)
        never.set()


def test_what_the_package_offers_is_sorted(made: SDK) -> None:
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--select=I,F401"]
    ran = subprocess.run(
        [*command, "--no-cache", str(made.directory / made.name / "__init__.py")],
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout
