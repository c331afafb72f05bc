"""``calco validate``: every problem of a document."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from generator.commands.common import UNUSABLE, command_errors, remote_options
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.pipeline import Understood
    from generator.problems import Problem
    from generator.read.remote import Remote

_FORMATS = ("text", "json", "sarif", "github")


@click.command()
@click.argument("spec")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="How the problems are printed; github is for annotations of its Actions.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@remote_options
@command_errors
def validate(spec: str, form: str, *, as_json: bool, remote: Remote) -> int:
    """Show every problem of SPEC with its place, as generate would meet it.

    Exit code 1 when something cannot be carried over into a package, 2 when the
    document cannot be read at all.
    """
    from generator.config import Options
    from generator.pipeline import understand
    from generator.problems import Report
    from generator.progress import Silent

    report = Report()
    found: Understood | None = None
    stopped: CalcoError | None = None
    stdin = sys.stdin.buffer if spec == "-" else None
    try:
        found = understand(
            spec, Options(), report, Silent(), stdin=stdin, remote=remote
        )
    except CalcoError as error:
        stopped = error
        report.problems.append(error.problem)
    problems = report.in_order()
    failed = any(problem.level == "error" for problem in problems)
    if as_json or form == "json":
        content: dict[str, object] = {
            "valid": not failed,
            "openapi": found.document.version if found else None,
            "operations": len(found.api.operations) if found else 0,
            "problems": [problem.as_json() for problem in problems],
        }
        if stopped:
            content["error"] = stopped.problem.as_json()
        print(json.dumps(content, indent=2))
    elif form == "text":
        _print_text(problems, report.texts)
        if found:
            _print_summary(spec, found, problems)
    else:
        _print_for_programs(problems, form)
    return UNUSABLE if stopped else int(failed)


def _print_text(problems: list[Problem], texts: Mapping[str, str]) -> None:
    from generator.problems_text import Excerpts

    excerpts = Excerpts(texts)
    for problem in problems:
        for line in excerpts.lines(problem):
            print(line)


def _print_summary(spec: str, found: Understood, problems: list[Problem]) -> None:
    from generator.problems_text import count_of, counted, printable

    print(
        f"{printable(spec)}: OpenAPI {printable(found.document.version)},"
        f" {counted(len(found.api.operations), 'operation')},"
        f" {count_of(problems) or 'no problems'}"
    )


def _print_for_programs(problems: list[Problem], form: str) -> None:
    from generator.problems_formats import as_github, as_sarif

    if form == "sarif":
        print(json.dumps(as_sarif(problems), indent=2))
    else:
        for line in as_github(problems):
            print(line)
