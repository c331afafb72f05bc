"""The base classes of the groups of methods that a client offers."""

from __future__ import annotations

from copy import copy
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from .client import AsyncAPIClient, SyncAPIClient
    from .options import RequestOptions

Options: TypeAlias = "RequestOptions | None"

R = TypeVar("R")


class Lazy(Generic[R]):
    """An attribute that is made when it is first used: a group of methods.

    Args:
        place: Its module, seen from the package's resources, and its class there.
    """

    def __init__(self, place: str) -> None:
        self._place = place

    def __set_name__(self, owner: object, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: object = None) -> R:
        if instance is None:
            raise AttributeError(f"{self._name} is an attribute of clients")
        module, _, name = self._place.rpartition(".")
        above = (__package__ or "").rpartition(".")[0]
        kind = getattr(import_module(f".{module}", f"{above}.resources"), name)
        # Found there from now on, and not made again.
        made: R = kind(getattr(instance, "_client", instance))
        instance.__dict__[self._name] = made
        return made


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
