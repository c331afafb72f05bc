"""Files that are chosen in a form, as a server that is not ours takes them."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from playwright.sync_api import expect
from starlette.datastructures import UploadFile
from starlette.requests import Request

from tests.behaviour.sdk import openapi
from tests.reference.browser import PHONE
from tests.reference.recorded import Recorded, recorded, titles

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from starlette.types import Message

    from tests.reference.axe import Violation
    from tests.reference.conftest import NewPage, Screenshot
    from tests.unit.reference.pets import Received

pytestmark = pytest.mark.browser
_PACKAGE = "live_files"
_DOCUMENT = openapi("""
/papers:
  post:
    operationId: sendPaper
    tags: [papers]
    requestBody:
      required: true
      content:
        multipart/form-data:
          schema:
            type: object
            required: [paper]
            properties:
              paper: {type: string, format: binary}
              more: {type: array, items: {type: string, format: binary}}
              title: {type: string}
              facts: {type: object, properties: {a: {type: integer}}}
          example: {title: "A title", facts: {a: 1}, paper: x}
    responses: {'200': {description: Fine}}
/picture:
  put:
    operationId: sendPicture
    tags: [papers]
    requestBody:
      required: true
      content: {image/png: {}, application/octet-stream: {}}
    responses: {'200': {description: Fine}}
""").replace("https://api.example/v1", "API")
_PAPER = "operations/papers.send.html"
_PICTURE = "operations/papers.send_picture.html"


@pytest.fixture(scope="module")
def server(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Recorded]:
    folder = tmp_path_factory.mktemp("files")
    with recorded(browser, _DOCUMENT, folder, _PACKAGE) as found:
        yield found


@pytest.fixture
def show(server: Recorded, new_page: NewPage) -> Callable[..., Page]:
    """Opens a page of the local server."""

    def show(path: str, **options: Any) -> Page:
        return server.show(new_page, path, **options)

    return show


def _file(server: Recorded, name: str, content: bytes) -> Path:
    """A file where programs are run."""
    path = server.folder / name
    path.write_bytes(content)
    return path


class Part(NamedTuple):
    """A part of a form."""

    name: str
    filename: str | None
    media_type: str | None
    content: bytes


def _parts(received: Received) -> list[Part]:
    """What Starlette reads of a form."""

    async def receive() -> Message:
        return {"type": "http.request", "body": received.body, "more_body": False}

    async def read() -> list[Part]:
        heads = [
            (name.encode(), text.encode()) for name, text in received.headers.items()
        ]
        request = Request({"type": "http", "method": "POST", "headers": heads}, receive)
        found: list[Part] = []
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    content = await value.read()
                    part = Part(name, value.filename, value.content_type, content)
                else:
                    part = Part(name, None, None, value.encode())
                found.append(part)
        return found

    # Playwright's loop is the running one of this thread.
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(read())).result()


def _send(page: Page, server: Recorded) -> Received:
    server.api.received.clear()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Answered: 200")).to_be_visible()
    (received,) = server.api.received
    return received


def _sources(page: Page) -> dict[str, str]:
    expect(page.locator("[data-tabs]:not([aria-busy])")).to_be_visible()
    expect(page.get_by_text("The call that Send makes.")).to_be_visible()
    found: dict[str, str] = {}
    for title in titles():
        page.get_by_role("tab", name=title, exact=True).click()
        panel = page.get_by_role("tabpanel", name=title, exact=True)
        found[title] = panel.locator("code").inner_text()
    return found


def test_files_of_a_form_and_the_code_that_sends_them(
    show: Callable[..., Page], server: Recorded
) -> None:
    page = show(_PAPER)
    names = {
        "fattura è.pdf": b"%PDF-1.4 \x00\xff",
        'due; "b", c.txt': b"two\r\n",
        "-": b"minus",
    }
    paths = [_file(server, name, content) for name, content in names.items()]
    page.get_by_label("paper").set_input_files(paths[0])
    page.get_by_label("more").set_input_files(paths[1:])
    page.locator("#field-body").fill('{"title": "It\'s @new", "facts": {"a": 2}}')
    sources = _sources(page)
    assert 'paper=Path("fattura è.pdf")' in sources["Python"]
    sent = _parts(_send(page, server))
    fields = {part.name: part.content for part in sent if part.filename is None}
    assert fields.pop("title") == b"It's @new"
    assert json.loads(fields.pop("facts")) == {"a": 2}
    assert fields == {}
    files = [part for part in sent if part.name in ("paper", "more")]
    assert [part.content for part in files] == list(names.values())
    assert files[0].filename == "fattura è.pdf"
    assert files[0].media_type == "application/pdf"
    for title, source in sources.items():
        found = _parts(server.run(title, source, _PACKAGE))
        assert sorted(found) == sorted(sent), title


@pytest.mark.parametrize("media_type", ["image/png", "application/octet-stream"])
def test_a_body_that_is_a_file(
    show: Callable[..., Page], server: Recorded, media_type: str
) -> None:
    content = bytes(range(256)) * 40
    page = show(_PICTURE)
    page.get_by_label("Body as").select_option(media_type)
    picture = _file(server, "a picture.png", content)
    page.locator("#field-file").set_input_files(picture)
    sources = _sources(page)
    expected = _send(page, server)
    assert expected.body == content
    assert expected.headers["content-type"] == media_type
    for title, source in sources.items():
        found = server.run(title, source, _PACKAGE)
        assert (found.line, found.body) == (expected.line, content), title
        for name in ("content-type", "content-length", "accept"):
            assert found.headers[name] == expected.headers[name], (title, name)


def test_a_media_type_that_the_name_does_not_tell(
    show: Callable[..., Page], server: Recorded
) -> None:
    page = show(_PAPER)
    _file(server, "data.bin", b"[1]")
    given: Any = {"name": "data.bin", "mimeType": "application/json", "buffer": b"[1]"}
    page.get_by_label("paper").set_input_files(given)
    sources = _sources(page)
    part = _parts(_send(page, server))[-1]
    assert (part.filename, part.media_type) == ("data.bin", "application/json")
    for title, source in sources.items():
        assert part in _parts(server.run(title, source, _PACKAGE)), title


def test_what_cannot_be_sent_is_said_at_the_file(
    show: Callable[..., Page], server: Recorded, tmp_path: Path
) -> None:
    page = show(_PAPER)
    paper = page.get_by_label("paper")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(paper).to_have_accessible_description("paper is mandatory.")
    expect(paper).to_be_focused()
    large = tmp_path / "large.bin"
    large.write_bytes(b"\0" * (16 * 1024 * 1024 + 1))
    paper.set_input_files(large)
    expect(page.get_by_text("At most 16 MiB can be sent.")).to_be_visible()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Nothing was sent.")).to_be_visible()
    page.get_by_role("button", name="Choose none").first.click()
    expect(paper).to_be_focused()
    expect(page.get_by_text("large.bin")).to_have_count(0)
    large.write_bytes(b"\0" * (16 * 1024 * 1024 - 1024))
    paper.set_input_files(large)
    assert len(_send(page, server).body) > 16 * 1024 * 1024 - 1024


def test_files_are_to_be_chosen_again_when_a_call_is_repeated(
    show: Callable[..., Page], server: Recorded
) -> None:
    page = show(_PAPER)
    page.get_by_label("paper").set_input_files(_file(server, "one.txt", b"1"))
    _send(page, server)
    page.get_by_text("Sent before").click()
    page.locator(".calls .example").first.click()
    expect(page.get_by_text("It was one.txt: choose it again.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pickers_are_accessible(
    show: Callable[..., Page],
    axe: Callable[[Page], list[Violation]],
    server: Recorded,
    screenshot: Screenshot,
    scheme: str,
) -> None:
    page = show(_PAPER, color_scheme=scheme)
    page.get_by_label("more").set_input_files(
        [_file(server, "one.txt", b"1"), _file(server, "two.pdf", b"2" * 5000)]
    )
    assert axe(page) == []
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    screenshot(page, f"files-{scheme}")
