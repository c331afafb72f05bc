"""File contents as they are given to an upload, read only while they are sent."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Union

from .shapes import is_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FileContent = Union[bytes, IO[bytes], "os.PathLike[str]"]
FileInput = Union[
    FileContent, "tuple[str, FileContent]", "tuple[str, FileContent, str]"
]
"""A file to send: bytes, an open binary file, a path (``pathlib.Path``), or a tuple of
file name, one of these, and optionally a content type."""

_CHUNK = 65_536
_DEFAULT = "application/octet-stream"


class Pieces:
    """A body made of byte strings and files, in order.

    It can be iterated again, as a second try needs, unless it holds a file that cannot
    be rewound.

    Attributes:
        length: The number of bytes, or ``None`` when it cannot be known.
    """

    def __init__(self, pieces: Iterable[FileContent]) -> None:
        self._pieces: list[Any] = list(pieces)
        # A file is sent from where the caller left it, not from its beginning.
        self._starts = [_position(piece) for piece in self._pieces]
        self._used = False
        self.length: int | None = 0
        for piece, start in zip(self._pieces, self._starts, strict=True):
            length = _length(piece, start)
            if length is None:
                self.length = None
                break
            self.length += length

    def __iter__(self) -> Iterator[bytes]:
        used, self._used = self._used, True
        for piece, start in zip(self._pieces, self._starts, strict=True):
            if isinstance(piece, bytes):
                yield piece
            elif isinstance(piece, Path):
                with piece.open("rb") as file:
                    yield from _chunks(file)
            else:
                if start is not None:
                    piece.seek(start)
                elif used:
                    raise ValueError("a file that cannot be rewound was sent already")
                yield from _chunks(piece)


def is_content(value: object) -> bool:
    """Whether a value is the content of a file."""
    known = (bytes, bytearray, memoryview, os.PathLike)
    return isinstance(value, known) or hasattr(value, "read")


def as_file(given: object, where: str) -> tuple[str, FileContent, str]:
    """A file input as its name, content and content type.

    Raises:
        TypeError: It is something else, such as a file opened in text mode.
        OSError: It is a path that cannot be read.
    """
    name, kind, value = "", "", given
    if is_tuple(given):
        if len(given) not in (2, 3):
            raise TypeError(f"{where}: expected (name, content[, content type])")
        name, value = str(given[0] or ""), given[1]
        kind = str(given[2]) if len(given) == 3 else ""
    content: Any = value
    if isinstance(value, (bytearray, memoryview)):
        content = bytes(content)
    elif isinstance(value, os.PathLike):
        content = Path(content)
        content.stat()
        name = name or content.name
    elif hasattr(content, "read") and not hasattr(content, "encoding"):
        own = getattr(content, "name", None)
        name = name or (Path(own).name if isinstance(own, str) else "")
    elif hasattr(content, "read"):
        raise TypeError(f"{where}: open the file in binary mode")
    elif not isinstance(content, bytes):
        kinds = "bytes, a binary file or a path"
        raise TypeError(f"{where}: expected {kinds}, got {type(content).__name__}")
    return name or "upload", content, kind or _guess(name)


def _guess(name: str) -> str:
    from mimetypes import guess_type

    return guess_type(name)[0] or _DEFAULT


def _position(piece: Any) -> int | None:
    try:
        return int(piece.tell()) if piece.seekable() else None
    except (AttributeError, OSError):
        return None


def _length(piece: Any, start: int | None) -> int | None:
    if isinstance(piece, bytes):
        return len(piece)
    if isinstance(piece, Path):
        return piece.stat().st_size
    if start is None:
        return None
    end = int(piece.seek(0, os.SEEK_END))
    piece.seek(start)
    return end - start


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk
