"""The memory that large uploads and downloads take in a generated client.

Prints a Markdown table; benchmarks/README.md explains it. Each transfer has a process of
its own, which first makes a small one, so that what the libraries take is not counted.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

MIB = 1024 * 1024
LIMIT = 60
_UNIT = 1 if sys.platform == "darwin" else 1024
_DOCUMENT = """
openapi: 3.1.0
info: {title: Transfers, version: 1.0.0}
servers: [{url: 'http://127.0.0.1'}]
paths:
  /files:
    get:
      operationId: getFile
      tags: [files]
      parameters: [{name: size, in: query, required: true, schema: {type: integer}}]
      responses: {'200': {description: Fine, content: {application/octet-stream: {}}}}
    put:
      operationId: putFile
      tags: [files]
      requestBody: {required: true, content: {application/octet-stream: {}}}
      responses: {'204': {description: Done}}
    post:
      operationId: sendFile
      tags: [files]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              properties: {file: {type: string, format: binary}}
      responses: {'204': {description: Done}}
"""
WAYS = ("download", "save", "upload a file", "upload an iterator", "upload a form")


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            if head.startswith(b"get"):
                size = int(head.split(b"size=")[1].split(b" ")[0])
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % size)
                for _ in range(size // MIB):
                    writer.write(bytes(MIB))
                    await writer.drain()
                continue
            if b"content-length:" in head:
                left = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
                while left:
                    left -= len(await reader.read(min(left, MIB)))
            else:
                while size := int(await reader.readline(), 16):
                    await reader.readexactly(size + 2)
                await reader.readline()
            writer.write(b"HTTP/1.1 204 Done\r\n\r\n")
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def _serve() -> None:
    server = await asyncio.start_server(_answer, "127.0.0.1", 0, limit=4 * MIB)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def _pieces(count: int) -> Iterator[bytes]:
    for _ in range(count):
        yield bytes(MIB)


async def _pieces_async(count: int) -> AsyncIterator[bytes]:
    for piece in _pieces(count):
        yield piece


def _sync(client: Any, way: str, count: int, folder: Path) -> None:
    source = folder / f"{count}.bin"
    match way:
        case "download":
            with client.files.get(size=count * MIB) as stream:
                assert sum(map(len, stream.iter_bytes())) == count * MIB
        case "save":
            with client.files.get(size=count * MIB) as stream:
                assert stream.save_to(folder / "saved") == count * MIB
        case "upload a file":
            client.files.put(body=source)
        case "upload an iterator":
            client.files.put(body=_pieces(count))
        case _:
            client.files.send(file=source)


async def _async(client: Any, way: str, count: int, folder: Path) -> None:
    source = folder / f"{count}.bin"
    match way:
        case "download":
            async with await client.files.get(size=count * MIB) as stream:
                found = 0
                async for piece in stream.iter_bytes():
                    found += len(piece)
                assert found == count * MIB
        case "save":
            async with await client.files.get(size=count * MIB) as stream:
                assert await stream.save_to(folder / "saved") == count * MIB
        case "upload a file":
            await client.files.put(body=source)
        case "upload an iterator":
            await client.files.put(body=_pieces_async(count))
        case _:
            await client.files.send(file=source)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


def transfer(folder: Path, address: str, kind: str, way: str, count: int) -> None:
    """Make a small and a large transfer and print what the large one took more."""
    sys.path.insert(0, str(folder / "project"))
    transfers: Any = importlib.import_module("transfers")
    clock = 0.0
    peaks: list[int] = []

    async def both() -> None:
        nonlocal clock
        async with transfers.AsyncClient(base_url=address) as client:
            for size in (4, count):
                started = time.perf_counter()
                await _async(client, way, size, folder)
                peaks.append(_peak())
                clock = time.perf_counter() - started

    if kind == "async":
        asyncio.run(both())
    else:
        with transfers.Client(base_url=address) as client:
            for size in (4, count):
                started = time.perf_counter()
                _sync(client, way, size, folder)
                peaks.append(_peak())
                clock = time.perf_counter() - started
    print(json.dumps({"mib": (peaks[1] - peaks[0]) / MIB, "seconds": clock}))


def main() -> None:
    """Measure and print; exit code 1 when a transfer takes more than the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mib", type=int, default=1024, help="the size of a transfer")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        asyncio.run(_serve())
        return
    if given.one:
        folder, address, kind, way = given.one
        transfer(Path(folder), address, kind, way, given.mib)
        return
    worst = 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "openapi.yaml").write_text(_DOCUMENT, encoding="utf-8")
        generate = [sys.executable, "-m", "generator", "generate"]
        document = [str(folder / "openapi.yaml"), "-o", str(folder / "project")]
        subprocess.run(
            [*generate, *document, "--package", "transfers"],
            check=True,
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        for count in (4, given.mib):
            with (folder / f"{count}.bin").open("wb") as file:
                for piece in _pieces(count):
                    file.write(piece)
        server = subprocess.Popen(
            [sys.executable, __file__, "--serve"], stdout=subprocess.PIPE, text=True
        )
        assert server.stdout is not None
        address = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        print(f"| {given.mib} MiB | client | more memory, MiB | MiB/s |")
        print("| --- | --- | ---: | ---: |")
        for way in WAYS:
            for kind in ("sync", "async"):
                one = ["--one", str(folder), address, kind, way]
                ran = subprocess.run(
                    [sys.executable, __file__, "--mib", str(given.mib), *one],
                    check=True,
                    capture_output=True,
                    text=True,
                )
                found = json.loads(ran.stdout)
                worst = max(worst, found["mib"])
                speed = given.mib / found["seconds"]
                print(f"| {way} | {kind} | {found['mib']:.1f} | {speed:,.0f} |")
        server.terminate()
        server.wait()
        server.stdout.close()
    if worst > LIMIT:
        raise SystemExit(f"a transfer took {worst:.0f} MiB, more than {LIMIT}")


if __name__ == "__main__":
    main()
