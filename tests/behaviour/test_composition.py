"""Schemas made of others: allOf, and what stands beside oneOf and anyOf."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.behaviour.sdk import Reply, answering, posting

if TYPE_CHECKING:
    from tests.behaviour.sdk import SDK, MakeSDK

_PETS = """
Pet:
  type: object
  required: [name]
  properties: {name: {type: string}, tag: {type: string, readOnly: true}}
Dog:
  description: A pet that barks.
  allOf:
    - {$ref: '#/components/schemas/Pet'}
    - {type: object, required: [bark], properties: {bark: {type: boolean}}}
Puppy:
  allOf: [{$ref: '#/components/schemas/Dog'}]
  properties: {weeks: {type: integer}}
Tagged:
  allOf:
    - {$ref: '#/components/schemas/Pet'}
    - {required: [tag], properties: {seen: {type: string, format: date}}}
Narrow:
  allOf:
    - {$ref: '#/components/schemas/Pet'}
    - {properties: {name: {type: string, enum: [Rex, Tom]}, extra: {type: integer}}}
Zoo:
  type: object
  properties:
    pet: {$ref: '#/components/schemas/Pet'}
    dog: {$ref: '#/components/schemas/Dog'}
    puppy: {$ref: '#/components/schemas/Puppy'}
    tagged: {$ref: '#/components/schemas/Tagged'}
    narrow: {$ref: '#/components/schemas/Narrow'}
    same: {$ref: '#/components/schemas/Same'}
    short:
      allOf:
        - {type: string, minLength: 2, maxLength: 9}
        - {maxLength: 4, pattern: '^[a-z]+$'}
    level:
      allOf: [{$ref: '#/components/schemas/Level'}, {type: string}]
    both:
      allOf:
        - {type: string, enum: [a, b, c]}
        - {enum: [c, b, x]}
Level: {type: string, enum: [low, high]}
Same: {description: In other words., allOf: [{$ref: '#/components/schemas/Pet'}, {type: object}]}
"""
_ZOO = answering("$ref: '#/components/schemas/Zoo'", _PETS)


def fetched(made: SDK, body: Any) -> tuple[Any, list[str]]:
    """The decoded answer, and what in it did not fit."""
    talk = made.talk(Reply(body))
    return talk.client.things.fetch(), [m.pointer for m in talk.mismatches]


def test_what_only_adds_to_another_schema_is_derived_from_it(sdk: MakeSDK) -> None:
    made = sdk(_ZOO)
    pet, dog, puppy = made.models.Pet, made.models.Dog, made.models.Puppy
    assert (dog.__bases__, puppy.__bases__) == ((pet,), (dog,))
    zoo, misfits = fetched(made, {"puppy": {"name": "A", "bark": True, "weeks": 3}})
    assert (zoo.puppy.name, zoo.puppy.bark, zoo.puppy.weeks) == ("A", True, 3)
    assert isinstance(zoo.puppy, pet)
    assert misfits == []
    assert zoo.to_dict() == {"puppy": {"name": "A", "bark": True, "weeks": 3}}


def test_a_derived_class_keeps_what_only_the_server_sets(sdk: MakeSDK) -> None:
    made = sdk(posting("$ref: '#/components/schemas/Zoo'", _PETS))
    dog = made.models.Dog(name="A", bark=False, tag="t")
    talk = made.talk()
    talk.client.things.send(dog=dog)
    assert talk.json == {"dog": {"name": "A", "bark": False}}


def test_what_asks_for_more_than_its_base_stands_alone(sdk: MakeSDK) -> None:
    made = sdk(_ZOO)
    assert made.models.Pet not in made.models.Tagged.__mro__
    assert made.models.Tagged.model_fields["tag"].is_required()
    zoo, misfits = fetched(made, {"tagged": {"name": "A", "seen": "2026-01-31"}})
    assert misfits == ["/tagged/tag"]
    assert zoo.tagged.seen.isoformat() == "2026-01-31"


def test_what_adds_nothing_is_the_same(sdk: MakeSDK) -> None:
    made = sdk(_ZOO)
    assert made.models.Same is made.models.Pet
    assert type(fetched(made, {"same": {"name": "A"}})[0].same) is made.models.Pet


def test_a_property_said_twice_is_what_both_say(sdk: MakeSDK) -> None:
    made = sdk(_ZOO)
    zoo, misfits = fetched(made, {"narrow": {"name": "Rex", "extra": 1}})
    assert zoo.narrow.name is made.module("models").NarrowName.REX
    assert misfits == []


def test_limits_of_all_parts_hold(sdk: MakeSDK) -> None:
    made = sdk(_ZOO)
    assert fetched(made, {"short": "abc"})[1] == []
    for wrong in ("a", "abcde", "ABC"):
        zoo, misfits = fetched(made, {"short": wrong})
        assert (zoo.short, misfits) == (wrong, ["/short"])


def test_a_named_enumeration_beside_its_type_stays_itself(sdk: MakeSDK) -> None:
    made = sdk(_ZOO)
    assert fetched(made, {"level": "low"})[0].level is made.models.Level.LOW


def test_enumerations_that_hold_at_once_share_values(sdk: MakeSDK) -> None:
    made = sdk(_ZOO)
    zoo, _ = fetched(made, {"both": "b"})
    assert [member.value for member in made.models.ZooBoth] == ["c", "b"]
    assert type(zoo.both) is made.models.ZooBoth


_CHOICE = """
Shape:
  type: object
  required: [id]
  properties: {id: {type: integer}}
  oneOf:
    - {$ref: '#/components/schemas/Circle'}
    - title: Square
      type: object
      required: [side]
      properties: {side: {type: number}}
Circle: {type: object, required: [radius], properties: {radius: {type: number}}}
Drawing:
  allOf:
    - {$ref: '#/components/schemas/Meta'}
    - oneOf:
        - {$ref: '#/components/schemas/Circle'}
        - {type: object, required: [points], properties: {points: {type: array, items: {type: integer}}}}
Meta: {type: object, properties: {author: {type: string}}}
Contact:
  type: object
  properties: {mail: {type: string}, phone: {type: string}}
  anyOf: [{required: [mail]}, {required: [phone]}]
All:
  type: object
  properties:
    shape: {$ref: '#/components/schemas/Shape'}
    drawing: {$ref: '#/components/schemas/Drawing'}
    contact: {$ref: '#/components/schemas/Contact'}
"""


def test_a_choice_beside_properties_has_them_in_every_alternative(sdk: MakeSDK) -> None:
    made = sdk(answering("$ref: '#/components/schemas/All'", _CHOICE))
    for shape, name in (
        ({"id": 1, "radius": 2.5}, "ShapeCircle"),
        ({"id": 2, "side": 3.0}, "ShapeSquare"),
    ):
        found, misfits = fetched(made, {"shape": shape})
        assert type(found.shape).__name__ == name
        assert found.shape.id == shape["id"]
        assert misfits == []
        assert found.to_dict() == {"shape": shape}


def test_a_choice_inside_all_of_is_combined_with_the_rest(sdk: MakeSDK) -> None:
    made = sdk(answering("$ref: '#/components/schemas/All'", _CHOICE))
    circle, _ = fetched(made, {"drawing": {"author": "A", "radius": 1.0}})
    lines, _ = fetched(made, {"drawing": {"author": "B", "points": [1, 2]}})
    assert (circle.drawing.author, circle.drawing.radius) == ("A", 1.0)
    assert (lines.drawing.author, lines.drawing.points) == ("B", [1, 2])


def test_a_choice_between_objects_may_have_words_beside_it(sdk: MakeSDK) -> None:
    either = """
Agent:
  type: object
  oneOf: [{$ref: '#/components/schemas/Named'}, {$ref: '#/components/schemas/Made'}]
Named: {type: object, required: [id], properties: {id: {type: string}}}
Made: {type: object, required: [tools], properties: {tools: {type: integer}}}
"""
    made = sdk(
        answering(
            """
type: object
properties:
  agent:
    allOf: [{$ref: '#/components/schemas/Agent'}, {description: Who answers.}]
  other:
    allOf: [{$ref: '#/components/schemas/Agent'}, {type: object}]
""",
            either,
        )
    )
    found, misfits = fetched(made, {"agent": {"tools": 2}, "other": {"id": "a"}})
    assert (found.agent.tools, found.other.id) == (2, "a")
    assert misfits == []


def test_which_properties_go_together_is_told_and_left_to_the_server(
    sdk: MakeSDK,
) -> None:
    made = sdk(answering("$ref: '#/components/schemas/All'", _CHOICE))
    assert made.codes == ["CALCO-S015"]
    assert fetched(made, {"contact": {"mail": "a@b"}})[0].contact.mail == "a@b"


def test_parts_that_exclude_each_other_are_reported(sdk: MakeSDK) -> None:
    made = sdk(answering("""
type: object
properties:
  a: {allOf: [{type: string}, {type: integer}]}
"""))
    assert made.codes == ["CALCO-S011"]
    assert fetched(made, {"a": 1})[0].a == 1


def test_inherited_properties_are_called_after_the_schema_that_has_them(
    sdk: MakeSDK,
) -> None:
    made = sdk(
        answering(
            "$ref: '#/components/schemas/A'",
            """
A:
  allOf:
    - {$ref: '#/components/schemas/B'}
    - {properties: {own: {type: object, properties: {x: {type: integer}}}}}
B: {type: object, properties: {inner: {type: object, properties: {y: {type: integer}}}}}
""",
        )
    )
    found, _ = fetched(made, {"own": {"x": 1}, "inner": {"y": 2}})
    assert type(found.own) is made.models.AOwn
    assert type(found.inner) is made.models.BInner
