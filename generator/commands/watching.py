"""``calco generate --watch``: again, whenever a file of the document is saved."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click
import watchfiles

from generator import config
from generator.commands.common import Job, jobs, one_line, target_of
from generator.problems import CalcoError, Report
from generator.problems_text import counted
from generator.read.remote import is_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.pipeline import Result

    Generate = Callable[[Job, Report], Result]

_MILLISECONDS = 300
"""Between two looks at the files, besides what the system tells."""
_COARSE = 20_000_000
"""Nanoseconds by which the times of files may be behind the clock."""


@dataclass(slots=True)
class Watched:
    """The files that decide what is generated.

    Attributes:
        files: As far as they are known.
        is_broken: Whether the last run failed, or left something out. Any change near
            them may mend that: a file that was missing comes, say.
    """

    files: set[Path] = field(default_factory=set[Path])
    is_broken: bool = False

    def look(self) -> dict[Path, tuple[int, int] | None]:
        """What tells one state of the files from another."""
        found: dict[Path, tuple[int, int] | None] = {}
        for path in sorted(self.files):
            try:
                status = path.stat()
                found[path] = (status.st_mtime_ns, status.st_size)
            except OSError:  # being replaced, perhaps
                found[path] = None
        return found

    def wait(self, seen: dict[Path, tuple[int, int] | None]) -> None:
        """Return when a file is not as it was *seen*.

        Raises:
            KeyboardInterrupt: Somebody has had enough.
        """
        folders = {path.parent for path in self.files if path.parent.is_dir()}
        if not folders:
            time.sleep(_MILLISECONDS / 1000)
            return
        for changes in watchfiles.watch(
            *folders,
            watch_filter=None,
            recursive=False,
            rust_timeout=_MILLISECONDS,
            yield_on_timeout=True,
            raise_interrupt=True,
        ):
            if self.look() != seen or (self.is_broken and changes):
                return


def watch(
    spec: str | None,
    directory: Path | None,
    package: str | None,
    overlays: tuple[str, ...],
    generate: Generate,
) -> int:
    """Generate, and go on doing so until Ctrl-C is pressed.

    Args:
        spec: As on the command line, like the next three.
        directory: That receives the project.
        package: Its import name.
        overlays: What is applied to the document besides.
        generate: Makes one package.

    Returns:
        The exit code, which is 0.
    """
    watched = Watched()
    try:
        while True:
            seen = watched.look()
            started = time.time_ns() - _COARSE
            _all(spec, directory, package, overlays, generate, watched)
            for path, state in watched.look().items():
                # A file that was met for the first time is as it was read, unless it
                # has been saved since the run began.
                is_old = state is None or state[0] < started
                seen.setdefault(path, state if is_old else None)
            watched.wait(seen)
    except KeyboardInterrupt:
        _say("stopped")
        return 0


def _all(
    spec: str | None,
    directory: Path | None,
    package: str | None,
    overlays: tuple[str, ...],
    generate: Generate,
    watched: Watched,
) -> None:
    watched.is_broken = False
    configured = config.find(Path.cwd())
    if configured is not None:
        watched.files.add(configured)
    try:
        todo = jobs(spec, directory, package, overlays)
    except CalcoError as error:
        _fail("calco.toml", error, watched)
        return
    for job in todo:
        if job.location == "-" or is_url(job.location):
            raise click.UsageError("--watch is for documents that are files.")
        watched.files.add(Path.cwd() / job.location)
        watched.files.update(job.options.guides)
        watched.files.update(Path.cwd() / file for file in job.options.overlays.files)
        target_of(job)
        report = Report()
        started = time.perf_counter()
        try:
            result = generate(job, report)
        except CalcoError as error:
            _fail(job.label, error, watched)
            continue
        watched.files.update(result.sources)
        if any(problem.level == "error" for problem in report.problems):
            watched.is_broken = True
        seconds = time.perf_counter() - started
        _say(f"{job.label}: {_summary(result, report)} ({seconds:.1f} s)")


def _summary(result: Result, report: Report) -> str:
    changes = result.changes
    parts = [f"{counted(len(changes.written), 'file')} written"]
    for name, paths in (("removed", changes.removed), ("merged", changes.merged)):
        if paths:
            parts.append(f"{len(paths)} {name}")
    if changes.conflicts:
        parts.append(f"in conflict: {', '.join(changes.conflicts)}")
    errors = [problem for problem in report.problems if problem.level == "error"]
    errors = [problem for problem in errors if problem.code != "CALCO-W017"]
    if errors:
        more = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
        parts.append(f"{errors[0]}{more}")
    return one_line(", ".join(parts))


def _fail(label: str, error: CalcoError, watched: Watched) -> None:
    watched.is_broken = True
    problem = error.problem
    where = f"{problem.place}: " if problem.place else ""
    text = one_line(f"{where}{problem.message}")
    _say(f"{label}: not generated: {text} [{problem.code}]")


def _say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)
