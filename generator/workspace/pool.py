"""Pieces of work in several processes: each piece answers, or is said to be lost.

A worker is told the number of a piece and sends back what it came to, on a pipe of its
own; so when one is killed it is known which piece went with it, and another takes its
place. (An executor of ``concurrent.futures`` gives up all that wait then, and does not
say whose fault it was.) Workers are forked where that is safe, for a start in
milliseconds; what they import is imported once a worker.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from multiprocessing.connection import Connection
    from pathlib import Path
    from types import FrameType

# On macOS the system's own libraries do not survive a fork.
METHOD = "fork" if sys.platform == "linux" else "forkserver"

_PATIENCE = 10.0
"""Seconds that an interrupted worker has to clean up."""

_TERMINATED = 128 + signal.SIGTERM

A = TypeVar("A")
Tell: TypeAlias = "Callable[[str], None]"


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to be done.

    Attributes:
        cost: What it takes, in any unit. The costliest are begun first.
        place: The folder that it writes to. Two are not worked on at the same time
            when one folder is in the other.
    """

    cost: int
    place: Path


@dataclass(frozen=True, slots=True)
class Step:
    """A piece has come to a step of this name."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Answer(Generic[A]):
    """A piece is done."""

    number: int
    value: A


@dataclass(frozen=True, slots=True)
class Lost:
    """The process that a piece was in has ended without an answer.

    Attributes:
        how: In words, such as ``was killed by SIGKILL``.
    """

    number: int
    how: str


@dataclass(slots=True)
class _Worker:
    process: Any
    pipe: Connection[int, Any]
    number: int


def run(
    work: Callable[[int, Tell], A],
    pieces: Sequence[Piece],
    processes: int,
    method: str = METHOD,
) -> Generator[Step | Answer[A] | Lost]:
    """Do all pieces; what happens is yielded when it happens.

    Args:
        work: Does the piece of a number, and tells of its steps. It is pickled unless
            workers are forked, and so is what it answers.
        pieces: What is to be done.
        processes: How many at a time.
        method: How processes are started; see :mod:`multiprocessing`.
    """
    context = multiprocessing.get_context(method)
    waiting = in_order(pieces)
    workers: list[_Worker] = []
    with _ended(workers):
        while waiting or workers:
            while len(workers) < processes:
                number = _next(waiting, pieces, [one.number for one in workers])
                if number is None:
                    break
                workers.append(_started(context, work, number, workers, method))
            ready = wait([one.pipe for one in workers])
            for worker in [one for one in workers if one.pipe in ready]:
                event = _received(worker)
                yield event
                if isinstance(event, Lost):
                    workers.remove(worker)
                elif isinstance(event, Answer):
                    others = [one.number for one in workers if one is not worker]
                    number = _next(waiting, pieces, others)
                    if number is None:
                        workers.remove(worker)
                        _dismiss(worker)
                    else:
                        _give(worker, number)


def in_order(pieces: Sequence[Piece]) -> list[int]:
    """The numbers of pieces, the costliest first; of equals, the earlier one."""
    return sorted(range(len(pieces)), key=lambda number: -pieces[number].cost)


def _next(
    waiting: list[int], pieces: Sequence[Piece], running: Sequence[int]
) -> int | None:
    """Take the next piece that no running one is in the way of."""
    places = [pieces[number].place for number in running]
    for number in waiting:
        place = pieces[number].place
        if not any(_nested(place, other) for other in places):
            waiting.remove(number)
            return number
    return None


def _nested(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def _started(
    context: Any,
    work: Callable[[int, Tell], Any],
    number: int,
    others: Sequence[_Worker],
    method: str,
) -> _Worker:
    ours, theirs = context.Pipe()
    # A forked process has the pipes of those before it: as long as it holds them, these
    # would not learn that nobody listens any more.
    inherited = [ours, *(one.pipe for one in others)] if method == "fork" else []
    process = context.Process(
        target=_worker, args=(work, theirs, inherited), daemon=True
    )
    process.start()
    theirs.close()
    worker = _Worker(process, ours, number)
    _give(worker, number)
    return worker


def _give(worker: _Worker, number: int) -> None:
    worker.number = number
    with suppress(OSError):  # it is dead, which its pipe will tell
        worker.pipe.send(number)


def _received(worker: _Worker) -> Step | Answer[Any] | Lost:
    try:
        kind, value = worker.pipe.recv()
    except (EOFError, OSError):
        worker.pipe.close()
        worker.process.join()
        return Lost(worker.number, _how(worker.process.exitcode))
    if kind == "step":
        return Step(worker.number, value)
    return Answer(worker.number, value)


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return f"was killed by {signal.Signals(-code).name}"
        except ValueError:
            return f"was killed by signal {-code}"
    return f"ended with code {code}"


def _dismiss(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.join()


@contextmanager
def _ended(workers: list[_Worker]) -> Generator[None]:
    """Leave no worker behind, however the block ends."""
    with _terminable():
        try:
            yield
        finally:
            for worker in workers:
                if worker.process.is_alive():
                    with suppress(ProcessLookupError):
                        os.kill(worker.process.pid, signal.SIGINT)
            deadline = time.monotonic() + _PATIENCE
            for worker in workers:
                worker.process.join(max(0.0, deadline - time.monotonic()))
                if worker.process.is_alive():
                    worker.process.kill()
                    worker.process.join()
                worker.pipe.close()


@contextmanager
def _terminable() -> Generator[None]:
    """Turn SIGTERM into an exception, so that workers end with their master."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        sys.exit(_TERMINATED)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _worker(
    work: Callable[[int, Tell], Any],
    pipe: Connection[Any, int],
    inherited: Sequence[Connection[Any, Any]],
) -> None:
    """What a worker does until nothing is left, or nobody listens."""
    # Ctrl-C reaches the whole group of the terminal; here it comes from the master,
    # once, and so does not cut a clean-up short.
    os.setpgid(0, 0)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in inherited:
        other.close()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            number = pipe.recv()
            pipe.send(("answer", work(number, lambda name: pipe.send(("step", name)))))
