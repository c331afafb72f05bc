"""Request bodies packed by gzip (RFC 9110, 8.4.1.3), those in pieces while they go."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import AsyncIterator, Iterator
from typing import Any

_GZIP = 31  # what zlib calls the format


class Packed:
    """A body in pieces, packed; its length cannot be known."""

    length = None

    def __init__(self, content: Any) -> None:
        self._content = content

    @property
    def is_spent(self) -> bool:
        """Whether it was iterated, and cannot be again."""
        spent: bool = getattr(self._content, "is_spent", False)
        return spent

    def __iter__(self) -> Iterator[bytes]:
        packer = zlib.compressobj(wbits=_GZIP)
        for piece in self._content:
            yield packer.compress(piece)
        yield packer.flush()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        packer = zlib.compressobj(wbits=_GZIP)
        async for piece in self._content:
            yield packer.compress(piece)
        yield packer.flush()


def packed(content: Any) -> Any:
    """Bytes or a body in pieces, packed."""
    if isinstance(content, bytes):
        return gzip.compress(content, mtime=0)
    return Packed(content)
