"""A decoded answer, and what the headers of one say."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from .headers import Headers
    from .transport import RawResponse

T = TypeVar("T")
_REQUEST_IDS = (
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "cf-ray",
)


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


def request_id_of(headers: Headers) -> str | None:
    """The name the server gave a request, which its support will ask for."""
    return next(filter(None, map(headers.get, _REQUEST_IDS)), None)


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
    charset = headers.get("content-type", "").lower().partition("charset=")[2]
    try:
        named = charset.partition(";")[0].strip(" \"'") or "utf-8"
        return content.decode(named, "replace")
    except (LookupError, ValueError):
        return content.decode("utf-8", "replace")
