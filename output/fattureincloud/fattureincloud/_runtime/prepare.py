"""What is worked out once for an operation and used by each of its calls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .media import is_json
from .parameters import cookie_encoder, header_encoder, path_encoder, query_encoder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .operation import Answer, Operation

_SLOT = re.compile(r"\{([^{}]*)\}")


class Prepared:
    """The parts of an operation in the form that calls need.

    Attributes:
        accept: The value of the ``Accept`` header.
    """

    def __init__(self, operation: Operation[Any]) -> None:
        indexes: dict[str, int] = {}
        self._query: list[tuple[int, Callable[[Any], list[str]]]] = []
        self._headers: list[tuple[int, str, Callable[[Any], str | None]]] = []
        self._cookies: list[tuple[int, Callable[[Any], list[str]]]] = []
        for index, parameter in enumerate(operation.parameters):
            if parameter.location == "path":
                indexes[parameter.name] = index
            elif parameter.location == "query":
                self._query.append((index, query_encoder(parameter)))
            elif parameter.location == "header":
                self._headers.append(
                    (index, parameter.name.lower(), header_encoder(parameter))
                )
            else:
                self._cookies.append((index, cookie_encoder(parameter)))
        pieces = _SLOT.split(operation.path)
        self._first = pieces[0]
        self._slots: list[tuple[int, Callable[[Any], str], str]] = []
        for name, literal in zip(pieces[1::2], pieces[2::2], strict=True):
            index = indexes[name]
            encoder = path_encoder(operation.parameters[index])
            self._slots.append((index, encoder, literal))
        self.accept = _accept(operation.responses)

    def path(self, arguments: tuple[object, ...]) -> str:
        """The path with its values in place."""
        path = self._first
        for index, encoder, literal in self._slots:
            path += encoder(arguments[index]) + literal
        return path

    def query(self, arguments: tuple[object, ...]) -> list[str]:
        """The pieces of the query string."""
        pieces: list[str] = []
        for index, encoder in self._query:
            pieces += encoder(arguments[index])
        return pieces

    def headers(self, arguments: tuple[object, ...]) -> dict[str, str]:
        """The headers that come from parameters, by lower-case name."""
        headers: dict[str, str] = {}
        for index, name, encoder in self._headers:
            value = encoder(arguments[index])
            if value is not None:
                headers[name] = value
        if self._cookies:
            pairs = [
                pair
                for index, encoder in self._cookies
                for pair in encoder(arguments[index])
            ]
            if pairs:
                headers["cookie"] = "; ".join(pairs)
        return headers


def answer_for(answers: Mapping[str, Answer], status_code: int) -> tuple[bool, Answer]:
    """Whether a status is described, and as what: exactly, by range, or by default."""
    for key in (str(status_code), f"{status_code // 100}XX", "default"):
        if key in answers:
            return True, answers[key]
    return False, None


def _accept(responses: Mapping[str, Answer]) -> str:
    media_types: dict[str, None] = {}
    for answer in responses.values():
        if answer is None:
            continue
        if callable(answer):
            result = answer()
            if result is bytes:
                media_types["*/*"] = None
            elif result is str:
                media_types.update(
                    {"application/json": None, "text/*;q=0.9": None, "*/*;q=0.8": None}
                )
            else:
                media_types["application/json"] = None
        else:
            media_types.update(dict.fromkeys(answer))
    if media_types and not any(is_json(media) or "*" in media for media in media_types):
        # Errors are JSON as a rule, and a strict server would answer 406 instead.
        media_types["application/json;q=0.5"] = None
    return ", ".join(media_types) or "application/json"
