"""Calls that a page asks for, made with the generated package."""

from __future__ import annotations

import base64
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import httpx2

from generator.json_types import is_array, is_object
from generator.media_types import essence, way
from generator.reference.values import EntryError, arguments_of
from generator.runtime.headers import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reference.credentials import Credentials
    from generator.reference.forms import Form
    from generator.reference.package import Package

_MOST_BYTES = 16 * 1024 * 1024  # of an answer that is read at all
_MOST_SHOWN = 2 * 1024 * 1024
_MOST_SECONDS = 5.0  # that an answer may go on which has no end
_TIMEOUT = 30.0
_WRITTEN = ("javascript", "graphql", "yaml", "toml", "xml")
_NO_ANSWER = "No answer came."


class Sender:
    """Makes calls.

    Args:
        package: The generated package.
        forms: What can be called, by ``METHOD /path``.
        credentials: What is sent to be recognised.
    """

    def __init__(
        self, package: Package, forms: Mapping[str, Form], credentials: Credentials
    ) -> None:
        self._package = package
        self._forms = forms
        self._credentials = credentials

    def send(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Make a call and say what became of it, credentials masked.

        Args:
            asked: ``operation``, ``arguments``, ``body`` and ``media_type`` as they
                were entered, ``server`` as a number, and ``validate``.

        Raises:
            EntryError: Something of it is not as it must be; nothing was sent.
        """
        form = self._form(asked.get("operation"))
        address = _address(form, asked.get("server", 0))
        entered = asked.get("arguments", {})
        if not is_object(entered):
            raise EntryError("An object is expected.", "arguments")
        positional, keywords = arguments_of(
            form, entered, asked.get("body"), asked.get("media_type")
        )
        keywords["request_options"] = {
            "validate_requests": asked.get("validate", True) is not False
        }
        call = _Call(self._package, self._credentials, address)
        try:
            call.make(form, positional, keywords)
        finally:
            call.close()
        told: dict[str, Any] = _masked(call.told(form), self._credentials)
        return told

    def _form(self, operation: object) -> Form:
        form = self._forms.get(operation) if isinstance(operation, str) else None
        if form is None:
            raise EntryError("The document has no such operation.", "operation")
        return form


def _address(form: Form, number: object) -> str:
    if not form.servers:
        raise EntryError(
            "The document names no server with a whole address, such as"
            " https://api.example.com, so that there is nowhere to send it.",
            "server",
        )
    if not isinstance(number, int) or not 0 <= number < len(form.servers):
        raise EntryError("The document has no such server.", "server")
    return form.servers[number][0]


class _Call:
    """One call and all that is known of it."""

    def __init__(
        self, package: Package, credentials: Credentials, address: str
    ) -> None:
        self._credentials = credentials
        self._errors: Any = package.module("_runtime.errors")
        self._mismatches: list[dict[str, str]] = []
        transport: Any = package.module("_runtime.transport")
        self._transport = _Recorder(transport)
        self._client = package.client(
            base_url=address,
            timeout=_TIMEOUT,
            transport=self._transport,
            on_mismatch=self._differs,
            **credentials.settings(),
        )
        self._status = 0
        self._headers: Any = None
        self._content = b""
        self._error: dict[str, Any] | None = None
        self._notes: list[str] = []

    def make(self, form: Form, positional: list[Any], keywords: dict[str, Any]) -> None:
        method: Any = self._client
        for name in form.call:
            method = getattr(method, name)
        errors = self._errors
        try:
            response = self._client.raw(method, *positional, **keywords)
            self._answered(response)
            if hasattr(response.body, "iter_bytes"):
                self._content = self._streamed(response.body)
        except errors.DecodeError as error:
            self._answered(error)
            self._notes.append(f"The package cannot read it: {error.message}")
        except errors.StatusError as error:
            self._answered(error)
        except errors.APIConnectionError as error:
            self._error = {"kind": "connection", "message": error.message}
        except (TypeError, ValueError) as error:
            if self._transport.exchanges:
                raise
            self._error = {"kind": "validation", **_invalid(error)}

    def close(self) -> None:
        self._client.close()
        self._transport.close()

    def _differs(self, mismatch: Any) -> None:
        self._mismatches.append(
            {
                "pointer": mismatch.pointer,
                "expected": mismatch.expected,
                "value": mismatch.value,
            }
        )

    def _answered(self, answer: Any) -> None:
        self._status = answer.status_code
        self._headers = answer.headers
        self._content = answer.content

    def _streamed(self, stream: Any) -> bytes:
        """What comes of an answer that is read while it comes, within limits."""
        pieces: list[bytes] = []
        length = 0
        until = time.monotonic() + _MOST_SECONDS
        with stream:
            for piece in stream.iter_bytes():
                pieces.append(piece)
                length += len(piece)
                if length > _MOST_SHOWN or time.monotonic() > until:
                    self._notes.append("The answer goes on; this is its beginning.")
                    break
        return b"".join(pieces)

    def told(self, form: Form) -> dict[str, Any]:
        """All of it, as the page's script sees it."""
        secret = self._credentials
        found: dict[str, Any] = {
            "requests": [one.told(secret) for one in self._transport.exchanges],
            "mismatches": self._mismatches,
            "notes": self._notes,
        }
        if self._error is not None:
            found["error"] = self._error
            return found
        given = any(secret.known().values())
        if self._status == 401 and form.needs_credentials and not given:
            self._notes.append("No credential was sent: give one on the first page.")
        found["answer"] = {
            "status": self._status,
            "reason": _reason(self._status),
            "elapsed": sum(one.elapsed for one in self._transport.exchanges),
            "headers": [
                [name, secret.header(name, value)]
                for name in self._headers
                for value in self._headers.get_all(name)
            ],
            "size": len(self._content),
            "body": _shown(secret.content(self._content), self._headers),
        }
        return found


class _Exchange:
    """A request as it went on the wire."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.sent: httpx2.Request | None = None
        self.elapsed = 0.0
        self.status: int | None = None

    def told(self, secret: Credentials) -> dict[str, Any]:
        sent = self.sent
        if sent is None:
            return {"method": "", "url": "", "headers": [], "body": "", "status": None}
        headers = [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in sent.headers.raw
        ]
        return {
            "method": sent.method,
            "url": secret.url(str(sent.url)),
            "headers": [[name, secret.header(name, text)] for name, text in headers],
            "body": self.content[:_MOST_SHOWN].decode("utf-8", "backslashreplace"),
            "status": self.status,
        }


class _Recorder:
    """The package's own transport, and what it sent."""

    def __init__(self, module: Any) -> None:
        self.exchanges: list[_Exchange] = []
        hooks: Any = {"request": [self._leaves]}
        self._http = httpx2.Client(timeout=None, event_hooks=hooks)
        self._inner = module.HTTPX2Transport(self._http, _MOST_BYTES)
        self.library = self._inner.library

    def send(self, request: Any, /) -> Any:
        """The answer, as the package's transport gives it."""
        content = request.content or b""
        whole = content if isinstance(content, bytes) else b"".join(content)
        exchange = _Exchange(whole)
        self.exchanges.append(exchange)
        started = time.perf_counter()
        try:
            response = self._inner.send(request)
            exchange.status = response.status_code
        finally:
            exchange.elapsed = time.perf_counter() - started
        return response

    def _leaves(self, request: httpx2.Request) -> None:
        self.exchanges[-1].sent = request

    def close(self) -> None:
        """Let go of all connections."""
        self._inner.close()


def _invalid(error: Exception) -> dict[str, Any]:
    """What the package refused to send, place by place where it tells them."""
    breaches: Any = getattr(error, "breaches", ())
    places = [
        {"where": one.where, "message": f"{one.expected}, got {one.value}"}
        for one in breaches
    ]
    message = "The document forbids it." if places else str(error)
    return {"message": message, "places": places}


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _shown(content: bytes, headers: Any) -> dict[str, Any]:
    """A body as text, or what is none as base64; too long a one in part, or not."""
    media_type = headers.get("content-type", "")
    name = essence(media_type)
    found: dict[str, Any] = {"media_type": name, "cut": len(content) > _MOST_SHOWN}
    is_text = way(name) not in ("raw",) or name.endswith(_WRITTEN)
    if not name:
        is_text = _is_utf8(content[:_MOST_SHOWN])
    if is_text and "\0" not in text_of(content[:1000], headers):
        return {**found, "text": text_of(content[:_MOST_SHOWN], headers)}
    whole = b"" if found["cut"] else content
    return {**found, "base64": base64.b64encode(whole).decode()}


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _masked(value: Any, credentials: Credentials) -> Any:
    """The same without any secret in any text, wherever it was repeated."""
    if isinstance(value, str):
        return credentials.text(value)
    if is_object(value):
        return {name: _masked(inner, credentials) for name, inner in value.items()}
    if is_array(value):
        return [_masked(inner, credentials) for inner in value]
    return value
