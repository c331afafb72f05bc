"""Methods that stay, deprecated, when their operations are gone from the document."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.emit import manifest
from tests.behaviour.releasing import Releases
from tests.behaviour.sdk import openapi

if TYPE_CHECKING:
    from collections.abc import Generator

_LIST = """
/things:
  get:
    operationId: listThings
    tags: [things]
    parameters: [{name: LIMIT, in: query, schema: {type: integer}}]
    responses: {'204': {description: Done}}
"""
_CHANGE = """
/things/{id}:
  parameters:
    - {name: id, in: path, required: true, schema: {type: integer}}
    - {name: trace, in: query, schema: {type: string}}
  put:
    operationId: changeThing
    tags: [things]
    requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Change'}}}}
    responses:
      '200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
"""
_OTHER = """
/things/{id}:
  parameters: [{name: id, in: path, required: true, schema: {type: integer}}, {name: own, in: header, required: true, schema: {type: string}}]
  get:
    operationId: getThing
    tags: [things]
    responses:
      '200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
"""
_CHANGE_SCHEMA = """
Change: {type: object, required: [name], properties: {name: {type: string}, size: {$ref: '#/components/schemas/Size'}}}
Size: {type: string, enum: [big, small]}
"""
_THING = "Thing: {type: object, properties: {name: {type: string}}}"


def _document(limit: str, *paths: str, schemas: str = "") -> str:
    return openapi(_LIST.replace("LIMIT", limit) + "".join(paths), schemas)


_WITH = _document("limit", _CHANGE, schemas=_THING + _CHANGE_SCHEMA)
_WITHOUT = _document("limit")


@pytest.fixture
def releases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Releases:
    monkeypatch.chdir(tmp_path)
    made = Releases(capsys)
    made.configure("[sdk.things.release]\nkeep_deprecated = 1")
    made.document(_WITH)
    assert made.release() == (None, "1.0.0", "none")
    return made


class _Handler(BaseHTTPRequestHandler):
    def do_PUT(self) -> None:
        size = int(self.headers["content-length"])
        given = json.loads(self.rfile.read(size))
        headers = {name.lower() for name in self.headers}
        body = json.dumps(
            {
                "name": f"{self.path} {given['name']} {given['size']}",
                "own": "own" in headers,
            }
        ).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def server() -> Generator[str]:
    with HTTPServer(("127.0.0.1", 0), _Handler) as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()
        thread.join()


_PROGRAM = """
import asyncio, sys, warnings
from things import AsyncClient, Client

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with Client(base_url=sys.argv[1]) as client:
        print(client.things.change(7, trace="t", name="a", size="big").name)
        print(client.raw(client.things.change, 7, name="b", size="small").status_code)

    async def main() -> None:
        async with AsyncClient(base_url=sys.argv[1]) as client:
            print((await client.things.change(7, name="c", size="big")).to_dict())

    asyncio.run(main())
for one in caught:
    print(one.category.__name__, one.message)
"""
_WARNED = (
    "DeprecationWarning No longer part of the API since version 1.1.0; the method will be"
    " removed."
)


def _run(releases: Releases, *arguments: str, code: int = 0) -> list[str]:
    ran = subprocess.run(
        [sys.executable, *arguments],
        cwd=releases.folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, "PYTHONPATH": "."},
    )
    assert ran.returncode == code, ran.stdout + ran.stderr
    return ran.stdout.splitlines()


def test_a_method_stays_for_a_release_and_goes_with_the_next(
    releases: Releases, server: str
) -> None:
    releases.document(_WITHOUT)
    out, _ = releases.run("diff", "--release")
    assert out.endswith("things: 1 feature; a minor release: 1.0.0 to 1.1.0\n")
    assert releases.release() == ("1.0.0", "1.1.0", "minor")
    assert "### Breaking" not in releases.text("CHANGELOG.md")
    assert (
        "### Deprecated\n\n- `client.things.change` is deprecated now: the API no longer"
        " describes it, and it goes with a later release\n"
    ) in releases.text("CHANGELOG.md")
    # It is as it was, with all it needs, and warns.
    assert _run(releases, "-c", _PROGRAM, server) == [
        "/things/7?trace=t a big",
        "200",
        "{'name': '/things/7 c big', 'own': False}",
        *[_WARNED] * 3,
    ]
    _run(releases, "-m", "pytest", "-q", "tests")
    # Neither generating nor a patch takes it away.
    released = releases.content()
    releases.generate()
    assert releases.content() == released
    releases.run("check")
    releases.document(_WITHOUT.replace("title: Things", "title: Things indeed"))
    assert releases.release() == ("1.1.0", "1.1.1", "patch")
    releases.run("check")
    assert "def change(" in releases.text("things/resources/things.py")
    assert "since version 1.1.0;" in releases.text("things/resources/things.py")
    out, _ = releases.run("diff")
    assert "nothing changes" in out
    # The next that is more than a patch does, and says so.
    releases.document(
        _WITHOUT.replace("responses:", "description: More.\n    responses:").replace(
            "/things:",
            "/more: {get: {tags: [things], responses: {'204': {description: Done}}}}\n  /things:",
        )
    )
    out, _ = releases.run("diff")
    assert "breaking" not in out
    out, _ = releases.run("diff", "--release", "--fail-on", "breaking", code=1)
    assert "a major release: 1.1.1 to 2.0.0" in out
    assert releases.release() == ("1.1.1", "2.0.0", "major")
    assert "def change(" not in releases.text("things/resources/things.py")
    assert "- `client.things.change` is gone\n" in releases.text("CHANGELOG.md")
    assert not any(b"class Change" in text for text in releases.content().values())
    assert "[kept]" not in releases.text("calco.lock")
    releases.run("check")
    assert releases.release() == ("2.0.0", "2.0.0", "none")


def test_type_checkers_tell_who_asks_for_it(releases: Releases) -> None:
    releases.document(_WITHOUT)
    releases.release()
    (releases.folder / "use.py").write_text(
        "from things import Client, models\n"
        "thing: models.Thing = Client().things.change(7, name='a', size='big')\n",
        encoding="utf-8",
    )
    checked = ("-m", "mypy", "--strict", "use.py")
    assert _run(releases, *checked) == ["Success: no issues found in 1 source file"]
    # What others keep of checking is checked with the same options.
    apart = ("--no-incremental", "--enable-error-code", "deprecated")
    told = _run(releases, *checked, *apart, code=1)
    assert len(told) == 2
    assert told[0].startswith("use.py:2: error: ")
    assert "No longer part of the API since version 1.1.0" in told[0]
    assert told[0].endswith("[deprecated]")
    # The package itself has nothing that its owner would have to silence.
    (releases.folder / "use.py").unlink()
    _run(releases, "-m", "mypy", "--strict", "things", "tests")
    (releases.folder / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "include": ["things", "tests"]}'
    )
    _run(releases, "-m", "pyright", "--pythonpath", sys.executable)
    _run(releases, "-m", "ruff", "check", "things", "tests")
    _run(releases, "-m", "black", "--check", "-q", "things", "tests")


def test_it_may_stay_for_longer(releases: Releases) -> None:
    releases.configure("[sdk.things.release]\nkeep_deprecated = 2")
    releases.document(_WITHOUT)
    assert releases.release() == ("1.0.0", "1.1.0", "minor")
    more = "/more: {get: {tags: [things], responses: {'204': {description: Done}}}}\n"
    releases.document(_document("limit", more))
    # What is configured later changes nothing for what was promised.
    releases.configure()
    assert releases.release() == ("1.1.0", "1.2.0", "minor")
    kept = manifest.load(releases.folder / "calco.lock")
    assert kept
    assert {key: (one.since, one.releases) for key, one in kept.kept.items()} == {
        "PUT /things/{id}": ("1.1.0", 1)
    }
    releases.document(_document("limit", more, more.replace("/more", "/most")))
    assert releases.release() == ("1.2.0", "2.0.0", "major")
    assert not manifest.load(releases.folder / "calco.lock").kept  # type: ignore[union-attr]  # it is there


def test_it_comes_back_when_the_document_has_it_again(releases: Releases) -> None:
    releases.document(_WITHOUT)
    releases.release()
    renamed = _CHANGE.replace("{id}", "{thing}").replace("name: id", "name: thing")
    releases.document(_document("limit", renamed, schemas=_THING + _CHANGE_SCHEMA))
    releases.generate()
    assert "_deprecated" not in releases.text("things/resources/things.py")
    assert "[kept]" not in releases.text("calco.lock")
    releases.run("check")


def test_what_is_taken_away_on_purpose_does_not_stay(releases: Releases) -> None:
    releases.configure(
        "[sdk.things.release]\nkeep_deprecated = 1",
        'exclude = { operations = ["changeThing"] }',
    )
    assert releases.release() == ("1.0.0", "2.0.0", "major")
    assert "def change(" not in releases.text("things/resources/things.py")


def test_what_was_moved_stays_where_its_name_does_not(releases: Releases) -> None:
    moved = _CHANGE.replace("/things/", "/goods/")
    releases.document(_document("limit", moved, schemas=_THING + _CHANGE_SCHEMA))
    assert releases.release() == ("1.0.0", "1.1.0", "minor")
    source = releases.text("things/resources/things.py")
    assert "def change(" in source
    assert "def change_thing(" in source
    assert releases.release() == ("1.1.0", "1.1.0", "none")
    releases.run("check")


def test_without_being_asked_for_nothing_stays(releases: Releases) -> None:
    releases.configure()
    releases.document(_WITHOUT)
    assert releases.release() == ("1.0.0", "2.0.0", "major")


def test_what_holds_for_the_others_of_its_path_does_not_for_it(
    releases: Releases, server: str
) -> None:
    """The new path item has a header that all must have, and no trace."""
    releases.document(_document("limit", _OTHER, schemas=_THING))
    assert releases.release() == ("1.0.0", "1.1.0", "minor")
    assert _run(releases, "-c", _PROGRAM, server)[:1] == ["/things/7?trace=t a big"]
    assert "own: str" in releases.text("things/resources/things.py").split("def get")[1]
    releases.run("check")


def test_a_schema_that_goes_on_otherwise_is_shared(releases: Releases) -> None:
    wider = _THING.replace("}}}", "}, age: {type: integer}}}")
    releases.document(_document("limit", _OTHER, schemas=wider))
    assert releases.release() == ("1.0.0", "1.1.0", "minor")
    assert (
        "models.Thing]"
        in releases.text("things/resources/things.py").split("_CHANGE:")[1]
    )


def test_a_schema_that_means_something_else_is_not_shared(
    releases: Releases, server: str
) -> None:
    other = (
        "Thing: {type: object, required: [code], properties: {code: {type: integer}}}\n"
    )
    other += "Size: {type: integer}\n"
    other += "Change: {type: string}"
    path = _OTHER.replace(
        "'200'",
        "'201': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Change'}}}}\n      '202': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Size'}}}}\n      '200'",
    )
    releases.document(_document("limit", path, schemas=other))
    # The class is another one, so that code which names it has to change.
    assert releases.release() == ("1.0.0", "2.0.0", "major")
    source = releases.text("things/resources/things.py")
    assert "models.ThingBefore]" in source.split("_CHANGE:")[1]
    assert _run(releases, "-c", _PROGRAM, server)[:1] == ["/things/7?trace=t a big"]
    released = releases.content()
    releases.generate()
    assert releases.content() == released
    releases.run("check")


def test_its_credentials_stay_with_it(releases: Releases) -> None:
    secured = _document("limit", _CHANGE).replace("\ncomponents:", "")
    extra = (
        "security: [{key: []}]\ncomponents:\n"
        "  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}\n"
        "  schemas:\n    Thing: {type: object}\n    Change: {type: object}\n"
    )
    releases.document(secured + extra)
    releases.release()
    releases.document(_WITHOUT)
    releases.release()
    source = releases.text("things/resources/things.py")
    assert "key" in source.split("_CHANGE:")[1].split("\n)\n")[0]
    assert "key" not in source.split("_LIST:")[1].split("\n)\n")[0]
    releases.run("check")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('since = "1.1.0"', 'since = "soon"'),
        ("releases = 1", "releases = 0"),
        ("releases = 1", "releases = true"),
        ('since = "1.1.0", ', ""),
    ],
)
def test_a_lock_that_keeps_what_cannot_be(
    releases: Releases, old: str, new: str
) -> None:
    releases.document(_WITHOUT)
    releases.release()
    path = releases.folder / "calco.lock"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert releases.refused() == "CALCO-W002"


def test_a_document_of_the_package_that_is_not_as_it_was(releases: Releases) -> None:
    releases.document(_WITHOUT)
    releases.release()
    path = releases.folder / "things/_document.json"
    content = path.read_bytes()
    path.write_bytes(content.replace(b"changeThing", b"changeThang"))
    assert releases.refused("--no-cache") == "CALCO-W024"
    path.write_bytes(content)
    # Who wants to be rid of it takes it out of the lock.
    lock = releases.folder / "calco.lock"
    kept = '"PUT /things/{id}" = { since = "1.1.0", releases = 1 }\n'
    text = lock.read_text(encoding="utf-8")
    assert kept in text
    lock.write_text(text.replace(kept, ""), encoding="utf-8")
    releases.generate()
    assert "def change(" not in releases.text("things/resources/things.py")


@pytest.mark.parametrize("text", ["-1", "true", "1.5", '"1"'])
def test_a_number_of_releases_that_is_none(releases: Releases, text: str) -> None:
    releases.configure(f"[sdk.things.release]\nkeep_deprecated = {text}")
    _, said = releases.run("generate", code=2)
    assert "calco.toml:7:1: sdk.things.release.keep_deprecated is not a number" in said
