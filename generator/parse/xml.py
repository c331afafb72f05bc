"""How schemas are spelled in XML (OpenAPI 3.1, XML Object; 3.2 for ``nodeType``)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

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
        parts = self._parts(pointer)
        if _kind(parts) not in ("object", "array"):
            return None
        found = self._at(pointer, name, 0)
        given = last_token(at) if _is_component(at) else name
        # A document has one root, so that the name of an array counts there.
        return replace(found, name=self._name(_text(parts, "name") or given, at)[1])

    def _at(self, pointer: str, name: str, depth: int) -> XmlSpelling:
        _, at = self._context.follow(pointer)
        if at == pointer and not _is_component(at):
            return self._read(at, name, depth)
        if at not in self.found:
            self.found[at] = None  # what refers to itself finds it here
            self.found[at] = self._read(at, last_token(at), 0)
        # What stands beside the reference is nearer than what it leads to.
        parts = self._parts(pointer)
        kind = _kind(parts)
        own = _text(parts, "name") if kind != "array" or _wraps(parts) else None
        before, called = self._name(own, at) if own else ("", name)
        beside = [one for one in parts[:1] if pointer != at]
        return XmlSpelling(
            name=called,
            kind=kind,
            node=_node(beside, kind),
            wrapped=_wraps(beside),
            namespace=_text(beside, "namespace"),
            prefix=self._prefix(_text(beside, "prefix") or before, at),
            reference=at,
        )

    def _read(self, at: str, name: str, depth: int) -> XmlSpelling:
        parts = self._parts(at)
        kind, wrapped = _kind(parts), _wraps(parts)
        properties: dict[str, XmlSpelling] = {}
        items: XmlSpelling | None = None
        others: XmlSpelling | None = None
        own = _text(parts, "name") if kind != "array" or wrapped else None
        before, called = self._name(own, at) if own else ("", name)
        if depth < _DEPTH and kind == "object":
            for key, places in _properties(parts).items():
                # Several may describe it: the first that says how it is spelled does.
                below = next(filter(self._is_spelled, places), places[0])
                known = self._name(key, below)[1]
                properties[key] = self._at(below, known, depth + 1)
            for place, part in parts:
                if others is None and is_object(part.get("additionalProperties")):
                    below = child(place, "additionalProperties")
                    others = self._at(below, "", depth + 1)
        if depth < _DEPTH and kind == "array":
            holder = next((p for p, part in parts if "items" in part), None)
            # Items that have no name are called as the array is.
            items = XmlSpelling()
            if holder is not None:
                items = self._at(child(holder, "items"), "", depth + 1)
        return XmlSpelling(
            name=called,
            kind=kind,
            node=_node(parts, kind),
            wrapped=wrapped,
            namespace=_text(parts, "namespace"),
            prefix=self._prefix(_text(parts, "prefix") or before, at),
            properties=tuple(properties.items()),
            others=others,
            items=items,
        )

    def _is_spelled(self, pointer: str) -> bool:
        return any(is_object(part.get("xml")) for _, part in self._parts(pointer))

    def _name(self, name: str, at: str) -> tuple[str, str]:
        """The prefix that a name begins with, and what is left of it as XML has names."""
        prefix, _, local = name.rpartition(":")
        if _is_name(local):
            return prefix, local
        self._refuse(name, at)
        cleaned = re.sub(r"[^A-Za-z0-9_.-]", "_", local)
        return prefix, cleaned if _is_name(cleaned) else f"_{cleaned}"

    def _prefix(self, prefix: str | None, at: str) -> str | None:
        # Those that start with xml are not for documents to use (Namespaces in XML, 3).
        reserved = (prefix or "").lower().startswith("xml") and prefix != "xml"
        if not prefix or (_is_name(prefix) and not reserved):
            return prefix or None
        self._refuse(prefix, at)
        return None

    def _refuse(self, name: str, at: str) -> None:
        if at not in self._context.degraded:
            message = f"{name!r} cannot be a name in XML"
            self._context.degrade("CALCO-B004", message, at, "give it an xml.name")

    def _parts(self, pointer: str) -> list[tuple[str, dict[str, Any]]]:
        """A schema and those it is put together from, each once and with its place; a
        reference beside which there is an ``xml`` object comes first."""
        found: dict[str, dict[str, Any]] = {}
        pending = [pointer]
        while pending:
            raw = self._context.at(place := pending.pop())
            if is_object(raw) and "$ref" in raw:
                found.setdefault(place, {"xml": raw.get("xml")})
                raw, place = self._context.follow(place)
            if not is_object(raw) or place in found:
                continue
            found[place] = raw
            below: list[str] = []
            for keyword in ("allOf", "oneOf", "anyOf"):
                members = raw.get(keyword)
                for index in range(len(members) if is_array(members) else 0):
                    below.append(child(place, keyword, index))
            pending += reversed(below)
        return list(found.items())


def _properties(parts: list[tuple[str, dict[str, Any]]]) -> dict[str, list[str]]:
    """The places that describe each property of what some schemas make up."""
    found: dict[str, list[str]] = {}
    for place, part in parts:
        for key in entries(part, "properties"):
            found.setdefault(key, []).append(child(place, "properties", key))
    return found


@cache
def _is_name(name: str) -> bool:
    """Whether an element can be called so (Namespaces in XML, 4)."""
    if not re.fullmatch(r"[\w.-]+", name):
        return False
    try:
        expat.ParserCreate().Parse(f"<{name}/>".encode(), True)
    except expat.ExpatError:
        return False
    return True


def _node(parts: list[tuple[str, dict[str, Any]]], kind: Kind) -> Node:
    if _first(parts, "attribute") is True:
        return "attribute"
    said = _first(parts, "nodeType")
    if said == "none" and kind == "object":
        return "none"
    return _NODES.get(said, "element")


def _wraps(parts: list[tuple[str, dict[str, Any]]]) -> bool:
    wrapped = _first(parts, "wrapped") is True
    return wrapped or _first(parts, "nodeType") == "element"


def _text(parts: list[tuple[str, dict[str, Any]]], field: str) -> str | None:
    found = _first(parts, field)
    return found if isinstance(found, str) and found else None


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
        if "properties" in part or is_object(part.get("additionalProperties")):
            return "object"
        if "items" in part:
            return "array"
    return "string"
