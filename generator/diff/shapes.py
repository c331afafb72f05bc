"""Types taken apart into what a value may be: the alternatives, and whether null."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from generator.ir import (
    AliasSchema,
    AnyType,
    ConstantType,
    EnumSchema,
    ListType,
    MapType,
    NullableType,
    ObjectSchema,
    Reference,
    ScalarType,
    TupleType,
    Type,
    UnionType,
)

if TYPE_CHECKING:
    from generator.diff.sides import Side
    from generator.ir import Schema


@dataclass(frozen=True, slots=True)
class Values:
    """Constants, which are one of the alternatives."""

    values: tuple[str | int | float | bool, ...]

    @property
    def type(self) -> Type:
        """The same as a type."""
        return UnionType(tuple(ConstantType(value) for value in self.values))


Alternative: TypeAlias = (
    AnyType | ScalarType | ListType | TupleType | MapType | Reference | Values
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value may be.

    Attributes:
        alternatives: References among them lead to schemas that are no choice.
    """

    alternatives: tuple[Alternative, ...]
    nullable: bool

    @property
    def is_any(self) -> bool:
        """Whether a value may be anything."""
        return any(isinstance(one, AnyType) for one in self.alternatives)


def shape(type_: Type, side: Side) -> Shape:
    """Take a type apart, through its aliases."""
    found: dict[Alternative, None] = {}
    constants: dict[str | int | float | bool, None] = {}
    nullable = False
    seen: set[str] = set()
    waiting: list[Type] = [type_]
    while waiting:
        one = waiting.pop()
        if isinstance(one, NullableType):
            nullable = True
            waiting.append(one.inner)
        elif isinstance(one, UnionType):
            waiting.extend(reversed(one.variants))
        elif isinstance(one, ConstantType):
            constants[one.value] = None
        elif isinstance(one, ScalarType) and one.kind == "null":
            nullable = True
        elif isinstance(one, Reference):
            schema = side.schema(one.schema)
            if isinstance(schema, AliasSchema) and _is_choice(schema.type):
                if schema.id not in seen:
                    seen.add(schema.id)
                    waiting.append(schema.type)
            else:
                found[one] = None
        else:
            found[one] = None
    alternatives = tuple(found)
    if constants:
        alternatives = (*alternatives, Values(tuple(constants)))
    return Shape(alternatives, nullable)


def _is_choice(type_: Type) -> bool:
    """Whether what an alias stands for is part of the choice that it is in."""
    return not isinstance(type_, ListType | MapType | TupleType)


def is_nullable(type_: Type, side: Side) -> bool:
    """Whether null is among the values of a type."""
    return shape(type_, side).nullable


def label(one: Alternative, side: Side) -> str:
    """What tells an alternative from the others, the same on both sides."""
    match one:
        case Reference():
            return f"models.{side.class_name(one.schema)}"
        case ScalarType():
            return side.written(ScalarType(one.kind, one.format))
        case ListType():
            return "list"
        case TupleType():
            return "tuple"
        case MapType():
            return "dict"
        case Values():
            return "Literal"
        case AnyType():
            return "Any"


def typed(alternatives: list[Alternative] | tuple[Alternative, ...]) -> Type:
    """Alternatives as a type."""
    types = [one.type if isinstance(one, Values) else one for one in alternatives]
    return types[0] if len(types) == 1 else UnionType(tuple(types))


def written(one: Alternative, side: Side) -> str:
    """An alternative as it is written in code."""
    return side.written(typed([one]))


def enumerated(one: Alternative, side: Side) -> tuple[str, set[object]] | None:
    """The class in Python of the values that an alternative lists, and these."""
    if isinstance(one, Values):
        classes = {value.__class__.__name__ for value in one.values}
        return classes.pop() if len(classes) == 1 else "", set(one.values)
    if isinstance(one, Reference):
        schema = side.schema(one.schema)
        if isinstance(schema, EnumSchema):
            kind = "int" if schema.kind == "integer" else "str"
            return kind, {entry.value for entry in schema.values}
    return None


def unfolded(one: Alternative, side: Side) -> Type | None:
    """What an alias stands for; ``None`` for all that is none."""
    if isinstance(one, Reference):
        schema = side.schema(one.schema)
        if isinstance(schema, AliasSchema):
            return schema.type
    return None


def kind_of(schema: Schema) -> str:
    """What a schema is in the package, in words."""
    if isinstance(schema, ObjectSchema):
        return "a model"
    return "an enumeration" if isinstance(schema, EnumSchema) else "an alias"


def object_of(one: Alternative, side: Side) -> ObjectSchema | None:
    """The object that an alternative refers to, if it is one."""
    if isinstance(one, Reference):
        schema = side.schema(one.schema)
        if isinstance(schema, ObjectSchema):
            return schema
    return None
