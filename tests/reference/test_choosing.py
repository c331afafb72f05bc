"""Values of parameters: chosen from another answer, from a list, from a calendar."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from generator.config import FILE_NAME
from generator.resources import embedded_specification
from tests.behaviour.sdk import openapi
from tests.reference.browser import PHONE
from tests.reference.local import started
from tests.reference.recorded import Recorded, recorded

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from playwright.sync_api import Browser, Page

    from tests.reference.axe import Violation
    from tests.reference.conftest import NewPage, Screenshot

pytestmark = pytest.mark.browser
_LIST = "operations/clients.list.html"
_CREATE = "operations/clients.create.html"
_ADDRESS = "https://api-v2.fattureincloud.it"
_CHOOSE = "Choose from: List the user's companies"


class Shown:
    """The pages of Fatture in Cloud as this repository configures them, whose API is a
    mock."""

    def __init__(self, base: str, state: Any) -> None:
        self.base = base
        self.state = state


@pytest.fixture(scope="module")
def shop(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Shown]:
    folder = tmp_path_factory.mktemp("choosing")
    source = embedded_specification("fattureincloud")
    (folder / "specs").mkdir()
    copy = folder / "specs" / source.name
    shutil.copy(source, copy)
    with started("mock", str(source), "--port", "0", "--quiet") as mock:
        text = copy.read_text(encoding="utf-8")
        copy.write_text(text.replace(_ADDRESS, mock), encoding="utf-8")
        configured = (source.parent.parent / FILE_NAME).read_text(encoding="utf-8")
        start = configured.index("[sdk.fattureincloud.reference.fill]")
        (folder / FILE_NAME).write_text(
            f'[sdk.fattureincloud]\nspec = "specs/{source.name}"\noutput = "out"\n\n'
            + configured[start:],
            encoding="utf-8",
        )
        given = ("--serve", "--port", "0", "--quiet")
        with started("reference", str(copy), *given, folder=folder) as url:
            context = browser.new_context()
            page = context.new_page()
            page.goto(url)
            page.get_by_label("Bearer token").fill("a-token")
            page.get_by_role("button", name="Set", exact=True).click()
            expect(page.get_by_role("link", name="Credentials: access")).to_be_visible()
            yield Shown(url.partition("?")[0], context.storage_state())
            context.close()


@pytest.fixture
def show(shop: Shown, new_page: NewPage) -> Callable[..., Page]:
    """Opens a page of Fatture in Cloud."""

    def show(path: str, **options: Any) -> Page:
        page = new_page(storage_state=shop.state, **options)
        page.goto(shop.base + path)
        return page

    return show


def test_a_company_is_chosen_from_those_of_the_user(show: Callable[..., Page]) -> None:
    page = show(_LIST)
    page.get_by_role("button", name=_CHOOSE).click()
    company = page.locator(".choices button").first
    expect(company).to_be_focused()
    number = company.locator("small").inner_text().strip()
    label = company.inner_text().removesuffix(number).strip()
    assert number.isdigit()
    assert label
    company.click()
    field = page.get_by_label("company_id")
    expect(field).to_have_value(number)
    expect(field).to_be_focused()
    expect(page.get_by_text(f"{number} is {label}.")).to_be_visible()
    # The code follows.
    expect(page.locator("[data-program=python] code")).to_contain_text(number)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("heading", name="Answer 200 OK")).to_be_visible()


def test_it_is_chosen_by_the_keyboard(show: Callable[..., Page]) -> None:
    page = show(_CREATE)
    choose = page.get_by_role("button", name=_CHOOSE)
    choose.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".choices button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(choose).to_be_focused()
    expect(page.locator(".choices")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator(".choices button").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("company_id")).not_to_have_value("")


def test_they_can_be_asked_for_again(show: Callable[..., Page], shop: Shown) -> None:
    page = show(_LIST)
    page.get_by_role("button", name=_CHOOSE).click()
    expect(page.locator(".choices button").first).to_be_visible()
    with page.expect_response("**/choices") as answer:
        page.get_by_role("button", name="Ask again").click()
    assert answer.value.json()["choices"]


@pytest.fixture
def signed_out(show: Callable[..., Page]) -> Generator[None]:
    """No credential while a test runs: the server keeps one for every page."""
    page = show("index.html")
    page.get_by_role("button", name="Forget").first.click()
    expect(page.get_by_role("link", name="Credentials: none")).to_be_visible()
    yield
    page = show("index.html")
    page.get_by_label("Bearer token").fill("a-token")
    page.get_by_role("button", name="Set", exact=True).click()
    expect(page.get_by_role("link", name="Credentials: access")).to_be_visible()


@pytest.mark.usefixtures("signed_out")
def test_what_went_wrong_is_said(show: Callable[..., Page]) -> None:
    page = show(_LIST)
    page.get_by_role("button", name=_CHOOSE).click()
    said = page.get_by_role("status").filter(has_text="No credential was sent")
    expect(said).to_contain_text("List the user's companies answered 401")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_choices_are_accessible(
    show: Callable[..., Page],
    axe: Callable[[Page], list[Violation]],
    screenshot: Screenshot,
    scheme: str,
) -> None:
    page = show(_LIST, color_scheme=scheme)
    page.get_by_role("button", name=_CHOOSE).click()
    expect(page.locator(".choices button").first).to_be_visible()
    assert axe(page) == []
    screenshot(page, f"choices-{scheme}")
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_descriptions_are_shortened_and_that_is_remembered(
    show: Callable[..., Page], axe: Callable[[Page], list[Violation]]
) -> None:
    page = show(_LIST)
    long = page.locator(".rows .words").filter(has_text="Ready-made selection").first
    whole = long.evaluate("each => each.offsetHeight")
    toggle = page.get_by_role("button", name="Descriptions on one line")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    toggle.focus()
    page.keyboard.press("Space")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    assert long.evaluate("each => each.offsetHeight") < whole
    assert axe(page) == []
    page.reload()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    assert long.evaluate("each => each.offsetHeight") < whole
    toggle.click()
    assert long.evaluate("each => each.offsetHeight") == whole


def test_descriptions_are_whole_without_scripts(show: Callable[..., Page]) -> None:
    page = show(_LIST, java_script_enabled=False)
    long = page.locator(".rows .words").filter(has_text="Ready-made selection").first
    assert long.evaluate("each => each.offsetHeight") > 30
    expect(page.get_by_role("button", name="Descriptions on one line")).to_have_count(0)


_EVENTS = openapi("""
/events:
  get:
    operationId: listEvents
    tags: [events]
    parameters:
      - {name: since, in: query, schema: {type: string, format: date-time}, example: '2026-02-28T10:30:00+02:00'}
      - name: order
        in: query
        schema:
          type: string
          enum: [asc, desc]
          x-enum-descriptions: [The oldest first, The newest first]
      - {name: page, in: query, style: deepObject, schema: {type: object}}
      - {name: where, in: query, content: {application/json: {schema: {type: object}}}}
      - {name: ids, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: integer}}}
    responses: {'200': {description: Fine}}
""").replace("https://api.example/v1", "API")


@pytest.fixture(scope="module")
def events(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Recorded]:
    folder = tmp_path_factory.mktemp("events")
    with recorded(browser, _EVENTS, folder, "live_events") as found:
        yield found


def test_parameters_of_every_shape(events: Recorded, new_page: NewPage) -> None:
    page = events.show(new_page, "operations/events.list.html")
    page.get_by_label("since").fill("2026-02-28T10:30")
    page.get_by_label("order").select_option(label="desc: The newest first")
    page.get_by_label("page").fill('{"size": 5}')
    page.get_by_label("where").fill('{"a": [1]}')
    page.get_by_label("ids").fill("1\n2")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Answered: 200")).to_be_visible()
    assert events.api.received[-1].line == (
        "GET /events?since=2026-02-28T10%3A30%3A00Z&order=desc&page%5Bsize%5D=5"
        "&where=%7B%22a%22%3A%5B1%5D%7D&ids=1%7C2"
    )
    # The example is of another zone, and the same moment.
    page.get_by_role("button", name="Example: 2026-02-28T10:30:00+02:00").click()
    expect(page.locator("[data-program=curl] code")).to_contain_text("08%3A30%3A00Z")
