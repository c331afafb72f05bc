"""Requests as they go on the wire, and what of their answers is kept to be shown."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import httpx2

from generator.media_types import essence
from generator.runtime.events import EventParser
from generator.runtime.items import Pieces

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from generator.reference.credentials import Credentials

MOST_SHOWN = 2 * 1024 * 1024
"""Bytes of a body that are shown."""
_LONGEST_ITEM = 20_000  # characters of an item that are shown while others follow
_MOST_BYTES = 16 * 1024 * 1024  # of an answer that is read at all


class Exchange:
    """A request as it went on the wire.

    Attributes:
        came: The beginning of what came while it was read piece by piece.
        length: How long all of that was, in bytes.
        elapsed: Seconds until it was answered.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.sent: httpx2.Request | None = None
        self.elapsed = 0.0
        self.status: int | None = None
        self.came = b""
        self.length = 0
        self._fresh: list[bytes] = []
        self._parser: EventParser | Pieces | None = None

    def items(self, media_type: str) -> list[dict[str, Any]]:
        """The items of a stream that were completed since this was asked last.

        Args:
            media_type: Of the answer; events are told from other items by it.
        """
        fresh, self._fresh = self._fresh, []
        if self._parser is None:
            is_events = essence(media_type) == "text/event-stream"
            self._parser = EventParser() if is_events else Pieces()
        found: list[dict[str, Any]] = []
        for piece in fresh:
            for item in self._parser.feed(piece):
                if isinstance(item, bytes):
                    found.append({"text": item.decode("utf-8", "replace")})
                else:
                    text = item.pop("data")
                    found.append({**item, "text": text})
        return [{**one, "text": one["text"][:_LONGEST_ITEM]} for one in found]

    def keep(self, piece: bytes) -> None:
        """Take what came of an answer that is read piece by piece."""
        self.came += piece[: MOST_SHOWN - len(self.came)]
        self.length += len(piece)
        self._fresh.append(piece)

    def told(self, secret: Credentials) -> dict[str, Any]:
        """It as the page's script sees it, without what is secret."""
        sent = self.sent
        if sent is None:
            return {"method": "", "url": "", "headers": [], "body": "", "status": None}
        headers = [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in sent.headers.raw
        ]
        return {
            "method": sent.method,
            "url": secret.url(str(sent.url)),
            "headers": [[name, secret.header(name, text)] for name, text in headers],
            "body": self.content[:MOST_SHOWN].decode("utf-8", "backslashreplace"),
            "status": self.status,
            "elapsed": self.elapsed,
        }


class Recorder:
    """The package's own transport, and what it sent.

    Args:
        module: The package's module of transports.
    """

    # What the API says to those who give no credentials is worth seeing.
    signs_in = True

    def __init__(self, module: Any) -> None:
        self.exchanges: list[Exchange] = []
        hooks: Any = {"request": [self._leaves]}
        self._http = httpx2.AsyncClient(timeout=None, event_hooks=hooks)
        self._inner = module.AsyncHTTPX2Transport(self._http, _MOST_BYTES)
        self.library = self._inner.library

    async def send(self, request: Any, /) -> Any:
        """The answer, as the package's transport gives it."""
        content = request.content or b""
        whole = content if isinstance(content, bytes) else b"".join(content)
        exchange = Exchange(whole)
        self.exchanges.append(exchange)
        started = time.perf_counter()
        try:
            response = await self._inner.send(request)
            exchange.status = response.status_code
        finally:
            exchange.elapsed = time.perf_counter() - started
        if response.unread is None:
            return response
        return response._replace(unread=_Kept(response.unread, exchange))

    async def _leaves(self, request: httpx2.Request) -> None:
        self.exchanges[-1].sent = request

    async def aclose(self) -> None:
        """Let go of all connections."""
        await self._inner.aclose()


class _Kept:
    """The body of an answer that is read while it comes, and the beginning of it."""

    def __init__(self, unread: Any, exchange: Exchange) -> None:
        self._unread = unread
        self._exchange = exchange

    async def __aiter__(self) -> AsyncIterator[bytes]:
        exchange = self._exchange
        async for piece in self._unread:
            exchange.keep(piece)
            yield piece

    async def read(self) -> bytes:
        content: bytes = await self._unread.read()
        return content

    async def aclose(self) -> None:
        await self._unread.aclose()
