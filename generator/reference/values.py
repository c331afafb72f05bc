"""What was entered in a form, as the values that a method takes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from generator.json_types import is_array, is_object
from generator.names.reserved import ARGUMENTS
from generator.reference.mistakes import EntryError, MissingError
from generator.reference.positions import place_of
from generator.reference.uploads import FILES, upload_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reference.bodies import BodyField
    from generator.reference.forms import Field, Form, Kind

_MOST_DIGITS = 1000


@dataclass(frozen=True, slots=True)
class Entries:
    """What was entered, as far as it can be sent.

    Attributes:
        parameters: Values by argument, in the order of the form.
        body: The value of the body; ``None`` when there is none.
        has_body: Whether there is one.
        media_type: The representation that was chosen; empty without a body.
        mistakes: What is wrong, in order.
    """

    parameters: dict[str, Any]
    body: Any
    has_body: bool
    media_type: str
    mistakes: tuple[EntryError, ...]

    def arguments(self, form: Form) -> tuple[list[Any], dict[str, Any]]:
        """The positional and the keyword arguments of the call.

        Args:
            form: What was filled in.

        Raises:
            EntryError: The first thing that is wrong.
        """
        if self.mistakes:
            raise self.mistakes[0]
        given = self.parameters
        in_path = {one.argument for one in form.fields if one.location == "path"}
        positional = [given[name] for name in given if name in in_path]
        keywords = {name: given[name] for name in given if name not in in_path}
        if self.has_body and not form.body_argument:
            keywords |= self.body
        elif self.has_body:
            keywords[form.body_argument] = self.body
            if form.choice:
                keywords[form.choice] = self.media_type
        return positional, keywords


def entries_of(form: Form, asked: Mapping[str, Any]) -> Entries:
    """What was entered in a form.

    Args:
        form: What was filled in.
        asked: ``arguments``: the text of each argument, or several of a list;
            ``body``: its text, ``None`` or a blank one for no body; ``media_type``:
            the representation that was chosen; ``files``: those of each property;
            ``file``: the one that is the body.
    """
    mistakes: list[EntryError] = []
    parameters: dict[str, Any] = {}
    entered: object = asked.get("arguments", {})
    if not is_object(entered):
        mistakes.append(EntryError("An object is expected.", "arguments"))
        entered = {}
    known = {field.argument for field in form.fields}
    for name in entered:
        if name not in known:
            message = "The operation has no such parameter."
            mistakes.append(EntryError(message, str(name)))
    for field in form.fields:
        value = entered.get(field.argument, "")
        if value not in ("", []):
            try:
                parameters[field.argument] = _value(field, value)
            except EntryError as error:
                mistakes.append(error)
        elif field.required:
            mistakes.append(MissingError(f"{field.name} is mandatory.", field.argument))
    body, media_type = None, ""
    try:
        content = _content(form, asked)
        if content is not None:
            body, media_type = _body(form, content, asked), content.media_type
            mistakes += [
                MissingError(f"{file.name} is mandatory.", f"{FILES}{file.name}")
                for file in content.files
                if file.required and file.name not in body
            ]
    except EntryError as error:
        mistakes.append(error)
    has_body = bool(media_type)
    return Entries(parameters, body, has_body, media_type, tuple(mistakes))


def form_of(forms: Mapping[str, Form], operation: object) -> Form:
    """The form of an operation.

    Raises:
        EntryError: There is none.
    """
    form = forms.get(operation) if isinstance(operation, str) else None
    if form is None:
        raise EntryError("The document has no such operation.", "operation")
    return form


def address_of(form: Form, number: object) -> str:
    """The address of the server that was chosen.

    Raises:
        EntryError: There is none.
    """
    if not form.servers:
        raise EntryError(
            "The document names no server with a whole address, such as"
            " https://api.example.com, so that there is nowhere to send it.",
            "server",
        )
    if not isinstance(number, int) or not 0 <= number < len(form.servers):
        raise EntryError("The document has no such server.", "server")
    return form.servers[number][0]


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


def _content(form: Form, asked: Mapping[str, Any]) -> BodyField | None:
    """The representation of the body; nothing when there is to be no body."""
    body: object = asked.get("body")
    if body is not None and not isinstance(body, str):
        raise EntryError("A text is expected.", "body")
    if not (body or "").strip() and not asked.get("files") and not asked.get("file"):
        if form.body_required:
            raise MissingError("The body is mandatory.", "body")
        return None
    return _chosen(form, asked.get("media_type"))


def _body(form: Form, content: BodyField, asked: Mapping[str, Any]) -> Any:
    text: str = asked.get("body") or ""
    if content.is_binary and asked.get("file") is not None:
        return upload_of(asked["file"], "body")
    if not content.is_json:
        return text.encode() if content.is_binary else text
    found: Any = parsed(text, "body") if text.strip() else {}
    if content.files and not is_object(found):
        raise EntryError("An object is expected: { … }", "body")
    if is_object(found):
        found |= _files(content, asked)
    if form.body_argument:
        return found
    if not is_object(found):
        raise EntryError("An object is expected: { … }", "body")
    taken = ARGUMENTS | {field.argument for field in form.fields}
    for name in found:
        if name in taken:
            place = place_of(text, (name,))
            raise EntryError(f"The body has no property {name!r}.", "body", *place)
    return found


def _files(content: BodyField, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The files of a form of several parts, by property."""
    given: object = asked.get("files") or {}
    if not is_object(given):
        raise EntryError("An object is expected.", "files")
    known = {one.name: one for one in content.files}
    found: dict[str, Any] = {}
    for name, several in given.items():
        where = f"{FILES}{name}"
        if name not in known:
            raise EntryError("The body has no such file.", where)
        if not is_array(several):
            raise EntryError("Files are expected.", where)
        uploads = [upload_of(one, where) for one in several]
        if uploads and known[name].several:
            found[name] = uploads
        elif len(uploads) > 1:
            raise EntryError("One file is expected.", where)
        elif uploads:
            found[name] = uploads[0]
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
