"""A server that sends the bytes it is told to, when it is told to."""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

_PATIENCE = 20.0


@dataclass
class Reset:
    """Break the connection off instead of closing it."""


@dataclass
class Close:
    """Close the connection in order."""


@dataclass
class Wait:
    """Go on when an event is set, or the other side has gone."""

    event: threading.Event


Step = bytes | Reset | Close | Wait


@dataclass
class Scripted:
    """Answers each request, on whichever connection, with the next script.

    A script is what is sent, step by step; then the next request is waited for.
    """

    scripts: list[Iterable[Step]]
    requests: list[bytes] = field(default_factory=list[bytes])
    connections: int = 0
    url: str = ""

    def head(self, index: int = -1) -> str:
        """The request line and headers of a request, in lower case."""
        return self.requests[index].split(b"\r\n\r\n")[0].decode().lower()


def answer(*pieces: bytes, status: int = 200, **headers: str) -> list[Step]:
    """A whole answer in chunks; header names have underscores for dashes."""
    lines = [f"HTTP/1.1 {status} Fine", "transfer-encoding: chunked"]
    lines += [f"{name.replace('_', '-')}: {text}" for name, text in headers.items()]
    head = "\r\n".join([*lines, "", ""]).encode()
    return [head, *map(chunk, pieces), b"0\r\n\r\n"]


def chunk(piece: bytes) -> bytes:
    """A piece in the chunked transfer coding (RFC 9112, 7.1)."""
    return b"%x\r\n%s\r\n" % (len(piece), piece)


@contextmanager
def scripted(*scripts: Iterable[Step]) -> Generator[Scripted]:
    """Run the server on a free port."""
    server = Scripted(list(scripts))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        stopping = threading.Event()
        thread = threading.Thread(target=_accept, args=(listener, server, stopping))
        thread.start()
        try:
            yield server
        finally:
            stopping.set()
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(_PATIENCE)


def _accept(
    listener: socket.socket, server: Scripted, stopping: threading.Event
) -> None:
    threads: list[threading.Thread] = []
    while not stopping.is_set():
        try:
            connection, _ = listener.accept()
        except OSError:
            break
        server.connections += 1
        thread = threading.Thread(target=_serve, args=(connection, server))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join(_PATIENCE)


def _serve(connection: socket.socket, server: Scripted) -> None:
    connection.settimeout(_PATIENCE)
    with connection:
        try:
            while request := _request(connection):
                server.requests.append(request)
                if not server.scripts:
                    return
                for step in server.scripts.pop(0):
                    if isinstance(step, Reset):
                        linger = struct.pack("ii", 1, 0)
                        connection.setsockopt(
                            socket.SOL_SOCKET, socket.SO_LINGER, linger
                        )
                        return
                    if isinstance(step, Close):
                        return
                    if isinstance(step, Wait):
                        step.event.wait(_PATIENCE)
                    else:
                        connection.sendall(step)
        except OSError:
            return


def _request(connection: socket.socket) -> bytes:
    """A request with its body; empty when the other side has gone."""
    received = b""
    while not _is_whole(received):
        more = connection.recv(65_536)
        if not more:
            return b""
        received += more
    return received


def _is_whole(received: bytes) -> bool:
    head, blank, body = received.partition(b"\r\n\r\n")
    if not blank:
        return False
    head = head.lower()
    if b"transfer-encoding: chunked" in head:
        return body.endswith(b"0\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    return len(body) >= length
