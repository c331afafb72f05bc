"""When the connections of a client are made."""

from __future__ import annotations

import asyncio
import os
import ssl
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from generator.runtime.client import AsyncAPIClient, Profile, SyncAPIClient
from generator.runtime.transport import AsyncHTTPX2Transport, HTTPX2Transport

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PROFILE = Profile("p", "1", "http://127.0.0.1:1", "P")
KINDS = pytest.mark.parametrize("kind", [HTTPX2Transport, AsyncHTTPX2Transport])
CLIENTS = pytest.mark.parametrize("kind", [SyncAPIClient, AsyncAPIClient])


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("SSL_CERT_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@KINDS
def test_threads_that_are_first_at_once_share_one(
    kind: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    barrier = Barrier(8)
    for name in ("Client", "AsyncClient"):
        library = getattr(httpx2, name)

        def counted(*, library: Any = library, **settings: Any) -> Any:
            made.append(settings)
            return library(**settings)

        monkeypatch.setattr(httpx2, name, counted)
    transport = kind()
    assert made == []

    def first(_: int) -> object:
        barrier.wait()
        return transport._opened()

    with ThreadPoolExecutor(8) as pool:
        seen = set(pool.map(first, range(8)))
    assert len(seen) == len(made) == 1


@KINDS
def test_one_closed_before_it_was_used_sends_nothing(kind: Callable[[], Any]) -> None:
    transport = kind()
    closed = (transport.close if kind is HTTPX2Transport else transport.aclose)()
    if closed is not None:
        asyncio.run(closed)
    with pytest.raises(RuntimeError, match="closed"):
        transport._opened()


@CLIENTS
@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "all_proxy"])
def test_a_wrong_proxy_of_the_environment_is_refused_at_once(
    kind: Any, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "ftp://proxy.example")
    with pytest.raises(ValueError, match="ftp"):
        kind(PROFILE)


@CLIENTS
def test_wrong_authorities_of_the_environment_are_refused_at_once(
    kind: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    with pytest.raises(FileNotFoundError):
        kind(PROFILE)


@CLIENTS
def test_a_wrong_header_is_refused_at_once(kind: Any) -> None:
    with pytest.raises(ValueError, match="x-own"):
        kind(PROFILE, headers={"x-own": "a\nb"})


@pytest.mark.parametrize(
    ("variable", "argument"), [("SSL_CERT_FILE", "cafile"), ("SSL_CERT_DIR", "capath")]
)
def test_authorities_of_the_environment_are_those_of_that_moment(
    variable: str, argument: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[dict[str, str]] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    def create(**settings: str) -> ssl.SSLContext:
        given.append(settings)
        return context

    monkeypatch.setattr(ssl, "create_default_context", create)
    monkeypatch.setenv(variable, "here")
    transport: Any = HTTPX2Transport()
    monkeypatch.setenv(variable, "elsewhere")
    assert transport._opened()._transport._pool._ssl_context is context
    assert given == [{argument: "here"}]
