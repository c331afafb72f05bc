"""Single values: whether one is of its type and within its limits, and made ones."""

from __future__ import annotations

import base64
import binascii
import math
import re
from typing import TYPE_CHECKING, Any

from generator import formats
from generator.matching import matching

if TYPE_CHECKING:
    from generator.ir import ScalarType
    from generator.ir.types import Constraints

SAMPLES = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T09:30:00Z",
    "time": "09:30:00Z",
    "duration": "P1D",
    "uuid": "6f1c2b1e-9d0a-4b57-8f43-2a7e5c9d1b60",
    "email": "someone@example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "decimal": "1.00",
}
_MOST_CHARACTERS = 1000


class MisfitError(Exception):
    """The value is not one of the type."""


def checked(value: Any, fits: bool) -> Any:
    """The value, if it fits.

    Raises:
        MisfitError: It does not.
    """
    if not fits:
        raise MisfitError
    return value


def fit_scalar(type_: ScalarType, value: Any) -> Any:
    """A value of JSON as a caller writes it: binary content as bytes.

    Raises:
        MisfitError: It is not of the type, or breaks its format or limits.
    """
    kind = type_.kind
    if kind == "null":
        return checked(value, value is None)
    if kind == "boolean":
        return checked(value, isinstance(value, bool))
    if kind in ("integer", "number"):
        if kind == "integer" and isinstance(value, float) and value.is_integer():
            return fit_scalar(type_, int(value))  # JSON Schema Validation, 6.1.1
        of_kind = isinstance(value, int if kind == "integer" else int | float)
        checked(value, of_kind and not isinstance(value, bool))
        return checked(value, _within(value, type_.constraints))
    checked(value, isinstance(value, str))
    if type_.format == "binary":
        return str(value).encode()
    if type_.format == "byte":
        try:
            return base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError):
            raise MisfitError from None
    right = formats.matches_format(value, type_.format or "")
    return checked(value, right and _text_within(value, type_.constraints))


def _within(value: float, limits: Constraints) -> bool:
    step = limits.multiple_of
    return (
        (limits.minimum is None or value >= limits.minimum)
        and (limits.maximum is None or value <= limits.maximum)
        and (limits.exclusive_minimum is None or value > limits.exclusive_minimum)
        and (limits.exclusive_maximum is None or value < limits.exclusive_maximum)
        and (not step or abs(value / step - round(value / step)) < 1e-9)
    )


def _text_within(value: str, limits: Constraints) -> bool:
    least, most = limits.min_length, limits.max_length
    if (least and len(value) < least) or (most is not None and len(value) > most):
        return False
    try:
        return limits.pattern is None or bool(re.search(limits.pattern, value))
    except (re.error, OverflowError):
        return True  # not one of Python's


def sample_scalar(type_: ScalarType, number: int = 0) -> Any:
    """A value of the type, the same in every run.

    Args:
        type_: What to make.
        number: Which one, where a list must not hold the same twice.
    """
    match type_.kind:
        case "null":
            return None
        case "boolean":
            return number % 2 == 0
        case "integer" | "number":
            return _sample_number(type_, number)
        case "string":
            if type_.format in ("binary", "byte"):
                return b"content" + b"%d" % number * bool(number)
            return _sample_text(type_, number)


def _sample_text(type_: ScalarType, number: int) -> str:
    limits = type_.constraints
    least = min(limits.min_length or 0, _MOST_CHARACTERS)
    text = {**formats.SAMPLES, **SAMPLES}.get(type_.format or "", "text")
    if number:
        text = f"{text[:-1]}{number}" if type_.format else f"{text}{number}"
    if limits.pattern is not None and not _text_within(text, limits):
        # Further ones are longer: patterns seldom tell how many there may be.
        longer = max(least, number + 1) if number else least
        found = matching(limits.pattern, longer, limits.max_length)
        if found is not None:
            return found
    text += "x" * (least - len(text))
    return text[: limits.max_length]


def _sample_number(type_: ScalarType, number: int) -> int | float:
    limits = type_.constraints
    whole = type_.kind == "integer"
    step = limits.multiple_of or 1
    low, high = limits.minimum, limits.maximum
    above, below = limits.exclusive_minimum, limits.exclusive_maximum
    if above is not None:
        low = above + step
    if below is not None:
        high = below - step
    if above is not None and below is not None and low is not None and low >= below:
        low = high = (above + below) / 2
    value: int | float = step + number * step
    if low is not None and value < low + number * step:
        value = (math.ceil(low) if whole else low) + number * step
    if high is not None and value > high:
        value = math.floor(high) if whole else high
    if limits.multiple_of:
        steps = value / limits.multiple_of
        over = high is not None and math.ceil(steps) * limits.multiple_of > high
        value = (math.floor(steps) if over else math.ceil(steps)) * limits.multiple_of
    return int(value) if whole else value
