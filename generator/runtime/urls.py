"""Where requests go, and what of it is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus, urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection

_USER = re.compile(r"^([^/]*//)[^/]*@")
_SECRET = re.compile(
    "access_key|access_token|api_?key|api_token|assertion|auth|auth_token|client_secret"
    "|code|id_token|key|passw(or)?d|private_key|pwd|refresh_token|secret|session"
    "|session_id|sig|signature|token|x_amz_(credential|security_token|signature)"
)


def masked_url(url: str, secret_names: Collection[str] = ()) -> str:
    """A URL without its user information and the values of secret parameters: those
    that are usual and those whose names, in lower case, are given."""
    before, mark, query = url.partition("?")
    before = _USER.sub(r"\1", before)
    if not mark:
        return before
    pieces: list[str] = []
    for piece in query.split("&"):
        name, equals, _ = piece.partition("=")
        plain = unquote_plus(name).lower()
        secret = _SECRET.fullmatch(plain.replace("-", "_")) or plain in secret_names
        pieces.append(f"{name}=***" if equals and secret else piece)
    return f"{before}?{'&'.join(pieces)}"


def checked_base_url(url: str) -> str:
    """An API's address, no slash at its end; ``ValueError`` if it cannot be one."""
    parts = urlsplit(url)
    extra = parts.query or parts.fragment
    if parts.scheme not in ("http", "https") or not parts.hostname or extra:
        shown = masked_url(url)
        raise ValueError(f"base_url: expected http(s)://host[/path], got {shown!r}")
    return url.rstrip("/")
