"""The base classes of the groups of methods that a client offers."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

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


def rebound(method: Any, call: object) -> Any:
    """A method whose resource makes its calls in another way."""
    resource: Any = getattr(method, "__self__", None)
    if not hasattr(resource, "_call"):
        raise TypeError(f"expected a method of a resource, got {method!r}")
    resource = copy(resource)
    resource._call = call
    return getattr(resource, method.__name__)
