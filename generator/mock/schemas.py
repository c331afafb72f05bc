"""Reading Schema Objects: references followed, ``allOf`` merged.

What a schema says of a value is often spread over references and ``allOf``
branches. :func:`flatten` brings it together in one mapping, which is enough to
build a value or to see which shape a parameter has. It is no validator.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from generator.json_types import is_array, is_object

Resolve: TypeAlias = Callable[[str], Any]
"""Finds the node a local reference (``#/...``) points to; KeyError if none."""

Json: TypeAlias = Any
"""A JSON value: what ``json.loads`` may return."""


def number(value: Any) -> int | float | None:
    """The value when it is a number, None otherwise."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return None


CHOICES = "x-choices"
"""The key :func:`flatten` keeps all ``oneOf`` and ``anyOf`` lists under."""

_UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
_LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")


def mapping(node: Any) -> dict[str, Any]:
    """The node when it is a mapping, an empty mapping otherwise."""
    return node if is_object(node) else {}


def sequence(node: Any) -> list[Any]:
    """The node when it is a list, an empty list otherwise."""
    return node if is_array(node) else []


def follow(node: Any, resolve: Resolve) -> dict[str, Any]:
    """The object behind a Reference Object, or the node itself.

    A reference to nothing, or one that leads back to itself, gives an empty
    mapping.
    """
    seen: set[str] = set()
    found = mapping(node)
    while isinstance(reference := found.get("$ref"), str):
        if reference in seen:
            return {}
        seen.add(reference)
        try:
            found = mapping(resolve(reference))
        except KeyError:
            return {}
    return found


def flatten(schema: Any, resolve: Resolve) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Merge a schema with what it refers to and with its ``allOf`` branches.

    Args:
        schema: A Schema Object, or a boolean schema.
        resolve: Finds the node of a local reference.

    Returns:
        The merged keywords, without ``$ref``, ``allOf``, ``oneOf`` and ``anyOf``
        but with the lists of the last two under :data:`CHOICES`; and the
        references that were followed, outermost first.
    """
    merged: dict[str, Any] = {}
    references: list[str] = []
    for part in _parts(schema, resolve, references):
        for keyword, value in part.items():
            _add(merged, keyword, value)
    return merged, tuple(references)


def types_of(flat: dict[str, Any]) -> tuple[str, ...]:
    """The JSON types a flattened schema allows; guessed where none is given.

    Empty when the schema says nothing that tells them.
    """
    declared = flat.get("type")
    if isinstance(declared, str):
        return (declared,)
    if is_array(declared):
        return tuple(name for name in declared if isinstance(name, str))
    if any(k in flat for k in ("properties", "additionalProperties", "required")):
        return ("object",)
    if "items" in flat or "prefixItems" in flat:
        return ("array",)
    if any(k in flat for k in ("pattern", "minLength", "maxLength")):
        return ("string",)
    if any(k in flat for k in ("minimum", "maximum", "multipleOf")):
        return ("number",)
    return ()


def _parts(
    schema: Any, resolve: Resolve, references: list[str]
) -> Iterator[dict[str, Any]]:
    # What a schema says itself comes before what it takes over from others.
    node = mapping(schema)
    own = {k: v for k, v in node.items() if k not in _COMPOSING}
    choices = [
        group for k in ("oneOf", "anyOf") if len(group := sequence(node.get(k))) > 0
    ]
    yield own | ({CHOICES: choices} if choices else {})
    reference = node.get("$ref")
    if isinstance(reference, str) and reference not in references:
        references.append(reference)
        try:
            target = resolve(reference)
        except KeyError:
            target = {}
        yield from _parts(target, resolve, references)
    for branch in sequence(node.get("allOf")):
        yield from _parts(branch, resolve, references)


_COMPOSING = frozenset({"$ref", "allOf", "oneOf", "anyOf"})


def _add(merged: dict[str, Any], keyword: str, value: Any) -> None:
    if keyword not in merged:
        merged[keyword] = value
        return
    known = merged[keyword]
    if keyword in ("properties", "patternProperties"):
        both = dict(mapping(known))
        for name, schema in mapping(value).items():
            both[name] = {"allOf": [both[name], schema]} if name in both else schema
        merged[keyword] = both
    elif keyword in ("items", "additionalProperties"):
        both_hold = is_object(known) and is_object(value)
        merged[keyword] = {"allOf": [known, value]} if both_hold else known
    elif keyword == "required":
        merged[keyword] = list(dict.fromkeys([*sequence(known), *sequence(value)]))
    elif keyword == CHOICES:
        merged[keyword] = [*known, *value]
    elif keyword == "enum":
        merged[keyword] = [v for v in sequence(known) if v in sequence(value)]
    elif keyword == "type":
        merged[keyword] = _common_types(known, value)
    elif keyword in _UPPER and _numbers(known, value):
        merged[keyword] = min(known, value)
    elif keyword in _LOWER and _numbers(known, value):
        merged[keyword] = max(known, value)
    elif keyword == "readOnly" or keyword == "writeOnly":
        merged[keyword] = bool(known) or bool(value)


def _numbers(*values: Any) -> bool:
    return all(isinstance(v, int | float) for v in values)


def _common_types(known: Any, value: Any) -> Any:
    first = [known] if isinstance(known, str) else sequence(known)
    second = [value] if isinstance(value, str) else sequence(value)
    common = [t for t in first if t in second]
    if not common and "integer" in [*first, *second]:
        common = ["integer"]
    return common[0] if len(common) == 1 else common or known
