"""Operations that are carried from one document into another."""

from __future__ import annotations

import io
from typing import Any

from generator.keeping import Grace, Keeping
from generator.problems import Report
from generator.read import Document, read


def _read(text: str) -> Document:
    head = "openapi: 3.2.0\ninfo: {title: T, version: '1'}\n"
    stdin = io.BytesIO((head + text).encode())
    return read("-", report=Report(), stdin=stdin)


def _carried(
    old: str, new: str, *keys: str, own: tuple[str, ...] = ()
) -> tuple[dict[str, Any], Report]:
    """The tree of the new document, with operations of the old."""
    document, report = _read(new), Report()
    graces = {key: Grace("1.1.0", 2) for key in keys}
    keeping = Keeping(_read(old).tree, graces, own)
    keeping.look(document)
    found = keeping.carry(document, report)
    assert set(found) <= set(keys)
    return document.tree, report


_DONE = "{'204': {description: Done}}"


def test_an_operation_brings_what_its_path_says_for_all() -> None:
    old = f"""
paths:
  /a/{{id}}: {{$ref: '#/components/pathItems/A'}}
components:
  parameters:
    Id: {{name: id, in: path, required: true, schema: {{type: string}}}}
  pathItems:
    A:
      servers: [{{url: 'https://other.example'}}]
      parameters:
        - $ref: '#/components/parameters/Id'
        - {{name: q, in: query, schema: {{type: string}}}}
      get:
        parameters: [{{name: q, in: query, schema: {{type: integer}}}}]
        responses: {_DONE}
"""
    tree, report = _carried(old, "paths: {}", "GET /a/{id}", "GET /b")
    assert tree["paths"]["/a/{id}"] == {
        "get": {
            "parameters": [
                {"$ref": "#/components/parameters/Id"},
                {"name": "q", "in": "query", "schema": {"type": "integer"}},
            ],
            "responses": {"204": {"description": "Done"}},
            "servers": [{"url": "https://other.example"}],
            "deprecated": True,
        }
    }
    assert list(tree["components"]["parameters"]) == ["Id"]
    assert [(one.code, one.message) for one in report.problems] == [
        (
            "CALCO-G005",
            "the document no longer has GET /a/{id}; its method stays for 2 releases,"
            " deprecated",
        )
    ]


def test_a_method_of_its_own_comes_as_such() -> None:
    old = f"paths: {{/a: {{additionalOperations: {{COPY: {{responses: {_DONE}}}}}}}}}"
    tree, _ = _carried(
        old, f"paths: {{/a: {{get: {{responses: {_DONE}}}}}}}", "COPY /a"
    )
    assert set(tree["paths"]["/a"]) == {"get", "additionalOperations"}
    assert tree["paths"]["/a"]["additionalOperations"]["COPY"]["deprecated"] is True


def test_what_a_discriminator_finds_comes_along() -> None:
    old = """
paths:
  /a:
    get:
      tags: [pets]
      responses: {'200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
tags: [{name: pets, description: Of old.}, {name: others}]
components:
  schemas:
    Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {claws: {$ref: '#/components/schemas/Claws'}}}]}
    Claws: {type: integer}
    Other: {type: integer}
"""
    tree, _ = _carried(old, "paths: {}", "GET /a")
    assert set(tree["components"]["schemas"]) == {"Pet", "Cat", "Claws"}
    assert tree["tags"] == [{"name": "pets", "description": "Of old."}]


def test_schemas_of_its_own_refer_to_one_another() -> None:
    old = """
paths:
  /a:
    get:
      responses: {'200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: kind, mapping: {cat: Cat, dog: '#/components/schemas/Dog'}}
    Cat: {type: object, properties: {kind: {type: string}, friend: {$ref: '#/components/schemas/Pet'}}}
    Dog: {type: object, properties: {kind: {type: string}}}
"""
    new = """
paths: {}
components:
  schemas:
    Cat: {type: string}
    Dog: {type: object, properties: {kind: {type: string}}}
    Pet_before: {type: string}
"""
    tree, _ = _carried(old, new, "GET /a", own=("GET /a",))
    schemas = tree["components"]["schemas"]
    answer = tree["paths"]["/a"]["get"]["responses"]["200"]["content"]
    assert answer["application/json"]["schema"] == {
        "$ref": "#/components/schemas/Pet_before_2"
    }
    assert schemas["Pet_before_2"] == {
        "oneOf": [
            {"$ref": "#/components/schemas/Cat_before"},
            {"$ref": "#/components/schemas/Dog"},
        ],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {
                "cat": "#/components/schemas/Cat_before",
                "dog": "#/components/schemas/Dog",
            },
        },
    }
    assert schemas["Cat_before"]["properties"]["friend"] == {
        "$ref": "#/components/schemas/Pet_before_2"
    }
    assert schemas["Cat"] == {"type": "string"}
    assert schemas["Pet_before"] == {"type": "string"}
    assert "Dog_before" not in schemas


def test_what_the_document_has_is_not_carried() -> None:
    old = f"paths: {{'/a/{{id}}': {{get: {{responses: {_DONE}}}}}}}"
    new = f"paths: {{'/a/{{key}}': {{get: {{responses: {_DONE}}}}}}}"
    tree, report = _carried(old, new, "GET /a/{id}")
    assert list(tree["paths"]) == ["/a/{key}"]
    assert report.problems == []


def test_an_operation_goes_on_asking_for_what_it_asked() -> None:
    old = f"""
security: [{{key: []}}]
paths: {{/a: {{get: {{responses: {_DONE}}}}}}}
components: {{securitySchemes: {{key: {{type: http, scheme: bearer}}}}}}
"""
    tree, _ = _carried(old, "paths: {}", "GET /a")
    assert tree["paths"]["/a"]["get"]["security"] == [{"key": []}]
    assert tree["components"]["securitySchemes"] == {
        "key": {"type": "http", "scheme": "bearer"}
    }
    assert "security" not in tree
    free, _ = _carried(
        "paths: " + old.partition("paths: ")[2], old.replace("/a", "/b"), "GET /a"
    )
    assert free["paths"]["/a"]["get"]["security"] == []
