"""A newcomer's walk: a token, a form, a request, its answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx2
import pytest
from playwright.sync_api import expect

from tests.reference.browser import PHONE
from tests.reference.local import reference_of_mock

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from playwright.sync_api import Browser, Locator, Page

    from tests.reference.axe import Violation
    from tests.reference.conftest import NewPage, Screenshot

pytestmark = pytest.mark.browser
_TOKEN = "a-token-of-somebody"
_LIST = "operations/clients.list.html"
_CREATE = "operations/clients.create.html"


class Served(NamedTuple):
    """A local server.

    Attributes:
        opened: The address that was printed, which was used.
        base: Where its pages are.
        state: The cookie of the browser that opened it.
    """

    opened: str
    base: str
    state: Any


@pytest.fixture(scope="module")
def served(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Served]:
    folder = tmp_path_factory.mktemp("reference")
    api = "https://api-v2.fattureincloud.it"
    with reference_of_mock("fattureincloud", api, folder) as url:
        context = browser.new_context()
        page = context.new_page()
        page.goto(url)
        base = url.partition("?")[0]
        assert page.url == base
        state = context.storage_state()
        context.close()
        yield Served(url, base, state)


@pytest.fixture
def show(served: Served, new_page: NewPage) -> Callable[..., Page]:
    """Opens a page of the local server, as the browser does that opened it."""

    def show(path: str, **options: Any) -> Page:
        page = new_page(storage_state=served.state, **options)
        page.goto(served.base + path)
        return page

    return show


def _send(page: Page) -> None:
    page.get_by_role("button", name="Send", exact=True).click()


def _answer(page: Page) -> Locator:
    return page.get_by_role("heading", name="Answer 200 OK")


def _body(page: Page) -> Any:
    region = page.get_by_role("region", name="Body of the answer", exact=True)
    return json.loads(region.inner_text())


def _request(page: Page) -> str:
    page.get_by_text("Request, as it was sent").click()
    return page.get_by_role("region", name="Request, as it was sent").inner_text()


def _set_token(page: Page, text: str) -> None:
    page.get_by_label("Bearer token").fill(text)
    page.get_by_role("button", name="Set").click()
    expect(page.get_by_role("link", name="Credentials: access token")).to_be_visible()


def test_from_a_token_to_an_answer(show: Callable[..., Page]) -> None:
    page = show("index.html")
    _set_token(page, f"Bearer {_TOKEN}")
    assert page.get_by_label("Bearer token").input_value() == ""
    page.get_by_role("link", name="Clients", exact=True).first.click()
    page.get_by_role("main").get_by_role("link", name="List clients").click()
    expect(page.get_by_role("link", name="Credentials: access token")).to_be_visible()
    page.get_by_label("company_id").fill("16")
    page.get_by_label("fieldset").select_option("detailed")
    page.get_by_label("per_page").fill("50")
    page.get_by_role("button", name="Example: name like").click()
    _send(page)
    expect(_answer(page)).to_be_in_viewport()
    found = _body(page)
    assert found["per_page"] == 50
    assert found["data"][0]["name"] == "Caffè Aurora S.r.l."
    page.get_by_text("Headers (").click()
    heads = page.get_by_role("region", name="Headers of the answer").inner_text()
    assert "content-type: application/json" in heads
    sent = _request(page)
    assert "/c/16/entities/clients?fieldset=detailed&per_page=50&q=name%20like" in sent
    assert "authorization: Bearer ***" in sent
    assert _TOKEN not in page.content()
    assert _TOKEN not in page.evaluate("JSON.stringify({...localStorage})")


def test_an_edited_body_is_what_is_sent(show: Callable[..., Page]) -> None:
    _set_token(show("index.html"), _TOKEN)
    page = show(_CREATE)
    page.get_by_label("company_id").fill("16")
    field = page.locator("#field-body")
    example = json.loads(field.input_value())
    assert example["data"]["name"]
    example["data"]["name"] = "Rossi & figli"
    field.fill(json.dumps(example, indent=2))
    _send(page)
    expect(_answer(page)).to_be_visible()
    assert _body(page)["data"]["id"] == 4107
    sent = _request(page)
    assert sent.startswith("POST http://127.0.0.1:")
    body = json.loads(sent.partition("\n\n")[2])
    assert body["data"]["name"] == "Rossi & figli"


def test_what_is_mandatory_is_refused_when_it_is_empty(
    show: Callable[..., Page],
) -> None:
    _set_token(show("index.html"), _TOKEN)
    page = show(_LIST)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    _send(page)
    field = page.get_by_label("company_id")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("company_id is mandatory.")
    expect(page.get_by_text("Nothing was sent.")).to_be_visible()
    assert "POST" not in asked
    field.fill("16")
    expect(field).to_have_accessible_description("")
    _send(page)
    expect(_answer(page)).to_be_visible()


def test_a_mistake_in_the_body_is_shown_with_its_line(
    show: Callable[..., Page],
) -> None:
    _set_token(show("index.html"), _TOKEN)
    page = show(_CREATE)
    page.get_by_label("company_id").fill("16")
    field = page.locator("#field-body")
    field.fill('{"data": {\n  "name": "Rossi",\n  "type" "person"}}')
    expect(page.get_by_text("Line 3, column 10:")).to_be_visible()
    _send(page)
    expect(field).to_be_focused()
    expect(page.get_by_text("Nothing was sent.")).to_be_visible()
    page.get_by_role("button", name="Example", exact=True).click()
    _send(page)
    expect(_answer(page)).to_be_visible()


def test_what_the_document_forbids_is_told_before_it_is_sent(
    show: Callable[..., Page],
) -> None:
    _set_token(show("index.html"), _TOKEN)
    page = show(_LIST)
    page.get_by_label("company_id").fill("16")
    page.get_by_label("per_page").fill("500")
    expect(page.get_by_text("less than or equal to 100")).to_be_visible()
    _send(page)
    expect(page.get_by_text("Nothing was sent.")).to_be_visible()
    expect(page.get_by_label("per_page")).to_be_focused()
    # The mock is of the same opinion.
    page.get_by_label("check it against the document first").uncheck()
    _send(page)
    expect(page.get_by_role("heading", name="Answer 422")).to_be_visible()


def test_a_forgotten_token_is_not_sent(show: Callable[..., Page]) -> None:
    page = show("index.html")
    _set_token(page, _TOKEN)
    page.get_by_role("button", name="Forget", exact=True).click()
    expect(page.get_by_role("link", name="Credentials: none")).to_be_visible()
    page.goto(page.url.replace("index.html", _LIST))
    page.get_by_label("company_id").fill("16")
    _send(page)
    expect(page.get_by_role("heading", name="Answer 401")).to_be_visible()
    expect(page.get_by_text("No credential was sent")).to_be_visible()


def test_what_an_answer_holds_is_text_or_a_file_alone(
    show: Callable[..., Page], complaints: list[str]
) -> None:
    page = show(_LIST)
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    answer: dict[str, Any] = {
        "status": 200,
        "reason": hostile,
        "elapsed": 0.5,
        "headers": [[hostile, hostile]],
        "size": 12345,
        "body": {"media_type": "text/html", "cut": False, "text": hostile},
    }
    told = {"requests": [], "mismatches": [], "notes": [hostile], "answer": answer}
    page.route(
        "**/send",
        lambda route: route.fulfill(
            content_type="application/jsonl", body=f"{json.dumps({'told': told})}\n"
        ),
    )
    page.get_by_label("company_id").fill("16")
    _send(page)
    region = page.get_by_role("region", name="Body of the answer", exact=True)
    assert region.inner_text() == hostile
    expect(page.get_by_text("500 ms, 12.3 kB")).to_be_visible()
    assert page.locator("img").count() == 0
    answer["body"] = {
        "media_type": "text/html",
        "cut": False,
        "base64": "PGI+",
        "shows": "",
    }
    _send(page)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Save answer.html").click()
    assert downloading.value.path().read_bytes() == b"<b>"
    assert complaints == []


def test_another_browser_sees_nothing(served: Served, new_page: NewPage) -> None:
    page = new_page()
    for address in (served.base, served.opened, served.base + "assets/send.js"):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 403
    port = served.base.rstrip("/").rpartition(":")[2]
    answer = page.goto(f"http://localhost:{port}/")
    assert answer is not None
    assert answer.status == 421
    assert httpx2.get(served.base).status_code == 403


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_with_forms_and_answers_are_accessible(
    show: Callable[..., Page],
    axe: Callable[[Page], list[Violation]],
    screenshot: Screenshot,
    scheme: str,
) -> None:
    page = show("index.html", color_scheme=scheme)
    assert axe(page) == []
    _set_token(page, _TOKEN)
    assert axe(page) == []
    screenshot(page, f"send-start-{scheme}")
    page = show(_CREATE, color_scheme=scheme)
    _send(page)
    expect(page.get_by_text("company_id is mandatory.")).to_be_visible()
    assert axe(page) == []
    page.get_by_label("company_id").fill("16")
    _send(page)
    expect(_answer(page)).to_be_visible()
    page.get_by_text("Headers (").click()
    page.get_by_text("Request, as it was sent").click()
    assert axe(page) == []
    screenshot(page, f"send-answer-{scheme}")


def test_it_fits_a_phone(show: Callable[..., Page], screenshot: Screenshot) -> None:
    page = show(_LIST, viewport=PHONE)
    page.get_by_label("company_id").fill("16")
    _send(page)
    expect(page.get_by_text("Answered: ")).to_be_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width == PHONE["width"]
    screenshot(page, "send-phone")


def test_it_is_sent_by_the_keyboard_alone(show: Callable[..., Page]) -> None:
    page = show("index.html")
    _set_token(page, _TOKEN)
    page = show(_LIST)
    page.get_by_label("company_id").focus()
    page.keyboard.type("16")
    page.keyboard.press("Enter")
    expect(_answer(page)).to_be_visible()
