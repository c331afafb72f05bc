"""What goes wrong on a network, on request: refusals, slow and broken answers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import anyio
from starlette.responses import JSONResponse

from .answer import Wish
from .log import transport_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FAULTS = ("429", "503", "drop", "cut", "slow")
_PIECES = 10
_PAUSE = 0.1
_RETRY_AFTER = "1"


@dataclass(frozen=True, slots=True)
class Chaos:
    """How much goes wrong.

    Args:
        rate: The share of requests that meet a fault, from 0 to 1.
        faults: Which of :data:`FAULTS` they meet.
        latency: Seconds before an answer, from and to.
        seed: Where chance begins, so that a run can be repeated.
    """

    rate: float = 0.0
    faults: Sequence[str] = FAULTS
    latency: tuple[float, float] = (0.0, 0.0)
    seed: int = 0


class Faults:
    """An ASGI application that lets another one's answers go wrong.

    ``Prefer: fault=KIND`` asks for a fault in a single request.

    Args:
        app: The application.
        chaos: What goes wrong without being asked for.
    """

    def __init__(self, app: ASGIApp, chaos: Chaos) -> None:
        self._app = app
        self._chaos = chaos
        self._chance = random.Random(chaos.seed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        fault = self._fault(scope)
        low, high = self._chaos.latency
        if high:
            await anyio.sleep(self._chance.uniform(low, high))
        if fault is not None:
            scope["calco.fault"] = fault
        if fault in ("429", "503"):
            refusal = JSONResponse(
                {"title": "asked for, as a test", "status": int(fault)},
                int(fault),
                {"retry-after": _RETRY_AFTER},
                "application/problem+json",
            )
            await refusal(scope, receive, send)
        elif fault == "drop":
            await _abort(scope, send)
        elif fault == "cut":
            await self._app(scope, receive, _Cut(scope, send))
        elif fault == "slow":
            await self._app(scope, receive, _Slow(send))
        else:
            await self._app(scope, receive, send)

    def _fault(self, scope: Scope) -> str | None:
        headers = [v.decode("latin-1") for k, v in scope["headers"] if k == b"prefer"]
        asked = Wish.of(",".join(headers)).fault
        if asked in FAULTS:
            return asked
        if self._chaos.rate and self._chance.random() < self._chaos.rate:
            return self._chance.choice(self._chaos.faults)
        return None


class _Cut:
    """Sends half of a body and breaks the connection off."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self._start: Message = {}

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        if not self._start:
            return
        body: bytes = message.get("body", b"")
        await self._send(self._start)
        self._start = {}
        half = {**message, "body": body[: len(body) // 2], "more_body": True}
        await self._send(half)
        # What was written goes out first.
        await anyio.sleep(_PAUSE)
        await _abort(self._scope, self._send)


class _Slow:
    """Sends a body in pieces, with pauses."""

    def __init__(self, send: Send) -> None:
        self._send = send

    async def __call__(self, message: Message) -> None:
        body: bytes = message.get("body", b"")
        size = max(1, -(-len(body) // _PIECES))
        for at in range(0, len(body), size):
            piece = {**message, "body": body[at : at + size], "more_body": True}
            await self._send(piece)
            await anyio.sleep(_PAUSE)
        await self._send({**message, "body": b""} if body else message)


async def _abort(scope: Scope, send: Any) -> None:
    """Drop the connection."""
    transport = scope.get("calco.transport") or transport_of(send)
    if transport is None:
        raise ConnectionResetError("the connection was dropped, as a test")
    transport.abort()
    # The server learns of it a moment later, and has nothing to complain of then.
    await anyio.sleep(0.01)
