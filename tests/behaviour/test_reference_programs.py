"""The programs that the reference shows, run: they make one and the same request."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from generator.config import Options
from generator.pipeline import understand
from generator.problems import Report
from generator.progress import Silent
from generator.reference import build_site
from tests.behaviour.sdk import make_sdk, openapi

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COMPARED = ("authorization", "accept", "content-type", "x-trace", "x-key", "cookie")
_DOCUMENT = """
/things/{id}/parts:
  get:
    operationId: listParts
    tags: [things]
    security: [{token: []}]
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}, example: a/b ü}
      - {name: since, in: query, required: true, schema: {type: string, format: date}, example: '2026-01-02'}
      - {name: tags, in: query, schema: {type: array, items: {type: string}}, example: [x, "y&z"]}
      - {name: X-Trace, in: header, schema: {type: string}, example: "it's"}
    responses: {'200': {description: Fine, content: {application/json: {schema: {type: object}}}}}
  post:
    operationId: addPart
    tags: [things]
    security: [{token: []}]
    parameters: [{name: id, in: path, required: true, schema: {type: integer}, example: 7}]
    requestBody:
      required: true
      content:
        application/json:
          schema: {$ref: '#/components/schemas/Part'}
          example: {name: "it's \\"new\\"", size: 1.5, from: null}
    responses: {'200': {description: Fine, content: {application/json: {schema: {type: object}}}}}
/form:
  post:
    operationId: sendForm
    tags: [forms]
    security: [{key: []}]
    requestBody:
      content:
        application/x-www-form-urlencoded:
          schema: {type: object, properties: {a: {type: string}, b: {type: integer}}}
          example: {a: "x y", b: 2}
    responses: {'204': {description: Done}}
  put:
    operationId: sendFile
    tags: [forms]
    requestBody:
      content:
        multipart/form-data:
          schema: {type: object, properties: {note: {type: string}, more: {type: string}}}
          example: {note: "a", more: "@b"}
    responses: {'204': {description: Done}}
"""
_MORE = """
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
    key: {type: apiKey, in: header, name: X-Key}
  schemas:
    Part:
      type: object
      properties:
        name: {type: string}
        size: {type: number}
        from: {type: [string, 'null']}
"""


class Seen(NamedTuple):
    """A request as it came."""

    line: str
    headers: dict[str, str]
    content: bytes


class Programs(NamedTuple):
    """Programs by page and title, where to run them, and what came of it."""

    by_page: dict[str, dict[str, str]]
    prefix: str
    folder: Path
    seen: list[Seen]

    def request(self, page: str, title: str) -> Seen:
        """The one request that a program makes."""
        source = self.by_page[page][title]
        command = ["sh", "-c", source]
        if title != "curl":
            command = [sys.executable, "-c", source]
        environment = {
            **os.environ,
            "PYTHONPATH": str(self.folder),
            f"{self.prefix}_ACCESS_TOKEN": "t-1",
            f"{self.prefix}_API_KEY": "k-1",
        }
        ran = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
        (seen,) = self.seen
        self.seen.clear()
        return seen


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programs]:
    folder = tmp_path_factory.mktemp("programs")
    seen: list[Seen] = []

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            headers = {key.lower(): value for key, value in self.headers.items()}
            line = f"{self.command} {self.path}"
            seen.append(Seen(line, headers, self.rfile.read(length)))
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        do_GET = do_POST = do_PUT = _answer  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Nothing is printed."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/v1"
        text = openapi(_DOCUMENT, extra=_MORE)
        text = text.replace("https://api.example/v1", address)
        made = make_sdk(text, folder)
        path = folder / "document.yaml"
        path.write_text(text, encoding="utf-8")
        known = understand(
            str(path),
            Options(package=made.package.__name__),
            Report(),
            Silent(),
        )
        site = build_site(known.api, known.names)
        yield Programs(
            {name: shown(text) for name, text in site.files.items()},
            made.package.__name__.upper(),
            made.directory,
            seen,
        )
        server.shutdown()


def shown(page: str) -> dict[str, str]:
    """The programs on a page by title."""
    return {
        title: html.unescape(source)
        for title, source in re.findall(
            r'data-tab="([^"]+)".*?<code data-language="\w+">(.*?)</code>', page, re.S
        )
    }


@pytest.mark.parametrize(
    ("page", "line", "carried"),
    [
        (
            "things.list_parts",
            "GET /v1/things/a%2Fb%20%C3%BC/parts" "?since=2026-01-02&tags=x&tags=y%26z",
            {"authorization": "Bearer t-1", "x-trace": "it's"},
        ),
        (
            "things.add_part",
            "POST /v1/things/7/parts",
            {"authorization": "Bearer t-1", "content-type": "application/json"},
        ),
        (
            "forms.send",
            "POST /v1/form",
            {"x-key": "k-1", "content-type": "application/x-www-form-urlencoded"},
        ),
    ],
)
def test_all_programs_make_the_request_that_the_document_gives(
    programs: Programs, page: str, line: str, carried: dict[str, str]
) -> None:
    address = f"operations/{page}.html"
    assert list(programs.by_page[address]) == [
        "Python",
        "Python, async",
        "curl",
        "httpx2",
    ]
    first = programs.request(address, "Python")
    assert first.line == line
    assert carried.items() <= first.headers.items()
    for title in ("Python, async", "httpx2", "curl"):
        if title == "curl" and shutil.which("curl") is None:
            continue
        other = programs.request(address, title)
        assert other.line == line, title
        for name in _COMPARED:
            assert other.headers.get(name) == first.headers.get(name), (title, name)
        if title == "curl" and "json" in carried.get("content-type", ""):
            # Laid out to be read and changed.
            assert json.loads(other.content) == json.loads(first.content)
        else:
            assert other.content == first.content, title


def test_programs_of_a_form_of_parts_send_the_same_parts(programs: Programs) -> None:
    found: list[list[tuple[str, bytes]]] = []
    for title in ("Python", "Python, async", "httpx2", "curl"):
        if title == "curl" and shutil.which("curl") is None:
            continue
        seen = programs.request("operations/forms.send_file.html", title)
        assert seen.line == "PUT /v1/form"
        boundary = seen.headers["content-type"].partition("boundary=")[2].encode()
        pieces = seen.content.split(b"--" + boundary)[1:-1]
        found.append(
            [
                (
                    re.findall(rb'name="(\w+)"', head)[0].decode(),
                    body.removesuffix(b"\r\n"),
                )
                for head, _, body in (piece.partition(b"\r\n\r\n") for piece in pieces)
            ]
        )
    assert found == [[("note", b"a"), ("more", b"@b")]] * len(found)
