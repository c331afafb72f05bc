"""Progress on stderr: a bar on a terminal, one line a stage elsewhere."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from contextlib import AbstractContextManager


class Progress(Protocol):
    """What the stages of the pipeline tell about their work."""

    def stage(
        self, name: str, *, total: int | None = None
    ) -> AbstractContextManager[Callable[[], None]]:
        """Enter a stage.

        Args:
            name: One word, a verb: ``read``, ``render``.
            total: The number of steps, when it is known.

        Returns:
            A context manager; what it yields is called once a step.
        """
        ...


class Silent:
    """No progress at all, for ``--quiet`` and for callers of the pipeline."""

    @contextmanager
    def stage(
        self, name: str, *, total: int | None = None
    ) -> Generator[Callable[[], None]]:
        yield lambda: None


class Lines:
    """One line at the end of each stage, for logs."""

    def __init__(self, stream: IO[str], label: str = "") -> None:
        self._stream = stream
        self._label = f"{label}: " if label else ""

    @contextmanager
    def stage(
        self, name: str, *, total: int | None = None
    ) -> Generator[Callable[[], None]]:
        started = time.perf_counter()
        steps = 0

        def advance() -> None:
            nonlocal steps
            steps += 1

        yield advance
        counted = f" {steps}" if steps else ""
        seconds = time.perf_counter() - started
        print(
            f"{self._label}{name}{counted} ({seconds:.1f} s)",
            file=self._stream,
            flush=True,
        )


_BAR_WIDTH = 24
_REDRAW_SECONDS = 0.05


class Bar:
    """One line redrawn in place, for terminals."""

    def __init__(self, stream: IO[str], label: str = "") -> None:
        self._stream = stream
        self._label = f"{label}: " if label else ""

    @contextmanager
    def stage(
        self, name: str, *, total: int | None = None
    ) -> Generator[Callable[[], None]]:
        steps = 0
        drawn = 0.0

        def draw() -> None:
            if total:
                filled = min(_BAR_WIDTH, _BAR_WIDTH * steps // total)
                bar = "#" * filled + "-" * (_BAR_WIDTH - filled)
                text = f"{self._label}{name:<7} [{bar}] {steps}/{total}"
            else:
                text = f"{self._label}{name}"
            # \r and "erase to the end of the line".
            self._stream.write(f"\r{text}\x1b[K")
            self._stream.flush()

        def advance() -> None:
            nonlocal steps, drawn
            steps += 1
            now = time.perf_counter()
            if now - drawn >= _REDRAW_SECONDS or steps == total:
                drawn = now
                draw()

        draw()
        try:
            yield advance
        finally:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def for_stream(
    stream: IO[str] | None = None, *, quiet: bool = False, label: str = ""
) -> Progress:
    """The progress that suits *stream* (stderr when None)."""
    target = stream if stream is not None else sys.stderr
    if quiet:
        return Silent()
    if target.isatty():
        return Bar(target, label)
    return Lines(target, label)
