"""``calco validate``: every problem of a document."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from generator.commands.common import UNUSABLE, command_errors, remote_options
from generator.problems import CalcoError

if TYPE_CHECKING:
    from generator.ir import Api
    from generator.problems import Problem, Report
    from generator.read import Document
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
    """Show every problem of SPEC with its place.

    Exit code 1 when something cannot be carried over into a package, 2 when the
    document cannot be read at all.
    """
    from generator.problems import Report

    report = Report()
    document: Document | None = None
    api: Api | None = None
    stopped: CalcoError | None = None
    try:
        document, api = _read(spec, report, remote)
    except CalcoError as error:
        stopped = error
        report.problems.append(error.problem)
    problems = report.in_order()
    failed = any(problem.level == "error" for problem in problems)
    if as_json or form == "json":
        content: dict[str, object] = {
            "valid": not failed,
            "openapi": document.version if document else None,
            "operations": len(api.operations) if api else 0,
            "problems": [problem.as_json() for problem in problems],
        }
        if stopped:
            content["error"] = stopped.problem.as_json()
        print(json.dumps(content, indent=2))
    elif form == "text":
        _print_text(problems, report)
        if document and api:
            _print_summary(spec, document, api, problems)
    else:
        _print_for_programs(problems, form)
    if stopped:
        # What stopped the reader is told on stderr too, as by every command.
        from generator.commands.common import show_error

        show_error(stopped.problem)
        return UNUSABLE
    return int(failed)


def _read(spec: str, report: Report, remote: Remote) -> tuple[Document, Api]:
    from generator.config import Options
    from generator.names import Records, name
    from generator.parse import parse
    from generator.read import read

    stdin = sys.stdin.buffer if spec == "-" else None
    document = read(spec, report=report, stdin=stdin, remote=remote)
    api = parse(document, report)
    name(api, Options(), Records(), report)
    report.locate(document.place)
    return document, api


def _print_text(problems: list[Problem], report: Report) -> None:
    from generator.problems_text import Excerpts

    excerpts = Excerpts(report.texts)
    for problem in problems:
        for line in excerpts.lines(problem):
            print(line)


def _print_summary(
    spec: str, document: Document, api: Api, problems: list[Problem]
) -> None:
    from generator.problems_text import count_of, printable

    print(
        f"{printable(spec)}: OpenAPI {printable(document.version)},"
        f" {len(api.operations)} operations, {count_of(problems) or 'no problems'}"
    )


def _print_for_programs(problems: list[Problem], form: str) -> None:
    from generator.problems_formats import as_github, as_sarif

    if form == "sarif":
        print(json.dumps(as_sarif(problems), indent=2))
    else:
        for line in as_github(problems):
            print(line)
