"""Schema objects as types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.ir import (
    AliasSchema,
    AnyType,
    Api,
    ConstantType,
    EnumSchema,
    ListType,
    MapType,
    NullableType,
    ObjectSchema,
    Reference,
    ScalarType,
    Type,
    UnionType,
)
from tests.unit.plan.planning import parsed

if TYPE_CHECKING:
    from pathlib import Path

    from generator.problems import Report


def components(schemas: str, directory: Path) -> tuple[Api, Report]:
    """What is made of these components."""
    body = "\n".join(f"    {line}" for line in schemas.strip("\n").splitlines())
    api, _, report = parsed(
        "paths: {/x: {get: {responses: {'204': {description: Ok}}}}}\n"
        f"components:\n  schemas:\n{body}\n",
        directory,
    )
    return api, report


def alias(schema: str, directory: Path) -> tuple[Type, list[str]]:
    """The type of one component that is no object, and the problems' codes."""
    api, report = components(f"Thing: {schema}", directory)
    found = api.schemas["#/components/schemas/Thing"]
    assert isinstance(found, AliasSchema)
    return found.type, [problem.code for problem in report.problems]


STRING, INTEGER = ScalarType("string"), ScalarType("integer")


@pytest.mark.parametrize(
    ("schema", "expected", "codes"),
    [
        ("{type: string, properties: {a: {}}}", STRING, ["CALCO-S020"]),
        ("{type: [string, integer], properties: {a: {}}}", None, ["CALCO-S020"]),
        ("{type: [array, integer], items: {type: string}}", None, []),
        (
            "{type: array, items: {type: string}, properties: {a: {}}}",
            ListType(STRING),
            ["CALCO-S020"],
        ),
        (
            "{type: 'null', oneOf: [{type: string}, {type: integer}]}",
            NullableType(UnionType((INTEGER, STRING), exclusive=True)),
            ["CALCO-S021"],
        ),
    ],
)
def test_what_contradicts_its_type_is_told(
    schema: str, expected: Type | None, codes: list[str], tmp_path: Path
) -> None:
    found, told = alias(schema, tmp_path)
    assert expected in (found, None)
    assert told == codes


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: string}", STRING),
        ("{type: string, format: date}", ScalarType("string", "date")),
        ("{type: [string]}", STRING),
        ("{type: [string, integer]}", UnionType((STRING, INTEGER))),
        ("{type: array, items: {type: string}}", ListType(STRING)),
        ("{type: array}", ListType(AnyType())),
        ("{items: {type: string}}", ListType(STRING)),
        ("{type: object}", MapType(AnyType())),
        ("{additionalProperties: {type: string}}", MapType(STRING)),
        ("{type: object, additionalProperties: true}", MapType(AnyType())),
        ("{const: x}", ConstantType("x")),
        ("{const: null}", ScalarType("null")),
        ("{type: 'null'}", ScalarType("null")),
        ("{}", AnyType()),
        ("true", AnyType()),
        ("{oneOf: [{type: string}, {type: 'null'}]}", NullableType(STRING)),
        ("{anyOf: [{type: string}]}", STRING),
        ("{allOf: [{type: string}, {description: x}]}", STRING),
        ("{enum: [a, 1]}", UnionType((ConstantType("a"), ConstantType(1)))),
        ("{description: only words}", AnyType()),
    ],
)
def test_types(schema: str, expected: Type, tmp_path: Path) -> None:
    found, codes = alias(schema, tmp_path)
    assert found == expected
    assert codes == []


def test_limits_keep_their_exact_numbers(tmp_path: Path) -> None:
    found, _ = alias(
        "{type: integer, minimum: 9007199254740993, maximum: 1e3}", tmp_path
    )
    assert isinstance(found, ScalarType)
    assert found.constraints.minimum == 9007199254740993
    assert type(found.constraints.minimum) is int


@pytest.mark.parametrize(
    ("schema", "code"),
    [
        ("{enum: [{a: 1}, {b: 2}]}", "CALCO-S003"),
        ("{allOf: [{type: string}, {type: integer}]}", "CALCO-S011"),
        ("{const: {a: 1}}", "CALCO-S017"),
        ("{if: {required: [a]}, then: {required: [b]}}", "CALCO-S014"),
        ("{type: string, not: {const: x}}", "CALCO-S015"),
        ("{anyOf: [{required: [a]}, {required: [b]}], type: string}", "CALCO-S015"),
        ("{type: string, pattern: '(?=x)'}", "CALCO-S016"),
    ],
)
def test_what_cannot_be_carried_over_is_reported(
    schema: str, code: str, tmp_path: Path
) -> None:
    _, codes = alias(schema, tmp_path)
    assert codes == [code]


@pytest.mark.parametrize(
    ("values", "kind"),
    [("[a, b]", "string"), ("[1, 2]", "integer"), ("[a, null]", "string")],
)
def test_enumerations(values: str, kind: str, tmp_path: Path) -> None:
    api, _ = components(f"Thing: {{enum: {values}}}", tmp_path)
    found = api.schemas["#/components/schemas/Thing"]
    assert isinstance(found, EnumSchema)
    assert found.kind == kind


def test_the_same_list_in_place_is_the_named_enumeration(tmp_path: Path) -> None:
    api, _ = components(
        """
Order: {type: string, enum: [asc, desc]}
Thing:
  type: object
  properties:
    same: {type: string, enum: [asc, desc]}
    nullable: {type: [string, 'null'], enum: [asc, desc, null]}
    other: {type: string, enum: [desc, asc]}
""",
        tmp_path,
    )
    thing = api.schemas["#/components/schemas/Thing"]
    assert isinstance(thing, ObjectSchema)
    order = Reference("#/components/schemas/Order")
    types = [found.type for found in thing.properties]
    assert types[:2] == [order, NullableType(order)]
    assert types[2] != order


def test_references_to_what_may_be_null_may_be_null(tmp_path: Path) -> None:
    api, _ = components(
        """
Maybe: {type: [object, 'null'], properties: {a: {type: string}}}
Thing: {type: object, properties: {maybe: {$ref: '#/components/schemas/Maybe'}}}
""",
        tmp_path,
    )
    assert isinstance(api.schemas["#/components/schemas/Maybe"], ObjectSchema)
    thing = api.schemas["#/components/schemas/Thing"]
    assert isinstance(thing, ObjectSchema)
    (maybe,) = thing.properties
    assert maybe.type == NullableType(Reference("#/components/schemas/Maybe"))


def test_all_of_collects_properties_and_what_is_required(tmp_path: Path) -> None:
    api, report = components(
        """
Base: {type: object, required: [a], properties: {a: {type: string}}}
Middle:
  allOf: [{$ref: '#/components/schemas/Base'}, {properties: {b: {type: string}}}]
Thing:
  allOf: [{$ref: '#/components/schemas/Middle'}, {required: [b]}]
  properties: {c: {type: string}}
""",
        tmp_path,
    )
    thing = api.schemas["#/components/schemas/Thing"]
    assert isinstance(thing, ObjectSchema)
    found = [(each.name, each.required) for each in thing.properties]
    assert found == [("a", True), ("b", True), ("c", False)]
    assert report.problems == []


def test_a_later_description_does_not_take_the_type_away(tmp_path: Path) -> None:
    api, _ = components(
        """
Base: {type: object, properties: {a: {type: string}}}
Thing:
  allOf:
    - $ref: '#/components/schemas/Base'
    - {type: object, properties: {a: {description: In other words}}}
""",
        tmp_path,
    )
    thing = api.schemas["#/components/schemas/Thing"]
    assert isinstance(thing, ObjectSchema)
    assert thing.properties[0].type == STRING
    assert thing.properties[0].documentation.description == "In other words"


def test_a_chain_of_references_is_no_recursion(tmp_path: Path) -> None:
    schemas = "\n".join(
        f"T{n}: {{$ref: '#/components/schemas/T{n + 1}'}}" for n in range(2000)
    )
    api, _ = components(f"{schemas}\nT2000: {{type: string}}", tmp_path)
    assert len(api.schemas) == 2001


def test_deep_pointers_can_be_referred_to(tmp_path: Path) -> None:
    api, _ = components(
        """
Base:
  type: object
  properties: {inner: {type: object, properties: {x: {type: string}}}}
Thing:
  type: object
  properties: {same: {$ref: '#/components/schemas/Base/properties/inner'}}
""",
        tmp_path,
    )
    thing = api.schemas["#/components/schemas/Thing"]
    assert isinstance(thing, ObjectSchema)
    same = thing.properties[0].type
    assert isinstance(same, Reference)
    inner = api.schemas[same.schema]
    assert isinstance(inner, ObjectSchema)
    assert [each.name for each in inner.properties] == ["x"]


def test_a_discriminator_without_alternatives_is_told(tmp_path: Path) -> None:
    _, report = components(
        """
Pet:
  type: object
  properties: {kind: {type: string}}
  discriminator: {propertyName: kind}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {a: {type: string}}}
""",
        tmp_path,
    )
    assert [problem.code for problem in report.problems] == ["CALCO-S018"]
    assert report.problems[0].pointer == "#/components/schemas/Pet/discriminator"
