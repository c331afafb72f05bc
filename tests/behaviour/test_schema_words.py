"""Formats, ways to say null, ways to refer, and names nobody would choose."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.sdk import Reply, answering, openapi

if TYPE_CHECKING:
    from tests.behaviour.sdk import SDK, MakeSDK

_FORMATS = answering("""
type: object
properties:
  date: {type: string, format: date}
  date-time: {type: string, format: date-time}
  time: {type: string, format: time}
  duration: {type: string, format: duration}
  uuid: {type: string, format: uuid}
  byte: {type: string, format: byte}
  decimal: {type: string, format: decimal}
  int32: {type: integer, format: int32}
  int64: {type: integer, format: int64}
  float: {type: number, format: float}
  uri: {type: string, format: uri}
  email: {type: string, format: email}
  ipv4: {type: string, format: ipv4}
  ipv6: {type: string, format: ipv6}
  password: {type: string, format: password}
  strange: {type: string, format: of-our-own}
""")


def fetched(made: SDK, body: Any) -> tuple[Any, list[str]]:
    talk = made.talk(Reply(body))
    return talk.client.things.fetch(), [m.pointer for m in talk.mismatches]


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("date", "2026-01-31", dt.date(2026, 1, 31)),
        (
            "date-time",
            "2026-01-31T09:30:00Z",
            dt.datetime(2026, 1, 31, 9, 30, tzinfo=dt.UTC),
        ),
        ("time", "09:30:00", dt.time(9, 30)),
        ("duration", "PT1H30M", dt.timedelta(minutes=90)),
        ("uuid", str(uuid.UUID(int=1)), uuid.UUID(int=1)),
        ("byte", "aGk=", b"hi"),
        ("decimal", "1.50", Decimal("1.50")),
        ("int32", 2147483647, 2147483647),
        ("int64", 9223372036854775807, 9223372036854775807),
        ("float", 0.5, 0.5),
        ("uri", "https://a.example/", "https://a.example/"),
        ("email", "a@b.example", "a@b.example"),
        ("ipv4", "127.0.0.1", "127.0.0.1"),
        ("ipv6", "::1", "::1"),
        ("password", "secret", "secret"),
        ("strange", "x", "x"),
    ],
)
def test_formats(sdk: MakeSDK, name: str, written: Any, value: Any) -> None:
    made = sdk(_FORMATS)
    found, misfits = fetched(made, {name: written})
    field = getattr(found, name.replace("-", "_"))
    assert (field, type(field)) == (value, type(value))
    assert misfits == []
    assert found.to_dict() == {name: written}


_NULLS = """
  old: {type: string, nullable: true}
  listed: {type: [string, 'null']}
  chosen: {oneOf: [{type: string}, {type: 'null'}]}
  either: {anyOf: [{$ref: '#/components/schemas/Text'}, {type: 'null'}]}
  valued: {enum: [a, null]}
  typed: {type: string, enum: [a], nullable: true}
  whole: {allOf: [{$ref: '#/components/schemas/Text'}], nullable: true}
  swagger: {type: string, x-nullable: true}
"""


def test_null_in_all_its_spellings(sdk: MakeSDK) -> None:
    made = sdk(
        answering(f"type: object\nproperties:\n{_NULLS}", "Text: {type: string}")
    )
    for name in _NULLS.split("\n"):
        if field := name.strip().partition(":")[0]:
            for value in (None, "a"):
                found, misfits = fetched(made, {field: value})
                assert getattr(found, field) == value
                assert misfits == []


def test_definitions_anchors_and_dynamic_references(sdk: MakeSDK) -> None:
    made = sdk(
        answering(
            "$ref: '#/components/schemas/Tree'",
            """
Tree:
  $dynamicAnchor: node
  type: object
  properties:
    at: {$ref: '#/components/schemas/Tree/$defs/Day'}
    by: {$ref: '#person'}
    children: {type: array, items: {$dynamicRef: '#node'}}
  $defs:
    Day: {type: string, format: date}
    Person: {$anchor: person, type: object, properties: {name: {type: string}}}
""",
        )
    )
    leaf = {"at": "2026-01-31", "by": {"name": "Ann"}}
    found, misfits = fetched(made, {"children": [leaf]})
    (child,) = found.children
    assert type(child) is made.models.Tree
    assert child.at == dt.date(2026, 1, 31)
    assert child.by.name == "Ann"
    assert misfits == []


def test_conditions_are_told_and_do_not_spoil_the_rest(sdk: MakeSDK) -> None:
    made = sdk(answering("""
type: object
properties: {kind: {type: string}}
if: {properties: {kind: {const: a}}}
then: {required: [more]}
else: {properties: {less: {type: integer}}}
"""))
    assert "CALCO-S014" in made.codes
    found, misfits = fetched(made, {"kind": "a", "less": 1})
    assert (found.kind, found.less) == ("a", 1)
    assert misfits == []


def test_what_only_a_condition_describes_may_be_there(sdk: MakeSDK) -> None:
    made = sdk(answering("""
type: object
required: [kind]
properties: {kind: {type: string}}
if: {properties: {kind: {const: metric}}}
then: {required: [value], properties: {value: {type: string, format: date}}}
else: {properties: {value: {type: integer}, kind: {type: integer}}}
dependentSchemas: {value: {properties: {more: {type: boolean}}}}
"""))
    assert "CALCO-S014" in made.codes
    day = {"kind": "metric", "value": "2026-01-31", "more": True}
    found, misfits = fetched(made, day)
    assert (found.value, found.more) == (dt.date(2026, 1, 31), True)
    assert (misfits, found.to_dict()) == ([], day)
    found, misfits = fetched(made, {"kind": "note", "value": 1})
    assert (found.kind, found.value, misfits) == ("note", 1, [])
    assert fetched(made, {"kind": "note", "more": 1})[1] != []


def test_an_empty_enumeration_allows_what_its_type_does(sdk: MakeSDK) -> None:
    made = sdk(answering("type: object\nproperties: {a: {type: string, enum: []}}"))
    assert made.codes == ["CALCO-R052"]
    assert fetched(made, {"a": "x"})[0].a == "x"


_ODD = (
    *("class", "None", "__class__", "__init__", "1st", "a-b", "a_b", "A_B", "a.b"),
    *("😀", "日本", "naïve", "", " ", "model_config", "model_fields", "copy", "json"),
    *(
        "schema",
        "self",
        "cls",
        "id",
        "type",
        "list",
        "dt",
        "uuid",
        "additional_properties",
    ),
)


@pytest.mark.parametrize("name", _ODD)
def test_properties_may_be_called_anything(sdk: MakeSDK, name: str) -> None:
    properties = "".join(f"  {one!r}: {{type: integer}}\n" for one in _ODD)
    made = sdk(answering(f"type: object\nproperties:\n{properties}"))
    found, misfits = fetched(made, {name: 7})
    assert found.to_dict() == {name: 7}
    assert misfits == []
    fields: Any = found.__class__.model_fields
    given = [field for field in fields if getattr(found, field) == 7]
    assert len(given) == 1
    alias = fields[given[0]].alias
    assert (given[0] if alias is None else alias) == name


def test_deprecated_things_say_so(sdk: MakeSDK) -> None:
    made = sdk(
        openapi(
            """
/things:
  get:
    operationId: fetchThings
    tags: [things]
    deprecated: true
    parameters: [{name: q, in: query, deprecated: true, schema: {type: string}}]
    responses:
      '200':
        description: Fine
        content:
          application/json: {schema: {$ref: '#/components/schemas/Old'}}
""",
            "Old: {type: object, deprecated: true, properties: {a: {type: string, deprecated: true}}}",
        )
    )
    resource = made.text(f"{made.name}/resources/things.py")
    assert resource.count("Deprecated.") == 2
    assert made.text(f"{made.name}/models/things.py").count("Deprecated.") == 2
    assert fetched(made, {"a": "x"})[0].a == "x"


def test_a_field_called_property_hides_no_decorator(sdk: MakeSDK) -> None:
    made = sdk(answering("""
        type: object
        properties: {property: {type: string}}
        additionalProperties: {type: integer}
    """))
    found, misfits = fetched(made, {"property": "a house", "rooms": 4})
    assert found.property == "a house"
    assert found.additional_properties == {"rooms": 4}
    assert misfits == []
