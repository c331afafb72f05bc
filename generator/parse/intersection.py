"""Two schema objects as the one that allows what both allow."""

from __future__ import annotations

from typing import Any

from generator.json_types import is_array, is_object
from generator.parse.context import Context, child
from generator.parse.keywords import NOTES, RawSchema, enum_key, implied_type

_LARGER = frozenset(
    {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"}
)
_SMALLER = frozenset(
    {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"}
)
_SCHEMAS = frozenset({"items", "additionalProperties", "unevaluatedProperties"})


def intersected(
    first: RawSchema, second: RawSchema, place: str, context: Context
) -> RawSchema:
    """The schema that says what both say; where they differ the second holds.

    Args:
        first: What was said so far.
        second: What is said as well.
        place: Where the second stands.
        context: Told what cannot hold at once.
    """
    found = dict(first)
    for key, value in second.items():
        if key not in found or key in NOTES or key.startswith("x-"):
            found[key] = value
        elif found[key] != value:
            found[key] = _both(key, found[key], value, place, context)
    kinds = {implied_type(first), implied_type(second)} - {None}
    if "type" not in first and "type" not in second and len(kinds) > 1:
        one, other = sorted(str(kind) for kind in kinds)
        _conflict("type", one, other, place, context)
    return found


def _both(key: str, first: Any, second: Any, place: str, context: Context) -> Any:
    if key in _LARGER | _SMALLER:
        if isinstance(first, int | float) and isinstance(second, int | float):
            return max(first, second) if key in _LARGER else min(first, second)
        return second
    if key == "type":
        return _types(first, second, place, context)
    if key == "enum" and is_array(first) and is_array(second):
        allowed = {enum_key([value]) for value in first}
        common = [value for value in second if enum_key([value]) in allowed]
        if common:
            return common
    elif key == "required":
        return [*first, *(name for name in second if name not in first)]
    elif key == "properties" and is_object(first) and is_object(second):
        shared = first.keys() & second.keys()
        return {**first, **second, **{n: _all(first[n], second[n]) for n in shared}}
    elif key in _SCHEMAS:
        return _all(first, second)
    elif key in ("oneOf", "anyOf", "uniqueItems"):
        return second or first
    _conflict(key, first, second, place, context)
    return second


def _all(first: Any, second: Any) -> Any:
    return first if first == second else {"allOf": [first, second]}


def _types(first: Any, second: Any, place: str, context: Context) -> Any:
    one = first if is_array(first) else [first]
    other = second if is_array(second) else [second]
    common = [kind for kind in other if kind in one]
    if {"integer", "number"} <= {*one, *other} and "integer" not in common:
        common.append("integer")
    if not common:
        _conflict("type", first, second, place, context)
        return second
    return common if len(common) > 1 else common[0]


def _conflict(
    key: str, first: object, second: object, place: str, context: Context
) -> None:
    context.degrade(
        "CALCO-S011",
        f"allOf says {key} is {_shown(first)} and {_shown(second)}; the later one holds",
        child(place, key),
        "no value can be both: take one of them out",
    )


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."
