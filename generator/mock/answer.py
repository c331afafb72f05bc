"""What the mock answers: the document's own examples, else values made of schemas."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from .sample import sample
from .schemas import Resolve, flatten, follow, mapping, sequence
from .writing import is_text, octets

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


@dataclass(frozen=True, slots=True)
class Answer:
    """A response, its body not yet written.

    Args:
        status: The status.
        media_type: None when it has no body.
        value: What the body says: a JSON value, or bytes.
        headers: Those the document names.
        schema: The schema of the value; of one item for sequential media types.
        given: Whether the value is an example of the document.
    """

    status: int
    media_type: str | None = None
    value: Any = None
    headers: dict[str, str] = field(default_factory=dict[str, str])
    schema: Any = True
    given: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What a request asks of its answer, in the header ``Prefer`` (RFC 7240).

    Args:
        code: The status, as a key of the Responses Object.
        example: The name of the example.
        dynamic: Make the value of the schema even where there is an example.
        fault: What is to go wrong.
        size: How many bytes a binary body has.
    """

    code: str | None = None
    example: str | None = None
    dynamic: bool = False
    fault: str | None = None
    size: int | None = None

    @classmethod
    def of(cls, header: str) -> Wish:
        """Read ``code=404, example="a name"``; other preferences are ignored."""
        found = {
            name.lower(): quoted or plain
            for name, quoted, plain in _PREFERENCE.findall(header)
        }
        size = found.get("size", "")
        return cls(
            found.get("code"),
            found.get("example"),
            found.get("dynamic", "").lower() == "true",
            found.get("fault"),
            int(size) if size.isascii() and size.isdigit() else None,
        )

    def applied(self) -> str:
        """The preferences that were honoured, for ``Preference-Applied``."""
        named = {
            "code": self.code,
            "example": self.example and f'"{self.example}"',
            "dynamic": "true" if self.dynamic else None,
            "fault": self.fault,
            "size": None if self.size is None else str(self.size),
        }
        return ", ".join(f"{key}={value}" for key, value in named.items() if value)


_PREFERENCE = re.compile(r'([\w-]+)\s*=\s*(?:"([^"]*)"|([^",;\s]+))')


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
    operation: dict[str, Any],
    accept: str,
    wish: Wish,
    resolve: Resolve,
    seed: int = 0,
) -> Answer:
    """Make the answer of an operation.

    Args:
        operation: The Operation Object.
        accept: The header ``Accept`` of the request, empty for any.
        wish: What the request asks for; without it the lowest 2xx is given.
        resolve: Finds the node of a local reference.
        seed: Which of the values that keep to a schema is made.

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
    plain = mapping(node)
    schema = plain.get("itemSchema", plain.get("schema", True))
    given = _example(plain, wish, resolve)
    if given is not None:
        return Answer(status, media_type, given[0], headers, schema, True)
    flat = flatten(schema, resolve)[0]
    if flat.get("format") == "binary" or not is_text(media_type):
        value: Any = octets(media_type, wish.size)
    else:
        value = sample(schema, resolve, "response", seed=seed)
    return Answer(status, media_type, value, headers, schema)


def _status(responses: dict[str, Any], wanted: str | None) -> tuple[str, int]:
    if wanted is not None:
        for key in (wanted, f"{wanted[:1]}XX", f"{wanted[:1]}xx", "default"):
            if key in responses and re.fullmatch(r"[1-5]\d\d", wanted):
                return key, int(wanted)
        known = ", ".join(responses)
        raise UnanswerableError(
            404, f"The operation has no response {wanted!r}; it has {known}."
        )
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


def _example(node: dict[str, Any], wish: Wish, resolve: Resolve) -> tuple[Any] | None:
    """The example that is wanted, or else the first; none where there is none."""
    examples = mapping(node.get("examples"))
    if wish.example is not None and wish.example not in examples:
        known = (
            f"it has {', '.join(map(repr, examples))}" if examples else "it has none"
        )
        raise UnanswerableError(
            404, f"The response has no example {wish.example!r}; {known}."
        )
    if wish.dynamic or (wish.size is not None and wish.example is None):
        return None
    for name, given in examples.items():
        example = follow(given, resolve)
        values = [example[key] for key in ("value", "dataValue") if key in example]
        if values and wish.example in (None, name):
            return (values[0],)
    return (node["example"],) if "example" in node else None


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
