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
    ends = _ends(table)
    for identity, schema in list(table.items()):
        if not isinstance(schema, AliasSchema):
            continue
        telling = _telling(schema.type, frozenset({identity}), table, ends)
        if telling != schema.type:
            table[identity] = replace(schema, type=telling or AnyType())
            context.degrade(
                "CALCO-S012",
                "the schema refers to itself and to nothing beside it; "
                "that part was left out",
                identity,
            )


def _ends(table: Mapping[str, Schema]) -> Mapping[str, str | None]:
    """Where each chain of aliases that only refer ends; ``None`` for a circle."""
    ends: dict[str, str | None] = {}
    for start in table:
        chain: dict[str, None] = {}
        here = start
        while here not in ends and here not in chain:
            chain[here] = None
            schema = table[here]
            if isinstance(schema, AliasSchema) and isinstance(schema.type, Reference):
                here = schema.type.schema
            else:
                ends[here] = here
        # A chain that met itself has no end.
        ends.update(dict.fromkeys(chain, ends.get(here)))
    return ends


def _telling(
    type_: Type,
    path: frozenset[str],
    table: Mapping[str, Schema],
    ends: Mapping[str, str | None],
) -> Type | None:
    """The type without what leads back along the path; ``None`` if nothing is left."""
    if isinstance(type_, Reference):
        end = ends[type_.schema]
        if end is None or end in path:
            return None
        target = table[end]
        if not isinstance(target, AliasSchema):
            return type_
        told = _telling(target.type, path | {end}, table, ends)
        return None if told is None else type_
    if isinstance(type_, NullableType):
        inner = _telling(type_.inner, path, table, ends)
        return None if inner is None else NullableType(inner)
    if isinstance(type_, UnionType):
        found = [_telling(variant, path, table, ends) for variant in type_.variants]
        kept = tuple(variant for variant in found if variant is not None)
        if len(kept) == len(found):
            return replace(type_, variants=kept)
        if len(kept) > 1:
            return UnionType(kept)
        return kept[0] if kept else None
    return type_
