"""Answers: what a call returns for what came over the wire."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import textwrap
import uuid
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.sdk import NOTHING, Reply, answering, openapi

if TYPE_CHECKING:
    from tests.behaviour.sdk import SDK, MakeSDK, Talk

_THING = """
Thing:
  type: object
  required: [id, kind]
  properties:
    id: {type: integer}
    kind: {type: string, enum: [small, large]}
    size: {type: integer, enum: [1, 2]}
    note: {type: [string, 'null']}
    on: {type: string, format: date}
    at: {type: string, format: date-time}
    price: {type: string, format: decimal}
    key: {type: string, format: uuid}
    labels: {type: object, additionalProperties: {type: string}}
    parent: {$ref: '#/components/schemas/Thing'}
    parts: {type: array, items: {$ref: '#/components/schemas/Thing'}}
"""
_FETCH = answering("$ref: '#/components/schemas/Thing'", _THING)


def fetched(made: SDK, body: Any, **settings: Any) -> tuple[Any, Talk]:
    talk = made.talk(Reply(body), **settings)
    return talk.client.things.fetch(), talk


def test_an_object_is_a_model(sdk: MakeSDK) -> None:
    made = sdk(_FETCH)
    thing, talk = fetched(
        made,
        {
            "id": 1,
            "kind": "small",
            "on": "2026-01-31",
            "at": "2026-01-31T09:30:00Z",
            "price": "1.50",
            "key": "00000000-0000-0000-0000-000000000001",
            "labels": {"a": "b"},
            "parent": {"id": 2, "kind": "large", "parts": [{"id": 3, "kind": "small"}]},
        },
    )
    assert isinstance(thing, made.models.Thing)
    assert thing.kind is made.models.ThingKind.SMALL
    assert thing.on == dt.date(2026, 1, 31)
    assert thing.at == dt.datetime(2026, 1, 31, 9, 30, tzinfo=dt.UTC)
    assert thing.price == Decimal("1.50")
    assert thing.key == uuid.UUID(int=1)
    assert thing.labels == {"a": "b"}
    assert isinstance(thing.parent.parts[0], made.models.Thing)
    assert talk.mismatches == []


def test_the_asynchronous_client_decodes_the_same(sdk: MakeSDK) -> None:
    made = sdk(_FETCH)
    talk = made.async_talk(Reply({"id": 1, "kind": "large"}))
    thing = asyncio.run(talk.client.things.fetch())
    assert thing == made.models.Thing(id=1, kind=made.models.ThingKind.LARGE)


def test_unknown_values_of_enumerations_are_kept(sdk: MakeSDK) -> None:
    thing, talk = fetched(sdk(_FETCH), {"id": 1, "kind": "huge", "size": 3})
    assert not thing.kind.is_known
    assert not thing.size.is_known
    assert (thing.kind, thing.size) == ("huge", 3)
    assert talk.mismatches == []
    assert thing.to_dict() == {"id": 1, "kind": "huge", "size": 3}


def test_null_and_absent_are_told_apart(sdk: MakeSDK) -> None:
    made = sdk(_FETCH)
    null, talk = fetched(made, {"id": 1, "kind": "small", "note": None})
    absent, _ = fetched(made, {"id": 1, "kind": "small"})
    assert null.note is None
    assert absent.note is None
    assert "note" in null.model_fields_set
    assert "note" not in absent.model_fields_set
    assert talk.mismatches == []


def test_what_the_document_does_not_name_is_kept(sdk: MakeSDK) -> None:
    thing, talk = fetched(sdk(_FETCH), {"id": 1, "kind": "small", "new": {"x": [1]}})
    assert thing.new == {"x": [1]}
    assert thing.to_dict()["new"] == {"x": [1]}
    assert talk.mismatches == []


def test_what_does_not_fit_is_kept_and_reported(sdk: MakeSDK) -> None:
    thing, talk = fetched(
        sdk(_FETCH), {"id": "one", "kind": "small", "on": "2026-01-31"}
    )
    assert thing.id == "one"
    assert thing.on == dt.date(2026, 1, 31)
    assert [mismatch.pointer for mismatch in talk.mismatches] == ["/id"]


def test_strict_raises_for_what_does_not_fit(sdk: MakeSDK) -> None:
    made = sdk(_FETCH)
    talk = made.talk(Reply({"id": "one", "kind": "small"}), strict=True)
    with pytest.raises(made.package.DecodeError, match="/id"):
        talk.client.things.fetch()


@pytest.mark.parametrize(
    ("schema", "body"),
    [
        ("{type: array, items: {type: integer}}", [1, 2]),
        ("{type: string}", "x"),
        ("{type: integer}", 9223372036854775808),
        ("{type: boolean}", False),
        ("{type: object, additionalProperties: {type: integer}}", {"k": 1}),
        ("{type: object}", {"k": {"x": None}}),
        ("{}", [1, {"a": None}]),
        ("{type: [string, 'null']}", None),
        ("{type: [string, integer]}", 3),
        ("{enum: [a, 1]}", 1),
        ("{const: 7}", 7),
        ("{type: array, items: {type: array, items: {type: string}}}", [["a"], []]),
    ],
)
def test_answers_that_are_no_objects(sdk: MakeSDK, schema: str, body: Any) -> None:
    made = sdk(answering(schema))
    content = b"null" if body is None else body
    talk = made.talk(Reply(content, content_type="application/json"))
    assert talk.client.things.fetch() == body
    assert talk.mismatches == []


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ("{type: number, enum: [0.5, 1.5]}", 1.5),
        ("{type: number, enum: [1, 1.5]}", 1.5),
        ("{type: boolean, enum: [true]}", True),
        ("{type: boolean, enum: [true, false]}", False),
        ("{type: integer, enum: [-1, 0, 1]}", -1),
        ("{type: string, enum: ['', ' ', '-', '+1', '-1', ASC, asc, None]}", ""),
        ("{type: [string, 'null'], enum: [a, null]}", None),
        ("{enum: [null]}", None),
        ("{type: string, enum: [mro, name, value, self]}", "mro"),
    ],
)
def test_enumerations_of_every_kind(sdk: MakeSDK, schema: str, value: Any) -> None:
    made = sdk(answering(f"type: object\nrequired: [v]\nproperties: {{v: {schema}}}"))
    got, talk = fetched(made, {"v": value})
    assert got.v == value
    assert isinstance(got.v, type(value))
    assert talk.mismatches == []
    assert got.to_dict() == {"v": value}


def test_names_for_the_values_of_an_enumeration_stay_with_them(sdk: MakeSDK) -> None:
    made = sdk(
        answering(
            "$ref: '#/components/schemas/Level'",
            """
            Level:
              enum: [1, null, 2, 3]
              x-enum-varnames: [low, none, middle, high]
            """,
        )
    )
    level = made.models.Level
    assert {member.name: member.value for member in level} == {
        "LOW": 1,
        "MIDDLE": 2,
        "HIGH": 3,
    }


@pytest.mark.parametrize("kind", ["uuid", "date-time", "decimal"])
def test_a_field_may_be_called_as_the_module_of_its_type(
    sdk: MakeSDK, kind: str
) -> None:
    made = sdk(answering(f"""
        type: object
        properties:
          uuid: {{type: string, format: {kind}}}
          dt: {{type: string, format: {kind}}}
          decimal: {{type: string, format: {kind}}}
          list: {{type: array, items: {{type: string}}}}
          str: {{type: string}}
          int: {{type: integer}}
          other: {{type: array, items: {{type: string, format: {kind}}}}}
        """))
    text = {
        "uuid": "00000000-0000-0000-0000-000000000001",
        "date-time": "2026-01-31T09:30:00Z",
        "decimal": "1.50",
    }[kind]
    body = {
        "uuid": text,
        "dt": text,
        "decimal": text,
        "list": ["a"],
        "str": "s",
        "int": 1,
        "other": [text],
    }
    got, talk = fetched(made, body)
    assert talk.mismatches == []
    expected = {
        "uuid": uuid.UUID(int=1),
        "date-time": dt.datetime(2026, 1, 31, 9, 30, tzinfo=dt.UTC),
        "decimal": Decimal("1.50"),
    }[kind]
    assert got.uuid == got.dt == got.decimal == got.other[0] == expected
    assert got.to_dict() == body


_NAMES = {
    "from": "from_",
    "class": "class_",
    "2fa": "field_2_fa",
    "fooBar": "foo_bar",
    "model_config": "model_config_",
    "modelDump": "model_dump_",
    "copy": "copy_",
    "json": "json_",
    "schema": "schema_",
    "to_dict": "to_dict_",
    "from_json": "from_json_",
    "self": "self",
    "cls": "cls",
    "__class__": "class_",
    "__pydantic_private__": "pydantic_private",
    "_read_only": "read_only",
    "_id": "id",
    "a b": "a_b",
    "😀": "grinning_face",
    "": "field",
    "@type": "at_type",
    "$ref": "ref",
    "a.b/c~d": "a_b_c_d",
    "Field": "field",
    "print": "print",
    "Città": "citta",
    "名": "ideograph_540_d",
}


@pytest.mark.parametrize(("name", "attribute"), _NAMES.items())
def test_names_of_fields(sdk: MakeSDK, name: str, attribute: str) -> None:
    made = sdk(answering(f"""
        type: object
        required: [{name!r}]
        properties: {{{name!r}: {{type: string}}, zz: {{type: string}}}}
        """))
    got, talk = fetched(made, {name: "v"})
    assert list(got.__class__.model_fields) == [attribute, "zz"]
    assert getattr(got, attribute) == "v"
    assert got.to_dict() == {name: "v"}
    assert talk.mismatches == []


def test_properties_that_would_share_a_field_name_stay_apart(sdk: MakeSDK) -> None:
    made = sdk(answering("""
        type: object
        properties: {fooBar: {type: string}, foo_bar: {type: string}}
        """))
    both, _ = fetched(made, {"fooBar": "a", "foo_bar": "b"})
    assert both.to_dict() == {"fooBar": "a", "foo_bar": "b"}
    # The name of one field is the other one's name on the wire.
    for body in ({"foo_bar": "b"}, {"fooBar": "a"}):
        one, talk = fetched(made, body)
        assert one.to_dict() == body
        assert len(one.model_fields_set) == 1
        assert talk.mismatches == []


def test_a_map_is_a_dict(sdk: MakeSDK) -> None:
    made = sdk(
        answering(
            "type: object\nadditionalProperties: {$ref: '#/components/schemas/Thing'}",
            _THING,
        )
    )
    got, _ = fetched(made, {"x": {"id": 1, "kind": "small"}})
    assert isinstance(got["x"], made.models.Thing)


def test_extra_properties_of_one_type_are_kept(sdk: MakeSDK) -> None:
    made = sdk(answering("""
        type: object
        properties: {a: {type: string}}
        additionalProperties: {type: integer}
        """))
    got, talk = fetched(made, {"a": "x", "b": 1})
    assert got.b == 1
    assert got.to_dict() == {"a": "x", "b": 1}
    assert talk.mismatches == []


_PETS = """
Cat:
  type: object
  required: [kind, lives]
  properties: {kind: {type: string}, lives: {type: integer}}
Dog:
  type: object
  required: [kind, lives]
  properties: {kind: {type: string}, lives: {type: integer}, tricks: {type: integer}}
Pet:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
  discriminator:
    propertyName: kind
    mapping: {feline: '#/components/schemas/Cat', canine: Dog}
"""
_PETS_INLINE = """
oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
discriminator:
  propertyName: kind
  mapping: {feline: '#/components/schemas/Cat', canine: '#/components/schemas/Dog'}
"""


@pytest.mark.parametrize(
    "schema",
    ["$ref: '#/components/schemas/Pet'", _PETS_INLINE],
    ids=["by reference", "in place"],
)
def test_the_discriminator_tells_the_variant(sdk: MakeSDK, schema: str) -> None:
    made = sdk(answering(schema, _PETS))
    cat, _ = fetched(made, {"kind": "feline", "lives": 9})
    dog, talk = fetched(made, {"kind": "canine", "lives": 1})
    assert type(cat) is made.models.Cat
    assert type(dog) is made.models.Dog
    assert talk.mismatches == []


def test_a_variant_nobody_knows_is_kept_and_reported(sdk: MakeSDK) -> None:
    made = sdk(
        answering(
            "type: array\nitems: {$ref: '#/components/schemas/Pet'}",
            _PETS,
        )
    )
    body = [{"kind": "equine", "legs": 4}, {"kind": "feline", "lives": 9}]
    got, talk = fetched(made, body)
    assert got[0] == {"kind": "equine", "legs": 4}
    assert type(got[1]) is made.models.Cat
    assert [mismatch.pointer for mismatch in talk.mismatches] == ["/0"]


def test_variants_in_lists_and_properties(sdk: MakeSDK) -> None:
    made = sdk(
        answering(
            """
            type: object
            properties:
              pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}
              best: {$ref: '#/components/schemas/Pet'}
              by: {type: object, additionalProperties: {$ref: '#/components/schemas/Pet'}}
            """,
            _PETS,
        )
    )
    dog = {"kind": "canine", "lives": 1}
    got, talk = fetched(made, {"pets": [dog], "best": dog, "by": {"x": dog}})
    assert {p.__class__ for p in (got.pets[0], got.best, got.by["x"])} == {
        made.models.Dog
    }
    assert talk.mismatches == []


_EXPRESSION = """
Expression:
  oneOf:
    - $ref: '#/components/schemas/Both'
    - $ref: '#/components/schemas/Leaf'
Both:
  type: object
  required: [left, right]
  properties:
    left: {$ref: '#/components/schemas/Expression'}
    right: {$ref: '#/components/schemas/Expression'}
Leaf:
  type: object
  required: [value]
  properties: {value: {type: integer}}
"""


def test_a_union_may_hold_itself(sdk: MakeSDK) -> None:
    made = sdk(answering("$ref: '#/components/schemas/Expression'", _EXPRESSION))
    body = {
        "left": {"value": 1},
        "right": {"left": {"value": 2}, "right": {"value": 3}},
    }
    got, talk = fetched(made, body)
    assert type(got.right.left) is made.models.Leaf
    assert got.to_dict() == body
    assert talk.mismatches == []


_TREES: list[tuple[str, Any]] = [
    ("Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}", [[], [[]]]),
    (
        """
            Tree:
              oneOf:
                - {type: string}
                - {const: 'a"b'}
                - {type: array, items: {$ref: '#/components/schemas/Tree'}}
            """,
        ["x", ["y"]],
    ),
    (
        """
            Tree:
              type: object
              additionalProperties: {$ref: '#/components/schemas/Tree'}
            """,
        {"x": {"y": {}}},
    ),
    (
        """
            Tree: {anyOf: [{$ref: '#/components/schemas/Nested'}, {type: 'null'}]}
            Nested: {type: array, items: {$ref: '#/components/schemas/Tree'}}
            """,
        [None, [None]],
    ),
]


@pytest.mark.parametrize(
    ("schemas", "body"), _TREES, ids=["list", "union", "map", "two"]
)
def test_types_that_are_no_objects_may_hold_themselves(
    sdk: MakeSDK, schemas: str, body: Any
) -> None:
    made = sdk(answering("$ref: '#/components/schemas/Tree'", schemas))
    got, talk = fetched(made, body)
    assert got == body
    assert talk.mismatches == []


def test_what_callers_may_pass_of_types_that_hold_themselves_can_be_imported(
    sdk: MakeSDK,
) -> None:
    for schema in (
        "{type: array, items: {$ref: '#/components/schemas/Tree'}}",
        "{type: object, additionalProperties: {$ref: '#/components/schemas/Tree'}}",
        "{oneOf: [{const: 'a\"b'}, {type: array, items: {$ref: '#/components/schemas/Tree'}}]}",
    ):
        made = sdk(
            openapi(
                """
                /things:
                  post:
                    operationId: sendThings
                    tags: [things]
                    requestBody:
                      content:
                        application/json: {schema: {$ref: '#/components/schemas/Tree'}}
                    responses: {'204': {description: Done}}
                """,
                f"Tree: {schema}",
            )
        )
        assert made.params.TreeParams is not None
        talk = made.talk()
        talk.client.things.send(body=[[]])
        assert talk.request.content == b"[[]]"


@pytest.mark.parametrize(
    "schemas",
    [
        "Thing: {type: object, required: [next], properties: "
        "{next: {$ref: '#/components/schemas/Thing'}}}",
        "Thing: {allOf: [{$ref: '#/components/schemas/Thing'}]}",
        "Thing: {oneOf: [{$ref: '#/components/schemas/Thing'}, {type: string}]}",
        """
        Thing: {oneOf: [{$ref: '#/components/schemas/Other'}, {type: string}]}
        Other: {anyOf: [{$ref: '#/components/schemas/Thing'}]}
        """,
    ],
    ids=["required", "allOf", "oneOf", "two"],
)
def test_types_that_no_finite_value_fits_do_not_stop_the_rest(
    sdk: MakeSDK, schemas: str
) -> None:
    made = sdk(answering("$ref: '#/components/schemas/Thing'", schemas))
    talk = made.talk(Reply({"next": {"next": {}}}))
    assert talk.client.things.fetch() is not None


def test_wide_recursion_is_sampled_in_no_time(sdk: MakeSDK) -> None:
    names = [f"p{number}" for number in range(12)]
    properties = "\n".join(
        f"    {name}: {{type: array, items: {{$ref: '#/components/schemas/Node'}}}}"
        for name in names
    )
    schemas = (
        f"Node:\n  type: object\n  required: [{', '.join(names)}]\n"
        f"  properties:\n{properties}"
    )
    made = sdk(answering("$ref: '#/components/schemas/Node'", schemas))
    assert len(made.text("tests/examples.json")) < 100_000


def test_all_of_is_one_model(sdk: MakeSDK) -> None:
    made = sdk(
        answering(
            "$ref: '#/components/schemas/Full'",
            """
            Base: {type: object, required: [id], properties: {id: {type: integer}}}
            Full:
              allOf:
                - $ref: '#/components/schemas/Base'
                - type: object
                  required: [name]
                  properties: {name: {type: string}}
              properties: {extra: {type: boolean}}
            """,
        )
    )
    got, talk = fetched(made, {"id": 1, "name": "x", "extra": True})
    assert type(got) is made.models.Full
    assert (got.id, got.name, got.extra) == (1, "x", True)
    assert talk.mismatches == []
    _, missing = fetched(made, {"extra": True})
    assert {mismatch.pointer for mismatch in missing.mismatches} == {"/id", "/name"}


def test_all_of_around_one_reference_is_that_reference(sdk: MakeSDK) -> None:
    made = sdk(
        answering(
            """
            type: object
            properties:
              thing:
                description: With words of its own
                allOf: [{$ref: '#/components/schemas/Thing'}]
            """,
            _THING,
        )
    )
    got, _ = fetched(made, {"thing": {"id": 1, "kind": "small"}})
    assert type(got.thing) is made.models.Thing


@pytest.mark.parametrize(
    "name",
    [
        "Model",
        "Any",
        "Tag",
        "Field",
        "Annotated",
        "Discriminator",
        "ClassVar",
        "Literal",
        "TypeAlias",
        "OpenStrEnum",
        "Mapping",
        "Sequence",
        "TypedDict",
        "Required",
        "FileInput",
        "NotGiven",
        "BaseModel",
        "List",
        "None",
        "type",
        "str",
    ],
)
def test_schemas_may_be_called_as_what_the_modules_import(
    sdk: MakeSDK, name: str
) -> None:
    schema = f"""
    {name}:
      type: object
      required: [kindOf]
      properties:
        kindOf: {{type: string, readOnly: true}}
        any: {{}}
        only: {{const: x}}
        level: {{type: string, enum: [a, b]}}
        fixed: {{type: array, items: {{$ref: '#/components/schemas/{name}'}}}}
        pet: {{$ref: '#/components/schemas/Pet'}}
    Alias: {{type: array, items: {{$ref: '#/components/schemas/{name}'}}}}
    """
    made = sdk(
        answering(
            f"$ref: '#/components/schemas/{name}'", _PETS + textwrap.dedent(schema)
        )
    )
    body = {
        "kindOf": "a",
        "any": [1],
        "only": "x",
        "level": "a",
        "fixed": [{"kindOf": "b"}],
        "pet": {"kind": "canine", "lives": 1},
    }
    got, talk = fetched(made, body)
    assert type(got.fixed[0]) is type(got)
    assert type(got.pet) is made.models.Dog
    assert talk.mismatches == []
    assert got.to_dict() == body


def test_text_answers_are_text(sdk: MakeSDK) -> None:
    made = sdk(answering("{type: string}", media_type="text/csv"))
    talk = made.talk(Reply("a,é".encode(), content_type="text/csv; charset=utf-8"))
    assert talk.client.things.fetch() == "a,é"


def test_no_content_is_none(sdk: MakeSDK) -> None:
    text = openapi("""
        /things:
          delete:
            operationId: deleteThings
            tags: [things]
            responses: {'204': {description: Gone}}
        """)
    talk = sdk(text).talk(NOTHING)
    assert talk.client.things.delete() is None
    assert talk.request.method == "DELETE"


def test_an_answer_or_none(sdk: MakeSDK) -> None:
    text = openapi("""
        /things:
          get:
            operationId: getThings
            tags: [things]
            responses:
              '200': {description: Fine, content: {application/json: {schema: {type: integer}}}}
              '204': {description: Nothing}
        """)
    made = sdk(text)
    assert made.talk(Reply(3)).client.things.get() == 3
    assert made.talk(NOTHING).client.things.get() is None


def test_a_range_and_a_default_describe_answers(sdk: MakeSDK) -> None:
    text = openapi("""
        /a:
          get:
            operationId: getA
            tags: [things]
            responses:
              2XX: {description: Fine, content: {application/json: {schema: {type: integer}}}}
        /b:
          get:
            operationId: getB
            tags: [things]
            responses:
              default: {description: Fine, content: {application/json: {schema: {type: integer}}}}
        """)
    made = sdk(text)
    assert made.talk(Reply(1, 202)).client.things.get_a() == 1
    assert made.talk(Reply(2)).client.things.get_b() == 2


def test_status_keys_without_quotes_are_understood(sdk: MakeSDK) -> None:
    text = openapi("""
        /a:
          get:
            operationId: getA
            tags: [things]
            responses:
              200: {description: Fine, content: {application/json: {schema: {type: integer}}}}
        """)
    assert sdk(text).talk(Reply(1)).client.things.get_a() == 1


@pytest.mark.parametrize(
    "example",
    [
        "{data: /w==}",
        "{data: 'not base64 é'}",
        "{file: 'ü'}",
        "{1: a, true: b}",
        "{at: 2026-01-31}",
        "{number: .inf}",
        "[x]",
        "null",
    ],
)
def test_odd_examples_do_not_spoil_the_project(sdk: MakeSDK, example: str) -> None:
    text = openapi(
        f"""
        /things:
          post:
            operationId: sendThings
            tags: [things]
            requestBody:
              content:
                application/json:
                  schema: {{$ref: '#/components/schemas/Thing'}}
                  example: {example}
            responses:
              '200':
                description: Fine
                content:
                  application/json:
                    schema: {{$ref: '#/components/schemas/Thing'}}
                    example: {example}
        """,
        """
        Thing:
          type: object
          properties:
            data: {type: string, format: byte}
            file: {type: string, format: binary}
            at: {type: string, format: date}
            number: {type: number}
        """,
    )
    made = sdk(text)
    for path in (made.directory / "tests").glob("*.py"):
        compile(path.read_text(encoding="utf-8"), path.name, "exec")
    assert made.talk(Reply({})).client.things.send() is not None


def test_a_discriminator_without_mapping_is_told_by_what_the_variants_allow(
    sdk: MakeSDK,
) -> None:
    text = answering(
        "{$ref: '#/components/schemas/Item'}",
        """
        Item:
          oneOf:
            - {$ref: '#/components/schemas/TrackObject'}
            - {$ref: '#/components/schemas/EpisodeObject'}
          discriminator: {propertyName: type}
        Base: {type: object, required: [type], properties: {type: {type: string}}}
        TrackObject:
          allOf:
            - {$ref: '#/components/schemas/Base'}
            - {properties: {type: {enum: [track]}, id: {type: string}}}
        EpisodeObject:
          type: object
          properties: {type: {const: episode}, id: {type: string}}
        """,
    )
    made = sdk(text)
    for value, name in (
        ("track", "TrackObject"),
        ("episode", "EpisodeObject"),
    ):
        talk = made.talk(Reply({"type": value, "id": "1"}))
        assert type(talk.client.things.fetch()) is getattr(made.models, name)
        assert talk.mismatches == []


def test_made_answers_have_what_only_the_server_sets(sdk: MakeSDK) -> None:
    schema = (
        "{type: object, required: [id, secret], properties: "
        "{id: {type: integer, readOnly: true}, secret: {type: string, writeOnly: true}}}"
    )
    examples = json.loads(
        (sdk(answering(schema)).directory / "tests" / "examples.json").read_text()
    )
    assert examples["fetchThings"]["body"] == {"id": 1}


@pytest.mark.parametrize(
    "names",
    [
        "x-enum-varnames: [small, very large]",
        "x-enumNames: [small, very large]",
        "x-ms-enum: {name: Size, values: [{value: 2, name: veryLarge}, {value: 1,"
        " name: small}]}",
    ],
)
def test_values_have_the_names_that_their_author_gave(sdk: MakeSDK, names: str) -> None:
    made = sdk(answering(f"""
        type: object
        properties: {{size: {{type: integer, enum: [1, 2], {names}}}}}
        """))
    got, talk = fetched(made, {"size": 2})
    size = made.models.FetchThingsResponseSize
    assert got.size is size.VERY_LARGE
    assert [(each.name, each.value) for each in size] == [
        ("SMALL", 1),
        ("VERY_LARGE", 2),
    ]
    assert got.to_dict() == {"size": 2}
    assert talk.mismatches == []


def test_values_that_differ_in_little_are_told_apart(sdk: MakeSDK) -> None:
    values = ["asc", "ASC", "-asc", "+1", "-1", "", " ", ">=", "😀", "None", "mro", "1"]
    made = sdk(
        answering(f"type: string\nenum: {json.dumps(values, ensure_ascii=False)}")
    )
    enum = made.models.FetchThingsResponse
    assert {each.value: each.name for each in enum} == {
        "asc": "ASC",
        "ASC": "ASC_UPPER",
        "-asc": "MINUS_ASC",
        "+1": "PLUS_1",
        "-1": "MINUS_1",
        "": "EMPTY",
        " ": "SPACE",
        ">=": "GREATER_THAN_EQUAL",
        "😀": "GRINNING_FACE",
        "None": "NONE",
        "mro": "MRO",
        "1": "VALUE_1",
    }
    for value in values:
        got, talk = fetched(made, value)
        assert got is enum(value)
        assert talk.mismatches == []


def test_properties_that_differ_in_case_alone_stay_apart(sdk: MakeSDK) -> None:
    made = sdk(answering("""
        type: object
        properties: {ID: {type: string}, id: {type: string}, Id: {type: string}}
        """))
    body = {"ID": "a", "id": "b", "Id": "c"}
    got, talk = fetched(made, body)
    assert (got.ID, got.id, got.Id) == ("a", "b", "c")
    assert got.to_dict() == body
    assert talk.mismatches == []


def test_no_answer_to_head_has_a_body(sdk: MakeSDK) -> None:
    made = sdk(openapi("""
    /things:
      head:
        operationId: peek
        tags: [things]
        responses:
          '200':
            description: Fine
            content: {application/json: {schema: {type: object}}}
    """))
    talk = made.talk(Reply(headers={"content-type": "application/json"}))
    assert talk.client.things.peek() is None
    assert talk.mismatches == []
