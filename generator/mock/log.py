"""A line for each request."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


def transport_of(send: Any) -> Any:
    """The connection of a request: nothing in ASGI names it, the server's object does."""
    return getattr(getattr(send, "__self__", None), "transport", None)


class Log:
    """An ASGI application that tells what another one answered, on standard error.

    Args:
        app: The application.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # Who wants to drop the connection below does not see the server's own object.
        scope["calco.transport"] = transport_of(send)
        status = "no answer"
        started = time.perf_counter()

        async def told(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await self._app(scope, receive, told)
        finally:
            taken = (time.perf_counter() - started) * 1000
            path = scope.get("raw_path", b"").decode("latin-1")
            query = scope.get("query_string", b"").decode("latin-1")
            shown = f"{scope['method']} {path}{'?' if query else ''}{query}"
            notes = [scope.get("calco.fault"), scope.get("calco.detail")]
            note = "".join(f": {one}" for one in notes if one)
            line = f"{shown} {status} {taken:.0f} ms{note}"
            plain = "".join(c if c.isprintable() else "?" for c in line)
            print(plain, file=sys.stderr, flush=True)
