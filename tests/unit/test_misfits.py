"""Examples and defaults that are not what their schemas say, or no values at all."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from generator.config import Options
from generator.pipeline import understand
from generator.problems import Problem, Report
from generator.progress import Silent
from tests.behaviour.sdk import openapi

if TYPE_CHECKING:
    from generator.ir import Api


def understood(text: str, options: Options | None = None) -> tuple[Api, Report]:
    report = Report()
    stdin = io.BytesIO(text.encode())
    known = understand("-", options or Options(), report, Silent(), stdin=stdin)
    return known.api, report


def told(
    text: str, options: Options | None = None, code: str = "CALCO-E001"
) -> list[Problem]:
    _, report = understood(text, options)
    return [problem for problem in report.problems if problem.code == code]


def of_schema(schema: str, example: str) -> list[str]:
    """What is said of an answer with an example."""
    text = openapi(f"""
/things:
  get:
    operationId: getThings
    responses:
      '200':
        description: Fine
        content:
          application/json:
            schema: {schema}
            example: {example}
""")
    return [problem.message for problem in told(text)]


@pytest.mark.parametrize(
    ("schema", "example", "why"),
    [
        ("{type: integer}", "'12'", 'it is "12"'),
        ("{type: integer}", "12.5", "it is 12.5"),
        ("{type: integer, maximum: 5}", "12", "it is 12"),
        ("{type: string, format: date}", "yesterday", 'it is "yesterday"'),
        ("{enum: [a, b]}", "c", 'it is "c"'),
        ("{type: array, items: {type: string}}", "[a, 1]", "/1 is 1"),
        ("{type: array, minItems: 2, items: {}}", "[a]", 'it is ["a"]'),
        ("{additionalProperties: {type: string}}", "{a: b, c/d: 1}", "/c~1d is 1"),
        ("{required: [a], properties: {a: {}}}", "{b: 1}", "/a is required"),
        (
            "{properties: {a: {type: [object, 'null'], properties: {b: {type: string}}}}}",
            "{a: {b: [1]}}",
            "/a/b is [1]",
        ),
        ("{oneOf: [{type: string}, {type: boolean}]}", "{a: 1}", 'it is {"a": 1}'),
        ("{type: string, maxLength: 1}", "x" * 50, f'it is "{"x" * 36}...'),
    ],
)
def test_it_is_told_what_does_not_fit(schema: str, example: str, why: str) -> None:
    said = f"the example is not what its schema says: {why}"
    assert of_schema(schema, example) == [said]


@pytest.mark.parametrize(
    ("schema", "example"),
    [
        ("{type: integer}", "12.0"),
        ("{type: number}", "12"),
        ("{type: [string, 'null']}", "null"),
        ("{properties: {a: {type: string}}}", "{b: 1}"),
        ("{required: [a], properties: {a: {type: string, writeOnly: true}}}", "{}"),
        ("{oneOf: [{type: string}, {type: boolean}]}", "true"),
        ("{}", "[1, a]"),
    ],
)
def test_what_fits_is_not_told_of(schema: str, example: str) -> None:
    assert of_schema(schema, example) == []


DOCUMENT = openapi(
    """
/things:
  parameters:
    - {name: q, in: query, schema: {type: integer}, examples: {few: {value: 1}, all: {value: many}}}
  post:
    operationId: makeThing
    requestBody:
      content:
        application/json:
          schema: {$ref: '#/components/schemas/Thing'}
          examples:
            good: {value: {name: a}}
            bad: {$ref: '#/components/examples/Bad'}
        application/xml: {schema: {type: integer}, example: <a/>}
    responses: {'204': {description: Fine}}
  put:
    operationId: putThing
    responses: {'204': {description: Fine}}
""",
    extra="""
components:
  examples: {Bad: {value: {id: 1}}}
  schemas:
    Thing:
      required: [id, name]
      properties:
        id: {type: integer, readOnly: true, examples: [1, x]}
        name: {type: string, default: [5]}
        kind: {type: string, default: null}
        Names: {$ref: '#/components/schemas/Names'}
    Names: {type: array, items: {type: string}, example: a}
""",
)


def test_it_is_told_where_each_stands_and_once() -> None:
    found = {problem.pointer: problem for problem in told(DOCUMENT)}
    assert {pointer: one.message for pointer, one in found.items()} == {
        "#/components/schemas/Thing/properties/id/examples/1": (
            'the example is not what its schema says: it is "x"'
        ),
        "#/components/schemas/Thing/properties/name/default": (
            "the default is not what its schema says: it is [5]"
        ),
        "#/components/schemas/Names/examples/0": (
            'the example is not what its schema says: it is "a"'
        ),
        # It is of both operations.
        "#/paths/~1things/parameters/0/examples/all": (
            "the example 'all' is not what its schema says: it is \"many\""
        ),
        "#/paths/~1things/post/requestBody/content/application~1json/examples/bad": (
            "the example 'bad' is not what its schema says: /name is required"
        ),
    }
    assert len(told(DOCUMENT)) == len(found)
    lines = DOCUMENT.split("\n")
    for pointer, name in (
        ("#/components/schemas/Thing/properties/name/default", "name:"),
        ("#/paths/~1things/parameters/0/examples/all", "name: q"),
        (
            "#/paths/~1things/post/requestBody/content/application~1json/examples/bad",
            "bad:",
        ),
    ):
        place = found[pointer].place
        assert place is not None
        assert name in lines[place.line - 1]
    assert {one.level for one in found.values()} == {"note"}


REFERRING = openapi(
    """
/things:
  get:
    operationId: getThings
    responses:
      '200':
        description: Fine
        content:
          application/json:
            schema: {type: object}
            examples:
              right: {$ref: '#/components/examples/One'}
              wrong: {summary: Mine, value: {$ref: '#/components/examples/One'}}
              twice: {value: {$ref: '#/components/examples/Two'}}
              lost: {value: {$ref: '#/components/examples/Gone'}}
              circle: {value: {$ref: '#/components/examples/Circle'}}
              meant: {value: {$ref: '#/components/examples/One', more: 1}}
""",
    extra="""
components:
  examples:
    One: {summary: The first, value: {a: 1}}
    Two: {value: {$ref: '#/components/examples/One'}}
    Circle: {value: {$ref: '#/components/examples/Circle'}}
""",
)


def test_a_reference_where_a_value_belongs_is_followed() -> None:
    api, _ = understood(REFERRING)
    (content,) = api.operations[0].responses[0].contents
    assert [(one.name, one.value, one.summary) for one in content.examples] == [
        ("right", {"a": 1}, "The first"),
        ("wrong", {"a": 1}, "Mine"),
        ("twice", {"a": 1}, "The first"),
        ("lost", {"$ref": "#/components/examples/Gone"}, None),
        ("circle", {"$ref": "#/components/examples/Circle"}, None),
        ("meant", {"$ref": "#/components/examples/One", "more": 1}, None),
    ]
    places = {one.pointer for one in told(REFERRING, code="CALCO-E002")}
    assert {(pointer or "").rpartition("/")[2] for pointer in places} == {
        *("wrong", "twice", "circle"),
    }


def test_an_earlier_document_is_past_correcting() -> None:
    assert told(DOCUMENT, Options(is_past=True)) == []
