"""Bodies of answers, as pages can show them."""

from __future__ import annotations

import base64
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from generator.json_types import is_array, is_object
from generator.media_types import essence, way
from generator.reference.exchanges import MOST_SHOWN
from generator.runtime.headers import text_of

if TYPE_CHECKING:
    from generator.reference.credentials import Credentials

_WRITTEN = ("javascript", "graphql", "yaml", "toml", "xml")
# How a file begins says what it is; what its sender calls it does not.
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"%PDF-": "application/pdf",
}


def reason_of(status: int) -> str:
    """The usual words for a status (RFC 9110, 15); none for one that is not known."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def shown_body(content: bytes, headers: Any, length: int) -> dict[str, Any]:
    """A body as text, or what is none as base64; too long a one in part, or not.

    Args:
        content: The body, or its beginning.
        headers: Of the answer.
        length: How long all of the body is.

    Returns:
        ``media_type``; ``cut``, whether there is more; ``text`` or ``base64``; and
        ``shows``, the media type of what a browser may show as a picture.
    """
    name = essence(headers.get("content-type", ""))
    found: dict[str, Any] = {"media_type": name, "cut": length > MOST_SHOWN}
    is_text = way(name) not in ("raw",) or name.endswith(_WRITTEN)
    if not name:
        is_text = _is_utf8(content[:MOST_SHOWN])
    if is_text and "\0" not in text_of(content[:1000], headers):
        return {**found, "text": text_of(content[:MOST_SHOWN], headers)}
    whole = b"" if found["cut"] else content
    found["base64"] = base64.b64encode(whole).decode()
    return {**found, "shows": _picture(whole)}


def _picture(content: bytes) -> str:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    begins = (kind for start, kind in _PICTURES.items() if content.startswith(start))
    return next(begins, "")


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def masked(value: Any, credentials: Credentials) -> Any:
    """The same without any secret in any text, wherever it was repeated."""
    if isinstance(value, str):
        return credentials.text(value)
    if is_object(value):
        return {name: masked(inner, credentials) for name, inner in value.items()}
    if is_array(value):
        return [masked(inner, credentials) for inner in value]
    return value
