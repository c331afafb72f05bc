"""Files that are chosen in a form: what the package is given, and what is refused."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import pytest

from generator.reference.uploads import LARGEST_UPLOAD, without_contents
from tests.behaviour.sdk import openapi
from tests.unit.reference.serving import OWN, local_server, send

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from starlette.testclient import TestClient

    from tests.unit.reference.pets import Api

_DOCUMENT = openapi("""
/papers:
  post:
    operationId: sendPaper
    tags: [papers]
    requestBody:
      content:
        multipart/form-data:
          schema:
            type: object
            required: [paper]
            properties:
              paper: {type: string, format: binary}
              title: {type: string}
    responses: {'204': {description: Done}}
""")
_POST = "POST /papers"


@pytest.fixture
def papers(api: Api, tmp_path: Path) -> Generator[TestClient]:
    text = _DOCUMENT.replace("https://api.example/v1", api.url)
    with local_server(text, tmp_path) as client:
        yield client


def _file(content: bytes, **more: Any) -> dict[str, Any]:
    return {"name": "a.txt", "content": base64.b64encode(content).decode(), **more}


def test_a_folder_is_no_part_of_a_name(api: Api, papers: TestClient) -> None:
    for name in ("C:\\folder\\a.txt", "../../a.txt"):
        send(papers, _POST, body="", files={"paper": [_file(b"1", name=name)]})
    for received in api.received:
        assert b'filename="a.txt"' in received.body


def test_code_needs_no_content(papers: TestClient) -> None:
    files = {"paper": [{"name": "$(x)'.txt"}]}
    asked = {"operation": _POST, "body": '{"title": "t"}', "files": files}
    found = papers.post("/code", json=asked, headers=OWN).json()
    programs = found["programs"]
    assert """paper=Path("$(x)'.txt")""" in programs["python"]
    assert """--form 'paper=@$(x)'"'"'.txt;type=text/plain'""" in programs["curl"]
    assert """Path("$(x)'.txt").read_bytes()""" in programs["httpx2"]


def test_a_file_that_is_missing_has_its_place(api: Api, papers: TestClient) -> None:
    asked = {"operation": _POST, "body": '{"title": "t"}'}
    found = papers.post("/code", json=asked, headers=OWN).json()
    assert found["missing"] == ["files.paper"]
    assert found["breaches"] == found["mistakes"] == []
    for program in found["programs"].values():
        assert program.startswith("# To be filled in: paper\n")
    assert 'title="t", paper=...' in found["programs"]["python"]
    error = send(papers, _POST, body='{"title": "t"}')["error"]
    assert (error["field"], error["message"]) == ("files.paper", "paper is mandatory.")
    assert api.received == []


@pytest.mark.parametrize(
    ("files", "field", "message"),
    [
        ({"other": []}, "files.other", "The body has no such file."),
        ({"paper": {}}, "files.paper", "Files are expected."),
        ({"paper": ["a"]}, "files.paper", "A file is expected."),
        ({"paper": [{"name": 1}]}, "files.paper", "A file is expected."),
        ({"paper": [{"name": "a\r\nb"}]}, "files.paper", "The name of the file cannot be sent."),
        ({"paper": [{"name": "a/"}]}, "files.paper", "The name of the file cannot be sent."),
        ({"paper": [{"name": "a", "content": "é"}]}, "files.paper", "The content of a file is written in base64."),
        ({"paper": [{"name": "a"}, {"name": "b"}]}, "files.paper", "One file is expected."),
        ({"paper": [_file(b"\0" * (LARGEST_UPLOAD + 1))]}, "files.paper", "It is longer than 16777216 bytes."),
        (["paper"], "files", "An object is expected."),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_what_cannot_be_sent(
    api: Api, papers: TestClient, files: Any, field: str, message: str
) -> None:
    error = send(papers, _POST, body="{}", files=files)["error"]
    assert (error["field"], error["message"]) == (field, message)
    assert api.received == []


def test_what_is_kept_of_a_call_has_no_contents() -> None:
    asked = {"body": "{}", "file": _file(b"1"), "files": {"a": [_file(b"1")], "b": 5}}
    kept = without_contents(asked)
    assert kept == {
        "body": "{}",
        "file": {"name": "a.txt"},
        "files": {"a": [{"name": "a.txt"}], "b": []},
    }
    assert asked["file"] == _file(b"1")
