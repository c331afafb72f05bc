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
    telling = _telling_aliases(table)
    for identity, schema in list(table.items()):
        if not isinstance(schema, AliasSchema):
            continue
        kept = _kept(schema.type, identity, telling, ends)
        if kept != schema.type:
            table[identity] = replace(schema, type=kept or AnyType())
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


def _telling_aliases(table: Mapping[str, Schema]) -> set[str]:
    """The schemas that describe some value, be it through other ones."""
    users: dict[str, list[str]] = {}
    waiting: list[str] = []
    for identity, schema in table.items():
        named = _named(schema.type) if isinstance(schema, AliasSchema) else None
        if named is None:
            waiting.append(identity)
        for target in named or ():
            users.setdefault(target, []).append(identity)
    found: set[str] = set()
    while waiting:
        identity = waiting.pop()
        if identity not in found:
            found.add(identity)
            waiting += users.get(identity, ())
    return found


def _named(type_: Type) -> list[str] | None:
    """The schemas of which a type is nothing but a choice; ``None`` if it is more."""
    if isinstance(type_, Reference):
        return [type_.schema]
    if isinstance(type_, NullableType):
        return _named(type_.inner)
    if isinstance(type_, UnionType):
        parts = [_named(variant) for variant in type_.variants]
        if all(part is not None for part in parts):
            return [name for part in parts for name in part or ()]
    return None


def _kept(
    type_: Type, identity: str, telling: set[str], ends: Mapping[str, str | None]
) -> Type | None:
    """An alias's type without what leads back to it or to no value at all."""
    if isinstance(type_, Reference):
        back = ends[type_.schema] in (identity, None)
        return None if back or type_.schema not in telling else type_
    if isinstance(type_, NullableType):
        inner = _kept(type_.inner, identity, telling, ends)
        return None if inner is None else NullableType(inner)
    if isinstance(type_, UnionType):
        found = [_kept(one, identity, telling, ends) for one in type_.variants]
        kept = tuple(variant for variant in found if variant is not None)
        if len(kept) == len(found):
            return replace(type_, variants=kept)
        if len(kept) > 1:
            return UnionType(kept)
        return kept[0] if kept else None
    return type_
