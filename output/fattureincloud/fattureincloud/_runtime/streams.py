"""Answers whose body is read while it comes."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from .client import Response
from .transport import RawResponse, TransportError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Generator, Iterator

    from typing_extensions import Self

    from .flow import Exchange

    # What is told while a body is saved: bytes so far, and of how many if that is known.
    Progress = Callable[[int, int | None], object]


class Stream(Response[Any]):
    """A successful answer whose body is still to be read, once.

    Its connection is free again when the body has been read to its end, or when the
    stream is closed, as its ``with`` block does.
    """

    def __init__(self, exchange: Exchange, raw: RawResponse) -> None:
        super().__init__(raw, self, exchange.sent, exchange.shown_url())
        self._exchange = exchange
        self._raw = raw
        self._used = False

    def _start(self) -> None:
        if self._used:
            raise RuntimeError(f"{self}: the body can be read only once")
        self._used = True

    @property
    def length(self) -> int | None:
        """How many bytes will come, if the server says so."""
        told = self.headers.get("content-length", "")
        encoded = self.headers.get("content-encoding", "identity") != "identity"
        return int(told) if told.isdecimal() and not encoded else None


class SyncStream(Stream):
    """What streams of the synchronous client have in common."""

    def iter_bytes(self) -> Iterator[bytes]:
        """The body in pieces, as they come; ``APIConnectionError`` if it breaks off."""
        self._start()
        try:
            yield from self._raw.unread or (self._raw.content,)
        except TransportError as error:
            raise self._exchange.failure(error) from None

    def close(self) -> None:
        """Let go of the connection."""
        if self._raw.unread is not None:
            self._raw.unread.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncStream(Stream):
    """What streams of the asynchronous client have in common."""

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """As ``SyncStream.iter_bytes``."""
        self._start()
        if self._raw.unread is None:
            yield self._raw.content
            return
        try:
            async for piece in self._raw.unread:
                yield piece
        except TransportError as error:
            raise self._exchange.failure(error) from None

    async def aclose(self) -> None:
        """Let go of the connection."""
        if self._raw.unread is not None:
            await self._raw.unread.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class ByteStream(SyncStream):
    """A body of bytes, such as a file.

    with client.files.download("f1") as stream:
        stream.save_to("f1.pdf")
    """

    def read(self) -> bytes:
        """The whole body, in memory."""
        return b"".join(self.iter_bytes())

    def save_to(
        self, path: str | os.PathLike[str], progress: Progress | None = None
    ) -> int:
        """Write the body to a file, which appears when it is complete.

        Args:
            path: The file; one that exists is replaced.
            progress: Called after each piece with the bytes so far and of how many.

        Returns:
            The length in bytes.
        """
        with _saving(path) as file:
            for piece in self.iter_bytes():
                _add(file, piece, self.length, progress)
            return file.tell()


class AsyncByteStream(AsyncStream):
    """The same for the asynchronous client."""

    async def read(self) -> bytes:
        """The whole body, in memory."""
        return b"".join([piece async for piece in self.iter_bytes()])

    async def save_to(
        self, path: str | os.PathLike[str], progress: Progress | None = None
    ) -> int:
        """Write the body to a file; see ``ByteStream.save_to``."""
        with _saving(path) as file:
            async for piece in self.iter_bytes():
                _add(file, piece, self.length, progress)
            return file.tell()


class Bytes:
    """The kind of answer that is a stream of bytes."""

    accept = "*/*"

    def refuses(self, media_type: str) -> bool:
        """Whether an answer of a media type cannot be one."""
        return False

    def open_stream(self, exchange: Exchange, raw: RawResponse) -> Stream:
        """The stream of an answer."""
        kind = AsyncByteStream if exchange.flow.is_async else ByteStream
        return kind(exchange, raw)


BYTES = Bytes()


@contextmanager
def _saving(path: str | os.PathLike[str]) -> Generator[IO[bytes]]:
    target = Path(path)
    partial = target.with_name(f"{target.name}.part")
    try:
        with partial.open("wb") as file:
            yield file
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _add(
    file: IO[bytes], piece: bytes, length: int | None, progress: Progress | None
) -> None:
    file.write(piece)
    if progress is not None:
        progress(file.tell(), length)
