"""How connections are made, told by the servers at their other end."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
import trustme
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived

from generator.runtime.client import AsyncAPIClient, SyncAPIClient
from generator.runtime.connections import Connections
from generator.runtime.errors import APIConnectionError
from tests.clock import clock_of
from tests.servers.scripted import answer, scripted
from tests.unit.runtime.wire import PLAIN, PROFILE, Wire

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

_BODY = b'{"id": 1}'


def _answer(connection: ssl.SSLSocket) -> None:
    """Speak HTTP/2, or HTTP/1.1, as was agreed."""
    if connection.selected_alpn_protocol() != "h2":
        connection.recv(65_536)
        connection.sendall(b"".join(answer(_BODY, content_type="application/json")))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # bytes
        return
    spoken = H2Connection(H2Configuration(client_side=False))
    spoken.initiate_connection()
    connection.sendall(spoken.data_to_send())
    while received := connection.recv(65_536):
        for event in spoken.receive_data(received):
            if isinstance(event, RequestReceived):
                stream: Any = event.stream_id
                head = [(":status", "200"), ("content-type", "application/json")]
                spoken.send_headers(stream, [*head, ("x-protocol", "h2")])
                spoken.send_data(stream, _BODY, end_stream=True)
        connection.sendall(spoken.data_to_send())


@contextmanager
def secure(authority: Any) -> Generator[tuple[str, list[str]]]:
    """A server that shows a certificate; its address, and what was agreed on."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_alpn_protocols(["h2", "http/1.1"])
    authority.issue_cert("localhost").configure_cert(context)
    agreed: list[str] = []

    def serve(listener: socket.socket) -> None:
        while True:
            try:
                plain, _ = listener.accept()
            except OSError:
                return
            plain.settimeout(20)
            try:
                with context.wrap_socket(plain, server_side=True) as connection:
                    agreed.append(str(connection.selected_alpn_protocol()))
                    _answer(connection)
            except OSError:
                agreed.append("refused")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        try:
            yield f"https://localhost:{listener.getsockname()[1]}", agreed
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(20)


def _call(url: str, connections: Connections | None) -> Any:
    with SyncAPIClient(PROFILE, base_url=url, connections=connections) as shop:
        clock_of(shop)
        return shop.send(PLAIN)


def _call_async(url: str, connections: Connections | None) -> Any:
    async def run() -> Any:
        settings: Any = {"base_url": url, "connections": connections}
        async with AsyncAPIClient(PROFILE, **settings) as shop:
            clock_of(shop)
            return await shop.send(PLAIN)

    return asyncio.run(run())


_BOTH = pytest.mark.parametrize("call", [_call, _call_async])


@_BOTH
def test_who_signs_the_certificates_of_servers(
    call: Callable[..., Any], tmp_path: Path
) -> None:
    authority = trustme.CA()
    trusted = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(trusted))
    with secure(authority) as (url, agreed):
        with pytest.raises(APIConnectionError, match="CERTIFICATE_VERIFY") as caught:
            call(url, None)
        assert caught.value.tries == 1, "it would not be better next time"
        given = ssl.create_default_context(cafile=trusted)
        for verify in (trusted, str(trusted), False, given):
            assert call(url, Connections(verify=verify)).body.id == 1
    assert agreed == ["refused", *["http/1.1"] * 4]
    with pytest.raises(OSError, match="No such file"):
        call(url, Connections(verify=tmp_path / "nothing.pem"))


@_BOTH
def test_http_2(call: Callable[..., Any]) -> None:
    with secure(trustme.CA()) as (url, agreed):
        response = call(url, Connections(verify=False, http2=True))
    assert (response.headers["x-protocol"], response.body.id) == ("h2", 1)
    assert agreed == ["h2"]


def test_http_2_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "h2", None)
    with pytest.raises(ImportError, match="connections: they need the extra http2"):
        _call("https://localhost", Connections(http2=True))


@_BOTH
def test_a_proxy(call: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    fine = answer(_BODY, content_type="application/json")
    with scripted(fine, fine, fine) as server:
        proxy = server.url.replace("//", "//name:pass@")
        assert call("http://api.example/v2", Connections(proxy=proxy)).body.id == 1
        head = server.head()
        assert head.startswith("get http://api.example/v2/x http/1.1")
        assert "proxy-authorization: basic bmftztpwyxnz" in head
        monkeypatch.setenv("HTTP_PROXY", proxy)
        assert call("http://api.example/v2", Connections()).body.id == 1
        assert call(server.url, Connections(environment=False)).body.id == 1
        assert server.head().startswith("get /x http/1.1")


def test_how_many_there_are() -> None:
    fine = answer(_BODY, content_type="application/json")
    with (
        scripted(*[fine] * 12) as server,
        SyncAPIClient(
            PROFILE, base_url=server.url, connections=Connections(most=1)
        ) as shop,
        ThreadPoolExecutor(4) as pool,
    ):
        calls = [pool.submit(shop.call, PLAIN) for _ in range(12)]
        assert [call.result().id for call in calls] == [1] * 12
        assert server.connections == 1


def test_a_transport_makes_its_own() -> None:
    with pytest.raises(ValueError, match="connections: a transport was given"):
        SyncAPIClient(PROFILE, transport=Wire(), connections=Connections())


def test_a_proxy_s_password_is_not_shown() -> None:
    shown = repr(Connections(proxy="http://name:pass@proxy:3128", most=5))
    assert shown.startswith("Connections(proxy='http://proxy:3128', environment=True")
    assert "pass" not in shown
    assert "most=5" in shown
