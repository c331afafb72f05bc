"""What can be set for a client and again for a single call."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .hooks import Hooks
    from .retries import Retries


class Timeout(NamedTuple):
    """How many seconds to wait for the next piece of the answer, for a connection, for
    the server to take a piece of the request, for a free connection of the pool, and
    for the whole call with all its tries. ``None`` waits for ever."""

    read: float | None = 60.0
    connect: float | None = 10.0
    write: float | None = 60.0
    pool: float | None = 60.0
    total: float | None = None


class RequestOptions(TypedDict, total=False):
    """Settings of one call; what is left out comes from the client."""

    timeout: float | Timeout | None
    """Seconds for every step, or a ``Timeout``, or ``None`` for no limit."""
    retries: int | Retries | None
    """How often the call is made again when it fails for the moment."""
    idempotency_key: str | bool
    """Sent as ``Idempotency-Key``, with which any call can be made again; ``True`` makes
    one for the call."""
    base_url: str
    """Where the API is."""
    headers: Mapping[str, str | None]
    """Added to the client's; an equal name replaces, ``None`` removes."""
    query: Mapping[str, object]
    """Query parameters the method does not have, written as ``form``."""
    compress: bool
    """Send the body packed by gzip, for servers that take it so."""
    validate_requests: bool
    """Raise ``InvalidRequestError`` for what the API's description forbids."""
    strict: bool
    """Raise ``DecodeError`` when the answer does not fit its description."""
    hooks: Hooks | Sequence[Hooks]
    """Asked after those of the client."""
    prefetch: bool
    """Fetch the next page of a list while one is iterated."""


def as_timeout(timeout: float | Timeout | None) -> Timeout:
    """One number means that many seconds for each step."""
    return timeout if isinstance(timeout, Timeout) else Timeout(*[timeout] * 4)
