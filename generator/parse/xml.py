"""How schemas are spelled in XML (OpenAPI 3.1, XML Object; 3.2 for ``nodeType``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.ir.xml import Kind, Node, XmlSpelling
from generator.json_types import entries, is_array, is_object
from generator.parse.context import child, last_token

if TYPE_CHECKING:
    from generator.parse.context import Context

_DEPTH = 64
_KINDS: tuple[Kind, ...] = ("object", "array", "integer", "number", "boolean")
_NODES: dict[Any, Node] = {"attribute": "attribute", "text": "text", "cdata": "text"}


class XmlSpellings:
    """The spellings of the schemas that XML contents hold.

    Args:
        context: The document.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.found: dict[str, XmlSpelling | None] = {}

    def root(self, pointer: str, name: str) -> XmlSpelling | None:
        """The spelling of a whole content; ``None`` when it is but text.

        Args:
            pointer: Its schema.
            name: What the element is called when neither the schema nor a component
                has a name for it.
        """
        at = self._context.follow(pointer)[1]
        if _kind(self._parts(at, 0)) not in ("object", "array"):
            return None
        if _is_component(at):
            name = last_token(at)
        return self._at(pointer, name, 0)

    def _at(self, pointer: str, name: str, depth: int) -> XmlSpelling:
        _, at = self._context.follow(pointer)
        if not _is_component(at):
            return self._read(at, name, depth)
        if at not in self.found:
            self.found[at] = None  # what refers to itself finds it here
            self.found[at] = self._read(at, last_token(at), depth)
        parts = self._parts(at, 0)
        own = _first(parts, "name")
        return XmlSpelling(name=own or name, kind=_kind(parts), reference=at)

    def _read(self, at: str, name: str, depth: int) -> XmlSpelling:
        parts = self._parts(at, 0)
        kind = _kind(parts)
        properties: dict[str, XmlSpelling] = {}
        items: XmlSpelling | None = None
        own = _first(parts, "name") or name
        if depth < _DEPTH and kind == "object":
            for place, part in parts:
                for key in entries(part, "properties"):
                    below = child(place, "properties", key)
                    properties.setdefault(key, self._at(below, key, depth + 1))
        wrapped = _first(parts, "wrapped") is True
        if depth < _DEPTH and kind == "array":
            holder = next((p for p, part in parts if "items" in part), None)
            # Items that have no name are called as the array is.
            called = own if wrapped else name
            items = XmlSpelling(called)
            if holder is not None:
                items = self._at(child(holder, "items"), called, depth + 1)
        node = _NODES.get(_first(parts, "nodeType"), "element")
        if _first(parts, "attribute") is True:
            node = "attribute"
        namespace, prefix = _first(parts, "namespace"), _first(parts, "prefix")
        return XmlSpelling(
            name=own,
            kind=kind,
            node=node,
            wrapped=wrapped or _first(parts, "nodeType") == "element",
            namespace=namespace if isinstance(namespace, str) else None,
            prefix=prefix if isinstance(prefix, str) else None,
            properties=tuple(properties.items()),
            items=items,
        )

    def _parts(self, at: str, depth: int) -> list[tuple[str, dict[str, Any]]]:
        """A schema and those it is put together from, each with its place."""
        node = self._context.at(at)
        if not is_object(node) or depth > _DEPTH:
            return []
        found = [(at, node)]
        for keyword in ("allOf", "oneOf", "anyOf"):
            members = node.get(keyword)
            for index in range(len(members) if is_array(members) else 0):
                place = self._context.follow(child(at, keyword, index))[1]
                found += self._parts(place, depth + 1)
        return found


def _is_component(pointer: str) -> bool:
    return pointer.startswith("#/components/schemas/") and pointer.count("/") == 3


def _first(parts: list[tuple[str, dict[str, Any]]], field: str) -> Any:
    """What the ``xml`` objects say, the nearest first."""
    for _, part in parts:
        said = part.get("xml")
        if is_object(said) and field in said:
            return said[field]
    return None


def _kind(parts: list[tuple[str, dict[str, Any]]]) -> Kind:
    for _, part in parts:
        declared = part.get("type")
        types = declared if is_array(declared) else [declared]
        for kind in _KINDS:
            if kind in types:
                return kind
        if "properties" in part:
            return "object"
        if "items" in part:
            return "array"
    return "string"
