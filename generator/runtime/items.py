"""Answers of several items, read one by one: JSON Lines and JSON sequences."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from pydantic_core import from_json

from .headers import essence
from .mismatch import UnreadableError
from .settling import MOST_BYTES, Settler
from .streams import AsyncStream, Stream, SyncStream

if TYPE_CHECKING:
    from .flow import Exchange
    from .transport import RawResponse

T = TypeVar("T")
_RECORD = b"\x1e"


class Pieces:
    """Cuts what comes in chunks into the texts of items.

    A text is a line, or what stands between two record separators (RFC 7464).
    """

    def __init__(self) -> None:
        self._rest = b""
        self._mark: bytes | None = None

    def feed(self, chunk: bytes) -> list[bytes]:
        """The texts that a chunk completes; ``UnreadableError`` if there is no end."""
        self._rest += chunk
        if self._mark is None:
            start = self._rest.removeprefix(b"\xef\xbb\xbf").lstrip()
            if not start:
                return []
            self._rest = start
            self._mark = _RECORD if start.startswith(_RECORD) else b"\n"
        *whole, self._rest = self._rest.split(self._mark)
        if self._mark == _RECORD and _is_whole(self._rest):
            # The next separator comes with the next item, which may take its time.
            whole.append(self._rest)
            self._rest = b""
        if len(self._rest) > MOST_BYTES:
            raise UnreadableError(f"an item is longer than {MOST_BYTES} bytes")
        return [text for text in whole if text.strip()]

    def end(self) -> list[bytes]:
        """The last text, when nothing stands after it."""
        return [self._rest] if self._rest.strip() else []


def _is_whole(text: bytes) -> bool:
    if not text.endswith(b"\n"):
        return False
    try:
        from_json(text)
    except ValueError:
        return False
    return True


class _Items(Settler):
    """Decodes the items of one answer."""

    def __init__(self, item: Any, exchange: Exchange, raw: RawResponse) -> None:
        super().__init__(exchange, raw)
        self._item = item
        self._indexes = count()
        self._pieces = Pieces()

    def feed(self, chunk: bytes) -> list[bytes]:
        return self.read(partial(self._pieces.feed, chunk), chunk)

    def end(self) -> list[bytes]:
        return self._pieces.end()

    def item(self, text: bytes) -> Any:
        return self.decode(self._item, text, next(self._indexes))


class ItemStream(SyncStream, Generic[T]):
    """The items of an answer, to be iterated once."""

    def __init__(self, exchange: Exchange, raw: RawResponse, item: Any) -> None:
        super().__init__(exchange, raw)
        self._settler = _Items(item, exchange, raw)

    def __iter__(self) -> Iterator[T]:
        for chunk in self.iter_bytes():
            yield from map(self._settler.item, self._settler.feed(chunk))
        yield from map(self._settler.item, self._settler.end())


class AsyncItemStream(AsyncStream, Generic[T]):
    """The same for the asynchronous client."""

    def __init__(self, exchange: Exchange, raw: RawResponse, item: Any) -> None:
        super().__init__(exchange, raw)
        self._settler = _Items(item, exchange, raw)

    async def __aiter__(self) -> AsyncIterator[T]:
        async for chunk in self.iter_bytes():
            for text in self._settler.feed(chunk):
                yield self._settler.item(text)
        for text in self._settler.end():
            yield self._settler.item(text)


class Items(NamedTuple):
    """The kind of answer that is a stream of items of a type."""

    item: Any
    accept: str

    def refuses(self, media_type: str) -> bool:
        """Whether an answer of a media type cannot be one."""
        return essence(media_type) == "text/html"

    def open_stream(self, exchange: Exchange, raw: RawResponse) -> Stream:
        """The stream of an answer."""
        kind: Any = AsyncItemStream if exchange.flow.is_async else ItemStream
        stream: Stream = kind(exchange, raw, self.item)
        return stream


def json_lines(item: Any, media_type: str) -> Items:
    """An answer of one JSON text a line, each of a type."""
    return Items(item, media_type)
