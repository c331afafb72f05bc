"""Several files into one tree with local references only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.read.reading import (
    HEAD,
    codes,
    read_components,
    read_files,
    read_text,
)

if TYPE_CHECKING:
    from pathlib import Path

ROOT = HEAD.format(version="3.1.0")


def test_a_file_that_a_component_refers_to_becomes_that_component(
    tmp_path: Path,
) -> None:
    reading = read_files(
        tmp_path,
        {
            "openapi.yaml": f"""{ROOT}
components:
  schemas:
    Animal: {{$ref: models/Pet.yaml}}
    Owner:
      properties:
        pet: {{$ref: './models/Pet.yaml', description: kept}}
""",
            "models/Pet.yaml": "type: object\nproperties:\n  next: {$ref: Pet.yaml}\n",
        },
    )
    assert reading.document.tree["components"]["schemas"] == {
        "Animal": {
            "type": "object",
            "properties": {"next": {"$ref": "#/components/schemas/Animal"}},
        },
        "Owner": {
            "properties": {
                "pet": {"$ref": "#/components/schemas/Animal", "description": "kept"}
            }
        },
    }
    assert reading.problems == []
    place = reading.place("#/components/schemas/Animal/properties/next")
    assert place == "models/Pet.yaml:3:3"


def test_referenced_files_become_components_by_kind(tmp_path: Path) -> None:
    reading = read_files(
        tmp_path,
        {
            "api/openapi.yaml": f"""{ROOT}
paths:
  /pets/{{id}}:
    $ref: paths/pets.yaml
  /again:
    $ref: paths/pets.yaml
""",
            "api/paths/pets.yaml": """\
parameters:
  - $ref: ../../shared/all.yaml#/parameters/Pet%20Id
get:
  $ref: get.yaml
""",
            "api/paths/get.yaml": """\
requestBody: {$ref: '../../shared/all.yaml#/bodies/a~1b'}
responses:
  200: {$ref: ../../shared/Found.yaml}
""",
            "shared/all.yaml": """\
parameters:
  Pet Id: {name: id, in: path, required: true, schema: {$ref: '#/id'}}
id: {type: integer}
bodies:
  a/b: {content: {text/plain: {schema: {$ref: 'all.yaml#/id'}}}}
""",
            "shared/Found.yaml": """\
description: found
headers: {X-Rate: {$ref: 'headers.yaml#/rate'}}
content: {text/plain: {examples: {one: {$ref: 'headers.yaml#/example'}}}}
links: {next: {$ref: 'headers.yaml#/link'}}
""",
            "shared/headers.yaml": """\
rate: {schema: {$ref: 'all.yaml#/id'}}
example: {value: {$ref: data}}
link: {operationId: x}
""",
        },
    )
    tree = reading.document.tree
    assert tree["paths"] == {
        "/pets/{id}": {
            "parameters": [{"$ref": "#/components/parameters/Pet_Id"}],
            "get": {
                "requestBody": {"$ref": "#/components/requestBodies/a_b"},
                "responses": {"200": {"$ref": "#/components/responses/Found"}},
            },
        },
        "/again": {"$ref": "#/paths/~1pets~1{id}"},
    }
    number = {"$ref": "#/components/schemas/id"}
    assert tree["components"] == {
        "parameters": {
            "Pet_Id": {"name": "id", "in": "path", "required": True, "schema": number}
        },
        "requestBodies": {"a_b": {"content": {"text/plain": {"schema": number}}}},
        "responses": {
            "Found": {
                "description": "found",
                "headers": {"X-Rate": {"$ref": "#/components/headers/rate"}},
                "content": {
                    "text/plain": {
                        "examples": {"one": {"$ref": "#/components/examples/example"}}
                    }
                },
                "links": {"next": {"$ref": "#/components/links/link"}},
            }
        },
        "headers": {"rate": {"schema": number}},
        "examples": {"example": {"value": {"$ref": "data"}}},
        "links": {"link": {"operationId": "x"}},
        "schemas": {"id": {"type": "integer"}},
    }
    assert reading.place("#/paths/~1pets~1{id}/get/requestBody") == (
        "api/paths/get.yaml:1:1"
    )
    assert reading.place("#/components/schemas/id/type") == "shared/all.yaml:3:6"
    assert reading.place("#/components/headers/rate") == "shared/headers.yaml:1:1"


def test_files_may_refer_to_each_other_and_back_to_the_root(tmp_path: Path) -> None:
    reading = read_files(
        tmp_path,
        {
            "openapi.yaml": f"""{ROOT}
components:
  schemas:
    Start: {{properties: {{a: {{$ref: a.yaml}}}}}}
    Kept: {{type: string}}
""",
            "a.yaml": "properties: {b: {$ref: b.yaml}}\n",
            "b.yaml": """\
properties:
  a: {$ref: a.yaml}
  b: {$ref: '#'}
  kept: {$ref: 'openapi.yaml#/components/schemas/Kept'}
""",
        },
    )
    assert reading.document.tree["components"]["schemas"] == {
        "Start": {"properties": {"a": {"$ref": "#/components/schemas/a"}}},
        "Kept": {"type": "string"},
        "a": {"properties": {"b": {"$ref": "#/components/schemas/b"}}},
        "b": {
            "properties": {
                "a": {"$ref": "#/components/schemas/a"},
                "b": {"$ref": "#/components/schemas/b"},
                "kept": {"$ref": "#/components/schemas/Kept"},
            }
        },
    }


def test_names_that_clash_are_told_apart_by_title_and_then_by_folder(
    tmp_path: Path,
) -> None:
    names = ("a/options", "b/models/options", "c/options", "c/models/options")
    properties = "".join(f"        p{n}: {{$ref: {n}.yaml}}\n" for n in names)
    reading = read_files(
        tmp_path,
        {
            "openapi.yaml": f"{ROOT}components:\n  schemas:\n    All:\n"
            f"      properties:\n{properties}",
            "a/options.yaml": "type: string\n",
            "b/models/options.yaml": "type: integer\ntitle: Options of b!\n",
            "c/options.yaml": "type: number\n",
            "c/models/options.yaml": "type: boolean\n",
        },
    )
    schemas = reading.document.tree["components"]["schemas"]
    assert {name: node.get("type") for name, node in schemas.items()} == {
        "All": None,
        "options": "string",
        "OptionsOfB": "integer",
        "c_options": "number",
        "options_schema": "boolean",
    }


def test_references_into_the_middle_of_the_document_get_components() -> None:
    components, problems = read_components("""\
schemas:
  Pet:
    properties:
      owner: {type: object, properties: {name: {type: string}}}
      friend: {$ref: '#/components/schemas/Pet/properties/owner'}
    $defs: {Tag: {type: string}}
  Name: {$ref: '#/components/schemas/Pet/properties/friend/properties/name'}
  Tag: {type: array, items: {$ref: '#/components/schemas/Pet/$defs/Tag'}}
""")
    assert problems == []
    schemas = components["schemas"]
    owner = {"$ref": "#/components/schemas/Pet_owner"}
    assert schemas["Pet"]["properties"] == {"owner": owner, "friend": owner}
    assert (
        schemas["Pet_owner"]["properties"]["name"]
        == {"$ref": "#/components/schemas/Pet_owner_name"}
        or schemas["Pet_owner"]["properties"]["name"]["$ref"] == schemas["Name"]["$ref"]
    )
    named = schemas["Name"]["$ref"].rpartition("/")[2]
    assert schemas[named] == {"type": "string"}
    tag = schemas["Tag"]["items"]["$ref"].rpartition("/")[2]
    assert tag != "Tag"
    assert schemas[tag] == {"type": "string"}
    assert schemas["Pet"]["$defs"]["Tag"] == {"$ref": f"#/components/schemas/{tag}"}


def test_anchors_are_found() -> None:
    components, _ = read_components(
        """\
schemas:
  A: {properties: {x: {$ref: '#here'}}}
  B: {$anchor: here, type: string}
""",
        "3.1.0",
    )
    assert components["schemas"]["A"]["properties"]["x"] == {
        "$ref": "#/components/schemas/B"
    }


def test_only_references_in_their_place_are_references() -> None:
    schema: dict[str, Any] = {
        "properties": {
            "$ref": {"type": "string"},
            "example": {"$ref": "#/components/schemas/B"},
        },
        "default": {"$ref": "nowhere"},
        "enum": [{"$ref": "nowhere"}],
        "const": {"$ref": "nowhere"},
        "examples": [{"$ref": "nowhere"}],
        "x-own": {"$ref": "nowhere"},
    }
    components, problems = read_components(
        f"schemas:\n  A: {schema}\n  B: {{type: string}}", "3.1.0"
    )
    assert components["schemas"]["A"] == schema
    assert problems == []


def test_discriminator_mappings_are_references_or_names(tmp_path: Path) -> None:
    reading = read_files(
        tmp_path,
        {
            "openapi.yaml": f"""{ROOT}
components:
  schemas:
    Pet:
      oneOf: [{{$ref: Cat.yaml}}, {{$ref: '#/components/schemas/Dog'}}]
      discriminator:
        propertyName: kind
        mapping: {{cat: Cat.yaml, dog: Dog, hound: '#/components/schemas/Dog'}}
    Dog: {{type: object}}
""",
            "Cat.yaml": "type: object\n",
        },
    )
    pet = reading.document.tree["components"]["schemas"]["Pet"]
    assert pet["discriminator"]["mapping"] == {
        "cat": "#/components/schemas/Cat",
        "dog": "Dog",
        "hound": "#/components/schemas/Dog",
    }


def test_a_map_and_a_description_may_be_kept_in_files(tmp_path: Path) -> None:
    reading = read_files(
        tmp_path,
        {
            "openapi.yaml": """\
openapi: 3.1.0
info: {title: a, version: '1', description: {$ref: text.yaml#/intro}}
paths: {$ref: paths.yaml}
components:
  schemas: {$ref: schemas.yaml}
""",
            "text.yaml": "intro: Hello\n",
            "paths.yaml": "/a: {get: {responses: {200: {description: ''}}}}\n",
            "schemas.yaml": "A: {properties: {b: {$ref: '#/B'}}}\nB: {type: string}\n",
        },
    )
    tree = reading.document.tree
    assert tree["info"]["description"] == "Hello"
    assert tree["paths"]["/a"]["get"]["responses"] == {"200": {"description": ""}}
    reference = tree["components"]["schemas"]["A"]["properties"]["b"]["$ref"]
    assert reading.document.at(reference) == {"type": "string"}
    assert reading.place("#/info/description") == "text.yaml:1:1"
    assert reading.place("#/paths/~1a/get") == "paths.yaml:1:6"


def test_a_list_may_be_kept_in_a_file(tmp_path: Path) -> None:
    reading = read_files(
        tmp_path,
        {
            "openapi.yaml": f"""{ROOT}
tags: {{$ref: lists.yaml#/tags}}
paths:
  /a:
    parameters: {{$ref: lists.yaml#/parameters}}
components:
  schemas:
    A: {{oneOf: {{$ref: lists.yaml#/one}}}}
""",
            "lists.yaml": """\
tags: [{name: t}]
parameters: [{$ref: '#/own'}, {name: q, in: query, schema: {$ref: '#/one'}}]
own: {name: o, in: query, schema: {type: string}}
one: {type: string}
""",
        },
    )
    tree = reading.document.tree
    assert tree["tags"] == [{"name": "t"}]
    assert tree["paths"]["/a"]["parameters"] == [
        {"$ref": "#/components/parameters/own"},
        {"name": "q", "in": "query", "schema": {"$ref": "#/components/schemas/one"}},
    ]
    assert tree["components"]["schemas"] == {
        "A": {"oneOf": [{"$ref": "#/components/schemas/one"}]},
        "one": {"type": "string"},
    }
    assert reading.place("#/paths/~1a/parameters/1/name") == "lists.yaml:2:32"


def test_remote_references_are_reported_and_allow_anything() -> None:
    url = "https://example.com/pet.yaml"
    components, problems = read_components(
        f"schemas:\n  A: {{properties: {{x: {{$ref: '{url}', description: d}}}}}}"
    )
    assert components["schemas"]["A"]["properties"]["x"] == {"description": "d"}
    assert codes(problems) == ["CALCO-R020"]
    assert str(problems[0].place) == "<stdin>:6:26"
    assert problems[0].level == "error"


@pytest.mark.parametrize("target", ["#", "#/info", "#/components/schemas", "#/paths"])
def test_a_reference_to_the_document_itself_is_reported(target: str) -> None:
    components, problems = read_components(
        f"schemas:\n  A: {{not: {{$ref: '{target}'}}}}"
    )
    assert components["schemas"] == {"A": {"not": {}}}
    assert codes(problems) == ["CALCO-R023"]


def test_a_reference_to_nothing_names_the_nearest_that_exists() -> None:
    document, (problem,) = read_text(f"""{ROOT}
paths: {{}}
components:
  schemas:
    Customer: {{type: object}}
    Order: {{properties: {{x: {{$ref: '#/components/schemas/Custmer'}}}}}}
""")
    assert document.tree["components"]["schemas"]["Order"]["properties"] == {"x": {}}
    assert problem.code == "CALCO-R021"
    assert problem.level == "error"
    assert problem.pointer == "#/components/schemas/Order/properties/x/$ref"
    assert str(problem.place) == "<stdin>:8:30"
    assert problem.hint == "did you mean #/components/schemas/Customer?"


def test_a_reference_to_a_missing_file_has_the_place_of_the_reference(
    tmp_path: Path,
) -> None:
    files = {
        "openapi.yaml": f"{ROOT}components: {{schemas: {{A: {{$ref: m/A.yaml}}}}}}\n",
        "m/A.yaml": "type: object\nproperties:\n  b: {$ref: Bob.yaml}\n",
        "m/Bobb.yaml": "type: string\n",
    }
    reading = read_files(tmp_path, files)
    (problem,) = reading.problems
    assert reading.document.tree["components"]["schemas"]["A"]["properties"] == {
        "b": {}
    }
    assert str(problem.place).removeprefix(f"{tmp_path}/") == "m/A.yaml:3:7"
    assert "m/Bob.yaml, and there is no such file" in problem.message
    assert problem.hint is not None
    assert problem.hint.endswith("m/Bobb.yaml?")


@pytest.mark.parametrize(
    "text",
    [
        "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}",
        "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A', title: d}}}",
        "components: {schemas: {A: {$ref: '#/components/schemas/A/items'}}}",
        "paths: {/a: {$ref: '#/paths/~1b'}, /b: {$ref: '#/paths/~1a'}}",
        "components: {responses: {A: {content: {a/b: {$ref: '#/components/responses/A/content/a~1b'}}}}}",
    ],
    ids=["itself", "each other", "through itself", "paths", "media type"],
)
def test_references_that_lead_round_in_a_circle_are_cut_once(text: str) -> None:
    document, problems = read_text(f"{ROOT}{text}\n")
    circles = [p for p in problems if p.level == "error"]
    assert codes(circles) == ["CALCO-R022"]
    assert circles[0].place is not None
    assert circles[0].place.line == 3
    assert document.openapi.info.title == "Shop"


def test_files_that_are_only_references_to_each_other_are_cut_once(
    tmp_path: Path,
) -> None:
    files = {
        "openapi.yaml": f"{ROOT}components: {{schemas: {{A: {{$ref: a.yaml}}}}}}\n",
        "a.yaml": "$ref: b.yaml\n",
        "b.yaml": "$ref: a.yaml\n",
    }
    reading = read_files(tmp_path, files)
    assert codes(reading.problems) == ["CALCO-R022"]
    assert reading.document.tree["components"]["schemas"]["A"] == {}


def test_path_items_may_be_recursive_through_callbacks() -> None:
    text = f"""{ROOT}
paths:
  /a:
    post:
      responses: {{200: {{description: ''}}}}
      callbacks: {{again: {{'{{$request.body#/url}}': {{$ref: '#/paths/~1a'}}}}}}
"""
    document, problems = read_text(text)
    assert problems == []
    callbacks = document.at("#/paths/~1a/post/callbacks")
    assert callbacks["again"] == {"{$request.body#/url}": {"$ref": "#/paths/~1a"}}


def test_identifiers_are_base_uris(tmp_path: Path) -> None:
    reading = read_files(
        tmp_path,
        {
            "openapi.yaml": f"""{ROOT}
components:
  schemas:
    A: {{$ref: 'schemas/pet.yaml'}}
    B:
      $id: https://example.com/schemas/b.yaml
      properties:
        pet: {{$ref: pet.yaml}}
        own: {{$ref: '#/$defs/Own'}}
        outer: {{$ref: '#/components/schemas/C'}}
        named: {{$ref: '#here'}}
      $defs: {{Own: {{type: boolean}}, N: {{$anchor: here, type: 'null'}}}}
    C: {{$anchor: here, type: number}}
""",
            "schemas/pet.yaml": """\
$id: https://example.com/schemas/pet.yaml
type: object
properties:
  size: {$ref: 'https://example.com/schemas/size.yaml'}
  kind: {$ref: 'kind.yaml#kind'}
""",
            "schemas/size.yaml": "type: integer\n",
            "schemas/kind.yaml": "$defs: {K: {$anchor: kind, type: string}}\n",
        },
    )
    assert reading.problems == []

    def target(*tokens: str) -> object:
        node = reading.document.tree["components"]["schemas"]
        for token in tokens:
            node = node[token]
        node = reading.document.at(node["$ref"])
        return node.get("type")

    properties = ("B", "properties")
    assert target(*properties, "pet") == "object"
    assert target(*properties, "own") == "boolean"
    assert target(*properties, "outer") == "number"
    assert target(*properties, "named") == "null"
    pet = reading.document.tree["components"]["schemas"]["A"]
    assert reading.document.at(pet["properties"]["size"]["$ref"]) == {"type": "integer"}
    kind = reading.document.at(pet["properties"]["kind"]["$ref"])
    assert kind["type"] == "string"


def test_the_document_may_have_an_address_of_its_own(tmp_path: Path) -> None:
    reading = read_files(
        tmp_path,
        {
            "openapi.yaml": """\
openapi: 3.2.0
$self: https://example.com/api/openapi.yaml
info: {title: Shop, version: '1'}
components:
  schemas:
    A: {$ref: 'https://example.com/api/openapi.yaml#/components/schemas/B'}
    B: {properties: {c: {$ref: 'https://example.com/api/other.yaml#/C'}}}
""",
            "other.yaml": "C: {type: string}\n",
        },
    )
    assert [p for p in reading.problems if p.level == "error"] == []
    schemas = reading.document.tree["components"]["schemas"]
    assert schemas["A"] == {"$ref": "#/components/schemas/B"}
    assert reading.document.at(schemas["B"]["properties"]["c"]["$ref"]) == {
        "type": "string"
    }


def test_a_dynamic_reference_is_one_to_its_anchor() -> None:
    tree = "{$dynamicAnchor: node, properties: {next: {$dynamicRef: '#node'}}}"
    components, problems = read_components(f"schemas:\n  T: {tree}", "3.1.0")
    assert problems == []
    following = components["schemas"]["T"]["properties"]["next"]
    assert following == {"$ref": "#/components/schemas/T"}


def test_a_dynamic_reference_with_several_targets_is_reported() -> None:
    tree = "{$dynamicAnchor: node, properties: {next: {$dynamicRef: '#node'}}}"
    components, problems = read_components(
        f"schemas:\n  T: {tree}\n  U: {tree}", "3.1.0"
    )
    assert codes(problems) == ["CALCO-R028", "CALCO-R028"]
    following = components["schemas"]["T"]["properties"]["next"]
    assert following == {"$ref": "#/components/schemas/T"}


@pytest.mark.parametrize(
    ("anchor", "told"), [("$recursiveAnchor: true, ", []), ("", ["CALCO-R028"])]
)
def test_a_recursive_reference_is_one_to_the_schema_around_it(
    anchor: str, told: list[str]
) -> None:
    tree = f"{{{anchor}properties: {{next: {{$recursiveRef: '#'}}}}}}"
    components, problems = read_components(f"schemas:\n  T: {tree}", "3.1.0")
    assert codes(problems) == told
    following = components["schemas"]["T"]["properties"]["next"]
    assert following == {"$ref": "#/components/schemas/T"}


@pytest.mark.parametrize("value", ["5", "null", "[a]", "{a: b}", "true"])
def test_a_reference_that_is_no_text_is_reported(value: str) -> None:
    text = f"schemas:\n  A: {{properties: {{x: {{$ref: {value}}}, $ref: {{type: string}}}}}}"
    components, problems = read_components(text, "3.1.0")
    assert components["schemas"]["A"]["properties"] == {
        "x": {},
        "$ref": {"type": "string"},
    }
    assert codes(problems) == ["CALCO-R029"]


def test_what_refers_to_something_left_out_is_left_out_as_well() -> None:
    document, problems = read_text(f"""{ROOT}
paths:
  /a:
    get:
      parameters:
        - $ref: '#/components/parameters/Gone'
        - {{name: q, in: query, schema: {{}}}}
      responses: {{'200': {{description: d}}}}
components:
  parameters:
    Gone: {{$ref: '#/components/parameters/Nothing'}}
""")
    kept = document.tree["paths"]["/a"]["get"]["parameters"]
    assert [parameter["name"] for parameter in kept] == ["q"]
    assert str(document.place("#/paths/~1a/get/parameters/0")) == "<stdin>:9:11"
    assert codes(problems) == ["CALCO-R021", "CALCO-R021"]


@pytest.mark.parametrize(
    ("spot", "target"),
    [
        ("parameters: [{$ref: '#/components/schemas/S'}]", None),
        ("parameters: [{$ref: '#/info'}]", None),
        ("responses: {'200': {$ref: '#/paths/~1b/get'}}", None),
        ("requestBody: {$ref: '#/info/title'}", None),
    ],
)
def test_a_reference_to_another_kind_of_object_touches_neither(
    spot: str, target: None
) -> None:
    document, problems = read_text(f"""{ROOT}
paths:
  /a: {{get: {{{spot}}}}}
  /b: {{get: {{operationId: b, responses: {{'200': {{description: d}}}}}}}}
components: {{schemas: {{S: {{type: string}}}}}}
""")
    errors = [p.code for p in problems if p.level == "error"]
    assert errors in (["CALCO-R027"], ["CALCO-R023"])
    assert document.tree["paths"]["/b"]["get"]["operationId"] == "b"
    assert document.tree["info"]["title"] == "Shop"


def test_a_reference_to_a_schema_where_a_response_belongs_is_its_content() -> None:
    document, problems = read_text(f"""{ROOT}
paths:
  /a: {{get: {{responses: {{'200': {{$ref: '#/components/schemas/S'}}}}}}}}
components: {{schemas: {{S: {{type: string}}}}}}
""")
    response = document.tree["paths"]["/a"]["get"]["responses"]["200"]
    assert response["content"] == {
        "application/json": {"schema": {"$ref": "#/components/schemas/S"}}
    }
    assert codes(problems)[0] == "CALCO-R027"
    assert problems[0].level == "warning"
