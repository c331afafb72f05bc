"""Request bodies other than JSON."""

from __future__ import annotations

import datetime
import email
import io
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from generator.runtime.contents import Content
from generator.runtime.files import FileInput, Pieces
from generator.runtime.forms import URLEncoded
from generator.runtime.models import Model
from generator.runtime.multipart import Multipart
from generator.runtime.operation import Body
from generator.runtime.styles import query

FORM = URLEncoded("application/x-www-form-urlencoded")
MULTIPART = Multipart("multipart/form-data")


class Meta(Model):
    title: str
    day: datetime.date | None = None


class Upload(Model):
    file: Any = None
    meta: Meta | None = None


def joined(content: bytes | Pieces) -> bytes:
    return content if isinstance(content, bytes) else b"".join(content)


def parts(
    body: Multipart, value: object
) -> list[tuple[str | None, str | None, str, bytes]]:
    """What a reader that is not ours finds: name, file name, type, content."""
    content, content_type = body.bounded(value, "frontier")
    text = b"content-type: " + content_type.encode() + b"\r\n\r\n" + joined(content)
    message = email.message_from_bytes(text)
    assert message.is_multipart()
    found: list[tuple[str | None, str | None, str, bytes]] = []
    for part in message.walk():
        if part is message:
            continue
        assert isinstance(part, Message)
        disposition = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        kind = part.get("content-type", "")
        found.append((str(disposition), part.get_filename(), kind, payload))
    return found


def test_json_and_its_relatives() -> None:
    for media_type in ("application/json", "application/merge-patch+json"):
        assert Body(media_type).write({"a": None}) == (b'{"a":null}', media_type)


def test_urlencoded() -> None:
    value = {
        "grant": "a b&c",
        "tags": ["x", "y"],
        "on": datetime.date(2024, 1, 2),
        "ok": True,
        "none": None,
        "meta": Meta(title="é"),
    }
    content, content_type = FORM.write(value)
    assert content_type == "application/x-www-form-urlencoded"
    assert content == (
        b"grant=a%20b%26c&tags=x&tags=y&on=2024-01-02&ok=true"
        b"&meta=%7B%22title%22%3A%22%C3%A9%22%7D"
    )


def test_urlencoded_fields_may_have_a_style() -> None:
    body = URLEncoded(FORM.media_type, encoding={"f": query("f", style="deepObject")})
    assert body.write({"f": {"a": {"b": 1}}, "g": 2})[0] == (b"f%5Ba%5D%5Bb%5D=1&g=2")


def test_a_form_takes_nothing_but_fields() -> None:
    with pytest.raises(TypeError, match="body: expected a dict or model, got list"):
        FORM.write([1])


def test_multipart_bytes() -> None:
    content, content_type = MULTIPART.bounded({"a": 1, "f": b"\x00\xff"}, "frontier")
    assert content_type == "multipart/form-data; boundary=frontier"
    assert content == (
        b"--frontier\r\n"
        b'content-disposition: form-data; name="a"\r\n\r\n'
        b"1\r\n"
        b"--frontier\r\n"
        b'content-disposition: form-data; name="f"; filename="upload"\r\n'
        b"content-type: application/octet-stream\r\n\r\n"
        b"\x00\xff\r\n"
        b"--frontier--\r\n"
    )


def test_multipart_parts_by_kind(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF")
    with path.open("rb") as file:
        file.read(1)
        found = parts(
            Multipart(
                MULTIPART.media_type,
                parts={"note": "text/markdown", "raw": "application/json"},
            ),
            {
                "path": path,
                "file": file,
                "named": ("a.txt", b"hi"),
                "typed": ("a.bin", io.BytesIO(b"yo"), "application/x-own"),
                "meta": Meta(title="t", day=datetime.date(2024, 1, 2)),
                "many": [{"a": 1}, {"b": 2}],
                "flags": [True, False],
                "note": "# x",
                "raw": "text",
                "none": None,
            },
        )
    assert found == [
        ("path", "scan.pdf", "application/pdf", b"%PDF"),
        ("file", "scan.pdf", "application/pdf", b"PDF"),
        ("named", "a.txt", "text/plain", b"hi"),
        ("typed", "a.bin", "application/x-own", b"yo"),
        ("meta", None, "application/json", b'{"title":"t","day":"2024-01-02"}'),
        ("many", None, "application/json", b'{"a":1}'),
        ("many", None, "application/json", b'{"b":2}'),
        ("flags", None, "", b"true"),
        ("flags", None, "", b"false"),
        ("note", None, "text/markdown", b"# x"),
        ("raw", None, "application/json", b'"text"'),
    ]


def test_multipart_takes_a_model_with_a_file_in_it() -> None:
    upload = Upload(file=b"data", meta=Meta(title="t"))
    assert parts(MULTIPART, upload) == [
        ("file", "upload", "application/octet-stream", b"data"),
        ("meta", None, "application/json", b'{"title":"t"}'),
    ]


def test_names_cannot_break_out_of_their_header() -> None:
    content, _ = MULTIPART.bounded({'a"\r\nx: y': ('f"\n.txt', b"")}, "frontier")
    assert joined(content).startswith(
        b"--frontier\r\n"
        b'content-disposition: form-data; name="a%22%0D%0Ax: y"; filename="f%22%0A.txt"'
        b"\r\ncontent-type: text/plain\r\n"
    )
    with pytest.raises(ValueError, match="line breaks"):
        MULTIPART.bounded({"a": ("f", b"", "text/plain\r\nx: y")}, "frontier")


def test_files_are_read_only_while_they_are_sent_and_can_be_sent_again() -> None:
    file = io.BytesIO(b"0123456789")
    file.seek(4)
    content, _ = MULTIPART.bounded({"f": file}, "frontier")
    assert isinstance(content, Pieces)
    first = b"".join(content)
    assert b"\r\n\r\n456789\r\n" in first
    assert content.length == len(first)
    assert b"".join(content) == first


def test_a_stream_without_end_has_no_length_and_one_try() -> None:
    class Pipe(io.RawIOBase):
        data = [b"ab", b"c", b""]

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            return self.data.pop(0)

    pieces = Pieces([Pipe()])
    assert pieces.length is None
    assert list(pieces) == [b"ab", b"c"]
    with pytest.raises(ValueError, match="sent already"):
        list(pieces)


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        (io.StringIO("x"), TypeError, "body.f: open the file in binary mode"),
        (("a", "text"), TypeError, "body.f: expected bytes, a binary file or a path"),
        (("a",), TypeError, "body.f: expected"),
        (Path("nowhere/at/all"), FileNotFoundError, "nowhere"),
    ],
)
def test_what_is_no_file(
    given: FileInput, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        MULTIPART.bounded({"f": given}, "frontier")


def test_text_and_bytes(tmp_path: Path) -> None:
    text = Content("text/plain")
    assert text.write("né") == (b"n\xc3\xa9", "text/plain; charset=utf-8")
    assert text.write(5)[0] == b"5"
    assert Content("application/xml").write(b"<a/>") == (b"<a/>", "application/xml")
    with pytest.raises(
        TypeError, match="body: cannot send a value of type dict as text"
    ):
        text.write({})
    binary = Content("application/octet-stream")
    assert binary.write(bytearray(b"ab"))[0] == b"ab"
    path = tmp_path / "a"
    path.write_bytes(b"xyz")
    content, content_type = binary.write(path)
    assert (joined(content), content_type) == (b"xyz", "application/octet-stream")
    with pytest.raises(
        TypeError, match="body: expected bytes, a binary file or a path"
    ):
        binary.write({"a": 1})


def test_a_range_of_types_is_chosen_by_value() -> None:
    anything = Content("*/*")
    assert anything.write({"a": 1}) == (b'{"a":1}', "application/json")
    assert anything.write("x") == (b"x", "text/plain; charset=utf-8")
    image = ("a.png", b"\x89PNG")
    assert Content("image/*").write(image) == (b"\x89PNG", "image/png")
