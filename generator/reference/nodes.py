"""Schemas as a form shows them: one level at a time, as deep as somebody goes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.ir import (
    AliasSchema,
    ConstantType,
    EnumSchema,
    ListType,
    NullableType,
    ObjectSchema,
    Reference,
    ScalarType,
    UnionType,
)
from generator.reference import markdown
from generator.reference.kinds import shown

if TYPE_CHECKING:
    from generator.ir import Property, Type
    from generator.reference.kinds import Kinds

_DEEPEST = 6  # arrays and choices within one another, before there is an object
_MOST_VALUES = 1000
_MOST_OPTIONS = 50
_MOST_PROPERTIES = 500
_LONGEST = 600
_FORMATS = {"date": "date", "date-time": "date-time", "password": "password"}


class Nodes:
    """Says what is to be entered where.

    Each node is told as JSON: its ``kind``; whether it is ``nullable``; the ``values``
    to choose from; the node of the ``items`` of a list; the ``options`` of a choice;
    and of an object the number ``at`` which its fields are asked for.

    Args:
        kinds: Knows what types stand for.
    """

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds
        self._identities = list(kinds.api.schemas)
        self._numbers = {one: number for number, one in enumerate(self._identities)}

    def of(self, type_: Type, depth: int = 0) -> dict[str, Any]:
        """What is to be entered for a type."""
        node = self._node(type_, depth)
        node["words"] = " ".join(self.kinds.words(type_)[:2]).strip()
        if self._is_nullable(type_):
            node["nullable"] = True
        return node

    def fields(self, number: int) -> dict[str, Any] | None:
        """The fields of the object of a number; nothing if it is the number of none."""
        if not 0 <= number < len(self._identities):
            return None
        schema = self.kinds.api.schemas[self._identities[number]]
        if not isinstance(schema, ObjectSchema):
            return None
        listed = [one for one in schema.properties if not one.read_only]
        return {"fields": [self._field(one) for one in listed[:_MOST_PROPERTIES]]}

    def _field(self, property_: Property) -> dict[str, Any]:
        documentation = property_.documentation
        described = self.kinds.described(property_.type, documentation)
        words = markdown.plain(described)
        facts = self.kinds.facts(property_.type, documentation)
        return {
            "name": property_.name,
            "required": property_.required,
            "description": words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…",
            "facts": list(facts),
            "node": self.of(property_.type),
        }

    def _node(self, type_: Type, depth: int) -> dict[str, Any]:
        found = self.kinds.resolved(type_)
        match found:
            case ScalarType(kind="string", format="binary" | "byte"):
                return {"kind": "json"}
            case ScalarType(kind="string"):
                return {"kind": _FORMATS.get(found.format or "", "text")}
            case ScalarType(kind="integer" | "number" | "boolean"):
                return {"kind": found.kind}
            case ConstantType():
                return {"kind": "enum", "values": [(json.dumps(found.value), "")]}
            case ListType() if depth < _DEEPEST:
                return {"kind": "list", "items": self.of(found.items, depth + 1)}
            case UnionType() if depth < _DEEPEST:
                return self._choice(found, depth)
            case Reference():
                return self._declared(found)
            case _:
                return {"kind": "json"}

    def _declared(self, reference: Reference) -> dict[str, Any]:
        schema = self.kinds.api.schemas[reference.schema]
        if isinstance(schema, ObjectSchema) and schema.properties:
            return {"kind": "object", "at": self._numbers[reference.schema]}
        if isinstance(schema, EnumSchema) and 0 < len(schema.values) <= _MOST_VALUES:
            return {
                "kind": "enum",
                "values": [
                    (
                        json.dumps(one.value, ensure_ascii=False),
                        markdown.plain(one.description),
                    )
                    for one in schema.values
                ],
            }
        return {"kind": "json"}

    def _choice(self, union: UnionType, depth: int) -> dict[str, Any]:
        if len(union.variants) > _MOST_OPTIONS:
            return {"kind": "json"}
        options: list[dict[str, Any]] = []
        for variant in union.variants:
            words = self.kinds.words(variant)
            option: dict[str, Any] = {
                "title": shown(words.text, 60),
                "node": self.of(variant, depth + 1),
            }
            identity = self.kinds.resolved(variant)
            if isinstance(identity, Reference):
                schema = self.kinds.api.schemas[identity.schema]
                if isinstance(schema, ObjectSchema):
                    option["needs"] = [
                        one.name
                        for one in schema.properties
                        if one.required and not one.read_only
                    ]
                    option["knows"] = [one.name for one in schema.properties]
            options.append(option)
        node: dict[str, Any] = {"kind": "choice", "options": options}
        if union.discriminator is not None:
            node["by"] = union.discriminator.property_name
            node["mapping"] = dict(union.discriminator.mapping)
        return node

    def _is_nullable(self, type_: Type) -> bool:
        seen: set[str] = set()
        while isinstance(type_, Reference) and type_.schema not in seen:
            seen.add(type_.schema)
            schema = self.kinds.api.schemas[type_.schema]
            if not isinstance(schema, AliasSchema):
                return False
            type_ = schema.type
        return isinstance(type_, NullableType)
