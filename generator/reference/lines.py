"""Answers that tell what happens while it happens, a JSON text a line."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import anyio
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator

    from starlette.types import Receive, Scope, Send

    Tell = Callable[[dict[str, Any]], Awaitable[object]]


class Going:
    """What goes on, so that it can be stopped."""

    def __init__(self) -> None:
        self._scopes: set[anyio.CancelScope] = set()

    @contextmanager
    def on(self, scope: anyio.CancelScope) -> Generator[None]:
        """Let the block be stopped by a scope around it."""
        self._scopes.add(scope)
        try:
            yield
        finally:
            self._scopes.discard(scope)

    def stop(self) -> None:
        """Cancel all of it; to be called in its event loop."""
        for scope in [*self._scopes]:
            scope.cancel()


class Lines(Response):
    """Tells what some work tells, as long as somebody listens.

    Args:
        work: What is done; it is cancelled when nobody listens any more.
        going: Where it can be cancelled as long as it goes on.
    """

    media_type = "application/jsonl"

    def __init__(self, work: Callable[[Tell], Awaitable[object]], going: Going) -> None:
        super().__init__()
        del self.headers["content-length"]
        self._work = work
        self._going = going

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await send(
            {
                "type": "http.response.start",
                "status": self.status_code,
                "headers": self.raw_headers,
            }
        )

        async def tell(value: dict[str, Any]) -> None:
            line = f"{json.dumps(value)}\n".encode()
            await send({"type": "http.response.body", "body": line, "more_body": True})

        async with anyio.create_task_group() as group:

            async def watch() -> None:
                while (await receive())["type"] != "http.disconnect":
                    pass
                group.cancel_scope.cancel()

            group.start_soon(watch)
            with self._going.on(group.cancel_scope):
                await self._work(tell)
            group.cancel_scope.cancel()
        await send({"type": "http.response.body", "body": b"", "more_body": False})
