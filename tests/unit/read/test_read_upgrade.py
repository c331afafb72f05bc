"""Schemas written for OpenAPI 3.0 in the form of 3.1."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.read.reading import codes, read_components, read_schema, read_text

NULL = {"type": "null"}
REF = "'#/components/schemas/S'"
SELF = {"$ref": "#/components/schemas/S"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{type: string, nullable: true}", {"type": ["string", "null"]}),
        ("{type: string, nullable: false}", {"type": "string"}),
        ("{nullable: true}", {}),
        (
            "{type: string, nullable: true, enum: [a]}",
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        (
            "{type: string, nullable: true, enum: [a, null]}",
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        ("{nullable: true, enum: [a]}", {"enum": ["a", None]}),
        (
            "{nullable: true, oneOf: [{type: string}], title: T}",
            {"oneOf": [{"type": "string"}, NULL], "title": "T"},
        ),
        ("{minimum: 1, exclusiveMinimum: true}", {"exclusiveMinimum": 1}),
        ("{maximum: 9.5, exclusiveMaximum: true}", {"exclusiveMaximum": 9.5}),
        ("{maximum: 9, exclusiveMaximum: false}", {"maximum": 9}),
        ("{exclusiveMinimum: true}", {}),
        ("{example: {a: 1}}", {"examples": [{"a": 1}]}),
        ("{example: null}", {"examples": [None]}),
        ("{example: 1, examples: [2]}", {"examples": [1, 2]}),
        (
            "{type: string, format: byte}",
            {"type": "string", "format": "byte", "contentEncoding": "base64"},
        ),
        (
            "{type: string, format: binary}",
            {
                "type": "string",
                "format": "binary",
                "contentMediaType": "application/octet-stream",
            },
        ),
    ],
)
def test_keywords(text: str, expected: dict[str, Any]) -> None:
    schema, problems = read_schema(text)
    assert schema == expected
    assert problems == []


def test_a_nullable_reference_is_a_choice_with_its_annotations_around_it() -> None:
    schema, problems = read_schema(
        f"{{properties: {{a: {{$ref: {REF}, nullable: true, description: D, x-y: 1}},"
        f" b: {{$ref: {REF}, nullable: true}}}}}}"
    )
    assert schema["properties"] == {
        "a": {"description": "D", "x-y": 1, "anyOf": [SELF, NULL]},
        "b": {"anyOf": [SELF, NULL]},
    }
    assert codes(problems) == ["CALCO-U003"]
    assert "(2 times)" in problems[0].message
    assert problems[0].level == "note"
    assert str(problems[0].place) == "<stdin>:6:22"


def test_a_nullable_allof_is_a_choice() -> None:
    schema, problems = read_schema(
        f"{{properties: {{a: {{allOf: [{{$ref: {REF}}}], nullable: true, title: T}},"
        " b: {type: object, allOf: [{type: object}], nullable: true,"
        " properties: {c: {type: string, nullable: true}}}}}"
    )
    assert schema["properties"] == {
        "a": {"title": "T", "anyOf": [SELF, NULL]},
        "b": {
            "anyOf": [
                {
                    "type": "object",
                    "allOf": [{"type": "object"}],
                    "properties": {"c": {"type": ["string", "null"]}},
                },
                NULL,
            ]
        },
    }
    assert problems == []


def test_places_are_known_inside_what_was_wrapped() -> None:
    text = """\
openapi: 3.0.3
info: {title: a, version: '1'}
components:
  schemas:
    A:
      nullable: true
      allOf:
        - type: object
        - type: object
      properties:
        b:
          type: string
"""
    document, _ = read_text(text)
    wrapped = "#/components/schemas/A/anyOf/0"
    assert document.at(f"{wrapped}/properties/b") == {"type": "string"}
    assert str(document.place(f"{wrapped}/properties/b/type")) == "<stdin>:12:11"
    assert str(document.place(f"{wrapped}/allOf/1")) == "<stdin>:9:11"
    assert str(document.place("#/components/schemas/A/anyOf/1")) == "<stdin>:5:5"


def test_nullable_counts_in_3_1_as_well() -> None:
    schema, problems = read_schema("{type: string, nullable: true}", "3.1.0")
    assert schema == {"type": ["string", "null"]}
    assert codes(problems) == ["CALCO-U004"]


def test_siblings_of_a_reference_are_no_news_in_3_1() -> None:
    schema, problems = read_schema(
        f"{{items: {{$ref: {REF}, description: D}}}}", "3.1.0"
    )
    assert schema == {"items": {**SELF, "description": "D"}}
    assert problems == []


def test_examples_of_parameters_and_media_types_stay() -> None:
    components, problems = read_components("""\
parameters:
  P: {name: p, in: query, example: 1, schema: {type: integer}}
requestBodies:
  B: {content: {text/plain: {example: hello}}}
""")
    assert components["parameters"]["P"]["example"] == 1
    assert components["requestBodies"]["B"]["content"]["text/plain"] == {
        "example": "hello"
    }
    assert problems == []


@pytest.mark.parametrize("version", ["3.0.0", "3.1.2", "3.2.0"])
def test_every_version_becomes_one_that_can_be_typed(version: str) -> None:
    text = f"openapi: {version}\ninfo: {{title: a, version: '1'}}\npaths: {{}}\n"
    document, problems = read_text(text)
    assert document.version == version
    assert document.tree["openapi"] == "3.1.1"
    assert document.openapi.info.title == "a"
    assert problems == []
