"""Between a client and the network: plain requests in, plain answers out.

Anything with these methods can carry a client's calls. The one used by default
stands on ``httpx2``, which is imported when the first client is made.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from .headers import Headers
from .urls import masked_url

if TYPE_CHECKING:
    import httpx2

    from .options import Timeout


class Request:
    """A request as it goes on the wire: header names are lower case, the URL is
    percent-encoded, and content in pieces can be iterated more than once."""

    __slots__ = ("content", "headers", "method", "timeout", "url")

    def __init__(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        content: bytes | Iterable[bytes] | None,
        timeout: Timeout,
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.content = content
        self.timeout = timeout

    def __repr__(self) -> str:
        # Which query parameters are secret only the client knows.
        return f"<Request {self.method} {masked_url(self.url.partition('?')[0])}>"


class RawResponse(NamedTuple):
    """An answer as it came, content encodings undone; ``elapsed`` is in seconds."""

    status_code: int
    headers: Headers
    content: bytes
    elapsed: float = 0.0


class Transport(Protocol):
    """Sends requests; it may be used by several threads at once."""

    def send(self, request: Request, /) -> RawResponse:
        """The answer, whatever its status, redirects not followed; raises
        ``TransportError`` when none came."""
        ...

    def close(self) -> None:
        """Let go of all connections."""


class AsyncTransport(Protocol):
    """The same for asynchronous clients; several tasks may use it at once."""

    async def send(self, request: Request, /) -> RawResponse:
        """As ``Transport.send``."""
        ...

    async def aclose(self) -> None:
        """Let go of all connections."""


class TransportError(Exception):
    """What a transport raises, with a reason in words, when no answer came."""

    def __init__(self, reason: str, *, timed_out: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.timed_out = timed_out


class HTTPX2Transport:
    """The default: pooled connections, proxies from the environment; or a client of
    one's own, for other proxies or TLS settings."""

    def __init__(self, http_client: httpx2.Client | None = None) -> None:
        import httpx2

        self.library = f"httpx2/{httpx2.__version__}"
        self._client = http_client or httpx2.Client(timeout=None)

    def send(self, request: Request, /) -> RawResponse:
        """The answer, read to its end."""
        import httpx2

        started = time.perf_counter()
        try:
            sent = _outgoing(request, self._client, request.content)
            response = self._client.send(sent, follow_redirects=False)
        except (httpx2.RequestError, httpx2.InvalidURL) as error:
            raise _failure(error) from None
        return _incoming(response, started)

    def close(self) -> None:
        """Let go of all connections."""
        self._client.close()


class AsyncHTTPX2Transport:
    """The default of asynchronous clients; see ``HTTPX2Transport``."""

    def __init__(self, http_client: httpx2.AsyncClient | None = None) -> None:
        import httpx2

        self.library = f"httpx2/{httpx2.__version__}"
        self._client = http_client or httpx2.AsyncClient(timeout=None)

    async def send(self, request: Request, /) -> RawResponse:
        """The answer, read to its end."""
        import httpx2

        started = time.perf_counter()
        content: Any = request.content
        if not isinstance(content, (bytes, type(None))):
            content = _asynchronous(content)
        try:
            sent = _outgoing(request, self._client, content)
            response = await self._client.send(sent, follow_redirects=False)
        except (httpx2.RequestError, httpx2.InvalidURL) as error:
            raise _failure(error) from None
        return _incoming(response, started)

    async def aclose(self) -> None:
        """Let go of all connections."""
        await self._client.aclose()


async def _asynchronous(content: Iterable[bytes]) -> AsyncIterator[bytes]:
    for piece in content:
        yield piece


def _outgoing(
    request: Request, client: httpx2.Client | httpx2.AsyncClient, content: Any
) -> httpx2.Request:
    import httpx2

    accepted = client.headers.get("accept-encoding", "identity")
    headers = {"accept-encoding": accepted, **request.headers}
    # Made here and not by the client, which would add its cookies and parameters.
    return httpx2.Request(
        request.method,
        request.url,
        headers=[(name.encode(), text.encode()) for name, text in headers.items()],
        content=content,
        extensions={"timeout": request.timeout._asdict()},
    )


def _incoming(response: httpx2.Response, started: float) -> RawResponse:
    headers = Headers(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, value in response.headers.raw
    )
    elapsed = time.perf_counter() - started
    return RawResponse(response.status_code, headers, response.content, elapsed)


def _failure(error: Exception) -> TransportError:
    """In words: the library's own error holds the request with its credentials."""
    import httpx2

    kind = type(error).__name__
    reason = f"{kind}: {error}" if str(error) else kind
    timed_out = isinstance(error, httpx2.TimeoutException)
    return TransportError(reason, timed_out=timed_out)
