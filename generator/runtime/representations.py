"""Operations whose body or answer can be written in several ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from .operation import Answer, Body, Operation

T = TypeVar("T")


class Either(Body):
    """A body that is sent as one of several media types, the best first."""

    def __init__(self, *alternatives: Body) -> None:
        first = alternatives[0]
        super().__init__(first.media_type, required=first.required)
        self.alternatives = alternatives

    def write(self, value: Any) -> tuple[Any, str]:
        """A value as the first of the media types has it."""
        return self.alternatives[0].write(value)


class VersatileOperation(Operation[T]):
    """An operation whose body or answer has several representations."""

    def choose(
        self, *, content_type: str | None = None, accept: str | None = None
    ) -> Operation[T]:
        """The operation as it sends one media type, and asks for one.

        Args:
            content_type: The media type of the request body.
            accept: The media type of the answer.

        Raises:
            ValueError: The operation has no representation of that media type.
        """
        made: dict[Any, Operation[T]] = self.__dict__.setdefault("made", {})
        key = (content_type, accept)
        if key not in made:
            body, responses = self.body, self.responses
            if content_type is not None:
                body = self._body(content_type)
            if accept is not None:
                responses = self._responses(accept)
            made[key] = self._replace(body=body, responses=responses)
        return made[key]

    def _body(self, content_type: str) -> Body:
        known = self.body.alternatives if isinstance(self.body, Either) else ()
        names = [one.media_type for one in known]
        if content_type not in names:
            raise self._unknown("content_type", content_type, names)
        return known[names.index(content_type)]

    def _responses(self, accept: str) -> Mapping[str, Answer]:
        names: dict[str, None] = {}
        narrowed: dict[str, Answer] = {}
        for status, answer in self.responses.items():
            narrowed[status] = answer
            if answer is not None and not callable(answer):
                names.update(dict.fromkeys(answer))
                if accept in answer:
                    narrowed[status] = {accept: answer[accept]}
        if accept not in names:
            raise self._unknown("accept", accept, list(names))
        return narrowed

    def _unknown(self, argument: str, given: str, known: list[str]) -> ValueError:
        listed = " or ".join(map(repr, known))
        return ValueError(f"{self.name}: {argument} is {listed}, not {given!r}")
