"""Writing into files that belong to whoever edits them: a changelog.

An amendment is a function from what the file holds, if there is one, to what it is to
hold. It adds, and takes nothing away. Bytes are what it works on, so that no encoding and no end of line of
a person's own is changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Amendment: TypeAlias = Callable[[bytes | None], bytes]

_NEW = b"# Changelog\n"
_FENCE = re.compile(rb" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(rb"## *\[?v?([^\]\s]*)", re.IGNORECASE)


def with_entry(version: str, heading: str, body: str) -> Amendment:
    """An amendment that enters a release in a changelog.

    The entry comes atop the others. Below a heading *Unreleased* it comes before what
    is written there, which so is part of the release. Where there is a heading of this
    version already, what has changed is told below that.

    Args:
        version: The version.
        heading: The heading of the entry, without marks.
        body: What is below it, in Markdown.
    """

    def amend(found: bytes | None) -> bytes:
        found = _NEW if found is None else found
        end = b"\r\n" if b"\r\n" in found else b"\n"
        lines = found.splitlines(keepends=True)
        at, is_own = _place(lines, version)
        before, after = lines[:at], lines[at:]
        pieces = [] if is_own else [f"## {heading}"]
        entry = "\n\n".join([*pieces, *([body] if body else [])])
        while is_own and after and not after[0].strip():
            del after[0]
        if before:
            before[-1] = before[-1].rstrip(b"\r\n") + end
            if before[-1].strip():
                before.append(end)
        written = entry.encode().replace(b"\n", end) + end
        if after and after[0].strip():
            written += end
        return b"".join([*before, written, *after])

    return amend


def _place(lines: list[bytes], version: str) -> tuple[int, bool]:
    """Before which line an entry comes, and whether its heading is there already."""
    first = len(lines)
    for number, found in _headings(lines):
        if found == version:
            return number + 1, True
        if first == len(lines):
            first = number + 1 if found.lower() == "unreleased" else number
    return first, False


def _headings(lines: list[bytes]) -> Iterator[tuple[int, str]]:
    """The headings of releases, those in examples of code aside."""
    fence = b""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence):
                fence = b""
        elif mark:
            fence = mark[1]
        elif heading := _HEADING.match(line):
            yield number, heading[1].decode(errors="replace")
