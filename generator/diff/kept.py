"""The document that a generated package carries, read where it stands."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from generator.emit.manifest import sha256
from generator.emit.stored import FILE_NAME

if TYPE_CHECKING:
    from generator.emit.manifest import Manifest

_KEY = '"document": '


class Kept:
    """One file, of which only the document in it is seen, at its own lines.

    Args:
        path: The file, as the user would write it.
        text: What is seen of it.
    """

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._text = text

    def read(self, path: str, room: int) -> bytes | None:
        """What the file holds; ``None`` for every other one."""
        if path != os.path.normpath(self.path.absolute()):
            return None
        return self._text.encode("utf-8", "surrogatepass")[: room + 1]

    def shown(self, path: str) -> str:
        """The file as the user would write it."""
        kept = os.path.normpath(self.path.absolute())
        return str(self.path) if path == kept else path


def kept(folder: Path, lock: Manifest, name: str | None = None) -> Kept | None:
    """The document of a generated folder; ``None`` where it is not as it was written.

    Args:
        folder: The folder.
        lock: Its ``calco.lock``.
        name: The file that it is in, when that is not the one in the package.
    """
    name = name or f"{lock.package}/{FILE_NAME}"
    path = folder / name
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if lock.files.get(name) != sha256(content):
        return None
    text = content.decode("utf-8")
    start = text.index(_KEY) + len(_KEY)
    _, end = json.JSONDecoder(strict=False).raw_decode(text, start)
    # What stands before it is blanked out, so that lines and columns are those of the
    # file.
    before = "".join("\n" if char == "\n" else " " for char in text[:start])
    return Kept(path, before + text[start:end])
