"""Which operation's answer has the values that a parameter takes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.fills import operation_of
from generator.reference import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.config import Fill
    from generator.ir import Api, Link, Operation, Parameter

# An expression (OpenAPI, Link Object) for a place in the body of an answer.
_IN_BODY = re.compile(r"\{?\$response\.body#((?:/[^}]*)?)\}?")
_MOST_FILLERS = 5


@dataclass(frozen=True, slots=True)
class Filler:
    """A call whose answer has values for a parameter.

    Attributes:
        operation: ``GET /companies``.
        title: What it does, in words.
        items: JSON Pointer to the array of them; ``None`` when the answer is but one.
        value: JSON Pointer to the value, in an item or else in the answer.
        label: The same of what people know it by; empty where nothing says.
    """

    operation: str
    title: str
    items: str | None
    value: str
    label: str


class Fillers:
    """Knows the links of a document, and what its configuration adds to them.

    Args:
        api: The intermediate model.
        fills: What the configuration says.
    """

    def __init__(self, api: Api, fills: Iterable[Fill]) -> None:
        self._fills: list[tuple[str, Operation, Filler]] = []
        for fill in fills:
            operation = operation_of(api, fill.operation)
            if operation is not None:
                key, title = _named(operation)
                filler = Filler(key, title, fill.items, fill.value, fill.label)
                self._fills.append((fill.parameter, operation, filler))
        self._links: dict[str, list[tuple[Link, Operation]]] = {}
        for operation in api.operations:
            for response in operation.responses:
                for link in response.links:
                    pairs = self._links.setdefault(link.target, [])
                    pairs.append((link, operation))

    def of(self, operation: Operation, parameter: Parameter) -> tuple[Filler, ...]:
        """What fills in a parameter of an operation."""
        found = dict.fromkeys(self._all(operation, parameter))
        return tuple(found)[:_MOST_FILLERS]

    def _all(self, operation: Operation, parameter: Parameter) -> Iterator[Filler]:
        for name, source, filler in self._fills:
            if name == parameter.name and source != operation:
                yield filler
        for link, source in self._links.get(operation.pointer, ()):
            for key, expression in link.parameters:
                names = (parameter.name, f"{parameter.location}.{parameter.name}")
                match = _IN_BODY.fullmatch(expression)
                if key in names and match:
                    yield _linked(source, match[1])


def _linked(source: Operation, pointer: str) -> Filler:
    key, title = _named(source)
    # What the first item has, the others have too.
    items = re.fullmatch(r"(.*?)/\d+((?:/.*)?)", pointer)
    if items is None:
        return Filler(key, title, None, pointer, "")
    return Filler(key, title, items[1], items[2], "")


def _named(operation: Operation) -> tuple[str, str]:
    key = f"{operation.method} {operation.path}"
    return key, markdown.plain(operation.summary) or key
