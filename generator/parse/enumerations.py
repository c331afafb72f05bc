"""``enum`` and ``const``: values that are listed one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ir import (
    AnyType,
    ConstantType,
    EnumSchema,
    EnumValue,
    Reference,
    Type,
    UnionType,
)
from generator.parse.context import child
from generator.parse.keywords import (
    RawSchema,
    documentation,
    enum_key,
    kind_of,
    texts_of,
    without_null,
)

if TYPE_CHECKING:
    from generator.ir import Origin, ScalarKind
    from generator.parse.context import Context
    from generator.parse.schemas import SchemaParser


def constant(value: object, pointer: str, context: Context) -> Type:
    """The type of a ``const`` (JSON Schema Validation, section 6.1.3)."""
    if isinstance(value, str | int | float | bool):
        return ConstantType(value)
    context.degrade(
        "CALCO-S017",
        "the const is a list or an object; any value is accepted",
        child(pointer, "const"),
        "describe its parts under properties or items",
    )
    return AnyType()


def enumeration(
    raw: RawSchema, pointer: str, origin: Origin, parser: SchemaParser
) -> Type:
    """The type of an ``enum`` (JSON Schema Validation, section 6.1.2)."""
    values = without_null(raw["enum"])
    scalars = [v for v in values if isinstance(v, str | int | float | bool)]
    if len(scalars) != len(values):
        parser.context.degrade(
            "CALCO-S003",
            "the enumeration holds values that are not scalars; "
            "any value is accepted",
            child(pointer, "enum"),
        )
        return AnyType()
    named = parser.named_enums.get(enum_key(scalars))
    if named is not None and named != pointer:
        # The same list under a name of its own: one class serves both.
        parser.enqueue(named)
        return Reference(named)
    kinds: set[ScalarKind] = {kind_of(value) for value in scalars}
    if kinds not in ({"string"}, {"integer"}):
        # No class of Python's holds these; the values themselves are the type.
        return UnionType(tuple(ConstantType(value) for value in scalars))
    parser.table[pointer] = EnumSchema(
        pointer,
        origin,
        kinds.pop(),
        _enum_values(raw),
        documentation(raw),
    )
    return Reference(pointer)


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
