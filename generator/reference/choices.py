"""Values to choose from, which another operation's answer has."""

from __future__ import annotations

import json
from threading import Lock
from typing import TYPE_CHECKING, Any

from generator.json_types import is_array, is_object
from generator.read.pointer import split
from generator.reference.mistakes import EntryError
from generator.reference.values import address_of, form_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reference.credentials import Credentials
    from generator.reference.fillers import Filler
    from generator.reference.forms import Form
    from generator.reference.sending import Sender

_MOST_CHOICES = 1000
_MOST_LISTS = 100
_LONGEST = 200
_LABELS = ("name", "title", "label", "description", "summary")


class Choices:
    """Asks for values, and keeps them for the other pages of the session.

    Args:
        sender: Makes the calls.
        forms: What can be called, by ``METHOD /path``.
        credentials: What the calls are made with; others see other things.
    """

    def __init__(
        self, sender: Sender, forms: Mapping[str, Form], credentials: Credentials
    ) -> None:
        self._sender = sender
        self._forms = forms
        self._credentials = credentials
        self._known: dict[str, list[dict[str, str]]] = {}
        self._lock = Lock()

    async def of(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """The values that a field can have.

        Args:
            asked: As for a call that is sent; ``field`` is the argument, ``number``
                that of its filler; ``again`` asks for what is known already.

        Returns:
            ``choices``, each with a value and a label, or what the ``error`` was.

        Raises:
            EntryError: There is no such field.
        """
        form = form_of(self._forms, asked.get("operation"))
        address = address_of(form, asked.get("server", 0))
        filler = _filler(form, asked)
        other = form_of(self._forms, filler.operation)
        call = _call(form, other, asked, address)
        if isinstance(call, str):
            return {"error": {"message": f"{filler.title} {call}"}}
        key = self._key(filler, address, call)
        with self._lock:
            known = self._known.get(key)
        if known is not None and asked.get("again") is not True:
            return {"choices": known}
        found = await self._found(filler, call)
        if isinstance(found, str):
            return {"error": {"message": f"{filler.title} {found}"}}
        with self._lock:
            self._known[key] = found
            while len(self._known) > _MOST_LISTS:
                del self._known[next(iter(self._known))]
        return {"choices": found}

    def _key(self, filler: Filler, address: str, call: Mapping[str, Any]) -> str:
        given = sorted(self._credentials.secrets())
        parts = (repr(filler), address, call["arguments"], given)
        return json.dumps(parts, sort_keys=True)

    async def _found(
        self, filler: Filler, asked: Mapping[str, Any]
    ) -> list[dict[str, str]] | str:
        call = self._sender.call(asked)
        await call.make(_unheard)
        told = call.told()
        answer = told.get("answer")
        if answer is None:
            return f"could not be asked: {told['error']['message']}"
        status = f"{answer['status']} {answer['reason']}".strip()
        if not 200 <= answer["status"] < 300:
            notes = " ".join(told["notes"])
            return f"answered {status}. {notes}".strip()
        body = answer["body"]
        try:
            value = json.loads(body["text"])
        except (KeyError, ValueError, RecursionError):
            return "answered with something that is too long, or no JSON."
        items = [value] if filler.items is None else _at(value, filler.items)
        if not is_array(items):
            return f"answered without anything at {filler.items or '/'}."
        choices = [_choice(filler, item) for item in items[:_MOST_CHOICES]]
        found = [one for one in choices if one is not None]
        return found or "answered with nothing to choose from."


async def _unheard(_: Any) -> None:
    """Nobody looks on."""


def _filler(form: Form, asked: Mapping[str, Any]) -> Filler:
    for field in form.fields:
        if field.argument == asked.get("field"):
            number: Any = asked.get("number", 0)
            if isinstance(number, int) and 0 <= number < len(field.fillers):
                return field.fillers[number]
    raise EntryError("Nothing fills in that field.", "field")


def _call(
    form: Form, other: Form, asked: Mapping[str, Any], address: str
) -> dict[str, Any] | str:
    """The call that is asked for choices, made of what was entered already; in words
    why there can be none."""
    entered: Any = asked.get("arguments")
    entered = entered if is_object(entered) else {}
    known = {
        (one.name, one.location): entered[one.argument]
        for one in form.fields
        if entered.get(one.argument)
    }
    arguments: dict[str, Any] = {}
    missing: list[str] = []
    for field in other.fields:
        value = known.get((field.name, field.location))
        if field.required and value is not None:
            arguments[field.argument] = value
        elif field.required:
            missing.append(field.name)
    if missing:
        return f"needs {' and '.join(missing)}: fill that in first."
    if other.body_required:
        return "needs a body: send it from its own page."
    urls = [url for url, _ in other.servers]
    return {
        "operation": other.operation,
        "server": urls.index(address) if address in urls else 0,
        "arguments": arguments,
        "body": None,
    }


def _choice(filler: Filler, item: Any) -> dict[str, str] | None:
    value = _at(item, filler.value)
    if value is None or is_object(value) or is_array(value):
        return None
    label = _at(item, filler.label) if filler.label else _known_by(item)
    return {"value": _text(value), "label": _text(label)[:_LONGEST]}


def _known_by(item: Any) -> Any:
    """What people may know an item by, where nothing says."""
    if not is_object(item):
        return None
    return next(
        (item[name] for name in _LABELS if isinstance(item.get(name), str)), None
    )


def _at(value: Any, pointer: str) -> Any:
    for step in split(pointer):
        if is_object(value):
            value = value.get(step)
        elif is_array(value) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
