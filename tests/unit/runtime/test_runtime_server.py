"""Calls to a real server, over real connections."""

from __future__ import annotations

import asyncio
import gc
import gzip
import threading
import warnings
from typing import Any, Literal

import pytest

from generator.runtime.client import AsyncAPIClient, Profile, SyncAPIClient
from generator.runtime.cookies import cookie
from generator.runtime.errors import APIConnectionError
from generator.runtime.multipart import Multipart
from generator.runtime.operation import Operation
from generator.runtime.sentinels import NOT_GIVEN
from generator.runtime.styles import header, path, query
from tests.unit.runtime.wire import PLAIN, PROFILE

Kind = Literal["sync", "async"]


async def _echo(scope: Any, receive: Any, send: Any) -> None:
    from starlette.requests import Request as Received
    from starlette.responses import JSONResponse

    received = Received(scope, receive)
    body = await received.body()
    answer = {
        "method": received.method,
        "path": scope["raw_path"].decode(),
        "query": received.query_params.multi_items(),
        "headers": dict(received.headers),
        "cookies": received.cookies,
        "body": body.decode("latin-1"),
    }
    response = JSONResponse(answer, headers={"content-encoding": "gzip"})
    response.body = gzip.compress(bytes(response.body))
    response.headers["content-length"] = str(len(response.body))
    await response(scope, receive, send)


@pytest.fixture(scope="module")
def server() -> Any:
    import uvicorn

    config = uvicorn.Config(_echo, port=0, log_level="error", lifespan="off", ws="none")
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run)
    thread.start()
    while not running.started:
        assert thread.is_alive()
    port = running.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/base"
    running.should_exit = True
    thread.join()


ECHO: Operation[dict[str, Any]] = Operation(
    "echo",
    "POST /a/{id}/b",
    parameters=(path("id"), query("q"), header("X-H"), cookie("c")),
    body=Multipart("multipart/form-data"),
    responses={"200": lambda: dict[str, Any]},
    security=((("QueryKey", ()), ("CookieKey", ())),),
)
KEYS = {"QueryKey": "k&k", "CookieKey": "sid"}


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_round_trip_through_a_real_server(kind: Kind, server: str) -> None:
    arguments = ("../é%2F", ["a b", "c&d=e+f"], "h", "v w")
    body = {"text": "é", "file": ("f.bin", b"\x00\xff")}
    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        if kind == "sync":
            with SyncAPIClient(PROFILE, base_url=server, credentials=KEYS) as shop:
                seen = shop.call(ECHO, arguments, body=body)
        else:

            async def run() -> dict[str, Any]:
                async with AsyncAPIClient(
                    PROFILE, base_url=server, credentials=KEYS
                ) as shop:
                    return await shop.call(ECHO, arguments, body=body)

            seen = asyncio.run(run())
        gc.collect()
    assert seen["path"] == "/base/a/..%2F%C3%A9%252F/b"
    assert seen["query"] == [["q", "a b"], ["q", "c&d=e+f"], ["sk", "k&k"]]
    assert seen["headers"]["x-h"] == "h"
    assert "httpx2/" in seen["headers"]["user-agent"]
    assert seen["cookies"] == {"c": "v%20w", "sid": "sid"}
    assert 'name="text"\r\n\r\n\xc3\xa9\r\n' in seen["body"]
    assert "\r\n\r\n\x00\xff\r\n" in seen["body"]


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_files_are_streamed_with_their_length(
    kind: Kind, server: str, tmp_path: Any
) -> None:
    big = tmp_path / "big.txt"
    big.write_bytes(b"x" * 200_000)
    body = {"file": big}
    arguments = ("1", NOT_GIVEN, NOT_GIVEN, NOT_GIVEN)
    if kind == "sync":
        with SyncAPIClient(PROFILE, base_url=server, credentials=KEYS) as shop:
            seen = shop.call(ECHO, arguments, body=body)
    else:

        async def run() -> dict[str, Any]:
            async with AsyncAPIClient(
                PROFILE, base_url=server, credentials=KEYS
            ) as shop:
                return await shop.call(ECHO, arguments, body=body)

        seen = asyncio.run(run())
    assert seen["body"].count("x" * 200_000) == 1
    assert int(seen["headers"]["content-length"]) == len(seen["body"])
    assert "transfer-encoding" not in seen["headers"]


def test_a_client_nobody_closed_closes_itself(server: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        shop = SyncAPIClient(PROFILE, base_url=server, credentials=KEYS)
        shop.call(ECHO, ("1", NOT_GIVEN, NOT_GIVEN, NOT_GIVEN), body={"a": 1})
        del shop
        gc.collect()


def test_a_closed_port_is_a_connection_error() -> None:
    with (
        SyncAPIClient(PROFILE, base_url="http://127.0.0.1:1", timeout=5) as shop,
        pytest.raises(APIConnectionError, match=r"ConnectError: .*: GET http://127"),
    ):
        shop.call(PLAIN)


def test_a_closed_client_makes_no_calls() -> None:
    shop = SyncAPIClient(Profile("p", "1", "http://127.0.0.1:1", "P"))
    shop.close()
    shop.close()
    with pytest.raises(RuntimeError, match="closed"):
        shop.call(PLAIN)
