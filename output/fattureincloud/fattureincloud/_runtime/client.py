"""The base classes of the package's clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypedDict, TypeVar

from .headers import request_id_of
from .sentinels import NOT_GIVEN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from typing_extensions import Self, Unpack

    from .errors import StatusError
    from .mismatch import Mismatch
    from .operation import Operation
    from .options import RequestOptions, Timeout
    from .security import Given, SecurityScheme
    from .transport import AsyncTransport, RawResponse, Transport

    Arguments: TypeAlias = tuple[object, ...]

T = TypeVar("T")


class Profile(NamedTuple):
    """What sets one package's clients apart.

    ``base_url`` is where the API is unless a client is told otherwise; the names of the
    environment variables start with the prefix; ``errors`` returns the error classes by
    status; ``schemes`` are the security schemes by name.
    """

    package: str
    version: str
    base_url: str
    environment_prefix: str
    errors: Callable[[], Mapping[int, type[StatusError[Any]]]] | None = None
    schemes: Mapping[str, SecurityScheme] = {}


class ClientSettings(TypedDict, total=False):
    """What a client can be told when it is made; the package's clients say more.

    ``credentials`` has for each scheme what the caller gave; ``None`` looks in the
    environment. ``base_url`` goes before ``PREFIX_BASE_URL`` in the environment.
    """

    credentials: Mapping[str, Given]
    base_url: str | None
    timeout: float | Timeout | None
    headers: Mapping[str, str] | None
    strict: bool
    on_mismatch: Callable[[Mismatch], None] | None


class Response(Generic[T]):
    """A successful answer: its status, headers and decoded body, the seconds it took,
    and the method and URL of the request, credentials masked."""

    def __init__(self, raw: RawResponse, body: T, method: str, url: str) -> None:
        self.status_code = raw.status_code
        self.headers = raw.headers
        self.body = body
        self.elapsed = raw.elapsed
        self.method = method
        self.url = url

    @property
    def request_id(self) -> str | None:
        """The name the server gave the request, if it sent one."""
        return request_id_of(self.headers)

    def __repr__(self) -> str:
        return f"<Response {self.status_code}: {self.method} {self.url}>"


class SyncAPIClient:
    """A client; threads may share it. Use it in a ``with`` block, or close it.

    Args:
        profile: The package's own facts.
        transport: Sends the requests; the client does not close one it was given.
        settings: See ``ClientSettings``.

    Raises:
        TypeError: A coroutine function was given as a credential.
        ValueError: The base URL, a header or a credential cannot be sent.
    """

    def __init__(
        self,
        profile: Profile,
        *,
        transport: Transport | None = None,
        **settings: Unpack[ClientSettings],
    ) -> None:
        from .flow import Flow

        self._close: Callable[[], object] | None = None
        if transport is None:
            from weakref import finalize

            from .transport import HTTPX2Transport

            transport = HTTPX2Transport()
            # A client nobody closed lets go of its connections when it is forgotten.
            self._close = finalize(self, transport.close)
        self._flow = Flow(profile, settings, transport, is_async=False)

    def call(
        self,
        operation: Operation[T],
        arguments: Arguments = (),
        options: RequestOptions | None = None,
        body: object = NOT_GIVEN,
    ) -> T:
        """Make a call and return what its answer holds.

        Args:
            operation: What to call.
            arguments: One value for each parameter, in order.
            options: Settings of this call.
            body: The request body.

        Raises:
            APIConnectionError: No answer came; ``APITimeoutError`` if not in time.
            StatusError: The answer's status is not one of success.
            DecodeError: The answer cannot be decoded.
            TypeError: A value has no form on the wire.
            ValueError: A value would not arrive as it is.
        """
        return self.send(operation, arguments, options, body).body

    def send(
        self,
        operation: Operation[T],
        arguments: Arguments = (),
        options: RequestOptions | None = None,
        body: object = NOT_GIVEN,
    ) -> Response[T]:
        """As ``call``, with the status and headers of the answer."""
        from .transport import TransportError

        steps = self._flow.call(operation, arguments, options, body)
        result: Any = None
        while callable(step := steps.send(result)):
            try:
                result = step()
            except TransportError as error:
                steps.throw(error)
        return step

    def close(self) -> None:
        """Let go of all connections; the client can make no further calls."""
        if self._close is not None:
            self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._flow.shown_url}>"


class AsyncAPIClient:
    """A client whose calls are awaited; see ``SyncAPIClient`` for the arguments.

    The tasks of one event loop may share it. Use it in an ``async with`` block, or
    close it. Credentials may be coroutine functions.
    """

    def __init__(
        self,
        profile: Profile,
        *,
        transport: AsyncTransport | None = None,
        **settings: Unpack[ClientSettings],
    ) -> None:
        from .flow import Flow
        from .transport import AsyncHTTPX2Transport

        self._own_transport = AsyncHTTPX2Transport() if transport is None else None
        used = transport or self._own_transport
        self._flow = Flow(profile, settings, used, is_async=True)

    async def call(
        self,
        operation: Operation[T],
        arguments: Arguments = (),
        options: RequestOptions | None = None,
        body: object = NOT_GIVEN,
    ) -> T:
        """Make a call and return what its answer holds; see ``SyncAPIClient.call``."""
        return (await self.send(operation, arguments, options, body)).body

    async def send(
        self,
        operation: Operation[T],
        arguments: Arguments = (),
        options: RequestOptions | None = None,
        body: object = NOT_GIVEN,
    ) -> Response[T]:
        """As ``call``, with the status and headers of the answer."""
        from .transport import TransportError

        steps = self._flow.call(operation, arguments, options, body)
        result: Any = None
        while callable(step := steps.send(result)):
            try:
                result = step()
                if hasattr(result, "__await__"):
                    result = await result
            except TransportError as error:
                steps.throw(error)
        return step

    async def aclose(self) -> None:
        """Let go of all connections; the client can make no further calls."""
        if self._own_transport is not None:
            await self._own_transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._flow.shown_url}>"
