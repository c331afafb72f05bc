"""Single values as text, by the formats of the OpenAPI Format Registry."""

from __future__ import annotations

import base64
import datetime
import math
from decimal import Decimal
from enum import Enum
from uuid import UUID


class UnsendableError(TypeError):
    """A value of a type that has no form on the wire."""

    def __init__(self, value: object) -> None:
        super().__init__(f"cannot send a value of type {type(value).__name__}")


def scalar_text(value: object) -> str:
    """A single value as the text that stands for it in a URL, header or form.

    Args:
        value: A string, number, boolean, date, time, duration, UUID, bytes (written
            as base64) or a member of an enumeration (written as its value).

    Raises:
        UnsendableError: For any other type.
        ValueError: For an infinite or undefined number.
    """
    if isinstance(value, Enum):
        return scalar_text(value.value)
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        return plain_float(value)
    text = standard_text(value)
    if text is None:
        raise UnsendableError(value)
    return text


def standard_text(value: object) -> str | None:
    """The text form of the types that JSON writes as strings, else ``None``."""
    if isinstance(value, datetime.datetime):
        text = value.isoformat()
        return f"{text[:-6]}Z" if text.endswith("+00:00") else text
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return _duration(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"cannot send {value}: it is not a finite number")
        return format(value, "f")
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    return None


def plain_float(value: float) -> str:
    """A number without exponent, the shortest that reads back as the same number."""
    if not math.isfinite(value):
        raise ValueError(f"cannot send {value}: it is not a finite number")
    text = float.__repr__(value)
    return format(Decimal(text), "f") if "e" in text else text


def _duration(value: datetime.timedelta) -> str:
    """ISO 8601, as RFC 3339 appendix A: ``P1DT2H3M4.5S``."""
    if value < datetime.timedelta():
        return f"-{_duration(-value)}"
    minutes, seconds = divmod(value.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{value.microseconds:06}".rstrip("0").rstrip(".")
    clock = "".join(
        (
            f"{hours}H" if hours else "",
            f"{minutes}M" if minutes else "",
            f"{seconds}{fraction}S" if seconds or fraction else "",
        )
    )
    days = f"{value.days}D" if value.days else ""
    if not clock:
        return f"P{days or '0D'}"
    return f"P{days}T{clock}"
