"""A transport that answers from a function and remembers what it was sent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.runtime.client import AsyncAPIClient, Profile, SyncAPIClient
from generator.runtime.headers import Headers
from generator.runtime.models import Model
from generator.runtime.operation import Body, Operation
from generator.runtime.schemes import APIKey, Basic
from generator.runtime.security import Bearer
from generator.runtime.transport import RawResponse
from tests.clock import clock_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.runtime.transport import Request

PROFILE = Profile(
    package="shop",
    version="1.2.3",
    base_url="https://api.example/v1/",
    environment_prefix="SHOP",
    schemes={
        "OAuth": Bearer(),
        "Key": APIKey("header", "X-Shop-Key"),
        "QueryKey": APIKey("query", "sk", "query_key"),
        "CookieKey": APIKey("cookie", "sid", "cookie_key"),
        "Basic": Basic(),
    },
)


class Item(Model):
    id: int
    name: str | None = None


PLAIN: Operation[Item] = Operation("plain", "GET /x", responses={"200": lambda: Item})
SECURE: Operation[Any] = Operation(
    "secure",
    "POST /x",
    body=Body("application/json"),
    responses={"200": lambda: Any},
    security=((("OAuth", ()), ("Key", ()), ("CookieKey", ())),),
)
ALL = {"OAuth": "t", "Key": "k", "CookieKey": "c"}


class Wire:
    """The same for both kinds of client."""

    def __init__(
        self, *answers: RawResponse | Callable[[Request], RawResponse]
    ) -> None:
        self.sent: list[Request] = []
        self._answers = list(answers)

    def answer(self, request: Request) -> RawResponse:
        self.sent.append(request)
        index = min(len(self.sent), len(self._answers)) - 1
        answer = self._answers[index]
        return answer if isinstance(answer, RawResponse) else answer(request)

    def send(self, request: Request, /) -> RawResponse:
        return self.answer(request)

    def close(self) -> None:
        pass


class AsyncWire(Wire):
    async def send(  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]  # its asynchronous twin
        self, request: Request, /
    ) -> RawResponse:
        return self.answer(request)

    async def aclose(self) -> None:
        pass


def reply(status: int = 200, body: Any = None, **headers: str) -> RawResponse:
    """A JSON answer; header names have underscores for dashes."""
    pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
    if body is None:
        return RawResponse(status, Headers(pairs), b"")
    pairs.append(("content-type", "application/json"))
    return RawResponse(status, Headers(pairs), json.dumps(body).encode())


def client(wire: Wire, **settings: Any) -> SyncAPIClient:
    made = SyncAPIClient(PROFILE, transport=wire, **settings)
    clock_of(made)
    return made


def async_client(wire: AsyncWire, **settings: Any) -> AsyncAPIClient:
    made = AsyncAPIClient(PROFILE, transport=wire, **settings)
    clock_of(made)
    return made


ITEM = reply(200, {"id": 1, "name": "pen"}, x_request_id="r1")
