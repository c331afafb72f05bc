"""Input that is meant to do harm: depth, cycles, size, and hostile text."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import generator.emit.format
from generator.cli import run
from generator.config import Options
from generator.pipeline import build
from generator.problems import CalcoError, Report
from generator.progress import Silent
from generator.read.load import SIZE_LIMIT
from tests.problems.mutations import HOSTILE, MARK
from tests.problems.test_mutated_documents import check

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.pipeline import Product

DEEP = 10_000
LONG = 1_200  # more links than Python lets functions call each other
SCHEMAS = "#/components/schemas/"
HEAD: dict[str, Any] = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}
YAML = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"


@pytest.fixture
def unformatted(monkeypatch: pytest.MonkeyPatch) -> None:
    def as_rendered(files: Mapping[str, str], *_: object) -> dict[str, str]:
        return dict(files)

    monkeypatch.setattr(generator.emit.format, "format_files", as_rendered)


def made(document: dict[str, Any] | str) -> tuple[Product, Report]:
    text = document if isinstance(document, str) else json.dumps(document)
    report = Report()
    stdin = io.BytesIO(text.encode())
    return build("-", Options(), report, Silent(), stdin=stdin), report


def refused(text: str) -> str:
    with pytest.raises(CalcoError) as caught:
        made(text)
    return caught.value.problem.code


# Depth and cycles ------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"{YAML}x-a: {'{a: ' * DEEP}1{'}' * DEEP}\n",
        f"{YAML}x-a: {'[' * DEEP}1{']' * DEEP}\n",
        f"{YAML}x-a:\n  {'- ' * DEEP}1\n",
        YAML + "".join(f"{' ' * n}a:\n" for n in range(1, 1000)),
        json.dumps(HEAD)[:-1] + ', "x-a": ' + '{"a": ' * DEEP + "1" + "}" * DEEP + "}",
        "[" * DEEP + "]" * DEEP,
        "{" * DEEP,
    ],
    ids=["flow", "list", "block list", "block", "json", "json list", "open"],
)
def test_deep_nesting_is_refused(text: str) -> None:
    assert refused(text) in ("CALCO-R007", "CALCO-R008", "CALCO-R013")


LINKS: dict[str, Callable[[str], dict[str, Any]]] = {
    "reference": lambda ref: {"$ref": ref},
    "description": lambda ref: {"$ref": ref, "description": "d"},
    "one of allOf": lambda ref: {"allOf": [{"$ref": ref}]},
    "allOf": lambda ref: {"allOf": [{"$ref": ref}, {"properties": {"p": {}}}]},
    "oneOf": lambda ref: {"oneOf": [{"$ref": ref}, {"type": "string"}]},
    "null": lambda ref: {"anyOf": [{"$ref": ref}, {"type": "null"}]},
    "items": lambda ref: {"type": "array", "items": {"$ref": ref}},
    "tuple": lambda ref: {"type": "array", "prefixItems": [{"$ref": ref}]},
    "map": lambda ref: {"type": "object", "additionalProperties": {"$ref": ref}},
    "property": lambda ref: {"type": "object", "properties": {"n": {"$ref": ref}}},
    "not": lambda ref: {"not": {"$ref": ref}},
}


def chained(link: Callable[[str], dict[str, Any]], *, closed: bool) -> dict[str, Any]:
    schemas = {f"A{n}": link(f"{SCHEMAS}A{n + 1}") for n in range(LONG)}
    end = {"type": "object", "properties": {"x": {"type": "string"}}}
    schemas[f"A{LONG}"] = link(f"{SCHEMAS}A0") if closed else end
    content = {"application/json": {"schema": {"$ref": f"{SCHEMAS}A0"}}}
    responses = {"200": {"description": "d", "content": content}}
    paths = {"/a": {"get": {"responses": responses}}}
    return {**HEAD, "paths": paths, "components": {"schemas": schemas}}


@pytest.mark.usefixtures("unformatted")
@pytest.mark.parametrize("closed", [False, True], ids=["chain", "circle"])
@pytest.mark.parametrize("name", LINKS)
def test_long_chains_and_circles_of_schemas_are_carried_over(
    name: str, closed: bool
) -> None:
    product, report = made(chained(LINKS[name], closed=closed))
    check(product)
    assert product.coverage["operations"]["emitted"] == 1
    # Every code that tells of it leads to its explanation.
    told = {problem.code for problem in report.problems if problem.level == "error"}
    assert told <= {"CALCO-R022"}


@pytest.mark.usefixtures("unformatted")
def test_a_schema_that_extends_itself_is_an_object() -> None:
    own = {"type": "object", "properties": {"a": {"$ref": f"{SCHEMAS}A"}}}
    schemas = {"A": {"allOf": [{"$ref": f"{SCHEMAS}A"}, own]}}
    product, _ = made({**HEAD, "paths": {}, "components": {"schemas": schemas}})
    check(product)


@pytest.mark.usefixtures("unformatted")
def test_alternatives_that_multiply_are_bounded() -> None:
    def link(n: int) -> dict[str, Any]:
        following = {"$ref": f"{SCHEMAS}A{n + 1}"}
        return {
            "allOf": [
                {"oneOf": [following, {"type": "object", "properties": {f"q{n}": {}}}]},
                {"oneOf": [following, {"type": "object", "properties": {f"r{n}": {}}}]},
            ]
        }

    schemas: dict[str, Any] = {f"A{n}": link(n) for n in range(8)}
    schemas["A8"] = {"type": "object", "properties": {"x": {"type": "string"}}}
    product, report = made({**HEAD, "paths": {}, "components": {"schemas": schemas}})
    check(product)
    assert {"CALCO-S010", "CALCO-S032"} & {problem.code for problem in report.problems}


def test_files_that_refer_to_each_other_are_read(tmp_path: Path) -> None:
    first = f"{YAML}components: {{schemas: {{A: {{$ref: 'b.yaml#/B'}}}}}}\n"
    (tmp_path / "a.yaml").write_text(first)
    second = "B: {properties: {a: {$ref: 'a.yaml#/components/schemas/A'}}}\n"
    (tmp_path / "b.yaml").write_text(second)
    assert run(["validate", str(tmp_path / "a.yaml")]) == 0


# Size ------------------------------------------------------------------------


def test_aliases_cannot_multiply_without_end() -> None:
    bomb = "a0: &a0 {x: [1, 2, 3, 4, 5, 6, 7, 8, 9]}\n"
    for n in range(1, 12):
        bomb += f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n"
    assert refused(f"{YAML}{bomb}") == "CALCO-R009"


def test_a_file_over_the_limit_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(2 * SIZE_LIMIT)  # sparse: it takes no room
    assert run(["validate", str(path)]) == 2
    assert "takes the document over 100 MB" in capsys.readouterr().out


def test_standard_input_is_read_up_to_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("generator.read.load.SIZE_LIMIT", 1000)
    assert refused(YAML + "#" * 2000) == "CALCO-R004"


# Wrong types -----------------------------------------------------------------


@pytest.mark.usefixtures("unformatted")
@pytest.mark.parametrize(
    "text",
    [
        "openapi: 3.1.0\ninfo: 3\npaths: null\ncomponents: []\ntags: x\nservers: 5\n",
        "openapi: 3.1.0\ninfo: []\npaths: [1]\nwebhooks: 3\nsecurity: {}\n",
        "openapi: 3.1.0\npaths: {/a: [1], /b: 5, /c: {get: [x], put: {responses: [1]}}}",
        "openapi: 3.1.0\ncomponents: {schemas: [1], parameters: 5, x: null, headers: a}",
        f"{YAML}components: {{schemas: {{1: {{}}, null: {{}}, true: {{}}, 1.5: {{}}}}}}",
        "swagger: 2.0\npaths: []\ndefinitions: 5\nparameters: [1]\nresponses: x\n",
        "openapi: 3.2.0\npaths: {/a: {additionalOperations: [1], query: 5}}\n",
    ],
)
def test_parts_of_the_wrong_type_are_reported(text: str) -> None:
    product, report = made(text)
    check(product)
    assert report.problems


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}", "? [a]\n  "])
def test_a_key_that_is_no_scalar_is_refused_at_its_place(key: str) -> None:
    with pytest.raises(CalcoError) as caught:
        made(f"{YAML}components:\n  {key}: x\n")
    assert caught.value.problem.code == "CALCO-R007"
    assert caught.value.problem.place is not None
    assert caught.value.problem.place.line == 5


# Hostile text ----------------------------------------------------------------


def hostile(text: str) -> dict[str, Any]:
    """A document in which a text stands wherever a text can stand."""
    schema = {
        "type": "object",
        "title": text,
        "description": text,
        "required": [text],
        "properties": {
            text: {"type": "string", "enum": [text, "other"], "default": text},
            "plain": {"type": "string", "pattern": text, "format": text},
        },
    }
    reference = text.replace("~", "~0").replace("/", "~1")
    content = {text: {"schema": {"$ref": f"{SCHEMAS}{reference}"}, "example": text}}
    operation: dict[str, Any] = {
        "operationId": text,
        "tags": [text],
        "summary": text,
        "description": text,
        "parameters": [
            {"name": text, "in": "query", "description": text, "schema": {}},
            {"name": text, "in": "header", "schema": {"type": "string"}},
            {"name": text, "in": "path", "required": True, "schema": {}},
        ],
        "requestBody": {"content": content, "description": text},
        "responses": {"200": {"description": text, "content": content}},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": text,
            "version": text,
            "description": text,
            "contact": {"name": text, "email": text, "url": text},
            "license": {"name": text},
        },
        "servers": [{"url": text}],
        "tags": [{"name": text, "description": text}],
        "paths": {f"/{text}/{{{text}}}": {"post": operation}},
        "components": {
            "schemas": {text: schema},
            "securitySchemes": {text: {"type": "apiKey", "in": "header", "name": text}},
        },
    }


@pytest.mark.usefixtures("unformatted")
@pytest.mark.parametrize("text", HOSTILE, ids=[f"{n}" for n in range(len(HOSTILE))])
def test_text_stays_text_wherever_it_stands(text: str) -> None:
    product, _ = made(hostile(text))
    check(product)


def test_nothing_of_a_document_is_run_or_written_elsewhere(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    codes = [
        f'"""; import pathlib; pathlib.Path({str(mark)!r}).touch()',
        f"\n__import__('pathlib').Path({str(mark)!r}).touch()\n#",
        "../../../x",
    ]
    for number, text in enumerate(codes):
        home = tmp_path / f"home{number}"
        folder = home / "a" / "b"
        folder.mkdir(parents=True)
        (folder / "a.json").write_text(json.dumps(hostile(text)))
        arguments = ["generate", str(folder / "a.json"), "-o", str(folder / "out")]
        assert run([*arguments, "--package", "hostile", "--quiet"]) in (0, 1)
        walk = "import hostile, pkgutil, importlib\n" + (
            "for m in pkgutil.walk_packages(hostile.__path__, 'hostile.'):\n"
            "    importlib.import_module(m.name)\n"
        )
        subprocess.run([sys.executable, "-c", walk], cwd=folder / "out", check=True)
        found = {path.name for path in home.rglob("*") if folder not in path.parents}
        assert found == {"a", "b"}
        assert {path.name for path in folder.iterdir()} == {"a.json", "out"}
    assert not mark.exists()
    assert MARK not in globals()
