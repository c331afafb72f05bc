"""``calco check``: is what lies on disk what generate would write?"""

from __future__ import annotations

import functools
import json
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

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
    is_debugging,
    processes_option,
    told,
    workspace_options,
    worst,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.commands.common import Job
    from generator.problems import Problem
    from generator.progress import Progress
    from generator.read.remote import Remote
    from generator.workspace.selection import Choice


@click.command()
@click.argument("spec", required=False)
@click.option(
    "-o",
    "directory",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder that holds the project.",
)
@click.option("--package", metavar="NAME", help="The import name of the package.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@workspace_options
@processes_option
@overlay_option
@cache_option
@remote_options
@command_errors
def check(
    spec: str | None,
    directory: Path | None,
    package: str | None,
    overlays: tuple[str, ...],
    *,
    as_json: bool,
    choice: Choice,
    processes: int | None,
    cached: bool,
    remote: Remote,
) -> int:
    """Say whether DIR is what SPEC makes of it; touches nothing.

    Exit code 1 when a file differs, is missing or should not be there.
    """
    from generator.progress import Silent

    jobs, is_many = todo(spec, directory, package, choice, overlays)
    one = functools.partial(_outcome, remote=remote, cached=cached)
    if is_many:
        found = told(
            jobs,
            one,
            processes=processes,
            quiet=as_json,
            silent=as_json,
            debug=is_debugging(),
        )
    else:
        (job,) = jobs
        found = {job.label: one(job, Silent())}
        if not as_json:
            print("\n".join(found[job.label].out))
    code = worst(found)
    if as_json:
        packages = [{"sdk": name, **each.value} for name, each in found.items()]
        print(json.dumps({"current": not code, "packages": packages}, indent=2))
    return code


def _outcome(job: Job, progress: Progress, *, remote: Remote, cached: bool) -> Outcome:
    found = _checked(job, progress, remote, cached=cached)
    code = int(not found.current or bool(found.gaps))
    return Outcome(code, tuple(found.lines()), value=found.as_json())


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is to say of one package."""

    package: str
    target: Path
    current: bool
    gaps: Sequence[Problem]
    edited: Sequence[str]
    reasons: Sequence[str] = ()
    files: Mapping[str, str] = field(default_factory=dict[str, str])

    def as_json(self) -> dict[str, object]:
        return {
            "package": self.package,
            "directory": str(self.target),
            "current": self.current,
            "reasons": list(self.reasons),
            "files": dict(self.files),
            "edited": list(self.edited),
            "problems": [problem.as_json() for problem in self.gaps],
        }

    def lines(self) -> Iterator[str]:
        from generator.problems_text import counted

        edits = counted(len(self.edited), "file") + " edited by hand"
        if self.current:
            more = f", with {edits}" if self.edited else ""
            yield f"{self.package}: {self.target} is current{more}"
        else:
            yield f"{self.package}: {self.target} is not current"
        yield from (f"  because {reason}" for reason in self.reasons)
        yield from (f"  {path}: {state}" for path, state in self.files.items())
        yield from (f"  {problem}" for problem in self.gaps)


def _checked(job: Job, progress: Progress, remote: Remote, *, cached: bool) -> _Found:
    from generator.pipeline import build, unchanged
    from generator.runs import Runs

    target = target_of(job)
    if cached:
        run = unchanged(Runs(job.location, target, job.options), target)
        if run is not None:
            return _Found(run.package, target, True, run.gaps, run.edited)

    from generator.cache import Cache
    from generator.emit import manifest
    from generator.emit.difference import differences
    from generator.problems import Report
    from generator.release.standing import Standing

    before = manifest.load(target / manifest.FILE_NAME)
    product = build(
        job.location,
        job.options,
        Report(),
        progress,
        earlier=before.names if before else None,
        stdin=sys.stdin.buffer if job.location == "-" else None,
        # What was fetched is taken from the cache, so that this needs no network.
        remote=replace(remote, locked=before.remote if before else {}, from_cache=True),
        cache=Cache("formatted") if cached else None,
        standing=Standing(target, before),
    )
    found = differences(target, product.files, product.once, product.manifest)
    return _Found(
        product.plan.package,
        target,
        not found.files and not found.interrupted,
        product.gaps,
        found.edited,
        found.reasons,
        found.files,
    )
