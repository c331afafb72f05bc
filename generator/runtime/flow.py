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
from functools import partial
from typing import Any, TypeVar

from .client import ClientSettings, Profile, Response
from .errors import (
    APIConnectionError,
    APITimeoutError,
    DecodeError,
    StatusError,
    fallback_class,
    message_of,
    one_line,
    without_secrets,
)
from .headers import header_value, text_of
from .mismatch import UnreadableError, warn
from .operation import Answer, Operation, query
from .options import RequestOptions, Timeout, as_timeout
from .parameters import query_encoder
from .security import Security
from .sentinels import NOT_GIVEN
from .transport import RawResponse, Request, TransportError
from .urls import checked_base_url, masked_url, within_origin

T = TypeVar("T")
E = TypeVar("E")
Step = Callable[[], Any]
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 10


class Flow:
    """What a client is made of; see ``SyncAPIClient``."""

    def __init__(
        self, profile: Profile, settings: ClientSettings, transport: Any, is_async: bool
    ) -> None:
        prefix = profile.environment_prefix
        base_url = settings.get("base_url") or os.environ.get(f"{prefix}_BASE_URL")
        python = f"python/{'.'.join(map(str, sys.version_info[:3]))}"
        library = getattr(transport, "library", None)
        details = f"{python}; {library}" if library else python
        user_agent = f"{profile.package}/{profile.version} ({details})"
        self.profile = profile
        self.transport = transport
        self.is_moved = bool(base_url)
        address = base_url or profile.base_url
        if not address:
            told = f"give it, or set {prefix}_BASE_URL"
            raise ValueError(f"base_url: the API's description names none; {told}")
        self.base_url = checked_base_url(address)
        self.shown_url = masked_url(self.base_url)
        self.timeout = as_timeout(settings.get("timeout", Timeout()))
        self.headers = {"user-agent": user_agent}
        _add_headers(self.headers, settings.get("headers") or {})
        self.strict = settings.get("strict", False)
        self.on_mismatch = settings.get("on_mismatch") or warn
        given = settings.get("credentials", {})
        self.security = Security(profile.schemes, given, prefix, is_async)

    def call(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...],
        options: RequestOptions | None,
        body: object,
    ) -> Generator[Step | Response[T], Any, None]:
        """Make a call; see the module for what it yields."""
        exchange = _Exchange(self, operation, options or {})
        for last in (False, True):
            request = exchange.request(arguments, body)
            authenticators: list[Any] = []
            if operation.security:
                applied = self.security.apply(request, operation.security)
                exchange.secrets, authenticators = yield from applied
            response = yield from exchange.send(request)
            refreshed = False
            if response.status_code == 401 and not last:
                for one in authenticators:
                    refreshed |= yield partial(one.refresh, request, response)
            if not refreshed:
                break
        yield exchange.result(response)


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
        self.redirects_left = _MOST_REDIRECTS

    def request(self, arguments: tuple[object, ...], body: object) -> Request:
        flow, operation, options = self.flow, self.operation, self.options
        prepared = operation.prepared
        path, pieces, own_headers = prepared.write(arguments)
        for name, extra in options.get("query", {}).items():
            pieces += query_encoder(query(name))(extra)
        base = (not flow.is_moved and operation.server) or flow.base_url
        mark = ("&" if "?" in path else "?") if pieces else ""
        url = f"{base}{path}{mark}{'&'.join(pieces)}"
        headers = {"accept": prepared.accept, **flow.headers, **own_headers}
        content = self._encode(body, headers)
        _add_headers(headers, options.get("headers", {}))
        timeout = as_timeout(options.get("timeout", flow.timeout))
        return Request(operation.method, url, headers, content, timeout)

    def _encode(self, value: object, headers: dict[str, str]) -> Any:
        name, body = self.operation.name, self.operation.body
        if value is NOT_GIVEN:
            if body is not None and body.required:
                raise TypeError(f"{name}: a body is required")
            return None
        if body is None:
            raise TypeError(f"{name}: takes no body")
        from .bodies import encode_body

        content, headers["content-type"] = encode_body(body, value)
        if not isinstance(content, bytes) and content.length is not None:
            headers["content-length"] = str(content.length)
        return content

    def send(self, request: Request) -> Generator[Step, Any, RawResponse]:
        """Send a request, and again where its own origin redirects it to."""
        while True:
            self.sent = request
            try:
                response: RawResponse = yield partial(self.flow.transport.send, request)
            except TransportError as error:
                kind = APITimeoutError if error.timed_out else APIConnectionError
                raise self._error(kind, error.reason) from None
            redirected = self._redirected(request, response)
            if redirected is None:
                return response
            request = redirected

    def _redirected(self, request: Request, response: RawResponse) -> Request | None:
        status = response.status_code
        if status not in _REDIRECTS or str(status) in self.operation.responses:
            return None
        url = within_origin(request.url, response.headers.get("location", "//"))
        if url is None:
            # Credentials and the body are for this origin and nobody else.
            self.hint = "a redirection to another origin is not followed"
            return None
        if not self.redirects_left:
            self.hint = f"gave up after {_MOST_REDIRECTS} redirections"
            return None
        self.redirects_left -= 1
        headers, timeout = request.headers, request.timeout
        if status in (307, 308) or request.method in ("GET", "HEAD"):
            return Request(request.method, url, headers, request.content, timeout)
        kept = {n: headers[n] for n in headers if not n.startswith("content-")}
        return Request("GET", url, kept, None, timeout)

    def result(self, response: RawResponse) -> Response[Any]:
        """The decoded answer, or the error that it is."""
        responses, status = self.operation.responses, response.status_code
        if not 200 <= status < 300 and str(status) not in responses:
            raise self._status_error(response)
        described, answer = _answer_for(responses, status)
        if not described and response.content:
            # Servers say 201 where 200 is written, and mean the same body.
            answer = next((one for one in responses.values() if one is not None), None)
        strict = self.options.get("strict", self.flow.strict)
        try:
            body = self._body(answer, response, strict)
        except UnreadableError as error:
            start = one_line(text_of(response.content, response.headers))
            message = f"{error}; the body starts: {start}" if start else str(error)
            raise self._error(DecodeError, message, response) from error
        return Response(response, body, self.operation.method, self._url())

    def _body(self, answer: Answer, response: RawResponse, strict: bool) -> Any:
        if answer is None:
            return None
        from .decoding import decode_answer

        body, found = decode_answer(answer, response, self.operation.name)
        if found and strict:
            rest = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            raise UnreadableError(f"{found[0].what}{rest}")
        for mismatch in found:
            self.flow.on_mismatch(mismatch)
        return body

    def _status_error(self, response: RawResponse) -> StatusError[Any]:
        status, profile = response.status_code, self.flow.profile
        kind = fallback_class(status)
        if profile.errors is not None:
            kind = profile.errors().get(status, kind)
        if status == 401:
            self.hint = self.flow.security.hint(self.operation.security)
        error = self._error(kind, message_of(response.content), response)
        _, answer = _answer_for(self.operation.errors, status)
        # Not strict even where mismatches are errors: the status matters more.
        with suppress(UnreadableError):  # the error has it as it came
            if response.content:
                error.body = self._body(answer, response, strict=False)
        error.hint = self.hint
        return error

    def _error(self, kind: Callable[..., E], message: str, *response: RawResponse) -> E:
        """An error with all that each of them says about the request."""
        name, method = self.operation.name, self.operation.method
        shown = without_secrets(message, self.secrets)
        return kind(shown, *response, operation=name, method=method, url=self._url())

    def _url(self) -> str:
        return masked_url(self.sent.url, self.flow.security.secret_parameters)


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
