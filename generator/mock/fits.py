"""Whether a value keeps to a schema, as far as building samples needs it.

Examples and defaults in documents contradict their own schemas now and then.
This check keeps such values out of samples; it knows the assertions that real
examples break and takes the rest on trust.
"""

from __future__ import annotations

import re
from typing import Any

from generator.json_types import is_array, is_object

from ..formats import matches_format
from .schemas import CHOICES, Resolve, flatten, mapping, number, sequence, types_of

_DEPTH = 40


def fits(value: Any, schema: Any, resolve: Resolve, depth: int = 0) -> bool:
    """Whether a JSON value keeps to a schema (JSON Schema 2020-12, in part).

    Args:
        value: The value.
        schema: A Schema Object, or a boolean schema.
        resolve: Finds the node of a local reference.
        depth: How deep the value is nested already.
    """
    if schema is False:
        return False
    if depth > _DEPTH:
        return True
    flat, _ = flatten(schema, resolve)
    types = types_of(flat) if "type" in flat else ()
    if types and not any(is_type(value, name) for name in types):
        return False
    if "const" in flat and value != flat["const"]:
        return False
    options = flat.get("enum")
    if is_array(options) and value not in options:
        return False
    for group in flat.get(CHOICES, []):
        if not any(fits(value, variant, resolve, depth + 1) for variant in group):
            return False
    if isinstance(value, str):
        return _text_fits(value, flat)
    if isinstance(value, bool) or value is None:
        return True
    if isinstance(value, int | float):
        return _number_fits(value, flat)
    if is_array(value):
        return _between(len(value), flat, "minItems", "maxItems") and all(
            fits(item, flat.get("items", True), resolve, depth + 1) for item in value
        )
    return _object_fits(mapping(value), flat, resolve, depth)


def is_type(value: Any, name: str) -> bool:
    """Whether a JSON value is of a JSON Schema type."""
    match name:
        case "null":
            return value is None
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            whole = isinstance(value, float) and value.is_integer()
            return (isinstance(value, int) or whole) and not isinstance(value, bool)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "string":
            return isinstance(value, str)
        case "array":
            return is_array(value)
        case _:
            return is_object(value)


def _object_fits(
    value: dict[str, Any], flat: dict[str, Any], resolve: Resolve, depth: int
) -> bool:
    properties = mapping(flat.get("properties"))
    for name in sequence(flat.get("required")):
        if name not in value:
            # Whether it must be there depends on the direction, which the
            # author of an example may have left open.
            property_schema, _ = flatten(properties.get(name), resolve)
            one_way = property_schema.get("readOnly") or property_schema.get(
                "writeOnly"
            )
            if not one_way:
                return False
    others = flat.get("additionalProperties", True)
    return all(
        fits(item, properties.get(name, others), resolve, depth + 1)
        for name, item in value.items()
    ) and _between(len(value), flat, "minProperties", "maxProperties")


def _text_fits(value: str, flat: dict[str, Any]) -> bool:
    if not _between(len(value), flat, "minLength", "maxLength"):
        return False
    pattern = flat.get("pattern")
    if isinstance(pattern, str):
        try:
            if not re.search(pattern, value):
                return False
        except re.error:
            pass
    name = flat.get("format")
    return not isinstance(name, str) or matches_format(value, name)


def _number_fits(value: int | float, flat: dict[str, Any]) -> bool:
    step = number(flat.get("multipleOf"))
    if step is not None and step > 0:
        ratio = value / step
        if abs(ratio - round(ratio)) > 1e-9:
            return False
    above = number(flat.get("exclusiveMinimum"))
    below = number(flat.get("exclusiveMaximum"))
    if above is not None and value <= above:
        return False
    if below is not None and value >= below:
        return False
    return _between(value, flat, "minimum", "maximum")


def _between(value: float, flat: dict[str, Any], least: str, most: str) -> bool:
    low, high = number(flat.get(least)), number(flat.get(most))
    if low is not None and value < low:
        return False
    return high is None or value <= high
