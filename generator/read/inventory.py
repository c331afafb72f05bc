"""What a document holds, counted from its tree alone.

The later stages are compared with this list (:mod:`generator.coverage`), so it
must not know what they make of a document. What counts as a node of its own:

- An operation, once for each path it can be called at.
- A parameter, header, request body, response, link, callback or security scheme
  where it is written; a ``$ref`` is a use of one, not another one.
- A schema that has a name under ``components/schemas``.
- A property of any schema, also when all it holds is a ``$ref``.
- A webhook, by its name.

Counted is what an operation, a webhook or a named schema leads to. Components that
nothing refers to are listed apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.json_types import entries, is_object

from .pointer import Path, escape, join, path_of, resolve, split, tokens_of
from .structure import METHODS, Kind, Spot, children

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COUNTED: Mapping[Kind, str] = {
    "parameter": "parameters",
    "request_body": "bodies",
    "response": "responses",
    "header": "headers",
    "security_scheme": "security_schemes",
    "callback": "callbacks",
    "link": "links",
}
"""How ``--json`` calls the nodes of a kind."""

GROUPS = (
    "operations",
    "parameters",
    "bodies",
    "responses",
    "headers",
    "schemas",
    "properties",
    "security_schemes",
    "webhooks",
    "callbacks",
    "links",
)

_SHARED: Mapping[str, Kind] = {
    "parameters": "parameter",
    "requestBodies": "request_body",
    "responses": "response",
    "headers": "header",
    "callbacks": "callback",
    "links": "link",
}


class Node(NamedTuple):
    """A node that counts.

    Attributes:
        pointer: Where it stands.
        value: The node itself, as long as the tree is not changed there.
    """

    pointer: str
    value: Any


@dataclass(frozen=True, slots=True)
class Inventory:
    """The nodes of a document.

    Attributes:
        groups: By what ``--json`` calls them, in document order.
        unused: Components that nothing refers to, likewise.
    """

    groups: Mapping[str, tuple[Node, ...]]
    unused: Mapping[str, tuple[Node, ...]]


def take(tree: dict[str, Any]) -> Inventory:
    """Go through a document and write down what it holds.

    Args:
        tree: Bundled, in the form of OpenAPI 3.1.
    """
    return _Taker(tree).taken()


class _Taker:
    def __init__(self, tree: dict[str, Any]) -> None:
        self.tree = tree
        self.groups: dict[str, list[Node]] = {group: [] for group in GROUPS}
        self._seen: set[int] = set()
        # Properties come one after the other, with all above them the same.
        self._above: Path = None
        self._begin = "#"

    def taken(self) -> Inventory:
        for path in entries(self.tree, "paths"):
            if not path.startswith("x-"):
                self._path(path)
        for name, item in entries(self.tree, "webhooks").items():
            place = path_of(("webhooks", name))
            self._add("webhooks", place, item)
            self._go(Spot(self.tree["webhooks"], name, "path_item", place))
        components = entries(self.tree, "components")
        for section, kind in (
            ("schemas", "schema"),
            ("securitySchemes", "security_scheme"),
        ):
            for name, node in entries(components, section).items():
                place = path_of(("components", section, name))
                if kind == "schema":
                    self._add("schemas", place, node)
                self._go(Spot(components[section], name, kind, place))
        unused: dict[str, tuple[Node, ...]] = {}
        for section, kind in _SHARED.items():
            unused[COUNTED[kind]] = tuple(
                Node(join(("components", section, name)), node)
                for name, node in entries(components, section).items()
                if is_object(node) and id(node) not in self._seen
            )
        return Inventory(
            {group: tuple(nodes) for group, nodes in self.groups.items()}, unused
        )

    def _add(self, group: str, path: Path, value: Any) -> None:
        above, token = path or (None, "")
        if above is not self._above:
            self._above, self._begin = above, join(tokens_of(above))
        pointer = f"{self._begin}/{escape(str(token))}"
        self.groups[group].append(Node(pointer, value))

    def _path(self, path: str) -> None:
        """The operations at a path, and what they lead to."""
        items = list(self._items(path_of(("paths", path))))
        methods: dict[tuple[str, ...], Any] = {}
        for spot in reversed(items):
            node = spot.holder[spot.key]
            for method in METHODS:
                if is_object(node.get(method)):
                    methods[(method,)] = node[method]
            for method, operation in entries(node, "additionalOperations").items():
                if is_object(operation):
                    methods["additionalOperations", method] = operation
        for tokens, operation in methods.items():
            self._add("operations", path_of(("paths", path, *tokens)), operation)
        for spot in items if methods else ():
            self._go(spot)

    def _items(self, path: Path) -> Iterator[Spot]:
        """A path item and those that it refers to."""
        tokens, seen = tokens_of(path), set[str]()
        while True:
            spot = self._spot(tokens, "path_item")
            if spot is None or not is_object(spot.holder[spot.key]):
                return
            yield spot
            reference = spot.holder[spot.key].get("$ref")
            if not isinstance(reference, str) or reference in seen:
                return
            seen.add(reference)
            try:
                tokens = split(reference)
            except ValueError:
                return

    def _spot(self, tokens: tuple[str, ...], kind: Kind) -> Spot | None:
        try:
            holder = resolve(self.tree, tokens[:-1])
            resolve(holder, tokens[-1:])
        except KeyError:
            return None
        key: Any = int(tokens[-1]) if isinstance(holder, list) else tokens[-1]
        return Spot(holder, key, kind, path_of(tokens))

    def _go(self, start: Spot) -> None:
        """Go through all that a spot leads to, once."""
        stack = [start]
        while stack:
            spot = stack.pop()
            node = spot.holder[spot.key]
            if not is_object(node) or id(node) in self._seen:
                continue
            self._seen.add(id(node))
            reference = node.get("$ref")
            if isinstance(reference, str):
                target = self._target(reference, spot.kind)
                if target is not None:
                    stack.append(target)
            elif spot.kind in COUNTED:
                self._add(COUNTED[spot.kind], spot.path, node)
            found = children(node, spot.kind, spot.path)
            if spot.kind == "schema":
                properties = entries(node, "properties")
                for inner in found:
                    if inner.holder is properties:
                        self._add("properties", inner.path, properties[inner.key])
            found.reverse()
            stack += found

    def _target(self, reference: str, kind: Kind) -> Spot | None:
        try:
            tokens = split(reference)
        except ValueError:
            return None
        return self._spot(tokens, kind) if tokens else None
