"""Which files a document has, as far as can be told without reading it.

Reading a document takes a good part of what generating it takes. What is asked here, how
large a document is and whether a file may be one of its own, is answered by looking for
references in the text: a file too many does no harm, and where a file may be missing it
is said. The answer depends on the files alone, so every machine has the same.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROOM = 100_000_000  # bytes; what has more is refused when it is read

# What generating takes besides each byte, in bytes that take as long. The CPU time of 17
# real documents from 0.1 to 4 MB is 0.7 to 1.8 times what this says, and 0.5 to 2.7 times
# what their bytes say; what takes longest is what has many operations in few bytes.
_OPERATION = 4_000
_DOCUMENT = 60_000
_RESPONSES = re.compile(rb"responses[\"']?\s*:")

# A key that holds a reference, and its value: within the file or no text, quoted, folded,
# plain, or something else.
_REFERENCE = re.compile(
    rb"\$(?:ref|dynamicRef|recursiveRef)[\"']?\s*:[ \t]*"
    rb"(?:[\"']\#|[{\[]|\"(?P<double>(?:[^\"\\\n]|\\/)*)\"|'(?P<single>[^'\n]*)'"
    rb"|[>|][-+]?[ \t]*\r?\n[ \t]+(?P<folded>[^\s][^\n]*)"
    rb"|(?P<plain>[^\s\"'|>*&!{\[,}][^\n,}]*)|(?P<other>))"
)
# Where a mapping or an operationRef may lead to a file too: the end of its name. It
# begins after the last of the characters that none has.
_ENDING = re.compile(rb"\.(?:yaml|yml|json)(?![\w.-])")
_NONE_HAS = b" \t\r\n\"'`()<>[]{},:=#"
_BLANKED = bytes.maketrans(_NONE_HAS, b" " * len(_NONE_HAS))
_LONGEST = 1000
_WIDE = (b"\xff\xfe", b"\xfe\xff")
# What gives references another base, or hides them.
_ELSEWHERE = re.compile(rb"\$(?:id|self)[\"']?\s*:|\\(?:u0024|x24)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a document.

    Attributes:
        files: Absolute paths, the document's first. Some may not be there.
        size: Bytes of those that are.
        operations: About how many there are in them.
        is_whole: Whether no reference can lead to another.
    """

    files: tuple[Path, ...]
    size: int
    operations: int
    is_whole: bool

    @property
    def cost(self) -> int:
        """What generating takes, in bytes of a document that has no operations."""
        return self.size + _OPERATION * self.operations + _DOCUMENT


def sources_of(path: Path, more: Iterable[bytes] = ()) -> Sources:
    """The files of the document at a path.

    Args:
        path: The document.
        more: What is put into it, whose references are its own.
    """
    root = _normal(path)
    found: dict[Path, None] = {root: None}
    waiting = [root]
    size = operations = 0
    is_whole = True
    for text in more:
        named, is_clear = _references(text)
        is_whole = is_whole and is_clear
        for other in (_normal(root.parent / name) for name in named):
            if other not in found:
                found[other] = None
                waiting.append(other)
    while waiting and size <= _ROOM:
        current = waiting.pop()
        try:
            content = current.read_bytes() if current.is_file() else None
        except (OSError, ValueError):
            content = None
        if content is None:
            is_whole = is_whole and current != root
            continue
        size += len(content)
        operations += sum(1 for _ in _RESPONSES.finditer(content))
        named, is_clear = _references(content)
        is_whole = is_whole and is_clear
        for name in named:
            other = _normal(current.parent / name)
            if other not in found:
                found[other] = None
                waiting.append(other)
    return Sources(tuple(found), size, operations, is_whole and not waiting)


def _normal(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))


def _references(content: bytes) -> tuple[list[str], bool]:
    """The files that a text names, and whether these are all that it may mean."""
    if content[:2] in _WIDE or b"\0" in content[:4]:  # UTF-16 or UTF-32
        return [], False
    named: dict[str, None] = {}
    is_clear = True
    for match in _REFERENCE.finditer(content):
        if match["other"] is not None:
            is_clear = False
        for text in match.group("double", "single", "folded", "plain"):
            _add(named, (text or b"").replace(b"\\/", b"/").partition(b" #")[0].strip())
    for match in _ENDING.finditer(content):
        before = content[max(0, match.end() - _LONGEST) : match.end()]
        name = before.translate(_BLANKED).rpartition(b" ")[2]
        if not name.startswith(b"/"):  # a path of the API
            _add(named, name)
    if _ELSEWHERE.search(content):
        is_clear = is_clear and not named
    return list(named), is_clear


def _add(named: dict[str, None], written: bytes) -> None:
    text = written.decode("utf-8", "replace").partition("#")[0]
    if not text or "://" in text or "\0" in text:
        return
    for form in (text, unquote(text)):
        named.setdefault(form)
