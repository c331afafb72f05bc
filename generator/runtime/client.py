"""The base classes of the package's clients."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypedDict, TypeVar

from .headers import Told
from .resource import rebound
from .sentinels import NOT_GIVEN

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from typing import TypeAlias

    from typing_extensions import ParamSpec, Self, Unpack

    from .connections import Connections
    from .errors import StatusError
    from .hooks import Hooks
    from .mismatch import Mismatch
    from .operation import Answer, Operation
    from .options import RequestOptions, Timeout
    from .retries import Retries
    from .security import Given, SecurityScheme
    from .streams import AsyncByteStream, ByteStream
    from .throttling import Throttle
    from .transport import AsyncTransport, RawResponse, Request, Transport

    Arguments: TypeAlias = tuple[object, ...]
    ErrorTable: TypeAlias = tuple[
        Mapping[int, type[StatusError[Any]]], Mapping[str, Answer]
    ]
    P = ParamSpec("P")

T = TypeVar("T")


class Profile(NamedTuple):
    """What sets one package's clients apart.

    ``base_url`` is where the API is unless a client is told otherwise; the names of the
    environment variables start with the prefix; ``errors`` returns the error classes by
    status and the usual bodies of errors, ``checks`` what requests can be held to;
    ``schemes`` are the security schemes by name.
    """

    package: str
    version: str
    base_url: str
    environment_prefix: str
    errors: Callable[[], ErrorTable] | None = None
    checks: Callable[[], Mapping[str, Any]] | None = None
    schemes: Mapping[str, SecurityScheme] = {}


class ClientSettings(TypedDict, total=False):
    """What a client can be told when it is made; the package's clients say more."""

    base_url: str | None
    timeout: float | Timeout | None
    retries: int | Retries | None
    throttle: Throttle | None
    headers: Mapping[str, str] | None
    strict: bool
    validate_requests: bool
    on_mismatch: Callable[[Mismatch], None] | None
    hooks: Hooks | Sequence[Hooks] | None
    connections: Connections | None


class Response(Told, Generic[T]):
    """A successful answer: its status, headers and body, as it came (``content``) and
    decoded (``body``), the seconds it took, the request, and the request's URL with
    credentials masked."""

    def __init__(self, raw: RawResponse, body: T, request: Request, url: str) -> None:
        self.status_code = raw.status_code
        self.headers = raw.headers
        self.content = raw.content
        self.body = body
        self.elapsed = raw.elapsed
        self.request = request
        self.url = url

    def __repr__(self) -> str:
        kind = type(self).__name__
        return f"<{kind} {self.status_code}: {self.request.method} {self.url}>"


class SyncAPIClient:
    """A client; threads may share it. Use it in a ``with`` block, or close it.

    Args:
        profile: The package's own facts.
        transport: Sends the requests; the client does not close one it was given.
        credentials: What the caller gave for each scheme; ``None`` looks in the
            environment.
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
        credentials: Mapping[str, Given] = {},
        **settings: Unpack[ClientSettings],
    ) -> None:
        from weakref import finalize

        from .flow import Flow
        from .transport import HTTPX2Transport

        own = _own(HTTPX2Transport, transport, settings)
        used = transport or own
        self._flow = Flow(profile, settings, used, credentials, is_async=False)
        # Connections are also let go when all that makes its calls is forgotten.
        self._close = finalize(self._flow, own.close) if own else None

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
        kind: object = None,
    ) -> Response[T]:
        """As ``call``, with the status and headers of the answer; ``kind`` is the kind
        of stream to read it as."""
        steps = self._flow.call(operation, arguments, options, body, kind)
        response: Response[T] = drive(steps)
        return response

    def raw(
        self, method: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Response[T]:
        """Call a method for its answer with status, headers and time taken.

            client.raw(client.pets.get, 7).headers["etag"]

        Args:
            method: A method of this client's resources; its arguments follow.
        """
        response: Response[T] = rebound(method, self.send)(*args, **kwargs)
        return response

    def stream(
        self, method: Callable[P, object], /, *args: P.args, **kwargs: P.kwargs
    ) -> ByteStream:
        """Call a method and leave the body of its answer unread; see ``raw``."""
        from .streams import BYTES

        send = rebound(method, partial(self.send, kind=BYTES))
        stream: ByteStream = send(*args, **kwargs).body
        return stream

    def with_options(self, **options: Unpack[RequestOptions]) -> Self:
        """The same client, whose calls have these options unless they say otherwise;
        connections and sign-in are shared, and closed with the first one."""
        from .overriding import overridden

        return overridden(self, options)

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
        credentials: Mapping[str, Given] = {},
        **settings: Unpack[ClientSettings],
    ) -> None:
        from .flow import Flow
        from .transport import AsyncHTTPX2Transport

        self._own_transport = own = _own(AsyncHTTPX2Transport, transport, settings)
        used = transport or own
        self._flow = Flow(profile, settings, used, credentials, is_async=True)

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
        kind: object = None,
    ) -> Response[T]:
        """As ``call``, with the status and headers of the answer."""
        steps = self._flow.call(operation, arguments, options, body, kind)
        response: Response[T] = await drive_async(steps)
        return response

    async def raw(
        self, method: Callable[P, Awaitable[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Response[T]:
        """Call a method for the whole of its answer; see ``SyncAPIClient.raw``."""
        response: Response[T] = await rebound(method, self.send)(*args, **kwargs)
        return response

    async def stream(
        self,
        method: Callable[P, Awaitable[object]],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> AsyncByteStream:
        """Call a method and leave the body of its answer unread; see ``raw``."""
        from .streams import BYTES

        send = rebound(method, partial(self.send, kind=BYTES))
        stream: AsyncByteStream = (await send(*args, **kwargs)).body
        return stream

    def with_options(self, **options: Unpack[RequestOptions]) -> Self:
        """As ``SyncAPIClient.with_options``."""
        from .overriding import overridden

        return overridden(self, options)

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


def _own(kind: Callable[..., T], given: object, settings: ClientSettings) -> T | None:
    """The transport that a client makes for itself, if it was given none."""
    for name in settings.keys() - ClientSettings.__annotations__:
        raise TypeError(f"a client has no argument {name!r}")
    connections = settings.get("connections")
    if given is None:
        return kind(connections=connections)
    if connections is not None:
        raise ValueError("connections: a transport was given, which makes its own")
    return None


def drive(steps: Any) -> Any:
    """Take the steps of a call, one after the other; see ``Flow.call``."""
    with closing(steps):
        step = next(steps)
        while callable(step):
            try:
                result = step()
            except Exception as error:  # noqa: BLE001  # for the steps to judge
                step = steps.throw(error)
            else:
                step = steps.send(result)
        return step


async def drive_async(steps: Any) -> Any:
    """The same, awaiting what has to be awaited."""
    with closing(steps):
        step = next(steps)
        while callable(step):
            try:
                result: Any = step()
                if hasattr(result, "__await__"):
                    result = await result
            except Exception as error:  # noqa: BLE001  # for the steps to judge
                step = steps.throw(error)
            else:
                step = steps.send(result)
        return step
