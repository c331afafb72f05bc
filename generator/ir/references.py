"""Which schemas a type or a schema mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ir.types import (
    AliasSchema,
    ListType,
    MapType,
    NullableType,
    ObjectSchema,
    Reference,
    Schema,
    TupleType,
    Type,
    UnionType,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def references(type_: Type) -> Iterator[str]:
    """Identities of the schemas that a type mentions."""
    if isinstance(type_, Reference):
        yield type_.schema
    elif isinstance(type_, ListType):
        yield from references(type_.items)
    elif isinstance(type_, TupleType):
        for item in (*type_.items, *([type_.rest] if type_.rest else ())):
            yield from references(item)
    elif isinstance(type_, MapType):
        yield from references(type_.values)
    elif isinstance(type_, NullableType):
        yield from references(type_.inner)
    elif isinstance(type_, UnionType):
        for variant in type_.variants:
            yield from references(variant)


def schema_references(schema: Schema) -> Iterator[str]:
    """Identities of the schemas that a schema mentions."""
    if isinstance(schema, ObjectSchema):
        if schema.base is not None:
            yield schema.base
        for property_ in schema.properties:
            yield from references(property_.type)
        if schema.additional is not None:
            yield from references(schema.additional)
    elif isinstance(schema, AliasSchema):
        yield from references(schema.type)
