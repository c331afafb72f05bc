"""What the time is, and letting some of it pass."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable


class Clock:
    """The clock of a client; another can be put in its place, where time is made up."""

    now = staticmethod(time.monotonic)

    def wait(self, seconds: float, is_async: bool) -> Awaitable[None] | None:
        """Let some seconds pass, here or when what is returned is awaited."""
        if not is_async:
            time.sleep(seconds)
            return None
        from anyio import sleep

        return sleep(seconds)
