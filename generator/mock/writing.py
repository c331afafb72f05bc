"""Writes the values of answers in their media types."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from generator.json_types import is_array, is_object

from ..media_types import essence, way
from .schemas import mapping, sequence
from .xml import xml_text

if TYPE_CHECKING:
    from .answer import Answer
    from .schemas import Resolve

BOUNDARY = "calco-part"
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
_BYTES = {
    "application/pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n",
    "application/zip": b"PK\x05\x06" + bytes(18),
    "image/png": _PNG,
}
_OTHER_BYTES = bytes([0, 10, 13, 37, 127, 128, 194, 255])
_ITEMS = 3
"""How many items a stream has that is made of a schema."""
_EVENT = {"data", "event", "id", "retry"}


def is_text(media_type: str) -> bool:
    """Whether content of a media type is written from a value and not from bytes."""
    pattern = r"text/.*|multipart/.*|.*[/+](json|xml|yaml|.*urlencoded)"
    named = re.fullmatch(pattern, essence(media_type))
    return bool(named) or way(media_type) in ("lines", "events")


def octets(media_type: str, size: int | None) -> bytes:
    """Bytes of a media type, or of a size."""
    if size is None:
        return _BYTES.get(essence(media_type), _OTHER_BYTES)
    whole, rest = divmod(size, len(_OTHER_BYTES))
    return _OTHER_BYTES * whole + _OTHER_BYTES[:rest]


def written(
    answer: Answer, resolve: Resolve, last_event: str = ""
) -> tuple[str, bytes]:
    """An answer's content type and body.

    Args:
        answer: The answer; it has a media type.
        resolve: Finds the node of a local reference.
        last_event: The id of the last event the client has; later ones are sent.
    """
    media_type = answer.media_type or ""
    name, value = essence(media_type), answer.value
    if isinstance(value, bytes):
        return media_type, value
    manner = way(media_type)
    if manner == "json":
        return media_type, json.dumps(value, ensure_ascii=False).encode()
    if name.startswith("multipart/"):
        return f"{media_type}; boundary={BOUNDARY}", _parts(value)
    if isinstance(value, str):
        return media_type, value.encode()
    if manner == "events":
        return media_type, _events(value, answer.given, last_event).encode()
    if manner == "lines":
        start = "\x1e" if name.endswith("-seq") else ""
        lines = (f"{start}{_json(item)}\n" for item in _several(value, answer.given))
        return media_type, "".join(lines).encode()
    if name.endswith(("/xml", "+xml")):
        text = f'<?xml version="1.0"?>\n{xml_text(value, answer.schema, resolve)}\n'
        return media_type, text.encode()
    return media_type, _json(value).encode()


def _several(value: Any, given: bool) -> list[Any]:
    if is_array(value):
        return value
    return [value] * (1 if given else _ITEMS)


def _events(value: Any, given: bool, last_event: str) -> str:
    items = _several(value, given)
    after = int(last_event) if last_event.isascii() and last_event.isdigit() else 0
    text = ""
    for index, item in enumerate(items, 1):
        event = mapping(item)
        if not (event and event.keys() <= _EVENT and "data" in event):
            event = {"data": item}
        if not given:
            event = {**event, "id": str(index)}
        if index <= after:
            continue
        for name, field in event.items():
            plain = field if isinstance(field, str) else _json(field)
            text += "".join(f"{name}: {line}\n" for line in plain.splitlines() or [""])
        text += "\n"
    return text


def _parts(value: Any) -> bytes:
    named = mapping(value) if is_object(value) else {}
    parts = list(named.items()) or [("", item) for item in sequence(value) or [value]]
    body = b""
    for name, item in parts:
        plain = isinstance(item, str)
        content = item if isinstance(item, bytes) else b""
        if not content:
            content = (str(item) if plain else _json(item)).encode()
        media_type = "text/plain; charset=utf-8" if plain else "application/json"
        body += f"--{BOUNDARY}\r\ncontent-type: {media_type}\r\n".encode()
        if name:
            quoted = re.sub(r'[\r\n"\\]', "_", name)
            body += f'content-disposition: form-data; name="{quoted}"\r\n'.encode()
        body += b"\r\n" + content + b"\r\n"
    return body + f"--{BOUNDARY}--\r\n".encode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
