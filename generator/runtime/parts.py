"""Answers of several parts, read one by one (RFC 2046, 5.1)."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from email.message import Message
from email.utils import collapse_rfc2231_value
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from .headers import Headers, essence, text_of
from .mismatch import UnreadableError
from .settling import MOST_BYTES, Settler
from .streams import AsyncStream, Stream, SyncStream

if TYPE_CHECKING:
    from .flow import Exchange
    from .transport import RawResponse

_BLANK = re.compile(rb"\r?\n\r?\n")
_FOLD = re.compile(rb"\r?\n(?=[ \t])")


class Part(NamedTuple):
    """A part: its headers, and its content as it came."""

    headers: Headers
    content: bytes

    @property
    def content_type(self) -> str:
        """Its media type; text, if it does not say."""
        return self.headers.get("content-type", "text/plain")

    @property
    def name(self) -> str | None:
        """What its field is called, if it is one of a form."""
        return self._disposition("name")

    @property
    def filename(self) -> str | None:
        """What its file is called, if it is one."""
        return self._disposition("filename")

    @property
    def text(self) -> str:
        """The content as text, by the charset of its media type."""
        return text_of(self.content, self.headers)

    def json(self) -> Any:
        """The content as JSON; ``ValueError`` if it is none."""
        from pydantic_core import from_json

        return from_json(self.content)

    def _disposition(self, parameter: str) -> str | None:
        message = Message()
        message["content-disposition"] = self.headers.get("content-disposition", "")
        found = message.get_param(parameter, None, "content-disposition")
        return None if found is None else collapse_rfc2231_value(found)


class PartCutter:
    """Cuts what comes in chunks into parts.

    Args:
        content_type: The content type of the whole, which names the boundary.
    """

    def __init__(self, content_type: str) -> None:
        message = Message()
        message["content-type"] = content_type
        boundary = message.get_boundary()
        if not boundary:
            raise UnreadableError(f"{content_type or 'the answer'} names no boundary")
        mark = re.escape(boundary.encode("latin-1", "replace"))
        # A line feed alone is not the standard, and common.
        self._mark = re.compile(rb"(?:^|\r?\n)--" + mark + rb"(--)?[ \t]*(?:\r?\n|$)")
        # Where a boundary may have begun, with some blanks after it.
        self._margin = len(boundary) + 128
        self._rest = bytearray()
        self._looked = 0
        self._started = self._ended = False

    def feed(self, chunk: bytes, *, last: bool = False) -> list[Part]:
        """The parts that a chunk completes."""
        self._rest += chunk
        found: list[Part] = []
        while not self._ended:
            mark = self._mark.search(self._rest, self._looked)
            # What may go on in the next chunk is not looked at yet.
            if mark is None or (mark.end() == len(self._rest) and not last):
                self._looked = max(0, len(self._rest) - self._margin)
                break
            if self._started:
                found.append(_part(bytes(self._rest[: mark.start()])))
            self._started, self._ended, self._looked = True, bool(mark[1]), 0
            del self._rest[: mark.end()]
        if self._ended:
            self._rest.clear()
        elif last:
            raise UnreadableError("the last part breaks off")
        elif len(self._rest) > MOST_BYTES:
            raise UnreadableError(f"a part is longer than {MOST_BYTES} bytes")
        return found


def _part(text: bytes) -> Part:
    if re.match(rb"\r?\n", text):  # there are no headers
        return Part(Headers(), text.partition(b"\n")[2])
    blank = _BLANK.search(text)
    head, content = (
        (text[: blank.start()], text[blank.end() :]) if blank else (text, b"")
    )
    pairs: list[tuple[str, str]] = []
    for line in _FOLD.sub(b" ", head).splitlines():
        name, _, value = line.decode("utf-8", "replace").partition(":")
        pairs.append((name.strip(), value.strip()))
    return Part(Headers(pairs), content)


class _Parts(Settler):
    """Cuts one answer into its parts."""

    def __init__(self, exchange: Exchange, raw: RawResponse) -> None:
        super().__init__(exchange, raw)
        content_type = raw.headers.get("content-type", "")
        self._cutter = self.read(partial(PartCutter, content_type), b"")

    def feed(self, chunk: bytes, *, last: bool = False) -> list[Part]:
        return self.read(partial(self._cutter.feed, chunk, last=last), chunk)


class PartStream(SyncStream):
    """The parts of an answer, to be iterated once."""

    def __iter__(self) -> Iterator[Part]:
        parts = _Parts(self._exchange, self._raw)
        for chunk in self.iter_bytes():
            yield from parts.feed(chunk)
        yield from parts.feed(b"", last=True)


class AsyncPartStream(AsyncStream):
    """The same for the asynchronous client."""

    async def __aiter__(self) -> AsyncIterator[Part]:
        parts = _Parts(self._exchange, self._raw)
        async for chunk in self.iter_bytes():
            for part in parts.feed(chunk):
                yield part
        for part in parts.feed(b"", last=True):
            yield part


class Parts:
    """The kind of answer that is a stream of parts."""

    accept = "multipart/*"

    def refuses(self, media_type: str) -> bool:
        """Whether an answer of a media type cannot be one."""
        return not essence(media_type).startswith("multipart/")

    def open_stream(self, exchange: Exchange, raw: RawResponse) -> Stream:
        """The stream of an answer."""
        kind = AsyncPartStream if exchange.flow.is_async else PartStream
        return kind(exchange, raw)


PARTS = Parts()
