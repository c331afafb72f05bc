"""What differs in the types of what is given."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.behaviour.sdk import posting
from tests.unit.diff.comparing import (
    given,
    query,
    told,
)


class Case(NamedTuple):
    """Two documents, and what differs from the first to the second and back."""

    name: str
    old: str
    new: str
    forward: list[str]
    backward: list[str]


CASES = [
    Case(
        "int to float",
        query("{type: integer}"),
        query("{type: number}"),
        ["feature D032 client.things.find(q=) may be float now, not only int"],
        ["breaking D031 client.things.find(q=) must be int now, not float"],
    ),
    Case(
        "str to int",
        query("{type: string}"),
        query("{type: integer}"),
        ["breaking D030 client.things.find(q=) must be int now, not str"],
        ["breaking D030 client.things.find(q=) must be str now, not int"],
    ),
    Case(
        "str to date",
        query("{type: string}"),
        query("{type: string, format: date}"),
        ["breaking D030 client.things.find(q=) must be dt.date now, not str"],
        ["breaking D030 client.things.find(q=) must be str now, not dt.date"],
    ),
    Case(
        "anything",
        query("{type: string}"),
        query("{}"),
        ["feature D032 client.things.find(q=) may be anything now, not only str"],
        ["breaking D031 client.things.find(q=) must be str now, and could be anything"],
    ),
    Case(
        "a value of an enumeration",
        query("{type: string, enum: [a, b]}"),
        query("{type: string, enum: [a]}"),
        ["breaking D035 models.FindThingsQ.B is gone ('b') [request]"],
        ["feature D036 models.FindThingsQ.B is new ('b') [request]"],
    ),
    Case(
        "an enumeration to str",
        query("{type: string, enum: [a, b]}"),
        query("{type: string}"),
        [
            "breaking D070 models.FindThingsQ is gone [None]",
            "feature D032 client.things.find(q=) may be str now, not only models.FindThingsQ",
        ],
        [
            "breaking D031 client.things.find(q=) must be models.FindThingsQ now, not str",
            "feature D071 models.FindThingsQ is new [None]",
        ],
    ),
    Case(
        "a constant",
        query("{const: a}"),
        query("{type: string, enum: [a, b]}"),
        [
            "feature D036 client.things.find(q=) has the new value 'b'",
            "feature D071 models.FindThingsQ is new [None]",
        ],
        [
            'breaking D030 client.things.find(q=) must be Literal["a"] now, not models.FindThingsQ',
            "breaking D035 client.things.find(q=) has lost 'b', which is not taken any more",
            "breaking D070 models.FindThingsQ is gone [None]",
        ],
    ),
    Case(
        "null",
        query("{type: string}"),
        query("{type: [string, 'null']}"),
        ["feature D034 client.things.find(q=) may be None now"],
        ["breaking D033 client.things.find(q=) must not be None any more"],
    ),
    Case(
        "a union",
        query("{type: string}"),
        query("{type: [string, integer]}"),
        ["feature D032 client.things.find(q=) may be int too"],
        ["breaking D031 client.things.find(q=) may not be int any more"],
    ),
    Case(
        "a maximum",
        query("{type: integer, maximum: 5}"),
        query("{type: integer, maximum: 3}"),
        ["breaking D038 client.things.find(q=) must be at most 3 now, not 5"],
        ["feature D039 client.things.find(q=) must be at most 5 now, not 3"],
    ),
    Case(
        "a minimum",
        query("{type: integer}"),
        query("{type: integer, exclusiveMinimum: 3}"),
        ["breaking D038 client.things.find(q=) must be more than 3 now"],
        ["feature D039 client.things.find(q=) is not limited to more than 3 any more"],
    ),
    Case(
        "items",
        query("{type: array, items: {type: integer}}"),
        query("{type: array, minItems: 1, items: {type: number}}"),
        [
            "breaking D038 client.things.find(q=) must be at least 1 item now",
            "feature D032 client.things.find(q=)[] may be float now, not only int",
        ],
        [
            "breaking D031 client.things.find(q=)[] must be int now, not float",
            "feature D039 client.things.find(q=) is not limited to at least 1 item any more",
        ],
    ),
    Case(
        "a pattern",
        query("{type: string, pattern: a}"),
        query("{type: string, pattern: b}"),
        ["breaking D038 client.things.find(q=) must match 'b' now, not 'a'"],
        ["breaking D038 client.things.find(q=) must match 'a' now, not 'b'"],
    ),
    Case(
        "multiples",
        query("{type: integer, multipleOf: 4}"),
        query("{type: integer, multipleOf: 2}"),
        ["feature D039 client.things.find(q=) must be a multiple of 2 now, not of 4"],
        ["breaking D038 client.things.find(q=) must be a multiple of 4 now, not of 2"],
    ),
    Case(
        "unique items",
        query("{type: array, items: {type: integer}}"),
        query("{type: array, items: {type: integer}, uniqueItems: true}"),
        ["breaking D038 client.things.find(q=) must not hold an item twice now"],
        ["feature D039 client.things.find(q=) may hold an item twice now"],
    ),
    Case(
        "a format",
        query("{type: string}"),
        query("{type: string, format: email}"),
        ["breaking D038 client.things.find(q=) must be of the format email now"],
        [
            "feature D039 client.things.find(q=) need not be of the format email any more"
        ],
    ),
    Case(
        "a wider format",
        query("{type: string, format: uri}"),
        query("{type: string, format: uri-reference}"),
        [
            "feature D039 client.things.find(q=) may be of the format uri-reference now, not only uri"
        ],
        ["breaking D038 client.things.find(q=) must be of the format uri now"],
    ),
    Case(
        "a width",
        query("{type: integer, format: int64}"),
        query("{type: integer, format: int32}"),
        ["breaking D038 client.things.find(q=) has 32 bits now, not 64"],
        ["feature D039 client.things.find(q=) has 64 bits now, not 32"],
    ),
    Case(
        "a width that is only said",
        query("{type: integer}"),
        query("{type: integer, format: int32}"),
        ["fix D091 things differs in what code does not see"],
        ["fix D091 things differs in what code does not see"],
    ),
    Case(
        "a property given",
        given("a: {type: string}"),
        given("a: {type: string}, b: {type: string}"),
        ["feature D041 client.things.send(b=) is new"],
        ["breaking D040 client.things.send(b=) is gone"],
    ),
    Case(
        "a property that must be given",
        given("a: {type: string}"),
        given("a: {type: string}, b: {type: string}", "b"),
        ["breaking D042 client.things.send(b=) is new and must be given"],
        ["breaking D040 client.things.send(b=) is gone"],
    ),
    Case(
        "a property that becomes required",
        given("a: {type: string}"),
        given("a: {type: string}", "a"),
        ["breaking D042 client.things.send(a=) must be given now"],
        ["feature D043 client.things.send(a=) may be left out now"],
    ),
    Case(
        "a read-only property",
        given("a: {type: string}"),
        given("a: {type: string, readOnly: true}"),
        [
            "breaking D040 client.things.send(a=) cannot be given any more: it is read-only"
        ],
        ["feature D041 client.things.send(a=) is new"],
    ),
    Case(
        "properties without a name",
        posting(
            "{type: array, items: {$ref: '#/components/schemas/Thing'}}",
            "Thing: {type: object, properties: {a: {type: string}}}",
        ),
        posting(
            "{type: array, items: {$ref: '#/components/schemas/Thing'}}",
            "Thing: {type: object, properties: {a: {type: string}}, additionalProperties: false}",
        ),
        [
            "fix D046 models.Thing allows no properties without a name any more [request]"
        ],
        ["fix D047 models.Thing allows properties without a name now [request]"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_both_ways(case: Case) -> None:
    assert told(case.old, case.new) == case.forward
    assert told(case.new, case.old) == case.backward
