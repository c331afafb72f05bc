"""A server that fails, by rule: what becomes of each try of each call is known before.

A call is known by its ``X-Call`` header. The server counts what it received of each.
"""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

FINE = "fine"
FAULTS = ("429", "503", "reset", "cut", "slow")
_RATE = 0.2
_PATIENCE = 20.0


@dataclass
class Faulty:
    """What the server does, and what it saw.

    Attributes:
        seed: Decides what fails.
        received: The method and key of every request, by call.
    """

    seed: int
    url: str = ""
    received: dict[str, list[tuple[str, str]]] = field(
        default_factory=dict[str, list[tuple[str, str]]]
    )

    def fate(self, call: str, index: int) -> str:
        """What becomes of one try of a call, counted from zero."""
        chance = Random(f"{self.seed} {call} {index}")
        return chance.choice(FAULTS) if chance.random() < _RATE else FINE

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Answer the requests of one connection."""
        try:
            with suppress(OSError, EOFError, asyncio.CancelledError):
                while await self._answered(reader, writer):
                    await writer.drain()
        finally:
            writer.transport.abort()

    async def _answered(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.strip().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines)
        await reader.readexactly(int(headers.get("content-length", "0")))
        call, key = headers["x-call"], headers.get("idempotency-key", "")
        seen = self.received.setdefault(call, [])
        fate = self.fate(call, len(seen))
        seen.append((first.split()[0], key))
        body = b'{"call": "%s"}' % call.encode()
        start = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
        length = b"content-length: %d\r\n\r\n" % len(body)
        if fate in ("reset", "cut"):
            if fate == "cut":
                writer.write(start + length + body[:5])
                await writer.drain()
            else:
                linger = struct.pack("ii", 1, 0)
                plain = writer.get_extra_info("socket")
                plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            return False
        if fate == "slow":
            writer.write(start + length + body[:5])
            await reader.read(1)  # nothing comes: the client goes away first
            return False
        if fate != FINE:
            start = b"HTTP/1.1 %s Wait\r\nretry-after-ms: 1\r\n" % fate.encode()
        writer.write(start + length + body)
        return True


@contextmanager
def faulty(seed: int) -> Generator[Faulty]:
    """Run the server on a free port of the loopback."""
    server, begun = Faulty(seed), threading.Event()
    loop = asyncio.new_event_loop()
    ended = asyncio.Event()

    async def run() -> None:
        start = asyncio.start_server(server.serve, "127.0.0.1", 0, backlog=1000)
        listener = await start
        port = listener.sockets[0].getsockname()[1]
        server.url = f"http://127.0.0.1:{port}"
        begun.set()
        await ended.wait()
        listener.close()
        open_ones = asyncio.all_tasks() - {asyncio.current_task()}
        for task in open_ones:
            task.cancel()
        await asyncio.gather(*open_ones, return_exceptions=True)
        await asyncio.sleep(0)

    thread = threading.Thread(target=loop.run_until_complete, args=(run(),))
    thread.start()
    try:
        assert begun.wait(_PATIENCE)
        yield server
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join(_PATIENCE)
        loop.close()
