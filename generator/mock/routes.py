"""Which operation a request is for (OpenAPI 3.1, Paths Object).

A path is matched as it came, percent-encoded, so that an encoded slash stays
inside its segment. Concrete paths come before templated ones. Nothing is
guessed: a path the document does not have is not found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from generator.read.structure import METHODS

from .schemas import Resolve, follow, mapping, sequence

if TYPE_CHECKING:
    from collections.abc import Mapping

_VARIABLE = re.compile(r"\{([^{}/]*)\}")
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_UNRESERVED = re.compile(r"%(2[dDeE]|3\d|[46][1-9a-fA-F]|[57][0-9aA]|5[fF]|7[eE])")


@dataclass(frozen=True, slots=True)
class Route:
    """One path of the document and its operations."""

    template: str
    item: dict[str, Any]
    operations: Mapping[str, dict[str, Any]]
    expression: re.Pattern[str]
    names: tuple[str, ...]
    rank: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """The operation of a request, with the path's values as they came."""

    route: Route
    method: str
    operation: dict[str, Any]
    values: dict[str, str] = field(default_factory=dict[str, str])


def parameters(match: Match, resolve: Resolve) -> list[dict[str, Any]]:
    """The Parameter Objects of an operation, then those that its path shares."""
    nodes = (
        *sequence(match.operation.get("parameters")),
        *sequence(match.route.item.get("parameters")),
    )
    return [follow(node, resolve) for node in nodes]


class Routes:
    """All paths of a document.

    Args:
        tree: The document, in its OpenAPI 3.1 form.
        resolve: Finds the node of a local reference.
    """

    def __init__(self, tree: dict[str, Any], resolve: Resolve) -> None:
        routes = [
            _route(template, item, resolve)
            for template, item in mapping(tree.get("paths")).items()
            if template.startswith("/")
        ]
        self._routes = sorted(routes, key=lambda route: route.rank)
        self._bases = _bases(tree)

    @property
    def all(self) -> tuple[Route, ...]:
        """Every path of the document."""
        return tuple(self._routes)

    def operation(self, template: str, method: str) -> dict[str, Any] | None:
        """The operation of a path template; None when there is none."""
        found = (one for one in self._routes if one.template == template)
        return next((one.operations.get(method) for one in found), None)

    def find(self, method: str, path: str) -> Match | tuple[str, ...]:
        """Find the operation of a request.

        Args:
            method: The method, in any case.
            path: The path, percent-encoded as it came.

        Returns:
            The match; or the methods the path has, in capitals, when it has not
            this one: none at all when the document does not have the path.
        """
        allowed = self._find(method.lower(), path)
        for base in self._bases:
            if isinstance(allowed, Match) or allowed:
                break
            if path.startswith(f"{base}/"):
                allowed = self._find(method.lower(), path[len(base) :])
        return allowed

    def _find(self, method: str, path: str) -> Match | tuple[str, ...]:
        plain = _UNRESERVED.sub(lambda found: unquote(found[0]), path)
        # Either case of an escape is the same (RFC 3986, section 6.2.2.1).
        plain = _ESCAPE.sub(lambda found: found[0].upper(), plain)
        rank: tuple[int, ...] | None = None
        allowed: list[str] = []
        for route in self._routes:
            if rank is not None and route.rank != rank:
                break  # a less concrete path never stands in for this one
            found = route.expression.fullmatch(plain)
            if found is None:
                continue
            rank = route.rank
            operation = route.operations.get(method)
            if operation is not None:
                values = dict(zip(route.names, found.groups(), strict=True))
                return Match(route, method, operation, values)
            allowed += [name.upper() for name in route.operations]
        return tuple(dict.fromkeys(allowed))


def _route(template: str, node: Any, resolve: Resolve) -> Route:
    item = follow(node, resolve)
    operations = {m: mapping(item[m]) for m in METHODS if isinstance(item.get(m), dict)}
    for method, operation in mapping(item.get("additionalOperations")).items():
        operations.setdefault(method.lower(), mapping(operation))
    pieces = _VARIABLE.split(template)
    expression = "".join(
        "([^/]+?)" if index % 2 else re.escape(quote(piece, safe=_SAFE))
        for index, piece in enumerate(pieces)
    )
    # The spec ranks only concrete before templated; where both are templated,
    # the one that stays concrete for longer is the more concrete.
    rank = tuple(
        2 if _VARIABLE.fullmatch(part) else 1 if _VARIABLE.search(part) else 0
        for part in template.split("/")
    )
    names = tuple(pieces[1::2])
    return Route(template, item, operations, re.compile(expression), names, rank)


_SAFE = "/%!$&'()*+,;=:@~-._"


def _bases(tree: dict[str, Any]) -> tuple[str, ...]:
    """The paths of the servers, the longest first."""
    found: list[str] = []
    for server in sequence(tree.get("servers")):
        url = str(mapping(server).get("url", ""))
        for name, variable in mapping(mapping(server).get("variables")).items():
            url = url.replace(f"{{{name}}}", str(mapping(variable).get("default", "")))
        try:
            path = urlsplit(url).path.rstrip("/")
        except ValueError:
            continue
        if path:
            found.append(path if path.startswith("/") else f"/{path}")
    return tuple(sorted(dict.fromkeys(found), key=len, reverse=True))
