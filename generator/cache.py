"""Results that are kept between runs, on this machine, by what they were made of.

Nothing depends on them: an entry that is missing, damaged or cannot be written costs
time and nothing else. They lie in the user's folder for caches and not in the output,
where they would be committed, or be cleaned away with it.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from pathlib import Path

BOUND = 200_000_000
"""Bytes that all entries may have together; those not used for longest go first."""

_DIGEST_LENGTH = 32
_LARGEST = 200_000_000  # bytes of one entry, unpacked


def folder() -> Path:
    """Where Calco keeps what can be had again.

    Raises:
        RuntimeError: There is no home directory.
    """
    # What platformdirs answers on Linux, without the time it takes to load.
    home = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(home) if Path(home).is_absolute() else Path.home() / ".cache"
    return base / "calco"


class Cache:
    """Entries of one kind.

    Args:
        kind: The name of their folder.
        bound: See :data:`BOUND`.
    """

    def __init__(self, kind: str, bound: int = BOUND) -> None:
        self._kind = kind
        self._bound = bound
        self._has_grown = False

    def get(self, key: str) -> bytes | None:
        """The entry of a key, which is a hexadecimal hash."""
        try:
            path = self._path(key)
            packed = path.read_bytes()
            content = zlib.decompressobj().decompress(packed[_DIGEST_LENGTH:], _LARGEST)
            os.utime(path)
        except (OSError, RuntimeError, zlib.error):
            return None
        digest = hashlib.sha256(content).digest()
        return content if digest == packed[:_DIGEST_LENGTH] else None

    def put(self, key: str, content: bytes) -> None:
        """Keep an entry, if that can be done."""
        packed = hashlib.sha256(content).digest() + zlib.compress(content)
        try:
            path = self._path(key)
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f"{path.name}.{os.getpid()}")
            draft.write_bytes(packed)
            draft.replace(path)
        except (OSError, RuntimeError):
            return
        self._has_grown = True

    def prune(self) -> None:
        """Let go what is over the bound, when something was put."""
        if not self._has_grown:
            return
        self._has_grown = False
        try:
            entries = [
                (status.st_mtime_ns, status.st_size, path)
                for path in (folder() / self._kind).glob("*/*")
                for status in [path.stat()]
            ]
            size = sum(entry[1] for entry in entries)
            for _, length, path in sorted(entries):
                if size <= self._bound:
                    return
                path.unlink(missing_ok=True)
                size -= length
        except (OSError, RuntimeError):
            return

    def _path(self, key: str) -> Path:
        return folder() / self._kind / key[:2] / key[2:]
