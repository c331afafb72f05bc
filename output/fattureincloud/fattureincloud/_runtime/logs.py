"""Calls in the log of a package, without what is secret.

The logger is called as the package is. At ``INFO`` it has a line for each answer, each
further try and each error; at ``DEBUG`` also headers and bodies.
"""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING, Any

from .errors import one_line, without_secrets
from .headers import essence, is_json, masked_headers
from .hooks import Hooks
from .shapes import is_dict, is_list
from .urls import masked_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .hooks import Call
    from .transport import RawResponse

_SECRET = re.compile(
    "(^|_)(access_?key|api_?key|assertion|auth|authorization|cookie|credentials?|cvv|jwt"
    "|otp|passphrase|passw(or)?d|pin|private_?key|pwd|secret|session_?id|signature|token)"
    "(_|$)"
)
_CAPITAL = re.compile("(?<=[a-z0-9])(?=[A-Z])")
_SHOWN = 2000
_MOST = 1_000_000


class LogHooks(Hooks):
    """Writes of each call to a logger.

    Args:
        name: The logger's.
    """

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)
        self._tells_all = self._logger.isEnabledFor(logging.DEBUG)

    def before_request(self, call: Call, /) -> None:
        """At ``DEBUG``, the request."""
        if self._tells_all:
            request = call.request
            told = _told(call, request.headers, request.content)
            self._write(call, logging.DEBUG, "%s", told)

    def after_response(self, call: Call, response: RawResponse, /) -> None:
        """The status; at ``DEBUG``, the answer."""
        status, seconds = response.status_code, response.elapsed
        self._write(call, logging.INFO, "%d in %.3f s", status, seconds)
        if self._tells_all:
            content = None if response.unread is not None else response.content
            told = _told(call, response.headers, content)
            self._write(call, logging.DEBUG, "%d %s", status, told)

    def on_retry(self, call: Call, failure: Exception | None, wait: float, /) -> None:
        """Why, and when."""
        why = one_line(str(failure)) if failure else "that"
        message = "after %s the next try is in %.3f s"
        self._write(call, logging.INFO, message, why, wait)

    def on_error(self, call: Call, error: Exception, /) -> None:
        """The error."""
        kind = type(error).__name__
        self._write(call, logging.INFO, "%s: %s", kind, one_line(str(error)))

    def _write(self, call: Call, level: int, message: str, *values: Any) -> None:
        shown = [
            without_secrets(value, call.secrets) if isinstance(value, str) else value
            for value in values
        ]
        which = (call.operation, call.tries, call.request.method, call.url)
        message = f"%s, try %d: %s %s: {message}"
        self._logger.log(level, message, *which, *shown)


def _told(call: Call, headers: Mapping[str, str], content: object) -> str:
    """Headers and body, without what is secret by its name."""
    masked = masked_headers(headers)
    masked |= {name: "***" for name in masked if name in call.secret_names}
    masked |= {name: "***" for name in masked if _is_secret(name)}
    body = _body(headers.get("content-type", ""), content)
    return f"{masked} {body[:_SHOWN]}" if body else str(masked)


def _body(media_type: str, content: object) -> str:
    if not content:
        return ""
    if not isinstance(content, bytes):
        return "(a body in pieces)"
    kind = essence(media_type)
    if len(content) <= _MOST and is_json(media_type):
        try:
            return json.dumps(_masked(json.loads(content)), ensure_ascii=False)
        except (ValueError, RecursionError):
            return f"({len(content)} bytes that are not JSON)"
    if len(content) <= _MOST and kind == "application/x-www-form-urlencoded":
        text = content.decode("ascii", "replace")
        names = [piece.partition("=")[0] for piece in text.split("&")]
        secret = {name.lower() for name in names if _is_secret(name)}
        return masked_url(f"?{text}", secret)[1:]
    return f"({len(content)} bytes of {kind or 'an unknown type'})"


def _masked(value: Any) -> Any:
    if is_list(value):
        return [_masked(item) for item in value]
    if not is_dict(value):
        return value
    return {
        name: "***" if _is_secret(name) and item is not None else _masked(item)
        for name, item in value.items()
    }


def _is_secret(name: str) -> bool:
    plain = _CAPITAL.sub("_", name).lower().replace("-", "_")
    return _SECRET.search(plain) is not None
