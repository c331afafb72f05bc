"""Takes up a document that has changed while the mock runs."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from ..problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from starlette.types import ASGIApp, Receive, Scope, Send

_INTERVAL = 0.5
"""Seconds between two looks at the files."""


class Reloading:
    """An ASGI application that is built anew when its files change.

    One that cannot be built is reported, and the one before it goes on answering.

    Args:
        build: Makes the application, and names the files it was made of.
        interval: Seconds between two looks at the files.
    """

    def __init__(
        self,
        build: Callable[[], tuple[ASGIApp, Sequence[Path]]],
        interval: float = _INTERVAL,
    ) -> None:
        self._build = build
        self._interval = interval
        self._app, self._files = build()
        self._seen = self._look()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)

    def start(self) -> None:
        """Begin to look at the files."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()
        self._thread.join()

    def _look(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for path in self._files:
            try:
                status = path.stat()
            except OSError:  # being replaced, perhaps
                continue
            found.append((status.st_mtime_ns, status.st_size))
        return found

    def _watch(self) -> None:
        while not self._ended.wait(self._interval):
            now = self._look()
            if now == self._seen or len(now) < len(self._files):
                continue
            self._seen = now
            try:
                self._app, self._files = self._build()
            except CalcoError as error:
                print(f"calco mock: not reloaded: {error}", file=sys.stderr, flush=True)
                continue
            self._seen = self._look()
            print("calco mock: reloaded", file=sys.stderr, flush=True)
