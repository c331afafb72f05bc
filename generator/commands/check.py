"""``calco check``: is what lies on disk what generate would write?"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.common import (
    cache_option,
    command_errors,
    jobs,
    remote_options,
    target_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.commands.common import Job
    from generator.problems import Problem
    from generator.read.remote import Remote


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
@cache_option
@remote_options
@command_errors
def check(
    spec: str | None,
    directory: Path | None,
    package: str | None,
    *,
    as_json: bool,
    cached: bool,
    remote: Remote,
) -> int:
    """Say whether DIR is what SPEC makes of it; touches nothing.

    Exit code 1 when a file differs, is missing or should not be there.
    """
    results: list[dict[str, object]] = []
    failed = False
    for job in jobs(spec, directory, package):
        found = _checked(job, remote, cached=cached)
        failed = failed or not found.current or bool(found.gaps)
        results.append(found.as_json())
        if not as_json:
            print("\n".join(found.lines()))
    if as_json:
        print(json.dumps({"current": not failed, "packages": results}, indent=2))
    return int(failed)


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


def _checked(job: Job, remote: Remote, *, cached: bool) -> _Found:
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
    from generator.progress import Silent
    from generator.release.standing import Standing

    before = manifest.load(target / manifest.FILE_NAME)
    product = build(
        job.location,
        job.options,
        Report(),
        Silent(),
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
