"""The page of changes in a real browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.cli import run
from generator.read.yaml_tree import Remarks, build
from generator.resources import embedded_specification
from tests.reference.browser import DESKTOP, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.reference.axe import Violation
    from tests.reference.conftest import NewPage, Screenshot, Serve

pytestmark = pytest.mark.browser

_PAGE = "changes.html"


def _earlier(tree: Any) -> Any:
    """The document as it was before some changes of every kind."""
    tree["info"]["version"] = "2.0.0"
    paths, schemas = tree["paths"], tree["components"]["schemas"]
    clients = paths["/c/{company_id}/entities/clients"]
    clients["get"]["parameters"].append(
        {"name": "since", "in": "query", "schema": {"type": "string"}}
    )
    clients["get"]["security"][0]["OAuth2AuthenticationCodeFlow"] = ["situation:r"]
    clients["patch"] = {
        "operationId": "patchClients",
        "tags": ["Clients"],
        "responses": {"204": {"description": "Done"}},
    }
    for path in [path for path in paths if "/receipts" in path]:
        del paths[path]
    schemas["IssuedDocumentType"]["enum"].append("pamphlet")
    schemas["IssuedDocumentType"]["enum"].remove("order")
    schemas["Client"]["properties"]["pager"] = {"type": "string"}
    del schemas["Client"]["properties"]["code"]
    del schemas["Client"]["properties"]["first_name"]["nullable"]
    return tree


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference of the embedded document, since it was another one."""
    made = tmp_path_factory.mktemp("changes")
    now = embedded_specification("fattureincloud")
    tree = build(now.read_text(encoding="utf-8"), Remarks())
    old = made / "old.json"
    old.write_text(json.dumps(_earlier(tree)), encoding="utf-8")
    site = made / "site"
    arguments = [str(now), "--since", str(old), "-o", str(site), "--quiet"]
    assert run(["reference", *arguments]) == 0
    return site


@pytest.fixture
def site(folder: Path, serve: Serve) -> str:
    return serve(folder)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out(
    scheme: str,
    site: str,
    new_page: NewPage,
    axe: Callable[[Page], list[Violation]],
    screenshot: Screenshot,
) -> None:
    for size, viewport in (("desktop", DESKTOP), ("phone", PHONE)):
        page = new_page(color_scheme=scheme, viewport=viewport)
        page.goto(f"{site}/{_PAGE}")
        screenshot(page, f"changes-{scheme}-{size}")
        assert list(map(str, axe(page))) == [], size
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= viewport["width"], size


def test_a_change_leads_to_the_operation(site: str, page: Page) -> None:
    page.goto(f"{site}/index.html")
    page.get_by_role("link", name="Changes since 2.0.0").click()
    page.wait_for_url(f"{site}/{_PAGE}")
    here = page.locator("[aria-current=page]")
    assert here.inner_text() == page.locator("h1").inner_text()
    gone = page.locator(".breaking li", has_text="client.clients.list(since=)")
    assert gone.inner_text() == "client.clients.list(since=) is gone"
    gone.get_by_role("link").click()
    page.wait_for_url(f"{site}/operations/clients.list.html")


def test_search_finds_the_changes(site: str, page: Page) -> None:
    page.goto(f"{site}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("changes")
    page.locator("dialog li a", has_text="Changes since").first.click()
    page.wait_for_url(f"{site}/{_PAGE}")
