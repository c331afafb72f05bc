"""The code beside a form, read from the page and run: it is the call that Send makes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.behaviour.sdk import openapi
from tests.reference.browser import PHONE
from tests.reference.recorded import TOKEN, recorded, titles

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from playwright.sync_api import Browser, Page

    from tests.reference.axe import Violation
    from tests.reference.conftest import NewPage, Screenshot
    from tests.reference.recorded import Recorded
    from tests.unit.reference.pets import Received

pytestmark = pytest.mark.browser
_PACKAGE = "live_parts"
_DOCUMENT = openapi(
    """
/things/{id}/parts:
  get:
    operationId: listParts
    tags: [things]
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}, example: a}
      - {name: since, in: query, required: true, schema: {type: string, format: date}, example: '2026-01-02'}
      - {name: tags, in: query, schema: {type: array, items: {type: string}}}
      - {name: size, in: query, schema: {type: integer, maximum: 10}}
      - {name: where, in: query, style: deepObject, schema: {type: object}}
      - {name: raw, in: query, allowReserved: true, schema: {type: string}}
      - {name: X-Trace, in: header, schema: {type: string}}
    responses: {'200': {description: Fine, content: {application/json: {schema: {type: object}}}}}
  post:
    operationId: addPart
    tags: [things]
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    requestBody:
      required: true
      content:
        application/json:
          schema: {$ref: '#/components/schemas/Part'}
          example: {name: Wheel, owner_id: 12}
    responses: {'200': {description: Fine, content: {application/json: {schema: {type: object}}}}}
/forms:
  post:
    operationId: sendForm
    tags: [forms]
    requestBody:
      content:
        application/x-www-form-urlencoded:
          schema: {type: object, properties: {a: {type: string}, b: {type: integer}}}
          example: {a: "x y", b: 2}
        text/plain: {schema: {type: string}}
    responses: {'204': {description: Done}}
""",
    extra="""
security: [{token: []}]
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
  schemas:
    Part:
      type: object
      required: [name]
      properties:
        name: {type: string, maxLength: 30}
        owner_id: {type: integer}
        size: {type: number}
""",
).replace(
    "servers: [{url: 'https://api.example/v1'}]",
    "servers: [{url: 'API/v1'}, {url: 'API/other', description: Another}]",
)
_LIST = "operations/things.list_parts.html"
_ADD = "operations/things.add_part.html"
_FORM = "operations/forms.send.html"


@pytest.fixture(scope="module")
def server(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Recorded]:
    folder = tmp_path_factory.mktemp("code")
    with recorded(browser, _DOCUMENT, folder, _PACKAGE) as found:
        page = browser.new_context(storage_state=found.state).new_page()
        page.goto(found.base + "index.html")
        page.get_by_label("Bearer token").fill(TOKEN)
        page.get_by_role("button", name="Set").click()
        expect(page.get_by_role("link", name="Credentials: access")).to_be_visible()
        page.context.close()
        yield found


@pytest.fixture
def show(server: Recorded, new_page: NewPage) -> Callable[..., Page]:
    """Opens a page of the local server."""

    def show(path: str, **options: Any) -> Page:
        return server.show(new_page, path, **options)

    return show


def code_of(page: Page, title: str) -> str:
    page.get_by_role("tab", name=title, exact=True).click()
    panel = page.get_by_role("tabpanel", name=title, exact=True)
    return panel.locator("code").inner_text()


def follows(page: Page) -> None:
    """Wait until the code is that of what was entered."""
    expect(page.locator("[data-tabs]:not([aria-busy])")).to_be_visible()
    expect(page.get_by_text("The call that Send makes.")).to_be_visible()


def sent(page: Page, server: Recorded) -> Received:
    server.api.received.clear()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Answered: 200")).to_be_visible()
    (received,) = server.api.received
    return received


# Whoever writes the request names itself and what it can unpack.
_OWN = ("user-agent", "accept-encoding", "connection", "host")


def _compared(received: Received) -> tuple[str, dict[str, str], bytes]:
    headers = {
        name: text for name, text in received.headers.items() if name not in _OWN
    }
    return received.line, headers, received.body


def all_make(page: Page, server: Recorded) -> Received:
    """What Send sends, which is what every program of the page sends."""
    follows(page)
    sources = {title: code_of(page, title) for title in titles()}
    expected = sent(page, server)
    assert expected.headers["authorization"] == f"Bearer {TOKEN}"
    for title, source in sources.items():
        assert TOKEN not in source
        found = server.run(title, source, _PACKAGE)
        line, headers, body = _compared(found)
        if title == "curl" and headers.get("content-type") == "application/json":
            # It is laid out to be read and changed: blanks are its own.
            assert json.loads(body) == json.loads(expected.body)
            headers["content-length"] = expected.headers["content-length"]
            body = expected.body
        assert (line, headers, body) == _compared(expected), title
    return expected


def test_parameters_are_those_that_were_entered(
    show: Callable[..., Page], server: Recorded
) -> None:
    page = show(_LIST)
    page.get_by_label("id").fill("a/b ü'\"$(x)`")
    page.get_by_label("since").fill("2026-02-28")
    page.get_by_label("tags").fill("x y\nz&'\"")
    page.get_by_label("size").fill("7")
    page.get_by_label("where").fill('{"a": "1", "b": ["c"]}')
    page.get_by_label("raw").fill("[a]{b}/c?d")
    page.get_by_label("X-Trace").fill('it\'s "quoted"')
    expected = all_make(page, server)
    assert expected.line == (
        "GET /v1/things/a%2Fb%20%C3%BC%27%22%24%28x%29%60/parts?since=2026-02-28"
        "&tags=x%20y&tags=z%26%27%22&size=7&where%5Ba%5D=1&where%5Bb%5D%5B0%5D=c"
        "&raw=%5Ba%5D%7Bb%7D/c?d"
    )


def test_a_body_and_a_server_are_those_that_were_chosen(
    show: Callable[..., Page], server: Recorded
) -> None:
    page = show(_ADD)
    page.get_by_label("Server").select_option(label=f"{server.api.url}/other (Another)")
    page.get_by_label("id").fill("1")
    body: dict[str, Any] = {
        "name": 'it\'s "Rè" \\ $x',
        "size": 1.5,
        "class": [None, True],
        "a b": {},
    }
    page.locator("#field-body").fill(json.dumps(body, indent=1))
    expected = all_make(page, server)
    assert expected.line == "POST /other/things/1/parts"
    assert json.loads(expected.body) == body


def test_an_optional_body_is_sent_unless_it_is_not_wanted(
    show: Callable[..., Page], server: Recorded
) -> None:
    page = show(_FORM)
    # As the example does that the page begins with.
    expect(page.get_by_label("Send a body")).to_be_checked()
    assert sent(page, server).body == b"a=x%20y&b=2"
    page.get_by_label("Send a body").uncheck()
    expect(page.locator("#field-body")).to_be_hidden()
    assert all_make(page, server).body == b""
    page.get_by_label("Send a body").check()
    expected = all_make(page, server)
    assert expected.body == b"a=x%20y&b=2"
    page.get_by_label("Body as").select_option("text/plain")
    page.locator("#field-body").fill("è\nok")
    expected = all_make(page, server)
    assert expected.body.decode() == "è\nok"
    page.get_by_label("Send a body").uncheck()
    assert all_make(page, server).body == b""


def test_it_begins_with_the_example_and_says_what_is_missing(
    show: Callable[..., Page],
) -> None:
    page = show(_LIST)
    assert "since=2026-01-02" in code_of(page, "curl")
    page.get_by_label("size").fill("7")
    expect(page.get_by_text("Something is yet to be filled in.")).to_be_visible()
    assert code_of(page, "Python").startswith("# To be filled in: id, since\n")
    # Nothing is wrong with what nobody came to yet.
    expect(page.get_by_label("id")).to_have_accessible_description("")


def test_a_mistake_leaves_the_code_and_is_said_before_it_is_sent(
    show: Callable[..., Page],
) -> None:
    page = show(_ADD)
    page.get_by_label("id").fill("1")
    follows(page)
    body = page.locator("#field-body")
    body.fill('{\n  "name": }')
    expect(page.get_by_text("What you entered has a mistake")).to_be_visible()
    expect(body).to_have_accessible_description("Line 2, column 11: Expecting value.")
    assert "Wheel" in code_of(page, "Python")
    body.fill('{\n  "size": 1,\n  "name": "' + "x" * 31 + '"\n}')
    expect(page.get_by_text("Line 3, column 11: name: ")).to_be_visible()
    body.fill('{"name": "x"}')
    expect(body).to_have_accessible_description("")
    follows(page)
    page.get_by_label("id").fill("")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_label("id")).to_be_focused()


def test_what_is_to_be_changed_is_marked_until_it_is(show: Callable[..., Page]) -> None:
    page = show(_ADD)
    reminder = page.locator(".send .change")
    expect(reminder).to_contain_text("owner_id (line 3)")
    body = page.locator("#field-body")
    body.fill('{"name": "Wheel",\n\n"owner_id": 12}')
    expect(reminder).to_contain_text("owner_id (line 3)")
    body.fill('{"name": "Wheel", "owner_id": 13}')
    expect(reminder).to_be_hidden()
    page.get_by_role("button", name="Example", exact=True).click()
    expect(reminder).to_contain_text("owner_id (line 3)")


def test_what_the_document_forbids_leads_to_its_line(show: Callable[..., Page]) -> None:
    page = show(_ADD)
    page.get_by_label("id").fill("1")
    body = page.locator("#field-body")
    body.fill('{\n  "size": 1,\n  "name": 5\n}')
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Nothing was sent.")).to_be_visible()
    expect(body).to_be_focused()
    start = body.evaluate("field => field.value.slice(field.selectionStart)")
    assert start == "5\n}"


def test_an_answer_that_comes_late_changes_nothing(show: Callable[..., Page]) -> None:
    page = show(_ADD)
    page.get_by_label("id").fill("1")
    follows(page)
    with page.expect_request("**/code"):
        page.get_by_label("id").fill("22")
    page.get_by_label("id").fill("333")
    expect(page.locator("[data-program=python] code")).to_contain_text('"333"')
    page.wait_for_load_state("networkidle")
    assert '"333"' in code_of(page, "Python")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(
    show: Callable[..., Page],
    axe: Callable[[Page], list[Violation]],
    screenshot: Screenshot,
    scheme: str,
) -> None:
    page = show(_FORM, color_scheme=scheme)
    expect(page.locator("#field-body")).to_be_visible()
    assert axe(page) == []
    page.get_by_label("Send a body").focus()
    page.keyboard.press("Space")
    expect(page.locator("#field-body")).to_be_hidden()
    assert axe(page) == []
    page = show(_ADD, color_scheme=scheme)
    page.get_by_label("id").fill("1")
    page.locator("#field-body").fill(
        '{\n  "name": 5,\n  "owner_id": 12,\n  "size": "x"\n}'
    )
    expect(page.get_by_text("Line 2, column 11")).to_be_visible()
    assert axe(page) == []
    screenshot(page, f"code-{scheme}")


_HIT = """
button => {
  const box = button.getBoundingClientRect();
  return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === button;
}
"""


def test_send_and_the_code_are_in_sight_wherever_one_is_in_the_form(
    show: Callable[..., Page],
) -> None:
    page = show(_LIST)
    send = page.get_by_role("button", name="Send", exact=True)
    code = page.get_by_role("button", name="Copy").first
    assert page.locator(".send").evaluate("form => form.offsetHeight") > 500
    for name in ("id", "since", "where", "X-Trace"):
        field = page.get_by_label(name)
        field.focus()
        for shown in (send, code):
            expect(shown).to_be_in_viewport(ratio=1)
        assert send.evaluate(_HIT), name
        assert field.evaluate(_HIT), name


def test_it_fits_a_phone(show: Callable[..., Page], screenshot: Screenshot) -> None:
    page = show(_ADD, viewport=PHONE)
    page.get_by_label("id").fill("1")
    follows(page)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width == PHONE["width"]
    screenshot(page, "code-phone")
