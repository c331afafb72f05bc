"""What ``calco diff`` claims, against what mypy says of code that was there before.

Each case is one method of two documents, and code that uses it as the first has it. That
code must stop to type-check with the second exactly where a change counts as breaking.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING, NamedTuple

import pytest

from generator.config import Options
from generator.diff import compare
from generator.pipeline import generate, understand
from generator.problems import Report
from generator.progress import Silent
from tests.behaviour.sdk import openapi

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.diff import Difference
    from generator.pipeline import Understood


class Case(NamedTuple):
    """One method, as two documents have it.

    Attributes:
        old: YAML of its operation; the schema of its own is ``SCHEMA``.
        new: The same, of the second document; empty when it is gone.
        code: Statements that type-check with the first.
        schema: The schema in the first document.
        changed: The schema in the second.
    """

    old: str
    new: str
    code: str
    schema: str = ""
    changed: str = ""


def _query(schema: str, more: str = "") -> str:
    return f"""
parameters: [{{name: q, in: query, schema: {schema}{more}}}]
responses: {{'204': {{description: Done}}}}
"""


_DONE = "responses: {'204': {description: Done}}"
_ANSWER = """
responses:
  '200': {description: Fine, content: {application/json: {schema: SCHEMA}}}
"""
_BODY = """
requestBody: {required: true, content: {application/json: {schema: SCHEMA}}}
responses: {'204': {description: Done}}
"""
_LIST = """
requestBody: {content: {application/json: {schema: {type: array, items: SCHEMA}}}}
responses: {'204': {description: Done}}
"""
_TEXT = "{type: string}"


def _object(properties: str, required: str = "") -> str:
    return f"{{type: object, required: [{required}], properties: {{{properties}}}}}"


CASES = {
    "gone": Case(_DONE, "", "client.things.gone()"),
    "kept": Case(_DONE, _DONE, "client.things.kept()"),
    "deprecated": Case(
        _DONE, "deprecated: true\n" + _DONE, "client.things.deprecated()"
    ),
    "argument_gone": Case(_query(_TEXT), _DONE, "client.things.argument_gone(q='x')"),
    "argument_new": Case(_DONE, _query(_TEXT), "client.things.argument_new()"),
    "argument_required": Case(
        _query(_TEXT),
        _query(_TEXT, ", required: true"),
        "client.things.argument_required()",
    ),
    "argument_optional": Case(
        _query(_TEXT, ", required: true"),
        _query(_TEXT),
        "client.things.argument_optional(q='x')",
    ),
    "to_number": Case(
        _query("{type: integer}"),
        _query("{type: number}"),
        "client.things.to_number(q=1)",
    ),
    "to_integer": Case(
        _query("{type: number}"),
        _query("{type: integer}"),
        "client.things.to_integer(q=1.5)",
    ),
    "to_null": Case(
        _query(_TEXT),
        _query("{type: [string, 'null']}"),
        "client.things.to_null(q='x')",
    ),
    "from_null": Case(
        _query("{type: [string, 'null']}"),
        _query(_TEXT),
        "client.things.from_null(q=None)",
    ),
    "to_union": Case(
        _query(_TEXT),
        _query("{type: [string, integer]}"),
        "client.things.to_union(q='x')",
    ),
    "from_union": Case(
        _query("{type: [string, integer]}"),
        _query(_TEXT),
        "client.things.from_union(q=1)",
    ),
    "value_gone": Case(
        _query("{type: string, enum: [a, b]}"),
        _query("{type: string, enum: [a]}"),
        "client.things.value_gone(q='b')",
    ),
    "value_new": Case(
        _query("{type: string, enum: [a]}"),
        _query("{type: string, enum: [a, b]}"),
        "client.things.value_new(q='a')",
    ),
    "items": Case(
        _query("{type: array, items: {type: integer}}"),
        _query("{type: array, items: {type: string}}"),
        "client.things.items(q=[1])",
    ),
    "header": Case(
        _query(_TEXT),
        _query(_TEXT).replace("in: query", "in: header"),
        "client.things.header(q='x')",
    ),
    "keyword_gone": Case(
        _BODY,
        _BODY,
        "client.things.keyword_gone(a='x', b='y')",
        _object("a: {type: string}, b: {type: string}"),
        _object("a: {type: string}"),
    ),
    "keyword_new": Case(
        _BODY,
        _BODY,
        "client.things.keyword_new(a='x')",
        _object("a: {type: string}"),
        _object("a: {type: string}, b: {type: string}"),
    ),
    "keyword_required": Case(
        _BODY,
        _BODY,
        "client.things.keyword_required(a='x')",
        _object("a: {type: string}, b: {type: string}"),
        _object("a: {type: string}, b: {type: string}", "b"),
    ),
    "read_only": Case(
        _BODY,
        _BODY,
        "client.things.read_only(a='x', b='y')",
        _object("a: {type: string}, b: {type: string}"),
        _object("a: {type: string}, b: {type: string, readOnly: true}"),
    ),
    "nested": Case(
        _LIST,
        _LIST,
        "client.things.nested(body=[{'a': {'b': 1}}])",
        _object("a: {type: object, properties: {b: {type: integer}}}"),
        _object("a: {type: object, properties: {b: {type: string}}}"),
    ),
    "to_body": Case(
        _BODY, _LIST, "client.things.to_body(a='x')", _object("a: {type: string}")
    ),
    "field_gone": Case(
        _ANSWER,
        _ANSWER,
        "client.things.field_gone().b",
        _object("a: {type: string}, b: {type: string}"),
        _object("a: {type: string}"),
    ),
    "field_new": Case(
        _ANSWER,
        _ANSWER,
        "client.things.field_new().a",
        _object("a: {type: string}"),
        _object("a: {type: string}, b: {type: string}"),
    ),
    "field_optional": Case(
        _ANSWER,
        _ANSWER,
        "client.things.field_optional().a.upper()",
        _object("a: {type: string}", "a"),
        _object("a: {type: string}"),
    ),
    "field_required": Case(
        _ANSWER,
        _ANSWER,
        "print((client.things.field_required().a or '').upper())",
        _object("a: {type: string}"),
        _object("a: {type: string}", "a"),
    ),
    "field_null": Case(
        _ANSWER,
        _ANSWER,
        "client.things.field_null().a.upper()",
        _object("a: {type: string}", "a"),
        _object("a: {type: [string, 'null']}", "a"),
    ),
    "field_type": Case(
        _ANSWER,
        _ANSWER,
        "client.things.field_type().a.upper()",
        _object("a: {type: string}", "a"),
        _object("a: {type: string, format: date-time}", "a"),
    ),
    "field_union": Case(
        _ANSWER,
        _ANSWER,
        "client.things.field_union().a.upper()",
        _object("a: {type: string}", "a"),
        _object("a: {type: [string, integer]}", "a"),
    ),
    "field_whole": Case(
        _ANSWER,
        _ANSWER,
        "print(client.things.field_whole().a + 0.5)",
        _object("a: {type: number}", "a"),
        _object("a: {type: integer}", "a"),
    ),
    "member_gone": Case(
        _ANSWER,
        _ANSWER,
        "print(client.things.member_gone() is models.MemberGone.B)",
        "{type: string, enum: [a, b]}",
        "{type: string, enum: [a]}",
    ),
    "member_new": Case(
        _ANSWER,
        _ANSWER,
        "print(client.things.member_new() is models.MemberNew.A)",
        "{type: string, enum: [a]}",
        "{type: string, enum: [a, b]}",
    ),
    "to_text": Case(
        _ANSWER,
        _ANSWER,
        "client.things.to_text().is_known",
        "{type: string, enum: [a, b]}",
        _TEXT,
    ),
    "from_text": Case(
        _ANSWER,
        _ANSWER,
        "client.things.from_text().upper()",
        _TEXT,
        "{type: string, enum: [a, b]}",
    ),
    "to_list": Case(
        _ANSWER,
        _ANSWER,
        "client.things.to_list().upper()",
        _TEXT,
        "{type: array, items: {type: string}}",
    ),
    "to_nothing": Case(
        _ANSWER, _DONE, "client.things.to_nothing().upper()", _TEXT, _TEXT
    ),
    "from_nothing": Case(_DONE, _ANSWER, "client.things.from_nothing()", _TEXT, _TEXT),
    "described": Case(
        _query("{type: string, description: One}"),
        _query("{type: string, description: Two, default: x}"),
        "client.things.described(q='x')",
    ),
}


def _document(*, new: bool) -> str:
    paths: list[str] = []
    schemas: list[str] = []
    for name, case in CASES.items():
        operation = case.new if new else case.old
        called = "".join(word.capitalize() for word in name.split("_"))
        if operation:
            inner = operation.replace(
                "SCHEMA", f"{{$ref: '#/components/schemas/{called}'}}"
            )
            paths += [
                f"/{name}:",
                "  post:",
                f"    operationId: {name}",
                "    tags: [things]",
                textwrap.indent(inner.strip(), "    "),
            ]
        schema = case.changed if new else case.schema
        # What is no longer used stays, so that only the method itself has changed.
        schemas.append(f"{called}: {schema or case.schema or '{type: string}'}")
    return openapi("\n".join(paths), "\n".join(schemas))


def _consumer() -> str:
    lines = ["from things import Client, models", "", "client = Client()", ""]
    for name, case in CASES.items():
        lines += [f"def use_{name}() -> None:", f"    {case.code}", ""]
    # Keeps the import in use whatever the cases are.
    lines.append("print(models)")
    return "\n".join(lines)


class Pair(NamedTuple):
    """Two projects, and the difference between their documents."""

    old: Path
    new: Path
    difference: Difference


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Both packages, the second one with the names of the first."""
    options = Options(package="things")
    known: list[Understood] = []
    folders: list[Path] = []
    for new in (False, True):
        folder = tmp_path_factory.mktemp("new" if new else "old")
        source = folder / "openapi.yaml"
        source.write_text(_document(new=new), encoding="utf-8")
        project = folder / "project"
        generate(str(source), project, options, Report(), Silent())
        (project / "consumer.py").write_text(_consumer(), encoding="utf-8")
        earlier = known[0].names.records if known else None
        known.append(
            understand(str(source), options, Report(), Silent(), earlier=earlier)
        )
        folders.append(project)
    return Pair(folders[0], folders[1], compare(known[0], known[1], "1.0.0"))


def _refused(project: Path) -> Iterator[str]:
    """The cases whose code mypy refuses."""
    done = subprocess.run(
        (
            *(sys.executable, "-m", "mypy", "--strict", "--show-error-codes"),
            "consumer.py",
        ),
        check=False,
        cwd=project,
        capture_output=True,
        text=True,
        env={**os.environ, "MYPYPATH": str(project)},
        timeout=300,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    lines = (project / "consumer.py").read_text(encoding="utf-8").splitlines()
    for number in re.findall(r"^consumer\.py:(\d+): error", done.stdout, re.M):
        above = lines[int(number) - 2]
        yield above.removeprefix("def use_").removesuffix("() -> None:")


def _claimed(found: Difference) -> set[str]:
    """The cases of which a change is said to break code."""
    methods = {
        method
        for change in found.of("breaking")
        for method in (change.subject, *change.methods)
    }
    text = "\n".join(sorted(methods))
    return set(re.findall(r"^client\.things\.(\w+)", text, re.M))


def test_the_code_is_right_to_begin_with(pair: Pair) -> None:
    assert sorted(_refused(pair.old)) == []


def test_mypy_refuses_what_is_said_to_break_and_nothing_else(pair: Pair) -> None:
    refused = set(_refused(pair.new))
    assert refused == _claimed(pair.difference)
    assert len(refused) > len(CASES) / 3
    assert len(CASES) - len(refused) > len(CASES) / 3
