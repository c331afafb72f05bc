"""Answers as typed Python values: lenient, but loud.

An answer that fits its type takes the fast path: one call of a cached validator. One
that does not is taken apart: what fits is kept as its type, what does not is kept as it
came and reported, so that one wrong value never costs the caller the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import from_json

from .media import essence, is_json, matches
from .response import text_of
from .salvage import Spot, adapter_for, salvage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .mismatch import Mismatch
    from .operation import Answer, Thunk
    from .transport import RawResponse


class UnreadableError(ValueError):
    """An answer is not at all of the kind that was expected."""


def decode_json(
    kind: Any, content: bytes, operation: str
) -> tuple[Any, list[Mismatch]]:
    """A JSON text in UTF-8 as a value of a type, and what in it does not fit.

    Raises:
        UnreadableError: The text is not JSON.
    """
    try:
        return adapter_for(kind).validate_json(content, strict=True), []
    except ValidationError:
        pass
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        value = from_json(content)
    except ValueError as error:
        raise UnreadableError(f"the body is not JSON ({error})") from None
    spot = Spot(operation, "", "", [])
    return salvage(kind, value, spot), spot.found


def decode_answer(
    answer: Answer, response: RawResponse, operation: str
) -> tuple[Any, list[Mismatch]]:
    """The body of a response as its description wants it, and what does not fit.

    Raises:
        UnreadableError: The body is not of a kind that the type could be read from.
    """
    if answer is None:
        return None, []
    media_type = response.headers.get("content-type", "")
    content = response.content
    kind = answer() if callable(answer) else _chosen(answer, media_type, content)
    if kind is bytes:
        return content, []
    if kind is str and not is_json(media_type):
        return text_of(content, response.headers), []
    if not content:
        return _decode_empty(kind, response, operation)
    if is_json(media_type) and "charset=" in media_type.lower():
        # JSON is UTF-8, but a server that says otherwise means it.
        content = text_of(content, response.headers).encode()
    try:
        return decode_json(kind, content, operation)
    except UnreadableError as error:
        if kind is str:
            return text_of(content, response.headers), []
        if media_type and not is_json(media_type):
            raise UnreadableError(
                f"expected JSON, got {essence(media_type)}"
            ) from error
        raise


def _chosen(answers: Mapping[str, Thunk], media_type: str, content: bytes) -> Any:
    for described, thunk in answers.items():
        if matches(media_type, described):
            return thunk()
    if len(answers) > 1 and content and media_type:
        expected = " or ".join(answers)
        raise UnreadableError(f"expected {expected}, got {essence(media_type)}")
    return next(iter(answers.values()))()


def _decode_empty(
    kind: Any, response: RawResponse, operation: str
) -> tuple[Any, list[Mismatch]]:
    try:
        return adapter_for(kind).validate_json(b"null", strict=True), []
    except ValidationError:
        if response.status_code not in (204, 205):
            raise UnreadableError("the body is empty") from None
    spot = Spot(operation, "", "", [])
    spot.note(kind, "nothing")
    return None, spot.found
