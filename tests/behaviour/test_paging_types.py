"""What type checkers, and editors by them, know of lists that page."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.behaviour.listings import LISTINGS

if TYPE_CHECKING:
    from tests.behaviour.sdk import SDK, MakeSDK

_PROGRAM = """
from {package} import AsyncClient, Client, Items, Pages


def whole(client: Client) -> None:
    answer = client.numbers.list()
    reveal_type(answer)
    reveal_type(answer.data)
    for item in answer:
        reveal_type(item)
    for page in answer.pages():
        reveal_type(page)
    reveal_type(list(answer.first(3)))
    reveal_type(client.raw(client.numbers.list).body)
    rows = client.rows.list(request_options={{"prefetch": True}})
    reveal_type(rows[0])
    for row in rows:
        reveal_type(row)
    counted = client.counted.list()
    reveal_type(counted.pages)
    for one in counted:
        reveal_type(one)
    for each in Pages(counted):
        reveal_type(each)
    for first in Items(counted, 3):
        reveal_type(first)


async def awaited(client: AsyncClient) -> None:
    async for item in await client.cursors.list():
        reveal_type(item)
    async for page in (await client.links.list()).pages():
        reveal_type(page)
    reveal_type([row async for row in (await client.rows.list()).first(2)])
"""
_EXPECTED = [
    *("Numbered", "list[Thing] | None", "Thing", "Numbered", "list[Thing]", "Numbered"),
    *("Thing", "Thing", "int | None", "Thing", "ListCountedResponse", "Thing"),
    *("Thing", "PagedList[Thing]", "list[Thing]"),
]


@pytest.fixture(scope="module")
def made(sdk: MakeSDK) -> SDK:
    made = sdk(LISTINGS)
    program = _PROGRAM.format(package=made.name)
    (made.directory / "program.py").write_text(program, encoding="utf-8")
    (made.directory / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict"}', encoding="utf-8"
    )
    return made


def _said(made: SDK, *command: str) -> str:
    done = subprocess.run(
        (sys.executable, "-m", *command),
        cwd=made.directory,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_mypy_knows_items_and_pages(made: SDK) -> None:
    told = _said(made, "mypy", "--strict", "program.py", made.name)
    types = re.findall(r'Revealed type is "(.*)"', told)
    plain = [re.sub(r"\b(?:builtins|sdk_\w+)\.(?:\w+\.)*", "", one) for one in types]
    assert plain == _EXPECTED
    assert "error" not in told


def test_pyright_knows_items_and_pages(made: SDK) -> None:
    told = _said(
        made, "pyright", "--pythonpath", sys.executable, "program.py", made.name
    )
    assert re.findall(r'Type of ".*" is "(.*)"', told) == _EXPECTED
    assert "0 errors" in told
