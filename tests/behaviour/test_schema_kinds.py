"""Tuples, patterns of names, typed further properties, limits, content keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from tests.behaviour.sdk import Reply, answering, posting

if TYPE_CHECKING:
    from tests.behaviour.sdk import SDK, MakeSDK

_SCHEMAS = """
Thing:
  type: object
  properties:
    pair: {type: array, prefixItems: [{type: string}, {type: integer}], items: false}
    row: {type: array, prefixItems: [{type: string}], items: {type: integer}}
    old: {type: array, items: [{type: string}, {type: boolean}]}
    upto: {type: array, prefixItems: [{type: integer}, {type: string}], items: false, minItems: 1}
    rest: {type: array, prefixItems: [{type: string}], unevaluatedItems: {type: number}}
    ages: {type: object, patternProperties: {'^a': {type: integer}}}
    either:
      type: object
      patternProperties: {'^n': {type: integer}, '^s': {type: string, format: date}}
      additionalProperties: false
    scored: {$ref: '#/components/schemas/Scored'}
    open: {type: object, unevaluatedProperties: {type: integer}}
    maps: {type: object, additionalProperties: {type: object, additionalProperties: {type: array, items: {type: string, format: date}}}}
    few: {type: object, additionalProperties: {type: integer}, minProperties: 1, maxProperties: 2}
    list: {type: array, items: {type: string, maxLength: 2}, minItems: 1, maxItems: 2}
    code: {type: string, minLength: 2, maxLength: 4, pattern: '^[A-Z]+$'}
    look: {type: string, pattern: '^(?!x)'}
    level: {type: integer, minimum: 1, exclusiveMaximum: 10}
    old_level: {type: integer, minimum: 0.5, maximum: 9223372036854775808}
    price: {type: number, multipleOf: 0.01, exclusiveMinimum: 0}
    even: {type: integer, multipleOf: 2}
    packed: {type: string, contentEncoding: base64}
    image: {type: string, contentMediaType: image/png, contentEncoding: base64}
    inner: {type: string, contentMediaType: application/json}
    never: false
    anything: true
    fixed: {const: 3}
    switch: {enum: [true]}
    ratio: {enum: [0.5, 1]}
    mixed: {enum: [a, 1, null]}
Scored:
  type: object
  required: [name]
  properties: {name: {type: string, maxLength: 3}}
  additionalProperties: {type: number}
"""
_THING = answering("$ref: '#/components/schemas/Thing'", _SCHEMAS)


def fetched(made: SDK, body: Any, **settings: Any) -> tuple[Any, list[str]]:
    talk = made.talk(Reply(body), **settings)
    found = talk.client.things.fetch()
    return found, [f"{m.pointer}: {m.expected}" for m in talk.mismatches]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("pair", ["a", 1], ("a", 1)),
        ("row", ["a", 1, 2], ["a", 1, 2]),
        ("row", ["a"], ["a"]),
        ("old", ["a", True], ("a", True)),
        ("rest", ["a", 0.5], ["a", 0.5]),
        ("ages", {"ann": 3}, {"ann": 3}),
        ("open", {"x": 3}, {"x": 3}),
        ("few", {"x": 3}, {"x": 3}),
        ("list", ["ab"], ["ab"]),
        ("code", "ABC", "ABC"),
        ("look", "abc", "abc"),
        ("level", 9, 9),
        ("old_level", 9223372036854775808, 9223372036854775808),
        ("price", 0.07, 0.07),
        ("even", 4, 4),
        ("packed", "aGk=", b"hi"),
        ("image", "aGk=", b"hi"),
        ("inner", '{"a": 1}', '{"a": 1}'),
        ("anything", {"a": [1]}, {"a": [1]}),
        ("fixed", 3, 3),
        ("switch", True, True),
        ("ratio", 0.5, 0.5),
        ("mixed", "a", "a"),
        ("mixed", 1, 1),
        ("mixed", None, None),
    ],
)
def test_values_that_fit(sdk: MakeSDK, field: str, value: Any, expected: Any) -> None:
    thing, misfits = fetched(sdk(_THING), {field: value})
    found = getattr(thing, field)
    assert (found, type(found)) == (expected, type(expected))
    assert misfits == []
    assert thing.to_dict() == {field: value}


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("pair", ["a"], "/pair: tuple[str, int]"),
        ("pair", ["a", "b"], "/pair/1: int"),
        ("row", ["a", True], "/row/1: str | int"),
        ("ages", {"ann": "x"}, "/ages/ann: int"),
        (
            "few",
            {"a": 1, "b": 2, "c": 3},
            "/few: dict[str, int] with min_length=1, max_length=2",
        ),
        (
            "list",
            ["a", "b", "c"],
            "/list: list[str] with min_length=1, max_length=2",
        ),
        ("list", ["abc"], "/list/0: str with max_length=2"),
        (
            "code",
            "abc",
            "/code: str with min_length=2, max_length=4, pattern='^[A-Z]+$'",
        ),
        ("level", 10, "/level: int with ge=1, lt=10"),
        ("old_level", 0, "/old_level: int with ge=1, le=9223372036854775808"),
        ("price", 0.075, "/price: float with gt=0, multiple_of=0.01"),
        ("even", 3, "/even: int with multiple_of=2"),
    ],
)
def test_values_that_do_not_fit_are_kept_and_told(
    sdk: MakeSDK, field: str, value: Any, told: str
) -> None:
    thing, misfits = fetched(sdk(_THING), {field: value})
    assert thing.to_dict()[field] == value
    assert misfits == [told]


def test_limits_of_required_properties_are_told_as_well(sdk: MakeSDK) -> None:
    _, misfits = fetched(sdk(_THING), {"scored": {"name": "abcd"}})
    assert misfits == ["/scored/name: str with max_length=3"]


def test_a_tuple_that_may_be_shorter_is_a_list(sdk: MakeSDK) -> None:
    thing, misfits = fetched(sdk(_THING), {"upto": [1, "a"]})
    assert (thing.upto, misfits) == ([1, "a"], [])
    assert fetched(sdk(_THING), {"upto": [1]}) == (thing.__class__(upto=[1]), [])
    told = ["/upto: list[int | str] with min_length=1, max_length=2"]
    assert fetched(sdk(_THING), {"upto": []})[1] == told


def test_callers_are_held_to_the_limits(sdk: MakeSDK) -> None:
    made = sdk(_THING)
    with pytest.raises(ValidationError, match="at most 4 characters"):
        made.models.Thing(code="ABCDE")
    assert made.models.Thing(code="ABCD").to_dict() == {"code": "ABCD"}


def test_patterns_of_names_give_the_types_of_values(sdk: MakeSDK) -> None:
    thing, misfits = fetched(sdk(_THING), {"either": {"n1": 1, "s1": "2026-01-31"}})
    assert thing.either["n1"] == 1
    assert thing.either["s1"].isoformat() == "2026-01-31"
    assert misfits == []


def test_maps_of_maps(sdk: MakeSDK) -> None:
    thing, _ = fetched(sdk(_THING), {"maps": {"a": {"b": ["2026-01-31"]}}})
    assert thing.maps["a"]["b"][0].isoformat() == "2026-01-31"


def test_further_properties_have_the_type_of_the_document(sdk: MakeSDK) -> None:
    made = sdk(_THING)
    thing, misfits = fetched(made, {"scored": {"name": "a", "math": 1.5}})
    assert thing.scored.additional_properties == {"math": 1.5}
    assert thing.scored.math == 1.5
    assert misfits == []
    thing, misfits = fetched(made, {"scored": {"name": "a", "math": "good"}})
    assert thing.scored.additional_properties == {"math": "good"}
    assert misfits == ["/scored/math: float"]


def test_callers_may_pass_further_properties(sdk: MakeSDK) -> None:
    made = sdk(posting("$ref: '#/components/schemas/Scored'", _SCHEMAS))
    talk = made.talk()
    talk.client.things.send(body={"name": "a", "math": 1.5})
    assert talk.json == {"name": "a", "math": 1.5}
    talk = made.talk()
    talk.client.things.send(body=made.models.Scored(name="a", math=2))
    assert talk.json == {"name": "a", "math": 2.0}


def test_tuples_may_be_passed(sdk: MakeSDK) -> None:
    made = sdk(posting("$ref: '#/components/schemas/Thing'", _SCHEMAS))
    talk = made.talk()
    talk.client.things.send(pair=("a", 1), row=["a", 1, 2])
    assert talk.json == {"pair": ["a", 1], "row": ["a", 1, 2]}


def test_what_no_type_can_hold_is_reported(sdk: MakeSDK) -> None:
    codes = sdk(_THING).codes
    assert set(codes) == {"CALCO-R054", "CALCO-S016"}


def test_constants_with_titles_are_an_enumeration(sdk: MakeSDK) -> None:
    made = sdk(
        answering(
            "$ref: '#/components/schemas/Holder'",
            """
Holder:
  type: object
  properties:
    level: {$ref: '#/components/schemas/Level'}
    maybe: {oneOf: [{const: a, title: Alpha}, {const: b}, {type: 'null'}]}
Level:
  type: integer
  format: int32
  oneOf:
    - {title: LOW, const: 1, description: Not much.}
    - {title: HIGH, const: 2}
""",
        )
    )
    assert made.codes == []
    level = made.models.Level
    assert [(one.name, one.value) for one in level] == [("LOW", 1), ("HIGH", 2)]
    holder, misfits = fetched(made, {"level": 2, "maybe": "b"})
    assert holder.level is level.HIGH
    assert holder.maybe is made.models.HolderMaybe.B
    assert misfits == []
    assert fetched(made, {"maybe": None})[0].maybe is None
    assert "Not much." in made.text(f"{made.name}/models/things.py")
