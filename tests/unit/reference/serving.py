"""Local servers of documents that a test writes, and the browser's part of the talk."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.testclient import TestClient

from generator.config import Options
from generator.pipeline import understand
from generator.problems import Report
from generator.progress import Silent
from generator.reference import build_site
from generator.reference.credentials import credentials_of
from generator.reference.lines import Going
from generator.reference.local import guarded
from generator.reference.package import Package

if TYPE_CHECKING:
    from collections.abc import Generator
    from http.server import HTTPServer
    from pathlib import Path

    import httpx2

    from generator.config import Fill
    from generator.reference.guard import Guard

S = TypeVar("S", bound="HTTPServer")
ORIGIN = "http://127.0.0.1:4011"
OWN = {"origin": ORIGIN, "x-calco": "1"}


@contextmanager
def guard_of(
    text: str,
    folder: Path,
    fills: tuple[Fill, ...] = (),
    servers: tuple[str, ...] = (),
) -> Generator[Guard]:
    """The local server of the text of a document, before anybody opened it."""
    path = folder / "openapi.yaml"
    path.write_text(text, encoding="utf-8")
    known = understand(str(path), Options(), Report(), Silent())
    site = build_site(known.api, known.names, served=True, fills=fills, servers=servers)
    package = Package(known.api, known.names, Options())
    credentials = credentials_of(known.api, known.names)
    try:
        yield guarded(site, package, credentials, ORIGIN, Going())
    finally:
        package.close()


@contextmanager
def running(server: S) -> Generator[S]:
    """Serve in a thread until the block ends."""
    with server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def browser(guard: Guard) -> TestClient:
    """A browser that knows nothing yet and follows no redirection."""
    return TestClient(guard, base_url=ORIGIN, follow_redirects=False)


def opened(guard: Guard) -> TestClient:
    """A browser in which the printed address was opened."""
    client = browser(guard)
    assert client.get(guard.address).status_code == 303
    return client


@contextmanager
def local_server(
    text: str,
    folder: Path,
    fills: tuple[Fill, ...] = (),
    servers: tuple[str, ...] = (),
) -> Generator[TestClient]:
    """The local server of the text of a document, opened."""
    with guard_of(text, folder, fills, servers) as guard:
        yield opened(guard)


def send(client: TestClient, operation: str, **more: Any) -> Any:
    """What the page is told of a call."""
    return lines(client, operation, **more)[-1]["told"]


def lines(client: TestClient, operation: str, **more: Any) -> list[Any]:
    """All that the page is told of a call, as it came."""
    asked = {"operation": operation, **more}
    return lines_of(client.post("/send", json=asked, headers=OWN))


def lines_of(answer: httpx2.Response) -> list[Any]:
    """All that an answer of the local server tells of a call."""
    found = [json.loads(line) for line in answer.text.splitlines()]
    return found if answer.status_code == 200 else [{"told": found[0]}]


def told_of(answer: httpx2.Response) -> Any:
    """What the page is told of a call in the end."""
    return lines_of(answer)[-1]["told"]
