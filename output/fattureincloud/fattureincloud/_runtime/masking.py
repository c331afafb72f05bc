"""Keeping credentials out of messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

MASK = "***"
_HEADERS = re.compile(
    "authorization|cookie|proxy-authorization|set-cookie|x-api-key|x-auth-token"
    "|x-amz-security-token"
)
_PARAMETERS = re.compile(
    "access_key|access_token|api_?key|api_token|assertion|auth|auth_token|client_secret"
    "|code|id_token|key|passw(or)?d|private_key|pwd|refresh_token|secret|session"
    "|session_id|sig|signature|token|x_amz_(credential|security_token|signature)"
)


def masked_url(url: str, secret_names: Collection[str] = ()) -> str:
    """A URL without its user information and the values of secret parameters.

    Args:
        url: Any URL; its percent-encoding is left as it is.
        secret_names: Lower-case names of query parameters to mask besides the usual.
    """
    before, mark, query = url.partition("?")
    scheme, separator, rest = before.partition("://")
    if separator and "@" in rest:
        authority, slash, path = rest.partition("/")
        before = f"{scheme}://{authority.rpartition('@')[2]}{slash}{path}"
    if not mark:
        return before
    pieces: list[str] = []
    for piece in query.split("&"):
        name, equals, _ = piece.partition("=")
        plain = name.lower()
        if "%" in plain or "+" in plain:
            from urllib.parse import unquote_plus

            plain = unquote_plus(plain).lower()
        secret = _PARAMETERS.fullmatch(plain.replace("-", "_")) or plain in secret_names
        pieces.append(f"{name}={MASK}" if equals and secret else piece)
    return f"{before}?{'&'.join(pieces)}"


def masked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers with the values of those that carry credentials masked."""
    return {
        name: MASK if _HEADERS.fullmatch(name.lower()) else value
        for name, value in headers.items()
    }


def without_secrets(text: str, secrets: Collection[str]) -> str:
    """A text in which no credential occurs, as when a server echoes one."""
    for secret in sorted(secrets, key=len, reverse=True):
        # A secret of a letter or two would mask half of every message.
        if len(secret) >= 4:
            text = text.replace(secret, MASK)
    return text
