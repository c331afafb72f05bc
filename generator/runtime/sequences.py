"""Request bodies that are several items one after the other: JSON Lines."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import Any

from .bodies import Encoded, joined
from .encoding import encode
from .files import Pieces, as_file, is_content
from .headers import essence
from .operation import Body
from .shapes import is_items


class JSONLines(Body):
    """A request body that is one JSON text a line (or RFC 7464, ``json-seq``).

    The items of an iterator are written while they are sent.
    """

    def write(self, value: Any) -> Encoded:
        """The items as a body; content that was written before goes as it is."""
        if is_items(value):
            return b"".join(self._lines(value)), self.media_type
        if hasattr(value, "__aiter__"):
            return Pieces([self._lines_async(value)]), self.media_type
        if hasattr(value, "__next__") and not hasattr(value, "read"):
            return Pieces([self._lines(value)]), self.media_type
        if is_content(value):
            return joined([as_file(value, "body").content]), self.media_type
        kind = type(value).__name__
        raise TypeError(f"body: expected a list of items, got {kind}")

    def _lines(self, items: Iterable[Any]) -> Iterator[bytes]:
        for index, item in enumerate(items):
            yield self._line(index, item)

    async def _lines_async(self, items: AsyncIterable[Any]) -> AsyncIterator[bytes]:
        index = 0
        async for item in items:
            yield self._line(index, item)
            index += 1

    def _line(self, index: int, item: Any) -> bytes:
        start = "\x1e" if essence(self.media_type).endswith("-seq") else ""
        return start.encode() + encode(item, f"body[{index}]") + b"\n"
