"""Locations, encodings, and documents that cannot be read at all."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from generator.problems import CalcoError, Report
from generator.read import load, read
from tests.unit.read.reading import HEAD, codes, read_text, refused

MINIMAL = HEAD.format(version="3.1.0") + "paths: {}\n"


def problem_of(location: str) -> str:
    with pytest.raises(CalcoError) as caught:
        read(location, report=Report())
    problem = caught.value.problem
    return f"{problem} ({problem.hint})"


@pytest.mark.parametrize(
    "content",
    [
        MINIMAL.encode("utf-8-sig"),
        MINIMAL.encode("utf-16"),
        MINIMAL.encode("utf-16-le"),
        MINIMAL.encode("utf-16-be"),
        MINIMAL.encode("utf-32"),
        b'\xef\xbb\xbf{"openapi": "3.1.0", "info": {"title": "Shop", "version": "1"}}',
    ],
    ids=["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "json"],
)
def test_encodings_are_told_from_the_first_bytes(content: bytes) -> None:
    document, problems = read_text(content)
    assert document.tree["info"] == {"title": "Shop", "version": "1"}
    assert problems == []


def test_text_in_another_encoding_is_refused_with_its_place() -> None:
    problem = refused("openapi: 3.1.0\ninfo:\n  title: Caffè\n".encode("latin-1"))
    assert str(problem.place) == "<stdin>:3:14"
    assert problem.hint == "save the file as UTF-8"


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("", "CALCO-R003", "<stdin> is empty"),
        (" \n", "CALCO-R003", "<stdin> is empty"),
        ("# only a comment\n", "CALCO-R012", "not an OpenAPI document: the file holds"),
        ("- a\n", "CALCO-R012", "not an OpenAPI document: the file holds a list"),
        ("hello: world\n", "CALCO-R012", "not an OpenAPI document"),
        ("asyncapi: 2.6.0\n", "CALCO-R012", "it looks like AsyncAPI"),
        ("openapi: 4.0.0\n", "CALCO-U002", "OpenAPI version '4.0.0'"),
        ("openapi: latest\n", "CALCO-U002", "OpenAPI version 'latest'"),
        ("openapi: {}\n", "CALCO-U002", "OpenAPI version '{}'"),
        ("swagger: 1.2\n", "CALCO-U001", "Swagger version '1.2'"),
    ],
)
def test_what_is_not_an_openapi_document_is_refused(
    text: str, code: str, message: str
) -> None:
    problem = refused(text)
    assert problem.code == code
    assert message in problem.message
    assert problem.hint


def test_an_unquoted_version_is_read_as_it_was_written() -> None:
    document, problems = read_text("openapi: 3.10\ninfo: {title: a, version: 1.10}\n")
    assert document.version == "3.10"
    assert document.tree["info"]["version"] == "1.10"
    assert codes(problems) == ["CALCO-U005", "CALCO-R034"]


def test_a_missing_version_is_assumed_when_there_are_paths() -> None:
    document, problems = read_text("info: {title: a, version: '1'}\npaths: {}\n")
    assert document.version == "3.0.3"
    assert codes(problems) == ["CALCO-U006"]


def test_a_missing_file_has_a_hint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("openapi.yaml").write_text(MINIMAL)
    assert problem_of("openapi.yml") == (
        "error: there is no file openapi.yml [CALCO-R001]"
        " (did you mean openapi.yaml?)"
    )
    assert "is not a file name" not in problem_of("nowhere/x.yaml")
    assert problem_of("nowhere/x.yaml").startswith("error: there is no file nowhere/x")
    assert problem_of("a\0b").startswith("error: not a file name: 'a\\x00b'")
    assert problem_of("").startswith("error: no document was named")


def test_a_directory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("api").mkdir()
    Path("api/a.json").write_text("{}")
    Path("api/openapi.yaml").write_text(MINIMAL)
    assert problem_of("api") == (
        "error: api is a directory, not a document [CALCO-R002]"
        " (did you mean api/openapi.yaml?)"
    )


def test_a_file_that_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.chdir(tmp_path)
    Path("openapi.yaml").write_text(MINIMAL)
    monkeypatch.setattr(Path, "open", refuse)
    assert problem_of("openapi.yaml") == (
        "error: openapi.yaml cannot be read: permission denied [CALCO-R001] (None)"
    )


def test_a_document_over_the_size_limit_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(load, "SIZE_LIMIT", len(MINIMAL) - 1)
    assert refused(MINIMAL).code == "CALCO-R004"
    monkeypatch.setattr(load, "SIZE_LIMIT", len(MINIMAL))
    assert read_text(MINIMAL)[0].version == "3.1.0"


def test_places_show_files_as_the_user_named_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "api").mkdir()
    (tmp_path / "api/openapi.yaml").write_text(
        MINIMAL + "components:\n  schemas:\n    Pet: {$ref: models/Pet.yaml}\n"
    )
    (tmp_path / "api/models").mkdir()
    (tmp_path / "api/models/Pet.yaml").write_text("type: object\n")
    for directory, location, shown in (
        (tmp_path, "api/openapi.yaml", "api/models/Pet.yaml:1:1"),
        (tmp_path / "api", "openapi.yaml", "models/Pet.yaml:1:1"),
        (tmp_path / "api/models", "../openapi.yaml", "Pet.yaml:1:1"),
        (
            tmp_path,
            str(tmp_path / "api/openapi.yaml"),
            f"{tmp_path}/api/models/Pet.yaml:1:1",
        ),
    ):
        monkeypatch.chdir(directory)
        document = read(location, report=Report())
        place = document.place("#/components/schemas/Pet")
        expected = "../models/Pet.yaml:1:1" if location[0] == "." else shown
        assert str(place) == expected


def test_files_and_digest(tmp_path: Path) -> None:
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "openapi.yaml").write_text(
            MINIMAL + "components:\n  schemas: {A: {$ref: a.yaml}, B: {$ref: b.yaml}}\n"
        )
        (folder / "a.yaml").write_text("type: string\n")
        (folder / "b.yaml").write_text("type: integer\n")
    one = read(str(tmp_path / "one/openapi.yaml"), report=Report())
    two = read(str(tmp_path / "two/openapi.yaml"), report=Report())
    assert [path.name for path in one.files] == ["openapi.yaml", "a.yaml", "b.yaml"]
    assert one.digest == two.digest
    assert len(one.digest) == len(hashlib.sha256().hexdigest())
    (tmp_path / "two/b.yaml").write_text("type: number\n")
    changed = read(str(tmp_path / "two/openapi.yaml"), report=Report())
    assert changed.digest != one.digest


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        found = self.path == "/openapi.yaml"
        self.send_response(200 if found else 404)
        self.end_headers()
        if found:
            ref = "components:\n  schemas:\n    Pet: {$ref: pet.yaml}\n"
            self.wfile.write((MINIMAL + ref).encode())

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


def test_a_url_is_fetched_and_its_references_are_not() -> None:
    with HTTPServer(("127.0.0.1", 0), _Server) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}/openapi.yaml"
        report = Report()
        document = read(url, report=report)
        missing = problem_of(url.replace("openapi", "other"))
        server.shutdown()
        thread.join()
    assert document.files == ()
    assert document.tree["components"] == {"schemas": {"Pet": {}}}
    assert codes(report.problems) == ["CALCO-R020"]
    assert report.problems[0].place is not None
    assert report.problems[0].place.file == url
    assert "answered 404" in missing


def test_a_url_that_cannot_be_reached() -> None:
    assert "cannot be fetched" in problem_of("http://127.0.0.1:9/openapi.yaml")


def test_importing_the_reader_is_light() -> None:
    heavy = ["openapi_pydantic", "pydantic", "urllib.request", "json", "yaml"]
    code = (
        f"import sys, generator.read; print([m for m in {heavy} if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert run.stdout.strip() == b"[]"
