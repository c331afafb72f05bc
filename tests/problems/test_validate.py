"""calco validate: all problems at once, whatever state the document is in."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from generator.cli import run

BROKEN = """\
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /a/{id}:
    parameters:
      - $ref: '#/components/parameters/Missing'
      - {name: id, in: path, required: true, schema: {type: string}}
    get:
      securty: []
      parameters:
        - $ref: '#/components/schemas/Pet'
        - {name: q, in: query, schema: {$ref: '#/components/schemas/Cat'}}
      requestBody: {$ref: '#/components/requestBodies/Missing'}
      responses:
        200: {$ref: '#/components/schemas/Pet'}
        400: {$ref: '#/components/responses/Missing'}
  /b: {get: {$ref: 'missing.yaml#/b'}}
  /c: {post: {$ref: 'missing.yaml#/c'}}
components:
  schemas:
    Pet:
      type: object
      requierd: [a]
      properties: {a: {$ref: 'https://x.example/y.json'}, propertes: {type: string}}
    Round: {$ref: '#/components/schemas/About'}
    About: {$ref: '#/components/schemas/Round'}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(BROKEN)
    return tmp_path


def validated(
    capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, dict[str, Any]]:
    code = run(["validate", *arguments, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_all_problems_are_told_in_one_go(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = validated(capsys, "a.yaml")
    assert code == 1
    assert found["valid"] is False
    assert found["operations"] == 3
    told = [(p["code"], p["level"], p["line"]) for p in found["problems"]]
    for expected in [
        ("CALCO-R021", "error", 6),
        ("CALCO-R070", "warning", 9),
        ("CALCO-R027", "error", 11),
        ("CALCO-R021", "error", 12),
        ("CALCO-R021", "error", 13),
        ("CALCO-R027", "warning", 15),
        ("CALCO-R021", "error", 16),
        ("CALCO-R001", "error", 17),
        ("CALCO-R001", "error", 18),
        ("CALCO-R071", "warning", 23),
        ("CALCO-R020", "error", 24),
        ("CALCO-R022", "error", 25),
    ]:
        assert expected in told
    lines = [line for _, _, line in told]
    assert lines == sorted(lines)
    hints = {p["code"]: p["hint"] for p in found["problems"]}
    assert hints["CALCO-R070"] == "did you mean 'security'?"
    assert hints["CALCO-R071"] == "did you mean 'required'?"


def test_each_problem_has_an_excerpt_a_pointer_and_a_hint(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", "a.yaml"]) == 1
    shown = capsys.readouterr().out
    assert (
        "a.yaml:9:7: warning: 'securty' is not a field of an operation object; it is"
        " not used [CALCO-R070]\n"
        "     8 |     get:\n"
        "     9 |       securty: []\n"
        "       |       ^\n"
        "    10 |       parameters:\n"
        "    at: #/paths/~1a~1{id}/get/securty\n"
        "    hint: did you mean 'security'?\n"
    ) in shown


def test_a_package_can_be_made_of_what_is_left(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["generate", "a.yaml", "-o", "out", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["operations"]["emitted"] == found["operations"]["in_document"] == 3
    assert found["operations"]["skipped"] == 0


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_what_cannot_be_read_is_told_in_every_format(
    form: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.yaml").write_text("openapi: 3.1.0\ninfo: [1, 2\npaths: {}\n")
    assert run(["validate", "a.yaml", "--format", form]) == 2
    shown = capsys.readouterr()
    assert "CALCO-R007" in shown.out
    assert shown.err == ""
    if form == "text":
        assert shown.out.count("CALCO-R007") == 1
        assert "    2 | info: [1, 2\n" in shown.out
    if form == "json":
        assert json.loads(shown.out)["error"]["code"] == "CALCO-R007"


UNUSED = """\
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /a:
    get:
      parameters: [{name: q, in: path, requierd: true, schema: {type: string}}]
      responses: {204: {}}
components:
  parameters: {Alone: {name: a, in: query, schema: {}}}
  headers: {Forgotten: {schema: {type: string}}}
"""


def test_what_generate_reports_is_what_validate_shows(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(found: dict[str, Any]) -> list[tuple[str, str, int]]:
        return sorted((p["code"], p["pointer"], p["line"]) for p in found["problems"])

    (folder / "a.yaml").write_text(UNUSED)
    code, found = validated(capsys, "a.yaml")
    assert code == 0
    run(["generate", "a.yaml", "-o", "out", "--json"])
    assert told(found) == told(json.loads(capsys.readouterr().out))
    unused = [each for each in told(found) if each[0] == "CALCO-G002"]
    assert unused == [
        ("CALCO-G002", "#/components/headers/Forgotten", 10),
        ("CALCO-G002", "#/components/parameters/Alone", 9),
    ]


def test_one_of_a_thing_is_told_in_the_singular(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.yaml").write_text(UNUSED)
    run(["validate", "a.yaml"])
    shown = capsys.readouterr().out
    assert "OpenAPI 3.1.0, 1 operation, " in shown
    assert "a response has no description (once) [CALCO-R039]" in shown


def test_json_is_a_format_of_its_own_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", "a.yaml", "--json"]) == 1
    one = capsys.readouterr().out
    assert run(["validate", "a.yaml", "--format", "json"]) == 1
    assert capsys.readouterr().out == one


def test_annotations_are_one_line_a_problem(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", "a.yaml", "--format", "github"]) == 1
    for line in capsys.readouterr().out.splitlines():
        assert line.startswith(("::error ", "::warning ", "::notice "))


def test_sarif_names_the_rules_it_uses(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", "a.yaml", "--format", "sarif"]) == 1
    found = json.loads(capsys.readouterr().out)["runs"][0]
    rules = found["tool"]["driver"]["rules"]
    for result in found["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("broken.yaml", ["CALCO-R001", "CALCO-R001", "CALCO-R007"]),
        ("empty.yaml", ["CALCO-R003", "CALCO-R001"]),
        ("folder", ["CALCO-R002", "CALCO-R001"]),
        ("pipe", ["CALCO-R001", "CALCO-R001"]),
        ("x" * 5000, ["CALCO-R001", "CALCO-R001"]),
        ("a%00b.yaml", ["CALCO-R001", "CALCO-R001"]),
        ("http://[", ["CALCO-R020", "CALCO-R020"]),
        ("file:///etc/passwd", ["CALCO-R020", "CALCO-R020"]),
    ],
)
def test_a_file_that_cannot_be_read_is_told_at_each_reference(
    reference: str,
    told: list[str],
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (folder / "broken.yaml").write_text("a: [1\n")
    (folder / "empty.yaml").write_text("")
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "a.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
        f"components: {{schemas: {{A: {{$ref: '{reference}'}},\n B: {{$ref: '{reference}'}}}}}}\n"
    )
    code, found = validated(capsys, "a.yaml")
    problems = [p for p in found["problems"] if p["level"] == "error"]
    assert code == 1
    assert [p["code"] for p in problems] == told
    assert {p["line"] for p in problems if p["file"] == "a.yaml"} == {4, 5}


@pytest.mark.parametrize(
    ("part", "level"),
    [
        ("paths: {/a: {get: [1]}}", "error"),
        ("paths: {/a: {get: {responses: 5}}}", "error"),
        ("components: {schemas: {A: {properties: 5}}}", "error"),
        ("info: {title: T, version: '1', contact: 5}", "warning"),
        ("components: {schemas: {A: {minLength: many}}}", "warning"),
    ],
)
def test_what_is_lost_is_an_error(
    part: str, level: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.yaml").write_text(f"openapi: 3.1.0\n{part}\n")
    _, found = validated(capsys, "a.yaml")
    levels = [p["level"] for p in found["problems"] if p["code"] == "CALCO-R033"]
    assert levels == [level]
