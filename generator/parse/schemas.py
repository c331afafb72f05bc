"""Schema objects become types and schemas (OpenAPI 3.1, Schema Object)."""

from __future__ import annotations

from collections import deque
from typing import Any, cast

from generator.ir import (
    AliasSchema,
    AnyType,
    ConstantType,
    Discriminator,
    EnumSchema,
    EnumValue,
    ListType,
    MapType,
    NullableType,
    ObjectSchema,
    Origin,
    Property,
    Reference,
    ScalarKind,
    ScalarType,
    Schema,
    Type,
    UnionType,
)
from generator.json_types import entries, is_array, is_object
from generator.parse.compose import Merged, merge_all_of
from generator.parse.context import Context, child, last_token
from generator.parse.cycles import cut_empty_cycles
from generator.parse.keywords import (
    RawSchema,
    constraints,
    documentation,
    enum_key,
    forbids_all,
    implied_type,
    kind_of,
    names_of,
    says_what,
    split_null,
    text_of,
    texts_of,
    title_of,
    without_null,
)
from generator.parse.variants import variant_origins

_SCALARS: frozenset[str] = frozenset({"string", "integer", "number", "boolean"})


class SchemaParser:
    """Parses schemas on demand and keeps the table of the declared ones.

    References are queued rather than followed, so neither recursion in the
    document nor a long chain of schemas is recursion here.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.table: dict[str, Schema] = {}
        self._queue: deque[str] = deque()
        self._queued: set[str] = set()
        self._named_enums: dict[tuple[object, ...], str] = {}

    def declare_components(self) -> tuple[str, ...]:
        """Queue every schema under ``components``; returns their identities."""
        names = entries(entries(self.context.document.tree, "components"), "schemas")
        identities = tuple(child("#/components/schemas", name) for name in names)
        for identity, raw in zip(identities, names.values(), strict=True):
            if is_object(raw) and is_array(raw.get("enum")):
                key = enum_key(without_null(raw["enum"]))
                self._named_enums.setdefault(key, identity)
            self._enqueue(identity)
        return identities

    def finish(self) -> dict[str, Schema]:
        """Parse all that was queued and return the table."""
        while self._queue:
            identity = self._queue.popleft()
            raw = self.context.at(identity)
            origin = Origin((last_token(identity),), title_of(raw))
            if is_object(raw) and "$ref" not in raw:
                raw = split_null(raw)[0]
            found = self.type_of(raw, identity, origin)
            if identity not in self.table:
                self.table[identity] = AliasSchema(
                    identity, origin, found, documentation(raw)
                )
        cut_empty_cycles(self.table, self.context)
        return self.table

    def type_at(self, pointer: str, origin: Origin) -> Type:
        """The type of the schema object at a pointer."""
        return self.type_of(self.context.at(pointer), pointer, origin)

    def type_of(self, raw: Any, pointer: str, origin: Origin) -> Type:
        """The type of a schema object.

        Args:
            raw: The schema object.
            pointer: Where it stands; the identity of what it declares.
            origin: What a name for it can be made of.
        """
        if not is_object(raw) or not raw:
            return AnyType()
        schema = raw
        if isinstance(schema.get("$ref"), str):
            return self._reference(schema["$ref"])
        inner, nullable = split_null(schema)
        found = self._inner(inner, pointer, origin)
        if nullable and not isinstance(found, AnyType | NullableType):
            return NullableType(found)
        return found

    def _enqueue(self, identity: str) -> None:
        if identity not in self._queued:
            self._queued.add(identity)
            self._queue.append(identity)

    def _reference(self, identity: str) -> Type:
        self._enqueue(identity)
        target = self.context.at(identity)
        if is_object(target) and split_null(target)[1]:
            return NullableType(Reference(identity))
        return Reference(identity)

    def _inner(self, raw: RawSchema, pointer: str, origin: Origin) -> Type:
        if raw.get("type") == "null" or raw.get("enum") == [None]:
            return ScalarType("null")
        if is_array(raw.get("allOf")) and raw["allOf"]:
            return self._all_of(raw, pointer, origin)
        for keyword in ("oneOf", "anyOf"):
            if is_array(raw.get(keyword)) and raw[keyword]:
                union = self._union(raw, keyword, pointer, origin)
                if union is not None:
                    return union
        if "const" in raw:
            return self._constant(raw["const"])
        if is_array(raw.get("enum")) and raw["enum"]:
            return self._enum(raw, pointer, origin)
        return self._by_type(raw, pointer, origin)

    def _by_type(self, raw: RawSchema, pointer: str, origin: Origin) -> Type:
        declared = raw.get("type")
        if is_array(declared):
            kinds = [kind for kind in declared if isinstance(kind, str)]
            if len(kinds) == 1:
                return self._by_type({**raw, "type": kinds[0]}, pointer, origin)
            variants = tuple(
                self._by_type({**raw, "type": kind}, pointer, origin) for kind in kinds
            )
            return UnionType(variants) if variants else AnyType()
        kind = declared if isinstance(declared, str) else implied_type(raw)
        if kind == "object":
            return self._object(raw, pointer, origin)
        if kind == "array":
            items = self.type_of(
                raw.get("items"),
                child(pointer, "items"),
                origin.inner("item", title_of(raw.get("items")), "[]"),
            )
            return ListType(items, constraints(raw))
        if kind in _SCALARS:
            return ScalarType(
                cast("ScalarKind", kind), text_of(raw.get("format")), constraints(raw)
            )
        if kind is not None:
            self.context.degrade(
                "CALCO-S001",
                f"{kind!r} is not a type of JSON Schema; any value is accepted",
                child(pointer, "type"),
                "use string, number, integer, boolean, array, object or null",
            )
        return AnyType()

    def _object(self, raw: RawSchema, pointer: str, origin: Origin) -> Type:
        properties = raw.get("properties")
        additional = raw.get("additionalProperties")
        closed = forbids_all(additional)
        if not (is_object(properties) and properties) and not closed:
            return MapType(self._additional(additional, pointer, origin))
        merged = Merged(required=set(names_of(raw.get("required"))))
        merged.add_properties(raw, pointer)
        return self.object_from(merged, raw, pointer, origin)

    def _additional(self, raw: Any, pointer: str, origin: Origin) -> Type:
        return self.type_of(
            raw,
            child(pointer, "additionalProperties"),
            origin.inner("value", title_of(raw), "{}"),
        )

    def object_from(
        self, merged: Merged, raw: RawSchema, pointer: str, origin: Origin
    ) -> Type:
        """Declare an object schema from collected properties."""
        found: list[Property] = []
        for name, (schema, place) in merged.properties.items():
            shape = schema if is_object(schema) else {}
            found.append(
                Property(
                    name=name,
                    type=self.type_of(
                        schema, place, origin.inner(name, title_of(schema))
                    ),
                    required=name in merged.required,
                    read_only=shape.get("readOnly") is True,
                    write_only=shape.get("writeOnly") is True,
                    documentation=documentation(shape),
                    pointer=place,
                )
            )
        for name in sorted(merged.required - merged.properties.keys()):
            self.context.problem(
                "CALCO-S002",
                "note",
                f"the required property {name!r} is not among the properties",
                pointer,
                "describe it under properties or take it out of required",
            )
        additional = merged.additional
        closed = forbids_all(additional)
        if is_object(additional) and additional and not closed:
            self.context.degrade(
                "CALCO-S013",
                "additionalProperties beside properties: further values are kept, "
                "but as they come, not by their schema",
                child(pointer, "additionalProperties"),
            )
        self.table[pointer] = ObjectSchema(
            pointer,
            origin,
            tuple(found),
            None if closed else self._additional(additional, pointer, origin),
            documentation(raw),
        )
        return Reference(pointer)

    def _all_of(self, raw: RawSchema, pointer: str, origin: Origin) -> Type:
        outcome = merge_all_of(raw, pointer, self.context)
        if isinstance(outcome, Merged):
            return self.object_from(outcome, raw, pointer, origin)
        schema, place = outcome
        return self.type_of(schema, place, origin)

    def _constant(self, value: object) -> Type:
        if value is None:
            return ScalarType("null")
        if isinstance(value, str | int | float | bool):
            return ConstantType(value)
        return AnyType()

    def _enum(self, raw: RawSchema, pointer: str, origin: Origin) -> Type:
        values = without_null(raw["enum"])
        scalars = [v for v in values if isinstance(v, str | int | float | bool)]
        if len(scalars) != len(values):
            self.context.degrade(
                "CALCO-S003",
                "the enumeration holds values that are not scalars; "
                "any value is accepted",
                child(pointer, "enum"),
            )
            return AnyType()
        named = self._named_enums.get(enum_key(scalars))
        if named is not None and named != pointer:
            # The same list under a name of its own: one class serves both.
            self._enqueue(named)
            return Reference(named)
        kinds: set[ScalarKind] = {kind_of(value) for value in scalars}
        if kinds not in ({"string"}, {"integer"}):
            # No class of Python's holds these; the values themselves are the type.
            return UnionType(tuple(ConstantType(value) for value in scalars))
        self.table[pointer] = EnumSchema(
            pointer,
            origin,
            kinds.pop(),
            _enum_values(raw),
            documentation(raw),
        )
        return Reference(pointer)

    def _union(
        self, raw: RawSchema, keyword: str, pointer: str, origin: Origin
    ) -> Type | None:
        members = raw[keyword]
        if all(not says_what(member) for member in members):
            # Only `required` lists: which properties go together, not types.
            return None
        if raw.get("properties"):
            self.context.degrade(
                "CALCO-S004",
                f"{keyword} beside properties: only the properties are carried over",
                child(pointer, keyword),
                "move the shared properties into each variant with allOf",
            )
            return None
        single = len([m for m in members if m != {"type": "null"}]) == 1
        roles = variant_origins(members, origin, self.context)
        variants = tuple(
            self.type_of(
                member,
                child(pointer, keyword, index),
                origin if single else roles[index],
            )
            for index, member in enumerate(members)
        )
        discriminator = self._discriminator(raw, members, pointer)
        kept = tuple(v for v in variants if v != ScalarType("null"))
        found = kept[0] if len(kept) == 1 else UnionType(kept, discriminator)
        if discriminator is not None and len(kept) > 1:
            # It needs a name: only inside models can it say how it is told apart.
            self.table[pointer] = AliasSchema(
                pointer, origin, found, documentation(raw)
            )
            found = Reference(pointer)
        return found if len(kept) == len(variants) else NullableType(found)

    def _discriminator(
        self, raw: RawSchema, members: list[Any], pointer: str
    ) -> Discriminator | None:
        declared = raw.get("discriminator")
        if not is_object(declared) or "propertyName" not in declared:
            return None
        index_of = {
            member["$ref"]: index
            for index, member in enumerate(members)
            if is_object(member) and isinstance(member.get("$ref"), str)
        }
        if len(index_of) != len(members):
            self.context.degrade(
                "CALCO-S005",
                "the discriminator is not used: a variant is not a reference",
                child(pointer, "discriminator"),
                "give each variant a name under components/schemas",
            )
            return None
        mapping: dict[str, int] = {}
        for value, target in entries(declared, "mapping").items():
            identity = (
                target if target in index_of else child("#/components/schemas", target)
            )
            if identity in index_of:
                mapping[value] = index_of[identity]
            else:
                self.context.degrade(
                    "CALCO-S006",
                    f"the discriminator maps {value!r} to no variant",
                    child(pointer, "discriminator", "mapping", value),
                )
        name = str(declared["propertyName"])
        for identity, index in index_of.items():
            if index not in mapping.values():
                # The schema's name is the value; what the property itself may be
                # is what servers send where the two differ.
                for value in self._constants(identity, name):
                    mapping.setdefault(value, index)
                mapping.setdefault(last_token(identity), index)
        return Discriminator(name, tuple(mapping.items()))

    def _constants(self, identity: str, name: str) -> list[str]:
        """The values a schema, through its allOf, allows for a property."""
        waiting, seen = [identity], set[str]()
        while waiting:
            place = waiting.pop(0)
            if place in seen:
                continue
            seen.add(place)
            raw = self.context.at(place)
            if not is_object(raw):
                continue
            if isinstance(raw.get("$ref"), str):
                waiting.append(raw["$ref"])
            members = raw.get("allOf")
            for index in range(len(members) if is_array(members) else 0):
                waiting.append(child(place, "allOf", index))
            found = entries(entries(raw, "properties"), name)
            values = [found["const"]] if "const" in found else found.get("enum")
            if is_array(values):
                return [value for value in values if isinstance(value, str)]
        return []


def _enum_values(raw: RawSchema) -> tuple[EnumValue, ...]:
    """The values of an enumeration, each once, with what is said of it."""
    names = texts_of(raw.get("x-enum-varnames"))
    words = texts_of(raw.get("x-enum-descriptions"))
    found: dict[object, EnumValue] = {}
    for index, value in enumerate(raw["enum"]):
        if value is not None and value not in found:
            found[value] = EnumValue(
                value,
                names[index] if index < len(names) else None,
                words[index] if index < len(words) else None,
            )
    return tuple(found.values())
