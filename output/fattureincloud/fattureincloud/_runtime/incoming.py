"""Requests that the API sends: webhooks and callbacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from pydantic import ValidationError

from .decoding import decode_json
from .encoding import encode
from .faithful import DigitsError, adapter
from .mismatch import UnreadableError, warn

Payload = bytes | bytearray | str | Mapping[str, Any] | Sequence[Any]
"""The body of a request: as it came, or as a web framework parsed it."""


class WebhookError(ValueError):
    """A body that is not what the webhook or callback sends."""


def read_json(kind: Any, body: Payload, name: str, *, strict: bool) -> Any:
    """A JSON body as a value of a type.

    What does not fit is kept as it came and reported through ``warnings``.

    Args:
        kind: The type.
        body: The body.
        name: What the webhook is called in messages.
        strict: Refuse what does not fit.

    Raises:
        WebhookError: It is not JSON, or does not fit where that is asked for.
    """
    content = _text(body).encode() if _is_text(body) else encode(body, name)
    try:
        value, found = decode_json(kind, content, name)
    except UnreadableError as error:
        raise WebhookError(f"{name}: {error}") from None
    if found and strict:
        raise WebhookError(f"{name}: {found[0].what}")
    for mismatch in found:
        warn(mismatch)
    return value


def read_form(kind: Any, body: Payload, name: str, *, strict: bool) -> Any:
    """The same for a form, whose values are texts that may stand for numbers."""
    fields = dict(parse_qsl(_text(body), True)) if _is_text(body) else body
    try:
        return adapter(kind).validate_json(encode(fields, name))
    except (ValidationError, DigitsError):
        return read_json(kind, fields, name, strict=strict)


def read_text(body: Payload) -> str:
    """A body of text."""
    return _text(body)


def read_bytes(body: Payload) -> bytes:
    """A body of bytes."""
    return bytes(body) if isinstance(body, (bytes, bytearray)) else _text(body).encode()


def _is_text(body: Payload) -> bool:
    return isinstance(body, (bytes, bytearray, str))


def _text(body: Payload) -> str:
    if isinstance(body, str):
        return body
    if not isinstance(body, (bytes, bytearray)):
        raise TypeError(f"body: expected text or bytes, got {type(body).__name__}")
    return body.decode("utf-8", "replace")
