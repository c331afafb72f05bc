"""Coming from Stainless: the tree of resources, models and pages."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from generator.adoption.rules_stainless import class_name
from generator.cli import run

CONFIG = """\
edition: 2025-01-01
organization:
  name: acme-pets
  docs: https://docs.example
targets:
  node: {package_name: acme}
  python:
    package_name: acme_pets
    project_name: acme-pets
    publish: {pypi: {package_name: acme-pets-sdk}}
client_settings:
  default_env_prefix: ACME
  opts:
    api_key: {type: string, read_env: ACME_API_KEY, auth: {security_scheme: Bearer}}
environments:
  production: https://pets.example/v1
  sandbox: https://sandbox.pets.example/v1
resources:
  $shared:
    models:
      pet_kind: Pet_Kind
  animals:
    models:
      animal: pet
      page: '#/components/schemas/pet_list'
      ghost: Nothing
    methods:
      list: {endpoint: get /pets, paginated: true}
      create: post /pets
      retrieve: get /pets/{pet_id}
      gone: get /gone
      many: {type: alias, to: list}
    subresources:
      owned:
        methods:
          list: {endpoint: "get /owners/{id}/pets", skip_test_reason: none}
  beta:
    subresources:
      pets: {methods: {get: "get /pets/{pet_id}"}}
unspecified_endpoints: [post /internal/replay, get /never]
settings: {license: Apache-2.0, unwrap_response_fields: [data]}
openapi:
  transformations:
    - command: renameValue
      args:
        filter: {only: ['$.components.schemas.pet.properties.from']}
        rename: {python: {property_name: origin}}
    - command: oneOfToAnyOf
mystery: 1
"""


def test_everything_that_can_be_kept_is(capsys: pytest.CaptureFixture[str]) -> None:
    Path("stainless.yml").write_text(CONFIG)
    command = ["init", "--from", "stainless", "stainless.yml", "--spec", "store.yaml"]
    assert run(command) == 0
    assert Path("calco.toml").read_text() == """\
# Taken over from stainless.yml.

[sdk.acme_pets]
spec = "store.yaml"
output = "output/acme_pets"
package = "acme_pets"
distribution = "acme-pets-sdk"
license = "Apache-2.0"
exclude = { operations = ["POST /internal/replay"] }

# Where the operations of a tag are: client.NAME.method(...).
[sdk.acme_pets.resources]
"Pet Things" = "animals"
"Owners" = "animals.owned"

# What methods are called.
[sdk.acme_pets.names.operations]
"listPets" = "animals.list"
"createPet" = "animals.create"
"getPetByID" = "animals.retrieve"
"listOwnersPets" = "animals.owned.list"

# What classes are called.
[sdk.acme_pets.names.schemas]
"pet" = "Animal"
"pet_list" = "Page"

# What fields are called.
[sdk.acme_pets.names.properties]
"pet.from" = "origin"
"""
    assert capsys.readouterr().out == """\
Kept:
     8  targets.python.package_name              the import name is acme_pets
    10  targets.python.publish                   the distribution is acme-pets-sdk
    16  environments.production                  the client calls it when it is given no base_url
    18  resources                                4 methods are where they were
    40  unspecified_endpoints                    operations that are left out
    41  settings.license                         the licence is Apache-2.0
    44  openapi.transformations.0 (renameValue)  the field is origin
     -  operations                               exclude in calco.toml leaves out POST /internal/replay, as Stainless did

Differs:
     3  organization.name                             the clients are called Client and AsyncClient
     4  organization.docs                             README.md links to what externalDocs of the document says
    12  client_settings.default_env_prefix            variables of the environment begin with ACME_PETS
    14  client_settings.opts.api_key                  the client has no argument api_key (ACME_API_KEY); send headers or base_url
    17  environments.sandbox                          servers of the document do not have it; base_url takes any
    26  resources.animals.models.ghost                the document has no schema Nothing
    31  resources.animals.methods.gone                the document has no GET /gone
    32  resources.animals.methods.many                an operation is one method; a seam in PACKAGE/custom may add another
    39  resources.beta.subresources.pets.methods.get  client.beta.pets.get is client.animals.retrieve: an operation is one method
    40  unspecified_endpoints.1                       the document has no GET /never
    41  settings.unwrap_response_fields               answers are returned whole

Not needed:
     1  edition                                 Calco has no editions
     6  targets.node                            Calco writes nothing but Python clients
     9  targets.python.project_name             it is published under another name
    36  resources.*.methods.*.skip_test_reason  tests of every operation are written, offline

Nothing here does that:
    48  openapi.transformations.1 (oneOfToAnyOf)  mend the document; Calco reads what it says

Not known:
    49  mystery  Calco does not know this key

Calls: 3 of 4 names are written as before
  client.animals.retrieve and client.beta.pets.get is client.animals.retrieve

Classes of models: all 3 are written as before

calco.toml written; next: calco generate
"""


def test_the_package_has_the_names() -> None:
    Path("stainless.yml").write_text(CONFIG)
    command = ["init", "--from", "stainless", "stainless.yml", "--spec", "store.yaml"]
    assert run([*command, "--json"]) == 0
    assert run(["generate", "--quiet"]) == 0
    script = """
import json, acme_pets, acme_pets.models as models
client = acme_pets.Client()
print(json.dumps([
    client.animals.list.__name__,
    client.animals.owned.list.__name__,
    models.Animal(id="1", origin="x").origin,
    models.Page.__name__,
]))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd="output/acme_pets",
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == ["list", "list", "x", "Page"]


def adopted(config: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    """What calco.toml says of a document, from a tree of resources."""
    target = {"targets": {"python": {"package_name": "acme"}}}
    Path("stainless.json").write_text(json.dumps(target | config))
    Path("api.json").write_text(json.dumps(document))
    command = ["init", "--from", "stainless", "stainless.json", "--spec", "api.json"]
    assert run(command) == 0
    sdks: dict[str, dict[str, Any]] = tomllib.loads(Path("calco.toml").read_text())[
        "sdk"
    ]
    return sdks["acme"]


def listing(parameters: list[str], fields: dict[str, Any]) -> dict[str, Any]:
    """An operation that answers with a list and what stands beside it."""
    schema = {"type": "object", "properties": fields}
    answer = {"description": "OK", "content": {"application/json": {"schema": schema}}}
    return {
        "tags": ["Things"],
        "parameters": [
            {"name": name, "in": "query", "schema": {"type": "string"}}
            for name in parameters
        ],
        "responses": {"200": answer},
    }


def purpose(told: str, **schema: Any) -> dict[str, Any]:
    return {**schema, "x-stainless-pagination-property": {"purpose": told}}


ITEMS: dict[str, Any] = {
    "type": "array",
    "items": {"type": "object", "properties": {"key": {}}},
}


def test_pages_that_calco_does_not_find_by_itself() -> None:
    rows: dict[str, Any] = {"rows": ITEMS, "onward": {"type": "string"}}
    turned: dict[str, Any] = {"rows": ITEMS, "next_cursor": {"type": "string"}}
    counted: dict[str, Any] = {
        "rows": ITEMS,
        "at": {"type": "integer"},
        "of": {"type": "integer"},
    }
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {
            "/cursor": {"get": listing(["from_here"], rows)},
            "/numbered": {"get": listing(["leaf"], counted)},
            "/by-id": {"get": listing(["past"], {"rows": ITEMS})},
            "/plain": {"get": listing(["cursor"], turned)},
            "/bare": {"get": listing([], {"rows": ITEMS})},
        },
    }
    config: dict[str, Any] = {
        "pagination": [
            {
                "name": "onward",
                "type": "cursor",
                "request": {"from_here": purpose("next_cursor_param")},
                "response": {
                    "rows": {"type": "array"},
                    "onward": purpose("next_cursor_field"),
                },
            },
            {
                "name": "leaves",
                "type": "page_number",
                "request": {"leaf": purpose("page_number_param")},
                "response": {
                    "rows": purpose("items", type="array"),
                    "at": purpose("current_page_number_field"),
                    "of": purpose("total_page_count_field"),
                },
            },
            {
                "name": "ids",
                "type": "cursor_id",
                "request": {"past": purpose("next_cursor_id_param")},
                "response": {
                    "rows": purpose(
                        "items",
                        type="array",
                        items={"properties": {"key": purpose("cursor_item_id")}},
                    )
                },
            },
            {"name": "whole", "type": "fake_page", "request": {}, "response": {}},
        ],
        "resources": {
            "things": {
                "methods": {
                    "by_cursor": "get /cursor",
                    "by_number": {"endpoint": "get /numbered", "paginated": "leaves"},
                    "by_id": {"endpoint": "get /by-id", "paginated": True},
                    "plain": {"endpoint": "get /plain", "paginated": False},
                    "bare": "get /bare",
                }
            }
        },
    }
    assert adopted(config, document)["paging"] == {
        "GET /cursor": {
            "kind": "cursor",
            "parameter": "from_here",
            "next": "onward",
            "items": "rows",
        },
        "GET /numbered": {
            "kind": "page",
            "parameter": "leaf",
            "items": "rows",
            "current": "at",
            "last": "of",
        },
        "GET /by-id": {
            "kind": "cursor",
            "parameter": "past",
            "items": "rows",
            "last_item": "key",
        },
        "GET /plain": "off",
    }
    assert run(["generate", "--quiet"]) == 0


def test_names_that_collide(capsys: pytest.CaptureFixture[str]) -> None:
    done = {"204": {"description": "Done."}}
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/One"}}}
    other = {"application/json": {"schema": {"$ref": "#/components/schemas/Two"}}}
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Jobs", "version": "1"},
        "paths": {
            "/jobs": {
                "post": {"requestBody": {"content": content}, "responses": done},
                "put": {"requestBody": {"content": other}, "responses": done},
            },
            "/jobs/{id}": {
                "get": {
                    "operationId": "runs",
                    "parameters": [
                        {
                            "name": "id",
                            "in": "path",
                            "required": True,
                            "schema": {"type": "string"},
                        }
                    ],
                    "responses": done,
                }
            },
            "/status": {"get": {"responses": done}},
        },
        "components": {"schemas": {"One": schema, "Two": schema}},
    }
    config: dict[str, Any] = {
        "resources": {
            "$client": {"methods": {"status": "get /status"}},
            "jobs": {
                "models": {"job": "One"},
                "methods": {"create": "post /jobs", "runs": "get /jobs/{job_id}"},
                "subresources": {
                    "runs": {
                        "models": {"job": "Two"},
                        "methods": {"create": "put /jobs"},
                    },
                },
            },
            "close": {"methods": {"now": "get /status"}},
        }
    }
    table = adopted(config, document)
    assert table["names"]["schemas"] == {"One": "Job"}
    out = " ".join(capsys.readouterr().out.split())
    assert "Two cannot be called Job" in out
    assert "cannot be called close.now: the name is taken" in out
    assert "client.status is client." in out
    assert run(["generate", "--quiet"]) == 0


def test_what_python_had_not_is_left_out() -> None:
    done = {"responses": {"204": {"description": "Done."}}}
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Jobs", "version": "1"},
        "paths": {path: {"get": done} for path in ("/a", "/b", "/c", "/d")},
    }
    config: dict[str, Any] = {
        "resources": {
            "letters": {
                "methods": {
                    "a": {"endpoint": "get /a", "skip": ["go", "python"]},
                    "b": {"endpoint": "get /b", "only": ["go"]},
                    "c": {"endpoint": "get /c", "only": ["python"]},
                }
            },
            "rest": {"skip": True, "methods": {"d": "get /d"}},
        }
    }
    table = adopted(config, document)
    assert table["exclude"] == {"operations": ["GET /a", "GET /b", "GET /d"]}
    assert table["names"]["operations"] == {"GET /c": "letters.c"}


def test_credentials_and_servers(capsys: pytest.CaptureFixture[str]) -> None:
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Jobs", "version": "1"},
        "servers": [
            {"url": "https://a.example"},
            {"url": "https://b.example/", "description": "Sandbox"},
        ],
        "paths": {"/a": {"get": {"responses": {"204": {"description": "Done."}}}}},
        "components": {
            "securitySchemes": {
                "Bearer": {"type": "http", "scheme": "bearer"},
                "Basic": {"type": "http", "scheme": "basic"},
            }
        },
    }
    options: dict[str, Any] = {
        "token": {"read_env": "TOKEN", "auth": {"security_scheme": "Bearer"}},
        "password": {
            "read_env": "ACME_PASSWORD",
            "auth": {"security_scheme": "Basic", "role": "password"},
        },
    }
    config: dict[str, Any] = {
        "client_settings": {"default_env_prefix": "ACME", "opts": options},
        "environments": {"sandbox": "https://b.example"},
        "resources": {"letters": {"methods": {"a": "get /a"}}},
    }
    adopted(config, document)
    out = " ".join(capsys.readouterr().out.split())
    assert (
        "client_settings.opts.token token (TOKEN) is access_token (ACME_ACCESS_TOKEN)"
        in out
    )
    kept = out.partition("Differs:")[0]
    assert "password (ACME_PASSWORD) is password (ACME_PASSWORD)" in kept
    assert "base_url=PACKAGE.servers.sandbox() calls it" in kept
    assert "variables of the environment begin with ACME" in kept


@pytest.mark.parametrize(
    ("key", "schema", "expected"),
    [
        (
            "create_embeddings_response",
            "OpenAIEmbeddingsResponse",
            "CreateEmbeddingsResponse",
        ),
        ("query_result", "RAGQueryResult", "QueryResult"),
        ("healthInfo", "HealthInfo", "HealthInfo"),
        ("api_key", "ApiKey", "APIKey"),
        ("sku_code", "SKUCode", "SKUCode"),
        ("vat_rate", "VatRate", "VATRate"),
    ],
)
def test_classes(key: str, schema: str, expected: str) -> None:
    assert class_name(key, schema, {"vat": "VAT"}) == expected


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({"resources": {}}, "has no targets.python, so there is no package"),
        ({"targets": {"python": {}}}, "targets.python has no package_name"),
        ({"targets": {"python": []}}, "targets.python is not a table"),
        ({"resources": ["a"]}, "resources is not a table"),
        (
            {"resources": {"a": {"methods": ["x"]}}},
            "resources.a.methods is not a table",
        ),
        (
            {"unspecified_endpoints": ["x"]},
            "unspecified_endpoints.0 is not an operation",
        ),
        ({"pagination": [1]}, "pagination.0 is not a table"),
    ],
)
def test_broken(
    config: dict[str, Any], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = {"targets": {"python": {"package_name": "acme"}}}
    whole = (
        config
        if "targets" in config or expected.startswith("has no")
        else target | config
    )
    Path("stainless.json").write_text(json.dumps(whole))
    command = ["init", "--from", "stainless", "stainless.json", "--spec", "store.yaml"]
    assert run(command) == 2
    assert expected in capsys.readouterr().err
    assert not Path("calco.toml").exists()


def test_a_tree_of_nonsense_is_told_and_harms_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    deep: dict[str, Any] = {"methods": {"list": "get /pets"}}
    for _ in range(60):
        deep = {"subresources": {"in": deep}}
    config: dict[str, Any] = {
        "targets": {"python": {"package_name": "acme"}},
        "resources": {
            "\u001b[31m": {"methods": {"'; import os": "get /pets"}},
            "deep": deep,
            "empty": {"methods": {"nothing": "what", "none": {}}, "odd": 1},
        },
    }
    Path("stainless.json").write_text(json.dumps(config))
    command = ["init", "--from", "stainless", "stainless.json", "--spec", "store.yaml"]
    assert run([*command, "--table", "T.md"]) == 0
    out = capsys.readouterr().out
    assert "\u001b" not in out
    assert "it names no operation, such as get /pets" in out
    assert run(["generate", "--quiet"]) == 0
