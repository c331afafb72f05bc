"""What a program costs: CPU and memory, of all the processes that it starts."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in a unit of ru_maxrss
_LOOK = 0.05  # seconds between two looks at the processes
# A new process is charged with the memory of the one that started it, until it runs its
# own program. So a bare interpreter starts it, and tells what the kernel counted.
_LAUNCHER = """
import os, sys, time
started = time.perf_counter()
pid = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(pid, 0)
wall = time.perf_counter() - started
code = os.waitstatus_to_exitcode(status)
with open(sys.argv[1], "w") as file:
    print([code, used.ru_utime + used.ru_stime, wall, used.ru_maxrss], file=file)
"""


@dataclass(frozen=True)
class Outcome:
    """How a program ended.

    Attributes:
        exit: Its exit code; minus the signal that ended it; None when it was stopped
            because it took too long.
        cpu: Seconds of CPU, of user and of system, with the processes it waited for.
        wall: Seconds from start to end.
        memory: Peak in MiB: the resident set of its largest process, or what several of
            them had at one moment, shared pages counted once, whichever is more.
        output: What it printed.
        errors: What it printed to standard error.
    """

    exit: int | None
    cpu: float
    wall: float
    memory: float
    output: str
    errors: str

    @property
    def last_words(self) -> str:
        """The end of what it printed, for reports."""
        text = self.errors.strip() or self.output.strip()
        return "\n".join(line.rstrip() for line in text.splitlines()[-12:])[-1500:]


def clean_environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment without settings of Python, so that byte code may be kept."""
    own = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    return {**own, **(more or {})}


def run(
    command: Sequence[str | Path],
    *,
    folder: Path,
    limit: float,
    environment: Mapping[str, str] | None = None,
) -> Outcome:
    """Run a program to its end, or to the limit in seconds of wall time."""
    with (
        tempfile.TemporaryFile() as output,
        tempfile.TemporaryFile() as errors,
        tempfile.NamedTemporaryFile() as used,
    ):
        started = time.perf_counter()
        launcher = subprocess.Popen(
            [
                sys.executable,
                "-I",
                "-S",
                "-c",
                _LAUNCHER,
                used.name,
                *map(str, command),
            ],
            cwd=folder,
            env=clean_environment(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            start_new_session=True,
        )
        in_time, together = _watch(launcher, started + limit)
        while launcher.poll() is None:
            for one in _tree(launcher.pid)[1:]:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(one, signal.SIGKILL)
            time.sleep(0.01)
        with contextlib.suppress(ProcessLookupError):  # what it left behind
            os.killpg(launcher.pid, signal.SIGKILL)
        code, cpu, wall, peak = json.loads(used.read())
        output.seek(0)
        errors.seek(0)
        return Outcome(
            code if in_time else None,
            cpu,
            wall,
            max(peak * _RSS_UNIT, together) / 2**20,
            output.read().decode(errors="replace"),
            errors.read().decode(errors="replace"),
        )


def _watch(launcher: subprocess.Popen[bytes], deadline: float) -> tuple[bool, int]:
    """Whether the launcher ends before the deadline, and the most bytes that several
    processes had at one moment."""
    together = 0
    while time.perf_counter() < deadline:
        with contextlib.suppress(subprocess.TimeoutExpired):
            launcher.wait(_LOOK)
            return True, together
        together = max(together, _memory_of_several(launcher.pid))
    return False, together


def _memory_of_several(pid: int) -> int:
    """Bytes of the processes below a launcher, 0 where there is only one."""
    found = _tree(pid)[1:]
    if len(found) < 2:
        return 0
    total = 0
    for one in found:
        with contextlib.suppress(OSError, StopIteration, ValueError):
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            line = next(each for each in lines if each.startswith("Pss:"))
            total += int(line.split()[1]) * 1024
    return total


def _tree(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        with contextlib.suppress(OSError):
            for children in Path(f"/proc/{one}/task").glob("*/children"):
                found += map(int, children.read_text().split())
    return found
