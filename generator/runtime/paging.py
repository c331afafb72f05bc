"""How an operation's lists are paged, and how one gets from a page to the next.

What a page tells is named by dotted paths of its attributes. Whatever is not told, or
is of another kind than it should be, counts as unknown: then pages are read until one
is empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .sentinels import NOT_GIVEN
from .shapes import is_dict, is_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .flow import Exchange
    from .options import RequestOptions
    from .transport import RawResponse

    Changes = Mapping[str, object] | None


class Turn(NamedTuple):
    """The call that a page came from, and the ``Link`` header that came with it."""

    paging: Paging
    exchange: Exchange
    link: str

    def position(self, name: str) -> int | None:
        """Where among the arguments that of a query parameter is."""
        parameters = self.exchange.operation.parameters
        named = [(each.location, each.name) for each in parameters]
        return named.index(("query", name)) if ("query", name) in named else None

    def argument(self, name: str) -> object:
        """What a query parameter was given."""
        query = self.exchange.options.get("query", {})
        if name in query:
            return query[name]
        index = self.position(name)
        return NOT_GIVEN if index is None else self.exchange.arguments[index]

    def steps(self, changes: Mapping[str, object]) -> Any:
        """The steps of the same call with other query parameters; see ``Flow.call``."""
        from .flow import Exchange

        exchange = self.exchange
        arguments = [*exchange.arguments]
        options: RequestOptions = {**exchange.options}
        query = {**exchange.options.get("query", {})}
        for name, value in changes.items():
            index = self.position(name)
            query.pop(name, None)
            if index is None or self.paging.is_text:
                query[name], value = value, NOT_GIVEN
            if index is not None:
                arguments[index] = value
        options["query"] = query
        flow, operation, body = exchange.flow, exchange.operation, exchange.body
        again = Exchange(flow, operation, tuple(arguments), options, body, None)
        return flow.steps(again)


class Paging:
    """What the kinds of paging have in common.

    Args:
        parameter: The query parameter that says which page.
        more: Where a page tells whether another follows, ``done`` where it tells that
            none does, ``url`` where it has a link to it.
    """

    is_text = False
    """Whether the next page is told as text of a query, which no type is put on."""

    def __init__(
        self, parameter: str = "", *, more: str = "", done: str = "", url: str = ""
    ) -> None:
        self.parameter = parameter
        self._more = more
        self._done = done
        self._url = url

    def arrived(self, exchange: Exchange, response: RawResponse, body: Any) -> Any:
        """The decoded answer as a page that knows its call."""
        from .paging_walk import Iterated, PagedList

        page: Any = PagedList[Any](body) if is_list(body) else body
        if issubclass(type(page), Iterated):
            turn = Turn(self, exchange, response.headers.get("link", ""))
            object.__setattr__(page, "_turn", turn)
        return page

    def following(self, page: Any, items: list[Any], turn: Turn) -> Changes:
        """What to change in the call for the next page; ``None`` after the last."""
        raise NotImplementedError

    def number(self, page: Any) -> object:
        """Which page a page says it is, if it does."""
        return None

    def ends(self, page: Any, items: list[Any]) -> bool:
        """Whether a page is the last one, as far as it tells."""
        if self._more and isinstance(more := told(page, self._more), bool):
            return not more
        if self._done and isinstance(done := told(page, self._done), bool):
            return done
        return not told(page, self._url) if self._url else not items


def told(value: Any, path: str) -> Any:
    """What stands at a dotted path of attributes; ``None`` where nothing does."""
    for name in path.split("."):
        value = value.get(name) if is_dict(value) else getattr(value, name, None)
    return value


def whole(value: object) -> int | None:
    """A whole number, be it written as text; ``None`` for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdecimal():
        return int(value[:18])
    return value if isinstance(value, int) and not isinstance(value, bool) else None
