"""Schema objects become types and schemas (OpenAPI 3.1, Schema Object)."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import Any, cast

from generator.ir import (
    AliasSchema,
    AnyType,
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
    TupleType,
    Type,
    UnionType,
)
from generator.json_types import entries, is_array, is_object
from generator.parse.chains import shorten
from generator.parse.compose import (
    Merged,
    Part,
    conjunction,
    narrows,
    parts_of,
    telling,
    telling_members,
)
from generator.parse.context import Context, child, last_token
from generator.parse.contradictions import (
    choice_beside_null,
    tell_stray_properties,
)
from generator.parse.cycles import cut_empty_cycles
from generator.parse.enumerations import constant, enumeration, listed_constants
from generator.parse.keywords import (
    NOTES,
    RawSchema,
    constraints,
    documentation,
    enum_key,
    forbids_all,
    implied_type,
    is_null,
    property_counts,
    says_what,
    split_null,
    string_format,
    text_of,
    title_of,
    without_null,
)
from generator.parse.merging import Merging
from generator.parse.unchecked import Unchecked
from generator.parse.unions import VariantParser, union
from generator.parse.variants import ordinal
from generator.parse.xml import XmlSpellings

_SCALARS: frozenset[str] = frozenset({"string", "integer", "number", "boolean"})
_PLAIN = frozenset({"type", "format"}) | NOTES


class SchemaParser:
    """Parses schemas on demand and keeps the table of the declared ones.

    References are queued rather than followed, so neither recursion in the
    document nor a long chain of schemas is recursion here.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.unchecked = Unchecked(context)
        self.xml = XmlSpellings(context)
        self.table: dict[str, Schema] = {}
        # Every schema that builds on another one asks for its properties again.
        self._property_types: dict[str, Type] = {}
        self._uses: dict[str, Type] = {}
        self._queue: deque[str] = deque()
        self._queued: set[str] = set()
        self.merging = Merging(self.table, context)
        self.named_enums: dict[tuple[object, ...], str] = {}

    def declare_components(self) -> tuple[str, ...]:
        """Queue every schema under ``components``; returns their identities."""
        names = entries(entries(self.context.document.tree, "components"), "schemas")
        identities = tuple(child("#/components/schemas", name) for name in names)
        for identity, raw in zip(identities, names.values(), strict=True):
            if is_object(raw) and is_array(raw.get("enum")):
                key = enum_key(without_null(raw["enum"]))
                self.named_enums.setdefault(key, identity)
            self.enqueue(identity)
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
        shorten(self.table, self.context)
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
            return self.reference(schema["$ref"])
        inner, nullable = split_null(schema)
        found = self._inner(inner, pointer, origin)
        if nullable and not isinstance(found, AnyType | NullableType):
            return NullableType(found)
        return found

    def choice(
        self,
        raw: RawSchema,
        keyword: str,
        pointer: str,
        origin: Origin,
        variant: VariantParser | None = None,
    ) -> Type:
        """A choice between alternatives; see :func:`generator.parse.unions.union`."""
        return union(
            raw,
            keyword,
            self,
            pointer,
            origin,
            variant or self._variant(child(pointer, keyword)),
        )

    def _variant(self, pointer: str) -> VariantParser:
        return lambda member, index, origin: self.type_of(
            member, child(pointer, index), origin
        )

    def enqueue(self, identity: str) -> None:
        """See to it that the schema with an identity is parsed."""
        if identity not in self._queued:
            self._queued.add(identity)
            self._queue.append(identity)

    def reference(self, identity: str) -> Type:
        """The type of a use of the schema with an identity."""
        known = self._uses.get(identity)
        if known is None:
            self.enqueue(identity)
            target = self.context.at(identity)
            known = Reference(identity)
            if is_object(target) and split_null(target)[1]:
                known = NullableType(known)
            self._uses[identity] = known
        return known

    def _inner(self, raw: RawSchema, pointer: str, origin: Origin) -> Type:
        if is_null(raw):
            keyword = choice_beside_null(raw, pointer, self.context)
            if keyword is None:
                return ScalarType("null")
            found = self.choice(raw, keyword, pointer, origin)
            return found if isinstance(found, NullableType) else NullableType(found)
        # Most schemas say no more than their type.
        if raw.keys() <= _PLAIN and isinstance(raw.get("type"), str):
            return self._by_type(raw, pointer, origin)
        listed = listed_constants(raw)
        if listed is not None:
            found = enumeration(listed, pointer, origin, self)
            return NullableType(found) if None in listed["enum"] else found
        self.unchecked.tell(raw, pointer)
        if is_array(raw.get("allOf")) and raw["allOf"]:
            return self._all_of(raw, pointer, origin)
        for keyword in ("oneOf", "anyOf"):
            if is_array(raw.get(keyword)) and any(map(says_what, raw[keyword])):
                rest = {key: value for key, value in raw.items() if key != keyword}
                if narrows(rest):
                    parts = [Part(raw, pointer)]
                    return conjunction(parts, self, pointer, origin, raw)
                return self.choice(raw, keyword, pointer, origin)
        tell_stray_properties(raw, pointer, self.context)
        if "const" in raw:
            return constant(raw["const"], pointer, self.context)
        if is_array(raw.get("enum")) and raw["enum"]:
            return enumeration(raw, pointer, origin, self)
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
            return self._array(raw, pointer, origin)
        if kind in _SCALARS:
            form = (
                string_format(raw) if kind == "string" else text_of(raw.get("format"))
            )
            return ScalarType(cast("ScalarKind", kind), form, constraints(raw))
        if kind is not None:
            self.context.degrade(
                "CALCO-S001",
                f"{kind!r} is not a type of JSON Schema; any value is accepted",
                child(pointer, "type"),
                "use string, number, integer, boolean, array, object or null",
            )
        return AnyType()

    def _array(self, raw: RawSchema, pointer: str, origin: Origin) -> Type:
        first = raw.get("prefixItems")
        keyword = "items" if "items" in raw else "unevaluatedItems"
        items = raw.get(keyword)
        if not (is_array(first) and first):
            inner = origin.inner("item", title_of(items), "[]")
            found = self.type_of(items, child(pointer, keyword), inner)
            return ListType(found, constraints(raw))
        types = tuple(
            self.type_of(
                schema,
                child(pointer, "prefixItems", index),
                origin.inner(ordinal(index), title_of(schema)),
            )
            for index, schema in enumerate(first)
        )
        # An array that says nothing of further items is meant to have none, and
        # one that says nothing of its length to have all of the first.
        rest: Type | None = None
        if is_object(items) and not forbids_all(items):
            inner = origin.inner("further item", title_of(items), "[]")
            rest = self.type_of(items, child(pointer, keyword), inner)
        least = constraints(raw).min_items
        if rest is None and least is not None and least < len(types):
            limits = replace(constraints(raw), max_items=len(types))
            return ListType(union_of(types), limits)
        return TupleType(types, rest)

    def _object(self, raw: RawSchema, pointer: str, origin: Origin) -> Type:
        merged = Merged()
        merged.add(Part(raw, pointer))
        closed = merged.additional and forbids_all(merged.additional.schema)
        if not merged.properties and not (closed and not merged.patterns):
            values = self._further(merged, origin)
            return MapType(values or AnyType(), property_counts(raw))
        return self.object_from(merged, raw, pointer, origin)

    def _further(self, merged: Merged, origin: Origin) -> Type | None:
        """The type of the properties that are not named; ``None`` for none."""
        parts = list(merged.patterns)
        if merged.additional is not None:
            if not forbids_all(merged.additional.schema):
                parts.append(merged.additional)
            elif not parts:
                return None
        # Where only patterns are described, other names are not meant to occur.
        found = {
            self.type_of(
                part.schema,
                part.place,
                origin.inner("value", title_of(part.schema), f"{{{index or ''}}}"),
            ): None
            for index, part in enumerate(reversed(parts))
        }
        if not found or AnyType() in found:
            return AnyType()
        return union_of(tuple(found))

    def object_from(
        self, merged: Merged, raw: RawSchema, pointer: str, origin: Origin
    ) -> Type:
        """Declare an object schema from collected properties."""
        if merged.adds_nothing:
            return self.reference(merged.base or pointer)
        found: list[Property] = []
        for name, parts in merged.properties.items():
            shapes = [part.schema for part in parts if is_object(part.schema)]
            shape = {key: value for one in shapes for key, value in one.items()}
            found.append(
                Property(
                    name=name,
                    type=self._property(
                        parts,
                        child(pointer, "properties", name),
                        (origin, name),
                    ),
                    required=name in merged.required,
                    read_only=shape.get("readOnly") is True,
                    write_only=shape.get("writeOnly") is True,
                    documentation=documentation(shape),
                    pointer=parts[-1].place,
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
        self.table[pointer] = ObjectSchema(
            pointer,
            origin,
            tuple(found),
            self._further(merged, origin),
            documentation(raw),
            merged.base,
            tuple(merged.conditions),
        )
        if merged.base is not None:
            self.enqueue(merged.base)
        return Reference(pointer)

    def _property(
        self, parts: list[Part], pointer: str, of: tuple[Origin, str]
    ) -> Type:
        """The type of a property that several parts of an ``allOf`` may describe."""
        owner, name = of
        said: list[Part] = []
        for part in parts:
            # Later parts may only add words to what an earlier one says.
            if telling(part.schema) and all(p.schema != part.schema for p in said):
                said.append(part)
        if len(said) < 2:
            part = said[0] if said else parts[-1]
            known = self._property_types.get(part.place)
            if known is None:
                whose = _owner(part.place, pointer, owner)
                origin = whose.inner(name, title_of(part.schema))
                known = self.type_of(part.schema, part.place, origin)
                self._property_types[part.place] = known
            return known
        whole = {"allOf": [part.schema for part in said]}
        flat = [
            one
            for part in said
            for one in parts_of(part.schema, part.place, self.context)
        ]
        origin = owner.inner(name, title_of(said[-1].schema))
        found = conjunction(flat, self, pointer, origin, whole)
        null = all(is_object(p.schema) and split_null(p.schema)[1] for p in said)
        return NullableType(found) if null else found

    def _all_of(self, raw: RawSchema, pointer: str, origin: Origin) -> Type:
        members: list[Any] = raw["allOf"]
        only = members[0]
        if not telling_members(raw):
            return self.type_of(only, child(pointer, "allOf", 0), origin)
        parts = [
            part
            for part in parts_of(raw, pointer, self.context)
            if telling(part.schema)
        ]
        if not parts:
            return self.type_of(self._own(raw), pointer, origin)
        return conjunction(parts, self, pointer, origin, raw)

    @staticmethod
    def _own(raw: RawSchema) -> RawSchema:
        """A schema without its ``allOf``, whose members say nothing."""
        return {key: value for key, value in raw.items() if key != "allOf"}


def union_of(types: tuple[Type, ...]) -> Type:
    """A choice between types, or the one type there is."""
    first, *others = dict.fromkeys(types)
    return UnionType((first, *others)) if others else first


def _owner(place: str, pointer: str, origin: Origin) -> Origin:
    """What a property is called after: the schema that describes it."""
    section = "#/components/schemas/"
    holder = pointer.rpartition("/properties/")[0]
    if place.startswith(f"{holder}/") or not place.startswith(section):
        return origin
    owner = "/".join(place.split("/")[:4])
    return Origin((last_token(owner),))
