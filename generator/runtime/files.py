"""File contents as they are given to an upload, read only while they are sent."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple, Union

from .shapes import is_tuple

FileContent = Union[
    bytes, IO[bytes], "os.PathLike[str]", Iterable[bytes], AsyncIterable[bytes]
]
FileInput = Union[
    FileContent,
    "tuple[str, FileContent]",
    "tuple[str, FileContent, str]",
    "tuple[str, FileContent, str, Mapping[str, str]]",
]
"""A file to send: bytes, an open binary file, a path (``pathlib.Path``), an iterable of
bytes, or a tuple of file name, one of these, and optionally a content type and the
headers of its part. Asynchronous clients also take an asynchronous iterable."""


class File(NamedTuple):
    """A file to send; it has no name when it is but a field of a form."""

    name: str | None
    content: FileContent
    content_type: str
    headers: Mapping[str, str] = {}


class Pieces:
    """A body made of byte strings, files and iterables, in order.

    It can be iterated again, as a second try needs, unless it holds a file that cannot
    be rewound or an iterator. ``length`` is in bytes, ``None`` when it cannot be known.
    """

    def __init__(self, pieces: Iterable[FileContent]) -> None:
        self._pieces: list[Any] = [(piece, *_extent(piece)) for piece in pieces]
        self.is_spent = False
        lengths = [length for _, _, length in self._pieces]
        self.length: int | None = None if None in lengths else sum(lengths)

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._parts():
            if hasattr(piece, "__aiter__"):
                raise TypeError(
                    "an asynchronous iterable needs the asynchronous client"
                )
            yield from piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._parts():
            if hasattr(piece, "__aiter__"):
                async for chunk in piece:
                    yield chunk
            else:
                for chunk in piece:
                    yield chunk

    def _parts(self) -> Iterator[Any]:
        """The pieces as iterables of bytes."""
        was_spent = self.is_spent
        for piece, start, length in self._pieces:
            if isinstance(piece, bytes):
                yield (piece,)
            elif isinstance(piece, Path):
                with piece.open("rb") as file:
                    yield _chunks(file, length)
            elif start is not None:
                piece.seek(start)
                yield _chunks(piece, length)
            else:
                is_once = hasattr(piece, "read") or _is_iterator(piece)
                if was_spent and is_once:
                    raise ValueError("what can be read only once was sent already")
                self.is_spent |= is_once
                yield _chunks(piece) if hasattr(piece, "read") else piece


def is_content(value: object) -> bool:
    """Whether a value is the content of a file."""
    known = (bytes, bytearray, memoryview, os.PathLike)
    return isinstance(value, known) or hasattr(value, "read") or _is_iterator(value)


def _is_iterator(value: object) -> bool:
    return hasattr(value, "__next__") or hasattr(value, "__aiter__")


def as_file(given: object, where: str) -> File:
    """A file input; ``TypeError`` for anything else, ``OSError`` for a path that cannot
    be read."""
    name, kind, content = "", "", given
    headers: Mapping[str, str] = {}
    if is_tuple(given):
        if len(given) not in (2, 3, 4):
            raise TypeError(
                f"{where}: expected (name, content[, content type[, headers]])"
            )
        name, content = str(given[0] or ""), given[1]
        kind = str(given[2]) if len(given) > 2 else ""
        headers = given[3] if len(given) > 3 else {}
    found: Any = content
    if isinstance(content, (bytearray, memoryview)):
        found = bytes(found)
    elif isinstance(content, os.PathLike):
        found = Path(found)
        found.stat()
        name = name or found.name
    elif hasattr(content, "read"):
        if hasattr(content, "encoding"):
            raise TypeError(f"{where}: open the file in binary mode")
        own = getattr(content, "name", None)
        name = name or (Path(own).name if isinstance(own, str) else "")
    elif not isinstance(content, bytes) and not _is_iterator(content):
        kinds = "bytes, a binary file or a path"
        raise TypeError(f"{where}: expected {kinds}, got {type(content).__name__}")
    if not kind:
        from mimetypes import guess_type

        kind = guess_type(name)[0] or "application/octet-stream"
    return File(name or "upload", found, kind, headers)


def _extent(piece: Any) -> tuple[int | None, int | None]:
    """Where a piece begins and its length, as far as they can be known."""
    if isinstance(piece, bytes):
        return 0, len(piece)
    if isinstance(piece, Path):
        return 0, piece.stat().st_size
    try:
        # A file is sent from where the caller left it, not from its beginning.
        start = int(piece.tell())
        length = int(piece.seek(0, os.SEEK_END)) - start
        piece.seek(start)
        return start, length
    except (AttributeError, OSError):
        return None, None


def _chunks(file: IO[bytes], length: int | None = None) -> Iterator[bytes]:
    """A file in chunks: of the length that was told before, even if it has grown."""
    left = sys.maxsize if length is None else length
    while left and (chunk := file.read(min(65_536, left))):
        left -= len(chunk)
        yield chunk
    if length and left:
        raise ValueError(f"a file became {left} bytes shorter while it was sent")
