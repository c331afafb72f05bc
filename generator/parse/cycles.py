"""Schemas that lead back to themselves without describing a value on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.ir import (
    AliasSchema,
    AnyType,
    NullableType,
    Reference,
    Schema,
    Type,
    UnionType,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.parse.context import Context


def cut_empty_cycles(table: dict[str, Schema], context: Context) -> None:
    """Take out of aliases what only leads back to them, and so says nothing.

    Args:
        table: The schemas by identity; aliases in it are replaced.
        context: Told about each one.
    """
    for identity, schema in list(table.items()):
        if not isinstance(schema, AliasSchema):
            continue
        telling = _telling(schema.type, frozenset({identity}), table)
        if telling != schema.type:
            table[identity] = replace(schema, type=telling or AnyType())
            context.degrade(
                "CALCO-S012",
                "the schema refers to itself and to nothing beside it; "
                "that part was left out",
                identity,
            )


def _telling(
    type_: Type, path: frozenset[str], table: Mapping[str, Schema]
) -> Type | None:
    """The type without what leads back along the path; ``None`` if nothing is left."""
    if isinstance(type_, Reference):
        step: Type = type_
        while isinstance(step, Reference):
            if step.schema in path:
                return None
            target = table[step.schema]
            if not isinstance(target, AliasSchema):
                return type_
            path |= {step.schema}
            step = target.type
        return None if _telling(step, path, table) is None else type_
    if isinstance(type_, NullableType):
        inner = _telling(type_.inner, path, table)
        return None if inner is None else NullableType(inner)
    if isinstance(type_, UnionType):
        found = [_telling(variant, path, table) for variant in type_.variants]
        kept = tuple(variant for variant in found if variant is not None)
        if len(kept) == len(found):
            return replace(type_, variants=kept)
        if len(kept) > 1:
            return UnionType(kept)
        return kept[0] if kept else None
    return type_
