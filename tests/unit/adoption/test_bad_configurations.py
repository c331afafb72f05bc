"""Configurations of other tools that are broken, hostile, or of something else."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from generator.cli import run

TOOLS = ["openapi-generator", "openapi-python-client", "stainless"]
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
)


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [1, 2\nb: }", "config.yaml:2:2: not YAML: "),
        (BOMB, "config.yaml:6:45: the aliases of this file repeat more than 1,000,000"),
        ("- a\n- b\n", "config.yaml:1:1: config.yaml holds no table of options"),
        ("", "config.yaml is empty"),
        ("!!python/object/apply:os.system ['touch owned']", "holds no table"),
        ("{" * 5_000, "nested more than 256 deep"),
    ],
    ids=["not-yaml", "bomb", "list", "empty", "object", "deep"],
)
def test_no_table(
    tool: str, text: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("config.yaml").write_text(text)
    command = ["init", "--from", tool, "config.yaml", "--spec", "store.yaml"]
    assert run(command) == 2
    assert expected in capsys.readouterr().err
    assert not Path("calco.toml").exists()
    assert not Path("owned").exists()


@pytest.mark.parametrize(
    ("tool", "text", "expected"),
    [
        (
            "openapi-generator",
            "generatorName: typescript-axios\n",
            "config.yaml:1:1: generatorName is 'typescript-axios', which makes no Python",
        ),
        (
            "openapi-generator",
            "modelNameMappings: [a, b]\n",
            "config.yaml:1:1: modelNameMappings is not a table",
        ),
        (
            "openapi-generator",
            "additionalProperties:\n  packageName: [a]\n",
            "config.yaml:2:3: additionalProperties.packageName is not a text",
        ),
        (
            "openapi-python-client",
            "class_overrides: {Pet: Cat}\n",
            "config.yaml:1:19: class_overrides.Pet is not a table",
        ),
        (
            "openapi-python-client",
            "package_name_override: my-sdk\n",
            "config.yaml:1:1: 'my-sdk' cannot be the name of a package",
        ),
    ],
)
def test_values_of_another_kind(
    tool: str, text: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("config.yaml").write_text(text)
    command = ["init", "--from", tool, "config.yaml", "--spec", "store.yaml"]
    assert run(command) == 2
    assert expected in capsys.readouterr().err
    assert not Path("calco.toml").exists()


def test_a_document_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    Path("config.yaml").write_text("inputSpec: ../gone.yaml\npackageName: pets\n")
    command = ["init", "--from", "openapi-generator", "config.yaml"]
    assert run([*command, "--table", "MIGRATING.md"]) == 2
    assert "without the document there are no calls" in capsys.readouterr().err
    assert not Path("calco.toml").exists()
    assert run(command) == 0
    assert (
        "no names could be compared, as config.yaml names a document that is not there"
    ) in capsys.readouterr().out
    table = tomllib.loads(Path("calco.toml").read_text())["sdk"]["pets"]
    assert table["spec"] == "../gone.yaml"


def test_an_address_that_is_out_of_reach(capsys: pytest.CaptureFixture[str]) -> None:
    url = "http://127.0.0.1:9/openapi.yaml"
    Path("config.yaml").write_text(f"inputSpec: {url}\n")
    command = ["init", "--from", "openapi-generator", "config.yaml"]
    assert run([*command, "--spec", url]) == 2
    assert not Path("calco.toml").exists()
    assert run(command) == 0
    assert "no names could be compared, as " in capsys.readouterr().out
    assert f'spec = "{url}"' in Path("calco.toml").read_text()


def test_the_document_is_looked_for_beside_the_configuration(folder: Path) -> None:
    (folder / "old").mkdir()
    (folder / "store.yaml").rename(folder / "old" / "pets.yaml")
    (folder / "old" / "config.yaml").write_text("inputSpec: ./pets.yaml\n")
    assert run(["init", "--from", "openapi-generator", "old/config.yaml"]) == 0
    assert 'spec = "old/pets.yaml"' in Path("calco.toml").read_text()


def test_nothing_is_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    Path("config.yaml").write_text("inputSpec: store.yaml\n")
    Path("calco.toml").write_text("mine")
    command = ["init", "--from", "openapi-generator", "config.yaml"]
    assert run(command) == 2
    assert "calco.toml exists already" in capsys.readouterr().err
    assert Path("calco.toml").read_text() == "mine"
    Path("calco.toml").unlink()
    Path("T.md").write_text("mine")
    assert run([*command, "--table", "T.md"]) == 2
    assert "T.md exists already" in capsys.readouterr().err
    assert Path("T.md").read_text() == "mine"
    assert not Path("calco.toml").exists()


def test_names_that_cannot_be_are_given_up(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("config.yaml").write_text(
        json.dumps(
            {
                "inputSpec": "store.yaml",
                "projectName": 'x"]\nevil = "1',
                "modelNameMappings": {
                    "pet": "1 `|<script>",
                    "pet_list": "Model",
                    "Pet_Kind": "Fine",
                },
                "operationIdNameMappings": {
                    "listPets": "a.b c",
                    "createPet": "__init__",
                },
                "nameMappings": {"from": "id", "\u001b[31mred": "x"},
            }
        )
    )
    command = ["init", "--from", "openapi-generator", "config.yaml"]
    assert run([*command, "--table", "T.md"]) == 0
    out = capsys.readouterr().out
    assert "pet_list cannot be called Model: the name is taken" in " ".join(out.split())
    assert "\u001b" not in out
    table = tomllib.loads(Path("calco.toml").read_text())["sdk"]["openapi_client"]
    assert table["distribution"] == 'x"]\nevil = "1'
    assert table["names"] == {"schemas": {"Pet_Kind": "Fine"}}
    assert "<script>" not in Path("T.md").read_text()
    assert run(["generate", "--quiet"]) == 0


def test_options_that_go_together(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "store.yaml", "--table", "T.md"]) == 2
    assert "go with --from" in capsys.readouterr().err
    assert run(["init", "--from", "swagger-codegen", "store.yaml"]) == 2
    assert run(["init", "--from", "openapi-generator", "-"]) == 2
    assert "is a file" in capsys.readouterr().err
