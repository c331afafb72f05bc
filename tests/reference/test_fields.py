"""A body as fields, made from its schema, beside the text of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.behaviour.sdk import openapi
from tests.reference.browser import PHONE
from tests.reference.recorded import Recorded, recorded

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from playwright.sync_api import Browser, Locator, Page

    from tests.reference.axe import Violation
    from tests.reference.conftest import NewPage, Screenshot

pytestmark = pytest.mark.browser
_DOCUMENT = openapi(
    """
/parts:
  post:
    operationId: addPart
    tags: [parts]
    requestBody:
      required: true
      content:
        application/json:
          schema: {$ref: '#/components/schemas/Part'}
          example: {name: Wheel}
    responses: {'200': {description: Fine}}
""",
    """
Part:
  type: object
  required: [name]
  properties:
    id: {type: integer, readOnly: true}
    name: {type: string, maxLength: 10, description: What it is **called**.}
    size: {type: number}
    count: {type: integer}
    colour: {type: string, enum: [red, blue]}
    level: {type: integer, enum: [1, 2]}
    fits: {type: [boolean, 'null']}
    note: {type: [string, 'null']}
    made: {type: string, format: date}
    seen: {type: string, format: date-time}
    anything: {}
    tags: {type: array, items: {type: string}}
    parent: {$ref: '#/components/schemas/Part'}
    price:
      oneOf: [{$ref: '#/components/schemas/Fixed'}, {$ref: '#/components/schemas/Asked'}]
      discriminator: {propertyName: kind, mapping: {fixed: '#/components/schemas/Fixed', asked: '#/components/schemas/Asked'}}
Fixed: {type: object, required: [kind, amount], properties: {kind: {type: string, const: fixed}, amount: {type: number}}}
Asked: {type: object, required: [kind, whom], properties: {kind: {type: string, const: asked}, whom: {type: string}}}
""",
).replace("https://api.example/v1", "API")
_ADD = "operations/parts.add.html"


@pytest.fixture(scope="module")
def server(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Recorded]:
    folder = tmp_path_factory.mktemp("fields")
    with recorded(browser, _DOCUMENT, folder, "live_fields") as found:
        yield found


@pytest.fixture
def show(server: Recorded, new_page: NewPage) -> Callable[..., Page]:
    """Opens the page with fields for a body."""

    def show(body: str | None = None, **options: Any) -> Page:
        page = server.show(new_page, _ADD, **options)
        if body is not None:
            page.locator("#field-body").fill(body)
        page.get_by_role("tab", name="Fields").click()
        expect(page.locator("#field-body")).to_be_hidden()
        return page

    return show


def _field(page: Page, name: str, index: int = 0) -> Locator:
    """An input of the fields, not the button that tells of it."""
    fields = page.locator("#body-fields .field")
    label = page.locator("label").filter(has_text=re.compile(rf"^{name}\b"))
    box = fields.filter(has=label).nth(index)
    return box.locator("input:not([type=checkbox]), select, textarea")


def _text(page: Page) -> str:
    page.get_by_role("tab", name="JSON").click()
    return page.locator("#field-body").input_value()


def _optional(page: Page) -> None:
    page.get_by_text("optional fields").first.click()


def test_what_is_entered_in_fields_is_the_body(
    show: Callable[..., Page], server: Recorded
) -> None:
    page = show()
    expect(_field(page, "name")).to_have_value("Wheel")
    _optional(page)
    tree = page.locator("#body-fields")
    _field(page, "name").fill('a "b"')
    _field(page, "size").fill("1.50")
    _field(page, "count").fill("9007199254740993")
    _field(page, "colour").select_option("blue")
    _field(page, "level").select_option("2")
    _field(page, "fits").select_option("null")
    _field(page, "made").fill("2026-02-28")
    _field(page, "seen").fill("2026-02-28T10:30:15")
    _field(page, "anything").fill('{"a": [1]}')
    expect(tree.get_by_label("id", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Answered: 200")).to_be_visible()
    sent = json.loads(server.api.received[-1].body)
    assert sent == {
        "name": 'a "b"',
        "size": 1.5,
        "count": 9007199254740993,
        "colour": "blue",
        "level": 2,
        "fits": None,
        "made": "2026-02-28",
        "seen": "2026-02-28T10:30:15Z",
        "anything": {"a": [1]},
    }
    assert '"size": 1.50' in _text(page)


def test_what_is_taken_away_is_not_sent(show: Callable[..., Page]) -> None:
    page = show('{"name": "a", "size": 1, "parent": {"name": "b"}}')
    _field(page, "size").fill("")
    expect(_field(page, "name", 1)).to_be_visible()
    _field(page, "name", 1).fill("")
    assert json.loads(_text(page)) == {"name": "a"}


def test_switching_keeps_what_nobody_touched(show: Callable[..., Page]) -> None:
    body = (
        '{\n  "__proto__": {"toString": "x"},\n  "unknown": {"10": 1e2, "2": 12345678901234567890},\n  "name": "a",\n'
        '  "id": 7,\n  "size": 1.00,\n  "colour": "green",\n  "note": "\\u00e9\\nb",\n'
        '  "made": "yesterday",\n  "tags": "none"\n}'
    )
    page = show(body)
    expect(_field(page, "colour")).to_have_value('"green"')
    expect(_field(page, "made")).to_have_value("yesterday")
    _field(page, "name").fill("b")
    text = _text(page)
    assert json.loads(text) == {**json.loads(body), "name": "b"}
    for kept in ("1e2", "12345678901234567890", "1.00", "\\u00e9\\nb"):
        assert kept in text
    assert list(json.loads(text)) == list(json.loads(body))
    assert text.index('"10"') < text.index('"2"')


def test_lists_objects_and_recursion(show: Callable[..., Page]) -> None:
    page = show()
    _optional(page)
    tree = page.locator("#body-fields")
    tree.locator("summary").filter(has_text="tags").click()
    add = tree.get_by_role("button", name="Add an item")
    for text in ("one", "two", "three"):
        add.click()
        page.keyboard.type(text)
    tree.get_by_role("button", name="Remove item 2 of tags").click()
    expect(add).to_be_focused()
    for depth in range(1, 4):
        parents = tree.locator("summary").filter(has_text="parent")
        expect(parents).to_have_count(depth)
        parents.last.click()
        name = _field(page, "name", depth)
        name.fill(f"level {depth}")
        tree.get_by_text("optional fields").last.click()
    assert json.loads(_text(page)) == {
        "name": "Wheel",
        "tags": ["one", "three"],
        "parent": {
            "name": "level 1",
            "parent": {"name": "level 2", "parent": {"name": "level 3"}},
        },
    }


def test_one_of_several_kinds_is_chosen(show: Callable[..., Page]) -> None:
    page = show('{"name": "a", "price": {"kind": "asked", "whom": "me"}}')
    tree = page.locator("#body-fields")
    which = tree.get_by_label("One of")
    expect(which.locator("option:checked")).to_have_text("Asked")
    expect(_field(page, "whom")).to_have_value("me")
    which.select_option(label="Fixed")
    _field(page, "amount").fill("5")
    found = json.loads(_text(page))["price"]
    assert (found["kind"], found["amount"]) == ("fixed", 5)


def test_null_is_another_thing_than_nothing(show: Callable[..., Page]) -> None:
    page = show('{"name": "a", "note": "b"}')
    null = page.get_by_label("note is null")
    null.check()
    expect(_field(page, "note")).to_be_disabled()
    assert json.loads(_text(page)) == {"name": "a", "note": None}
    page.get_by_role("tab", name="Fields").click()
    expect(page.get_by_label("note is null")).to_be_checked()
    page.get_by_label("note is null").uncheck()
    _field(page, "note").fill("")
    assert json.loads(_text(page)) == {"name": "a"}


def test_mistakes_are_said_at_their_fields(show: Callable[..., Page]) -> None:
    page = show('{"name": "a", "parent": {"name": "b"}}')
    second = _field(page, "name", 1)
    second.fill("x" * 11)
    expect(second).to_have_accessible_description(
        "String should have at most 10 characters, got 'xxxxxxxxxxx'"
    )
    page.get_by_role("button", name="Send", exact=True).click()
    expect(second).to_be_focused()
    second.fill("y")
    expect(second).to_have_accessible_description("")


def test_what_is_no_json_stays_text(server: Recorded, new_page: NewPage) -> None:
    page = server.show(new_page, _ADD)
    page.locator("#field-body").fill('{"name": }')
    page.get_by_role("tab", name="Fields").click()
    # What the check of the entry says, which comes later, does not take its place.
    expect(page.get_by_text("What you entered has a mistake")).to_be_visible()
    expect(page.get_by_text("It cannot be shown as fields.")).to_be_visible()
    expect(page.get_by_role("tab", name="JSON")).to_have_attribute(
        "aria-selected", "true"
    )
    expect(page.locator("#field-body")).to_be_visible()


def test_by_the_keyboard_alone(server: Recorded, new_page: NewPage) -> None:
    page = server.show(new_page, _ADD)
    page.get_by_role("tab", name="JSON").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Fields")).to_be_focused()
    expect(page.get_by_role("button", name="About name")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="About name")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".about").first).to_contain_text("What it is called.")
    page.keyboard.press("Tab")
    expect(_field(page, "name")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("Hub")
    page.get_by_role("tab", name="Fields").focus()
    page.keyboard.press("ArrowLeft")
    assert json.loads(page.locator("#field-body").input_value()) == {"name": "Hub"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fields_are_accessible(
    show: Callable[..., Page],
    axe: Callable[[Page], list[Violation]],
    screenshot: Screenshot,
    scheme: str,
) -> None:
    page = show(
        '{"name": "Wheel, large", "size": 2.5, "note": null, "tags": ["a", "b"],'
        ' "price": {"kind": "fixed", "amount": 3}, "parent": {"name": "Car"}}',
        color_scheme=scheme,
    )
    page.get_by_role("button", name="About name").first.click()
    _field(page, "size").fill("3")
    expect(page.get_by_text("String should have at most 10")).to_be_visible()
    assert axe(page) == []
    # All of it, not what fits a screen.
    page.set_viewport_size({"width": 1280, "height": 2200})
    screenshot(page, f"fields-{scheme}")
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
