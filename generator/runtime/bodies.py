"""Request bodies: the media type decides how a value is written."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from .encoding import encode, shallow
from .files import Pieces, as_file, is_content
from .media import essence, is_json, is_text
from .operation import Parameter
from .parameters import header_value, query_encoder
from .scalars import UnsendableError, scalar_text
from .sentinels import NOT_GIVEN
from .shapes import is_list, is_mapping, is_model, is_tuple

if TYPE_CHECKING:
    from .files import FileContent
    from .operation import Body

    Encoded = tuple[bytes | Pieces, str]


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
    media_type = body.media_type
    name = essence(media_type)
    if name.endswith("/*"):
        return _encode_any(body, value)
    if is_json(name):
        return encode(value), media_type
    if name == "application/x-www-form-urlencoded":
        return _urlencoded(body, value), media_type
    if name.startswith("multipart/"):
        return multipart(body, value, secrets.token_hex(16))
    if is_text(name) and not is_content(value):
        if "charset" not in media_type:
            media_type += "; charset=utf-8"
        try:
            return scalar_text(value).encode(), media_type
        except UnsendableError as error:
            raise TypeError(f"body: {error} as {name}") from None
    return _joined([as_file(value, "body")[1]]), media_type


def multipart(body: Body, value: Any, boundary: str) -> Encoded:
    """A dict or model as ``multipart/form-data`` (RFC 7578).

    Files become file parts, objects JSON parts, single values plain text; an array
    repeats its part. ``body.parts`` overrides the content type by name.

    The boundary must occur in none of them.
    """
    pieces: list[FileContent] = []
    for name, field in _fields(value):
        wanted = (body.parts or {}).get(name)
        items = field if is_list(field) else [field]
        for item in items:
            filename, content, content_type = _part(name, item, wanted)
            lines = f'--{boundary}\r\ncontent-disposition: form-data; name="{_quoted(name)}"'
            if filename is not None:
                lines += f'; filename="{_quoted(filename)}"'
            if content_type:
                lines += f"\r\ncontent-type: {header_value(content_type, name)}"
            pieces += [f"{lines}\r\n\r\n".encode(), content, b"\r\n"]
    pieces.append(f"--{boundary}--\r\n".encode())
    kind = essence(body.media_type)
    return _joined(pieces), f"{kind}; boundary={boundary}"


def _part(
    name: str, item: Any, wanted: str | None
) -> tuple[str | None, FileContent, str | None]:
    where = f"body.{name}"
    # The first of several alternatives in an encoding's contentType will do.
    wanted = wanted.partition(",")[0].strip() if wanted else None
    if is_tuple(item) or is_content(item):
        explicit = is_tuple(item) and len(item) == 3
        filename, content, content_type = as_file(item, where)
        if wanted and not explicit and "*" not in wanted:
            content_type = wanted
        return filename, content, content_type
    if wanted and is_json(wanted):
        return None, encode(item, where), wanted
    try:
        return None, scalar_text(item).encode(), wanted
    except UnsendableError:
        return None, encode(item, where), wanted or "application/json"


def _urlencoded(body: Body, value: Any) -> bytes:
    pieces: list[str] = []
    for name, field in _fields(value):
        parameter = (body.encoding or {}).get(name)
        if parameter is None:
            parameter = Parameter(name, "query", "form", True)
            if is_mapping(field) or is_model(field):
                parameter = parameter._replace(content="application/json")
        pieces += query_encoder(parameter)(field)
    return "&".join(pieces).encode()


def _encode_any(body: Body, value: Any) -> Encoded:
    if is_content(value) or is_tuple(value):
        _, content, content_type = as_file(value, "body")
        return _joined([content]), content_type
    kind = "text/plain" if isinstance(value, str) else "application/json"
    return encode_body(body._replace(media_type=kind), value)


def _fields(value: Any) -> list[tuple[str, Any]]:
    return [
        (name, field)
        for name, field in shallow(value, "body").items()
        if field is not None and field is not NOT_GIVEN
    ]


def _joined(pieces: list[FileContent]) -> bytes | Pieces:
    known = [piece for piece in pieces if isinstance(piece, bytes)]
    return b"".join(known) if len(known) == len(pieces) else Pieces(pieces)


def _quoted(text: str) -> str:
    """A name in a part's header, escaped as browsers do (WHATWG HTML, 4.10.21.8)."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
