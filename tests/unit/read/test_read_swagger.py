"""Swagger 2.0 documents in the form of OpenAPI 3.1."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.read.reading import read_files, read_text

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "swagger: 2.0\ninfo: {title: Shop, version: '1'}\n"


def test_host_base_path_and_schemes_become_servers() -> None:
    text = f"{HEAD}host: example.com\nbasePath: v1\nschemes: [http, https]\n"
    document, problems = read_text(text)
    assert document.version == "2.0"
    assert document.tree == {
        "info": {"title": "Shop", "version": "1"},
        "components": {},
        "servers": [
            {"url": "https://example.com/v1"},
            {"url": "http://example.com/v1"},
        ],
        "paths": {},
        "openapi": "3.1.1",
    }
    assert problems == []
    assert str(document.place("#/servers")) == "<stdin>:3:1"


def test_body_parameters_become_request_bodies() -> None:
    document, problems = read_text(f"""{HEAD}
consumes: [application/xml]
parameters:
  Shared: {{name: b, in: body, description: D, schema: {{$ref: '#/definitions/Pet'}}}}
  Page: {{name: page, in: query, type: integer, default: '1'}}
definitions:
  Pet: {{type: object, properties: {{name: {{type: string, x-nullable: true}}}}}}
paths:
  /a:
    parameters:
      - {{$ref: '#/parameters/Shared'}}
      - {{$ref: '#/parameters/Page'}}
    post: {{responses: {{204: {{description: none}}}}}}
    put:
      consumes: [application/json, text/plain]
      parameters:
        - {{name: b, in: body, required: true, schema: {{type: string}}}}
        - {{name: id, in: header, type: array, items: {{type: integer}}}}
      responses: {{204: {{description: none}}}}
""")
    item = document.tree["paths"]["/a"]
    pet = {"$ref": "#/components/schemas/Pet"}
    assert item["parameters"] == [{"$ref": "#/components/parameters/Page"}]
    assert item["post"]["requestBody"] == {
        "description": "D",
        "content": {"application/xml": {"schema": pet}},
    }
    assert item["put"]["requestBody"] == {
        "required": True,
        "content": {
            "application/json": {"schema": {"type": "string"}},
            "text/plain": {"schema": {"type": "string"}},
        },
    }
    header = {"type": "array", "items": {"type": "integer"}}
    assert item["put"]["parameters"] == [
        {"name": "id", "in": "header", "schema": header}
    ]
    assert document.tree["components"] == {
        "schemas": {
            "Pet": {
                "type": "object",
                "properties": {"name": {"type": ["string", "null"]}},
            }
        },
        "parameters": {
            "Page": {
                "name": "page",
                "in": "query",
                "schema": {"type": "integer", "default": 1},
            }
        },
    }
    assert [problem.code for problem in problems] == ["CALCO-R055"]
    assert str(problems[0].place) == "<stdin>:7:48"
    place = document.place("#/paths/~1a/put/parameters/0")
    assert str(place) == "<stdin>:20:11"
    assert str(document.place("#/components/schemas/Pet/type")) == "<stdin>:9:9"
    assert document.openapi.components is not None


def test_form_parameters_become_properties() -> None:
    document, problems = read_text(f"""{HEAD}
paths:
  /a:
    post:
      parameters:
        - {{name: tags, in: formData, type: array, items: {{type: string}}}}
        - {{name: note, in: formData, type: string, description: N, required: true}}
      responses: {{200: {{description: ok}}}}
    put:
      consumes: [multipart/form-data]
      parameters: [{{name: photo, in: formData, type: file}}]
      responses: {{200: {{description: ok}}}}
""")
    item = document.tree["paths"]["/a"]
    assert item["post"]["requestBody"] == {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "tags": {"type": "array", "items": {"type": "string"}},
                        "note": {"type": "string", "description": "N"},
                    },
                    "required": ["note"],
                },
                "encoding": {"tags": {"style": "form", "explode": False}},
            }
        },
    }
    media = item["put"]["requestBody"]["content"]["multipart/form-data"]
    assert media["schema"]["properties"]["photo"] == {
        "type": "string",
        "format": "binary",
        "contentMediaType": "application/octet-stream",
    }
    assert problems == []


def test_collection_formats_become_styles() -> None:
    kinds = ("csv", "multi", "ssv", "tsv", "pipes")
    lines = "".join(
        f"        - {{name: {kind}, in: query, type: array, items: {{type: string}},"
        f" collectionFormat: {kind}}}\n"
        for kind in kinds
    )
    document, _ = read_text(f"""{HEAD}
paths:
  /a:
    get:
      responses: {{200: {{description: ok}}}}
      parameters:
{lines}""")
    parameters = document.tree["paths"]["/a"]["get"]["parameters"]
    assert [(p["style"], p["explode"]) for p in parameters] == [
        ("form", False),
        ("form", True),
        ("spaceDelimited", False),
        ("tabDelimited", False),
        ("pipeDelimited", False),
    ]


def test_responses_and_security_schemes(tmp_path: Path) -> None:
    reading = read_files(
        tmp_path,
        {
            "swagger.yaml": f"""{HEAD}
produces: [application/json]
responses:
  Missing: {{description: no, schema: {{$ref: errors.yaml}}}}
securityDefinitions:
  plain: {{type: basic}}
  code: {{type: oauth2, flow: accessCode, authorizationUrl: /a, tokenUrl: /t}}
paths:
  /a:
    get:
      produces: [text/csv]
      responses:
        200:
          description: ok
          schema: {{type: file}}
          examples: {{text/csv: 'a;b'}}
          headers: {{X-Rate: {{type: integer}}}}
        404: {{$ref: '#/responses/Missing'}}
""",
            "errors.yaml": "type: object\n",
        },
    )
    tree = reading.document.tree
    responses = tree["paths"]["/a"]["get"]["responses"]
    assert responses["404"] == {"$ref": "#/components/responses/Missing"}
    assert responses["200"] == {
        "description": "ok",
        "headers": {"X-Rate": {"schema": {"type": "integer"}}},
        "content": {
            "text/csv": {
                "schema": {
                    "type": "string",
                    "format": "binary",
                    "contentMediaType": "application/octet-stream",
                },
                "example": "a;b",
            }
        },
    }
    assert tree["components"]["responses"]["Missing"]["content"] == {
        "application/json": {"schema": {"$ref": "#/components/schemas/errors"}}
    }
    assert tree["components"]["securitySchemes"] == {
        "plain": {"type": "http", "scheme": "basic"},
        "code": {
            "type": "oauth2",
            "flows": {
                "authorizationCode": {
                    "authorizationUrl": "/a",
                    "tokenUrl": "/t",
                    "scopes": {},
                }
            },
        },
    }
    assert reading.problems == []
    schema = "#/components/responses/Missing/content/application~1json/schema"
    assert reading.place(schema) == "swagger.yaml:6:30"


def test_a_swagger_reference_in_a_newer_document_is_read_as_meant() -> None:
    document, problems = read_text(
        "openapi: 3.0.0\ninfo: {title: a, version: '1'}\ncomponents:\n  schemas:\n"
        "    A: {items: {$ref: '#/definitions/B'}}\n    B: {type: string}\n"
    )
    schemas = document.tree["components"]["schemas"]
    assert schemas["A"]["items"] == {"$ref": "#/components/schemas/B"}
    assert [problem.code for problem in problems] == ["CALCO-R024"]


@pytest.mark.parametrize("schemes", ["true", "1", "{a: b}", "https"])
def test_schemes_that_are_no_list_are_not_looked_at(schemes: str) -> None:
    document, _ = read_text(f"{HEAD}\nhost: a.example\nschemes: {schemes}\npaths: {{}}")
    assert document.tree["servers"] == [{"url": "https://a.example"}]
