"""Values of the wrong type as their author plainly meant them."""

from __future__ import annotations

import re
from typing import Any

_TRUE = frozenset(("true", "yes", "on", "y", "1"))
_FALSE = frozenset(("false", "no", "off", "n", "0"))
_BOOLEANS = frozenset(("true", "false", "yes", "no", "on", "off"))
_INTEGER = re.compile(r"\s*[-+]?\d{1,400}\s*\Z", re.ASCII)
_NUMBER = re.compile(r"\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?\s*\Z", re.ASCII)

_INFINITE = (float("inf"), float("-inf"))

UNCHANGED: Any = object()
"""Stands for a value that has no plain reading as another type."""


def to_flag(value: Any) -> Any:
    """A boolean, or :data:`UNCHANGED`."""
    if isinstance(value, str):
        word = value.strip().lower()
        if word in _TRUE:
            return True
        if word in _FALSE:
            return False
    elif value == 1:
        return True
    elif value == 0:
        return False
    return UNCHANGED


def to_count(value: Any) -> Any:
    """An integer, or :data:`UNCHANGED`."""
    if isinstance(value, bool):
        return UNCHANGED
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and _INTEGER.match(value):
        return int(value)
    return UNCHANGED


def to_number(value: Any) -> Any:
    """An integer or a float, or :data:`UNCHANGED`."""
    count = to_count(value)
    if count is not UNCHANGED:
        return count
    if isinstance(value, str) and _NUMBER.match(value):
        number = float(value)
        return UNCHANGED if number in _INFINITE else number
    return UNCHANGED


def to_text(value: Any, written: str | None) -> Any:
    """A string, or :data:`UNCHANGED`.

    Args:
        value: The value.
        written: The scalar as it stands in the file, so that ``1.10`` stays that.
    """
    if isinstance(value, bool | int | float):
        if written is not None:
            return written
        return str(value).lower() if isinstance(value, bool) else str(value)
    return UNCHANGED


def to_type(value: Any, name: str, written: str | None) -> Any:
    """A scalar as a value of a JSON Schema type, or :data:`UNCHANGED`."""
    if name == "boolean":
        # yes and off are booleans of YAML 1.1, and so of many an author.
        is_word = isinstance(value, str) and value.strip().lower() in _BOOLEANS
        return to_flag(value) if is_word else UNCHANGED
    if name == "integer" and not isinstance(value, int):
        return to_count(value)
    if name == "number" and not isinstance(value, int | float):
        return to_number(value)
    if name == "string":
        return to_text(value, written)
    return UNCHANGED
