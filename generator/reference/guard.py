"""What may reach the local server at all: one browser, from the server's own pages.

Any page on the web can send requests to this machine, and any name can be made to mean
it. So the server answers to its exact address alone, to whoever has the cookie that the
key of the printed address was swapped for, and changes nothing unless one of its own
pages asks.
"""

from __future__ import annotations

import secrets
from hmac import compare_digest
from typing import TYPE_CHECKING

from starlette.datastructures import URL, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse

from generator.reference.signing import CALLBACK

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = "x-calco"
"""The header that a request needs to do anything but read: no form can send it, and no
other origin may."""
LARGEST = 24 * 1024 * 1024  # files of 16 MiB, in base64

_READING = ("GET", "HEAD")
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        # What an answer holds, which a script of ours made a picture or a PDF of.
        "img-src 'self' blob:",
        "frame-src blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": _POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
"""What every answer says, refusals included."""


class Guard:
    """Lets through what comes from the one browser that opened the printed address.

    Args:
        app: What answers then.
        origin: Where the server is: ``http://127.0.0.1:4011``.

    Attributes:
        key: What opens the server, once.
    """

    def __init__(self, app: ASGIApp, origin: str) -> None:
        self._app = app
        self._origin = origin
        self._host = origin.partition("//")[2]
        self.key = secrets.token_urlsafe(32)
        self._key_is_used = False
        # Cookies do not tell ports apart.
        self._cookie = f"calco-reference-{self._host.rpartition(':')[2]}"
        self._session = secrets.token_urlsafe(32)

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"{self._origin}/?key={self.key}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
            await send(message)

        refused = self._refusal(Request(scope))
        await (refused or self._app)(scope, receive, send_guarded)

    def _refusal(self, request: Request) -> Response | None:
        """What to answer instead; nothing for a request that is welcome."""
        if request.headers.getlist("host") != [self._host]:
            return _refused(421, f"This server is {self._origin} and nothing else.")
        reads = request.method in _READING
        key = request.query_params.get("key")
        if reads and key is not None and request.url.path == "/":
            return self._opened(request, key)
        if request.method == "GET" and request.url.path == CALLBACK:
            # Another site sends the browser here, so that it comes without the cookie;
            # what it brings is good once, and for nobody else.
            return None
        if not self._is_known(request):
            return _refused(403, "Open the address that calco printed.")
        if not reads and not self._is_own(request):
            return _refused(403, "Only a page of this server may ask for that.")
        return None

    def _opened(self, request: Request, key: str) -> Response:
        """The cookie in exchange for the key, which is then worth nothing."""
        is_right = compare_digest(key.encode(), self.key.encode())
        if is_right and self._is_known(request):
            return RedirectResponse("/", 303)  # somebody went back in the history
        if not is_right or self._key_is_used or request.method != "GET":
            return _refused(403, "This key is not, or no longer, valid: start again.")
        self._key_is_used = True
        answer = RedirectResponse(URL("/"), 303)
        answer.set_cookie(self._cookie, self._session, httponly=True, samesite="strict")
        return answer

    def _is_known(self, request: Request) -> bool:
        given = request.cookies.get(self._cookie, "")
        return compare_digest(given.encode(), self._session.encode())

    def _is_own(self, request: Request) -> bool:
        headers = request.headers
        return headers.getlist("origin") == [self._origin] and HEADER in headers


def _refused(status: int, reason: str) -> Response:
    return PlainTextResponse(f"{reason}\n", status)
