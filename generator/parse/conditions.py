"""What an object has under a condition (JSON Schema core, sections 10.2.2 and 6.5.4).

A type cannot say when a property must be there; that it may be, it can. So what the
branches of a condition describe are optional properties, and values for examples are
made by the conditions that are plain enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.ir import Condition, PropertyTest
from generator.json_types import entries, is_array, is_object
from generator.parse.context import child
from generator.parse.keywords import NOTES, RawSchema, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def conditional_properties(raw: RawSchema, pointer: str) -> dict[str, tuple[Any, str]]:
    """The properties that only branches of conditions describe.

    Args:
        raw: The schema object that has the conditions.
        pointer: Where it stands.

    Returns:
        Name to schema and place; a choice where branches differ.
    """
    found: dict[str, list[tuple[Any, str]]] = {}
    for branch, place in _branches(raw, pointer):
        for name, schema in entries(branch, "properties").items():
            if name not in entries(raw, "properties"):
                told = (schema, child(place, "properties", name))
                found.setdefault(name, []).append(told)
    return {name: _either(told) for name, told in found.items()}


def _branches(raw: RawSchema, pointer: str) -> Iterator[tuple[Any, str]]:
    if "if" in raw:
        for keyword in ("then", "else"):
            yield raw.get(keyword), child(pointer, keyword)
    for name, branch in entries(raw, "dependentSchemas").items():
        yield branch, child(pointer, "dependentSchemas", name)


def _either(told: list[tuple[Any, str]]) -> tuple[Any, str]:
    first, place = told[0]
    others = [schema for schema, _ in told[1:] if schema != first]
    return ({"anyOf": [first, *others]} if others else first), place


def conditions(raw: RawSchema) -> Iterator[Condition]:
    """The conditions that ask for properties by the values of others."""
    tests = _tests(raw.get("if"))
    if tests:
        then, otherwise = (
            tuple(names_of(entries(raw, keyword).get("required")))
            for keyword in ("then", "else")
        )
        yield Condition(tests, then, otherwise)
    for name, branch in entries(raw, "dependentSchemas").items():
        required = names_of(branch.get("required")) if is_object(branch) else []
        yield Condition((PropertyTest(name, required=True),), tuple(required))
    for name, required in entries(raw, "dependentRequired").items():
        test = PropertyTest(name, required=True)
        yield Condition((test,), tuple(names_of(required)))


def _tests(raw: Any) -> tuple[PropertyTest, ...]:
    """The tests of an ``if``; none where it asks for more than values of properties."""
    if not is_object(raw) or raw.keys() - NOTES - {"type", "properties", "required"}:
        return ()
    required = names_of(raw.get("required"))
    found: list[PropertyTest] = []
    for name, schema in entries(raw, "properties").items():
        if not is_object(schema) or schema.keys() - NOTES - {"type", "const", "enum"}:
            return ()
        values = [schema["const"]] if "const" in schema else schema.get("enum")
        if not is_array(values):
            return ()
        found.append(PropertyTest(name, tuple(values), name in required))
    told = entries(raw, "properties")
    found += [PropertyTest(n, required=True) for n in required if n not in told]
    return tuple(found)
