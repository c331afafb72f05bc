"""Between a client and the network: plain requests in, plain answers out.

Anything with these methods can carry a client's calls. The one used by default
stands on ``httpx2``, which is imported when something is first sent.
"""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from math import inf
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from .headers import Headers
from .urls import masked_url

if TYPE_CHECKING:
    import httpx2

    from .connections import Connections
    from .options import Timeout

_LASTING = "DecodingError", "InvalidURL", "LocalProtocolError", "UnsupportedProtocol"
MOST_BYTES = 256 * 1024 * 1024
C = TypeVar("C")


class Request:
    """A request as it goes on the wire: header names are lower case, the URL is
    percent-encoded, and content in pieces can be iterated more than once. ``streams``
    asks for an answer whose body is left unread."""

    __slots__ = ("content", "headers", "method", "streams", "timeout", "url")

    def __init__(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        content: bytes | Iterable[bytes] | None,
        timeout: Timeout,
        streams: bool = False,
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.content = content
        self.timeout = timeout
        self.streams = streams

    @property
    def is_spent(self) -> bool:
        """Whether its content was sent and cannot be sent again."""
        return getattr(self.content, "is_spent", False)

    def copied(self, timeout: Timeout) -> Request:
        """The same request, to be sent within other limits."""
        headers = {**self.headers}
        content, streams = self.content, self.streams
        return Request(self.method, self.url, headers, content, timeout, streams)

    def __repr__(self) -> str:
        # Which query parameters are secret only the client knows.
        return f"<Request {self.method} {masked_url(self.url.partition('?')[0])}>"


class RawResponse(NamedTuple):
    """An answer as it came, content encodings undone; ``elapsed`` is in seconds.

    ``unread`` stands for the content where the request streams: see ``Unread``."""

    status_code: int
    headers: Headers
    content: bytes = b""
    elapsed: float = 0.0
    unread: Any = None


class Transport(Protocol):
    """Sends requests; it may be used by several threads at once. One that shows by
    itself who is calling, such as by a certificate, has ``signs_in = True``."""

    def send(self, request: Request, /) -> RawResponse:
        """The answer, whatever its status, redirects not followed; raises
        ``TransportError`` when none came. One that cannot stream reads it all."""
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
    """What a transport raises, with a reason in words, when no answer came; it is not
    ``passing`` when another try would fare no better."""

    def __init__(
        self, reason: str, *, timed_out: bool = False, passing: bool = True
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.timed_out = timed_out
        self.passing = passing


class _Opening(Generic[C]):
    """Opened when something is first sent; settings that may be wrong, at once."""

    _kind = "Client"

    def __init__(
        self,
        http_client: C | None = None,
        most_bytes: int = MOST_BYTES,
        connections: Connections | None = None,
    ) -> None:
        self._client = http_client
        self._most = most_bytes
        self._lock, self._is_closed = Lock(), False
        if http_client is None and connections is not None:
            from .connections import opened

            self._client = opened(self._kind, connections)
        elif http_client is None:
            self._verify = _authorities()
            if any(name.lower().endswith("_proxy") for name in os.environ):
                self._opened()

    @property
    def library(self) -> str:
        """What it stands on, for the header ``user-agent``."""
        import httpx2

        return f"httpx2/{httpx2.__version__}"

    def _opened(self) -> C:
        import httpx2

        with self._lock:
            if self._client is None:
                if self._is_closed:
                    raise RuntimeError("the client has been closed")
                kind = getattr(httpx2, self._kind)
                self._client = kind(timeout=None, verify=self._verify)
            return self._client

    def _closed(self) -> C | None:
        with self._lock:
            self._is_closed = True
            return self._client


class HTTPX2Transport(_Opening["httpx2.Client"]):
    """The default: pooled connections, proxies from the environment.

    Args:
        http_client: A client of one's own.
        most_bytes: How long an answer may be that is not streamed.
        connections: What they are like, unless there is a client.
    """

    def send(self, request: Request, /) -> RawResponse:
        """The answer, read to its end unless the request streams."""
        started = time.perf_counter()
        client = self._client or self._opened()
        try:
            sent = _outgoing(request, client, request.content)
            response = client.send(sent, stream=True, follow_redirects=False)
        except _errors() as error:
            raise _failure(error) from None
        end = started + (request.timeout.total or inf)
        unread = Unread(response, self._most, end)
        if request.streams:
            return _incoming(response, started, b"", unread)
        return _incoming(response, started, unread.read())

    def close(self) -> None:
        """Let go of all connections."""
        if client := self._closed():
            client.close()


class AsyncHTTPX2Transport(_Opening["httpx2.AsyncClient"]):
    """The default of asynchronous clients; see ``HTTPX2Transport``."""

    _kind = "AsyncClient"

    async def send(self, request: Request, /) -> RawResponse:
        """The answer, read to its end unless the request streams."""
        started = time.perf_counter()
        client = self._client or self._opened()
        try:
            # Bodies in pieces have both ways; a client takes the first it sees.
            content: Any = request.content
            if hasattr(content, "__aiter__"):
                content = aiter(content)
            sent = _outgoing(request, client, content)
            response = await client.send(sent, stream=True, follow_redirects=False)
        except _errors() as error:
            raise _failure(error) from None
        unread = AsyncUnread(response, self._most)
        if request.streams:
            return _incoming(response, started, b"", unread)
        return _incoming(response, started, await unread.read())

    async def aclose(self) -> None:
        """Let go of all connections."""
        if client := self._closed():
            await client.aclose()


class Unread:
    """The body of an answer, to be iterated once; then the connection is free.

    ``read`` gives the whole of it, if it is no longer than the transport allows. Both
    raise ``TransportError``.
    """

    def __init__(self, response: httpx2.Response, most: int, end: float = inf) -> None:
        self._response = response
        self._most = most
        self._end = end

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces(None)

    def _pieces(self, most: int | None) -> Iterator[bytes]:
        length = 0
        try:
            for piece in self._response.iter_bytes():
                length += len(piece)
                _check_length(length, most)
                if most and time.perf_counter() > self._end:
                    raise TransportError("the time is over", timed_out=True)
                yield piece
        except _errors() as error:
            raise _failure(error) from None
        finally:
            self.close()

    def read(self) -> bytes:
        return b"".join(self._pieces(self._most))

    def close(self) -> None:
        self._response.close()


class AsyncUnread:
    """The same for asynchronous clients."""

    def __init__(self, response: httpx2.Response, most: int) -> None:
        self._response = response
        self._most = most

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._pieces(None)

    async def _pieces(self, most: int | None) -> AsyncIterator[bytes]:
        length = 0
        try:
            async for piece in self._response.aiter_bytes():
                length += len(piece)
                _check_length(length, most)
                yield piece
        except _errors() as error:
            raise _failure(error) from None
        finally:
            await self.aclose()

    async def read(self) -> bytes:
        return b"".join([piece async for piece in self._pieces(self._most)])

    async def aclose(self) -> None:
        await self._response.aclose()


def _authorities() -> Any:
    """Whom to trust: what ``httpx2`` reads of the environment, read now."""
    for name, argument in (("SSL_CERT_FILE", "cafile"), ("SSL_CERT_DIR", "capath")):
        if path := os.environ.get(name):
            import ssl

            settings: Any = {argument: path}
            return ssl.create_default_context(**settings)
    return True


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


def _incoming(
    response: httpx2.Response, started: float, content: bytes, unread: object = None
) -> RawResponse:
    headers = Headers(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, value in response.headers.raw
    )
    elapsed = time.perf_counter() - started
    return RawResponse(response.status_code, headers, content, elapsed, unread)


def _check_length(length: int, most: int | None) -> None:
    if most is not None and length > most:
        told = "client.stream leaves it unread"
        reason = f"the answer is longer than {most} bytes; {told}"
        raise TransportError(reason, passing=False)


def _errors() -> Any:
    import httpx2

    return httpx2.RequestError, httpx2.InvalidURL


def _failure(error: Exception) -> TransportError:
    """In words: the library's own error holds the request with its credentials."""
    import httpx2

    kind = type(error).__name__
    reason = f"{kind}: {error}" if str(error) else kind
    timed_out = isinstance(error, httpx2.TimeoutException)
    passing = kind not in _LASTING and "CERTIFICATE_VERIFY" not in reason
    return TransportError(reason, timed_out=timed_out, passing=passing)
