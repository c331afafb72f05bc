"""Answers that say to ask elsewhere (RFC 9110, 15.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from .flow import Exchange
    from .transport import RawResponse, Request

_MOST = 10
_PORTS = {"http": 80, "https": 443}


def redirected(exchange: Exchange, response: RawResponse) -> Request | None:
    """The request to send after a redirection; ``None`` where it is not followed."""
    status, request = response.status_code, exchange.sent
    if str(status) in exchange.operation.responses:
        return None
    url = within_origin(request.url, response.headers.get("location", "//"))
    if url is None:
        # Credentials and the body are for this origin and nobody else.
        exchange.hint = (
            "it leads to another origin; headers['location'] has the address"
        )
        return None
    if exchange.redirections == _MOST:
        exchange.hint = f"gave up after {_MOST} redirections"
        return None
    following = request.copied(exchange.time_left())
    following.url = url
    if status not in (307, 308) and request.method not in ("GET", "HEAD"):
        following.method, following.content = "GET", None
        for name in [name for name in following.headers if name.startswith("content-")]:
            del following.headers[name]
    elif request.is_spent:
        exchange.hint = "what can be read only once is not sent on"
        return None
    exchange.redirections += 1
    return following


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
