"""``calco validate``: every problem of a document."""

from __future__ import annotations

import functools
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.common import (
    UNUSABLE,
    Job,
    command_errors,
    overlay_option,
    overlays_of,
    remote_options,
    todo,
)
from generator.commands.workspace import (
    Outcome,
    all_as_json,
    is_debugging,
    processes_option,
    told,
    workspace_options,
    worst,
)
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.pipeline import Understood
    from generator.problems import Problem
    from generator.progress import Progress
    from generator.read.remote import Remote
    from generator.workspace.selection import Choice

_FORMATS = ("text", "json", "sarif", "github")


@click.command()
@click.argument("spec", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="How the problems are printed; github is for annotations of its Actions.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@workspace_options
@processes_option
@overlay_option
@remote_options
@command_errors
def validate(
    spec: str | None,
    form: str,
    overlays: tuple[str, ...],
    *,
    as_json: bool,
    choice: Choice,
    processes: int | None,
    remote: Remote,
) -> int:
    """Show every problem of SPEC with its place, as generate would meet it.

    Overlays and patches that calco.toml has for SPEC are applied.

    Without SPEC: of the document of every SDK in calco.toml, with what that says of it.
    Exit code 1 when something cannot be carried over into a package, 2 when the
    document cannot be read at all.
    """
    from generator.config import Options
    from generator.progress import Silent

    form = "json" if as_json else form
    one = functools.partial(_outcome, form=form, remote=remote)
    if spec is not None and not choice:
        options = Options(overlays=overlays_of(spec, overlays))
        outcome = one(Job(spec, spec, options), Silent())
        print(*outcome.out, sep="\n", end="\n" if outcome.out else "")
        if form == "json":
            print(json.dumps(outcome.value, indent=2))
        return outcome.code
    if overlays:
        raise click.UsageError("--overlay is for one document; name it.")
    jobs = _configured(spec, choice)
    if form == "sarif":
        raise click.UsageError("--format sarif is for one document; name it.")
    found = told(
        jobs,
        one,
        processes=processes,
        quiet=form != "text",
        silent=form == "json",
        debug=is_debugging(),
    )
    if form == "json":
        print(json.dumps(all_as_json(found), indent=2))
    return worst(found)


def _configured(spec: str | None, choice: Choice) -> list[Job]:
    """The documents of calco.toml."""
    from generator import config

    if config.find(Path.cwd()) is None:
        raise click.UsageError("Name a document, or stand where calco.toml does.")
    return todo(spec, None, None, choice).jobs


def _outcome(job: Job, progress: Progress, *, form: str, remote: Remote) -> Outcome:
    """The problems of one document."""
    from generator.pipeline import understand
    from generator.problems import Report

    report = Report()
    found: Understood | None = None
    stopped: CalcoError | None = None
    stdin = sys.stdin.buffer if job.location == "-" else None
    try:
        found = understand(
            job.location, job.options, report, progress, stdin=stdin, remote=remote
        )
    except CalcoError as error:
        stopped = error
        report.problems.append(error.problem)
    problems = report.in_order()
    failed = any(problem.level == "error" for problem in problems)
    content: dict[str, object] = {
        "valid": not failed,
        "openapi": found.document.version if found else None,
        "operations": len(found.api.operations) if found else 0,
        "problems": [problem.as_json() for problem in problems],
    }
    if stopped:
        content["error"] = stopped.problem.as_json()
    lines: list[str] = []
    if form == "text":
        lines += _text(problems, report.texts)
        if found:
            lines.append(_summary(job.location, found, problems))
    elif form != "json":
        lines += _for_programs(problems, form)
    return Outcome(UNUSABLE if stopped else int(failed), tuple(lines), value=content)


def _text(problems: list[Problem], texts: Mapping[str, str]) -> Iterator[str]:
    from generator.problems_text import Excerpts

    excerpts = Excerpts(texts)
    for problem in problems:
        yield from excerpts.lines(problem)


def _summary(spec: str, found: Understood, problems: list[Problem]) -> str:
    from generator.problems_text import count_of, counted, printable

    return (
        f"{printable(spec)}: OpenAPI {printable(found.document.version)},"
        f" {counted(len(found.api.operations), 'operation')},"
        f" {count_of(problems) or 'no problems'}"
    )


def _for_programs(problems: list[Problem], form: str) -> Iterator[str]:
    from generator.problems_formats import as_github, as_sarif

    if form == "sarif":
        yield json.dumps(as_sarif(problems), indent=2)
    else:
        yield from as_github(problems)
