"""Content that is several items one after the other: JSON Lines, server-sent events."""

from __future__ import annotations

import re
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic_core import from_json

from .bodies import Encoded
from .decoding import decode_json
from .encoding import dump_json, encode
from .headers import essence, text_of
from .mismatch import Mismatch
from .models import Model
from .operation import Body
from .shapes import is_items
from .transport import RawResponse

T = TypeVar("T")
_RECORD = "\x1e"


class ServerSentEvent(Model, Generic[T]):
    """An event of a stream (WHATWG HTML, 9.2 Server-sent events).

    ``event`` is its type, ``id`` the last one the stream gave, and ``retry`` the time in
    milliseconds after which to connect again.
    """

    data: T
    event: str = "message"
    id: str | None = None
    retry: int | None = None


# As values, for types known only when running.
_event: Any = ServerSentEvent
_list: Any = list


class JSONLines(Body):
    """A request body that is one JSON text a line (or RFC 7464, ``json-seq``)."""

    def write(self, value: Any) -> Encoded:
        """The items as a body."""
        if not is_items(value):
            raise TypeError(
                f"body: expected a list of items, got {type(value).__name__}"
            )
        start = _RECORD if essence(self.media_type).endswith("-seq") else ""
        lines = (
            start.encode() + encode(item, f"body[{index}]") + b"\n"
            for index, item in enumerate(value)
        )
        return b"".join(lines), self.media_type


class Items(NamedTuple):
    """What an answer of several items decodes to."""

    item: Any
    is_events: bool

    def read_answer(
        self, response: RawResponse, operation: str
    ) -> tuple[list[Any], list[Mismatch]]:
        """The items of an answer, and what in them does not fit."""
        text = text_of(response.content, response.headers).removeprefix("\ufeff")
        if self.is_events:
            items: list[Any] = [
                {**event, "data": self._data(event["data"])} for event in _events(text)
            ]
            kind = _list[_event[self.item]]
        else:
            pieces = re.split(_RECORD if _RECORD in text else "\n", text)
            items = [_value(piece) for piece in pieces if piece.strip()]
            kind = _list[self.item]
        return decode_json(kind, dump_json(items), operation)

    def _data(self, text: str) -> Any:
        return text if self.item is str else _value(text)


def json_lines(item: Any) -> Items:
    """An answer of one JSON text a line, each of a type."""
    return Items(item, is_events=False)


def events(data: Any) -> Items:
    """An answer of server-sent events whose data is of a type."""
    return Items(data, is_events=True)


def _value(text: str) -> Any:
    """A JSON text as its value; what is none stays text, and does not fit its type."""
    try:
        return from_json(text)
    except ValueError:
        return text


def _events(text: str) -> list[dict[str, Any]]:
    """The events of a stream; one that is not finished is none."""
    found: list[dict[str, Any]] = []
    data: list[str] = []
    event: dict[str, Any] = {}
    last_id: dict[str, Any] = {}
    for line in re.split("\r\n|\n|\r", text)[:-1]:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if not line:
            # Many servers say in this way that nothing follows; it is no event.
            if data and data != ["[DONE]"]:
                found.append({"data": "\n".join(data), **event, **last_id})
            data, event = [], {}
        elif name == "data":
            data.append(value)
        elif name == "event" and value:
            event["event"] = value
        elif name == "id" and "\0" not in value:
            last_id = {"id": value}
        elif name == "retry" and value.isascii() and value.isdigit():
            event["retry"] = int(value)
    return found
