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
from generator.json_types import entries, is_array, is_object
from generator.parse.context import child
from generator.parse.keywords import (
    RawSchema,
    documentation,
    enum_key,
    is_null,
    kind_of,
    text_of,
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


def listed_constants(raw: RawSchema) -> RawSchema | None:
    """A choice between constants as an ``enum``, with a name and words for each value.

    This is how JSON Schema 2020-12 says what an enumeration's values mean. ``None``
    when it is no such choice.
    """
    for keyword in ("oneOf", "anyOf"):
        members = raw.get(keyword)
        if not is_array(members) or not members:
            continue
        values = [m["const"] for m in members if is_object(m) and "const" in m]
        nulls = [
            None for member in members if is_null(member) and "const" not in member
        ]
        plain = all(isinstance(value, str | int | None) for value in values)
        if not plain or len(values) + len(nulls) != len(members) or not any(values):
            continue
        rest = {key: value for key, value in raw.items() if key != keyword}
        told = [member for member in members if "const" in member]
        return {
            **rest,
            "enum": [*values, *nulls],
            "x-enum-varnames": [text_of(m.get("title")) or "" for m in told],
            "x-enum-descriptions": [text_of(m.get("description")) or "" for m in told],
        }
    return None


def _enum_values(raw: RawSchema) -> tuple[EnumValue, ...]:
    """The values of an enumeration, each once, with what is said of it.

    There are three usual extensions for that: lists beside ``enum``, the same as
    ``x-enumNames`` has it, and the objects of ``x-ms-enum``.
    """
    names = texts_of(raw.get("x-enum-varnames") or raw.get("x-enumNames"))
    words = texts_of(raw.get("x-enum-descriptions"))
    listed: object = entries(raw, "x-ms-enum").get("values")
    described = {
        str(each.get("value")): each
        for each in (listed if is_array(listed) else ())
        if is_object(each)
    }
    found: dict[object, EnumValue] = {}
    for index, value in enumerate(raw["enum"]):
        if value is not None and value not in found:
            own = described.get(str(value), {})
            found[value] = EnumValue(
                value,
                (names[index] if index < len(names) else None)
                or text_of(own.get("name")),
                (words[index] if index < len(words) else None)
                or text_of(own.get("description")),
            )
    return tuple(found.values())
