"""Request bodies: the media type decides how a value is written."""

from __future__ import annotations

import secrets
from typing import Any

from .encoding import encode, fields_of
from .files import FileContent, Pieces, as_file, is_content
from .headers import essence, header_value, is_json
from .operation import Body, query
from .parameters import query_encoder
from .scalars import UnsendableError, scalar_text
from .sentinels import NOT_GIVEN
from .shapes import is_list, is_mapping, is_model, is_tuple

Encoded = tuple[bytes | Pieces, str]
Part = tuple[str | None, FileContent, str | None]


def encode_body(body: Body, value: Any) -> Encoded:
    """A value as a request body and its content type.

    Args:
        body: What the operation takes.
        value: For JSON anything that JSON has; for forms a dict or model; for the rest
            text, bytes, a binary file or a path.

    Raises:
        TypeError: The value has no form in that media type.
        ValueError: A number is infinite or undefined.
    """
    write: Any = getattr(body, "write", None)
    if write and not is_content(value):
        written: Encoded = write(value)
        return written
    media_type = body.media_type
    name = essence(media_type)
    if name.endswith("/*"):
        if is_content(value) or is_tuple(value):
            _, content, content_type = as_file(value, "body")
            return _joined([content]), content_type
        kind = "text/plain" if isinstance(value, str) else "application/json"
        return encode_body(body._replace(media_type=kind), value)
    if is_json(name):
        return encode(value), media_type
    if name == "application/x-www-form-urlencoded":
        return _urlencoded(body, value), media_type
    if name.startswith("multipart/"):
        return multipart(body, value, secrets.token_hex(16))
    is_text = name.startswith("text/") or name.endswith(("/xml", "+xml"))
    if is_text and not is_content(value):
        charset = "" if "charset" in media_type else "; charset=utf-8"
        try:
            return scalar_text(value).encode(), f"{media_type}{charset}"
        except UnsendableError as error:
            raise TypeError(f"body: {error} as {name}") from None
    return _joined([as_file(value, "body")[1]]), media_type


def multipart(body: Body, value: Any, boundary: str) -> Encoded:
    """A dict or model as ``multipart/form-data`` (RFC 7578).

    Files become file parts, objects JSON parts, single values plain text; an array
    repeats its part. ``body.parts`` overrides the content type by name. The boundary
    must occur in none of them.
    """
    pieces: list[FileContent] = []
    for name, field in _fields(value):
        wanted = (body.parts or {}).get(name)
        for item in field if is_list(field) else [field]:
            filename, content, content_type = _part(name, item, wanted)
            lines = f'--{boundary}\r\ncontent-disposition: form-data; name="{_quoted(name)}"'
            if filename is not None:
                lines += f'; filename="{_quoted(filename)}"'
            if content_type:
                lines += f"\r\ncontent-type: {header_value(content_type, name)}"
            pieces += [f"{lines}\r\n\r\n".encode(), content, b"\r\n"]
    pieces.append(f"--{boundary}--\r\n".encode())
    return _joined(pieces), f"{essence(body.media_type)}; boundary={boundary}"


def _part(name: str, item: Any, wanted: str | None) -> Part:
    where = f"body.{name}"
    # The first of several alternatives in an encoding's contentType will do.
    wanted = wanted.partition(",")[0].strip() if wanted else None
    if is_tuple(item) or is_content(item):
        filename, content, content_type = as_file(item, where)
        explicit = is_tuple(item) and len(item) == 3
        if wanted and not explicit and "*" not in wanted:
            content_type = wanted
        return filename, content, content_type
    if not (wanted and is_json(wanted)):
        try:
            return None, scalar_text(item).encode(), wanted
        except UnsendableError:
            pass
    return None, encode(item, where), wanted or "application/json"


def _urlencoded(body: Body, value: Any) -> bytes:
    pieces: list[str] = []
    for name, field in _fields(value):
        parameter = (body.encoding or {}).get(name)
        if parameter is None:
            is_object = is_mapping(field) or is_model(field)
            parameter = query(name, content="application/json" if is_object else None)
        pieces += query_encoder(parameter)(field)
    return "&".join(pieces).encode()


def _fields(value: Any) -> list[tuple[str, Any]]:
    if not (is_model(value) or is_mapping(value)):
        raise TypeError(f"body: expected a dict or model, got {type(value).__name__}")
    fields = fields_of(value) if is_model(value) else value
    return [
        (name, field)
        for name, field in fields.items()
        if field is not None and field is not NOT_GIVEN
    ]


def _joined(pieces: list[FileContent]) -> bytes | Pieces:
    known = [piece for piece in pieces if isinstance(piece, bytes)]
    return b"".join(known) if len(known) == len(pieces) else Pieces(pieces)


def _quoted(text: str) -> str:
    """A name in a part's header, escaped as browsers do (WHATWG HTML, 4.10.21.8)."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
