"""Hands tasks to the processes of worker.py and collects what became of them."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any

from tests.corpus.packages import clean_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SECONDS = 900
MEBIBYTES = 8192


@dataclass(frozen=True)
class Task:
    """What one fork is to do.

    Attributes:
        name: Whose task it is.
        arguments: For the work of the kind.
        folder: Where it is done, and where what is printed goes.
        label: What the files with the printed text are called.
    """

    name: str
    arguments: tuple[str, ...]
    folder: Path
    label: str


@dataclass(frozen=True)
class Outcome:
    """What became of a task.

    Attributes:
        code: The exit code; negative for a signal.
        late: It took too long and was ended.
        cpu: Seconds of processor time.
        mebibytes: The most memory it held at a time.
        output: What was printed on standard output.
        messages: What was printed on standard error.
    """

    code: int
    late: bool
    cpu: float
    mebibytes: float
    output: str
    messages: str


def perform(
    kind: str,
    tasks: Iterable[Task],
    *,
    jobs: int,
    seed: int = 0,
    done: Callable[[Task, Outcome], None] = lambda _task, _outcome: None,
) -> dict[str, Outcome]:
    """Do all tasks of a kind.

    Args:
        kind: Which work; see worker.py.
        tasks: Each for a document of its own.
        jobs: How many at a time.
        seed: Of the hashes, ``PYTHONHASHSEED``.
        done: Told about each.

    Returns:
        What became of them, by name.
    """
    processes = [_start(kind, seed) for _ in range(jobs)]
    free = SimpleQueue[subprocess.Popen[str]]()
    for process in processes:
        free.put(process)

    def one(task: Task) -> tuple[str, Outcome]:
        process = free.get()
        try:
            outcome = _ask(process, task)
        finally:
            free.put(process)
        done(task, outcome)
        return task.name, outcome

    try:
        with ThreadPoolExecutor(jobs) as pool:
            return dict(pool.map(one, tasks))
    finally:
        for process in processes:
            _pipe(process.stdin).close()
            process.wait()
            _pipe(process.stdout).close()


def _start(kind: str, seed: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("worker.py")), kind],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=clean_environment({"PYTHONHASHSEED": str(seed)}),
    )


def _ask(process: subprocess.Popen[str], task: Task) -> Outcome:
    output = task.folder / f"{task.label}.out"
    messages = task.folder / f"{task.label}.err"
    asked = {
        "arguments": task.arguments,
        "folder": str(task.folder),
        "output": str(output),
        "messages": str(messages),
        "seconds": SECONDS,
        "mebibytes": MEBIBYTES,
    }
    stdin = _pipe(process.stdin)
    stdin.write(json.dumps(asked) + "\n")
    stdin.flush()
    told: dict[str, Any] = json.loads(_pipe(process.stdout).readline())
    return Outcome(
        **told,
        output=_text(output),
        messages=_text(messages),
    )


def _pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""
