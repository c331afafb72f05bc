"""``python -m PACKAGE``: methods from the shell."""

from __future__ import annotations

import importlib
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.sdk import openapi
from tests.unit.reference.pets import Api
from tests.unit.reference.serving import running

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from tests.behaviour.sdk import SDK, MakeSDK

    Run = Callable[..., int]

_DOCUMENT = openapi(
    """
/pets/{id}:
  get:
    operationId: getPets
    summary: One pet.
    tags: [pets]
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer}}
      - {name: x-ray, in: query, schema: {type: boolean}}
      - {name: colours, in: query, schema: {type: array, items: {type: string}}}
      - {name: code, in: query, schema: {type: string}}
    responses: {'200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  put:
    operationId: changePets
    tags: [pets]
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
    responses: {'204': {description: Done}}
/pets/{id}/photo:
  put:
    operationId: sendPhoto
    tags: [pets]
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    requestBody: {required: true, content: {image/png: {}}}
    responses: {'200': {description: Fine, content: {image/png: {}}}}
/feed:
  get:
    operationId: readFeed
    tags: [feed]
    responses: {'200': {description: Fine, content: {application/jsonl: {schema: {type: integer}}}}}
""",
    """
Pet:
  required: [name]
  properties:
    id: {type: integer, readOnly: true}
    name: {type: string}
    born: {type: string, format: date}
    weight: {type: number}
    tags: {type: array, items: {type: string}}
""",
)


def test_who_stops_reading_is_told_nothing(sdk: MakeSDK) -> None:
    made = sdk(_DOCUMENT)
    ran = subprocess.Popen(
        [sys.executable, "-m", made.name],
        cwd=made.directory,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert ran.stdout is not None
    assert ran.stderr is not None
    ran.stdout.close()
    assert (ran.stderr.read(), ran.wait()) == (b"", 1)
    ran.stderr.close()


@pytest.fixture
def api() -> Generator[Api]:
    with running(Api()) as server:
        yield server


@pytest.fixture
def shell(sdk: MakeSDK, api: Api) -> Run:
    made: SDK = sdk(_DOCUMENT)
    command: Any = importlib.import_module(f"{made.package.__name__}._runtime.command")

    def run(*words: str) -> int:
        address = () if words[:1] in ((), ("reference",)) else ("--base-url", api.url)
        code: int = command.run(made.package.Client, [*words, *address])
        return code

    return run


def test_methods_are_listed(shell: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert shell() == 0
    lines = capsys.readouterr().out.splitlines()
    assert "pets.get         One pet." in lines
    assert [line.split()[0] for line in lines[2:]] == [
        "pets.get",
        "pets.change",
        "pets.send_photo",
        "feed.read",
    ]


def test_values_are_what_the_method_takes(
    shell: Run, api: Api, capsys: pytest.CaptureFixture[str]
) -> None:
    api.body = b'{"id": 7, "name": "R\xc3\xa9x", "more": [1]}'
    given = ("--x_ray", "true", "--colours", '["a b", "c"]', "--code", "12")
    assert shell("pets.get", "7", *given) == 0
    (received,) = api.received
    assert received.line == "GET /pets/7?x-ray=true&colours=a%20b&colours=c&code=12"
    out = capsys.readouterr().out
    assert "Réx" in out
    assert json.loads(out) == {"id": 7, "name": "Réx", "more": [1]}


def test_properties_of_a_body_are_options(shell: Run, api: Api) -> None:
    api.status, api.body = 204, b""
    body = ("--name", "12", "--born", "2026-02-28", "--weight", "1.5", "--tags", "[]")
    assert shell("pets.change", "7", *body) == 0
    assert json.loads(api.received[0].body) == {
        "name": "12",
        "born": "2026-02-28",
        "weight": 1.5,
        "tags": [],
    }


def test_files_are_read_and_written(
    shell: Run,
    api: Api,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    api.headers, api.body = {"content-type": "image/png"}, b"\x89PNG\0\xff"
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\0")
    out = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", out)
    assert shell("pets.send_photo", "7", "--body", f"@{path}") == 0
    assert api.received[0].body == b"\x89PNG\0"
    written: Any = out.buffer
    assert written.getvalue() == api.body
    path.write_text('["x"]', encoding="utf-8")
    api.status, api.body = 204, b""
    monkeypatch.setattr(sys, "stdin", io.StringIO("Rex"))
    assert shell("pets.change", "7", "--name", "@-", "--tags", f"@{path}") == 0
    assert json.loads(api.received[1].body) == {"name": "Rex", "tags": ["x"]}


def test_items_are_lines(
    shell: Run, api: Api, capsys: pytest.CaptureFixture[str]
) -> None:
    api.headers, api.body = {"content-type": "application/jsonl"}, b"1\n2\n"
    assert shell("feed.read") == 0
    assert capsys.readouterr().out == "1\n2\n"


def test_what_goes_wrong_is_said(
    shell: Run, api: Api, capsys: pytest.CaptureFixture[str]
) -> None:
    api.status, api.body = 404, b'{"message": "no such pet"}'
    assert shell("pets.get", "7") == 1
    assert "no such pet" in capsys.readouterr().err
    assert shell("pets.gets", "7") == 2
    assert "did you mean pets.get" in capsys.readouterr().err
    assert shell("pets.change", "7", "--weight", "@none") == 2
    assert "No such file" in capsys.readouterr().err
    assert shell("pets.get", "") == 2
    assert "error: " in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        shell("pets.get")
    assert ended.value.code == 2
    assert "required: id" in capsys.readouterr().err
    assert len(api.received) == 1


def test_a_method_is_explained(shell: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        shell("pets.change", "--help")
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert "--born" in out
    assert "dt.date | str" in out


def test_without_calco_the_reference_says_what_to_install(
    shell: Run,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "generator.reference.installed", None)
    assert shell("reference") == 2
    assert "[reference]'" in capsys.readouterr().err
