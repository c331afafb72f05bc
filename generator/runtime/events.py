"""Answers that are streams of server-sent events (WHATWG HTML, 9.2)."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from .client import drive, drive_async
from .errors import APIConnectionError
from .headers import essence
from .mismatch import UnreadableError
from .models import Model
from .settling import MOST_BYTES, Settler
from .streams import AsyncStream, Stream, SyncStream

if TYPE_CHECKING:
    from .flow import Exchange
    from .transport import RawResponse

T = TypeVar("T")
_END = re.compile(b"\r\n|\n|\r")
_TRIES = 5
_RETRY = 1000
# What many servers say when nothing follows; it is no event.
_LAST = "[DONE]"


class ServerSentEvent(Model, Generic[T]):
    """An event of a stream.

    ``event`` is its type, ``id`` the last one the stream gave, and ``retry`` the time in
    milliseconds after which to connect again.
    """

    data: T
    event: str = "message"
    id: str | None = None
    retry: int | None = None


class EventParser:
    """Takes the bytes of a stream as they come and gives its events."""

    def __init__(self) -> None:
        self.last_id: str | None = None
        self.retry = _RETRY
        self._rest = b""
        self._data: list[str] = []
        self._event: dict[str, Any] = {}
        self._started = False

    def restart(self) -> None:
        """Forget what a broken connection left unfinished."""
        self._rest, self._data, self._event = b"", [], {}
        self._started = False

    def feed(self, chunk: bytes) -> Iterator[dict[str, Any]]:
        """The events that a chunk completes; one that is not finished is none."""
        text = self._rest + chunk
        if not self._started and len(text) >= 3:
            self._started = True
            text = text.removeprefix(b"\xef\xbb\xbf")
        # A line feed may follow in the next chunk, and is not another line then.
        held = text[-1:] if text.endswith(b"\r") else b""
        *lines, rest = _END.split(text[: len(text) - len(held)])
        self._rest = rest + held
        if len(self._rest) > MOST_BYTES:
            raise UnreadableError(f"a line is longer than {MOST_BYTES} bytes")
        for line in lines:
            event = self._line(line.decode("utf-8", "replace"))
            if event is not None:
                yield event

    def _line(self, line: str) -> dict[str, Any] | None:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if not line:
            found, data = self._event, self._data
            self._event, self._data = {}, []
            if data:
                known = {} if self.last_id is None else {"id": self.last_id}
                return {"data": "\n".join(data), **found, **known}
        elif name == "data":
            self._data.append(value)
        elif name == "event" and value:
            self._event["event"] = value
        elif name == "id" and "\0" not in value:
            self.last_id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            self._event["retry"] = self.retry = int(value)
        return None


class _Events(Settler):
    """Decodes the events of one answer, and knows how to go on after a break."""

    def __init__(self, data: Any, exchange: Exchange, raw: RawResponse) -> None:
        super().__init__(exchange, raw)
        self._kind = data
        self._count = 0
        self._tries = 0
        self._parser = EventParser()

    def feed(self, chunk: bytes) -> list[dict[str, Any]]:
        """The events that a chunk completes."""
        events = self.read(lambda: list(self._parser.feed(chunk)), chunk)
        if events:
            self._tries = 0
        return events

    def event(self, event: dict[str, Any]) -> ServerSentEvent[Any]:
        """An event with its data decoded."""
        text: str = event["data"]
        if self._kind is not str:
            data = self.decode(self._kind, text.encode(), self._count, "/data")
            event = {**event, "data": data}
        self._count += 1
        kind: Any = ServerSentEvent
        made: ServerSentEvent[Any] = kind.model_construct(None, **event)
        return made

    def again(self, error: APIConnectionError) -> tuple[float, Any]:
        """The seconds to wait and the steps to take after a break; raises the error
        again where going on is not possible.

        Only a request that changes nothing is repeated, and only where the stream said
        which event was the last.
        """
        exchange, last_id = self.exchange, self._parser.last_id
        self._tries += 1
        if exchange.sent.method != "GET" or last_id is None or self._tries > _TRIES:
            raise error
        self._parser.restart()
        return self._parser.retry / 1000, exchange.repeated({"last-event-id": last_id})


class EventStream(SyncStream, Generic[T]):
    """The events of an answer, to be iterated once.

    It ends with the answer, or with the data ``[DONE]``. When the connection breaks, a
    GET request is sent again with ``Last-Event-ID`` if the server names its events.
    """

    def __init__(self, exchange: Exchange, raw: RawResponse, data: Any) -> None:
        super().__init__(exchange, raw)
        self._settler = _Events(data, exchange, raw)

    def __iter__(self) -> Iterator[ServerSentEvent[T]]:
        stream: Any = self
        while stream is not None:
            with stream:
                try:
                    for chunk in stream.iter_bytes():
                        for event in self._settler.feed(chunk):
                            if event["data"] == _LAST:
                                return
                            yield self._settler.event(event)
                    return
                except APIConnectionError as error:
                    broken = error
            stream = self._again(broken)

    def _again(self, broken: APIConnectionError) -> Any:
        while True:
            seconds, steps = self._settler.again(broken)
            time.sleep(seconds)
            try:
                return drive(steps).body
            except APIConnectionError as error:
                broken = error


class AsyncEventStream(AsyncStream, Generic[T]):
    """The same for the asynchronous client."""

    def __init__(self, exchange: Exchange, raw: RawResponse, data: Any) -> None:
        super().__init__(exchange, raw)
        self._settler = _Events(data, exchange, raw)

    async def __aiter__(self) -> AsyncIterator[ServerSentEvent[T]]:
        stream: Any = self
        while stream is not None:
            async with stream:
                try:
                    async for chunk in stream.iter_bytes():
                        for event in self._settler.feed(chunk):
                            if event["data"] == _LAST:
                                return
                            yield self._settler.event(event)
                    return
                except APIConnectionError as error:
                    broken = error
            stream = await self._again(broken)

    async def _again(self, broken: APIConnectionError) -> Any:
        from anyio import sleep

        while True:
            seconds, steps = self._settler.again(broken)
            await sleep(seconds)
            try:
                return (await drive_async(steps)).body
            except APIConnectionError as error:
                broken = error


class Events(NamedTuple):
    """The kind of answer that is a stream of events whose data is of a type."""

    data: Any
    accept: str = "text/event-stream"

    def refuses(self, media_type: str) -> bool:
        """Whether an answer of a media type cannot be one."""
        name = essence(media_type)
        return name == "text/html" or name.endswith(("/json", "+json"))

    def open_stream(self, exchange: Exchange, raw: RawResponse) -> Stream:
        """The stream of an answer."""
        kind: Any = AsyncEventStream if exchange.flow.is_async else EventStream
        stream: Stream = kind(exchange, raw, self.data)
        return stream


def events(data: Any) -> Events:
    """An answer of server-sent events whose data is of a type."""
    return Events(data)
