"""What the mock answers: the document's own examples, else values made of schemas."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.sax.saxutils import escape

from .sample import sample
from .schemas import Resolve, flatten, follow, mapping, sequence

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_BODY = {204, 205, 304}
_NOT_OURS = {
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "date",
    "keep-alive",
    "transfer-encoding",
    "upgrade",
}
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


@dataclass(frozen=True, slots=True)
class Answer:
    """A response. ``media_type`` is None when it has no body."""

    status: int
    media_type: str | None = None
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Wish:
    """What a request asks of its answer, in the header ``Prefer`` (RFC 7240).

    Args:
        code: The status, as a key of the Responses Object.
        example: The name of the example.
    """

    code: str | None = None
    example: str | None = None

    @classmethod
    def of(cls, header: str) -> Wish:
        """Read ``code=404, example=name``; other preferences are ignored."""
        found = dict(re.findall(r"(\w+)\s*=\s*\"?([^\",;\s]+)", header))
        return cls(found.get("code"), found.get("example"))


class UnanswerableError(Exception):
    """The document has no answer such as the request asks for.

    Args:
        status: The status that says so.
        detail: Why, in words.
    """

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


def answer(
    operation: dict[str, Any], accept: str, wish: Wish, resolve: Resolve
) -> Answer:
    """Make the answer of an operation.

    Args:
        operation: The Operation Object.
        accept: The header ``Accept`` of the request, empty for any.
        wish: What the request asks for; without it the lowest 2xx is given.
        resolve: Finds the node of a local reference.

    Raises:
        UnanswerableError: The status, the example or the media type is not there.
    """
    responses = mapping(operation.get("responses"))
    key, status = _status(responses, wish.code)
    response = follow(responses.get(key), resolve)
    headers = _headers(mapping(response.get("headers")), resolve)
    content = mapping(response.get("content"))
    if status in _NO_BODY or not content:
        return Answer(status, headers=headers)
    # An error is answered in its own media type, as servers do.
    lenient = status >= 400
    media_type, node = _negotiate(content, "" if lenient else accept)
    value = _value(media_type, mapping(node), wish.example, resolve)
    return Answer(status, media_type, _encode(media_type, value), headers)


def _status(responses: dict[str, Any], wanted: str | None) -> tuple[str, int]:
    if wanted is not None:
        for key in (wanted, f"{wanted[:1]}XX", f"{wanted[:1]}xx", "default"):
            if key in responses and re.fullmatch(r"[1-5]\d\d", wanted):
                return key, int(wanted)
        raise UnanswerableError(404, f"The operation has no response {wanted!r}.")
    plain = sorted(key for key in responses if re.fullmatch(r"[23]\d\d", key))
    if plain and plain[0].startswith("2"):
        return plain[0], int(plain[0])
    for key in ("2XX", "2xx"):
        if key in responses:
            return key, 200
    if plain:
        return plain[0], int(plain[0])
    return "default", 200


def _negotiate(content: dict[str, Any], accept: str) -> tuple[str, Any]:
    """The media type that suits best (RFC 9110, section 12.5.1)."""
    best: tuple[float, int] = (0.0, 0)
    chosen: tuple[str, Any] | None = None
    for position, (name, node) in enumerate(content.items()):
        media_type = name.split(";")[0].strip().lower()
        quality, concrete = _quality(media_type, accept)
        if (quality, -position) > best or (chosen is None and quality > 0):
            best = (quality, -position)
            full = name if "*" not in name else concrete
            chosen = (full, node)
    if chosen is None:
        known = ", ".join(content)
        raise UnanswerableError(
            406, f"The answer is {known}; the request accepts {accept}."
        )
    return chosen


def _quality(media_type: str, accept: str) -> tuple[float, str]:
    concrete = media_type.replace("*/*", "application/json")
    concrete = concrete.replace("/*", "/plain" if concrete == "text/*" else "/png")
    if not accept.strip():
        return 1.0, concrete
    best, closest = 0.0, -1
    for part in accept.lower().split(","):
        wanted, *parameters = [piece.strip() for piece in part.split(";")]
        if not (_covers(wanted, media_type) or _covers(media_type, wanted)):
            continue
        weight = 1.0
        for parameter in parameters:
            if re.fullmatch(r"q=[01](\.\d*)?", parameter):
                weight = float(parameter[2:])
        closeness = 2 - wanted.count("*")
        if closeness > closest:
            best, closest = weight, closeness
            if "*" in media_type and "*" not in wanted:
                concrete = wanted
    return best, concrete


def _covers(pattern: str, media_type: str) -> bool:
    kind, _, subtype = pattern.partition("/")
    same_kind = kind == media_type.partition("/")[0]
    return pattern in ("*/*", media_type) or (subtype == "*" and same_kind)


def _value(
    media_type: str, node: dict[str, Any], wanted: str | None, resolve: Resolve
) -> Any:
    examples = mapping(node.get("examples"))
    if wanted is not None and wanted not in examples:
        raise UnanswerableError(404, f"The response has no example {wanted!r}.")
    for name, given in examples.items():
        example = follow(given, resolve)
        if "value" in example and wanted in (None, name):
            return example["value"]
    if "example" in node:
        return node["example"]
    schema = node.get("schema", node.get("itemSchema", True))
    flat = flatten(schema, resolve)[0]
    if flat.get("format") == "binary" or not _is_text(media_type):
        essence = media_type.split(";")[0].strip().lower()
        return _BYTES.get(essence, _OTHER_BYTES)
    return sample(schema, resolve, "response")


def _is_text(media_type: str) -> bool:
    essence = media_type.split(";")[0].strip().lower()
    return bool(re.fullmatch(r"text/.*|.*[/+](json|xml|yaml|.*urlencoded)", essence))


def _encode(media_type: str, value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    essence = media_type.split(";")[0].strip().lower()
    if re.fullmatch(r".*[/+]json", essence):
        return json.dumps(value, ensure_ascii=False).encode()
    if isinstance(value, str):
        return value.encode()
    if re.fullmatch(r".*[/+]xml", essence):
        return f'<?xml version="1.0"?>\n{_xml("root", value)}\n'.encode()
    if essence == "text/event-stream":
        return f"data: {json.dumps(value, ensure_ascii=False)}\n\n".encode()
    return json.dumps(value, ensure_ascii=False).encode()


def _xml(name: str, value: Any) -> str:
    if isinstance(value, list):
        return "".join(_xml(name, item) for item in sequence(value))
    if isinstance(value, dict):
        inner = "".join(_xml(key, item) for key, item in mapping(value).items())
    else:
        inner = escape(value if isinstance(value, str) else json.dumps(value))
    tag = re.sub(r"[^A-Za-z0-9_.-]", "_", name)
    return f"<{tag}>{inner}</{tag}>"


def _headers(nodes: Mapping[str, Any], resolve: Resolve) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, node in nodes.items():
        if name.lower() in _NOT_OURS or not re.fullmatch(r"[\w!#$%&'*+.^`|~-]+", name):
            continue
        header = follow(node, resolve)
        examples = [
            follow(one, resolve).get("value")
            for one in mapping(header.get("examples")).values()
        ]
        if "example" in header:
            examples.insert(0, header["example"])
        value = (
            examples[0]
            if examples
            else sample(header.get("schema", {"type": "string"}), resolve, name=name)
        )
        headers[name] = _header_text(value)
    return headers


def _header_text(value: Any) -> str:
    if isinstance(value, list):
        text = ",".join(map(_header_text, sequence(value)))
    elif isinstance(value, dict):
        pairs = mapping(value).items()
        text = ",".join(f"{key},{_header_text(item)}" for key, item in pairs)
    else:
        text = value if isinstance(value, str) else json.dumps(value)
    # Text of a document must not end the header it stands in.
    return quote(re.sub(r"[\x00-\x1f\x7f]+", " ", text), safe=_HEADER_SAFE)


_HEADER_SAFE = "".join(chr(code) for code in range(32, 127))
