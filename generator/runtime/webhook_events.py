"""Which event a request tells of, where there are several."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, Generic, TypeVar

from pydantic_core import from_json

from .incoming import WebhookError
from .shapes import is_dict
from .webhook_requests import RequestHeaders

Event = TypeVar("Event")


@dataclass(frozen=True)
class UnknownEvent:
    """An event that the API's description does not have, kept as it came.

    Attributes:
        name: What tells it from others; of several values, with a dot between them.
        content: Its body, parsed.
    """

    name: str
    content: Any


@dataclass(frozen=True)
class Events(Generic[Event]):
    """The events that an API sends, and what reads each.

    Attributes:
        places: What tells them apart: headers, and properties of the body that are
            written with a slash before them.
        readers: By the values in these places; ``None`` stands for any.
    """

    places: tuple[str, ...]
    readers: Mapping[tuple[str | None, ...], Callable[..., Event]]

    def read(
        self, headers: RequestHeaders, body: bytes, *, strict: bool
    ) -> Event | UnknownEvent:
        """The event of a request.

        Args:
            headers: Of the request.
            body: Of the request.
            strict: Refuse what does not fit its description, and events without one.

        Raises:
            WebhookError: It is no event.
        """
        try:
            content = from_json(body)
        except ValueError as error:
            raise WebhookError(f"the body is not JSON ({error})") from None
        values: list[str | None] = []
        for place in self.places:
            value = (
                _property(content, place) if place[0] == "/" else headers.find(place)
            )
            values.append(value if isinstance(value, str) else None)
        if not any(values):
            raise WebhookError(
                f"the request is no event: no {' or '.join(self.places)}"
            )
        # As many of the values as possible.
        choices = product(*[dict.fromkeys((value, None)) for value in values])
        for key in choices:
            reader = self.readers.get(key)
            if reader is not None:
                return reader(body, strict=strict)
        name = ".".join(filter(None, values))
        if strict:
            raise WebhookError(f"{name[:100]!r} is no event that is known")
        return UnknownEvent(name, content)


def _property(content: Any, place: str) -> Any:
    for name in place[1:].split("/"):
        if not is_dict(content):
            return None
        content = content.get(name.replace("~1", "/").replace("~0", "~"))
    return content
