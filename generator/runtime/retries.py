"""Whether a call that failed is made again, and when.

Only what may be sent twice is: a method that is idempotent (RFC 9110, 9.2.2), or a request
with an ``Idempotency-Key``, whose content can be read again.
"""

from __future__ import annotations

from functools import partial
from random import uniform
from typing import TYPE_CHECKING, Any, NamedTuple

from .rates import retry_after_of
from .transport import TransportError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from .flow import Exchange
    from .transport import RawResponse

_STATUSES = frozenset({408, 429, 500, 502, 503, 504})
_QUOTA = 403  # where the server says when it will do
_IDEMPOTENT = frozenset(
    {"GET", "HEAD", "OPTIONS", "TRACE", "QUERY", "PUT", "DELETE"},
)
_KEY = "idempotency-key"
_MOST_DOUBLINGS = 30


class Retries(NamedTuple):
    """How a call that failed for the moment is made again: at most so many times more,
    none of which begins when the call has taken ``budget`` seconds. Waits are random, up
    to ``first_wait`` and twice as long each time, or as long as the server asks for."""

    most: int = 2
    budget: float | None = 60.0
    first_wait: float = 0.5
    longest_wait: float = 8.0


def given_up(
    exchange: Exchange, failed: RawResponse | TransportError
) -> Generator[Callable[[], Any], Any, RawResponse | None]:
    """The steps of waiting for the next try of a call. Where there is none, they return
    the answer, or raise the error that none came."""
    wait = _wait_of(exchange, failed)
    if wait is not None:
        if exchange.hooked is not None:
            yield from exchange.hooked.retry(failed, wait)
        clock = exchange.flow.clock
        yield partial(clock.wait, wait, exchange.flow.is_async)
        exchange.tries += 1
        return None
    if isinstance(failed, TransportError):
        raise exchange.failure(failed) from None
    return failed


def _wait_of(exchange: Exchange, failed: RawResponse | TransportError) -> float | None:
    """The seconds to wait before the next try of a call; ``None`` if there is none.

    It is never sooner than the server asks for (RFC 9110, 10.2.3); where that is more
    than may be spent, there is no point in waiting at all.
    """
    given = exchange.options.get("retries", exchange.flow.retries)
    retries = given if isinstance(given, Retries) else Retries(given or 0)
    tries, request = exchange.tries, exchange.template
    if tries > retries.most or request.is_spent:
        return None
    if request.method not in _IDEMPOTENT and _KEY not in request.headers:
        return None
    told = None
    if isinstance(failed, TransportError):
        if not failed.passing:
            return None
    else:
        status, told = failed.status_code, retry_after_of(failed.headers)
        is_quota = status == _QUOTA and told is not None
        if not (status in _STATUSES or is_quota) or exchange.succeeded(failed):
            return None
    doubled = retries.first_wait * 2.0 ** min(tries - 1, _MOST_DOUBLINGS)
    wait = max(uniform(0, min(doubled, retries.longest_wait)), told or 0.0)
    spent = exchange.flow.clock.now() - exchange.began + wait
    limits = [
        one for one in (retries.budget, exchange.timeout.total) if one is not None
    ]
    return None if any(spent >= limit for limit in limits) else wait


def add_key(exchange: Exchange, headers: dict[str, str]) -> None:
    """Add the key by which a server knows the tries of one call.

    Where nobody said, a call has one if the API's description has such a parameter and
    the method is not idempotent.
    """
    is_due = exchange.operation.method not in _IDEMPOTENT and _KEY not in headers
    given = exchange.options.get("idempotency_key", is_due)
    if isinstance(given, str):
        headers[_KEY] = given
    elif given and is_due:
        from uuid import uuid4

        headers[_KEY] = str(uuid4())
