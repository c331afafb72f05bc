"""Pages that no local server serves: they send calls by themselves, if the API lets them.

What they send is what the generated package sends: each call is made both ways.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from generator.reference.write import write_site
from tests.behaviour.sdk import openapi
from tests.reference.browser import PHONE
from tests.unit.reference.made import site_of
from tests.unit.reference.pets import Api
from tests.unit.reference.serving import local_server, running, send

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from playwright.sync_api import Page
    from starlette.testclient import TestClient

    from tests.reference.axe import Violation
    from tests.reference.conftest import NewPage, Screenshot, Serve
    from tests.unit.reference.pets import Received

pytestmark = pytest.mark.browser
TOKEN = "tok/en+1"

_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
}
_SCHEMAS = {
    "text": "{type: string}",
    "list": "{type: array, items: {type: string}}",
    "map": "{type: object, additionalProperties: true}",
}


def _parameters(location: str) -> str:
    """A parameter of every style, explode and shape."""
    lines: list[str] = []
    for style in _STYLES[location]:
        for explode in ("true", "false"):
            for kind, schema in _SCHEMAS.items():
                name = f"{style}_{explode}_{kind}".lower()
                lines.append(
                    f"      - {{name: {name}, in: {location}, style: {style},"
                    f" explode: {explode}, required: {location == 'path'},"
                    f" schema: {schema}}}\n".replace("True", "true").replace(
                        "False", "false"
                    )
                )
    return "".join(lines)


_SLOTS = "/".join(
    f"{{{style}_{explode}_{kind}}}"
    for style in _STYLES["path"]
    for explode in ("true", "false")
    for kind in _SCHEMAS
).lower()
_ANSWER = "responses: {'200': {description: Fine, content: {application/json: {schema: {type: object}}}}}"
_DOCUMENT = openapi(
    f"""
/paths/{_SLOTS}:
  get:
    operationId: getPaths
    tags: [all]
    parameters:
{_parameters("path")}    {_ANSWER}
/queries:
  get:
    operationId: getQueries
    tags: [all]
    parameters:
{_parameters("query")}      - {{name: raw, in: query, allowReserved: true, schema: {{type: string}}}}
      - {{name: said, in: query, content: {{application/json: {{schema: {{}}}}}}}}
      - {{name: number, in: query, schema: {{type: number}}}}
      - {{name: whole, in: query, schema: {{type: integer}}}}
      - {{name: flag, in: query, schema: {{type: boolean}}}}
      - {{name: at, in: query, schema: {{type: string, format: date-time}}}}
      - {{name: day, in: query, schema: {{type: string, format: date}}}}
      - {{name: some, in: query, schema: {{type: array, items: {{type: string, enum: [a b, c]}}}}}}
    {_ANSWER}
/headers:
  get:
    operationId: getHeaders
    tags: [all]
    parameters:
{_parameters("header")}      - {{name: Date, in: header, schema: {{type: string}}}}
      - {{name: session, in: cookie, schema: {{type: string}}}}
    {_ANSWER}
/things:
  post:
    operationId: addThing
    tags: [all]
    requestBody:
      required: true
      content:
        application/json: {{schema: {{}}}}
        application/x-ndjson: {{schema: {{type: array, items: {{}}}}}}
        text/plain: {{schema: {{type: string}}}}
        application/x-www-form-urlencoded:
          schema: {{type: object, additionalProperties: true}}
          encoding: {{joined: {{style: form, explode: false}}, said: {{contentType: application/json}}}}
        application/octet-stream: {{}}
        image/*: {{}}
        multipart/form-data: {{schema: {{type: object, properties: {{file: {{type: string, format: binary}}}}}}}}
    {_ANSWER}
  put:
    operationId: setThing
    tags: [all]
    requestBody:
      content: {{application/json: {{schema: {{type: object, properties: {{name: {{type: string}}}}}}}}}}
    {_ANSWER}
/parts:
  post:
    operationId: sendParts
    tags: [all]
    requestBody:
      required: true
      content: {{multipart/form-data: {{schema: {{type: object, additionalProperties: true}}}}}}
    {_ANSWER}
/private:
  get:
    operationId: getPrivate
    tags: [all]
    security: [{{pair: []}}]
    {_ANSWER}
/keys:
  get:
    operationId: getKeys
    tags: [all]
    security: [{{key: [], place: []}}, {{cookie: []}}]
    {_ANSWER}
""",
    extra="""
security: [{token: []}]
components:
  securitySchemes:
    token: {type: oauth2, flows: {authorizationCode: {authorizationUrl: 'https://a.example', tokenUrl: 'https://a.example/t', scopes: {}}}}
    key: {type: apiKey, in: query, name: the key}
    place: {type: apiKey, in: header, name: X-Place}
    cookie: {type: apiKey, in: cookie, name: c}
    pair: {type: http, scheme: basic}
""",
)


@pytest.fixture(scope="module")
def api() -> Generator[Api]:
    with running(Api()) as found:
        yield found


@pytest.fixture(scope="module")
def document(api: Api) -> str:
    return _DOCUMENT.replace("https://api.example/v1", f"{api.url}/v1")


@pytest.fixture(scope="module")
def folder(document: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("direct")
    path = folder / "openapi.yaml"
    path.write_text(document, encoding="utf-8")
    write_site(site_of(path).files, folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def local(
    document: str, tmp_path_factory: pytest.TempPathFactory
) -> Generator[TestClient]:
    with local_server(document, tmp_path_factory.mktemp("local")) as client:
        yield client


@pytest.fixture(autouse=True)
def _open(api: Api) -> None:
    api.is_open = True
    api.status, api.body = 200, b'{"id": 1}'
    api.headers = {"content-type": "application/json"}
    api.received.clear()


@pytest.fixture
def show(folder: Path, serve: Serve, new_page: NewPage) -> Callable[..., Page]:
    """Opens the page of an operation, ready to be filled in."""

    def show(name: str, **options: Any) -> Page:
        page = new_page(**options)
        page.goto(f"{serve(folder)}/operations/all.{name}.html")
        page.get_by_role("button", name="Try it").click()
        expect(page.get_by_role("heading", name="Try it")).to_be_focused()
        return page

    return show


# Whoever writes the request names itself, what it can unpack, and where it comes from.
_OWN = (
    "user-agent",
    "accept-encoding",
    "accept-language",
    "connection",
    "host",
    "origin",
    "cache-control",
    "pragma",
    "authorization",
)


def compared(received: Received) -> tuple[str, dict[str, str], bytes]:
    headers = {
        name: text
        for name, text in received.headers.items()
        if name not in _OWN and not name.startswith("sec-")
    }
    # Browsers encode an apostrophe in a query (URL Standard), which means the same.
    return received.line.replace("'", "%27"), headers, received.body


def sent(page: Page, api: Api) -> Received:
    """The one request that the page sends."""
    api.received.clear()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Answered: 200")).to_be_visible()
    page.locator(".result h3").wait_for()
    (received,) = api.received
    return received


def both(
    page: Page, api: Api, local: TestClient, operation: str, **asked: Any
) -> Received:
    """What the page sends, which is what the package sends of the same."""
    found = sent(page, api)
    api.received.clear()
    told = send(local, operation, validate=False, **asked)
    assert "error" not in told, told
    (expected,) = api.received
    assert compared(found) == compared(expected)
    return found


def enter(page: Page, arguments: dict[str, str]) -> None:
    for argument, text in arguments.items():
        page.locator(f"#field-{argument}").fill(text)


_TEXTS = ("a b/ü;,.=&'\"()*!~", "%2F?#[]@:$+|", "è" * 3)


@pytest.mark.parametrize("location", _STYLES)
def test_parameters_are_written_as_the_package_writes_them(
    location: str, show: Callable[..., Page], api: Api, local: TestClient
) -> None:
    name, operation = {
        "path": ("get_paths", f"GET /paths/{_SLOTS}"),
        "query": ("get_queries", "GET /queries"),
        "header": ("get_headers", "GET /headers"),
    }[location]
    page = show(name)
    for text in _TEXTS:
        deep = {"a b": text, "n": 1.5, "none": None, "in": [1, {"x": "y"}]}
        values = {
            "text": text,
            "list": f"{text}\nsecond\n",
            "map": json.dumps(deep),
        }
        arguments = {
            f"{style}_{explode}_{kind}".lower(): values[kind]
            for style in _STYLES[location]
            for explode in ("true", "false")
            for kind in _SCHEMAS
        }
        if location == "query":
            arguments |= {"raw": text, "said": values["map"]}
        enter(page, arguments)
        both(page, api, local, operation, arguments=arguments)


def test_values_of_other_kinds_are_written_alike(
    show: Callable[..., Page], api: Api, local: TestClient
) -> None:
    page = show("get_queries")
    enter(page, {"number": "0.5", "whole": "9007199254740993", "day": "2026-02-28"})
    page.locator("#field-at").fill("2026-02-28T10:00:01")
    page.locator("#field-flag").select_option("false")
    page.locator("#field-some").select_option(["a b", "c"])
    arguments = {
        "number": "0.5",
        "whole": "9007199254740993",
        "day": "2026-02-28",
        "at": "2026-02-28T10:00:01Z",
        "flag": "false",
        "some": ["a b", "c"],
    }
    found = both(page, api, local, "GET /queries", arguments=arguments)
    assert "whole=9007199254740993" in found.line


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/json", '{"a": [1, 2.50, 9007199254740993, "è\\u00e8\\n"], "b c": null, "d": {}}'),
        ("application/x-ndjson", '[{"a": 1}, "x", null]'),
        ("text/plain", "è\nok"),
        ("application/x-www-form-urlencoded", '{"a b": "x&y ü", "list": ["p", 2], "joined": [1, 2], "said": [1], "o": {"k": true}, "n": null}'),
    ],
)  # fmt: skip
def test_bodies_are_written_as_the_package_writes_them(
    media_type: str, body: str, show: Callable[..., Page], api: Api, local: TestClient
) -> None:
    page = show("add_thing")
    options = page.get_by_label("Body as").locator("option").all_inner_texts()
    assert "image/*" in options
    assert "multipart/form-data" not in options
    page.get_by_label("Body as").select_option(media_type)
    page.locator("#field-body").fill(body)
    if media_type == "application/json":
        # The package has read 2.50 as a number.
        body = body.replace("2.50", "2.5")
        page.locator("#field-body").fill(body)
    both(page, api, local, "POST /things", body=body, media_type=media_type)


@pytest.mark.parametrize("media_type", ["application/octet-stream", "image/*"])
def test_files_are_sent_as_they_are(
    media_type: str, show: Callable[..., Page], api: Api
) -> None:
    page = show("add_thing")
    page.get_by_label("Body as").select_option(media_type)
    content = bytes(range(256))
    file = {"name": "p.png", "mimeType": "image/png", "buffer": content}
    page.locator("#field-file").set_input_files(file)  # type: ignore[arg-type]
    found = sent(page, api)
    assert found.body == content
    expected = "image/png" if "*" in media_type else media_type
    assert found.headers["content-type"] == expected


def test_a_body_of_no_properties_is_none(
    show: Callable[..., Page], api: Api, local: TestClient
) -> None:
    page = show("set_thing")
    page.get_by_label("Send a body").check()
    page.locator("#field-body").fill("{}")
    found = both(page, api, local, "PUT /things", body="{}")
    assert found.body == b""
    page.locator("#field-body").fill('{"name": "x"}')
    both(page, api, local, "PUT /things", body='{"name": "x"}')


def test_the_token_goes_with_the_call_and_is_shown_nowhere(
    show: Callable[..., Page], api: Api
) -> None:
    page = show("set_thing")
    assert "authorization" not in sent(page, api).headers
    page.get_by_label("Bearer token").fill(f"Bearer {TOKEN}")
    api.body = json.dumps({"said": TOKEN}).encode()
    assert sent(page, api).headers["authorization"] == f"Bearer {TOKEN}"
    page.get_by_text("Request, as it was sent").click()
    expect(page.get_by_text("authorization: Bearer ***")).to_be_visible()
    page.locator(".history summary").click()
    assert TOKEN not in page.content()
    kept = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    assert TOKEN not in page.evaluate(kept)
    assert page.context.cookies() == []
    page.reload()
    page.get_by_role("button", name="Try it").click()
    expect(page.get_by_label("Bearer token")).to_have_value("")


def test_keys_that_belong_together_go_together(
    show: Callable[..., Page], api: Api
) -> None:
    page = show("get_keys")
    page.get_by_label("API key (query the key)").fill("k &1")
    found = sent(page, api)
    assert found.line == "GET /v1/keys"
    page.get_by_label("API key (header X-Place)").fill("p")
    found = sent(page, api)
    assert found.line == "GET /v1/keys?the%20key=k%20%261"
    assert found.headers["x-place"] == "p"
    assert "authorization" not in found.headers


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("send_parts", "a page does not write multipart/form-data."),
        ("get_private", "the credential it needs (pair) has no place in a page."),
    ],
)
def test_what_a_page_cannot_send_is_said(
    name: str, reason: str, show: Callable[..., Page]
) -> None:
    page = show(name)
    expect(page.get_by_text(reason)).to_be_visible()
    expect(page.get_by_role("button", name="Send", exact=True)).to_have_count(0)


def test_parameters_that_a_page_cannot_send_are_named(
    show: Callable[..., Page],
) -> None:
    page = show("get_headers")
    expect(page.get_by_text("A page cannot send: Date, session.")).to_be_visible()
    expect(page.get_by_label("session")).to_have_count(0)


def test_an_api_that_lets_no_page_call_it_is_told_of(
    show: Callable[..., Page], api: Api, screenshot: Screenshot
) -> None:
    api.is_open = False
    page = show("set_thing")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("may not let pages of other sites call it")).to_be_visible()
    expect(page.get_by_text("No answer.")).to_be_visible()
    screenshot(page, "direct-refused")


def test_a_redirection_takes_no_key_elsewhere(
    show: Callable[..., Page], api: Api
) -> None:
    with running(Api()) as other:
        other.is_open = True
        api.status, api.headers = 302, {"location": f"{other.url}/taken"}
        page = show("get_keys")
        page.get_by_label("API key (query the key)").fill("k")
        page.get_by_label("API key (header X-Place)").fill("p")
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.get_by_text("No answer.")).to_be_visible()
        assert other.received == []


def test_mistakes_are_said_at_their_fields(show: Callable[..., Page], api: Api) -> None:
    page = show("get_paths")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Nothing was sent.")).to_be_visible()
    expect(page.locator("#field-simple_true_text")).to_be_focused()
    for box in page.locator(".send input, .send textarea").all():
        if box.get_attribute("type") != "password":
            is_map = (box.get_attribute("id") or "").endswith("map")
            box.fill('{"a": 1}' if is_map else "x")
    page.locator("#field-simple_false_text").fill("..")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(
        page.get_by_text("a browser takes it for a step in the path")
    ).to_be_visible()
    assert api.received == []


def test_events_are_shown_while_they_come_and_the_calls_afterwards(
    show: Callable[..., Page], api: Api
) -> None:
    api.headers = {"content-type": "text/event-stream"}
    api.body = b"event: tick\nid: 1\ndata: one\n\ndata: two\ndata: three\n\n"
    page = show("set_thing")
    page.evaluate(
        "window.seen = []; new MutationObserver(() => window.seen.push("
        "document.querySelector('.live')?.innerText)).observe("
        "document.querySelector('.result'), {childList: true, subtree: true})"
    )
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Answered: 200")).to_be_visible()
    seen = "".join(filter(None, page.evaluate("window.seen")))
    assert "tick, id 1" in seen
    assert "two\nthree" in seen
    api.headers, api.body = {"content-type": "application/json"}, b"[1.50]"
    sent(page, api)
    page.locator(".history summary").click()
    expect(page.get_by_text("Sent before (2)")).to_be_visible()
    page.get_by_role("button", name="Show call 1").click()
    expect(page.get_by_text("data: two")).to_be_visible()


def test_a_picture_is_shown_and_anything_else_is_saved(
    show: Callable[..., Page], api: Api
) -> None:
    page = show("set_thing")
    api.headers = {"content-type": "application/zip"}
    api.body = b"PK\x03\x04"
    sent(page, api)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save answer.zip").click()
    assert saved.value.path().read_bytes() == api.body
    api.headers = {"content-type": "text/html"}
    api.body = b"<script>document.title = 'taken'</script><b>x</b>"
    sent(page, api)
    expect(page.get_by_role("region", name="Body of the answer")).to_have_text(
        api.body.decode()
    )
    assert "taken" not in page.title()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_and_fits(
    scheme: str,
    show: Callable[..., Page],
    api: Api,
    axe: Callable[[Page], list[Violation]],
    screenshot: Screenshot,
) -> None:
    for size, viewport in (("desktop", None), ("phone", PHONE)):
        options = {"viewport": viewport} if viewport else {}
        page = show("add_thing", color_scheme=scheme, **options)
        page.locator("#field-body").fill('{"name": "x"}')
        sent(page, api)
        assert axe(page) == []
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= page.viewport_size["width"]  # type: ignore[index]
        screenshot(page, f"direct-{scheme}-{size}")


def test_nothing_of_it_is_loaded_before_it_is_wanted(
    folder: Path, serve: Serve, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{serve(folder)}/operations/all.set_thing.html")
    page.wait_for_load_state("networkidle")
    assert not {"direct.js", "send.js", "send.css"} & set(asked)
    assert "reference.js" in asked
    page.goto(page.url + "#try-it")
    page.reload()
    expect(page.get_by_role("heading", name="Try it")).to_be_focused()
