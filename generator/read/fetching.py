"""Asking other machines, within a time and a size. Loaded when somebody is asked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ..problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Callable

FETCH_SECONDS = 30
"""How long one file may take, and how long a server may be silent."""

_CHUNK = 1 << 16
_ACCEPTED = "application/yaml, application/json, */*"


class _SameHosts(HTTPRedirectHandler):
    """Follows redirects as long as they lead to allowed hosts."""

    def __init__(self, allowed: Callable[[str], bool]) -> None:
        self._allowed = allowed

    def redirect_request(
        self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        if not self._allowed(newurl):
            raise URLError(f"it redirects to {newurl}, which is not allowed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, room: int, allowed: Callable[[str], bool]) -> bytes:
    """The content of a URL, at most one byte more than there is room for.

    Args:
        url: An ``http(s)`` URL.
        room: In bytes.
        allowed: Tells whether a redirect to a URL may be followed.

    Raises:
        CalcoError: It cannot be fetched within :data:`FETCH_SECONDS`.
    """
    deadline = time.monotonic() + FETCH_SECONDS
    chunks: list[bytes] = []
    left = room + 1
    try:
        request = Request(url, headers={"Accept": _ACCEPTED, "User-Agent": "calco"})
        opener = build_opener(_SameHosts(allowed))
        with opener.open(request, timeout=FETCH_SECONDS) as answer:
            while left > 0 and (chunk := answer.read(min(_CHUNK, left))):
                chunks.append(chunk)
                left -= len(chunk)
                if time.monotonic() > deadline:
                    raise TimeoutError(f"it takes more than {FETCH_SECONDS} seconds")
    except HTTPError as error:
        error.close()
        raise CalcoError.of(
            "CALCO-R001", f"{url} answered {error.code} {error.reason}"
        ) from None
    except (URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise CalcoError.of(
            "CALCO-R001",
            f"{url} cannot be fetched: {reason}",
            hint="download the document and give the file",
        ) from None
    return b"".join(chunks)
