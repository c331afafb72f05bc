"""Not sending more calls than an API takes."""

from __future__ import annotations

from collections import deque
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

from .transport import TransportError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from .flow import Exchange


class Throttle:
    """Lets calls wait until they may be sent: no second, minute or hour, whenever it
    begins, sees more than so many. Threads, tasks and clients may share it.

    Args:
        per_second: How many requests a second may see.
        per_minute: How many a minute may see.
        per_hour: How many an hour may see.

    Raises:
        ValueError: A number is not positive.
    """

    def __init__(
        self,
        *,
        per_second: int | None = None,
        per_minute: int | None = None,
        per_hour: int | None = None,
    ) -> None:
        given = ((per_second, 1.0), (per_minute, 60.0), (per_hour, 3600.0))
        limits = [(most, span) for most, span in given if most is not None]
        if not limits or any(most < 1 for most, _ in limits):
            raise ValueError("a throttle needs a number of calls, at least 1")
        self._windows = [(deque[float](maxlen=most), span) for most, span in limits]
        self._lock = Lock()

    def turn(self, exchange: Exchange) -> Generator[Callable[[], Any], Any, None]:
        """The steps of waiting for the turn of a call."""
        clock, total = exchange.flow.clock, exchange.timeout.total
        now = clock.now()
        most = None if total is None else total - (now - exchange.began)
        wait = self._reserved(now, most)
        if wait > 0:
            yield partial(clock.wait, wait, exchange.flow.is_async)

    def _reserved(self, now: float, most: float | None) -> float:
        with self._lock:
            start = now
            for times, span in self._windows:
                if len(times) == times.maxlen:
                    start = max(start, times[0] + span)
            if most is not None and start - now >= most:
                reason = f"its turn would come in {start - now:.3g} seconds, too late"
                raise TransportError(reason, timed_out=True, passing=False)
            for times, _ in self._windows:
                times.append(start)
        return start - now
