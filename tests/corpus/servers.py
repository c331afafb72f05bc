"""Servers for generated clients to talk to: calco mock, and Prism behind a witness."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from tests.corpus.packages import REPOSITORY, clean_environment, locked, run

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

PRISM = "5.16.0"
CACHE = REPOSITORY / ".cache"

# Prism names what is wrong with the request or with its own answer in this header.
_VIOLATIONS = "sl-violations"
_PATIENCE = 600.0
_ONE_HOP = {"connection", "content-length", "keep-alive", "transfer-encoding"}


class ServerStoppedError(Exception):
    """A server did not start; the message is what it printed."""


@contextmanager
def calco_mock(source: Path, folder: Path, *options: str) -> Generator[str]:
    """Run ``calco mock`` on a free port.

    Args:
        source: The document it answers for.
        folder: An empty folder for what it prints.
        options: Of ``calco mock``.

    Yields:
        Its base URL.
    """
    port = free_port()
    command = ["-m", "generator", "mock", str(source), "--port", str(port), *options]
    with running([sys.executable, *command], port, folder):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def prism(source: Path, folder: Path) -> Generator[str]:
    """Run Prism on a free port; it answers whatever is wrong, and says so.

    Args:
        source: The document it answers for.
        folder: An empty folder for what it prints.

    Yields:
        Its base URL.
    """
    port = free_port()
    command = ["node", str(_prism()), "mock", "--port", str(port), str(source)]
    with running(command, port, folder):
        yield f"http://127.0.0.1:{port}"


def _prism() -> Path:
    """Prism's program, installed by the first test that needs it."""
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            pytest.skip(f"Prism needs {program}, which is not installed")
    CACHE.mkdir(exist_ok=True)
    home = CACHE / f"prism-{PRISM}"
    program_path = home / "node_modules/@stoplight/prism-cli/dist/index.js"
    with locked(home):
        if not program_path.is_file():
            shutil.rmtree(home, ignore_errors=True)
            install = ["npm", "install", "--prefix", str(home), "--no-audit"]
            install += ["--no-fund", "--ignore-scripts"]
            ran = run([*install, f"@stoplight/prism-cli@{PRISM}"], cwd=CACHE)
            assert program_path.is_file(), ran.stdout + ran.stderr
    return program_path


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], port: int, folder: Path) -> Generator[None]:
    printed = folder / "server.txt"
    with printed.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=REPOSITORY,
            env=clean_environment(),
        )
    try:
        deadline = time.monotonic() + _PATIENCE
        while not _listens(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise ServerStoppedError(printed.read_text(errors="replace"))
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait()


def _listens(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            return True
    except OSError:
        return False


@dataclass(frozen=True)
class Exchange:
    """A request that went past the witness.

    Attributes:
        request: Method and target.
        status: Of the answer; 0 where there was none.
        violations: What the server said is wrong with the request or its answer:
            JSON objects with ``location``, ``code`` and ``message``, requests first;
            cut short where they are many. Empty if all is well.
        problem: The answer, where it is one of ``application/problem+json``.
    """

    request: str
    status: int
    violations: str
    problem: str

    def of_request(self) -> list[str]:
        """What is wrong with the request."""
        found = re.findall(
            r'"location":\["request".*?"message":"([^"]*)', self.violations
        )
        return [f"{self.request}: {message}" for message in found]


class Witness(ThreadingHTTPServer):
    """Passes requests on to a server and remembers what it said of them."""

    daemon_threads = True

    def __init__(self, server: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.upstream = httpx2.Client(base_url=server, timeout=_PATIENCE)
        self.seen: list[Exchange] = []

    @property
    def url(self) -> str:
        """Where it takes requests."""
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def witness(server: str) -> Generator[Witness]:
    """Listen in front of a server."""
    with Witness(server) as between:
        thread = threading.Thread(target=between.serve_forever, daemon=True)
        thread.start()
        try:
            yield between
        finally:
            between.shutdown()
            thread.join()
            between.upstream.close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _pass_on(self) -> None:
        between = self.server
        assert isinstance(between, Witness)
        headers = [(k, v) for k, v in self.headers.items() if k.lower() not in _ONE_HOP]
        seen = f"{self.command} {self.path}"
        try:
            with between.upstream.stream(
                self.command, self.path, content=self._body(), headers=headers
            ) as answer:
                content = b"".join(answer.iter_raw())
        except httpx2.HTTPError as error:
            between.seen.append(Exchange(seen, 0, "", f"no answer: {error!r}"))
            self.close_connection = True
            return
        is_problem = "problem+json" in answer.headers.get("content-type", "")
        told = content
        refused = answer.headers.get("calco-violations")
        if refused is not None and not is_problem:
            # A refusal in the document's own schema; the header has the reasons.
            problem: dict[str, Any] = {"title": "refused", "detail": refused}
            if answer.status_code == 422:
                problem["errors"] = json.loads(refused)
            told, is_problem = json.dumps(problem).encode(), True
        between.seen.append(
            Exchange(
                seen,
                answer.status_code,
                answer.headers.get(_VIOLATIONS, ""),
                told.decode(errors="replace") if is_problem else "",
            )
        )
        self.send_response_only(answer.status_code)
        for name, value in answer.headers.multi_items():
            if name.lower() not in _ONE_HOP | {_VIOLATIONS}:
                self.send_header(name, value)
        if answer.status_code not in (204, 304):
            self.send_header("content-length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _body(self) -> bytes | None:
        if self.headers.get("transfer-encoding", "") == "chunked":
            pieces: list[bytes] = []
            while size := int(self.rfile.readline(), 16):
                pieces.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(pieces)
        length = self.headers.get("content-length")
        return None if length is None else self.rfile.read(int(length))

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):  # any method that a document may have
            return self._pass_on
        raise AttributeError(name)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Print nothing."""
