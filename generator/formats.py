"""Texts of the formats that schemas name (the OpenAPI Format Registry)."""

from __future__ import annotations

import base64
import binascii
import datetime
import ipaddress
import re
import uuid
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES: dict[str, str] = {
    "date": "2024-05-17",
    "date-time": "2024-05-17T09:30:00Z",
    "time": "09:30:00Z",
    "duration": "PT1H30M",
    "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "email": "someone@example.com",
    "idn-email": "someone@example.com",
    "hostname": "example.com",
    "idn-hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://example.com/something",
    "url": "https://example.com/something",
    "iri": "https://example.com/something",
    "uri-reference": "/something",
    "iri-reference": "/something",
    "uri-template": "/something/{id}",
    "json-pointer": "/something",
    "relative-json-pointer": "0/something",
    "regex": "^a+$",
    "byte": "c29tZXRoaW5n",
    "base64url": "c29tZXRoaW5n",
    "decimal": "12.50",
    "decimal128": "12.50",
    "int64": "1",
    "char": "a",
}
"""A text of each format. Formats that are not here put no bounds on a text."""


def matches_format(text: str, name: str) -> bool:
    """Whether a text is of a format; True for formats nothing is known of."""
    check = _CHECKS.get(name)
    if check is None:
        return True
    try:
        return check(text) is not False
    except (ValueError, binascii.Error):
        return False


def _date_time(text: str) -> bool:
    datetime.datetime.fromisoformat(text)
    return bool(_DATE_TIME.fullmatch(text))


def _date(text: str) -> bool:
    datetime.date.fromisoformat(text)
    return len(text) == 10


def _base64(text: str) -> bool:
    base64.b64decode(text, validate=True)
    return True


_DATE_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)"
)
_DURATION = re.compile(r"P(?=.)(\d+[YMWD])*(T(\d+(\.\d+)?[HMS])+)?")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*")

_TIME = re.compile(r"\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)?")
_POINTER = re.compile(r"(/([^~/]|~[01])*)*")

_CHECKS: dict[str, Callable[[str], Any]] = {
    "date": _date,
    "date-time": _date_time,
    "duration": lambda text: bool(_DURATION.fullmatch(text)),
    "idn-hostname": lambda text: bool(text) and text == text.lower(),
    "json-pointer": lambda text: bool(_POINTER.fullmatch(text)),
    "time": lambda text: bool(_TIME.fullmatch(text)),
    "uuid": lambda text: len(text) == 36 and bool(uuid.UUID(text)),
    "email": lambda text: bool(re.fullmatch(r"[^@\s]+@[^@\s]+", text)),
    "ipv4": lambda text: bool(ipaddress.IPv4Address(text)),
    "ipv6": lambda text: bool(ipaddress.IPv6Address(text)),
    "uri": lambda text: bool(_URI.fullmatch(text)),
    "byte": _base64,
}
