"""What a program may want to do around the calls of its client.

A client is given one object, or several, which are asked in order::

    class Stamp(Hooks):
        def before_request(self, call: Call) -> None:
            call.request.headers["x-trace"] = new_trace()
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator, Sequence

    from .flow import Exchange
    from .mismatch import Mismatch
    from .transport import RawResponse, Request, TransportError

    Steps = Generator[Callable[[], Any], Any, None]

_NEEDS_ASYNC = "a hook that is a coroutine function needs the asynchronous client"


class Call:
    """A call, as hooks see it.

    Attributes:
        operation: Its operationId.
        package: The client's package, and ``version`` that package's.
        path: The path's template, such as ``/books/{id}``.
        response: The answer to the last request, if one came.
        state: For hooks to keep what they like, for as long as the call lasts.
    """

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self.package = exchange.flow.profile.package
        self.version = exchange.flow.profile.version
        self.operation = exchange.operation.name
        self.path = exchange.operation.path
        self.response: RawResponse | None = None
        self.state: dict[Any, Any] = {}

    @property
    def request(self) -> Request:
        """The request that is sent, or was last; it may be changed before."""
        return self._exchange.sent

    @property
    def url(self) -> str:
        """Its URL without what is secret."""
        return self._exchange.shown_url()

    @property
    def tries(self) -> int:
        """Which try of the call this is, the first being 1."""
        return self._exchange.tries

    @property
    def secrets(self) -> list[str]:
        """The credentials in the request, which nobody must be shown."""
        return self._exchange.secrets

    @property
    def secret_names(self) -> set[str]:
        """The names of headers and parameters, in lower case, that carry them."""
        return self._exchange.flow.security.secret_parameters


class Hooks:
    """Does nothing; override what is needed. What is awaitable in the types may be a
    coroutine function, for asynchronous clients. An exception ends the call."""

    def before_request(self, call: Call, /) -> Awaitable[None] | None:
        """Before each request, with its credentials; ``call.request`` may be changed."""

    def after_response(
        self, call: Call, response: RawResponse, /
    ) -> Awaitable[None] | None:
        """After each answer, whatever its status; streams are unread yet."""

    def on_retry(
        self, call: Call, failure: Exception | None, wait: float, /
    ) -> Awaitable[None] | None:
        """Before a further try, in so many seconds. The failure is why no answer came;
        ``None`` means that ``call.response`` is why."""

    def on_error(self, call: Call, error: Exception, /) -> Awaitable[None] | None:
        """Before the call raises an error."""

    def on_mismatch(self, call: Call, mismatch: Mismatch, /) -> None:
        """For each value of an answer that does not fit its description."""

    def on_end(self, call: Call, /) -> None:
        """When the call is over, be it that it was cancelled."""


class Hooked:
    """The hooks of one call.

    Args:
        exchange: The call.
        hooks: In the order in which they are asked.
    """

    def __init__(self, exchange: Exchange, hooks: Sequence[Hooks]) -> None:
        self._hooks = hooks
        self.call = Call(exchange)

    def around(self, steps: Generator[Any, Any, None]) -> Generator[Any, Any, None]:
        """The steps of the call with those of the hooks."""
        try:
            yield from steps
        except Exception as error:
            yield from self._each("on_error", error)
            raise
        finally:
            for hook in self._hooks:
                hook.on_end(self.call)

    def before(self) -> Steps:
        """The steps before a request."""
        self.call.response = None
        return self._each("before_request")

    def after(self, response: RawResponse) -> Steps:
        """The steps after an answer."""
        self.call.response = response
        return self._each("after_response", response)

    def retry(self, failed: RawResponse | TransportError, wait: float) -> Steps:
        """The steps before a wait."""
        failure = failed if isinstance(failed, Exception) else None
        return self._each("on_retry", failure, wait)

    def differs(self, mismatch: Mismatch) -> None:
        """Tell of a value that does not fit."""
        for hook in self._hooks:
            hook.on_mismatch(self.call, mismatch)

    def _each(self, name: str, *arguments: Any) -> Steps:
        for hook in self._hooks:
            result = yield partial(getattr(hook, name), self.call, *arguments)
            if hasattr(result, "__await__"):
                getattr(result, "close", bool)()
                # Those that wait cannot be asked about this error either.
                self._hooks = [one for one in self._hooks if one is not hook]
                raise TypeError(f"{name}: {_NEEDS_ASYNC}")


def hooked(exchange: Exchange) -> Hooked:
    """The hooks of a call: those of the client, its own, and the one that logs."""
    flow = exchange.flow
    hooks = [*in_order(flow.hooks), *in_order(exchange.options.get("hooks"))]
    if flow.is_logged:
        from .logs import LogHooks

        hooks.append(LogHooks(flow.profile.package))
    return Hooked(exchange, hooks)


def in_order(given: Hooks | Sequence[Hooks] | None) -> Sequence[Hooks]:
    """One object with hooks, several, or none, as a sequence."""
    return [given] if isinstance(given, Hooks) else given or ()
