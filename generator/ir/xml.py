"""How values are spelled in XML (OpenAPI 3.1, XML Object)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["object", "array", "integer", "number", "boolean", "string"]
Node: TypeAlias = Literal["element", "attribute", "text", "none"]


@dataclass(frozen=True, slots=True)
class XmlSpelling:
    """A value as a node of a document.

    Attributes:
        name: What the node is called; empty when it is called as what holds it.
        kind: What its text stands for.
        node: What it is; text is the content of the element above, and of none the
            properties stand in that element themselves.
        wrapped: Whether an array has an element of its own around its items.
        properties: By their names in JSON.
        others: Of properties that have no description of their own.
        items: Of an array.
        reference: The spelling of a schema of its own, by identity, that says all but
            the name.
    """

    name: str = ""
    kind: Kind = "string"
    node: Node = "element"
    wrapped: bool = False
    namespace: str | None = None
    prefix: str | None = None
    properties: tuple[tuple[str, XmlSpelling], ...] = ()
    others: XmlSpelling | None = None
    items: XmlSpelling | None = None
    reference: str | None = None
