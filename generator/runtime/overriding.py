"""Clients that differ from another in their options alone."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, TypeVar

from .resource import Lazy

if TYPE_CHECKING:
    from .options import RequestOptions

C = TypeVar("C")


def merged(usual: RequestOptions, own: RequestOptions) -> RequestOptions:
    """The options of a call, where those that are its own go before the usual ones."""
    options: RequestOptions = {**usual, **own}
    options["headers"] = {**usual.get("headers", {}), **own.get("headers", {})}
    options["query"] = {**usual.get("query", {}), **own.get("query", {})}
    if "hooks" in usual and "hooks" in own:
        from .hooks import in_order

        options["hooks"] = [*in_order(usual["hooks"]), *in_order(own["hooks"])]
    return options


def overridden(client: C, options: RequestOptions) -> C:
    """A client with further options, which shares everything else."""
    before: Any = client
    kinds = type(client).__mro__
    kept = {
        name: value
        for name, value in before.__dict__.items()
        # Resources make the calls of the client that they were made for.
        if not any(isinstance(vars(kind).get(name), Lazy) for kind in kinds)
    }
    flow = copy(before._flow)
    flow.defaults = merged(flow.defaults, options)
    made = object.__new__(type(client))
    # What the other one owns is for the other one to close.
    made.__dict__.update(kept, _flow=flow, _close=None, _own_transport=None)
    return made
