"""Coming from OpenAPI Generator: the calco.toml, the report, and the old names.

The old names are those that version 7.26 gave to the same documents.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.adoption.rules_openapi_generator import (
    Naming,
    class_name,
    field_name,
    member_name,
    method_name,
    tag_class,
)
from generator.cli import run
from generator.ir import Operation
from tests.unit.adoption.conftest import STORE

CONFIG = """\
generatorName: python
inputSpec: store.yaml
outputDir: sdk
packageName: pet_store
packageVersion: 2.10
library: asyncio
modelNameMappings: {pet_list: PetPage, cat: Dog}
operationIdNameMappings: {getPetByID: fetch}
parameterNameMappings: {pageSize: size}
nameMappings: {from: origin}
inlineSchemaNameMappings: {pet_house: Home}
schemaMappings: {pet: other.Pet}
openapiNormalizer: {FILTER: "tag:Pet Things|Owners"}
additionalProperties: {projectName: pet-store-sdk, hideGenerationTimestamp: true, weird: 1}
globalProperties: {models: "", odd: x}
"""


def test_everything_that_can_be_kept_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "config.yaml").write_text(CONFIG)
    assert run(["init", "--from", "openapi-generator", "config.yaml"]) == 0
    assert Path("calco.toml").read_text() == """\
# Taken over from config.yaml.

[sdk.pet_store]
spec = "store.yaml"
output = "output/pet_store"
package = "pet_store"
distribution = "pet-store-sdk"
version = "2.10"
include = { tags = ["Pet Things", "Owners"] }

# What methods are called.
[sdk.pet_store.names.operations]
"getPetByID" = "pet_things.fetch"

# What classes are called.
[sdk.pet_store.names.schemas]
"pet_list" = "PetPage"
"pet.house" = "Home"

# What fields are called.
[sdk.pet_store.names.properties]
"pet.from" = "origin"

# What arguments are called.
[sdk.pet_store.names.parameters]
"listPets pageSize" = "size"
"""
    assert capsys.readouterr().out == """\
Kept:
     2  inputSpec                         the document
     4  packageName                       the import name is pet_store
     5  packageVersion                    the version of the next package; raise it in calco.toml
     7  modelNameMappings                 the classes that the document has are called so
     8  operationIdNameMappings           the methods that the document has are called so
     9  parameterNameMappings             the arguments that the document has are called so
    10  nameMappings                      the fields that the document has are called so
    11  inlineSchemaNameMappings          the classes that can be told are called so
    13  openapiNormalizer.FILTER          include in calco.toml chooses the same operations
    14  additionalProperties.projectName  the distribution is pet-store-sdk

Differs:
     3  outputDir                the new package gets a folder of its own, beside the old one
     6  library                  every package has a Client and an AsyncClient, both on httpx2
     7  modelNameMappings.cat    nothing in the document is called that
    15  globalProperties.models  the models are those that the chosen operations need

Not needed:
     1  generatorName                                 Calco writes nothing but Python clients
    14  additionalProperties.hideGenerationTimestamp  nothing that is written has a date

Nothing here does that:
    12  schemaMappings  types of hand-written code cannot stand for schemas; extend models instead

Not known:
    14  additionalProperties.weird  Calco does not know this key
    15  globalProperties.odd        Calco does not know this key

Calls: 0 of 4 names are written as before
  PetThingsApi.list_pets is client.pet_things.list_pets
  PetThingsApi.create_pet is client.pet_things.create_pet
  PetThingsApi.fetch and SecondApi.fetch is client.pet_things.fetch
  OwnersApi.list_owners_pets is client.owners.list_pets

Classes of models: all 3 are written as before

Fields and members: 8 of 9 names are written as before
  PetKind.DOG_MINUS_LARGE is DOG_LARGE

calco.toml written; next: calco generate
"""


def test_the_package_has_the_names(folder: Path) -> None:
    (folder / "config.yaml").write_text(CONFIG)
    assert run(["init", "--from", "openapi-generator", "config.yaml"]) == 0
    assert run(["generate", "--quiet"]) == 0
    project = Path("output/pet_store/pyproject.toml").read_text()
    assert 'name = "pet-store-sdk"\nversion = "2.10"\n' in project
    script = """
import inspect, json, pet_store, pet_store.models as models
pets = pet_store.Client().pet_things
print(json.dumps([
    list(inspect.signature(pets.fetch).parameters)[:1],
    "size" in inspect.signature(pets.list_pets).parameters,
    models.Pet(id="1", origin="x").origin,
    models.PetPage.__name__,
    models.Home.__name__,
    hasattr(pet_store.Client(), "internal"),
]))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd="output/pet_store",
        capture_output=True,
        text=True,
        check=True,
    )
    expected = [["pet_id"], True, "x", "PetPage", "Home", False]
    assert json.loads(done.stdout) == expected


def test_what_is_not_said_is_what_the_tool_takes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("config.json").write_text('{"inputSpec": "store.yaml"}')
    command = ["init", "--from", "openapi-generator", "config.json", "--json"]
    assert run(command) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["package"], told["distribution"], told["version"]) == (
        "openapi_client",
        "openapi-client",
        "1.0.0",
    )
    # An operation that is marked as internal never was in the package.
    assert (
        'exclude = { operations = ["POST /internal/replay"] }'
        in Path("calco.toml").read_text()
    )
    assert told["calls"][2] == {
        "operation": "GET /pets/{pet-id}",
        "before": ["PetThingsApi.get_pet_by_id", "SecondApi.get_pet_by_id"],
        "now": "client.pet_things.get_pet_by_id",
    }
    assert told["classes"][1] == {
        "schema": "Pet_Kind",
        "before": "PetKind",
        "now": "PetKind",
    }
    assert told["keys"][-1]["key"] == "operations"


def test_affixes_are_kept_in_classes_and_told_of_calls(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("config.yaml").write_text(
        "inputSpec: store.yaml\nmodelNamePrefix: Acme\nmodelNameSuffix: Dto\n"
        "apiNameSuffix: Service\nremoveOperationIdPrefix: true\n"
    )
    command = ["init", "--from", "openapi-generator", "config.yaml"]
    assert run([*command, "--table", "MIGRATING.md"]) == 0
    text = Path("calco.toml").read_text()
    assert '"pet_list" = "AcmePetListDto"' in text
    assert "PetThingsService.list_pets is client" in capsys.readouterr().out
    page = Path("MIGRATING.md").read_text()
    row = "| `PetThingsService.list_pets` | `client.pet_things.list_pets` |"
    assert row in page
    assert "3 classes of `openapi_client.models` are called as before." in page


def test_package_of_the_command_line_goes_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("config.yaml").write_text(
        "inputSpec: store.yaml\npackageName: acme.pets\npackageVersion: one\n"
        "additionalProperties: {packageName: other}\n"
    )
    command = ["init", "--from", "openapi-generator", "config.yaml"]
    assert run(command) == 2
    assert "config.yaml:2:1: 'acme.pets' cannot be the name of a package" in (
        capsys.readouterr().err
    )
    assert run([*command, "--package", "acme_pets"]) == 0
    text = Path("calco.toml").read_text()
    assert 'package = "acme_pets"\ndistribution = "acme.pets"\n' in text
    assert "version" not in text
    out = capsys.readouterr().out
    assert "the import name is acme_pets, as --package says" in out
    assert "no version of PEP 440; the document's is used" in out
    assert "the one at the top goes before it" in out


@pytest.mark.parametrize(
    ("operation_id", "expected"),
    [
        ("list-Pets.v2", "list_pets_v2"),
        ("getHTTPStatus2XML", "get_http_status2_xml"),
        ("HTTPStatus", "h_ttp_status"),
        ("PETS_LIST", "p_etslist"),
        ("IMPORT", "call_i_mport"),
        ("import_", "call_import"),
        ("2fa", "call_2fa"),
        ("pets::list", "pets_list"),
        ("list__double", "list_double"),
        ("caff\u00e8_list", "caff_list"),
        ("a$b", "ab"),
        ("ListOAuth2Tokens", "list_o_auth2_tokens"),
        (None, "v10_x_batch_get"),
    ],
)
def test_methods(operation_id: str | None, expected: str) -> None:
    assert method_name(operation(operation_id, "/v1.0/x:batch"), Naming()) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/a/{b-c}/d_e", "a_bcde_get"),
        ("/", "root_get"),
        ("/A/B", "a_b_get"),
        ("/foo/{id}.json", "foo_id_json_get"),
    ],
)
def test_methods_without_operation_id(path: str, expected: str) -> None:
    assert method_name(operation(None, path), Naming()) == expected


def operation(operation_id: str | None, path: str) -> Operation:
    return Operation(
        id=operation_id,
        method="GET",
        path=path,
        tags=(),
        summary=None,
        description=None,
        deprecated=False,
        parameters=(),
        body=None,
        responses=(),
        security=(),
        pointer="#",
    )


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("e-invoice.v1", "EInvoiceV1"),
        ("FOO_BAR", "FOOBAR"),
        ("foo__bar", "FooBar"),
        ("date", "ModelDate"),
        ("2fa", "Model2fa"),
        ("Pet[]", "Pet"),
        ("API_Key", "APIKey"),
    ],
)
def test_classes(key: str, expected: str) -> None:
    assert class_name(key, Naming()) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("Issued e-invoices", "IssuedEInvoicesApi"),
        ("pets & co", "PetsCoApi"),
        ("a/b", "ABApi"),
        ("API", "APIApi"),
        ("default", "DefaultApi"),
    ],
)
def test_tags(tag: str, expected: str) -> None:
    assert tag_class(tag, Naming()) == expected


def test_a_method_that_another_has_gets_a_number(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = {"tags": ["Ops"], "responses": {"204": {"description": "Done."}}}
    document = {
        "openapi": "3.0.3",
        "info": {"title": "Twice", "version": "1"},
        "paths": {
            "/a": {"get": {**path, "operationId": "pets.list"}},
            "/b": {"get": {**path, "operationId": "pets_list"}},
        },
    }
    Path("twice.json").write_text(json.dumps(document))
    Path("config.yaml").write_text("inputSpec: twice.json\n")
    command = ["init", "--from", "openapi-generator", "config.yaml", "--json"]
    assert run(command) == 0
    calls = json.loads(capsys.readouterr().out)["calls"]
    assert [one["before"] for one in calls] == [
        ["OpsApi.pets_list"],
        ["OpsApi.pets_list_0"],
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("date", "var_date"),
        ("from", "var_from"),
        ("_links", "links"),
        ("@type", "type"),
        ("MergeCommitID", "merge_commit_id"),
        ("VAT_NUMBER", "vat_number"),
        ("pt-BR", "pt_br"),
        ("class", "var_class"),
    ],
)
def test_fields(name: str, expected: str) -> None:
    assert field_name(name) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1.0", "ENUM_1_DOT_0"),
        ("MutableRam", "MUTABLERAM"),
        ("event-type.aggregate", "EVENT_MINUS_TYPE_DOT_AGGREGATE"),
        ("not paid", "NOT_PAID"),
        ("class", "CLASS"),
    ],
)
def test_members(value: str, expected: str) -> None:
    assert member_name(value) == expected


def test_the_table_has_fields_and_members() -> None:
    document = STORE.replace("from: {type: string}", "date: {type: string}")
    Path("store.yaml").write_text(document)
    Path("config.yaml").write_text("inputSpec: store.yaml\n")
    command = ["init", "--from", "openapi-generator", "config.yaml"]
    assert run([*command, "--table", "T.md"]) == 0
    assert Path("T.md").read_text().endswith("""
## Fields and members of enumerations

| it was | it is |
| --- | --- |
| `Pet.var_date` | `Pet.date` |
| `PetKind.DOG_MINUS_LARGE` | `PetKind.DOG_LARGE` |
""")
