"""What type checkers say of the generated package and of the code that uses it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.corpus.packages import Package, run

if TYPE_CHECKING:
    from collections.abc import Iterable

FLOOR = "3.10"
REFUSED = "# refused"

RIGHT = """\
from typing_extensions import assert_type

from fattureincloud import AsyncByteStream, AsyncClient, ByteStream, Client
from fattureincloud import models, params


def dicts(client: Client) -> None:
    client.clients.create(16, data={"name": "Caffè Aurora", "type": "company"})
    client.clients.create(16, data={"name": "Elisa", "default_vat": {"id": 2220}})
    client.clients.modify(16, 4107, data={"price_list_id": None})
    data: params.ClientParams = {"name": "Caffè Aurora"}
    body: params.CreateClientRequestParams = {"data": data}
    client.clients.create(16, **body)
    client.issued_documents.list(16, type="invoice", page=2)


def models_in_place_of_dicts(client: Client) -> None:
    client.clients.create(16, data=models.Client(name="Caffè Aurora"))
    client.clients.create(16, data={"default_vat": models.VatType(id=2220)})


def members_in_place_of_literals(client: Client) -> None:
    client.clients.create(16, data={"type": models.ClientType.COMPANY})
    client.issued_documents.list(16, type=models.IssuedDocumentType.INVOICE)


def results(client: Client) -> None:
    answer = client.clients.get(16, 4107, fieldset="detailed")
    assert_type(answer, models.GetClientResponse)
    if answer.data is not None:
        assert_type(answer.data.name, str | None)


async def asynchronous(client: AsyncClient) -> None:
    answer = await client.clients.create(16, data={"name": "Caffè Aurora"})
    assert_type(answer, models.CreateClientResponse)
    documents = await client.issued_documents.list(16, type="invoice")
    assert_type(documents, models.ListIssuedDocumentsResponse)
    raw = await client.raw(client.clients.get, 16, 4107)
    assert_type(raw.body, models.GetClientResponse)
    assert_type(await client.stream(client.clients.get, 16, 1), AsyncByteStream)


def raw_answers(client: Client) -> None:
    raw = client.raw(client.clients.get, 16, 4107, fieldset="basic")
    assert_type(raw.body, models.GetClientResponse)
    assert_type(client.stream(client.clients.list, 16, page=2), ByteStream)
"""

WRONG = """\
from fattureincloud import AsyncClient, Client, models, params


def wrong(client: Client) -> None:
    client.clients.create(16, data={"nome": "Caffè Aurora"})  # refused
    client.clients.create(16, data={"default_vat": {"vat": 22}})  # refused
    client.clients.create(16, data={"name": 5})  # refused
    client.clients.create(16, data={"type": "firm"})  # refused
    client.clients.create(16, data=models.Supplier(name="Caffè Aurora"))  # refused
    client.clients.create(16, client={"name": "Caffè Aurora"})  # refused
    client.clients.modify(16, data={"name": "Caffè Aurora"})  # refused
    client.issued_documents.list(16)  # refused
    client.issued_documents.list(16, type="invoices")  # refused
    client.issued_documents.list(16, type=models.ClientType.COMPANY)  # refused
    client.issued_documents.list(16, type="invoice", pages=2)  # refused
    client.issued_documents.list("16", type="invoice")  # refused
    client.clients.get(16)  # refused
    client.clients.get(16, 4107).client  # refused
    client.raw(client.clients.get, 16)  # refused
    client.raw(client.clients.get, 16, 4107, fieldset="all")  # refused
    client.stream(client.clients.list, 16, pages=2)  # refused


async def wrong_asynchronous(client: AsyncClient) -> None:
    await client.clients.create(16, data={"nome": "Caffè Aurora"})  # refused
    await client.issued_documents.list(16)  # refused
    client.clients.get(16, 4107).data  # refused


data: params.ClientParams = {"name": "Caffè Aurora", "vat": "99041070006"}  # refused
"""


def test_mypy(package: Package, tmp_path: Path) -> None:
    right, wrong = consumers(tmp_path)
    settings = tmp_path / "mypy.ini"
    settings.write_text("[mypy]\nstrict = True\n")
    ran = run(
        [
            *(sys.executable, "-m", "mypy", "--output=json"),
            f"--config-file={settings}",
            *(f"--python-version={FLOOR}", package.folder, package.project / "tests"),
            *(right, wrong),
        ],
        cwd=package.project,
        environment={
            "MYPYPATH": str(package.project),
            "MYPY_CACHE_DIR": os.environ["MYPY_CACHE_DIR"],
        },
    )
    assert ran.stderr == ""
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    judge(
        (package.project / message["file"], message["line"], message)
        for message in found
        if message["severity"] == "error"
    )


def test_pyright(package: Package, tmp_path: Path) -> None:
    right, wrong = consumers(tmp_path)
    project = Path(os.path.relpath(package.project, tmp_path))
    settings = {
        "include": [
            *(str(project / package.folder.name), str(project / "tests")),
            *(right.name, wrong.name),
        ],
        "extraPaths": [str(project)],
        "typeCheckingMode": "strict",
        "pythonVersion": FLOOR,
        "reportUnusedExpression": False,
        "reportUnusedCoroutine": False,
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    ran = run(
        [
            *(sys.executable, "-m", "pyright", "--outputjson"),
            *("--project", tmp_path, "--pythonpath", sys.executable),
        ],
        cwd=tmp_path,
    )
    report: dict[str, Any] = json.loads(ran.stdout)
    assert report["summary"]["filesAnalyzed"] >= len(package.modules())
    judge(
        (Path(message["file"]), message["range"]["start"]["line"] + 1, message)
        for message in report["generalDiagnostics"]
        if message["severity"] in ("error", "warning")
    )


def consumers(folder: Path) -> tuple[Path, Path]:
    """Two modules that use the package, rightly and wrongly."""
    right, wrong = folder / "right.py", folder / "wrong.py"
    right.write_text(RIGHT, encoding="utf-8")
    wrong.write_text(WRONG, encoding="utf-8")
    return right, wrong


def judge(messages: Iterable[tuple[Path, int, object]]) -> None:
    """What is refused is refused, and there is nothing else to say."""
    said = [(path.name, line, message) for path, line, message in messages]
    elsewhere = [message for name, _, message in said if name != "wrong.py"]
    assert elsewhere == []
    lines = enumerate(WRONG.splitlines(), start=1)
    expected = {number for number, line in lines if line.endswith(REFUSED)}
    assert {line for _, line, _ in said} == expected, said
