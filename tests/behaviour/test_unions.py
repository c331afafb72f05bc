"""Choices without a discriminator go to the variant that describes a value best."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.sdk import Reply, answering, posting

if TYPE_CHECKING:
    from tests.behaviour.sdk import SDK, MakeSDK

_SCHEMAS = """
Cat:
  type: object
  required: [kind]
  properties:
    kind: {type: string, enum: [cat, lion]}
    name: {type: string}
Dog:
  type: object
  required: [kind]
  properties:
    kind: {type: string, enum: [dog]}
    name: {type: string}
Long: {type: object, properties: {id: {type: integer}, x: {type: string}, y: {type: integer}}}
Short: {type: object, properties: {id: {type: integer}}}
Wild: {type: object, additionalProperties: true}
CatBox: {type: object, required: [data], properties: {data: {$ref: '#/components/schemas/Cat'}}}
DogBox: {type: object, required: [data], properties: {data: {$ref: '#/components/schemas/Dog'}}}
Warm: {type: string, enum: [red, orange]}
Cold: {type: string, enum: [blue, green]}
Strict: {type: object, required: [code], properties: {code: {type: string, pattern: '^A'}}}
Loose: {type: object, required: [code], properties: {code: {type: string}}}
Holder:
  type: object
  properties:
    pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
    sized: {oneOf: [{$ref: '#/components/schemas/Short'}, {$ref: '#/components/schemas/Long'}]}
    wild: {anyOf: [{$ref: '#/components/schemas/Wild'}, {$ref: '#/components/schemas/Long'}]}
    box: {oneOf: [{$ref: '#/components/schemas/CatBox'}, {$ref: '#/components/schemas/DogBox'}]}
    pets:
      oneOf:
        - {type: array, items: {$ref: '#/components/schemas/Cat'}}
        - {type: array, items: {$ref: '#/components/schemas/Dog'}}
        - type: 'null'
    color: {anyOf: [{$ref: '#/components/schemas/Warm'}, {$ref: '#/components/schemas/Cold'}]}
    known: {anyOf: [{type: string}, {$ref: '#/components/schemas/Warm'}]}
    when: {oneOf: [{type: string}, {type: string, format: date-time}]}
    coded: {oneOf: [{$ref: '#/components/schemas/Loose'}, {$ref: '#/components/schemas/Strict'}]}
    mixed: {type: [string, integer, 'null', array], items: {type: integer}}
"""
_HOLDER = answering("$ref: '#/components/schemas/Holder'", _SCHEMAS)


def fetched(made: SDK, body: Any) -> tuple[Any, list[str]]:
    talk = made.talk(Reply(body))
    return talk.client.things.fetch(), [m.pointer for m in talk.mismatches]


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("pet", {"kind": "cat", "name": "a"}, "Cat"),
        ("pet", {"kind": "dog", "name": "a"}, "Dog"),
        ("pet", {"kind": "bird"}, "Cat"),  # as good as any
        ("sized", {"id": 1}, "Short"),
        ("sized", {"id": 1, "x": "a"}, "Long"),
        ("sized", {"id": 1, "z": "a"}, "Short"),
        ("wild", {"id": 1, "y": 2}, "Long"),
        ("wild", {"other": 1}, "dict"),
        ("box", {"data": {"kind": "lion"}}, "CatBox"),
        ("box", {"data": {"kind": "dog"}}, "DogBox"),
        ("color", "red", "Warm"),
        ("color", "green", "Cold"),
        ("known", "red", "Warm"),
        ("known", "purple", "str"),
        ("coded", {"code": "A1"}, "Loose"),
        ("mixed", "a", "str"),
        ("mixed", 5, "int"),
        ("mixed", [1, 2], "list"),
    ],
)
def test_the_best_fit_is_taken(sdk: MakeSDK, field: str, value: Any, name: str) -> None:
    made = sdk(_HOLDER)
    holder, misfits = fetched(made, {field: value})
    assert type(getattr(holder, field)).__name__ == name
    assert misfits == []
    assert holder.to_dict() == {field: value}


def test_items_of_a_list_decide_too(sdk: MakeSDK) -> None:
    made = sdk(_HOLDER)
    holder, _ = fetched(made, {"pets": [{"kind": "dog"}, {"kind": "dog"}]})
    assert [type(pet) for pet in holder.pets] == [made.models.Dog, made.models.Dog]
    assert fetched(made, {"pets": None})[0].pets is None


def test_text_of_a_format_comes_before_any_text(sdk: MakeSDK) -> None:
    made = sdk(_HOLDER)
    found, _ = fetched(made, {"when": "2026-01-31T09:30:00Z"})
    assert found.when == dt.datetime(2026, 1, 31, 9, 30, tzinfo=dt.UTC)
    assert fetched(made, {"when": "tomorrow"})[0].when == "tomorrow"


def test_what_fits_no_variant_is_kept_as_the_nearest_and_told(sdk: MakeSDK) -> None:
    made = sdk(_HOLDER)
    holder, misfits = fetched(made, {"pet": {"kind": "dog", "name": 5}})
    assert isinstance(holder.pet, made.models.Dog)
    assert holder.pet.name == 5
    assert misfits == ["/pet/name"]


def test_what_is_no_variant_at_all_is_told_with_all_of_them(sdk: MakeSDK) -> None:
    talk = sdk(_HOLDER).talk(Reply({"pet": 5, "mixed": 0.5}))
    holder = talk.client.things.fetch()
    assert (holder.pet, holder.mixed) == (5, 0.5)
    assert [m.what for m in talk.mismatches] == [
        "/pet: expected Cat | Dog, got 5",
        "/mixed: expected str | int | list[int] | None, got 0.5",
    ]


def test_callers_may_pass_either(sdk: MakeSDK) -> None:
    made = sdk(posting("$ref: '#/components/schemas/Holder'", _SCHEMAS))
    talk = made.talk()
    talk.client.things.send(pet=made.models.Dog(kind="dog"), sized={"id": 1})
    assert talk.json == {"pet": {"kind": "dog"}, "sized": {"id": 1}}
    whole = made.models.Holder(pet=made.models.Dog(kind="dog"))
    assert isinstance(whole.pet, made.models.Dog)


_MAPPED = """
Event:
  oneOf: [{$ref: '#/components/schemas/Made'}]
  discriminator:
    propertyName: type
    mapping: {made: Made, gone: '#/components/schemas/Gone', lost: Nowhere}
Made: {type: object, properties: {type: {type: string}, id: {type: integer}}}
Gone: {type: object, properties: {type: {type: string}, at: {type: string}}}
Inline:
  oneOf:
    - {type: object, required: [t], properties: {t: {const: one}, a: {type: integer}}}
    - {type: object, required: [t], properties: {t: {const: two}, a: {type: integer}}}
  discriminator: {propertyName: t}
Fallback:
  oneOf: [{$ref: '#/components/schemas/Made'}, {$ref: '#/components/schemas/Gone'}]
  discriminator: {propertyName: type, mapping: {made: Made}, defaultMapping: Gone}
Events:
  type: object
  properties:
    event: {$ref: '#/components/schemas/Event'}
    inline: {$ref: '#/components/schemas/Inline'}
    fallback: {$ref: '#/components/schemas/Fallback'}
"""


def test_a_mapping_may_name_schemas_beyond_the_choice(sdk: MakeSDK) -> None:
    made = sdk(answering("$ref: '#/components/schemas/Events'", _MAPPED))
    assert made.codes == ["CALCO-S007", "CALCO-S006"]
    found, misfits = fetched(made, {"event": {"type": "gone", "at": "x"}})
    assert isinstance(found.event, made.models.Gone)
    assert misfits == []


def test_variants_in_place_are_told_by_their_constants(sdk: MakeSDK) -> None:
    made = sdk(answering("$ref: '#/components/schemas/Events'", _MAPPED))
    found, _ = fetched(made, {"inline": {"t": "two", "a": 1}})
    assert type(found.inline).__name__ == "InlineTwo"


def test_several_values_may_tell_one_variant(sdk: MakeSDK) -> None:
    made = sdk(
        answering(
            "$ref: '#/components/schemas/Event'",
            """
Event:
  oneOf: [{$ref: '#/components/schemas/Made'}, {$ref: '#/components/schemas/Gone'}]
  discriminator: {propertyName: type, mapping: {made: Made, new: Made, gone: Gone}}
Made: {type: object, properties: {type: {type: string}}}
Gone: {type: object, properties: {type: {type: string}}}
""",
        )
    )
    for value, kind in (("made", "Made"), ("new", "Made"), ("gone", "Gone")):
        found, misfits = fetched(made, {"type": value})
        assert (type(found).__name__, misfits) == (kind, [])
    _, misfits = fetched(made, {"type": "other"})
    assert misfits == [""]
    # What the generated tests answer with says which variant it is.
    assert '"type": "made"' in made.text("tests/examples.json")


def test_a_default_mapping_takes_what_no_value_names(sdk: MakeSDK) -> None:
    made = sdk(answering("$ref: '#/components/schemas/Events'", _MAPPED))
    for value, kind in (
        ({"type": "made", "id": 1}, "Made"),
        ({"type": "other", "at": "x"}, "Gone"),
        ({"at": "x"}, "Gone"),
    ):
        found, misfits = fetched(made, {"fallback": value})
        assert type(found.fallback).__name__ == kind
        assert misfits == []
