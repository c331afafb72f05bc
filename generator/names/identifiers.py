"""Words into Python identifiers that are legal and collide with nothing."""

from __future__ import annotations

import keyword
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.names.words import words

if TYPE_CHECKING:
    from collections.abc import Collection

_HARD_KEYWORDS = frozenset(keyword.kwlist)
# A file is named after some of these, and a person has to read them.
_LONGEST = 80


@lru_cache(maxsize=16_384)
def snake(text: str, *, fallback: str) -> str:
    """A lower-case identifier with underscores: arguments, methods, modules.

    Args:
        text: Text of the document.
        fallback: What to begin with when there are no words, or when they begin
            with a digit.
    """
    found = "_".join(_fitting([word.lower() for word in words(text)], 1)) or fallback
    if found[0].isdigit():
        found = f"{fallback}_{found}"
    found = found[:_LONGEST].rstrip("_")
    return f"{found}_" if found in _HARD_KEYWORDS else found


@lru_cache(maxsize=16_384)
def pascal(text: str, *, fallback: str) -> str:
    """An identifier in capitalised words: classes."""
    parts = [word[0].upper() + word[1:] for word in words(text)]
    found = "".join(_fitting(parts, 0)) or fallback
    if found[0].isdigit():
        found = fallback + found
    found = found[:_LONGEST]
    return f"{found}_" if found in _HARD_KEYWORDS else found


def constant(text: str, *, fallback: str) -> str:
    """An upper-case identifier with underscores: members of enumerations."""
    return snake(text, fallback=fallback.lower()).rstrip("_").upper()


def _fitting(parts: list[str], between: int) -> list[str]:
    """The last words that make a name of bearable length: what tells comes last."""
    start, length = 0, sum(map(len, parts)) + between * (len(parts) - 1)
    while length > _LONGEST and start < len(parts) - 1:
        length -= len(parts[start]) + between
        start += 1
    return parts[start:]


_SIGNS = {
    "\t": "tab",
    "\n": "newline",
    " ": "space",
    "!": "not",
    '"': "quote",
    "#": "hash",
    "$": "dollar",
    "%": "percent",
    "&": "and",
    "'": "apostrophe",
    "(": "parenthesis",
    ")": "parenthesis",
    "*": "star",
    "+": "plus",
    ",": "comma",
    "-": "minus",
    ".": "dot",
    "/": "slash",
    ":": "colon",
    ";": "semicolon",
    "<": "less than",
    "=": "equal",
    ">": "greater than",
    "?": "question mark",
    "@": "at",
    "[": "bracket",
    "\\": "backslash",
    "]": "bracket",
    "^": "caret",
    "_": "underscore",
    "`": "backtick",
    "{": "brace",
    "|": "bar",
    "}": "brace",
    "~": "tilde",
}


# Signs that only divide words.
_DIVIDERS = frozenset("\t\n ()-./:[]_{}")


def spelled_out(text: str, *, dividers: bool = True) -> str:
    """The text with a word for every sign: ``>=`` is *greater than equal*.

    Args:
        text: Text of the document.
        dividers: Whether signs that only divide words count as signs.
    """
    if not text:
        return "empty"
    return "".join(
        f" {_SIGNS[c]} " if c in _SIGNS and (dividers or c not in _DIVIDERS) else c
        for c in text
    )


def is_plain_name(name: str) -> bool:
    """Whether a name of the document can stand in Python source as it is.

    Python reads some letters as others (NFKC) and gives names that begin with two
    underscores another meaning inside a class.
    """
    return (
        name.isidentifier()
        and name.isascii()
        and not keyword.iskeyword(name)
        and not name.startswith("__")
    )


def distinct(wanted: str, taken: Collection[str], *others: str) -> str:
    """The first candidate that is not taken.

    Args:
        wanted: The best name.
        taken: Names already given in the same scope.
        others: Next best names, best first. When all are taken the last one
            gets a number.
    """
    for candidate in (wanted, *others):
        if candidate not in taken:
            return candidate
    last = others[-1] if others else wanted
    number = 2
    while f"{last}_{number}" in taken:
        number += 1
    return f"{last}_{number}"
