"""Coming from openapi-python-client; the old names are those that version 0.29 gave."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.adoption.rules_openapi_python_client import (
    Naming,
    class_name,
    module_name,
)
from generator.cli import run

CONFIG = """\
project_name_override: pet-store-sdk
package_version_override: 1.20
class_overrides:
  PetList: {class_name: PetPage, module_name: page}
  Nobody: {class_name: Somebody}
post_hooks: ["ruff check ."]
literal_enums: true
unheard_of: 1
"""


def test_everything_that_can_be_kept_is(capsys: pytest.CaptureFixture[str]) -> None:
    Path("config.yml").write_text(CONFIG)
    command = ["init", "--from", "openapi-python-client", "config.yml"]
    assert run([*command, "--spec", "store.yaml"]) == 0
    assert Path("calco.toml").read_text() == """\
# Taken over from config.yml.

[sdk.pet_store_sdk]
spec = "store.yaml"
output = "output/pet_store_sdk"
package = "pet_store_sdk"
distribution = "pet-store-sdk"
version = "1.20"

# What classes are called.
[sdk.pet_store_sdk.names.schemas]
"pet_list" = "PetPage"
"""
    assert capsys.readouterr().out == """\
Kept:
     1  project_name_override               the distribution is pet-store-sdk
     2  package_version_override            the version of the next package; raise it in calco.toml
     4  class_overrides.PetList.class_name  PetPage, where a schema has the class
     5  class_overrides.Nobody.class_name   Somebody, where a schema has the class
     -  package_name_override               pet_store_sdk, after the project

Differs:
     4  class_overrides.PetList.module_name  classes are imported from PACKAGE.models, whatever module has them
     5  class_overrides.Nobody               no schema that the document declares has a class of that name
     7  literal_enums                        enumerations are classes of texts that compare equal to plain ones

Not needed:
     6  post_hooks  what is written is formatted, sorted and checked already

Not known:
     8  unheard_of  Calco does not know this key

Calls: 0 of 5 names are written as before
  api.pet_things.list_pets.sync is client.pet_things.list_pets
  api.pet_things.create_pet.sync_detailed is client.pet_things.create_pet
  api.pet_things.get_pet_by_id.sync is client.pet_things.get_pet_by_id
  api.owners.list_owners_pets.sync is client.owners.list_pets
  api.internal.post_internal_replay.sync_detailed is client.internal.replay

Classes of models: all 3 are written as before

Fields and members: all 7 are written as before

calco.toml written; next: calco generate
"""
    assert run(["generate", "--quiet"]) == 0
    models = Path("output/pet_store_sdk/pet_store_sdk/models/__init__.py").read_text()
    assert "PetPage" in models


def test_names_follow_from_the_title(capsys: pytest.CaptureFixture[str]) -> None:
    Path("config.yml").write_text("generate_all_tags: true\n")
    command = ["init", "--from", "openapi-python-client", "config.yml", "--json"]
    assert run([*command, "--spec", "store.yaml"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["distribution"] == "pet-store-api-client"
    assert told["package"] == "pet_store_api_client"
    assert told["version"] is None
    assert told["calls"][2]["before"] == [
        "api.pet_things.get_pet_by_id.sync",
        "api.second.get_pet_by_id.sync",
    ]


def test_without_a_document_there_is_no_telling(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("config.yml").write_text("generate_all_tags: true\n")
    assert run(["init", "--from", "openapi-python-client", "config.yml"]) == 2
    assert capsys.readouterr().err == (
        "calco: config.yml names no document [CALCO-C061]\nhint: Give it: --spec FILE.\n"
    )
    assert not Path("calco.toml").exists()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("list-Pets.v2", "list_pets_v_2"),
        ("getHTTPStatus2XML", "get_http_status_2xml"),
        ("import", "import_"),
        ("print", "print_"),
        ("2fa", "field_2fa"),
        ("__x", "field_x"),
        ("pets_list[0]", "pets_list0"),
        ("repos/list-for_org", "reposlist_for_org"),
        ("ListOAuth2Tokens", "list_o_auth_2_tokens"),
        ("caff\u00e8_list", "caff\u00e8_list"),
    ],
)
def test_modules(text: str, expected: str) -> None:
    assert module_name(text, "field_") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e-invoice.v1", "EInvoiceV1"),
        ("2fa", "Field2fa"),
        ("None", "None_"),
        ("API_Key", "APIKey"),
        ("pet_list", "PetList"),
        ("HTTPError", "HTTPError"),
    ],
)
def test_classes(text: str, expected: str) -> None:
    assert class_name(text, Naming()) == expected
