"""Single values as text, by the formats of the OpenAPI Format Registry."""

from __future__ import annotations

import base64
import datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID


class UnsendableError(TypeError):
    """A value of a type that has no form on the wire."""


def scalar_text(value: object) -> str:
    """A single value as the text that stands for it in a URL, header or form: a string,
    number, boolean, date, time, duration, UUID, bytes (written as base64) or a member of
    an enumeration (written as its value).

    Raises:
        UnsendableError: For any other type.
        ValueError: For an infinite or undefined number.
    """
    if isinstance(value, Enum):
        return scalar_text(value.value)
    # Subclasses may print as anything; their plain value is what is meant.
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    return standard_text(value)


def standard_text(value: object) -> str:
    """``scalar_text`` of the types that JSON does not have, and of floats."""
    if text := getattr(value, "wire_text", ""):
        return str(text)  # how a server wrote it
    if isinstance(value, (datetime.date, datetime.time)):
        text = value.isoformat()
        return f"{text[:-6]}Z" if text.endswith("+00:00") else text
    if isinstance(value, datetime.timedelta):
        return _duration(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, (float, Decimal)):
        # A float as the shortest text that reads back as the same number.
        number = Decimal(float.__repr__(value)) if isinstance(value, float) else value
        if not number.is_finite():
            raise ValueError(f"cannot send {value}: it is not a finite number")
        return format(number, "f")
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    raise UnsendableError(f"cannot send a value of type {type(value).__name__}")


def _duration(value: datetime.timedelta) -> str:
    """ISO 8601, as RFC 3339 appendix A: ``P1DT2H3M4.5S``."""
    if value < datetime.timedelta():
        return f"-{_duration(-value)}"
    minutes, seconds = divmod(value.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{value.microseconds:06}".rstrip("0").rstrip(".")
    parts = (f"{hours}H", f"{minutes}M", f"{seconds}{fraction}S")
    clock = "".join(part for part in parts if part[:-1] != "0")
    days = f"{value.days}D" if value.days or not clock else ""
    return f"P{days}T{clock}" if clock else f"P{days}"
