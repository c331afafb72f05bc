"""Which of an operation's bodies and responses the method speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.ir import (
    AnyType,
    ListType,
    MediaType,
    NullableType,
    Operation,
    Response,
    ScalarType,
    Type,
    UnionType,
)
from generator.media_types import essence, way
from generator.plan.literals import string
from generator.plan.spellings import spelling_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.plan.annotations import Annotator

_BYTES = ScalarType("string", "binary")
_TEXT = ScalarType("string")


_STREAMS = {
    "bytes": "ByteStream",
    "events": "EventStream",
    "items": "ItemStream",
    "parts": "PartStream",
}


@dataclass(frozen=True, slots=True)
class Stream:
    """An answer that is read while it comes: bytes, parts, items of a type, or events
    whose data is of a type."""

    kind: Literal["bytes", "items", "events", "parts"]
    item: Type

    @property
    def class_name(self) -> str:
        """The class of the synchronous client's streams of this kind."""
        return _STREAMS[self.kind]

    @property
    def is_typed(self) -> bool:
        """Whether what is read is of a type that the document gives."""
        return self.kind in ("items", "events")


Decoded: TypeAlias = Type | Stream


def chosen(contents: Sequence[MediaType]) -> MediaType | None:
    """The representation used where nobody chooses: the first is the best."""
    return contents[0] if contents else None


def body_content(operation: Operation) -> MediaType | None:
    """The representation a call sends; ``None`` when it sends no body."""
    return chosen(operation.body.contents) if operation.body else None


def decoded(content: MediaType) -> Decoded:
    """What a response's content decodes to."""
    if content.xml is not None:
        return content.type or AnyType()
    match way(content.media_type):
        case "json":
            return AnyType() if content.type is None else content.type
        case "lines":
            found = content.type
            items = found.items if isinstance(found, ListType) else found
            return Stream("items", AnyType() if items is None else items)
        case "events":
            return Stream("events", _TEXT if content.type is None else content.type)
        case "text":
            return _TEXT
        case "form" | "raw":
            is_multipart = essence(content.media_type).startswith("multipart/")
            return Stream("parts" if is_multipart else "bytes", _BYTES)


def plain_type(content: MediaType) -> Type:
    """The same where nothing is streamed, as in errors: items and events are text."""
    found = decoded(content)
    if isinstance(found, Stream):
        return _TEXT if found.is_typed else _BYTES
    return found


def is_success(status: str) -> bool:
    """Whether a status or range of statuses is success."""
    return status.startswith("2")


def successes(operation: Operation) -> list[Response]:
    """The responses a call returns rather than raises.

    When the document names no 2xx, its ``default`` stands for success as well.
    """
    found = [r for r in operation.responses if is_success(r.status)]
    return found or [r for r in operation.responses if r.status == "default"]


def accepted(operation: Operation) -> tuple[str, ...]:
    """The media types a caller chooses between, where that makes a difference."""
    found: dict[str, None] = {}
    for response in successes(operation):
        if differs(response):
            found.update((content.media_type, None) for content in response.contents)
    return tuple(found)


def differs(response: Response) -> bool:
    """Whether what a response decodes to depends on its media type."""
    return len({decoded(content) for content in response.contents}) > 1


def has_result(operation: Operation) -> bool:
    """Whether some answer of success has a body."""
    return any(response.contents for response in successes(operation))


def streams(operation: Operation) -> bool:
    """Whether some answer of success is a stream."""
    return any(
        isinstance(decoded(content), Stream)
        for response in successes(operation)
        for content in response.contents
    )


def has_parts(operation: Operation) -> bool:
    """Whether some answer of success is read part by part."""
    return any(
        isinstance(found := decoded(content), Stream) and found.kind == "parts"
        for response in successes(operation)
        for content in response.contents
    )


def result_source(
    operation: Operation,
    annotator: Annotator,
    shadowed: frozenset[str] = frozenset(),
    accept: str | None = None,
    *,
    is_async: bool = False,
) -> str:
    """What a call returns, as an annotation.

    Args:
        operation: The operation.
        annotator: Writes the annotation.
        shadowed: Names that mean something else where it stands.
        accept: The media type that is asked for; all of them when ``None``.
        is_async: Whether it is a call of the asynchronous client.
    """
    types: dict[Decoded, None] = {}
    empty = False
    for response in successes(operation):
        contents = response.contents
        if accept is None and differs(response):
            types.update((decoded(content), None) for content in contents)
        elif contents:
            fitting = (one for one in contents if one.media_type == accept)
            types[decoded(next(fitting, contents[0]))] = None
        else:
            empty = True
    plain = tuple(found for found in types if not isinstance(found, Stream))
    written: list[str] = []
    for stream in types:
        if isinstance(stream, Stream):
            name = f"Async{stream.class_name}" if is_async else stream.class_name
            annotator.imports.runtime.add(name)
            inner = annotator.output(stream.item, shadowed)
            written.append(f"{name}[{inner}]" if stream.is_typed else name)
    if plain:
        found = plain[0] if len(plain) == 1 else UnionType(plain)
        source = annotator.output(NullableType(found) if empty else found, shadowed)
        if source == "Any":
            return "Any"
        written.append(source)
    elif empty:
        written.append("None")
    return " | ".join(written) or "None"


def thunk(response: Response, annotator: Annotator, *, error: bool = False) -> str:
    """Source of a function that returns what a response decodes to.

    Where that depends on the media type, it is a mapping of such functions.

    Args:
        response: The response.
        annotator: Writes the types, and collects what they need at run time.
        error: Whether the response is raised rather than returned.
    """
    if not response.contents:
        return "None"
    if not differs(response):
        return _function(response.contents[0], annotator, error)
    entries = (
        f"{string(content.media_type)}: {_function(content, annotator, error)}"
        for content in response.contents
    )
    return f"{{{', '.join(entries)}}}"


def _function(content: MediaType, annotator: Annotator, error: bool) -> str:
    found = plain_type(content) if error else decoded(content)
    if not isinstance(found, Stream):
        source = annotator.output(found)
        if content.xml is None:
            return f"lambda: {source}"
        annotator.imports.runtime |= {"XMLAnswer", "SPELLINGS"}
        given = f"{string(content.media_type)}, {string(spelling_key(content))}"
        return f"lambda: XMLAnswer({source}, {given}, SPELLINGS)"
    if not found.is_typed:
        constant = found.kind.upper()
        annotator.imports.runtime.add(constant)
        return f"lambda: {constant}"
    item = annotator.output(found.item)
    if found.kind == "events":
        annotator.imports.runtime.add("events")
        return f"lambda: events({item})"
    annotator.imports.runtime.add("json_lines")
    return f"lambda: json_lines({item}, {string(content.media_type)})"


def errors(operation: Operation) -> list[Response]:
    """The responses a call raises."""
    good = {id(response) for response in successes(operation)}
    return [
        response
        for response in operation.responses
        if id(response) not in good or response.status == "default"
    ]
