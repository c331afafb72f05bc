"""An API on a port, and a document of pets that describes it."""

from __future__ import annotations

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.behaviour.sdk import openapi
from tests.unit.reference.serving import local_server

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from starlette.testclient import TestClient


class Received(NamedTuple):
    """A request as it came."""

    line: str
    headers: dict[str, str]
    body: bytes


class Api(ThreadingHTTPServer):
    """Answers every request alike, and keeps what came.

    Attributes:
        is_open: Whether pages of other sites may call it (Fetch, CORS protocol).
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: list[Received] = []
        self.status = 200
        self.headers: dict[str, str] = {"content-type": "application/json"}
        self.body = b'{"id": 1}'
        self.is_open = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    def _answer(self) -> None:
        api: Any = self.server
        length = int(self.headers.get("content-length", 0))
        heads = {name.lower(): text for name, text in self.headers.items()}
        line = f"{self.command} {self.path}"
        api.received.append(Received(line, heads, self.rfile.read(length)))
        self.send_response(api.status)
        if api.is_open:
            self.send_header("access-control-allow-origin", "*")
        for name, text in api.headers.items():
            self.send_header(name, text)
        self.send_header("content-length", str(len(api.body)))
        self.end_headers()
        self.wfile.write(api.body)

    do_GET = do_POST = do_PUT = _answer  # noqa: N815

    def do_OPTIONS(self) -> None:
        """What a browser asks first of all."""
        api: Any = self.server
        self.send_response(204 if api.is_open else 403)
        for name in ("origin", "methods", "headers") if api.is_open else ():
            # The star stands for no Authorization.
            known = self.headers.get("access-control-request-headers", "*")
            self.send_header(
                f"access-control-allow-{name}", known if name == "headers" else "*"
            )
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Print nothing."""


PETS = openapi(
    """
/pets/{id}:
  get:
    operationId: getPet
    tags: [pets]
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer}, example: 7}
      - {name: mode, in: query, schema: {type: string, enum: [fast, careful]}}
      - {name: limit, in: query, schema: {type: integer, maximum: 9007199254740995}}
      - {name: exact, in: query, schema: {type: boolean}}
      - {name: tags, in: query, schema: {type: array, items: {type: string}}}
      - {name: born, in: query, schema: {type: string, format: date}}
      - {name: share, in: query, schema: {type: number}}
      - {name: where, in: query, content: {application/json: {schema: {type: object}}}}
      - {name: X-Trace, in: header, schema: {type: string}}
    responses:
      '200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      '404': {description: Not there}
  put:
    operationId: changePet
    tags: [pets]
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer}}
    requestBody:
      required: true
      content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
    responses:
      '200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
/notes:
  post:
    operationId: addNote
    tags: [pets]
    requestBody:
      content:
        text/plain: {schema: {type: string}}
        application/json: {schema: {type: array, items: {type: integer}}}
        application/octet-stream: {}
    responses: {'200': {description: Fine, content: {image/png: {}}}}
""",
    extra="""
security: [{token: []}, {key: []}, {pair: []}]
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
    key: {type: apiKey, in: query, name: apikey}
    pair: {type: http, scheme: basic}
  schemas:
    Pet:
      required: [name]
      properties:
        id: {type: integer, readOnly: true}
        name: {type: string, maxLength: 20, example: Rex}
        weight: {type: number}
""",
)
GET = "GET /pets/{id}"


@contextmanager
def pets_of(api: Api, folder: Path) -> Generator[TestClient]:
    """The local server of the document, whose API is a certain one."""
    with local_server(PETS.replace("https://api.example/v1", api.url), folder) as it:
        yield it
