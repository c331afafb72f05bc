"""What documents get wrong, read as meant and reported."""

from __future__ import annotations

from typing import Any

import pytest

from generator.problems import CalcoError
from tests.unit.read.reading import (
    HEAD,
    codes,
    read_components,
    read_schema,
    read_text,
)

ROOT = HEAD.format(version="3.1.0")


CASES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("true", {}, []),
    ("false", {"not": {}}, []),
    ("{items: true}", {"items": {}}, []),
    ("{additionalProperties: false}", {"additionalProperties": False}, []),
    (
        "{properties: {additionalProperties: false}}",
        {"properties": {"additionalProperties": {"not": {}}}},
        [],
    ),
    ("null", {}, ["CALCO-R051"]),
    ("[a]", {}, ["CALCO-R051"]),
    ("string", {"type": "string"}, ["CALCO-R050"]),
    ("{enum: []}", {}, ["CALCO-R052"]),
    ("{oneOf: []}", {}, ["CALCO-R052"]),
    ("{properties: null, allOf: null}", {}, []),
    ("{items: [{type: string}]}", {"prefixItems": [{"type": "string"}]}, ["R054"]),
    (
        "{items: [{}], additionalItems: false}",
        {"prefixItems": [{}], "items": {"not": {}}},
        ["R054"],
    ),
    ("{required: true}", {}, ["R033"]),
    ("{required: a}", {"required": ["a"]}, ["R034"]),
    ("{oneOf: {type: string}}", {"oneOf": [{"type": "string"}]}, ["R034"]),
    ("{properties: []}", {"properties": {}}, ["R034"]),
    ("{type: int64}", {"type": "integer", "format": "int64"}, ["R053"]),
    ("{type: String}", {"type": "string"}, ["R053"]),
    ("{type: [string, any]}", {}, ["R053"]),
    ("{type: [string]}", {"type": "string"}, []),
    ("{type: [string, string, null]}", {"type": ["string", "null"]}, ["R053"]),
    ("{type: nothing}", {}, ["R053"]),
    ("{minLength: '3'}", {"minLength": 3}, ["R034"]),
    ("{minLength: 3.0}", {"minLength": 3}, ["R034"]),
    ("{minLength: many}", {}, ["R033"]),
    ("{minLength: -1}", {}, ["R056"]),
    ("{multipleOf: 0}", {}, ["R056"]),
    ("{maximum: '1.5'}", {"maximum": 1.5}, ["R034"]),
    ("{readOnly: yes}", {"readOnly": True}, ["R034"]),
    ("{readOnly: 'False'}", {"readOnly": False}, ["R034"]),
    ("{description: 1.10}", {"description": "1.10"}, ["R034"]),
    (
        "{discriminator: kind}",
        {"discriminator": {"propertyName": "kind"}},
        ["R034"],
    ),
    ("{examples: {a: {value: 1}, b: 2}}", {"examples": [1, 2]}, ["R034"]),
]


@pytest.mark.parametrize(("text", "expected", "reported"), CASES)
def test_schemas(text: str, expected: dict[str, Any], reported: list[str]) -> None:
    schema, problems = read_schema(text, "3.1.0")
    assert schema == expected
    short = [code.removeprefix("CALCO-") for code in codes(problems)]
    assert short == [code.removeprefix("CALCO-") for code in reported]
    assert all(problem.place for problem in problems)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{type: boolean, default: 'false'}", False),
        ("{type: boolean, default: 'True'}", True),
        ("{type: boolean, default: yes}", True),
        ("{type: boolean, default: Off}", False),
        ("{type: integer, default: '10'}", 10),
        ("{type: integer, default: 10.0}", 10),
        ("{type: [integer, 'null'], default: '-3'}", -3),
        ("{type: number, default: '1.50'}", 1.5),
        ("{type: string, default: 1.10}", "1.10"),
        ("{type: string, default: true}", "true"),
    ],
)
def test_a_default_of_another_type_is_read_as_its_own(
    text: str, expected: object
) -> None:
    schema, problems = read_schema(text, "3.1.0")
    assert schema["default"] == expected
    assert type(schema["default"]) is type(expected)
    assert codes(problems) == ["CALCO-R055"]
    column = 8 + text.index("default")
    assert str(problems[0].place) == f"<stdin>:6:{column}"


@pytest.mark.parametrize(
    "text",
    [
        "{type: boolean, default: maybe}",
        "{type: integer, default: 1.5}",
        "{type: number, default: 1}",
        "{type: [integer, string], default: '1'}",
        "{type: string, default: null}",
        "{default: '1'}",
    ],
)
def test_a_default_without_another_plain_reading_stays(text: str) -> None:
    schema, problems = read_schema(text, "3.1.0")
    assert "default" in schema
    assert problems == []


def test_enum_values_of_another_type_are_read_as_their_own() -> None:
    schema, problems = read_schema(
        "{properties: {a: {type: string, enum: [1.10, true, no, ok]},"
        " b: {type: integer, enum: ['1', 2]}}}"
    )
    assert schema["properties"]["a"]["enum"] == ["1.10", "true", "no", "ok"]
    assert schema["properties"]["b"]["enum"] == [1, 2]
    assert codes(problems) == ["CALCO-R055", "CALCO-R055"]


def test_responses() -> None:
    text = f"""{ROOT}
paths:
  /a:
    get:
      security: null
      parameters: null
      responses:
        200: {{}}
        4xx: {{description: lower}}
        5XX: null
        Default: gone
    post: {{}}
    put: {{responses: {{}}}}
"""
    document, problems = read_text(text)
    item = document.tree["paths"]["/a"]
    assert item["get"] == {
        "responses": {
            "200": {"description": ""},
            "4XX": {"description": "lower"},
            "5XX": {"description": ""},
            "default": {"description": "gone"},
        }
    }
    anything = {"responses": {"default": {"description": ""}}}
    assert item["post"] == item["put"] == anything
    assert sorted(set(codes(problems))) == [
        "CALCO-R031",
        "CALCO-R037",
        "CALCO-R038",
        "CALCO-R039",
    ]
    place = document.place("#/paths/~1a/get/responses/4XX/description")
    assert str(place) == "<stdin>:11:15"


def test_a_missing_title_and_version_are_assumed() -> None:
    document, problems = read_text("openapi: 3.1.0\npaths: {}\n")
    assert document.tree["info"] == {"title": "API", "version": "0.0.0"}
    assert codes(problems) == ["CALCO-R035", "CALCO-R035"]


def test_paths_begin_with_a_slash() -> None:
    text = f"{ROOT}paths:\n  pets: {{summary: s}}\n  x-own: 1\n"
    document, problems = read_text(text)
    assert document.tree["paths"] == {"/pets": {"summary": "s"}, "x-own": 1}
    assert codes(problems) == ["CALCO-R036"]
    assert str(document.place("#/paths/~1pets/summary")) == "<stdin>:4:10"


def test_parameters() -> None:
    components, problems = read_components("""\
parameters:
  A: {name: a, in: Path, schema: {type: string}}
  B: {name: b, in: query, type: integer, default: '3'}
  C: {name: 5, in: query, required: 'yes', examples: [1, {value: 2}, {a: 3}]}
headers:
  D: {type: string}
""")
    assert components["parameters"] == {
        "A": {
            "name": "a",
            "in": "path",
            "schema": {"type": "string"},
            "required": True,
        },
        "B": {"name": "b", "in": "query", "schema": {"type": "integer", "default": 3}},
        "C": {
            "name": "5",
            "in": "query",
            "required": True,
            "examples": {
                "example 1": {"value": 1},
                "example 2": {"value": 2},
                "example 3": {"value": {"a": 3}},
            },
        },
    }
    assert components["headers"] == {"D": {"schema": {"type": "string"}}}
    assert "CALCO-R041" in codes(problems)


def test_security_servers_and_tags() -> None:
    text = f"""{ROOT}
servers: [/api, {{description: d}}, {{url: '/{{v}}', variables: {{v: {{enum: [1, 2]}}}}}}]
tags: [pets, {{name: 7}}]
security: [key, {{oauth: null, basic: x}}]
components:
  securitySchemes:
    basic: {{type: basic}}
    oauth:
      type: oauth2
      flows: {{password: {{tokenUrl: /t, scopes: [read, write]}}}}
"""
    document, _ = read_text(text)
    tree = document.tree
    assert tree["servers"] == [
        {"url": "/api"},
        {"description": "d", "url": "/"},
        {"url": "/{v}", "variables": {"v": {"enum": ["1", "2"], "default": "1"}}},
    ]
    assert tree["tags"] == [{"name": "pets"}, {"name": "7"}]
    assert tree["security"] == [{"key": []}, {"oauth": [], "basic": ["x"]}]
    schemes = tree["components"]["securitySchemes"]
    assert schemes["basic"] == {"type": "http", "scheme": "basic"}
    assert schemes["oauth"]["flows"]["password"]["scopes"] == {"read": "", "write": ""}
    assert document.openapi.components is not None


def test_what_cannot_be_typed_is_left_out_and_the_rest_is_kept() -> None:
    text = f"""{ROOT}
paths:
  /a:
    parameters:
      - {{name: kept, in: query, schema: {{}}}}
      - {{name: lost, in: nowhere, schema: {{}}}}
      - {{name: also kept, in: header, schema: {{}}}}
      - {{in: query}}
    get:
      externalDocs: {{description: no url}}
      callbacks: {{c: 5}}
      responses: {{200: 7}}
components:
  schemas:
    A: {{properties: {{b: {{required: [a], type: object, xml: {{name: {{}}}}}}}}}}
"""
    document, problems = read_text(text)
    typed = document.openapi
    assert typed.paths is not None
    parameters = typed.paths["/a"].parameters or []
    assert [getattr(parameter, "name", None) for parameter in parameters] == [
        "kept",
        "also kept",
    ]
    item = document.tree["paths"]["/a"]
    assert "externalDocs" not in item["get"]
    assert item["get"]["callbacks"] == {}
    assert item["get"]["responses"] == {"200": {"description": ""}}
    assert document.at("#/components/schemas/A/properties/b") == {
        "required": ["a"],
        "type": "object",
        "xml": {},
    }
    lost = {
        str(problem.place): problem.pointer
        for problem in problems
        if problem.code == "CALCO-R060"
    }
    assert lost == {
        "<stdin>:8:9": "#/paths/~1a/parameters/1",
        "<stdin>:10:9": "#/paths/~1a/parameters/3",
        "<stdin>:12:7": "#/paths/~1a/get/externalDocs",
        "<stdin>:13:19": "#/paths/~1a/get/callbacks/c",
        "<stdin>:14:19": "#/paths/~1a/get/responses/200",
    }


def test_a_document_that_cannot_be_typed_at_all_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from generator.read import typed

    text = f"{ROOT}paths: {{/a: {{parameters: [{{name: a, in: nowhere}}]}}}}\n"
    monkeypatch.setattr(typed, "ROUNDS", 1)
    document, _ = read_text(text)
    with pytest.raises(CalcoError) as caught:
        _ = document.openapi
    assert caught.value.problem.code == "CALCO-R061"


def test_pointers_and_places_of_a_document() -> None:
    document, _ = read_text(f"{ROOT}paths:\n  /a~b: {{get: {{summary: s}}}}\n")
    assert document.at("#/paths/~1a~0b/get/summary") == "s"
    assert document.at("") is document.tree
    for pointer in ("#/nothing", "#anchor", "#/paths/0"):
        with pytest.raises(KeyError):
            document.at(pointer)
    assert str(document.place("#/paths/~1a~0b/get/nothing")) == "<stdin>:4:10"
    assert document.place("anchor") is None


def test_words_that_old_yaml_takes_for_something_else_stay_themselves() -> None:
    schema, problems = read_schema(
        "{properties: {on: {}, no: {}, NO: {}, 1: {}, 2024-01-31: {}, null: {}},"
        " enum: [NO, no, on, 2024-01-31, 12:30:00, 1_000], required: [on, y]}",
        "3.1.0",
    )
    assert problems == []
    assert list(schema["properties"]) == ["on", "no", "NO", "1", "2024-01-31", "null"]
    assert schema["enum"] == ["NO", "no", "on", "2024-01-31", "12:30:00", "1_000"]
    assert schema["required"] == ["on", "y"]


def test_numbers_are_texts_as_they_were_written_where_texts_belong() -> None:
    schema, _ = read_schema(
        "{type: string, enum: [0755, 1.10, 1e3, true], default: 007}"
    )
    assert schema["enum"] == ["0755", "1.10", "1e3", "true"]
    assert schema["default"] == "007"


def test_integers_are_exact_however_long_they_are() -> None:
    big = 10**399 + 7
    text = f"{{type: integer, minimum: -{2**63 + 1}, maximum: {big}, default: {2**63 + 1}}}"
    schema, problems = read_schema(text)
    assert schema["minimum"] == -(2**63 + 1)
    assert schema["maximum"] == big
    assert schema["default"] == 2**63 + 1
    assert problems == []
