"""Remote references: only where allowed, bounded, cached, and locked by hash."""

from __future__ import annotations

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.cli import run
from generator.problems import CalcoError, Report
from generator.read import Document, load, read
from generator.read.remote import Remote, host_of

if TYPE_CHECKING:
    from collections.abc import Iterator

PET = b"type: object\nproperties: {owner: {$ref: 'owner.yaml#/Owner'}}\n"
OWNER = b"Owner: {type: string}\n"


class Site:
    """A server on this machine; it answers what it is given, by path."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {"/pet.yaml": PET, "/owner.yaml": OWNER}
        self.redirects: dict[str, str] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                if self.path in site.redirects:
                    self.send_response(302)
                    self.send_header("Location", site.redirects[self.path])
                    self.end_headers()
                    return
                content = site.files.get(self.path)
                self.send_response(404 if content is None else 200)
                self.end_headers()
                self.wfile.write(content or b"")

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    yield found
    found.close()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_root(site: Site, reference: str = "pet.yaml") -> None:
    Path("openapi.yaml").write_text(f"""\
openapi: 3.1.0
info: {{title: Shop, version: '1'}}
paths: {{}}
components: {{schemas: {{A: {{$ref: 'http://{site.host}/{reference}'}}}}}}
""")


def reading(
    location: str = "openapi.yaml", remote: Remote | None = None
) -> tuple[Document, list[str]]:
    report = Report()
    document = read(location, report=report, remote=remote)
    return document, [problem.code for problem in report.problems]


def hashed(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_nothing_is_fetched_unless_it_is_allowed(site: Site) -> None:
    write_root(site)
    document, told = reading()
    assert told == ["CALCO-R020"]
    assert document.tree["components"]["schemas"] == {"A": {}}
    assert site.asked == []


@pytest.mark.parametrize("with_port", [True, False])
def test_an_allowed_host_is_asked_and_its_own_references_followed(
    site: Site, with_port: bool
) -> None:
    write_root(site)
    host = site.host if with_port else "127.0.0.1"
    document, told = reading(remote=Remote(frozenset([host])))
    assert told == []
    schemas = document.tree["components"]["schemas"]
    owner = schemas["A"]["properties"]["owner"]["$ref"]
    assert document.at(owner) == {"type": "string"}
    assert document.fetched == {
        f"http://{site.host}/pet.yaml": hashed(PET),
        f"http://{site.host}/owner.yaml": hashed(OWNER),
    }
    place = document.place("#/components/schemas/A/properties")
    assert str(place) == f"http://{site.host}/pet.yaml:2:1"


def test_the_host_of_the_document_itself_is_no_exception(site: Site) -> None:
    site.files["/openapi.yaml"] = b"""\
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths: {}
components: {schemas: {A: {$ref: owner.yaml#/Owner}}}
"""
    url = f"http://{site.host}/openapi.yaml"
    assert reading(url)[1] == ["CALCO-R020"]
    document, told = reading(url, Remote(frozenset([site.host])))
    assert told == []
    assert {"type": "string"} in document.tree["components"]["schemas"].values()


def test_a_redirect_to_another_host_is_refused(site: Site) -> None:
    write_root(site, "away")
    port = site.host.partition(":")[2]
    site.redirects["/away"] = f"http://localhost:{port}/pet.yaml"
    document, told = reading(remote=Remote(frozenset([site.host])))
    assert told == ["CALCO-R001"]
    assert document.tree["components"]["schemas"] == {"A": {}}
    assert site.asked == ["/away"]
    site.redirects["/away"] = "/pet.yaml"
    assert reading(remote=Remote(frozenset([site.host])))[1] == []


def test_what_does_not_answer_is_reported_at_the_reference(site: Site) -> None:
    write_root(site, "gone.yaml")
    report = Report()
    read("openapi.yaml", report=report, remote=Remote(frozenset([site.host])))
    (problem,) = report.problems
    assert problem.code == "CALCO-R001"
    assert "404" in problem.message
    assert str(problem.place) == "openapi.yaml:4:28"


def test_the_size_is_bounded(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "SIZE_LIMIT", 1000)
    write_root(site)
    site.files["/pet.yaml"] = b"a: " + b"x" * 2000
    with pytest.raises(CalcoError) as caught:
        reading(remote=Remote(frozenset([site.host])))
    assert caught.value.problem.code == "CALCO-R004"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://e.com/a", "e.com"),
        ("HTTPS://E.com:8443/a", "e.com:8443"),
        ("ftp://e.com/a", ""),
        ("file:///etc/passwd", ""),
        ("http://user@e.com/a", ""),
        ("http://e.com:x/a", ""),
        ("http://[", ""),
        ("//e.com/a", ""),
    ],
)
def test_only_hosts_of_http_can_be_allowed(url: str, host: str) -> None:
    assert host_of(url) == host


# Locking -------------------------------------------------------------------


def generate(site: Site, *more: str) -> int:
    arguments = ["generate", "openapi.yaml", "-o", "out", "--quiet"]
    return run([*arguments, "--allow-remote", site.host, *more])


def check(site: Site) -> int:
    return run(["check", "openapi.yaml", "-o", "out", "--allow-remote", site.host])


def test_what_was_fetched_is_locked_by_its_hash(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    write_root(site)
    assert generate(site) == 0
    lock = Path("out/calco.lock").read_text()
    line = f'"http://{site.host}/owner.yaml" = "{hashed(OWNER)}"'
    assert lock.count("[remote]") == 1
    assert line in lock.splitlines()
    site.files["/owner.yaml"] = b"Owner: {type: integer}\n"
    assert generate(site) == 2
    assert "--update-remote" in capsys.readouterr().err
    assert Path("out/calco.lock").read_text() == lock
    assert generate(site, "--update-remote") == 0
    assert hashed(site.files["/owner.yaml"]) in Path("out/calco.lock").read_text()
    assert generate(site) == 0


def test_check_needs_no_network(site: Site) -> None:
    write_root(site)
    assert generate(site) == 0
    site.asked.clear()
    assert check(site) == 0
    assert site.asked == []
    site.files.clear()
    assert generate(site) == 0  # the cache holds what the lock names


def test_a_cache_that_was_tampered_with_is_not_used(site: Site, folder: Path) -> None:
    write_root(site)
    assert generate(site) == 0
    for path in (folder / "cache/calco/remote").iterdir():
        path.write_bytes(b"Owner: {type: integer}\n")
    site.asked.clear()
    assert check(site) == 0
    assert site.asked == ["/pet.yaml", "/owner.yaml"]


def test_the_configuration_may_allow_a_host(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    write_root(site)
    Path("calco.toml").write_text(
        "[sdk.shop]\nspec = 'openapi.yaml'\noutput = 'out'\n"
        f"allow_remote = ['{site.host}']\n"
    )
    assert run(["generate", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["problems"]
    assert "CALCO-R020" not in [problem["code"] for problem in told]
    Path("calco.toml").write_text(
        "[sdk.shop]\nspec = 'a'\noutput = 'b'\nallow_remote = 1\n"
    )
    assert run(["generate"]) == 2
    assert "calco.toml:4:1" in capsys.readouterr().err


def test_every_command_that_reads_takes_the_option(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    write_root(site)
    arguments = ["validate", "openapi.yaml", "--json"]
    assert run(arguments) == 1
    assert run([*arguments, "--allow-remote", "127.0.0.1"]) == 0
    for command in ("generate", "check", "validate", "mock"):
        capsys.readouterr()
        assert run([command, "--help"]) == 0
        assert "--allow-remote HOST" in capsys.readouterr().out
