"""Where in a text of JSON a value stands."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLANK = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


def place_of(text: str, steps: Sequence[str | int]) -> tuple[int, int]:
    """Line and column of a value, counted from 1.

    Args:
        text: JSON (RFC 8259).
        steps: Property names and indexes that lead to it. Where they lead to nothing,
            the place is that of the last value that they lead to.
    """
    position = _after_blank(text, 0)
    for step in steps:
        found = [start for name, start in _members(text, position) if name == step]
        if not found:
            break
        position = found[-1]  # of two of a name the last one counts
    return line_and_column(text, position)


def place_in_words(text: str, words: str) -> tuple[int, int]:
    """The same for a place in words: ``.data.items[0].name``.

    Names may have dots and brackets in them; the longest that is there is meant.
    """
    position = _after_blank(text, 0)
    while words:
        found = [
            (len(shown), start)
            for name, start in _members(text, position)
            for shown in [f"[{name}]" if isinstance(name, int) else f".{name}"]
            if words.startswith(shown) and words[len(shown) :][:1] in ("", ".", "[")
        ]
        if not found:
            break
        length, position = max(found)
        words = words[length:]
    return line_and_column(text, position)


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Line and column of a character, counted from 1."""
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _members(text: str, position: int) -> Iterator[tuple[str | int, int]]:
    """The name or index of each value in an object or array, and where it begins."""
    opening = text[position : position + 1]
    if opening not in ("{", "["):
        return
    position = _after_blank(text, position + 1)
    number = 0
    while text[position] not in "}]":
        name: str | int = number
        if opening == "{":
            name, position = _DECODER.raw_decode(text, position)
            position = _after_blank(text, position)
            position = _after_blank(text, position + 1)  # the colon
        yield name, position
        _, position = _DECODER.raw_decode(text, position)
        position = _after_blank(text, position)
        if text[position] == ",":
            position = _after_blank(text, position + 1)
        number += 1


def _after_blank(text: str, position: int) -> int:
    found = _BLANK.match(text, position)
    return found.end() if found else position
