"""Values made of schemas."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from generator.mock.app import find
from generator.mock.sample import sample
from generator.mock.schemas import CHOICES, flatten


def _none(reference: str) -> Any:
    raise KeyError(reference)


def _made(schema: Any, **schemas: Any) -> Any:
    tree = {"components": {"schemas": schemas}}
    return sample(schema, lambda reference: find(tree, reference))


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string", "example": "given", "enum": ["given", "b"]}, "given"),
        ({"type": "string", "examples": ["one", "two"]}, "one"),
        ({"const": 3}, 3),
        ({"enum": ["first", "second"]}, "first"),
        ({"type": ["string", "null"], "enum": [None, "second"]}, "second"),
        ({"type": "integer", "default": 20}, 20),
        ({"type": "boolean"}, True),
        ({"type": ["null", "integer"]}, 1),
        ({"type": "null"}, None),
        ({"type": "string", "format": "date"}, "2024-05-17"),
        ({"type": "string", "minLength": 6}, "textaa"),
        ({"type": "string", "maxLength": 2}, "te"),
        ({"type": "integer", "minimum": 7}, 7),
        ({"type": "integer", "exclusiveMinimum": 7}, 8),
        ({"type": "integer", "maximum": -3}, -3),
        ({"type": "integer", "exclusiveMaximum": 0}, -1),
        ({"type": "integer", "multipleOf": 5, "minimum": 12}, 15),
        ({"type": "integer", "minimum": 2**53 + 1}, 2**53 + 1),
        ({"type": "array", "items": {"type": "integer"}, "minItems": 2}, [1, 1]),
        ({"type": "array", "items": {"type": "integer"}, "maxItems": 0}, []),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, {"key": 1}),
    ],
)
def test_a_value_is_the_first_the_schema_offers(schema: Any, value: Any) -> None:
    assert sample(schema, _none) == value


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "boolean", "default": "false"}, True),
        ({"type": "integer", "example": "12"}, 1),
        ({"type": "string", "format": "uri", "example": "not one"}, None),
        ({"type": "string", "example": None, "minLength": 1}, "text"),
    ],
)
def test_an_example_that_breaks_its_schema_is_not_used(schema: Any, value: Any) -> None:
    made = sample(schema, _none)
    assert made != schema.get("example", schema.get("default"))
    if value is not None:
        assert made == value


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "pattern": r"^ord-\d{4}-[A-F]{2}$"},
        {"type": "string", "pattern": r"^(cat|dog)s?$"},
        {"type": "string", "pattern": r"^[^a-z]+$", "minLength": 3},
        {"type": "string", "pattern": r"^\w+@\w+\.[a-z]{2,}$"},
        {"type": "string", "pattern": "x", "maxLength": 1},
        {"type": "number", "exclusiveMinimum": 0, "maximum": 0.25},
        {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.001},
        {"type": "number", "multipleOf": 0.01},
        {"type": "array", "items": {"enum": [1, 2, 3]}, "minItems": 3}
        | {"uniqueItems": True},
        {"type": "array", "items": {"type": "string"}, "minItems": 3}
        | {"uniqueItems": True},
        {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}]}
        | {"items": False},
        {"type": "object", "minProperties": 3, "additionalProperties": {"const": 1}},
        {"type": "object", "required": ["a"], "additionalProperties": {"const": 1}},
        {"allOf": [{"type": "integer", "minimum": 3}, {"minimum": 9}]},
        {"allOf": [{"type": "number"}, {"type": "integer"}]},
        {"anyOf": [{"type": "null"}, {"type": "string", "format": "uuid"}]},
        {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}
        | {"properties": {"a": {"type": "integer"}}, "type": "object"},
        *(
            {"type": "string", "format": name}
            for name in ("date-time", "uuid", "email", "ipv4", "ipv6", "duration")
        ),
    ],
)
def test_a_value_keeps_to_its_schema(schema: dict[str, Any]) -> None:
    made = sample(schema, _none)
    validator: Any = Draft202012Validator(schema, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(made)] == []


def test_properties_of_the_other_direction_are_left_out() -> None:
    schema = {
        "type": "object",
        "required": ["id", "secret", "name"],
        "properties": {
            "id": {"type": "integer", "readOnly": True},
            "secret": {"type": "string", "writeOnly": True},
            "name": {"type": "string"},
        },
    }
    assert sample(schema, _none, "request") == {"secret": "secret", "name": "name"}
    assert sample(schema, _none, "response") == {"id": 1, "name": "name"}
    given = schema | {"example": {"id": 9, "secret": "s", "name": "n"}}
    assert sample(given, _none, "request") == {"secret": "s", "name": "n"}
    assert sample(given, _none, "response") == {"id": 9, "name": "n"}


def test_recursion_ends_at_the_first_place_that_may_be_empty() -> None:
    tree: dict[str, Any] = {
        "type": "object",
        "required": ["name", "children", "parent"],
        "properties": {
            "name": {"type": "string"},
            "children": {"type": "array", "items": _ref("Tree")},
            "parent": {"anyOf": [_ref("Tree"), {"type": "null"}]},
            "twin": _ref("Tree"),
            "byName": {"type": "object", "additionalProperties": _ref("Tree")},
        },
    }
    made: Any = {"name": "name", "children": [], "parent": None, "byName": {}}
    assert _made(_ref("Tree"), Tree=tree) == made


def test_mutual_recursion_ends() -> None:
    books = {"type": "array", "items": _ref("Book")}
    author = {"type": "object", "properties": {"books": books}}
    book = {"type": "object", "properties": {"author": _ref("Author")}}
    made = _made(_ref("Author"), Author=author, Book=book)
    assert made == {"books": [{}]}


def test_a_schema_that_nothing_satisfies_gives_none() -> None:
    endless = {"required": ["next"], "properties": {"next": _ref("Endless")}}
    assert _made(_ref("Endless"), Endless=endless) is None
    assert sample(False, _none) is None


def _pets() -> dict[str, Any]:
    cat: dict[str, Any] = {"type": "object", "required": ["kind"]}
    cat["properties"] = {"kind": {"type": "string"}, "lives": {"type": "integer"}}
    dog: dict[str, Any] = {"properties": {"kind": {"type": "string"}}}
    return {"Cat": cat, "Dog": cat | dog}


def test_the_discriminator_names_the_first_variant() -> None:
    pet: dict[str, Any] = {"oneOf": [_ref("Cat"), _ref("Dog")]}
    discriminator: dict[str, Any] = {"propertyName": "kind"}
    pet["discriminator"] = discriminator
    assert _made(pet, **_pets()) == {"kind": "Cat", "lives": 1}
    discriminator["mapping"] = {"meow": "#/components/schemas/Cat"}
    assert _made(pet, **_pets()) == {"kind": "meow", "lives": 1}


def test_the_discriminator_of_a_parent_names_the_child() -> None:
    parent = {
        "type": "object",
        "properties": {"kind": {"type": "string"}},
        "discriminator": {"propertyName": "kind"},
    }
    child = {"allOf": [_ref("Parent"), {"properties": {"lives": {"const": 9}}}]}
    made = _made(_ref("Child"), Parent=parent, Child=child)
    assert made == {"kind": "Child", "lives": 9}


def test_a_variant_that_extends_its_union_ends() -> None:
    pet: dict[str, Any] = {"type": "object", "oneOf": [_ref("Cat")]}
    pet |= {"properties": {"name": {"type": "string"}}}
    cat: Any = {"allOf": [_ref("Pet"), {"properties": {"lives": {"const": 9}}}]}
    assert _made(_ref("Cat"), Pet=pet, Cat=cat) == {"lives": 9, "name": "name"}


def test_a_reference_to_nothing_or_to_itself_is_no_trap() -> None:
    assert _made(_ref("Missing")) == "text"
    assert _made(_ref("Loop"), Loop=_ref("Loop")) == "text"


def test_wide_schemas_stay_small() -> None:
    levels = {
        f"L{level}": {
            "type": "object",
            "properties": {f"p{n}": _ref(f"L{level + 1}") for n in range(8)},
        }
        for level in range(12)
    }
    made = _made(_ref("L0"), **levels, L12={"type": "integer"})
    assert len(str(made)) < 20_000


def test_samples_need_no_server() -> None:
    program = (
        "import sys; import generator.mock.sample as made;"
        "assert not {'starlette', 'openapi_core', 'uvicorn'} & set(sys.modules);"
        "print(made.sample({'const': 1}, None))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[3],
        text=True,
    )
    assert done.stdout == "1\n"


def test_items_and_other_properties_are_what_all_branches_say() -> None:
    named = {
        "type": "object",
        "required": ["name"],
        "properties": {"name": {"const": "A"}},
    }
    for keyword, value in (("items", [{"name": "A"}]), ("additionalProperties", None)):
        schema: dict[str, Any] = {
            "allOf": [{keyword: {"type": "object"}}, {keyword: named}],
            "minItems": 1,
        }
        flat, _ = flatten(schema, _none)
        assert _made(flat[keyword]) == {"name": "A"}
        if value is not None:
            assert _made({"type": "array", **schema}) == value
    assert flatten({"allOf": [{"items": False}, {"items": {}}]}, _none)[0] == {
        "items": False
    }


def test_flattening_joins_what_is_spread_over_branches() -> None:
    flat, references = flatten(
        {
            "allOf": [
                {"properties": {"a": {"type": "string"}}, "required": ["a"]},
                {"properties": {"a": {"maxLength": 3}}, "required": ["b", "a"]},
            ],
            "anyOf": [{"minProperties": 1}],
        },
        _none,
    )
    assert references == ()
    assert flat["required"] == ["a", "b"]
    assert flat["properties"]["a"] == {"allOf": [{"type": "string"}, {"maxLength": 3}]}
    assert flat[CHOICES] == [[{"minProperties": 1}]]
