"""The time that a whole call may take, with all its tries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .options import Timeout
from .transport import TransportError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .flow import Exchange


def left_of(exchange: Exchange) -> Timeout:
    """The limits of the next request, within the time that is left for the call."""
    total = exchange.timeout.total
    assert total is not None
    left = total - (exchange.flow.clock.now() - exchange.began)
    if left <= 0:
        raise _late(total)
    return Timeout(
        *(left if step is None else min(step, left) for step in exchange.timeout)
    )


def bounded(exchange: Exchange, step: Callable[[], Any]) -> Callable[[], Any]:
    """A step that is broken off when the time for the call is over."""

    async def run() -> Any:
        from anyio import fail_after

        try:
            with fail_after(left_of(exchange).total):
                result = step()
                return await result if hasattr(result, "__await__") else result
        except TimeoutError:
            raise _late(exchange.timeout.total) from None

    return run


def _late(total: float | None) -> TransportError:
    reason = f"the call was not over after {total:g} seconds"
    return TransportError(reason, timed_out=True, passing=False)
