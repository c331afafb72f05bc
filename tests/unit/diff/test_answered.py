"""What differs for those who read what a method answers."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.behaviour.sdk import answering
from tests.unit.diff.comparing import (
    DONE,
    answer,
    answered,
    operation,
    told,
)

_A = "A: {type: object, properties: {x: {type: string}}}\n"
_B = "B: {type: object, properties: {x: {type: string}}}\n"
_SUB = """\
Sub:
  allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {y: {type: string}}}]
"""
_ALONE = "Sub: {type: object, properties: {x: {type: string}, y: {type: string}}}\n"
_WEBHOOK = """\
webhooks:
  new:
    post:
      requestBody: {content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}
      responses: {'204': {description: Done}}
"""


class Case(NamedTuple):
    """Two documents, and what differs from the first to the second and back."""

    name: str
    old: str
    new: str
    forward: list[str]
    backward: list[str]


CASES = [
    Case(
        "a property",
        answered("a: {type: string}"),
        answered("a: {type: string}, b: {type: string}"),
        ["feature D041 models.Thing.b is new [response]"],
        ["breaking D040 models.Thing.b is gone [response]"],
    ),
    Case(
        "a property that is always there",
        answered("a: {type: string}"),
        answered("a: {type: string}", "a"),
        ["feature D042 models.Thing.a is always there now [response]"],
        [
            "breaking D043 models.Thing.a may be missing now, and is None then [response]"
        ],
    ),
    Case(
        "null",
        answered("a: {type: string}", "a"),
        answered("a: {type: [string, 'null']}", "a"),
        ["breaking D034 models.Thing.a may be None now [response]"],
        ["feature D033 models.Thing.a is never None now [response]"],
    ),
    Case(
        "null where it may be missing",
        answered("a: {type: string}"),
        answered("a: {type: [string, 'null']}"),
        ["fix D091 things differs in what code does not see"],
        ["fix D091 things differs in what code does not see"],
    ),
    Case(
        "missing where it may be null",
        answered("a: {type: [string, 'null']}", "a"),
        answered("a: {type: [string, 'null']}"),
        [
            "fix D044 models.Thing.a may be missing now; None was and is possible [response]"
        ],
        [
            "fix D044 models.Thing.a is always there now; None was and is possible [response]"
        ],
    ),
    Case(
        "a type",
        answered("a: {type: string}"),
        answered("a: {type: integer}"),
        ["breaking D030 models.Thing.a is int now, not str [response]"],
        ["breaking D030 models.Thing.a is str now, not int [response]"],
    ),
    Case(
        "a value of an enumeration",
        answered("a: {type: string, enum: [x, y]}"),
        answered("a: {type: string, enum: [x]}"),
        ["breaking D035 models.ThingA.Y is gone ('y') [response]"],
        ["feature D036 models.ThingA.Y is new ('y') [response]"],
    ),
    Case(
        "an enumeration to str",
        answered("a: {type: string, enum: [x, y]}"),
        answered("a: {type: string}"),
        [
            "breaking D032 models.Thing.a may be str now, not only models.ThingA [response]",
            "breaking D070 models.ThingA is gone [None]",
        ],
        [
            "feature D031 models.Thing.a is always models.ThingA now, not str [response]",
            "feature D071 models.ThingA is new [None]",
        ],
    ),
    Case(
        "what was anything",
        answered("a: {}"),
        answered("a: {type: string}"),
        ["feature D031 models.Thing.a is known to be str now [response]"],
        ["breaking D032 models.Thing.a may be anything now, not only str [response]"],
    ),
    Case(
        "a class for anything",
        answered("a: {}"),
        answered("a: {type: object, properties: {b: {type: string}}}"),
        [
            "breaking D030 models.Thing.a is models.ThingA now, and was what JSON has for it [response]",
            "feature D071 models.ThingA is new [None]",
        ],
        [
            "breaking D032 models.Thing.a may be anything now, not only models.ThingA [response]",
            "breaking D070 models.ThingA is gone [None]",
        ],
    ),
    Case(
        "a maximum",
        answered("a: {type: integer, maximum: 5}"),
        answered("a: {type: integer, maximum: 3}"),
        ["fix D038 models.Thing.a must be at most 3 now, not 5 [response]"],
        ["fix D039 models.Thing.a must be at most 5 now, not 3 [response]"],
    ),
    Case(
        "a union",
        answered("a: {type: string}", "a"),
        answered("a: {type: [string, integer]}", "a"),
        ["breaking D032 models.Thing.a may be int too [response]"],
        ["feature D031 models.Thing.a is never int now [response]"],
    ),
    Case(
        "a map",
        answered("a: {type: object, additionalProperties: {type: integer}}"),
        answered("a: {type: object, additionalProperties: {type: number}}"),
        ["breaking D032 models.Thing.a[key] may be float now, not only int [response]"],
        ["feature D031 models.Thing.a[key] is always int now, not float [response]"],
    ),
    Case(
        "a tuple",
        answered(
            "a: {type: array, prefixItems: [{type: string}, {type: integer}], items: false}"
        ),
        answered(
            "a: {type: array, prefixItems: [{type: string}, {type: number}], items: false}"
        ),
        ["breaking D032 models.Thing.a[1] may be float now, not only int [response]"],
        ["feature D031 models.Thing.a[1] is always int now, not float [response]"],
    ),
    Case(
        "a deprecated property",
        answered("a: {type: string}"),
        answered("a: {type: string, deprecated: true}"),
        ["feature D005 models.Thing.a is deprecated now [response]"],
        ["fix D006 models.Thing.a is not deprecated any more [response]"],
    ),
    Case(
        "a recursive class",
        answered("a: {$ref: '#/components/schemas/Thing'}, b: {type: string}"),
        answered("a: {$ref: '#/components/schemas/Thing'}, b: {type: integer}"),
        ["breaking D030 models.Thing.b is int now, not str [response]"],
        ["breaking D030 models.Thing.b is str now, not int [response]"],
    ),
    Case(
        "another class",
        answering("$ref: '#/components/schemas/A'", _A + _B),
        answering("$ref: '#/components/schemas/B'", _A + _B),
        ["breaking D030 client.things.fetch() is models.B now, not models.A"],
        ["breaking D030 client.things.fetch() is models.A now, not models.B"],
    ),
    Case(
        "a class of another name",
        answering("$ref: '#/components/schemas/A'", _A),
        answering("$ref: '#/components/schemas/B'", _B),
        ["breaking D072 models.A is called models.B now [None]"],
        ["breaking D072 models.B is called models.A now [None]"],
    ),
    Case(
        "a subclass",
        answering("$ref: '#/components/schemas/A'", _A + _SUB),
        answering("$ref: '#/components/schemas/Sub'", _A + _SUB),
        ["feature D031 client.things.fetch() is models.Sub now"],
        ["breaking D030 client.things.fetch() is models.A now, not models.Sub"],
    ),
    Case(
        "a class that loses its base",
        answering("$ref: '#/components/schemas/Sub'", _A + _SUB),
        answering("$ref: '#/components/schemas/Sub'", _A + _ALONE),
        ["breaking D048 models.Sub is no models.A any more [response]"],
        ["fix D091 things differs in what code does not see"],
    ),
    Case(
        "a list",
        answering("type: string"),
        answering("{type: array, items: {type: string}}"),
        ["breaking D030 client.things.fetch() is list[str] now, not str"],
        ["breaking D030 client.things.fetch() is str now, not list[str]"],
    ),
    Case(
        "nothing",
        operation(),
        operation(answer("application/json: {schema: {type: string}}")),
        [
            "feature D049 client.things.find() answers with str now, not with nothing",
            "fix D051 client.things.find() succeeds with 200 now, not 204",
        ],
        [
            "breaking D050 client.things.find() answers with None now, not str",
            "fix D051 client.things.find() succeeds with 204 now, not 200",
        ],
    ),
    Case(
        "a status",
        operation(answer("application/json: {schema: {type: string}}")),
        operation(answer("application/json: {schema: {type: string}}", "201")),
        ["fix D051 client.things.find() succeeds with 201 now, not 200"],
        ["fix D051 client.things.find() succeeds with 200 now, not 201"],
    ),
    Case(
        "a media type",
        operation(answer("application/json: {schema: {type: string}}")),
        operation(answer("application/vnd.x+json: {schema: {type: string}}")),
        ["fix D052 client.things.find() asks for application/vnd.x+json now"],
        ["fix D052 client.things.find() asks for application/json now"],
    ),
    Case(
        "a stream",
        operation(answer("application/json: {schema: {type: string}}")),
        operation(answer("application/octet-stream: {}")),
        [
            "breaking D050 client.things.find() answers with ByteStream now, not str",
            "fix D052 client.things.find() asks for application/octet-stream now",
        ],
        [
            "breaking D050 client.things.find() answers with str now, not ByteStream",
            "fix D052 client.things.find() asks for application/json now",
        ],
    ),
    Case(
        "a choice of answers",
        operation(
            answer(
                "application/json: {schema: {type: string}}, text/plain: {}, application/pdf: {}"
            )
        ),
        operation(
            answer("application/json: {schema: {type: string}}, application/pdf: {}")
        ),
        ["breaking D018 client.things.find() cannot be asked for text/plain any more"],
        ["feature D019 client.things.find() can be asked for text/plain too"],
    ),
    Case(
        "a failure",
        operation(),
        operation(DONE[:-1] + ", '418': {description: Tea}}"),
        [
            "feature D058 errors.TeapotError is new",
            "fix D053 client.things.find is said to answer 418 on failure now",
        ],
        [
            "breaking D057 errors.TeapotError is gone",
            "fix D054 client.things.find is not said to answer 418 on failure any more",
        ],
    ),
    Case(
        "any other failure",
        operation(),
        operation(DONE[:-1] + ", default: {description: Bad}}"),
        [
            "fix D053 client.things.find is said to answer any other status on failure now"
        ],
        [
            "fix D054 client.things.find is not said to answer any other status on failure any more"
        ],
    ),
    Case(
        "the body of a failure",
        operation(
            DONE[:-1]
            + ", '404': {description: X, content: {application/json: {schema: {type: string}}}}}"
        ),
        operation(
            DONE[:-1]
            + ", '404': {description: X, content: {application/json: {schema: {type: integer}}}}}"
        ),
        ["breaking D030 client.things.find() 404 is int now, not str"],
        ["breaking D030 client.things.find() 404 is str now, not int"],
    ),
    Case(
        "a failure with a body",
        operation(DONE[:-1] + ", '404': {description: X}}"),
        operation(
            DONE[:-1]
            + ", '404': {description: X, content: {application/json: {schema: {type: integer}}}}}"
        ),
        ["feature D056 client.things.find() 404 has a typed body now"],
        ["breaking D055 client.things.find() 404 has no typed body any more"],
    ),
    Case(
        "a header",
        operation(),
        operation(
            "responses: {'204': {description: X, headers: {X-Rate: {schema: {type: integer}}}}}"
        ),
        ["feature D081 ResponseHeaders.x_rate is new"],
        ["breaking D080 ResponseHeaders.x_rate is gone"],
    ),
    Case(
        "a webhook",
        operation(),
        operation(extra=_WEBHOOK),
        [
            "feature D071 models.NewPostRequest came with what is new [None]",
            "feature D083 webhooks.parse_new is new",
        ],
        [
            "breaking D070 models.NewPostRequest went with what is gone [None]",
            "breaking D082 webhooks.parse_new is gone",
        ],
    ),
    Case(
        "what a webhook sends",
        operation(extra=_WEBHOOK),
        operation(extra=_WEBHOOK.replace("string", "integer")),
        ["breaking D030 models.NewPostRequest.a is int now, not str [response]"],
        ["breaking D030 models.NewPostRequest.a is str now, not int [response]"],
    ),
    Case(
        "a class that nothing uses",
        operation(),
        operation(schemas=_A),
        ["feature D071 models.A is new [None]"],
        ["breaking D070 models.A is gone [None]"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_both_ways(case: Case) -> None:
    assert told(case.old, case.new) == case.forward
    assert told(case.new, case.old) == case.backward
