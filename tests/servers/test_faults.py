"""Many calls to a server of which a fifth fails, from threads and from tasks.

``CALCO_FAULTY_CALLS=10000`` makes that many.
"""

from __future__ import annotations

import asyncio
import os
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.sdk import make_sdk, openapi
from tests.servers.faulty import FINE, Faulty, faulty

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from tests.behaviour.sdk import SDK

_CALLS = int(os.environ.get("CALCO_FAULTY_CALLS", "1000"))
_SEED = 7
_AT_ONCE = 24
_MOST_TRIES = 3
_READ = 2.0
_BUDGET = 30.0
_METHODS = ("get", "put", "delete", "send", "order")


def _operation(name: str, body: bool) -> str:
    content = "{application/json: {schema: {type: object}}}"
    given = f"requestBody: {{content: {content}}}\n    " if body else ""
    return (
        f"operationId: {name}\n    tags: [things]\n    {given}"
        "responses: {'200': {description: Fine, content: {application/json: {schema:"
        " {type: object, properties: {call: {type: string}}}}}}}"
    )


_DOCUMENT = openapi(f"""
/things:
  get:
    {_operation("get", body=False)}
  put:
    {_operation("put", body=True)}
  delete:
    {_operation("delete", body=False)}
  post:
    {_operation("send", body=True)}
/orders:
  post:
    {_operation("order", body=True)}
""")


class _Hurried:
    """A clock that is right, and does not wait."""

    now = staticmethod(time.monotonic)

    def wait(self, seconds: float, is_async: bool) -> Awaitable[None] | None:
        assert 0 <= seconds < _BUDGET
        return asyncio.sleep(0) if is_async else None


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SDK:
    return make_sdk(_DOCUMENT, tmp_path_factory.mktemp("faults"))


def _settings(made: SDK, server: Faulty) -> dict[str, Any]:
    return {
        "base_url": server.url,
        "timeout": made.package.Timeout(read=_READ, connect=20, write=20, pool=60),
        "retries": made.package.Retries(most=_MOST_TRIES - 1, budget=_BUDGET),
    }


def _hurried(client: Any) -> Any:
    vars(client)["_flow"].clock = _Hurried()
    return client


def _arguments(index: int) -> tuple[str, dict[str, Any]]:
    """The method of a call, and what it is given."""
    method = _METHODS[index % len(_METHODS)]
    options: dict[str, Any] = {"headers": {"X-Call": str(index)}}
    if method == "order":
        options["idempotency_key"] = True
    given: dict[str, Any] = {"request_options": options}
    if method not in ("get", "delete"):
        given["body"] = {"n": index}
    return method, given


def _outcome(result: Any) -> str:
    """What a call came to, in the words of the server."""
    if not isinstance(result, Exception):
        return FINE
    kind = type(result).__name__
    named = {
        "TooManyRequestsError": "429",
        "ServiceUnavailableError": "503",
        "APIConnectionError": "broken",
        "APITimeoutError": "slow",
    }
    return named.get(kind, repr(result))


def _expected(server: Faulty, call: str, most: int) -> tuple[str, int]:
    """What a call comes to, and after how many tries."""
    fate = ""
    for index in range(most):
        fate = server.fate(call, index)
        if fate == FINE:
            return fate, index + 1
    return ("broken" if fate in ("reset", "cut") else fate), most


def _check(server: Faulty, results: dict[int, Any]) -> None:
    keys: set[str] = set()
    failed = 0
    for index, result in results.items():
        method, call = _METHODS[index % len(_METHODS)], str(index)
        most = 1 if method == "send" else _MOST_TRIES
        outcome, tries = _expected(server, call, most)
        assert _outcome(result) == outcome, (method, call)
        received = server.received[call]
        assert len(received) == tries, (method, call)
        verb = {"send": "POST", "order": "POST"}.get(method, method.upper())
        assert {one for one, _ in received} == {verb}
        own = {key for _, key in received}
        assert len(own) == 1
        assert (own != {""}) == (method == "order")
        assert method != "order" or not own & keys, "a key is for one call"
        keys |= own - {""}
        if outcome == FINE:
            assert result.call == call
        else:
            assert result.tries == tries
            failed += 1
    assert len(server.received) == len(results)
    assert sum(len(one) for one in server.received.values()) > len(results) * 1.1
    # A fifth of those that are sent once, and a hundredth of the others.
    assert 0.02 < failed / len(results) < 0.08


def test_threads(made: SDK) -> None:
    with (
        faulty(_SEED) as server,
        made.package.Client(**_settings(made, server)) as client,
        ThreadPoolExecutor(_AT_ONCE) as pool,
    ):
        _hurried(client)

        def call(index: int) -> Any:
            method, given = _arguments(index)
            started = time.monotonic()
            try:
                return getattr(client.things, method)(**given)
            except made.package.APIError as error:
                return error
            finally:
                assert time.monotonic() - started < _BUDGET

        results = dict(enumerate(pool.map(call, range(_CALLS // 2))))
        _check(server, results)


def test_tasks(made: SDK) -> None:
    async def run(server: Faulty) -> dict[int, Any]:
        free = asyncio.Semaphore(_AT_ONCE)
        async with made.package.AsyncClient(**_settings(made, server)) as client:
            _hurried(client)

            async def call(index: int) -> Any:
                method, given = _arguments(index)
                async with free, asyncio.timeout(_BUDGET):
                    try:
                        return await getattr(client.things, method)(**given)
                    except made.package.APIError as error:
                        return error

            numbers = range(_CALLS // 2)
            found = await asyncio.gather(*map(call, numbers))
            return dict(zip(numbers, found, strict=True))

    with faulty(_SEED + 1) as server:
        _check(server, asyncio.run(run(server)))
