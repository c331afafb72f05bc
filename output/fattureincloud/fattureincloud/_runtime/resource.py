"""The base classes of the groups of methods that a client offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .client import AsyncAPIClient, SyncAPIClient


class Resource:
    """A group of methods that share a client."""

    def __init__(self, client: SyncAPIClient) -> None:
        self._call = client.call


class AsyncResource:
    """A group of coroutine methods that share a client."""

    def __init__(self, client: AsyncAPIClient) -> None:
        self._call = client.call
