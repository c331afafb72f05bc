"""Text that matches a regular expression (JSON Schema, ``pattern``)."""

from __future__ import annotations

import re
from typing import Any, cast

_parse = cast("Any", re)._parser.parse  # the only parser of Python's own syntax
_MORE = 6
_ALPHABET = "a1A-_ .:/" + "".join(map(chr, range(33, 127)))


class _UnsupportedError(Exception):
    """The expression uses something no text can be written for here."""


def matching(pattern: str, minimum: int = 0, maximum: int | None = None) -> str | None:
    """A text that a pattern matches.

    Args:
        pattern: The regular expression, not anchored unless it says so.
        minimum: The least number of characters.
        maximum: The greatest number of characters.

    Returns:
        The text, or None when none was found: the expression is none Python
        understands, looks around, or leaves no room between the bounds.
    """
    try:
        compiled = re.compile(pattern)
        tree = _parse(pattern)
    except (re.error, OverflowError, RecursionError):
        return None
    for extra in (0, 1, _MORE, minimum):
        try:
            text = _text(tree, extra)
        except (_UnsupportedError, RecursionError):
            return None
        if len(text) < minimum and not pattern.endswith("$"):
            text += "a" * (minimum - len(text))
        fits = len(text) >= minimum and (maximum is None or len(text) <= maximum)
        if fits and compiled.search(text):
            return text
    return None


def _text(tree: Any, extra: int) -> str:
    return "".join(_piece(str(operator), value, extra) for operator, value in tree)


def _piece(operator: str, value: Any, extra: int) -> str:
    if operator == "LITERAL":
        return chr(value)
    if operator == "NOT_LITERAL":
        return "a" if value != ord("a") else "b"
    if operator == "ANY":
        return "a"
    if operator == "AT":
        return ""
    if operator == "IN":
        return _member(value)
    if operator == "BRANCH":
        return _text(value[1][extra % len(value[1])], extra)
    if operator == "SUBPATTERN":
        return _text(value[-1], extra)
    if operator in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        low, high, repeated = value
        times = min(low + extra, int(high), low + 64)
        return _text(repeated, 0) * int(times)
    raise _UnsupportedError(operator)


def _member(items: Any) -> str:
    negated = str(items[0][0]) == "NEGATE"
    for operator, value in items:
        name = str(operator)
        if not negated and name == "LITERAL":
            return chr(value)
        if not negated and name == "RANGE":
            return chr(value[0])
    for character in _ALPHABET:
        if _contains(items, character) is not negated:
            return character
    raise _UnsupportedError("IN")


def _contains(items: Any, character: str) -> bool:
    code = ord(character)
    for operator, value in items:
        name = str(operator)
        if name == "LITERAL" and value == code:
            return True
        if name == "RANGE" and value[0] <= code <= value[1]:
            return True
        if name == "CATEGORY" and re.match(_CATEGORIES[str(value)], character):
            return True
    return False


_CATEGORIES = {
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
}
