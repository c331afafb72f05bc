"""Where requests go, and where they may be sent on to."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from .masking import masked_url

_PORTS = {"http": 80, "https": 443}


def checked_base_url(url: str) -> str:
    """The address of an API, without a slash at its end.

    Raises:
        ValueError: It is not one, or has a query or fragment.
    """
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        shown = masked_url(url)
        raise ValueError(f"base_url: expected http(s)://host[/path], got {shown!r}")
    if parts.query or parts.fragment:
        shown = masked_url(url)
        raise ValueError(f"base_url: no query or fragment, got {shown!r}")
    return url.rstrip("/")


def within_origin(url: str, location: str) -> str | None:
    """Where a redirection leads, or ``None`` when that is another origin.

    The same host answering on https instead of http counts as the same origin.

    Args:
        url: What was asked for.
        location: The ``Location`` of the answer (RFC 9110, 10.2.2).
    """
    try:
        target = urljoin(url, location)
        before, after = urlsplit(url), urlsplit(target)
        ports = [part.port or _PORTS.get(part.scheme) for part in (before, after)]
    except ValueError:  # the server sent something that is no address
        return None
    origins = [(before.scheme, ports[0]), (after.scheme, ports[1])]
    upgraded = origins == [("http", 80), ("https", 443)]
    if before.hostname != after.hostname or not (upgraded or origins[0] == origins[1]):
        return None
    return target
