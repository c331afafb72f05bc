"""Going through the pages of a list, from any of them on."""

from __future__ import annotations

from collections import deque
from contextlib import AsyncExitStack, ExitStack, aclosing, closing, suppress
from functools import partial
from sys import maxsize
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from .client import drive, drive_async
from .errors import APIError
from .paging import told
from .shapes import is_list

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator

    from typing_extensions import Self

    from .paging import Turn

Item = TypeVar("Item")
P = TypeVar("P")
_REMEMBERED = 256
_MOST_EMPTY = 100


class PagingError(APIError):
    """The next page of a list cannot be asked for, or would never be the last."""


class Iterated(Generic[Item]):
    """A page of a list, read on to the list's end when it is iterated: with ``for``, or
    ``async for`` where ``AsyncClient`` answered it."""

    __slots__ = ()
    _items: ClassVar[str] = ""

    def __iter__(self) -> Iterator[Item]:
        return iter(Items(self))

    def __aiter__(self) -> AsyncIterator[Item]:
        return aiter(Items(self))


class Paged(Iterated[Item]):
    """The same with methods, for pages that have no fields called as these are."""

    __slots__ = ()

    def pages(self) -> Pages[Self]:
        """This page and those after it, to be iterated."""
        return Pages(self)

    def first(self, count: int) -> Items[Item]:
        """The first items, to be iterated."""
        return Items(self, count)


class PagedList(Paged[Item], list[Item]):
    """A page that is a list: ``page[:]`` has its own items alone."""

    __slots__ = ("_turn",)

    def __reduce__(self) -> Any:
        return list, (self[:],)


class Items(Generic[Item]):
    """The items of a page and of those after it, fetched when they are needed: all, or
    the first ones, of no more pages than they are on."""

    def __init__(self, page: Iterated[Item], count: int = maxsize) -> None:
        if count < 0:
            raise ValueError(f"expected a number of items, got {count}")
        self._page = page
        self._count = count

    def __iter__(self) -> Iterator[Item]:
        left = self._count
        with closing(_walk(self._page, left)) as pages:
            for page in pages:
                yield from _own(page)[:left]
                left -= len(_own(page))

    async def __aiter__(self) -> AsyncIterator[Item]:
        left = self._count
        async with aclosing(_walk_async(self._page, left)) as pages:
            async for page in pages:
                for item in _own(page)[:left]:
                    yield item
                left -= len(_own(page))


class Pages(Generic[P]):
    """A page and those after it, fetched when they are needed."""

    def __init__(self, page: P) -> None:
        self._page = page

    def __iter__(self) -> Iterator[P]:
        return _walk(self._page)

    def __aiter__(self) -> AsyncIterator[P]:
        return _walk_async(self._page)


def _own(page: Any) -> list[Any]:
    """The items of a page itself."""
    path: str = page._items
    items = told(page, path) if path else page[:]
    if items is None or is_list(items):
        return items or []
    raise error_of(_turn(page), f"{path}: expected a list of items")


def _turn(page: Any) -> Turn | None:
    # A property that the API adds may be called as this slot is.
    with suppress(AttributeError):
        turn: Turn = object.__getattribute__(page, "_turn")
        return turn
    return None


def error_of(turn: Turn | None, message: str) -> PagingError:
    """The error of going on from a page."""
    if turn is None:
        return PagingError(message)
    name, method, *_ = turn.exchange.operation
    url = turn.exchange.shown_url()
    return PagingError(message, operation=name, method=method, url=url)


class _Walk:
    """A way through the pages of a list, which notices when it leads nowhere."""

    def __init__(self, page: Any, *, is_async: bool) -> None:
        turn = _turn(page)
        if turn is not None and turn.exchange.flow.is_async != is_async:
            loop = "'for'" if is_async else "'async for'"
            raise TypeError(f"a page of this client is iterated with {loop}")
        self.looks_ahead = turn and turn.exchange.options.get("prefetch", False)
        self._seen: deque[int] = deque(maxlen=_REMEMBERED)
        self._empty = 0

    def next(self, page: Any) -> Any:
        """The page after a page, or ``None`` after the last."""
        steps = self._steps(page)
        return steps and self._checked(page, drive(steps).body)

    async def next_async(self, page: Any) -> Any:
        """The same for the asynchronous client."""
        steps = self._steps(page)
        return steps and self._checked(page, (await drive_async(steps)).body)

    def _steps(self, page: Any) -> Any:
        turn = _turn(page)
        changes = turn and turn.paging.following(page, _own(page), turn)
        if turn is None or changes is None:
            return None
        mark = hash(repr(sorted(changes.items())))
        same = all(turn.argument(name) == value for name, value in changes.items())
        if same or mark in self._seen:
            told = ", ".join(f"{name}={value}" for name, value in changes.items())
            raise error_of(turn, f"the pages go round in a circle, at {told[:200]}")
        self._seen.append(mark)
        return turn.steps(changes)

    def _checked(self, before: Any, page: Any) -> Any:
        turn = _turn(page)
        if turn is None:
            raise error_of(_turn(before), "what came after this page is no page")
        items = _own(page)
        self._empty = 0 if items else self._empty + 1
        if self._empty >= _MOST_EMPTY:
            raise error_of(turn, f"{_MOST_EMPTY} pages in a row are empty")
        number = turn.paging.number
        if items and items == _own(before) and number(page) == number(before):
            raise error_of(turn, "the same page came again")
        return page


def _walk(page: Any, wanted: int = maxsize) -> Generator[Any]:
    """The pages from one on, until they have as many items as are wanted."""
    walk = _Walk(page, is_async=False)
    with ExitStack() as stack:
        begin: Any = partial
        if walk.looks_ahead:
            from .paging_ahead import in_thread

            begin = stack.enter_context(in_thread())
        while page is not None and wanted > 0:
            wanted -= len(_own(page))
            coming = begin(walk.next, page) if wanted > 0 else None
            yield page
            page = coming and coming()


async def _walk_async(page: Any, wanted: int = maxsize) -> AsyncGenerator[Any]:
    walk = _Walk(page, is_async=True)
    async with AsyncExitStack() as stack:
        begin: Any = partial
        if walk.looks_ahead:
            from .paging_ahead import in_task

            begin = await stack.enter_async_context(in_task())
        while page is not None and wanted > 0:
            wanted -= len(_own(page))
            coming = begin(walk.next_async, page) if wanted > 0 else None
            yield page
            page = coming and await coming()
