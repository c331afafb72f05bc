"""The whole way of somebody new: a token, three calls, and the code taken home.

The API is ``calco mock``; the server that signs in is not ours.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from playwright.sync_api import expect

from generator.resources import embedded_specification
from tests.reference.local import started
from tests.servers.authorization import Client, authorization_server

if TYPE_CHECKING:
    from collections.abc import Generator

    from playwright.sync_api import Page

    from tests.reference.conftest import NewPage, Screenshot

pytestmark = pytest.mark.browser
_ADDRESS = "https://api-v2.fattureincloud.it"
_SCOPES = "entity.clients:r entity.clients:a"
_SECRET = "s3cret&more"
_OUTPUT = Path(__file__).parents[2] / "output" / "fattureincloud"


class Place(NamedTuple):
    """Where the walk takes place.

    Attributes:
        url: The address that opens the reference.
        api: Where the API is.
    """

    url: str
    api: str


@contextmanager
def _place(folder: Path) -> Generator[Place]:
    source = embedded_specification("fattureincloud")
    mock = started("mock", str(source), "--port", "0", "--quiet")
    with authorization_server() as server, mock as api:
        server.clients["shop"] = Client("shop", _SECRET, _SCOPES)
        text = source.read_text(encoding="utf-8")
        text = text.replace(f"{_ADDRESS}/oauth/", f"{server.url}/oauth/")
        text = text.replace(f"- url: {_ADDRESS}\n", f"- url: {api}\n")
        path = folder / source.name
        path.write_text(text, encoding="utf-8")
        given = ("--serve", "--port", "0", "--quiet", "--package", "fattureincloud")
        with started("reference", str(path), *given) as url:
            yield Place(url, api)


def _send(page: Page, status: int = 200) -> Any:
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("heading", name=f"Answer {status}")).to_be_visible()
    region = page.get_by_role("region", name="Body of the answer", exact=True)
    return json.loads(region.inner_text())


def _copied(page: Page, title: str) -> str:
    """The program of a tab, as its button copies it, once it follows what was entered."""
    expect(page.locator("[data-tabs]:not([aria-busy])")).to_be_visible()
    page.get_by_role("tab", name=title, exact=True).click()
    panel = page.get_by_role("tabpanel", name=title, exact=True)
    panel.get_by_role("button", name="Copy").click()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def _ran(command: list[str], place: Place, folder: Path) -> str:
    environment = {
        **os.environ,
        "PYTHONPATH": str(_OUTPUT),
        "FATTUREINCLOUD_ACCESS_TOKEN": "a-token-of-ones-own",
        "FATTUREINCLOUD_BASE_URL": place.api,
    }
    ran = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_from_nothing_to_a_program(
    new_page: NewPage, tmp_path: Path, screenshot: Screenshot
) -> None:
    with _place(tmp_path) as place:
        page = new_page(permissions=["clipboard-read", "clipboard-write"])
        page.goto(place.url)

        # Signed in by OAuth, with the scopes of two methods.
        page.get_by_label("Client ID").fill("shop")
        page.get_by_label("Client secret").fill(_SECRET)
        for scope in _SCOPES.split():
            page.get_by_label(scope).check()
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.get_by_role("button", name="Agree").click()
        page.wait_for_url("**/index.html")
        expect(page.get_by_text("You are signed in.")).to_be_visible()
        screenshot(page, "walk-signed-in")

        # A GET with a path and query parameters; what is mandatory is asked for.
        page.get_by_role("link", name="Clients", exact=True).first.click()
        main = page.get_by_role("main")
        main.get_by_role("link", name="List clients").click()
        page.get_by_role("button", name="Send", exact=True).click()
        company = page.get_by_label("company_id")
        expect(company).to_be_focused()
        expect(company).to_have_accessible_description("company_id is mandatory.")
        company.fill("16")
        page.get_by_label("fieldset").select_option("detailed")
        page.get_by_label("per_page").fill("2")
        listed = _send(page)
        assert listed["data"][0]["name"] == "Caffè Aurora S.r.l."
        expect(page.get_by_text("The call that Send makes.")).to_be_visible()
        screenshot(page, "walk-listed")

        # The code of that very call, run as it was copied.
        (tmp_path / "program.py").write_text(_copied(page, "Python"), encoding="utf-8")
        printed = _ran([sys.executable, "program.py"], place, tmp_path)
        assert "Caffè Aurora S.r.l." in printed
        assert "per_page=2" in (tmp_path / "program.py").read_text(encoding="utf-8")
        command = _copied(page, "curl")
        assert "Bearer $FATTUREINCLOUD_ACCESS_TOKEN" in command
        assert json.loads(_ran(["bash", "-c", command], place, tmp_path)) == listed

        # A POST whose body is edited, after the values of a property were looked up.
        page.get_by_role("link", name="Create a client").first.click()
        fields = page.get_by_role("region", name="Body").first
        kinds = fields.get_by_role("listitem").filter(has_text="public administration")
        short = page.get_by_role("button", name="Descriptions on one line").first
        short.click()
        expect(short).to_have_attribute("aria-pressed", "true")
        short.click()
        for kind in ("company", "person", "pa", "condo"):
            expect(kinds.get_by_text(kind, exact=True).first).to_be_visible()
        page.get_by_label("company_id").fill("16")
        page.get_by_label("send a body").check()
        body = page.locator("#field-body")
        value = json.loads(body.input_value())
        value["data"] |= {"name": "Rossi & figli", "type": "person"}
        body.fill(json.dumps(value, indent=2))
        assert _send(page)["data"]["id"] == 4107
        program = _copied(page, "Python")
        assert "Rossi & figli" in program
        (tmp_path / "program.py").write_text(program, encoding="utf-8")
        assert "4107" in _ran([sys.executable, "program.py"], place, tmp_path)

        # The other way: a token that somebody has.
        page.get_by_role("link", name="Credentials: access token").click()
        page.get_by_role("button", name="Sign out").click()
        page.get_by_label("Bearer token").fill("Bearer a-token-of-ones-own")
        page.get_by_role("button", name="Set").click()
        page.get_by_role("link", name="Clients", exact=True).first.click()
        main.get_by_role("link", name="List clients").click()
        page.get_by_label("company_id").fill("16")
        assert _send(page)["total"] == listed["total"]
