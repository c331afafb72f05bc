"""What the headers of an answer tell of the server's limits.

Read are the structured fields ``RateLimit`` and ``RateLimit-Policy`` (RateLimit header
fields for HTTP, drafts 7 to 10) and the many headers such as ``X-RateLimit-Remaining`` or
``RateLimit-HourlyLimit``. What cannot be read counts as not told.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from .headers import Headers


class RateLimit(NamedTuple):
    """One limit: how many requests it has, how many are left of them, in how many seconds
    it begins anew, and how many seconds it spans; ``None`` where that is not told."""

    limit: int | None = None
    remaining: int | None = None
    reset: float | None = None
    window: float | None = None


_SINGLE = re.compile(r"(?:x-)?(?:[a-z]+-)?rate-?limit-([a-z-]*)")
_WORD = re.compile(r"(limit|remaining|reset)(?:-after)?")
_ITEM = re.compile(r'("(?:[^"\\]|\\.)*"|[^",;=\s]+)((?:\s*[;=]\s*[^,;]+)*)')
_PIECE = re.compile(r"(\d{1,15}(?:\.\d{1,6})?)(ms|[smhd]?)")
_UNITS = {"ms": 0.001, "": 1.0, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
_PARAMETERS = {"r": "remaining", "t": "reset", "q": "limit", "w": "window"}
_USUAL = "default"
_EPOCH = 1_000_000_000  # what is later than that is a date, not a duration


def rate_limits(headers: Headers) -> dict[str, RateLimit]:
    """The limits by name; one that has no name is called ``default``."""
    found: dict[str, dict[str, Any]] = {}
    now = date_of(headers.get("date", "")) or time.time()

    def add(name: str, field: str, text: str) -> None:
        value = _seconds(text, now) if field in ("reset", "window") else _count(text)
        if value is not None:
            found.setdefault(name, {}).setdefault(field, value)

    for header, text in headers.items():
        single = _SINGLE.fullmatch(header)
        word = single and _WORD.search(single[1])
        if header in ("ratelimit", "ratelimit-policy"):
            for name, field, value in _structured(text):
                add(name, field, value)
        elif single and word:
            rest = f"{single[1][: word.start()]}-{single[1][word.end() :]}"
            add(rest.strip("-") or _USUAL, word[1], text)
    return {name: RateLimit(**fields) for name, fields in found.items()}


def _structured(text: str) -> list[tuple[str, str, str]]:
    """Name, field and value of what a structured field tells, in any draft's form."""
    told: list[tuple[str, str, str]] = []
    for key, rest in _ITEM.findall(text):
        name = key.strip('"')
        if rest.lstrip().startswith("="):
            value, _, rest = rest.lstrip()[1:].partition(";")
            told.append((_USUAL, name, value))
            name = _USUAL
        elif name.isdecimal():
            told.append((_USUAL, "limit", name))
            name = _USUAL
        for parameter in rest.split(";"):
            letter, _, value = parameter.partition("=")
            field = _PARAMETERS.get(letter.strip())
            if field:
                told.append((name, field, value))
    fields = RateLimit._fields
    return [one for one in told if one[1] in fields]


def _count(text: str) -> int | None:
    # Of several limits in one header, the first is the one that counts now.
    first = re.split(r"[,;]", text)[0].strip()
    return int(first) if re.fullmatch(r"[0-9]{1,18}", first) else None


def _seconds(text: str, now: float) -> float | None:
    """A duration such as ``30`` or ``6m0s``, or what is left until a date."""
    text = text.strip()
    date = date_of(text)
    pieces = _PIECE.findall(text) if len(text) < 20 else []
    if date is None and (not pieces or "".join(map("".join, pieces)) != text):
        return None
    if date is None:
        date = seconds = sum(float(number) * _UNITS[unit] for number, unit in pieces)
        if seconds < _EPOCH:
            return seconds
        date = seconds / 1000 if seconds > 1000 * _EPOCH else seconds
    return max(0.0, date - now)


def retry_after_of(headers: Headers) -> float | None:
    """Seconds to wait, from ``Retry-After`` (RFC 9110, 10.2.3), in either form."""
    for name, unit in (("retry-after-ms", 1000), ("retry-after", 1)):
        value = headers.get(name, "").strip()
        if value.isascii() and value.isdecimal():
            return float(value) / unit
    date = date_of(headers.get("retry-after", ""))
    # By the server's own clock, if it tells: this machine's may be wrong.
    now = date_of(headers.get("date", "")) or time.time()
    return None if date is None else max(0.0, date - now)


def date_of(text: str) -> float | None:
    """A date of HTTP (RFC 9110, 5.6.7) as seconds since 1970."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
