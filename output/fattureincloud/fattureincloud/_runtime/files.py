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


class Pieces:
    """A body made of byte strings and files, in order.

    It can be iterated again, as a second try needs, unless it holds a file that cannot
    be rewound. ``length`` is in bytes, ``None`` when it cannot be known.
    """

    def __init__(self, pieces: Iterable[FileContent]) -> None:
        self._pieces: list[Any] = [(piece, *_extent(piece)) for piece in pieces]
        self._used = False
        lengths = [length for _, _, length in self._pieces]
        self.length: int | None = None if None in lengths else sum(lengths)

    def __iter__(self) -> Iterator[bytes]:
        used, self._used = self._used, True
        for piece, start, _ in self._pieces:
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
    """A file input as its name, content and content type; ``TypeError`` for anything
    else, ``OSError`` for a path that cannot be read."""
    name, kind, content = "", "", given
    if is_tuple(given):
        if len(given) not in (2, 3):
            raise TypeError(f"{where}: expected (name, content[, content type])")
        name, content = str(given[0] or ""), given[1]
        kind = str(given[2]) if len(given) == 3 else ""
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
    elif not isinstance(content, bytes):
        kinds = "bytes, a binary file or a path"
        raise TypeError(f"{where}: expected {kinds}, got {type(content).__name__}")
    if not kind:
        from mimetypes import guess_type

        kind = guess_type(name)[0] or "application/octet-stream"
    return name or "upload", found, kind


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


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(65_536):
        yield chunk
