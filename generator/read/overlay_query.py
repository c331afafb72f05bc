"""JSONPath expressions (RFC 9535) over a document that may be large."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from jsonpath_rfc9535 import JSONPathEnvironment
from jsonpath_rfc9535.exceptions import JSONPathError
from jsonpath_rfc9535.node import JSONPathNode
from jsonpath_rfc9535.parse import Parser
from jsonpath_rfc9535.segments import (
    JSONPathChildSegment,
    JSONPathRecursiveDescentSegment,
)
from jsonpath_rfc9535.selectors import IndexSelector, NameSelector

from generator.json_types import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonpath_rfc9535.segments import JSONPathSegment
    from jsonpath_rfc9535.tokens import TokenStream

    from .pointer import Tokens

STEP_LIMIT = 5_000_000
"""How many nodes one expression may visit, those of its filters included."""

_LONGEST = 10_000  # characters of an expression
_MOST_NAMES = 10_000  # that a hint is looked for among


class QueryError(Exception):
    """The expression is none, or it visits too many nodes."""


class Match(NamedTuple):
    """A node that an expression selects."""

    tokens: Tokens
    value: Any


class Query:
    """One expression.

    Args:
        text: As it was written.

    Raises:
        QueryError: It is no JSONPath.
    """

    def __init__(self, text: str) -> None:
        if len(text) > _LONGEST:
            raise QueryError(f"it is longer than {_LONGEST:,} characters")
        self.text = text
        self._steps = _Steps()
        try:
            self._query = _Environment(self._steps).compile(text)
        except JSONPathError as error:
            raise QueryError(_reason(error, text)) from None
        except RecursionError:
            raise QueryError("it is nested too deep") from None

    def matches(self, tree: Any) -> list[Match]:
        """The nodes that the expression selects, each once, in its order.

        Raises:
            QueryError: It visits more than :data:`STEP_LIMIT` nodes.
        """
        self._steps.left = STEP_LIMIT
        found: dict[Tokens, Any] = {}
        try:
            for node in self._query.finditer(tree):
                found.setdefault(tuple(map(str, node.location)), node.value)
        except RecursionError:
            raise QueryError("it has too many segments") from None
        return [Match(tokens, value) for tokens, value in found.items()]

    def hint(self, tree: Any) -> str | None:
        """What may have been meant by an expression that selects nothing."""
        self._steps.left = STEP_LIMIT
        nodes: list[JSONPathNode] = [
            JSONPathNode(value=tree, location=(), parent=None, root=tree)
        ]
        try:
            for segment in self._query.segments:
                further = list(segment.resolve(nodes))
                if not further:
                    return _hint(segment, nodes)
                nodes = further
        except (QueryError, RecursionError):
            pass
        return None


def _hint(segment: JSONPathSegment, nodes: list[JSONPathNode]) -> str | None:
    """What a segment may mean that selects nothing of some nodes."""
    for node in nodes:
        reference: object = node.value.get("$ref") if is_object(node.value) else None
        if isinstance(reference, str):
            return (
                f"{node.path()} is a reference to {reference!r}; an expression does not"
                " follow it, and reaches nothing of other files"
            )
    wanted = [
        str(selector.name if isinstance(selector, NameSelector) else selector.index)
        for selector in segment.selectors
        if isinstance(selector, NameSelector | IndexSelector)
    ]
    names = (
        name for node in nodes if is_object(node.value) for name in map(str, node.value)
    )
    known = list(dict.fromkeys(islice(names, _MOST_NAMES)))
    for name in wanted:
        near = [name] if name in known else get_close_matches(name, known, 1)
        if near:
            return f"did you mean [{_quoted(near[0])}]?"
    return None


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _reason(error: JSONPathError, text: str) -> str:
    said = str(error.args[0]) if error.args else str(error)
    token = error.token
    if token is None:
        return said
    before = text[: token.index]
    return f"{said}, after {before!r}" if before else said


class _Steps:
    """Counts the nodes that an expression visits."""

    left = STEP_LIMIT

    def take(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise QueryError(f"it visits more than {STEP_LIMIT:,} nodes")


class _Parser(Parser):
    """Makes segments that are counted; also those in filters."""

    env: _Environment

    def parse_query(
        self, stream: TokenStream, *, in_filter: bool = False
    ) -> Iterable[JSONPathSegment]:
        for segment in super().parse_query(stream, in_filter=in_filter):
            kind = (
                _Descendants
                if isinstance(segment, JSONPathRecursiveDescentSegment)
                else _Children
            )
            yield kind(
                env=segment.env, token=segment.token, selectors=segment.selectors
            )


class _Environment(JSONPathEnvironment):
    parser_class = _Parser

    def __init__(self, steps: _Steps) -> None:
        self.steps = steps
        super().__init__()


class _Children(JSONPathChildSegment):
    env: _Environment

    def resolve(self, nodes: Iterable[JSONPathNode]) -> Iterable[JSONPathNode]:
        take = self.env.steps.take
        for node in super().resolve(nodes):
            take()
            yield node


class _Descendants(JSONPathRecursiveDescentSegment):
    env: _Environment

    def resolve(self, nodes: Iterable[JSONPathNode]) -> Iterable[JSONPathNode]:
        take = self.env.steps.take
        for node in super().resolve(nodes):
            take()
            yield node

    def _visit(self, node: JSONPathNode, depth: int = 1) -> Iterable[JSONPathNode]:
        """The node and all below it, in the order of the text; nothing recurses."""
        take = self.env.steps.take
        stack: list[JSONPathNode] = [node]
        while stack:
            here = stack.pop()
            take()
            yield here
            inner = [
                here.new_child(value, key, here)
                for key, value in _entries(here.value)
                if is_object(value) or is_array(value)
            ]
            inner.reverse()
            stack.extend(inner)


def _entries(value: object) -> Iterator[tuple[int | str, Any]]:
    if is_object(value):
        yield from value.items()
    elif is_array(value):
        yield from enumerate(value)
