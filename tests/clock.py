"""Time that passes because somebody waits for it, and for no other reason."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable


class MadeUpClock:
    """A client's clock on which waiting takes no time.

    Attributes:
        time: What it shows, in seconds.
        waits: How long was waited, each time.
    """

    def __init__(self) -> None:
        self.time = 1000.0
        self.waits: list[float] = []
        self._lock = threading.Lock()

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float, is_async: bool) -> Awaitable[None] | None:
        with self._lock:
            self.time += seconds
            self.waits.append(seconds)
        return _nothing() if is_async else None


async def _nothing() -> None:
    pass


def clock_of(client: object) -> MadeUpClock:
    """The clock of a client, from now on one that is made up."""
    flow: Any = vars(client)["_flow"]
    if not isinstance(flow.clock, MadeUpClock):
        flow.clock = MadeUpClock()
    clock: MadeUpClock = flow.clock
    return clock
