"""CloudEvents 1.0 as they come over HTTP (HTTP Protocol Binding, section 3)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic_core import from_json

from .encoding import encode
from .headers import essence, is_json
from .incoming import WebhookError, read_json
from .shapes import is_dict
from .webhook_requests import RequestHeaders

_NEEDED = ("id", "source", "type", "specversion")
_STRUCTURED = "application/cloudevents+json"
Kind = TypeVar("Kind")


@dataclass(frozen=True)
class CloudEvent(Generic[Kind]):
    """Something that happened.

    Attributes:
        id: Of the event; one that is sent again has the same.
        source: Where it happened.
        type: What happened.
        subject: What it happened to.
        time: When.
        data: What is told of it: parsed JSON, or bytes of another kind.
    """

    id: str
    source: str
    type: Kind
    subject: str | None
    time: dt.datetime | None
    data: Any


def read_cloud_event(
    kind: Any, headers: RequestHeaders, body: bytes, within: str, *, strict: bool
) -> Any:
    """An event, whether its attributes are headers (binary mode) or in the body.

    Args:
        kind: The type of its ``type``.
        headers: Of the request.
        body: Of the request.
        within: The property in which the data lies in binary mode; empty where it is
            the whole body.
        strict: Refuse a type that is not known.

    Raises:
        WebhookError: It is no event.
    """
    is_structured = _is_structured(headers)
    found: Any = _parsed(body) if is_structured else {}
    if not is_dict(found):
        raise WebhookError("the body is not an event")
    texts: dict[str, str] = {}
    for name in (*_NEEDED, "subject", "time"):
        value = found.get(name) if is_structured else headers.find(f"ce-{name}")
        if isinstance(value, str) and value:
            texts[name] = value
        elif name in _NEEDED:
            raise WebhookError(f"the request is not an event: it has no {name}")
    if not texts["specversion"].startswith("1."):
        raise WebhookError(f"specversion {texts['specversion'][:20]} is not known")
    if is_structured:
        data = found.get("data", found.get("data_base64"))
    else:
        data = _content(headers, body, within)
    type_ = read_json(kind, encode(texts["type"], "type"), "type", strict=strict)
    if strict and getattr(type_, "is_known", True) is False:
        raise WebhookError(f"{texts['type'][:100]!r} is no event that is known")
    return CloudEvent(
        texts["id"],
        texts["source"],
        type_,
        texts.get("subject"),
        _time(texts["time"]) if "time" in texts else None,
        data,
    )


def attribute(headers: RequestHeaders, body: bytes, name: str) -> str | None:
    """A header; one of ``ce-`` may be a property of the body instead."""
    value = headers.find(name)
    if value is None and name.lower().startswith("ce-") and _is_structured(headers):
        found = _parsed(body)
        inside = found.get(name[3:].lower()) if is_dict(found) else None
        return inside if isinstance(inside, str) else None
    return value


def _is_structured(headers: RequestHeaders) -> bool:
    return essence(headers.find("content-type") or "") == _STRUCTURED


def _content(headers: RequestHeaders, body: bytes, within: str) -> Any:
    if not body or not is_json(headers.find("content-type") or "application/json"):
        return body or None
    data = _parsed(body)
    return data.get(within, data) if within and is_dict(data) else data


def _parsed(body: bytes) -> Any:
    try:
        return from_json(body)
    except ValueError as error:
        raise WebhookError(f"the body is not JSON ({error})") from None


def _time(text: str) -> dt.datetime:
    try:
        # Before Python 3.11 the letter for UTC is not read.
        return dt.datetime.fromisoformat(text.upper().replace("Z", "+00:00"))
    except ValueError:
        raise WebhookError(f"{text[:40]!r} is not a time") from None
