"""The registry of codes holds what the program can report, no more and no less."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from generator.cli import run
from generator.codes import CODES
from generator.codes.configuration import CONFIGURATION
from generator.codes.coverage import COVERAGE
from generator.codes.differences import DIFFERENCES
from generator.codes.differences_types import TYPE_DIFFERENCES
from generator.codes.examples import EXAMPLES
from generator.codes.files import FILES
from generator.codes.names import NAMES
from generator.codes.operations import OPERATIONS
from generator.codes.overlays import OVERLAYS
from generator.codes.references import REFERENCES
from generator.codes.repairs import REPAIRS
from generator.codes.schemas import SCHEMAS
from generator.codes.versions import VERSIONS
from generator.codes.writing import WRITING

GENERATOR = Path(__file__).parents[2] / "generator"
TABLES = (
    *CONFIGURATION,
    *COVERAGE,
    *DIFFERENCES,
    *EXAMPLES,
    *FILES,
    *NAMES,
    *OPERATIONS,
    *OVERLAYS,
    *REFERENCES,
    *REPAIRS,
    *SCHEMAS,
    *TYPE_DIFFERENCES,
    *VERSIONS,
    *WRITING,
)


def used() -> dict[str, str]:
    """Every code that a string of the program names, and a file that names it."""
    found: dict[str, str] = {}
    for path in sorted(GENERATOR.rglob("*.py")):
        if path.is_relative_to(GENERATOR / "codes"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and re.fullmatch(r"CALCO-[A-Z][0-9]{3}", node.value)
            ):
                found[node.value] = str(path.relative_to(GENERATOR.parent))
    return found


def test_each_code_that_is_reported_is_registered() -> None:
    missing = {code: file for code, file in used().items() if code not in CODES}
    assert not missing, "register these in generator/codes"


def test_each_registered_code_is_reported() -> None:
    assert not CODES.keys() - used().keys(), "these are no longer reported"


def test_no_code_is_registered_twice() -> None:
    assert len(TABLES) == len(CODES)


@pytest.mark.parametrize("code", TABLES, ids=lambda code: code.code)
def test_each_code_says_what_to_do(code: object) -> None:
    known = CODES[getattr(code, "code")]  # noqa: B009 (parametrize knows no types)
    assert not known.title.endswith(".")
    for sentence in (known.meaning, known.outcome, known.remedy):
        assert sentence.endswith("."), sentence


@pytest.mark.parametrize("spelling", ["CALCO-S012", "calco-s012", "S012", " s012 "])
def test_explain_takes_a_code_as_people_write_it(
    spelling: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", spelling]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("CALCO-S012: a schema refers only to itself\n")
    assert "What to do:" in shown


def test_explain_lists_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in shown] == sorted(CODES)


def test_explain_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "R021", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["code"] == "CALCO-R021"
    assert set(shown) == {"code", "title", "meaning", "outcome", "remedy"}


def test_an_unknown_code_suggests_near_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["explain", "CALCO-S112"]) == 2
    assert "CALCO-S012" in capsys.readouterr().err


def test_a_hostile_code_is_shown_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "\x1b[31mX"]) == 2
    assert "\x1b" not in capsys.readouterr().err
