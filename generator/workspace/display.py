"""Progress of many SDKs on stderr: one line redrawn on a terminal, one an SDK elsewhere."""

from __future__ import annotations

import shutil
import sys
import time
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Display:
    """Tells nobody; for ``--quiet``, and what is the same of all displays.

    Args:
        names: What the SDKs are called.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._steps: dict[int, str] = {}
        self._started: dict[int, float] = {}
        self._done = 0

    def step(self, number: int, name: str) -> None:
        """An SDK has come to a stage."""
        self._started.setdefault(number, time.perf_counter())
        self._steps[number] = name
        self._draw()

    def done(self, number: int, *, failed: bool) -> None:
        """Nothing more will come of an SDK."""
        self._done += 1
        self._steps.pop(number, None)
        self._tell(number, failed=failed)
        self._draw()

    def clear(self) -> None:
        """Make room for lines of others."""

    def _draw(self) -> None:
        pass

    def _tell(self, number: int, *, failed: bool) -> None:
        pass

    @property
    def _count(self) -> str:
        return f"{self._done} of {len(self._names)}"


class _Lines(Display):
    """One line an SDK when it is done, for logs."""

    def __init__(self, names: Sequence[str], stream: IO[str]) -> None:
        super().__init__(names)
        self._stream = stream

    def _tell(self, number: int, *, failed: bool) -> None:
        seconds = time.perf_counter() - self._started.get(number, time.perf_counter())
        how = " failed" if failed else ""
        text = f"{self._count} · {self._names[number]}{how} ({seconds:.1f} s)"
        print(text, file=self._stream, flush=True)


class _Line(Display):
    """One line redrawn in place, for terminals."""

    def __init__(self, names: Sequence[str], stream: IO[str]) -> None:
        super().__init__(names)
        self._stream = stream

    def clear(self) -> None:
        # \r and "erase to the end of the line".
        self._stream.write("\r\x1b[K")
        self._stream.flush()

    def _draw(self) -> None:
        steps = (f"{self._names[n]}: {step}" for n, step in self._steps.items())
        text = " · ".join([self._count, ", ".join(steps)]).removesuffix(" · ")
        width = max(20, shutil.get_terminal_size().columns - 1)
        shown = text if len(text) <= width else f"{text[: width - 1]}…"
        self._stream.write(f"\r{shown}\x1b[K")
        self._stream.flush()


def display_for(
    names: Sequence[str], stream: IO[str] | None = None, *, quiet: bool = False
) -> Display:
    """The display that suits *stream* (stderr when None)."""
    target = stream if stream is not None else sys.stderr
    if quiet:
        return Display(names)
    return _Line(names, target) if target.isatty() else _Lines(names, target)
