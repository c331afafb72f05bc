"""One call, from its arguments to its result, without any waiting.

``Flow.call`` is a generator: where something may have to be waited for (a credential,
the network) it yields a function and is sent that function's result; last it yields
the response. The synchronous client calls the functions, the asynchronous one awaits
what they return; everything else is written once, here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import suppress
from functools import cached_property, partial
from typing import Any, TypeVar

from .client import ClientSettings, Profile, Response
from .clock import Clock
from .errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    DecodeError,
    StatusError,
    fallback_class,
    message_of,
    one_line,
    without_secrets,
)
from .headers import essence, header_value, text_of
from .mismatch import Mismatch, UnreadableError, warn
from .operation import Answer, Operation, Parameter
from .options import RequestOptions, Timeout, as_timeout
from .parameters import query_encoder
from .security import Security
from .sentinels import NOT_GIVEN
from .transport import RawResponse, Request, TransportError
from .urls import checked_base_url, masked_url

T = TypeVar("T")
E = TypeVar("E", bound=APIError)
Step = Callable[[], Any]
Decoded = tuple[Any, list[Mismatch]]
_INFO = 20  # of the module ``logging``
_REDIRECTS = (301, 302, 303, 307, 308)


class Flow:
    """What a client is made of; see ``SyncAPIClient``."""

    def __init__(
        self,
        profile: Profile,
        settings: ClientSettings,
        transport: Any,
        credentials: Mapping[str, Any] | None = None,
        *,
        is_async: bool,
    ) -> None:
        prefix = profile.environment_prefix
        base_url = settings.get("base_url") or os.environ.get(f"{prefix}_BASE_URL")
        self.profile = profile
        self.transport = transport
        self.is_async = is_async
        self.is_moved = bool(base_url)
        address = base_url or profile.base_url
        if not address:
            told = f"give it, or set {prefix}_BASE_URL"
            raise ValueError(f"base_url: the API's description names none; {told}")
        self.base_url = checked_base_url(address)
        self.shown_url = masked_url(self.base_url)
        self.timeout = as_timeout(settings.get("timeout", Timeout()))
        self.retries = settings.get("retries", 2)
        self.throttle = settings.get("throttle")
        self.hooks = settings.get("hooks")
        self.logger: Any = None
        self.defaults: RequestOptions = {}
        self.clock: Any = Clock()
        self._given_headers = {**(settings.get("headers") or {})}
        _add_headers({}, self._given_headers)  # the wrong ones are refused here
        self.strict = settings.get("strict", False)
        self.validates = settings.get("validate_requests", False)
        self.on_mismatch = settings.get("on_mismatch") or warn
        self.security = Security(self, credentials or {})

    @cached_property
    def headers(self) -> dict[str, str]:
        """What all requests have; the transport says late on what it stands."""
        details = f"python/{'.'.join(map(str, sys.version_info[:3]))}"
        if library := getattr(self.transport, "library", None):
            details += f"; {library}"
        agent = f"{self.profile.package}/{self.profile.version} ({details})"
        headers = {"user-agent": agent}
        _add_headers(headers, self._given_headers)
        return headers

    def call(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...],
        options: RequestOptions | None,
        body: object,
        kind: Any = None,
    ) -> Generator[Step | Response[Any], Any, None]:
        """Make a call, as the module says; a stream may be asked for as its ``kind``."""
        for name in options.keys() - RequestOptions.__annotations__ if options else ():
            raise TypeError(f"request_options has no {name!r}")
        if self.defaults:
            from .overriding import merged

            options = merged(self.defaults, options or {})
        exchange = Exchange(self, operation, arguments, options or {}, body, kind)
        return self.steps(exchange)

    def steps(self, exchange: Exchange) -> Generator[Step | Response[Any], Any, None]:
        """Make a call whose options are complete."""
        if not (self.hooks or "hooks" in exchange.options or self.is_logged):
            return exchange.steps()
        from .hooks import hooked

        exchange.hooked = hooked(exchange)
        around: Generator[Step | Response[Any], Any, None]
        around = exchange.hooked.around(exchange.steps())
        return around

    @property
    def is_logged(self) -> bool:
        """Whether calls are logged; where nothing has loaded ``logging``, they are not."""
        if self.logger is None and "logging" in sys.modules:
            self.logger = sys.modules["logging"].getLogger(self.profile.package)
        return self.logger is not None and self.logger.isEnabledFor(_INFO)


class Exchange:
    """The state of one call."""

    def __init__(
        self,
        flow: Flow,
        operation: Operation[Any],
        arguments: tuple[object, ...],
        options: RequestOptions,
        body: object,
        kind: Any,
    ) -> None:
        self.flow = flow
        self.operation = operation
        self.arguments = arguments
        self.options = options
        keywords = operation.body is not None and operation.body.keywords
        self.body = body or NOT_GIVEN if keywords else body
        self.kind = kind
        self.secrets: list[str] = []
        self.timeout = as_timeout(options.get("timeout", flow.timeout))
        # The transport of synchronous clients sees to it.
        self.is_bounded = flow.is_async and self.timeout.total is not None
        self.began = flow.clock.now()
        self.tries = 1
        self.template: Request
        self.sent: Request
        self.hint: str | None = None
        self.redirections = 0
        self.hooked: Any = None

    def steps(self) -> Generator[Step | Response[Any], Any, None]:
        """The steps of the call, without hooks around them."""
        response = yield from self.answer()
        yield self.result(response)

    def answer(self) -> Generator[Step, Any, RawResponse]:
        """The answer that counts, after as many tries as are due."""
        self.template = self.sent = self.written()
        while True:
            came: RawResponse | TransportError
            try:
                came = yield from self._tried()
                if came.status_code < 400:
                    return came
            except TransportError as error:
                came = error
            from .retries import given_up

            last = yield from given_up(self, came)
            if last is not None:
                return last

    def _tried(self) -> Generator[Step, Any, RawResponse]:
        """The answer to one try, sign-in included."""
        for last in (False, True):
            if self.flow.throttle is not None:
                yield from self.flow.throttle.turn(self)
            bounds = self.timeout
            request = self.template.copied(
                bounds if bounds.total is None else self.time_left()
            )
            authenticators: list[Any] = []
            if self.operation.security:
                applied = self.flow.security.apply(request, self.operation)
                self.secrets, authenticators = yield from applied
            response = yield from self.send(request)
            refreshed = False
            if response.status_code == 401 and not (last or request.is_spent):
                for one in authenticators:
                    refreshed |= yield partial(one.refresh, request, response)
            if not refreshed:
                break
        return response

    def time_left(self) -> Timeout:
        """The limits of the next request."""
        if self.timeout.total is None:
            return self.timeout
        from .deadlines import left_of

        return left_of(self)

    def written(self) -> Request:
        """The request, but for what shows who is calling."""
        flow, operation, options = self.flow, self.operation, self.options
        prepared = operation.prepared
        if options.get("validate_requests", flow.validates):
            from .validation import validate

            validate(operation, self.arguments, self.body, flow.profile.checks)
        path, pieces, own_headers = prepared.write(self.arguments)
        for name, extra in options.get("query", {}).items():
            pieces += query_encoder(Parameter(name, "query"))(extra)
        base = (not flow.is_moved and operation.server) or flow.base_url
        if "base_url" in options:
            base = checked_base_url(options["base_url"])
        mark = ("&" if "?" in path else "?") if pieces else ""
        url = f"{base}{path}{mark}{'&'.join(pieces)}"
        headers = {"accept": prepared.accept, **flow.headers, **own_headers}
        content = self._encode(self.body, headers)
        if "idempotency_key" in options or prepared.takes_key:
            from .retries import add_key

            add_key(self, headers)
        _add_headers(headers, options.get("headers", {}))
        streams = self.kind is not None or operation.streams
        return Request(operation.method, url, headers, content, self.timeout, streams)

    def repeated(self, headers: Mapping[str, str]) -> Any:
        """The steps of the same call with further headers."""
        options: RequestOptions = {**self.options}
        options["headers"] = {**options.get("headers", {}), **headers}
        again = (self.operation, self.arguments, options, self.body, self.kind)
        return self.flow.call(*again)

    def _encode(self, value: object, headers: dict[str, str]) -> Any:
        name, body = self.operation.name, self.operation.body
        if value is NOT_GIVEN:
            if body is not None and body.required:
                raise TypeError(f"{name}: a body is required")
            return None
        if body is None:
            raise TypeError(f"{name}: takes no body")
        content, headers["content-type"] = body.write(value)
        if self.options.get("compress"):
            from .compression import packed

            content, headers["content-encoding"] = packed(content), "gzip"
        if not isinstance(content, bytes) and content.length is not None:
            headers["content-length"] = str(content.length)
        return content

    def send(self, request: Request) -> Generator[Step, Any, RawResponse]:
        """Send a request, and again where its own origin redirects it to."""
        while True:
            self.sent = request
            if self.hooked is not None:
                yield from self.hooked.before()
            send: Step = partial(self.flow.transport.send, request)
            if self.is_bounded:
                send = self._bounded(send)
            response: RawResponse = yield send
            if response.unread is not None and not self._stream(response):
                content = yield self._bounded(response.unread.read)
                response = response._replace(content=content, unread=None)
            if self.hooked is not None:
                yield from self.hooked.after(response)
            if response.status_code not in _REDIRECTS:
                return response
            from .redirects import redirected

            following = redirected(self, response)
            if following is None:
                return response
            request = following

    def _bounded(self, step: Step) -> Step:
        """A step that is given up when the time for the call is over."""
        if not self.is_bounded:
            return step
        from .deadlines import bounded

        return bounded(self, step)

    def result(self, response: RawResponse) -> Response[Any]:
        """The decoded answer, or the error that it is."""
        if not self.succeeded(response):
            raise self._status_error(response)
        stream = self._stream(response)
        if stream is not None:
            body = stream.open_stream(self, response)
        else:
            body = self.settled(lambda: self._decoded(response), response)
            if self.operation.paging is not None:
                body = self.operation.paging.arrived(self, response, body)
        return Response(response, body, self.sent, self.shown_url())

    def settled(self, decode: Callable[[], Decoded], response: RawResponse) -> Any:
        """A decoded value, mismatches reported; ``DecodeError`` if it is unreadable, or
        does not fit where that matters."""
        try:
            body, found = decode()
            if found and self.options.get("strict", self.flow.strict):
                rest = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
                raise UnreadableError(f"{found[0].what}{rest}")
        except UnreadableError as error:
            start = one_line(text_of(response.content, response.headers))
            message = f"{error}; the body starts: {start}" if start else str(error)
            packed = response.headers.get("content-encoding")
            message += f" (content-encoding: {packed})" if packed else ""
            raise self._error(DecodeError, message, response) from error
        for mismatch in found:
            self._differs(mismatch)
        return body

    def _differs(self, mismatch: Mismatch) -> None:
        self.flow.on_mismatch(mismatch)
        if self.hooked is not None:
            self.hooked.differs(mismatch)

    def _decoded(self, response: RawResponse) -> Decoded:
        return _decode(self._kind(response), response, self.operation.name)

    def _kind(self, response: RawResponse) -> Any:
        """What the answer is said to be: a type, a kind of stream, or nothing."""
        responses = self.operation.responses
        described, answer = _answer_for(responses, response.status_code)
        if not described and (response.content or response.unread is not None):
            # Servers say 201 where 200 is written, and mean the same body.
            answer = next((one for one in responses.values() if one is not None), None)
        return self.kind or chosen(answer, response)

    def _stream(self, response: RawResponse) -> Any:
        """The kind of stream that an answer is, if it is one."""
        if not (self.sent.streams and self.succeeded(response)):
            return None
        try:
            kind = self._kind(response)
        except UnreadableError:
            return None
        media_type = response.headers.get("content-type", "")
        is_stream = hasattr(kind, "open_stream") and not kind.refuses(media_type)
        return kind if is_stream else None

    def succeeded(self, response: RawResponse) -> bool:
        status = response.status_code
        return 200 <= status < 300 or str(status) in self.operation.responses

    def _status_error(self, response: RawResponse) -> StatusError[Any]:
        status, kind = response.status_code, fallback_class(response.status_code)
        errors = self.operation.errors
        if self.flow.profile.errors is not None:
            classes, usual = self.flow.profile.errors()
            kind = classes.get(status, kind)
            errors = usual if errors is None else errors
        error = self._error(kind, message_of(response.content), response)
        _, answer = _answer_for(errors or {}, status)
        # Never strict: the status matters more, and the error has the body as it came.
        if response.content:
            with suppress(UnreadableError):
                described = chosen(answer, response)
                error.body, found = _decode(described, response, self.operation.name)
                for mismatch in found:
                    self._differs(mismatch)
        error.hint = self.hint
        return error

    def failure(self, error: TransportError) -> APIConnectionError:
        """The error that no answer came, or not all of it."""
        kind = APITimeoutError if error.timed_out else APIConnectionError
        return self._error(kind, error.reason)

    def _error(self, kind: Callable[..., E], message: str, *response: RawResponse) -> E:
        """An error with all that each of them says about the request."""
        name, method, url = self.operation.name, self.sent.method, self.shown_url()
        shown = without_secrets(message, self.secrets)
        error = kind(shown, *response, operation=name, method=method, url=url)
        error.tries = self.tries
        return error

    def shown_url(self) -> str:
        """The URL of the request, without what is secret."""
        return masked_url(self.sent.url, self.flow.security.secret_parameters)


def _decode(kind: Any, response: RawResponse, name: str) -> Decoded:
    if kind is None:
        return None, []
    from .decoding import decode_answer

    return decode_answer(kind, response, name)


def _add_headers(headers: dict[str, str], more: Mapping[str, str | None]) -> None:
    for name, value in more.items():
        if value is None:
            headers.pop(name.lower(), None)
        else:
            headers[name.lower()] = header_value(value, f"header {name!r}")


def _answer_for(answers: Mapping[str, Answer], status_code: int) -> tuple[bool, Answer]:
    """Whether a status is described, and as what: exactly, by range, or by default."""
    for key in (str(status_code), f"{status_code // 100}XX", "default"):
        if key in answers:
            return True, answers[key]
    return False, None


def chosen(answer: Answer, response: RawResponse) -> Any:
    """What an answer of its media type is; ``UnreadableError`` when none is meant."""
    if answer is None or callable(answer):
        return answer and answer()
    media_type = response.headers.get("content-type", "")
    given = essence(media_type)
    for described, thunk in answer.items():
        wanted = essence(described)
        family = wanted.removesuffix("*")
        if wanted in (given, "*/*") or (family != wanted and given.startswith(family)):
            return thunk()
    if len(answer) > 1 and media_type and (response.content or response.unread):
        raise UnreadableError(f"expected {' or '.join(answer)}, got {given}")
    return next(iter(answer.values()))()
