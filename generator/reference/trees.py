"""Schemas as rows: what an object holds, and what that holds, as far as is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from generator.ir import (
    AnyType,
    ConstantType,
    ObjectSchema,
    Property,
    Reference,
    TupleType,
    UnionType,
)
from generator.reference import markdown

if TYPE_CHECKING:
    from markupsafe import Markup

    from generator.ir import EnumValue, Type
    from generator.reference.kinds import Kinds, Words

Direction = Literal["request", "answer", "both"]

_MOST_ROWS = 60  # of one tree; what is left out is a link away
_DEEPEST = 8
_MOST_VALUES = 200
_MOST_PROPERTIES = 500


@dataclass(frozen=True, slots=True)
class Field:
    """What is said of a property, an item, or one of several types.

    Attributes:
        name: Of the property; in words for what has none.
        is_property: Whether the name is one on the wire.
        part: What it is of what holds it: a field, a choice or an item.
        words: Its type.
        facts: Limits, default, example.
        values: Those of an enumeration.
        hidden_values: How many more of them there are.
        declared: Identity of the declared schema that it is of.
        holds: Whether there is more to be said of what is in it.
    """

    name: str
    is_property: bool
    part: str
    words: Words
    required: bool
    read_only: bool
    write_only: bool
    deprecated: bool
    description: Markup
    facts: tuple[str, ...]
    values: tuple[EnumValue, ...]
    hidden_values: int
    declared: str | None
    holds: bool


class Row(NamedTuple):
    """A field at one place, with what it holds as far as is shown there.

    Attributes:
        field: What is said of it everywhere.
        rows: What it holds.
        more: Identity of the declared schema whose rows were left out here.
        open: Whether its rows are shown at once.
    """

    field: Field
    rows: tuple[Row, ...]
    more: str | None
    open: bool

    @property
    def held(self) -> str:
        """How many there are of what it holds, in words."""
        part = self.rows[0].field.part if self.rows else ""
        return f"{len(self.rows)} {part}{'' if len(self.rows) == 1 else 's'}"


class Trees:
    """Makes rows of types.

    Args:
        kinds: Says types in words.
        cyclic: Identities of the schemas that can be reached from themselves.
    """

    def __init__(self, kinds: Kinds, cyclic: frozenset[str]) -> None:
        self._cyclic = cyclic
        self.kinds = kinds
        self._api = kinds.api
        # Bodies of errors are the same everywhere.
        self._objects: dict[tuple[object, ...], tuple[Row, ...]] = {}
        self._made: dict[tuple[Type, Direction], tuple[Row, ...]] = {}
        # The properties are held, for another in place of one would have its identity.
        self._fields: dict[tuple[int, str], tuple[Property, Field]] = {}
        self._known: dict[Field, Field] = {}
        self._left = 0
        self._direction: Direction = "both"

    def rows(self, type_: Type, direction: Direction) -> tuple[Row, ...]:
        """What a body of the type holds; nothing for one that is no object.

        Args:
            type_: The type.
            direction: Which way it goes: properties for the other way are left out.
        """
        key = (type_, direction)
        if key not in self._made:
            self._left = _MOST_ROWS
            self._direction = direction
            self._made[key] = self._below(type_, (), 0)
        return self._made[key]

    def row(self, property_: Property, examples: tuple[Any, ...]) -> Row:
        """One property, parameter or header with what it holds.

        Args:
            property_: The property.
            examples: Values given for it elsewhere.
        """
        self._left, self._direction = _MOST_ROWS, "both"
        documentation = property_.documentation
        documentation = replace(
            documentation, examples=(*examples, *documentation.examples)
        )
        return self._row(replace(property_, documentation=documentation), (), 1, "")

    def _below(self, type_: Type, path: tuple[str, ...], depth: int) -> tuple[Row, ...]:
        content = self.kinds.content(type_)
        if depth > _DEEPEST:
            return ()
        match content:
            case Reference():
                schema = self._api.schemas[content.schema]
                if isinstance(schema, ObjectSchema) and content.schema not in path:
                    return self._shared(schema, path, depth)
                return ()
            case UnionType():
                return tuple(
                    self._row(
                        Property("", variant),
                        path,
                        depth,
                        self._option(variant, number),
                        part="choice",
                    )
                    for number, variant in enumerate(content.variants, 1)
                    if self._below_is_something(variant)
                )
            case TupleType():
                return tuple(
                    self._row(
                        Property("", item), path, depth, f"item {number}", part="item"
                    )
                    for number, item in enumerate(content.items, 1)
                )
            case _:
                return ()

    def _option(self, variant: Type, number: int) -> str:
        """What a variant is called: a property may say which it is."""
        content = self.kinds.content(variant)
        schema = (
            self._api.schemas[content.schema]
            if isinstance(content, Reference)
            else None
        )
        told = [
            str(one.type.value)
            for one in (schema.properties if isinstance(schema, ObjectSchema) else ())
            if isinstance(one.type, ConstantType) and isinstance(one.type.value, str)
        ]
        return told[0] if told else f"option {number}"

    def _below_is_something(self, type_: Type) -> bool:
        content = self.kinds.content(type_)
        return isinstance(content, (Reference, UnionType, TupleType))

    def _shared(
        self, schema: ObjectSchema, path: tuple[str, ...], depth: int
    ) -> tuple[Row, ...]:
        """The rows of an object, made once for all places where they are the same."""
        held = tuple(each for each in path if each in self._cyclic)
        key = (schema.id, self._direction, depth, self._left > 0, held)
        if key not in self._objects:
            rows = self._object(schema, (*path, schema.id), depth)
            self._objects[key] = rows
        else:
            self._left -= len(schema.properties)
        return self._objects[key]

    def _object(
        self, schema: ObjectSchema, path: tuple[str, ...], depth: int
    ) -> tuple[Row, ...]:
        listed = [
            property_
            for property_ in schema.properties
            if not (self._direction == "request" and property_.read_only)
            and not (self._direction == "answer" and property_.write_only)
        ]
        self._left -= len(listed)
        alone = len(listed) == 1 or (depth == 0 and len(listed) == 2)
        found = [
            self._row(property_, path, depth, "", alone=alone)
            for property_ in listed[:_MOST_PROPERTIES]
        ]
        if len(listed) > _MOST_PROPERTIES:
            left_out = f"{len(listed) - _MOST_PROPERTIES} more properties"
            found.append(self._row(Property("", AnyType()), path, depth, left_out))
        if schema.additional is not None and not isinstance(schema.additional, AnyType):
            other = Property("", schema.additional)
            found.append(self._row(other, path, depth, "any other property"))
        return tuple(found)

    def _row(
        self,
        property_: Property,
        path: tuple[str, ...],
        depth: int,
        name: str,
        *,
        alone: bool = False,
        part: str = "field",
    ) -> Row:
        field = self._field(property_, name, part)
        rows: tuple[Row, ...] = ()
        # What is declared elsewhere is read there, unless it is all there is.
        if alone or field.declared is None or (depth < 2 and self._left > 0):
            rows = self._below(property_.type, path, depth + 1)
        more = field.declared if field.holds and not rows else None
        return Row(field, rows, more, alone and depth < 3)

    def _field(self, property_: Property, name: str, part: str) -> Field:
        """What is said of a property, the same wherever it is a row."""
        key = (id(property_), name)
        if key in self._fields:
            return self._fields[key][1]
        type_, documentation = property_.type, property_.documentation
        words = self.kinds.words(type_)
        content = self.kinds.content(type_)
        identity = content.schema if isinstance(content, Reference) else None
        values = self.kinds.values(type_)
        field = Field(
            name=name or property_.name,
            is_property=not name,
            part=part,
            words=words,
            required=property_.required,
            read_only=property_.read_only,
            write_only=property_.write_only,
            deprecated=documentation.deprecated,
            description=markdown.block(self.kinds.described(type_, documentation)),
            facts=self.kinds.facts(type_, documentation),
            values=values[:_MOST_VALUES],
            hidden_values=max(0, len(values) - _MOST_VALUES),
            declared=identity if identity in self.kinds.titles else words.schema,
            holds=self._below_is_something(type_) and not values,
        )
        if not values:
            # The same is said of many properties, which are rendered as one.
            field = self._known.setdefault(field, field)
        self._fields[key] = (property_, field)
        return field
