"""What can be set for a client and again for a single call."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping


class Timeout(NamedTuple):
    """How long to wait, in seconds, for each step; ``None`` waits for ever.

    Args:
        read: For the next piece of the answer.
        connect: For a connection.
        write: For the server to take the next piece of the request.
        pool: For a free connection of the pool.
    """

    read: float | None = 60.0
    connect: float | None = 10.0
    write: float | None = 60.0
    pool: float | None = 60.0


class RequestOptions(TypedDict, total=False):
    """Settings of one call; what is left out comes from the client.

    Attributes:
        timeout: Seconds for every step, or a ``Timeout``, or ``None`` for no limit.
        headers: Added to the client's; an equal name replaces, ``None`` removes.
        query: Query parameters the method does not have, written as ``form``.
        strict: Raise ``DecodeError`` when the answer does not fit its description.
    """

    timeout: float | Timeout | None
    headers: Mapping[str, str | None]
    query: Mapping[str, object]
    strict: bool


def as_timeout(timeout: float | Timeout | None) -> Timeout:
    """One number means that many seconds for each step."""
    if isinstance(timeout, Timeout):
        return timeout
    return Timeout(timeout, timeout, timeout, timeout)
