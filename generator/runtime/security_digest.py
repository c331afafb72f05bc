"""Names and passwords that are shown by their digest (RFC 7616)."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from .security import SecurityScheme

if TYPE_CHECKING:
    import httpx2

    from .transport import RawResponse, Request

_MOST = 100  # servers and users at a time


class Digest(SecurityScheme):
    """Name and password; the first request goes without them, and the server's answer
    says how the digest is made. The HTTP library makes it: MD5 or SHA-2, ``qop=auth``.
    """

    arguments = ("username", "password")

    def __init__(self) -> None:
        self._auths: dict[tuple[str, ...], httpx2.DigestAuth] = {}
        self._ready: dict[tuple[str, ...], str] = {}
        self._lock = Lock()

    def carry(self, request: Request, values: list[str]) -> list[str]:
        with self._lock:
            # What answers a challenge counts as the first request to use it.
            header = self._ready.pop((request.method, request.url, *values), None)
            if header is None:
                plain = _plain(request)
                next(self._auth(request, values).auth_flow(plain))
                header = plain.headers.get("authorization")
        if header is None:
            return [values[1]]
        request.headers["authorization"] = header
        return [header, values[1]]

    def challenged(self, values: list[str]) -> Challenged:
        """What takes part after a 401."""
        return Challenged(self, values)

    def answer(
        self, request: Request, response: RawResponse, values: list[str]
    ) -> bool:
        """Whether a challenge could be answered; the next request does."""
        import httpx2

        pairs = [
            ("www-authenticate", v)
            for v in response.headers.get_all("www-authenticate")
        ]
        plain = _plain(request)
        answer = httpx2.Response(response.status_code, headers=pairs, request=plain)
        with self._lock:
            flow = self._auth(request, values).auth_flow(plain)
            next(flow)
            try:
                flow.send(answer)
            except (StopIteration, httpx2.ProtocolError):
                return False
            key = (request.method, request.url, *values)
            self._ready[key] = plain.headers["authorization"]
        return True

    def _auth(self, request: Request, values: list[str]) -> httpx2.DigestAuth:
        import httpx2

        parts = urlsplit(request.url)
        key = (parts.scheme, parts.netloc, *values)
        if key not in self._auths:
            while len(self._auths) >= _MOST:
                del self._auths[next(iter(self._auths))]
            self._auths[key] = httpx2.DigestAuth(*values)
        return self._auths[key]


class Challenged(NamedTuple):
    """A name and password, and the scheme that shows them."""

    scheme: Digest
    values: list[str]

    def refresh(self, request: Request, response: RawResponse, /) -> bool:
        """Whether the request is worth sending once more."""
        return self.scheme.answer(request, response, self.values)


def _plain(request: Request) -> httpx2.Request:
    import httpx2

    return httpx2.Request(request.method, request.url)
