"""A decoded answer, and what the headers of one say."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from .headers import Headers

T = TypeVar("T")
_REQUEST_ID_HEADERS = (
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "cf-ray",
)


class Response(Generic[T]):
    """A successful answer.

    Attributes:
        status_code: The HTTP status.
        headers: The response's headers.
        body: The decoded body.
        elapsed: Seconds from sending the request to having the whole answer.
        method: The request's method.
        url: The request's URL, credentials masked.
    """

    __slots__ = ("body", "elapsed", "headers", "method", "status_code", "url")

    def __init__(
        self,
        status_code: int,
        headers: Headers,
        body: T,
        elapsed: float,
        method: str,
        url: str,
    ) -> None:
        self.status_code = status_code
        self.headers = headers
        self.body = body
        self.elapsed = elapsed
        self.method = method
        self.url = url

    @property
    def request_id(self) -> str | None:
        """The name the server gave the request, if it sent one."""
        return request_id_of(self.headers)

    def __repr__(self) -> str:
        return f"<Response {self.status_code}: {self.method} {self.url}>"


def request_id_of(headers: Headers) -> str | None:
    """The name the server gave a request, which its support will ask for."""
    names = (headers.get(name) for name in _REQUEST_ID_HEADERS)
    return next(filter(None, names), None)


def retry_after_of(headers: Headers) -> float | None:
    """Seconds to wait, from ``Retry-After`` (RFC 9110, 10.2.3), in either form."""
    milliseconds = headers.get("retry-after-ms", "").strip()
    if milliseconds.isascii() and milliseconds.isdecimal():
        return int(milliseconds) / 1000
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdecimal():
        return float(value)
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None


def text_of(content: bytes, headers: Headers) -> str:
    """A body as text; bytes that its charset does not have are replaced."""
    _, _, charset = headers.get("content-type", "").lower().partition("charset=")
    charset = charset.partition(";")[0].strip(" \"'") or "utf-8"
    try:
        return content.decode(charset, "replace")
    except (LookupError, ValueError):
        return content.decode("utf-8", "replace")
