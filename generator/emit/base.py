"""``calco.base``: the text that each generated file had when it was written.

``calco.lock`` knows by hashes that a file was edited; merging the edit with what is
generated now takes the text that was edited. It is kept a line a file, by its hash
and compressed, sorted by path. Nothing is believed that does not have the hash asked
for, so two branches may merge the file as they like: lines of both, and even the
marks of a conflict between them, do no harm.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import zlib
from typing import TYPE_CHECKING

from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE_NAME = "calco.base"

_HEADER = """\
# Written by calco; commit it and do not edit it.
# What the generated files were when they were written, so that edits can be merged.
"""
_LARGEST = 100_000_000  # bytes of one text; no file that is generated comes near
_HASH_LENGTH = 64


class Bases:
    """What a ``calco.base`` holds; each text is unpacked when it is asked for.

    Args:
        lines: The packed text of files, by its SHA-256.
    """

    def __init__(self, lines: Mapping[str, str]) -> None:
        self._lines = lines

    @classmethod
    def load(cls, directory: Path) -> Bases:
        """The texts kept in *directory*; none where there is no such file.

        Raises:
            CalcoError: It cannot be read.
        """
        try:
            text = (directory / FILE_NAME).read_text("ascii", "replace")
        except FileNotFoundError:
            return cls({})
        except OSError as error:
            raise CalcoError.of(
                "CALCO-W002",
                f"{directory / FILE_NAME} cannot be read: {error}",
                hint="Restore it from version control, or delete it: hand edits are"
                " then not merged until the next run.",
            ) from error
        lines: dict[str, str] = {}
        for line in text.splitlines():
            digest, _, rest = line.partition(" ")
            if len(digest) == _HASH_LENGTH:
                lines[digest] = rest.partition(" ")[0]
        return cls(lines)

    def __contains__(self, digest: object) -> bool:
        return digest in self._lines

    def get(self, digest: str) -> bytes | None:
        """The text of a hash; ``None`` when it is not kept, or damaged."""
        packed = self._lines.get(digest)
        if packed is None:
            return None
        try:
            unpacking = zlib.decompressobj()
            content = unpacking.decompress(
                base64.b64decode(packed, validate=True), _LARGEST
            )
        except (binascii.Error, zlib.error):
            return None
        return content if hashlib.sha256(content).hexdigest() == digest else None

    def render(self, hashes: Mapping[str, str], texts: Mapping[str, bytes]) -> str:
        """The text of the file that is to be kept next.

        Args:
            hashes: SHA-256 of each file by its path.
            texts: The files that are generated now. Of others, what is kept stays.
        """
        lines = [_HEADER]
        for path in sorted(hashes):
            if not is_kept(path):
                continue
            digest = hashes[path]
            # What is there already stays as it is: not every zlib packs alike.
            packed = self._lines.get(digest) if self.get(digest) is not None else None
            if packed is None and path in texts:
                packed = base64.b64encode(zlib.compress(texts[path], 9)).decode()
            if packed is not None:
                lines.append(f"{digest} {packed} {_escaped(path)}\n")
        return "".join(lines)


def is_kept(path: str) -> bool:
    """Whether the text of a generated file is kept.

    Data is not: it is half of everything, and lines of JSON do not merge.
    """
    return not path.endswith(".json")


def _escaped(path: str) -> str:
    return path.encode("ascii", "backslashreplace").decode()
