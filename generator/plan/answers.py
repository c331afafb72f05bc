"""Which of an operation's bodies and responses the method speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

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
from generator.media_types import way
from generator.plan.literals import string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.plan.annotations import Annotator

_BYTES = ScalarType("string", "binary")
_TEXT = ScalarType("string")


@dataclass(frozen=True, slots=True)
class Events:
    """Server-sent events, by the type of their data."""

    data: Type


Decoded: TypeAlias = Type | Events


def chosen(contents: Sequence[MediaType]) -> MediaType | None:
    """The representation used where nobody chooses: the first is the best."""
    return contents[0] if contents else None


def body_content(operation: Operation) -> MediaType | None:
    """The representation a call sends; ``None`` when it sends no body."""
    return chosen(operation.body.contents) if operation.body else None


def decoded(content: MediaType) -> Decoded:
    """What a response's content decodes to."""
    match way(content.media_type):
        case "json":
            return AnyType() if content.type is None else content.type
        case "lines":
            found = content.type
            return (
                found if isinstance(found, ListType) else ListType(found or AnyType())
            )
        case "events":
            return Events(_TEXT if content.type is None else content.type)
        case "text":
            return _TEXT
        case "form" | "raw":
            return _BYTES


def plain_type(content: MediaType) -> Type:
    """The same as a type; events are text there."""
    found = decoded(content)
    return _TEXT if isinstance(found, Events) else found


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


def result_source(
    operation: Operation,
    annotator: Annotator,
    shadowed: frozenset[str] = frozenset(),
    accept: str | None = None,
) -> str:
    """What a call returns, as an annotation.

    Args:
        operation: The operation.
        annotator: Writes the annotation.
        shadowed: Names that mean something else where it stands.
        accept: The media type that is asked for; all of them when ``None``.
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
    events = [found for found in types if isinstance(found, Events)]
    plain = tuple(found for found in types if not isinstance(found, Events))
    written: list[str] = []
    if plain:
        found = plain[0] if len(plain) == 1 else UnionType(plain)
        written.append(
            annotator.output(NullableType(found) if empty else found, shadowed)
        )
    if "Any" in written:
        return "Any"
    for one in events:
        annotator.imports.runtime.add("ServerSentEvent")
        inner = f"ServerSentEvent[{annotator.output(one.data, shadowed)}]"
        written.insert(0, annotator.list_of(inner, shadowed))
    if events and empty and not plain:
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
    found = decoded(content)
    if isinstance(found, Events):
        if error:
            return "lambda: str"
        annotator.imports.runtime.add("events")
        return f"lambda: events({annotator.output(found.data)})"
    if way(content.media_type) == "lines":
        assert isinstance(found, ListType)
        annotator.imports.runtime.add("json_lines")
        return f"lambda: json_lines({annotator.output(found.items)})"
    return f"lambda: {annotator.output(found)}"


def errors(operation: Operation) -> list[Response]:
    """The responses a call raises."""
    good = {id(response) for response in successes(operation)}
    return [
        response
        for response in operation.responses
        if id(response) not in good or response.status == "default"
    ]
