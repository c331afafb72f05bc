"""The base classes of the package's clients."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, TypeVar

from .sentinels import NOT_GIVEN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from typing_extensions import Self, Unpack

    from .errors import StatusError
    from .flow import Flow
    from .mismatch import Mismatch
    from .operation import Operation
    from .options import RequestOptions, Timeout
    from .response import Response
    from .security import Given, SecurityScheme
    from .transport import AsyncTransport, Transport

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
        self._close: Callable[[], object] | None = None
        if transport is None:
            from weakref import finalize

            from .transport import HTTPX2Transport

            transport = HTTPX2Transport()
            # A client nobody closed lets go of its connections when it is forgotten.
            self._close = finalize(self, transport.close)
        self._transport = transport
        self._flow = _flow(profile, transport, settings, asynchronous=False)

    def call(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        *,
        body: object = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> T:
        """Make a call and return what its answer holds.

        Args:
            operation: What to call.
            arguments: One value for each parameter, in order.
            body: The request body.
            options: Settings of this call.

        Raises:
            APIConnectionError: No answer came; ``APITimeoutError`` if not in time.
            StatusError: The answer's status is not one of success.
            DecodeError: The answer cannot be decoded.
            TypeError: A value has no form on the wire.
            ValueError: A value would not arrive as it is.
        """
        return self.send(operation, arguments, body=body, options=options).body

    def send(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        *,
        body: object = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> Response[T]:
        """As ``call``, with the status and headers of the answer."""
        from .transport import TransportError

        send = self._transport.send
        steps = self._flow.call(operation, arguments, body, options, send)
        try:
            step = next(steps)
            while True:
                try:
                    result = step()
                except TransportError as error:
                    step = steps.throw(error)
                else:
                    step = steps.send(result)
        except StopIteration as stop:
            response: Response[T] = stop.value
            return response

    def close(self) -> None:
        """Let go of all connections; the client can make no further calls."""
        if self._close is not None:
            self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return self._flow.describe(type(self).__name__)


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
        self._owns_transport = transport is None
        if transport is None:
            from .transport import AsyncHTTPX2Transport

            transport = AsyncHTTPX2Transport()
        self._transport = transport
        self._flow = _flow(profile, transport, settings, asynchronous=True)

    async def call(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        *,
        body: object = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> T:
        """Make a call and return what its answer holds; see ``SyncAPIClient.call``."""
        response = await self.send(operation, arguments, body=body, options=options)
        return response.body

    async def send(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        *,
        body: object = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> Response[T]:
        """As ``call``, with the status and headers of the answer."""
        from .transport import TransportError

        send = self._transport.send
        steps = self._flow.call(operation, arguments, body, options, send)
        try:
            step = next(steps)
            while True:
                try:
                    result: Any = step()
                    if hasattr(result, "__await__"):
                        result = await result
                except TransportError as error:
                    step = steps.throw(error)
                else:
                    step = steps.send(result)
        except StopIteration as stop:
            response: Response[T] = stop.value
            return response

    async def aclose(self) -> None:
        """Let go of all connections; the client can make no further calls."""
        if self._owns_transport:
            await self._transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return self._flow.describe(type(self).__name__)


def _flow(
    profile: Profile, transport: object, settings: ClientSettings, *, asynchronous: bool
) -> Flow:
    from .flow import Flow

    details = f"python/{'.'.join(map(str, sys.version_info[:3]))}"
    library = getattr(transport, "library", None)
    if library is not None:
        details = f"{details}; {library}"
    user_agent = f"{profile.package}/{profile.version} ({details})"
    return Flow(profile, settings, user_agent, asynchronous=asynchronous)
