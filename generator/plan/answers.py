"""Which of an operation's bodies and responses the method speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ir import (
    AnyType,
    MediaType,
    NullableType,
    Operation,
    Response,
    ScalarType,
    Type,
    UnionType,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_BYTES = ScalarType("string", "binary")
_TEXT = ScalarType("string")


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON or built on it (RFC 6839)."""
    essence = media_type.partition(";")[0].strip().lower()
    return essence.endswith(("/json", "+json"))


def chosen(contents: Sequence[MediaType]) -> MediaType | None:
    """The representation used: JSON where there is one, else the first."""
    for content in contents:
        if is_json(content.media_type):
            return content
    return contents[0] if contents else None


def body_content(operation: Operation) -> MediaType | None:
    """The representation a call sends; ``None`` when it sends no body."""
    return chosen(operation.body.contents) if operation.body else None


def is_text(media_type: str) -> bool:
    """Whether a media type is text a person could read, XML among it."""
    essence = media_type.partition(";")[0].strip().lower()
    return essence.startswith("text/") or essence.endswith(("/xml", "+xml"))


def is_form(media_type: str) -> bool:
    """Whether a media type holds fields: urlencoded or multipart."""
    essence = media_type.partition(";")[0].strip().lower()
    return essence == "application/x-www-form-urlencoded" or essence.startswith(
        "multipart/"
    )


def is_raw(media_type: str) -> bool:
    """Whether a body of the type is bytes that are sent as they are."""
    return not (is_json(media_type) or is_text(media_type) or is_form(media_type))


def content_type(content: MediaType) -> Type:
    """What a response's content decodes to."""
    if is_json(content.media_type):
        return content.type if content.type is not None else AnyType()
    if is_text(content.media_type):
        return _TEXT
    return _BYTES


def is_success(status: str) -> bool:
    """Whether a status or range of statuses is success."""
    return status.startswith("2")


def successes(operation: Operation) -> list[Response]:
    """The responses a call returns rather than raises.

    When the document names no 2xx, its ``default`` stands for success as well.
    """
    found = [r for r in operation.responses if is_success(r.status)]
    return found or [r for r in operation.responses if r.status == "default"]


def result_type(operation: Operation) -> Type | None:
    """What a call returns; ``None`` when no answer has a body."""
    types: list[Type] = []
    empty = False
    for response in successes(operation):
        content = chosen(response.contents)
        if content is None:
            empty = True
        elif content_type(content) not in types:
            types.append(content_type(content))
    if not types:
        return None
    found = types[0] if len(types) == 1 else UnionType(tuple(types))
    return NullableType(found) if empty else found


def errors(operation: Operation) -> list[Response]:
    """The responses a call raises."""
    good = {id(response) for response in successes(operation)}
    return [
        response
        for response in operation.responses
        if id(response) not in good or response.status == "default"
    ]
