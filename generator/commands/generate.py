"""``calco generate``: the main job."""

from __future__ import annotations

import functools
import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.common import (
    cache_option,
    command_errors,
    overlay_option,
    remote_options,
    target_of,
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

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from generator.commands.common import Job
    from generator.pipeline import Result
    from generator.problems import Report
    from generator.progress import Progress
    from generator.read.remote import Remote
    from generator.release import Request
    from generator.workspace.selection import Choice


@click.command()
@click.argument("spec", required=False)
@click.option(
    "-o",
    "directory",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder that receives the project.",
)
@click.option("--package", metavar="NAME", help="The import name of the package.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@click.option("--force", is_flag=True, help="Overwrite edits in generated files.")
@click.option(
    "--update-remote",
    is_flag=True,
    help="Accept what remote files hold now, where calco.lock knows them otherwise.",
)
@click.option(
    "--watch", "watched", is_flag=True, help="Go on, whenever the document is saved."
)
@click.option(
    "--release",
    "released",
    is_flag=True,
    help="Make it the next release: its version and its changelog.",
)
@click.option(
    "--release-as",
    "version",
    metavar="VERSION",
    help="The same, with a version of your choice.",
)
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The date of the release, for the changelog.",
)
@workspace_options
@processes_option
@overlay_option
@cache_option
@remote_options
@command_errors
def generate(
    spec: str | None,
    directory: Path | None,
    package: str | None,
    overlays: tuple[str, ...],
    *,
    as_json: bool,
    quiet: bool,
    force: bool,
    update_remote: bool,
    watched: bool,
    released: bool,
    version: str | None,
    date: datetime | None,
    choice: Choice,
    processes: int | None,
    cached: bool,
    remote: Remote,
) -> int:
    """Write the client package of SPEC into DIR.

    Without SPEC: every SDK named in calco.toml, here or in a folder above, several at
    the same time.
    """
    from generator import progress

    request = _request(version, date, released=released, watched=watched)
    work = functools.partial(
        _one,
        force=force,
        cached=cached,
        remote=replace(remote, update=update_remote),
        request=request,
    )
    if watched:
        from generator.commands.watching import watch

        if as_json or quiet:
            raise click.UsageError("--watch prints a line a run: no --json or --quiet.")
        if choice:
            raise click.UsageError("--watch is for SPEC, or for all of calco.toml.")
        return watch(
            spec,
            directory,
            package,
            overlays,
            lambda job, report: work(job, report, progress.Silent()),
        )
    jobs, is_many = todo(spec, directory, package, choice, overlays)
    if version is not None and len(jobs) > 1:
        raise click.UsageError("--release-as is for one package; name its document.")
    one = functools.partial(_outcome, work, quiet=quiet or as_json)
    if is_many:
        found = told(
            jobs,
            one,
            processes=processes,
            quiet=quiet,
            silent=quiet or as_json,
            debug=is_debugging(),
        )
        if as_json:
            print(json.dumps(all_as_json(found), indent=2))
        return worst(found)
    (job,) = jobs
    outcome = one(job, progress.for_stream(quiet=quiet))
    if as_json:
        print(json.dumps(outcome.value, indent=2))
    for line in outcome.err:
        print(line, file=sys.stderr)
    for line in outcome.out:
        print(line)
    return outcome.code


def _one(
    job: Job,
    report: Report,
    progress: Progress,
    *,
    force: bool,
    remote: Remote,
    cached: bool,
    request: Request | None,
) -> Result:
    from generator.pipeline import generate as run

    return run(
        job.location,
        target_of(job),
        job.options,
        report,
        progress,
        stdin=sys.stdin.buffer if job.location == "-" else None,
        force=force,
        remote=remote,
        cached=cached,
        request=request,
    )


def _outcome(
    work: Callable[[Job, Report, Progress], Result],
    job: Job,
    progress: Progress,
    *,
    quiet: bool,
) -> Outcome:
    from generator.problems import Report
    from generator.problems_text import summary_of

    started = time.perf_counter()
    report = Report()
    result = work(job, report, progress)
    seconds = time.perf_counter() - started
    return Outcome(
        int(bool(result.gaps or result.changes.conflicts)),
        () if quiet else (_summary(result, seconds),),
        () if quiet else tuple(summary_of(report, job.location)),
        as_object(result, report),
    )


def _request(
    version: str | None, date: datetime | None, *, released: bool, watched: bool
) -> Request | None:
    """The release that the options ask for."""
    if not released and version is None:
        if date is not None:
            raise click.UsageError("--date is that of a release; give --release.")
        return None
    if watched:
        raise click.UsageError("A release is made once: no --watch.")
    from generator.release import Request

    return Request(version, date.strftime("%Y-%m-%d") if date else None)


def as_object(result: Result, report: Report) -> dict[str, Any]:
    """What ``--json`` prints."""
    return {
        **{group: dict(counts) for group, counts in result.coverage.items()},
        "problems": [problem.as_json() for problem in report.problems],
        "files": result.changes.as_json(),
        "merged": list(result.changes.merged),
        "conflicts": list(result.changes.conflicts),
        **({"release": result.release.as_json()} if result.release else {}),
        "package": result.package,
        "directory": str(result.directory),
    }


def _summary(result: Result, seconds: float) -> str:
    from generator.problems_text import counted

    coverage = result.coverage
    operations = coverage["operations"]
    changes = result.changes
    parts = [
        f"{operations['emitted']} of {operations['in_document']} operations",
        counted(coverage["schemas"]["emitted"], "schema"),
        f"{counted(len(changes.written), 'file')} written",
        f"{len(changes.unchanged)} unchanged",
    ]
    if changes.removed:
        parts.append(f"{len(changes.removed)} removed")
    if changes.merged:
        parts.append(f"{len(changes.merged)} merged")
    if changes.orphaned:
        parts.append(f"{len(changes.orphaned)} edited and kept")
    if changes.conflicts:
        parts.append(f"{len(changes.conflicts)} in conflict")
    lines = [f"{result.package}: {', '.join(parts)} ({seconds:.1f} s)"]
    if result.release:
        lines.append(f"  {result.release.line()}")
    for state in ("degraded", "skipped"):
        told = [
            f"{counts[state]} of {counts['in_document']} {group.replace('_', ' ')}"
            for group, counts in coverage.items()
            if counts[state]
        ]
        lines += [f"  {state}: {', '.join(told)}"] if told else []
    lines += [f"  merged: {path}" for path in changes.merged]
    lines += [f"  conflict: {path}" for path in changes.conflicts]
    lines += [
        f"  kept: {path} is no longer generated but was edited by hand"
        for path in changes.orphaned
    ]
    return "\n".join(lines)
