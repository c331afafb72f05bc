"""Every operation of the generated package, called on servers that check it."""

from __future__ import annotations

import re
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.corpus.packages import OPERATIONS, Package, run, run_tests
from tests.corpus.servers import calco_mock, prism, witness

# What the programs in guides take for granted.
_BEFORE_A_GUIDE = """
from fattureincloud import Client
client, company_id = Client(), 16
"""
_GUIDES = Path(__file__).resolve().parents[2] / "specs" / "fattureincloud-guides"


def expected_tests(package: Package) -> int:
    """One a call of each operation, and one a further answer; sync and async."""
    others = sum(len(one.get("others", ())) for one in package.examples.values())
    assert others >= OPERATIONS  # an error of each
    return 2 * (OPERATIONS + others)


def test_on_the_examples(package: Package, tmp_path: Path) -> None:
    outcome = run_tests(package, tmp_path)
    assert outcome.others == (), outcome.output
    assert outcome.passed == expected_tests(package)


_LISTS = """
import asyncio
from fattureincloud import AsyncClient, Client

LISTS = {
    "archive.list_documents": {},
    "clients.list": {},
    "emails.list": {},
    "issued_documents.list": {"type": "invoice"},
    "products.list": {},
    "receipts.list": {},
    "received_documents.list": {"type": "expense"},
    "received_documents.list_pending": {"type": "agyo"},
    "suppliers.list": {},
    "taxes.list_f24": {},
}

def method(client, name):
    resource, _, method = name.partition(".")
    return getattr(getattr(client, resource), method)

def distinct(items):
    # Some examples of the published document have no identifiers at all.
    found = [item.id for item in items]
    return set(found) == {None} or len(set(found)) == len(found)

async def main():
    async with AsyncClient() as client:
        for name, given in LISTS.items():
            page = await method(client, name)(16, per_page=30, **given)
            items = [item async for item in page]
            assert len(items) == 100, name
            assert distinct(items), name

with Client() as client:
    for name, given in LISTS.items():
        page = method(client, name)(16, per_page=30, **given)
        assert (len(page.data), page.total) == (30, 100), name
        assert [item.id for item in page] == [
            item.id for one in page.pages() for item in one.data
        ], name
        assert len([*page]) == 100, name
        assert distinct(page), name
asyncio.run(main())
"""


def test_lists_are_read_to_their_ends(package: Package, tmp_path: Path) -> None:
    with calco_mock(package.document, tmp_path, "--items", "100") as server:
        done = run(
            [sys.executable, "-c", _LISTS],
            cwd=tmp_path,
            environment={
                "PYTHONPATH": str(package.project),
                "FATTUREINCLOUD_BASE_URL": server,
                "FATTUREINCLOUD_ACCESS_TOKEN": "a-token",
            },
        )
    assert done.returncode == 0, done.stderr


def test_on_the_mock(package: Package, tmp_path: Path) -> None:
    with calco_mock(package.document, tmp_path) as server:
        outcome = run_tests(package, tmp_path, server)
        quick_starts = [
            run(
                [sys.executable, "-c", block],
                cwd=tmp_path,
                environment={
                    "PYTHONPATH": str(package.project),
                    "FATTUREINCLOUD_BASE_URL": server,
                    "FATTUREINCLOUD_ACCESS_TOKEN": "a-token",
                },
            )
            for block in python_blocks(package.project / "README.md")
            if "sign_in.run()" not in block  # which waits for somebody to agree
        ]
        guides = [
            run(
                [sys.executable, "-c", f"{_BEFORE_A_GUIDE}{block}"],
                cwd=tmp_path,
                environment={
                    "PYTHONPATH": str(package.project),
                    "FATTUREINCLOUD_BASE_URL": server,
                    "FATTUREINCLOUD_ACCESS_TOKEN": "a-token",
                },
            )
            for guide in sorted(_GUIDES.glob("*.md"))
            for block in python_blocks(guide)
            # Receives requests, which tests/examples sends to it.
            if "import webhooks" not in block
        ]
    assert len(guides) >= 6
    assert [ran.stderr for ran in guides if ran.returncode] == []
    assert outcome.others == (), outcome.output
    assert outcome.passed == expected_tests(package)
    # The quick start twice, options, hooks, a list to its end, how errors are caught.
    assert [ran.returncode for ran in quick_starts] == [0] * 6, quick_starts
    person = package.examples["getUserInfo"]["body"]["data"]["name"]
    assert person in quick_starts[0].stdout
    assert quick_starts[1].stdout == quick_starts[0].stdout


def python_blocks(page: Path) -> list[str]:
    """The Python code blocks of a Markdown page, as printed."""
    text = page.read_text(encoding="utf-8")
    return re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.node
def test_on_prism(package: Package, tmp_path: Path) -> None:
    with prism(package.document, tmp_path) as server, witness(server) as between:
        outcome = run_tests(package, tmp_path, between.url)
        seen = list(between.seen)
        between.seen.clear()
        send_what_is_wrong(between.url)
        wrong = [said for exchange in between.seen for said in exchange.of_request()]
    # Had a request been wrong, the witness would have seen it.
    assert [
        re.findall(r"name must be|page must be|security", said) for said in wrong
    ] == [
        ["name must be"],
        ["page must be"],
        ["security"],
    ], wrong
    assert outcome.others == (), outcome.output
    assert outcome.passed == expected_tests(package)
    assert len(seen) == expected_tests(package)
    assert [said for exchange in seen for said in exchange.of_request()] == []
    if package.document.name == "openapi.yaml":
        return  # Published examples of answers break their own schemas.
    assert [exchange for exchange in seen if exchange.violations] == []


def send_what_is_wrong(server: str) -> None:
    """A client whose name is a number; a page that is none; no credential."""
    clients = f"{server}/c/16/entities/clients"
    json_type, token = {"content-type": "application/json"}, {
        "authorization": "Bearer a"
    }
    for wrong in (
        urllib.request.Request(
            clients, b'{"data": {"name": 5}}', {**json_type, **token}, method="POST"
        ),
        urllib.request.Request(f"{clients}?page=first", headers=token),
        urllib.request.Request(clients),
    ):
        with pytest.raises(urllib.error.HTTPError) as answer:
            urllib.request.urlopen(wrong)
        answer.value.close()
