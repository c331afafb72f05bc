"""Chains of schemas that are nothing but uses of other schemas.

What comes later follows a chain of aliases, of inherited objects or of ``allOf``
from one end to the other. Real ones have a few links; one of thousands would take
more memory and time than there is, so a chain is shortened where that loses nothing
and else cut and reported.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.ir import AliasSchema, AnyType, ObjectSchema, Reference, Schema
from generator.ir.references import references

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.parse.context import Context

LONGEST = 32
"""How many schemas may lead to each other without an object between them."""


def shorten(table: dict[str, Schema], context: Context) -> None:
    """Shorten the chains of aliases and of inheritance to :data:`LONGEST`.

    Args:
        table: The schemas by identity; they are replaced in it.
        context: Is told where a chain is cut.
    """
    heights: dict[str, int] = {}
    for identity in table:
        if identity not in heights:
            _measure(identity, heights, table, context)


def _measure(
    start: str, heights: dict[str, int], table: dict[str, Schema], context: Context
) -> None:
    """Find how far a schema is from the end of its chain, those after it first."""
    stack = [start]
    entered: set[str] = set()
    while stack:
        here = stack[-1]
        schema = table[here]
        if here not in entered:
            entered.add(here)
            stack.extend(
                each
                for each in _next(schema, table)
                if each not in heights and each not in entered
            )
            continue
        stack.pop()
        if here in heights:
            continue
        # What is not measured by now leads back to here: a circle is no chain.
        if isinstance(schema, ObjectSchema) and schema.base not in heights:
            table[here] = schema = replace(schema, base=None)
        high = {each for each in _next(schema, table) if _height(each, heights)}
        if any(heights[each] >= LONGEST for each in high):
            table[here] = schema = _cut(schema, heights, table, context)
            high = {each for each in _next(schema, table) if _height(each, heights)}
        heights[here] = 1 + max((heights[each] for each in high), default=0)


def _height(identity: str, heights: Mapping[str, int]) -> int:
    return heights.get(identity, 0)


def _next(schema: Schema, table: Mapping[str, Schema]) -> list[str]:
    """The schemas that a link of a chain leads to."""
    if isinstance(schema, ObjectSchema):
        return [schema.base] if schema.base is not None else []
    if not isinstance(schema, AliasSchema):
        return []
    return [
        each for each in references(schema.type) if isinstance(table[each], AliasSchema)
    ]


def _cut(
    schema: Schema,
    heights: Mapping[str, int],
    table: Mapping[str, Schema],
    context: Context,
) -> Schema:
    if isinstance(schema, ObjectSchema):
        return replace(schema, base=None)  # its properties are its own as well
    assert isinstance(schema, AliasSchema)
    if isinstance(schema.type, Reference):
        # A name for a name is a name for what that one stands for.
        following = table[schema.type.schema]
        if isinstance(following, AliasSchema) and isinstance(following.type, Reference):
            return replace(schema, type=following.type)
    context.degrade(
        "CALCO-S030",
        f"a chain of more than {LONGEST} schemas, none of them an object, is cut here;"
        " any value is accepted",
        schema.id,
        "refer to the schema at the end of the chain",
    )
    return replace(schema, type=AnyType())
