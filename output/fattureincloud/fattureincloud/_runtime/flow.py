"""One call, from its arguments to its result, without any waiting.

``Flow.call`` is a generator: where something may have to be waited for (a credential,
the network) it yields a function and is sent that function's result. The synchronous
client calls the function, the asynchronous one awaits what it returns; everything else
is written once, here.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from .errors import (
    APIConnectionError,
    APITimeoutError,
    DecodeError,
    StatusError,
    fallback_class,
    message_of,
    one_line,
)
from .masking import masked_url, without_secrets
from .mismatch import warn
from .operation import Parameter
from .options import Timeout, as_timeout
from .parameters import header_value, query_encoder
from .prepare import answer_for
from .response import Response, text_of
from .security import Security
from .sentinels import NOT_GIVEN
from .transport import Request, TransportError
from .urls import checked_base_url, within_origin

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from typing import TypeAlias

    from .client import ClientSettings, Profile
    from .mismatch import Mismatch
    from .operation import Operation
    from .options import RequestOptions
    from .transport import RawResponse

    Step: TypeAlias = Callable[[], Any]

T = TypeVar("T")
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 10
_NO_OPTIONS: RequestOptions = {}


class Flow:
    """What a client is made of, apart from its transport; see ``SyncAPIClient``."""

    def __init__(
        self,
        profile: Profile,
        settings: ClientSettings,
        user_agent: str,
        *,
        asynchronous: bool,
    ) -> None:
        prefix = profile.environment_prefix
        base_url = settings.get("base_url") or os.environ.get(f"{prefix}_BASE_URL")
        self.profile = profile
        self.base_url = checked_base_url(base_url or profile.base_url)
        self.timeout = as_timeout(settings.get("timeout", Timeout()))
        self.headers = {"user-agent": user_agent}
        _add_headers(self.headers, settings.get("headers") or {})
        self.strict = settings.get("strict", False)
        self.on_mismatch = settings.get("on_mismatch") or warn
        given = settings.get("credentials", {})
        self.security = Security(profile.schemes, given, prefix, asynchronous)

    def describe(self, name: str) -> str:
        """A client's ``repr``, without credentials."""
        return f"<{name} at {masked_url(self.base_url)}>"

    def report(self, found: list[Mismatch]) -> None:
        """Tell of values that do not fit."""
        for mismatch in found:
            self.on_mismatch(mismatch)

    def call(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...],
        body: object,
        options: RequestOptions | None,
        send: Callable[[Request], Any],
    ) -> Generator[Step, Any, Response[T]]:
        """Make a call; see the module for what it yields."""
        exchange = _Exchange(self, operation, options or _NO_OPTIONS)
        for last in (False, True):
            request = exchange.request(arguments, body)
            authenticators: list[Any] = []
            if operation.security:
                applied = self.security.apply(request, operation.security)
                exchange.secrets, authenticators = yield from applied
            response = yield from exchange.send(request, send)
            refreshed = False
            if response.status_code == 401 and not last:
                for one in authenticators:
                    refreshed |= yield partial(one.refresh, request, response)
            if not refreshed:
                break
        return exchange.result(response)


class _Exchange:
    """The state of one call."""

    def __init__(
        self, flow: Flow, operation: Operation[Any], options: RequestOptions
    ) -> None:
        self.flow = flow
        self.operation = operation
        self.options = options
        self.secrets: list[str] = []
        self.sent: Request
        self.hint: str | None = None

    def request(self, arguments: tuple[object, ...], value: object) -> Request:
        flow, operation, options = self.flow, self.operation, self.options
        prepared = operation.prepared
        url = flow.base_url + prepared.path(arguments)
        pieces = prepared.query(arguments)
        for name, extra in options.get("query", {}).items():
            pieces += query_encoder(Parameter(name, "query", "form", True))(extra)
        if pieces:
            url = f"{url}?{'&'.join(pieces)}"
        headers = {"accept": prepared.accept, **flow.headers}
        headers.update(prepared.headers(arguments))
        content: Any = None
        if value is not NOT_GIVEN:
            content = self._encode(value, headers)
        elif operation.body is not None and operation.body.required:
            raise TypeError(f"{operation.name}: a body is required")
        if "headers" in options:
            _add_headers(headers, options["headers"])
        timeout = as_timeout(options.get("timeout", flow.timeout))
        return Request(operation.method, url, headers, content, timeout)

    def _encode(self, value: object, headers: dict[str, str]) -> Any:
        from .bodies import encode_body

        operation = self.operation
        if operation.body is None:
            raise TypeError(f"{operation.name}: takes no body")
        content, content_type = encode_body(operation.body, value)
        headers["content-type"] = content_type
        if not isinstance(content, bytes) and content.length is not None:
            headers["content-length"] = str(content.length)
        return content

    def send(
        self, request: Request, send: Callable[[Request], Any]
    ) -> Generator[Step, Any, RawResponse]:
        """Send a request, and again where its own origin redirects it to."""
        left = _MOST_REDIRECTS
        while True:
            self.sent = request
            try:
                response: RawResponse = yield partial(send, request)
            except TransportError as error:
                self._fail(error)
            redirected = self._redirected(request, response)
            if redirected is None:
                return response
            if not left:
                self.hint = f"gave up after {_MOST_REDIRECTS} redirections"
                return response
            request, left = redirected, left - 1

    def _redirected(self, request: Request, response: RawResponse) -> Request | None:
        status = response.status_code
        if status not in _REDIRECTS or str(status) in self.operation.responses:
            return None
        url = within_origin(request.url, response.headers.get("location", "//"))
        if url is None:
            # Credentials and the body are for this origin and nobody else.
            self.hint = "a redirection to another origin is not followed"
            return None
        headers, timeout = request.headers, request.timeout
        if status in (307, 308) or request.method in ("GET", "HEAD"):
            return Request(request.method, url, headers, request.content, timeout)
        kept = {n: headers[n] for n in headers if not n.startswith("content-")}
        return Request("GET", url, kept, None, timeout)

    def result(self, response: RawResponse) -> Response[Any]:
        """The decoded answer, or the error that it is."""
        operation = self.operation
        status = response.status_code
        if not 200 <= status < 300 and str(status) not in operation.responses:
            raise self._status_error(response)
        described, answer = answer_for(operation.responses, status)
        if not described and response.content:
            # Servers say 201 where 200 is written, and mean the same body.
            answers = [one for one in operation.responses.values() if one is not None]
            answer = answers[0] if answers else None
        body = None
        if answer is not None:
            from .decoding import UnreadableError, decode_answer

            try:
                body, found = decode_answer(answer, response, operation.name)
            except UnreadableError as error:
                raise self._decode_error(str(error), response) from error
            if found:
                self._report(found, response)
        return Response(response, body, operation.method, self._url())

    def _report(self, found: list[Mismatch], response: RawResponse) -> None:
        if self.options.get("strict", self.flow.strict):
            rest = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            raise self._decode_error(f"{found[0].what}{rest}", response)
        self.flow.report(found)

    def _status_error(self, response: RawResponse) -> StatusError[Any]:
        operation, status = self.operation, response.status_code
        body = self._error_body(response)
        if status == 401:
            self.hint = self.flow.security.hint(operation.security)
        error_class = fallback_class(status)
        if self.flow.profile.errors is not None:
            error_class = self.flow.profile.errors().get(status, error_class)
        message = without_secrets(message_of(response.content), self.secrets)
        error = error_class(message, response, **self._origin())
        error.body, error.hint = body, self.hint
        return error

    def _error_body(self, response: RawResponse) -> Any:
        operation = self.operation
        _, answer = answer_for(operation.errors, response.status_code)
        if answer is None or not response.content:
            return None
        from .decoding import UnreadableError, decode_answer

        try:
            body, found = decode_answer(answer, response, operation.name)
        except UnreadableError:
            return None  # the error has it as it came
        # Reported even where mismatches are errors: the status matters more.
        self.flow.report(found)
        return body

    def _decode_error(self, message: str, response: RawResponse) -> DecodeError:
        start = one_line(text_of(response.content, response.headers))
        if start:
            message = f"{message}; the body starts: {start}"
        message = without_secrets(message, self.secrets)
        return DecodeError(message, response, **self._origin())

    def _fail(self, error: TransportError) -> NoReturn:
        error_class = APITimeoutError if error.timed_out else APIConnectionError
        message = without_secrets(error.reason, self.secrets)
        raise error_class(message, **self._origin()) from None

    def _origin(self) -> dict[str, str]:
        """What every error says about the request."""
        name, method = self.operation.name, self.operation.method
        return {"operation": name, "method": method, "url": self._url()}

    def _url(self) -> str:
        return masked_url(self.sent.url, self.flow.security.secret_parameters)


def _add_headers(headers: dict[str, str], more: Mapping[str, str | None]) -> None:
    for name, value in more.items():
        if value is None:
            headers.pop(name.lower(), None)
        else:
            headers[name.lower()] = header_value(value, f"header {name!r}")
