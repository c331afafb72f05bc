"""What the mock does beyond answering: pages, state, streams, faults, reloading."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import httpx2
import jsonschema
import pytest
import yaml
from starlette.testclient import TestClient

from generator.mock import application
from generator.mock.app import find
from generator.mock.faults import Chaos, Faults
from generator.mock.sample import sample

if TYPE_CHECKING:
    from collections.abc import Generator

REPOSITORY = Path(__file__).resolve().parents[3]
DOCUMENT = """
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    get:
      parameters:
      - {name: page, in: query, schema: {type: integer}}
      - {name: per_page, in: query, schema: {type: integer}}
      responses:
        '200':
          description: Fine
          headers: {Link: {schema: {type: string}}}
          content:
            application/json:
              schema: {type: object}
              examples:
                two:
                  value:
                    current_page: 1
                    last_page: 1
                    total: 2
                    next_page_url: null
                    data: [{id: 1, name: Bodo}, {id: 2, name: Ada}]
                none: {value: {current_page: 1, total: 0, data: []}}
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Wrapped'}}}
      responses:
        '201':
          description: Made
          content: {application/json: {schema: {$ref: '#/components/schemas/Wrapped'}}}
  /pets/{pet_id}:
    parameters: [{name: pet_id, in: path, required: true, schema: {type: integer}}]
    get:
      responses:
        '200':
          description: Fine
          content: {application/json: {schema: {$ref: '#/components/schemas/Wrapped'}}}
        '404':
          description: No
          content:
            application/json:
              schema: {type: object, properties: {error: {type: string, const: gone}}}
    put:
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Wrapped'}}}
      responses:
        '200':
          description: Fine
          content: {application/json: {schema: {$ref: '#/components/schemas/Wrapped'}}}
    delete: {responses: {'204': {description: Gone}}}
  /events:
    get:
      responses:
        '200':
          description: Fine
          content:
            text/event-stream: {schema: {type: object, properties: {n: {type: integer}}}}
  /lines:
    get:
      responses:
        '200':
          description: Fine
          content: {application/jsonl: {schema: {type: object, properties: {n: {const: 7}}}}}
  /parts:
    get:
      responses:
        '200':
          description: Fine
          content:
            multipart/mixed:
              schema:
                type: object
                properties: {note: {type: string}, more: {type: object}}
  /file:
    get:
      responses: {'200': {description: Fine, content: {application/octet-stream: {}}}}
  /xml:
    get:
      responses:
        '200':
          description: Fine
          content: {application/xml: {schema: {$ref: '#/components/schemas/Book'}}}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        id: {type: integer, readOnly: true}
        name: {type: string}
    Wrapped: {type: object, properties: {data: {$ref: '#/components/schemas/Pet'}}}
    Book:
      type: object
      xml: {name: book, namespace: 'urn:books', prefix: b}
      properties:
        id: {type: integer, xml: {attribute: true}}
        title: {type: string, xml: {prefix: b}}
        tags:
          type: array
          xml: {wrapped: true, name: Tags}
          items: {type: string, xml: {name: tag}}
"""


class Tree:
    """A document as the mock wants it."""

    def __init__(self, text: str) -> None:
        self.tree: dict[str, Any] = yaml.safe_load(text)


def client(**options: Any) -> TestClient:
    return TestClient(application(Tree(DOCUMENT), **options))


def test_preferences_are_told_back() -> None:
    found = client().get("/pets", headers={"Prefer": 'example="none", code=200'})
    assert found.json()["data"] == []
    assert found.headers["preference-applied"] == 'code=200, example="none"'


@pytest.mark.parametrize(
    ("wish", "detail"),
    [
        ("example=three", "The response has no example 'three'; it has 'two', 'none'."),
        ("code=418", "The operation has no response '418'; it has 200."),
    ],
)
def test_a_wish_that_cannot_be_met_says_what_there_is(wish: str, detail: str) -> None:
    found = client().get("/pets", headers={"Prefer": wish})
    assert (found.status_code, found.json()["detail"]) == (404, detail)


def test_a_value_of_the_schema_can_be_asked_for() -> None:
    found = client().get(
        "/pets", headers=[("Prefer", "x=y"), ("Prefer", "dynamic=true")]
    )
    assert found.json() == {}


def test_the_example_is_the_first_page_and_others_follow_from_it() -> None:
    mock = client()
    first = mock.get("/pets").json()
    assert [one["name"] for one in first["data"]] == ["Bodo", "Ada"]
    second = mock.get("/pets", params={"page": 2, "per_page": 50}).json()
    assert second == {
        "current_page": 2,
        "last_page": 1,
        "total": 2,
        "next_page_url": None,
        "data": [],
    }


def test_lists_of_a_length_have_every_item_once() -> None:
    mock = client(items=25)
    found: list[int] = []
    url = "/pets?per_page=10"
    while url:
        answer = mock.get(url)
        page = answer.json()
        assert (page["total"], page["last_page"]) == (25, 3)
        found += [one["id"] for one in page["data"]]
        url = page["next_page_url"]
        assert (url in answer.headers["link"]) if url else "link" not in answer.headers
    assert len(found) == len(set(found)) == 25


def test_a_range_of_times_is_no_page() -> None:
    text = """
    openapi: 3.1.0
    info: {title: T, version: '1'}
    paths:
      /x:
        get:
          parameters:
            - {name: start, in: query, schema: {type: string}}
            - {name: end, in: query, schema: {type: string}}
          responses:
            '200':
              description: F
              content:
                application/json: {schema: {type: array}, example: [1, 2]}
    """
    mock = TestClient(application(Tree(text)))
    assert mock.get("/x?start=1620683817&end=1620705417").json() == [1, 2]


@pytest.mark.parametrize(
    ("names", "queries"),
    [
        (["offset", "limit"], [{"limit": 2}, {"limit": 2, "offset": 2}]),
        (["cursor", "limit"], [{"limit": 2}, {"limit": 2, "cursor": "2"}]),
    ],
)
def test_offsets_and_cursors(names: list[str], queries: list[dict[str, Any]]) -> None:
    schema = "{type: array, items: {type: object, properties: {id: {type: integer}}}}"
    parameters = "".join(
        f"{{name: {name}, in: query, schema: {{}}}}," for name in names
    )
    text = f"""
    openapi: 3.1.0
    info: {{title: T, version: '1'}}
    paths:
      /x:
        get:
          parameters: [{parameters}]
          responses:
            '200':
              description: F
              content:
                application/json:
                  schema:
                    type: object
                    properties:
                      items: {schema}
                      has_more: {{type: boolean}}
                      next_cursor: {{type: [string, 'null']}}
    """
    mock = TestClient(application(Tree(text), items=3))
    first, second = (mock.get("/x", params=query).json() for query in queries)
    assert (len(first["items"]), first["has_more"], first["next_cursor"]) == (
        2,
        True,
        "2",
    )
    assert (len(second["items"]), second["has_more"]) == (1, False)
    assert second["next_cursor"] is None


def test_what_is_created_can_be_got_changed_listed_and_deleted() -> None:
    mock = client(stateful=True)
    assert mock.get("/pets/1").json() == {"data": {"id": 1, "name": "Bodo"}}
    made = mock.post("/pets", json={"data": {"name": "Cleo"}})
    assert (made.status_code, made.json()["data"]["name"]) == (201, "Cleo")
    number = made.json()["data"]["id"]
    assert number == 3
    changed = mock.put(f"/pets/{number}", json={"data": {"name": "Clea"}}).json()
    assert changed == {"data": {"id": 3, "name": "Clea"}}
    assert mock.get(f"/pets/{number}").json() == changed
    listed = mock.get("/pets").json()
    assert [one["name"] for one in listed["data"]] == ["Bodo", "Ada", "Clea"]
    assert listed["total"] == 3
    assert mock.get("/pets?page=2&per_page=2").json()["data"] == [changed["data"]]
    assert mock.delete(f"/pets/{number}").status_code == 204
    missing = mock.get(f"/pets/{number}")
    assert (missing.status_code, missing.json()) == (404, {"error": "gone"})
    assert mock.put("/pets/99", json={"data": {"name": "x"}}).status_code == 404
    # A request that breaks the document changes nothing.
    assert mock.post("/pets", json={"data": {}}).status_code == 422
    assert len(mock.get("/pets").json()["data"]) == 2


def test_events_lines_and_parts_are_written() -> None:
    mock = client()
    found = mock.get("/events")
    assert found.headers["content-type"] == "text/event-stream"
    assert found.text.split("\n\n") == [
        'data: {"n": 1}\nid: 1',
        'data: {"n": 1}\nid: 2',
        'data: {"n": 1}\nid: 3',
        "",
    ]
    later = mock.get("/events", headers={"Last-Event-ID": "2"})
    assert later.text == 'data: {"n": 1}\nid: 3\n\n'
    assert mock.get("/lines").text == '{"n": 7}\n' * 3
    parts = mock.get("/parts")
    assert parts.headers["content-type"] == "multipart/mixed; boundary=calco-part"
    assert b'name="note"\r\n\r\nnote\r\n--calco-part\r\n' in parts.content


def test_a_file_of_a_size() -> None:
    found = client().get("/file", headers={"Prefer": "size=100001"})
    assert len(found.content) == 100_001
    assert found.headers["preference-applied"] == "size=100001"


def test_xml_is_spelled_as_the_document_says() -> None:
    root = ElementTree.fromstring(client().get("/xml").text)
    assert root.tag == "{urn:books}book"
    assert root.attrib == {"id": "1"}
    assert [child.tag for child in root] == ["{urn:books}title", "Tags"]
    assert [child.tag for child in root[1]] == ["tag"]


SCHEMAS: list[dict[str, Any]] = [
    {"type": "integer", "minimum": 3, "maximum": 9, "multipleOf": 3},
    {"type": "number", "exclusiveMinimum": 0, "maximum": 2},
    {"type": "string", "minLength": 3, "maxLength": 5},
    {"type": "string", "pattern": "^[A-Z]{2}[0-9]{4}$"},
    {"type": "array", "items": {"enum": [1, 2, 3]}, "uniqueItems": True, "minItems": 2},
    {"type": "array", "items": {"type": "boolean"}, "maxItems": 1},
    {"oneOf": [{"type": "string"}, {"type": "integer"}]},
    {"type": "object", "additionalProperties": {"type": "number"}, "minProperties": 2},
    {
        "type": "object",
        "required": ["a"],
        "properties": {"a": {"enum": ["x", "y"]}, "b": {"type": ["null", "string"]}},
    },
]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_another_seed_gives_other_values_that_keep_to_the_schema(
    schema: dict[str, Any],
) -> None:
    values = [sample(schema, lambda name: find({}, name), seed=n) for n in range(30)]
    for value in values:
        jsonschema.validate(value, schema)
    again = [sample(schema, lambda name: find({}, name), seed=n) for n in range(30)]
    assert values == again
    if "pattern" not in schema and schema.get("maxLength") != 5:
        assert len({json.dumps(value) for value in values}) > 1


def asgi(app: Any, path: str, **headers: str) -> list[Any]:
    """What an application sends, without a server."""
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
        "server": ("test", 80),
    }
    asyncio.run(app(scope, receive, send))
    return sent


def test_chaos_is_repeatable_and_of_the_share_asked_for() -> None:
    app = application(Tree(DOCUMENT))

    def statuses() -> list[int]:
        faulty = Faults(app, Chaos(0.3, ("429", "503"), seed=7))
        return [asgi(faulty, "/file")[0]["status"] for _ in range(200)]

    first = statuses()
    assert first == statuses()
    assert set(first) == {200, 429, 503}
    assert 40 <= sum(status != 200 for status in first) <= 80


@contextmanager
def running(document: Path, *options: str) -> Generator[tuple[str, Any]]:
    """The command on a free port; yields its address and the process."""
    command = [sys.executable, "-m", "generator", "mock", str(document), "--port", "0"]
    process = subprocess.Popen(
        [*command, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        line = process.stdout.readline()
        assert line.startswith("calco mock: http://"), process.stderr.read()
        yield line.split()[2], process
    finally:
        process.terminate()
        process.communicate()


def test_faults_on_a_socket_a_log_and_a_document_that_changes(tmp_path: Path) -> None:
    source = tmp_path / "openapi.yaml"
    source.write_text(DOCUMENT, encoding="utf-8")
    with (
        running(source, "--latency", "5ms..10ms") as (address, process),
        httpx2.Client(base_url=address) as http,
    ):

        def get(fault: str) -> httpx2.Response:
            return http.get("/file", headers={"Prefer": f"fault={fault}, size=1000"})

        for status in (429, 503):
            refusal = get(str(status))
            assert refusal.status_code == status
            assert refusal.headers["retry-after"] == "1"
        with pytest.raises(httpx2.RemoteProtocolError, match="without sending"):
            get("drop")
        with pytest.raises(httpx2.RequestError):
            get("cut")
        started = time.perf_counter()
        assert len(get("slow").content) == 1000
        assert time.perf_counter() - started > 0.5
        source.write_text(DOCUMENT.replace("/file:", "/other:"), encoding="utf-8")
        deadline = time.monotonic() + 20
        while http.get("/other").status_code != 200:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        source.write_text("{", encoding="utf-8")
        lines = iter(process.stderr.readline, "")
        said: list[str] = []
        for line in lines:
            said.append(line)
            if "not reloaded" in line:
                break
        assert http.get("/other").status_code == 200
        assert http.get("/pets?color=red").status_code == 422
    text = "".join(said)
    assert "GET /file 429" in text
    assert "GET /file no answer" in text
    assert ": drop" in text


@pytest.mark.parametrize(
    ("option", "value"),
    [("--latency", "soon"), ("--latency", "2s..1s"), ("--chaos", "2")],
)
def test_options_that_make_no_sense_are_refused(option: str, value: str) -> None:
    command = [sys.executable, "-m", "generator", "mock", "x.yaml", option, value]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY)
    assert ran.returncode == 2
    assert option in ran.stderr
