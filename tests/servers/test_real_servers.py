"""Every shape of parameter and body, read by servers that are not ours.

A generated client sends values to Starlette, to Flask (Werkzeug) and to Express with its
qs parser; each echoes what it read, which is compared with what was sent.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
import json
import shutil
import threading
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import uvicorn
from werkzeug.serving import make_server

from tests.behaviour.sdk import SDK, make_sdk
from tests.corpus.packages import REPOSITORY, locked, run
from tests.corpus.servers import free_port, running

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

_HERE = Path(__file__).parent
_CACHE = REPOSITORY / ".cache"
_PACKAGES = ("express@5.1.0", "multer@2.0.2", "cookie-parser@1.4.7")
SERVERS = ("starlette", "flask", "express")
TEXT = "a b&c=d/e?f#g%25+é;,\"'[]\U0001f600"


class Shape(NamedTuple):
    """A value, and where a server is to find it.

    Attributes:
        arguments: What the method is given.
        found: What is in the echo then, by the names of its parts; every server reads
            texts, whatever was sent.
        express: The same for Express, where qs gives values a structure.
        unread: Servers that cannot read it, each with the reason.
    """

    arguments: Mapping[str, Any]
    found: Mapping[str, Any]
    express: Mapping[str, Any] | None = None
    unread: Mapping[str, str] = {}


def query(sent: Any, found: list[str], express: Any = None, **more: Any) -> Shape:
    """A query parameter by its name and value, and what is read of it."""
    ((name, value),) = sent.items()
    single = found[0] if len(found) == 1 else found
    own = single if express is None else express
    return Shape(
        {name: value}, {"query": {name: found}}, {"query": {name: own}}, **more
    )


def as_json(value: Any) -> str:
    """The text that is sent for a value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


_DEEP = {"a": [1, {"b": TEXT}]}
QUERY = {
    "text": query({"plain": TEXT}, [TEXT]),
    "line breaks": query({"plain": "a\r\nb\tc\x00"}, ["a\r\nb\tc\x00"]),
    "an empty text": query({"plain": ""}, [""]),
    "an array": query({"many": ["a,b", "c d", "é"]}, ["a,b", "c d", "é"]),
    "an array of one": query({"many": ["a"]}, ["a"]),
    "a joined array": query({"joined": ["a", "é"]}, ["a,é"]),
    "an array with spaces": query({"spaced": ["a", "b"]}, ["a b"]),
    "an array with pipes": query({"piped": ["a", "b"]}, ["a|b"]),
    "an object": Shape(
        {"opened": {"a": 1, "b c": TEXT}},
        {"query": {"a": ["1"], "b c": [TEXT]}},
        {"query": {"a": "1", "b c": TEXT}},
    ),
    "a joined object": query({"closed": {"a": 1, "b": 2}}, ["a,1,b,2"]),
    "a deep object": Shape(
        {"deep": {"a": 1, "b c": {"d": TEXT}, "e": [1, 2], "f": [{"g": True}]}},
        {
            "query": {
                "deep[a]": ["1"],
                "deep[b c][d]": [TEXT],
                "deep[e][0]": ["1"],
                "deep[e][1]": ["2"],
                "deep[f][0][g]": ["true"],
            }
        },
        {
            "query": {
                "deep": {
                    "a": "1",
                    "b c": {"d": TEXT},
                    "e": ["1", "2"],
                    "f": [{"g": "true"}],
                }
            }
        },
    ),
    "reserved characters": query({"reserved": "a/b:c?d@e"}, ["a/b:c?d@e"]),
    "nothing, sent": query({"emptied": None}, [""]),
    "a number": query({"number": 0.1}, ["0.1"]),
    "a large number": query({"number": 1e21}, ["1000000000000000000000"]),
    "a boolean": query({"flag": False}, ["false"]),
    "a date": query({"day": dt.date(2026, 2, 1)}, ["2026-02-01"]),
    "a moment": query(
        {
            "moment": dt.datetime(
                2026, 2, 1, 8, tzinfo=dt.timezone(dt.timedelta(hours=2))
            )
        },
        ["2026-02-01T08:00:00+02:00"],
    ),
    "a decimal": query({"amount": Decimal("1.10")}, ["1.10"]),
    "an array of nothing": Shape({"many": []}, {"query": {}}),
    "JSON": query({"document": _DEEP}, [as_json(_DEEP)]),
}

_SLASH: Mapping[str, str] = dict.fromkeys(
    ("starlette", "flask"),
    "decodes the path before it takes it apart, so a slash is always a separator",
)


def path(value: Any, found: str, **more: Any) -> Shape:
    """A path parameter, and what is read of it."""
    return Shape({"value": value}, {"path": {"value": found}}, **more)


PATH = {
    "text": path("a b&c=d?f#g%25+é;,\"'[]", "a b&c=d?f#g%25+é;,\"'[]"),
    "a slash": path("a/b", "a/b", unread=_SLASH),
    "two slashes and dots": path("../..", "../..", unread=_SLASH),
    "a dot": path(".", "."),
    "two dots": path("..", ".."),
    "an escape": path("%2F", "%2F"),
    "an array": path(["a", "b"], "a,b"),
    "an object": path({"a": 1}, "a,1"),
    "a date": path(dt.date(2026, 2, 1), "2026-02-01"),
    "a boolean": path(True, "true"),
    "a number": path(12, "12"),
}
HEADER = {
    "text": Shape({"x_text": "a b;c"}, {"headers": {"x-text": "a b;c"}}),
    "an array": Shape({"x_many": ["a", "b"]}, {"headers": {"x-many": "a,b"}}),
    "an object": Shape(
        {"x_object": {"a": 1, "b": 2}}, {"headers": {"x-object": "a=1,b=2"}}
    ),
}
_RAW_COOKIES: Mapping[str, str] = dict.fromkeys(
    ("starlette", "flask"), "leaves the escapes of a cookie alone"
)
COOKIE = {
    "text": Shape({"session": "abc-1"}, {"cookies": {"session": "abc-1"}}),
    "an array": Shape({"list": ["a", "b"]}, {"cookies": {"list": "a,b"}}),
    "text with blanks": Shape(
        {"session": "a b;c"}, {"cookies": {"session": "a b;c"}}, unread=_RAW_COOKIES
    ),
}
_JSON = {"a": [1, 2.5, None, True, {"é": TEXT}], "big": 2**53 - 1}
_FILES = [
    (field, name, media_type, hashlib.sha256(content).hexdigest())
    for field, name, media_type, content in (
        ("page", "upload", "image/png", b"\x89PNG"),
        ("pages", "é.txt", "text/plain", b"one"),
        ("pages", "two.pdf", "text/x", b"two"),
    )
]
BODIES = {
    "json": Shape({"body": _JSON}, {"json": _JSON, "type": "application/json"}),
    "patch": Shape(
        {"body": {"a": None}},
        {"json": {"a": None}, "type": "application/merge-patch+json"},
    ),
    "text": Shape(
        {"body": "né\n"},
        {
            "text": "né\n".encode().decode("latin-1"),
            "type": "text/plain; charset=utf-8",
        },
        {"text": "né\n", "type": "text/plain; charset=utf-8"},
    ),
    "octets": Shape(
        {"body": bytes(range(256))},
        {
            "text": bytes(range(256)).decode("latin-1"),
            "type": "application/octet-stream",
        },
    ),
    "lines": Shape(
        {"body": [{"a": 1}, 2]},
        {"text": '{"a":1}\n2\n', "type": "application/jsonl"},
    ),
    "form": Shape(
        {
            "text": TEXT,
            "many": ["a", "b"],
            "joined": ["a", "b"],
            "note": {"a": 1},
            "deep": {"a": {"b": 1}},
            "number": 1.5,
            "flag": True,
        },
        {
            "form": {
                "text": [TEXT],
                "many": ["a", "b"],
                "joined": ["a,b"],
                "note": ['{"a":1}'],
                "deep[a][b]": ["1"],
                "number": ["1.5"],
                "flag": ["true"],
            }
        },
        {
            "form": {
                "text": TEXT,
                "many": ["a", "b"],
                "joined": "a,b",
                "note": '{"a":1}',
                "deep": {"a": {"b": "1"}},
                "number": "1.5",
                "flag": "true",
            }
        },
    ),
    "multipart": Shape(
        {
            "text": TEXT,
            "number": 7,
            "many": ["a", "b"],
            "note": {"a": TEXT},
            "page": b"\x89PNG",
            "pages": [("é.txt", b"one"), ("two.pdf", b"two", "text/x")],
        },
        {
            "form": {
                "text": [TEXT],
                "number": ["7"],
                "many": ["a", "b"],
                "note": [as_json({"a": TEXT})],
            },
            "files": _FILES,
        },
        {
            "form": {
                "text": TEXT,
                "number": "7",
                "many": ["a", "b"],
                "note": as_json({"a": TEXT}),
            },
            # Multer takes names for Latin-1.
            "files": [
                (field, name.encode().decode("latin-1"), media_type, digest)
                for field, name, media_type, digest in _FILES
            ],
        },
    ),
}
SHAPES = [
    *(("query", name, shape) for name, shape in QUERY.items()),
    *(("path", name, shape) for name, shape in PATH.items()),
    *(("header", name, shape) for name, shape in HEADER.items()),
    *(("cookie", name, shape) for name, shape in COOKIE.items()),
    *((name, "body", shape) for name, shape in BODIES.items()),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SDK:
    text = (_HERE / "shapes.yaml").read_text(encoding="utf-8")
    return make_sdk(text, tmp_path_factory.mktemp("shapes"))


@pytest.fixture(scope="module")
def starlette() -> Generator[str]:
    from tests.servers.echo_starlette import application

    port = free_port()
    server = uvicorn.Server(
        uvicorn.Config(application, port=port, log_level="error", lifespan="off")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def flask() -> Generator[str]:
    from tests.servers.echo_flask import application

    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def express(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            pytest.skip(f"Express needs {program}, which is not installed")
    _CACHE.mkdir(exist_ok=True)
    home = _CACHE / "-".join(_PACKAGES).replace("@", "-")
    with locked(home):
        if not (home / "node_modules" / "express").is_dir():
            shutil.rmtree(home, ignore_errors=True)
            install = ["npm", "install", "--prefix", str(home), "--no-audit"]
            ran = run(
                [*install, "--no-fund", "--ignore-scripts", *_PACKAGES], cwd=_CACHE
            )
            assert (home / "node_modules" / "express").is_dir(), ran.stdout + ran.stderr
    # Node looks for packages beside the program.
    echo = home / "echo.js"
    echo.write_bytes((_HERE / "echo_express.js").read_bytes())
    port = free_port()
    folder = tmp_path_factory.mktemp("express")
    with running(["node", str(echo), str(port)], port, folder):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(
    params=[
        "starlette",
        "flask",
        pytest.param("express", marks=pytest.mark.node),
    ]
)
def server(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The name of a server and its address."""
    return request.param, request.getfixturevalue(request.param)


def echoes(made: SDK, url: str, method: str, arguments: Mapping[str, Any]) -> list[Any]:
    """What the server read, of a call of each of the clients."""
    with made.package.Client(base_url=url) as client:
        found = getattr(client.shapes, method)(**arguments)

    async def again() -> Any:
        async with made.package.AsyncClient(base_url=url) as client:
            return await getattr(client.shapes, method)(**arguments)

    return [found, asyncio.run(again())]


def part_of(echo: Any, part: str, wanted: Any) -> Any:
    """A part of an echo, as far as it is looked at."""
    if part == "files":
        keys = ("field", "name", "type", "sha256")
        return [tuple(file[key] for key in keys) for file in echo[part]]
    return (
        {key: echo[part].get(key) for key in wanted}
        if part == "headers"
        else echo[part]
    )


@pytest.mark.parametrize(
    ("method", "name", "shape"),
    SHAPES,
    ids=[f"{method}: {name}" for method, name, _ in SHAPES],
)
def test_what_is_sent_arrives(
    made: SDK, server: tuple[str, str], method: str, name: str, shape: Shape
) -> None:
    kind, url = server
    wanted = shape.express if kind == "express" and shape.express else shape.found
    for echo in echoes(made, url, method, shape.arguments):
        got = {part: part_of(echo, part, value) for part, value in wanted.items()}
        # A reason that no longer holds is a failure too.
        assert (got != wanted) if kind in shape.unread else (got == wanted)
