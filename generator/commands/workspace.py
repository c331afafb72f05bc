"""What the commands do with the many SDKs of a ``calco.toml``."""

from __future__ import annotations

import functools
import os
import sys
import time
import traceback
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import click

from generator.commands.common import UNUSABLE, error_lines, internal_error, one_line
from generator.problems import CalcoError, Problem
from generator.workspace.selection import Choice, costs_of
from generator.workspace.shards import Shard, shard

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from typing import TypeAlias

    from generator.commands.common import Job
    from generator.progress import Progress

    Work: TypeAlias = Callable[[Job, Progress], "Outcome"]

_P = ParamSpec("_P")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one SDK: all that is told of it, and no more.

    Attributes:
        code: The exit code.
        out: Lines for stdout.
        err: Lines for stderr.
        value: The object for ``--json``.
        trace: The traceback, for ``--debug``.
    """

    code: int
    out: tuple[str, ...] = ()
    err: tuple[str, ...] = ()
    value: Mapping[str, Any] = field(default_factory=dict[str, Any])
    trace: str = ""


def _shard(
    context: click.Context, parameter: click.Parameter, text: str | None
) -> Shard | None:
    try:
        return None if text is None else shard(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def workspace_options(function: Callable[_P, int]) -> Callable[..., int]:
    """Add what chooses among the SDKs of ``calco.toml``, and pass it as ``choice``."""

    @click.option(
        "--only",
        multiple=True,
        metavar="NAME",
        help="An SDK of calco.toml, or a glob such as 'pay-*'; may be given several"
        " times.",
    )
    @click.option(
        "--changed-since",
        metavar="REVISION",
        help="Leave out SDKs of which nothing has changed since this revision of git.",
    )
    @click.option(
        "--shard",
        "part",
        callback=_shard,
        metavar="N/COUNT",
        help="One part of the SDKs, such as 2/8, split evenly by what they cost.",
    )
    @functools.wraps(function)
    def wrapped(*args: _P.args, **kwargs: _P.kwargs) -> int:
        given = (kwargs.pop(key) for key in ("only", "changed_since", "part"))
        kwargs["choice"] = Choice(*given)  # type: ignore[arg-type]  # as click typed them
        return function(*args, **kwargs)

    return wrapped


def processes_option(function: Callable[_P, int]) -> Callable[_P, int]:
    """Add ``--jobs``, and pass it as ``processes``."""
    return click.option(
        "--jobs",
        "processes",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many SDKs at the same time; as many as there are cores by default.",
    )(function)


def outcomes(
    jobs: Sequence[Job], work: Work, *, processes: int | None, quiet: bool = False
) -> Generator[tuple[Job, Outcome]]:
    """Do all jobs, each in a process; what became of them in their order.

    What stops a job, its process included, stops none of the others.

    Args:
        jobs: What is to be done.
        work: Does one of them; pickled where processes are not forked.
        processes: How many at a time; as many as there are cores when ``None``.
        quiet: Whether no progress is shown.
    """
    from generator.workspace.display import display_for
    from generator.workspace.pool import Answer, Lost, Piece, Step, run

    display = display_for([one_line(job.label) for job in jobs], quiet=quiet)
    if len(jobs) == 1:  # nothing that a process of its own would be good for
        outcome = _guarded(work, jobs[0], display.step)
        display.done(0, failed=outcome.code >= UNUSABLE)
        display.clear()
        yield jobs[0], outcome
        return
    costs = costs_of({job.label: job.options for job in jobs})
    pieces = [
        Piece(costs[job.label], Path(os.path.realpath(job.options.directory or ".")))
        for job in jobs
    ]
    found: dict[int, Outcome] = {}
    told = 0
    count = min(processes or cores(), len(jobs))
    task = functools.partial(_one_of, tuple(jobs), work)
    with closing(run(task, pieces, count)) as events:
        for event in events:
            match event:
                case Step():
                    display.step(event.number, event.name)
                    continue
                case Answer():
                    found[event.number] = event.value
                case Lost():
                    found[event.number] = _lost(jobs[event.number], event.how)
            failed = found[event.number].code >= UNUSABLE
            display.done(event.number, failed=failed)
            while told in found:
                display.clear()
                yield jobs[told], found.pop(told)
                told += 1


def _one_of(
    jobs: Sequence[Job], work: Work, number: int, tell: Callable[[str], None]
) -> Outcome:
    """What a worker does."""
    return _guarded(work, jobs[number], lambda _, name: tell(name), number)


def _guarded(
    work: Work, job: Job, step: Callable[[int, str], None], number: int = 0
) -> Outcome:
    try:
        step(number, "start")
        return work(job, _Steps(lambda name: step(number, name)))
    except CalcoError as error:
        return _stopped(job, error.problem, traceback.format_exc())
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            return _internal(job, error)
        raise  # whoever was told of steps is gone
    except Exception as error:
        return _internal(job, error)


def _stopped(job: Job, problem: Problem, trace: str = "") -> Outcome:
    return Outcome(
        UNUSABLE,
        err=tuple(error_lines(problem, job.label)),
        value={"error": problem.as_json()},
        trace=trace,
    )


def _internal(job: Job, error: Exception) -> Outcome:
    message, hint = internal_error(error, job.label)
    value = {"level": "error", "message": message.partition(": ")[2], "hint": hint}
    return Outcome(
        UNUSABLE, (), (message, hint), {"error": value}, traceback.format_exc()
    )


def _lost(job: Job, how: str) -> Outcome:
    problem = Problem(
        "CALCO-C041",
        "error",
        f"the process that made it {how}",
        hint="Was there enough memory? --jobs 1 takes the least.",
    )
    return _stopped(job, problem)


class _Steps:
    """The progress of one SDK: the names of its stages."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell

    def stage(
        self, name: str, *, total: int | None = None
    ) -> AbstractContextManager[Callable[[], None]]:
        self._tell(name)
        return _nothing()


@contextmanager
def _nothing() -> Generator[Callable[[], None]]:
    yield lambda: None


def cores() -> int:
    """How many processes this one may keep busy."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def told(
    jobs: Sequence[Job],
    work: Work,
    *,
    processes: int | None,
    quiet: bool,
    silent: bool,
    debug: bool,
) -> dict[str, Outcome]:
    """Do all jobs, and print what became of them in their order.

    Args:
        jobs: What is to be done.
        work: Does one of them.
        processes: How many at a time; as many as there are cores when ``None``.
        quiet: Whether neither progress nor a summary is shown.
        silent: Whether stdout is left to the caller.
        debug: Whether tracebacks are shown.

    Returns:
        The outcomes by the names of the SDKs.
    """
    started = time.perf_counter()
    found: dict[str, Outcome] = {}
    with closing(outcomes(jobs, work, processes=processes, quiet=quiet)) as each:
        for job, outcome in each:
            found[job.label] = outcome
            if debug and outcome.trace:
                print(outcome.trace, end="", file=sys.stderr)
            for line in outcome.err:
                print(line, file=sys.stderr)
            if not silent:
                for line in outcome.out:
                    print(line)
            sys.stdout.flush()
    if not quiet:
        _sum_up(found, time.perf_counter() - started)
    return found


def _sum_up(found: Mapping[str, Outcome], seconds: float) -> None:
    failed = [name for name, one in found.items() if one.code >= UNUSABLE]
    text = f"{len(found) - len(failed)} of {len(found)} SDKs done ({seconds:.1f} s)"
    if not found:
        text = "no SDK to do"
    if failed:
        text += f"; failed: {one_line(', '.join(failed))}"
    print(f"calco: {text}", file=sys.stderr)


def worst(found: Mapping[str, Outcome]) -> int:
    """The exit code of all."""
    return max((one.code for one in found.values()), default=0)


def all_as_json(found: Mapping[str, Outcome]) -> dict[str, Any]:
    """The object that ``--json`` prints of many: each SDK's, with its exit code."""
    return {
        "code": worst(found),
        "sdks": {name: {"code": one.code, **one.value} for name, one in found.items()},
    }


def is_debugging() -> bool:
    """Whether the command that runs was given ``--debug``."""
    context = click.get_current_context(silent=True)
    return bool(context and context.params.get("debug"))
