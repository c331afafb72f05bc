"""The example, run as its user runs it: a mock, an authorization server, files."""

from __future__ import annotations

import csv
import importlib
import importlib.util
import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers.authorization import Authorization, authorization_server

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

_ROOT = Path(__file__).parents[2]
_PACKAGE = _ROOT / "output" / "fattureincloud"
_PROGRAM = _ROOT / "examples" / "unpaid_invoices" / "unpaid_invoices.py"
_PDF = b"%PDF-1.7\nan invoice\n"


@dataclass
class Shop:
    """Everything that the program talks to.

    Attributes:
        module: The program.
        mock: Where the API is.
        server: Where users sign in.
        fetched: The headers of each request for a PDF.
        log: What the mock printed.
        folder: Of the test's own.
    """

    module: Any
    mock: str
    server: Authorization
    fetched: list[dict[str, str]]
    log: list[str]
    folder: Path

    def run(self, *arguments: str) -> int:
        given = ["--company", "16", "--token", str(self.folder / "token.json")]
        code: int = self.module.main([*given, *arguments])
        return code

    def logged(self, start: str, count: int) -> list[str]:
        """The lines of the log that begin so, once there are as many."""
        found: list[str] = []
        for _ in range(600):
            found = [line for line in self.log if line.startswith(start)]
            if len(found) >= count:
                break
            time.sleep(0.05)
        assert len(found) == count, self.log
        return found

    def rows(self, name: str) -> list[list[str]]:
        """What is in a CSV file, below its first line."""
        text = (self.folder / name).read_text(encoding="utf-8-sig")
        first, *rows = csv.reader(text.splitlines())
        assert first == ["number", "customer", "issued", "due", "amount"]
        return rows


@contextmanager
def file_server(fetched: list[dict[str, str]]) -> Generator[str]:
    """A server of PDF files; its address."""

    class Files(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            fetched.append(dict(self.headers))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(_PDF if self.path.endswith(".pdf") else b"<html>")

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def mock(document: Path, log: list[str]) -> Generator[str]:
    """``calco mock`` of a document; its address."""
    command = [sys.executable, "-m", "generator", "mock", str(document), "--stateful"]
    process = subprocess.Popen(
        [*command, "--items", "120", "--port", "0"],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    output = process.stdout
    first = ""
    while not first.startswith("calco mock: http"):
        first = output.readline()
        assert first, "the mock ended"
    reader = threading.Thread(target=lambda: log.extend(output))
    reader.start()
    try:
        yield first.split()[2]
    finally:
        process.terminate()
        process.wait(timeout=30)
        reader.join()
        output.close()


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr(sys, "path", [str(_PACKAGE), *sys.path])
    spec = importlib.util.spec_from_file_location("unpaid_invoices", _PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "unpaid_invoices", module)
    spec.loader.exec_module(module)
    yield module
    for name in [one for one in sys.modules if one.partition(".")[0] == _PACKAGE.name]:
        del sys.modules[name]


@pytest.fixture
def shop(
    program: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Shop]:
    fetched: list[dict[str, str]] = []
    log: list[str] = []
    text = (_ROOT / "specs" / "fattureincloud.yaml").read_text(encoding="utf-8")
    document = tmp_path / "fattureincloud.yaml"
    with authorization_server() as server, file_server(fetched) as files:
        # The address of a PDF is what the examples of the document say.
        assert "https://files.example.com/issued/" in text
        document.write_text(text.replace("https://files.example.com", files))
        server.clients["app"].scopes = "issued_documents.invoices:a"
        device = program.DeviceCode
        provider = device.provider._replace(
            token_url=f"{server.url}/quirks/oauth/token",
            device_authorization_url=f"{server.url}/quirks/oauth/device",
        )
        monkeypatch.setattr(device, "provider", provider)
        monkeypatch.setenv("FATTUREINCLOUD_CLIENT_ID", "app")

        def enter(shown: Any) -> None:
            server.enter(shown.user_code)

        flow = sys.modules["fattureincloud._runtime.oauth.device"]
        monkeypatch.setattr(flow, "_print", enter)
        with mock(document, log) as address:
            monkeypatch.setenv("FATTUREINCLOUD_BASE_URL", address)
            yield Shop(program, address, server, fetched, log, tmp_path)


def invoice(customer: str, day: str, *payments: tuple[str, float, str]) -> Any:
    return {
        "type": "invoice",
        "entity": {"name": customer},
        "date": day,
        "number": 7,
        "numeration": "/A",
        "payments_list": [
            {"due_date": due, "amount": amount, "status": status}
            for due, amount, status in payments
        ],
    }


def test_unpaid_invoices_are_exported_from_all_pages(
    shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    with shop.module.Client(access_token="t") as client:
        for one in (
            invoice("Caffè S.r.l.", "2026-03-01", ("2026-04-30", 10.1, "not_paid")),
            invoice("Paid S.p.A.", "2026-03-02", ("2026-03-31", 99, "paid")),
            invoice(
                "=HYPERLINK()",
                "2026-03-03",
                ("2026-06-30", 20.2, "not_paid"),
                ("2026-05-31", 0.1, "not_paid"),
                ("2026-04-30", 50, "paid"),
            ),
            invoice("None, yet", "2026-03-04"),
        ):
            client.issued_documents.create(16, data=one)
    path = shop.folder / "unpaid.csv"
    assert shop.run("export", str(path), "--year", "2026") == 0
    assert shop.rows("unpaid.csv") == [
        ["7/A", "Caffè S.r.l.", "2026-03-01", "2026-04-30", "10.1"],
        ["7/A", "'=HYPERLINK()", "2026-03-03", "2026-05-31", "20.3"],
    ]
    assert path.read_bytes().startswith(b"\xef\xbb\xbfnumber")
    assert capsys.readouterr().out == f"2 unpaid invoices of 2026: {path}\n"
    # One signs in once: the token in the file is good for the next run.
    assert shop.run("export", str(path), "--year", "2025") == 0
    assert shop.server.grants.count("urn:ietf:params:oauth:grant-type:device_code") == 1
    assert (shop.folder / "token.json").stat().st_mode & 0o077 == 0
    lists = shop.logged("GET /c/16/issued_documents", 4)  # two pages of 124, twice
    assert (
        "date%20%3E%3D%20%272026-01-01%27%20and%20date%20%3C%3D%20%272026-12-31%27"
        in lists[0]
    )
    assert "next_due_date%20is%20not%20null" in lists[0]
    assert "page=2" in lists[1]


def test_an_invoice_is_made_and_its_pdf_fetched(
    shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shop.folder / "invoice.pdf"
    given = ("--customer", "Rossi S.r.l.", "--text", "Consulting", "--net", "250.50")
    assert shop.run("draft", str(path), *given) == 0
    assert path.read_bytes() == _PDF
    assert str(path) in capsys.readouterr().out
    (headers,) = shop.fetched
    assert "authorization" not in {name.lower() for name in headers}
    with shop.module.Client(access_token="t") as client:
        made = [
            one
            for one in client.issued_documents.list(16, type="invoice", per_page=100)
            if one.entity.name == "Rossi S.r.l."
        ]
        (found,) = made
        detailed = client.issued_documents.get(16, found.id).data
    assert detailed.e_invoice is False
    assert [(one.name, one.net_price) for one in detailed.items_list] == [
        ("Consulting", 250.5)
    ]


def test_what_goes_wrong_is_said_in_a_line(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shop.folder / "no" / "unpaid.csv"
    assert shop.run("export", str(path), "--year", "2026") == 1
    assert capsys.readouterr().err.startswith("error: ")
    monkeypatch.setenv("FATTUREINCLOUD_BASE_URL", "http://127.0.0.1:1")
    assert shop.run("export", str(shop.folder / "unpaid.csv")) == 1
    assert capsys.readouterr().err.startswith("error: ")
    assert not (shop.folder / "unpaid.csv").exists()


def test_the_only_company_is_found(shop: Shop) -> None:
    with shop.module.Client(access_token="t") as client:
        companies = client.user.list_companies().data.companies
        if len(companies) == 1:
            assert shop.module.only_company(client) == companies[0].id
        else:
            with pytest.raises(LookupError, match=f"{companies[1].id} "):
                shop.module.only_company(client)


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_the_program_is_typed(checker: str, tmp_path: Path) -> None:
    # Pyright leaves paths out that are not relative, and says so in passing.
    (tmp_path / "program").symlink_to(_PROGRAM.parent)
    settings = tmp_path / "pyrightconfig.json"
    settings.write_text(
        f'{{"typeCheckingMode": "strict", "extraPaths": ["{_PACKAGE}"],'
        ' "include": ["program"]}'
    )
    commands = {
        "mypy": ["--strict", "--config-file", "/dev/null", str(_PROGRAM)],
        "pyright": ["--pythonpath", sys.executable, "-p", str(settings), "--stats"],
    }
    seen = {"mypy": "found in 1 source file", "pyright": "Found 1 source file\n"}
    ran = subprocess.run(
        [sys.executable, "-m", checker, *commands[checker]],
        cwd=tmp_path,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(Path.home()),
            "MYPYPATH": str(_PACKAGE),
            "MYPY_CACHE_DIR": os.environ["MYPY_CACHE_DIR"],
        },
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert seen[checker] in ran.stdout
