"""Where requests go, and where they may be sent on to."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from .masking import masked_url

_PORTS = {"http": 80, "https": 443}


def checked_base_url(url: str) -> str:
    """An API's address, no slash at its end; ``ValueError`` if it cannot be one."""
    parts = urlsplit(url)
    if (
        parts.scheme not in _PORTS
        or not parts.hostname
        or parts.query
        or parts.fragment
    ):
        shown = masked_url(url)
        raise ValueError(f"base_url: expected http(s)://host[/path], got {shown!r}")
    return url.rstrip("/")


def within_origin(url: str, location: str) -> str | None:
    """Where a redirection leads, or ``None`` when that is another origin.

    The same host answering on https instead of http counts as the same origin.
    """
    try:
        target = urljoin(url, location)
        before, after = urlsplit(url), urlsplit(target)
        was = (before.scheme, before.port or _PORTS.get(before.scheme))
        now = (after.scheme, after.port or _PORTS.get(after.scheme))
    except ValueError:  # the server sent something that is no address
        return None
    upgraded = (was, now) == (("http", 80), ("https", 443))
    same = before.hostname == after.hostname and (was == now or upgraded)
    return target if same else None
