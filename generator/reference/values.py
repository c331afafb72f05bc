"""What was entered in a form, as the values that a method takes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn

from generator.json_types import is_array, is_object
from generator.names.reserved import ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reference.forms import BodyField, Field, Form, Kind

_MOST_DIGITS = 1000


class EntryError(ValueError):
    """Something that was entered cannot be sent.

    Attributes:
        field: The argument; ``body`` for the body.
        line: In the text, counted from 1, where that is known.
        column: The same.
    """

    def __init__(
        self,
        message: str,
        field: str,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.field = field
        self.line = line
        self.column = column


def arguments_of(
    form: Form, entered: Mapping[str, object], body: object, media_type: object
) -> tuple[list[Any], dict[str, Any]]:
    """The positional and the keyword arguments of the call.

    Args:
        form: What was filled in.
        entered: The text of each argument; lists may have several.
        body: The text of the body; ``None`` and a blank one for no body.
        media_type: The representation that was chosen.

    Raises:
        EntryError: The first thing that is wrong.
    """
    known = {field.argument for field in form.fields}
    for name in entered:
        if name not in known:
            raise EntryError("The operation has no such parameter.", name)
    positional: list[Any] = []
    keywords: dict[str, Any] = {}
    for field in form.fields:
        value = entered.get(field.argument, "")
        if value in ("", []):
            if field.required:
                raise EntryError(f"{field.name} is mandatory.", field.argument)
            continue
        found = _value(field, value)
        if field.location == "path":
            positional.append(found)
        else:
            keywords[field.argument] = found
    keywords |= _body(form, body, media_type)
    return positional, keywords


def _value(field: Field, value: object) -> Any:
    if field.kind == "list":
        items = value.splitlines() if isinstance(value, str) else value
        if not is_array(items):
            raise EntryError("A text is expected.", field.argument)
        return [
            _scalar(field.item, item, field.argument) for item in items if item != ""
        ]
    return _scalar(field.kind, value, field.argument)


def _scalar(kind: Kind, value: object, where: str) -> Any:
    if not isinstance(value, str):
        raise EntryError("A text is expected.", where)
    match kind:
        case "integer":
            try:
                if len(value) > _MOST_DIGITS:
                    raise ValueError
                return int(value)
            except ValueError:
                raise EntryError("It is no whole number.", where) from None
        case "number":
            found = parsed(value, where) if value.strip() else None
            if isinstance(found, bool) or not isinstance(found, (int, float)):
                raise EntryError("It is no number.", where)
            return found
        case "boolean":
            if value not in ("true", "false"):
                raise EntryError("It is neither true nor false.", where)
            return value == "true"
        case "json":
            return parsed(value, where)
        case _:
            return value


def _body(form: Form, body: object, media_type: object) -> dict[str, Any]:
    if body is None or (isinstance(body, str) and not body.strip()):
        if form.body_required:
            raise EntryError("The body is mandatory.", "body")
        return {}
    if not isinstance(body, str):
        raise EntryError("A text is expected.", "body")
    content = _chosen(form, media_type)
    found: Any = body
    if content.is_json:
        found = parsed(body, "body")
    elif content.is_binary:
        found = body.encode()
    if form.body_argument:
        keywords = {form.body_argument: found}
        if form.choice:
            keywords[form.choice] = content.media_type
        return keywords
    if not is_object(found):
        raise EntryError("An object is expected: { … }", "body")
    taken = ARGUMENTS | {field.argument for field in form.fields}
    for name in found:
        if name in taken:
            raise EntryError(f"The body has no property {name!r}.", "body")
    return found


def _chosen(form: Form, media_type: object) -> BodyField:
    for content in form.bodies:
        if media_type in (None, content.media_type):
            return content
    raise EntryError("The operation takes no such body.", "body")


def parsed(text: str, where: str) -> Any:
    """A text of JSON (RFC 8259) as a value.

    Raises:
        EntryError: It is none, with the line of the first mistake.
    """

    def refuse(word: str) -> NoReturn:
        raise EntryError(f"{word} is no value of JSON.", where)

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise EntryError(f"{twice!r} is there twice.", where)
        return found

    try:
        return json.loads(text, parse_constant=refuse, object_pairs_hook=unique)
    except json.JSONDecodeError as error:
        raise EntryError(f"{error.msg}.", where, error.lineno, error.colno) from None
    except EntryError:
        raise
    except (ValueError, RecursionError):
        raise EntryError("It is too long or too deep.", where) from None
