"""The pages of the reference in a real browser: read, searched, and looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.reference.write import write_site
from generator.resources import embedded_specification
from tests.reference.browser import DESKTOP, PHONE
from tests.unit.reference.made import made, site_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.reference.axe import Violation
    from tests.reference.conftest import NewPage, Screenshot, Serve

pytestmark = pytest.mark.browser

_CREATE = "operations/issued_documents.create.html"
_PAGES = {
    "start": "index.html",
    "operation": _CREATE,
    "list": "operations/clients.list.html",
    "upload": "operations/archive.upload_document_attachment.html",
    "tag": "tags/clients.html",
    "schema": "schemas/IssuedDocument.html",
    "schemas": "schemas/index.html",
    "guide": "guides/errors-and-limits.html",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("reference") / "site"
    document = embedded_specification("fattureincloud")
    guides = sorted((document.parent / "fattureincloud-guides").glob("*.md"))
    site = site_of(document, *guides)
    write_site(site.files, found)
    return found


@pytest.fixture
def site(folder: Path, serve: Serve) -> str:
    return serve(folder)


@pytest.mark.parametrize("kind", _PAGES)
def test_no_page_shuts_anybody_out(
    kind: str,
    site: str,
    new_page: NewPage,
    axe: Callable[[Page], list[Violation]],
    screenshot: Screenshot,
) -> None:
    for scheme in ("light", "dark"):
        for size, viewport in (("desktop", DESKTOP), ("phone", PHONE)):
            page = new_page(color_scheme=scheme, viewport=viewport)
            page.goto(f"{site}/{_PAGES[kind]}")
            screenshot(page, f"{kind}-{scheme}-{size}")
            page.evaluate(
                "for (const each of document.querySelectorAll('details')) each.open = true"
            )
            assert list(map(str, axe(page))) == [], (scheme, size)
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= viewport["width"], (scheme, size)
            assert page.evaluate("scrollY") == 0


_HOOKS = """
openapi: 3.1.0
info: {title: Pets, version: '1'}
webhooks:
  petSold:
    post:
      summary: A pet was sold
      description: Sent once for **each** pet.
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [type, id]
              properties:
                type: {const: pet.sold}
                id: {type: integer, description: Of the pet.}
                buyer: {type: object, properties: {name: {type: string}}}
      responses: {'204': {description: Heard}}
  petLost:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {type: {const: pet.lost}}}
      responses: {'204': {description: Heard}}
"""


@pytest.mark.parametrize("name", ["pet_sold", "index"])
def test_no_page_of_a_webhook_shuts_anybody_out(
    name: str,
    tmp_path: Path,
    serve: Serve,
    new_page: NewPage,
    axe: Callable[[Page], list[Violation]],
    screenshot: Screenshot,
) -> None:
    write_site(made(_HOOKS, tmp_path).files, tmp_path / "site")
    address = f"{serve(tmp_path / 'site')}/webhooks/{name}.html"
    for scheme in ("light", "dark"):
        for size, viewport in (("desktop", DESKTOP), ("phone", PHONE)):
            page = new_page(color_scheme=scheme, viewport=viewport)
            page.goto(address)
            screenshot(page, f"webhook-{name}-{scheme}-{size}")
            assert list(map(str, axe(page))) == [], (scheme, size)
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= viewport["width"], (scheme, size)


def test_a_webhook_s_page_has_the_code_that_receives_it(
    tmp_path: Path, serve: Serve, page: Page
) -> None:
    write_site(made(_HOOKS, tmp_path).files, tmp_path / "site")
    page.goto(f"{serve(tmp_path / 'site')}/webhooks/pet_sold.html")
    tabs = page.get_by_role("tab")
    assert tabs.all_inner_texts() == ["Starlette", "Flask"]
    tabs.last.click()
    code = page.locator("[role=tabpanel]:visible code").inner_text()
    assert (
        "webhooks.parse(request.headers, request.get_data(), verifier=verifier)" in code
    )


def test_search_finds_a_page_by_keys_alone(site: str, page: Page) -> None:
    page.goto(f"{site}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("issued create")
    first = page.locator("dialog li a").first
    first.wait_for()
    assert "POST /c/{company_id}/issued_documents" in first.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/{_CREATE}")
    assert page.locator("h1").inner_text() == "Create an issued document"
    page.keyboard.press("Control+k")
    page.keyboard.type("no such thing at all")
    page.get_by_text("Nothing found.").wait_for()
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()


def test_search_finds_fields_and_schemas(site: str, page: Page) -> None:
    page.goto(f"{site}/{_CREATE}")
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("PaymentMethod")
    page.locator("dialog li a", has_text="PaymentMethod").first.click()
    page.wait_for_url(f"{site}/schemas/PaymentMethod.html")


def test_code_is_chosen_by_keys_and_stays_chosen(site: str, page: Page) -> None:
    page.goto(f"{site}/{_CREATE}")
    tabs = page.get_by_role("tab")
    assert tabs.all_inner_texts() == ["Python", "Python, async", "curl", "httpx2"]
    tabs.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.locator("[role=tabpanel]:visible code").inner_text().startswith("curl ")
    page.get_by_role("link", name="Get an issued document", exact=False).first.click()
    assert page.get_by_role("tab", selected=True).inner_text() == "curl"


def test_copying_gives_the_program(site: str, new_page: NewPage) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/operations/user.get_info.html")
    panel = page.locator("[role=tabpanel]:visible")
    panel.get_by_role("button", name="Copy").click()
    panel.get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "from fatture_in_cloud import Client\n\n"
        "with Client() as client:\n"
        "    result = client.user.get_info()\n"
        "    print(result)\n"
    )


def test_fields_of_another_schema_open_where_they_are_named(
    site: str, page: Page
) -> None:
    page.goto(f"{site}/{_CREATE}")
    entity = page.locator("li", has=page.locator("> .row code", has_text="entity")).last
    entity.locator("> .more a").click()
    entity.locator("> details code", has_text="vat_number").first.wait_for()
    assert page.url == f"{site}/{_CREATE}"
    inner = entity.locator("> details a").first
    assert inner.evaluate("each => each.href").startswith(f"{site}/schemas/")


def test_the_theme_is_chosen_and_kept(site: str, page: Page) -> None:
    page.goto(f"{site}/index.html")
    page.get_by_role("button", name="Dark").click()
    theme = "document.documentElement.dataset.theme"
    assert page.evaluate(theme) == "dark"
    page.goto(f"{site}/{_CREATE}")
    assert page.evaluate(theme) == "dark"
    page.get_by_role("button", name="Light").click()
    assert page.evaluate(theme) == "light"


def test_pages_are_read_without_scripts(site: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site}/{_CREATE}")
    assert page.get_by_text("async def main() -> None:").is_visible()
    assert not page.get_by_role("button").all()
    page.get_by_role("link", name="Next").click()
    assert page.locator("h1").inner_text() == "Get an issued document"


def test_pages_are_read_from_a_disk(
    folder: Path, page: Page, complaints: list[str]
) -> None:
    page.goto((folder / _CREATE).as_uri())
    page.keyboard.press("/")
    page.keyboard.type("list clients")
    page.locator("dialog li a", has_text="List clients").first.click()
    assert page.locator("h1").inner_text() == "List clients"
    assert all(f"elsewhere: {folder.as_uri()}" in each for each in complaints)
    complaints.clear()
