"""Answers that are followed while they come, stopped, shown as pictures, and kept."""

from __future__ import annotations

import base64
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.behaviour.sdk import openapi
from tests.reference.local import started
from tests.unit.reference.serving import running

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from playwright.sync_api import Page

    from tests.reference.axe import Violation
    from tests.reference.conftest import NewPage, Screenshot

pytestmark = pytest.mark.browser
_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGNgGAWjYBSMglEwCgAABh4AAcmMUkQAAAAASUVORK5CYII="
)
_DOCUMENT = openapi("""
/events:
  get:
    operationId: listen
    summary: Listen
    tags: [feed]
    responses:
      '200':
        description: Fine
        content: {text/event-stream: {itemSchema: {type: object, properties: {data: {type: string}}}}}
/picture:
  get:
    operationId: seePicture
    summary: See the picture
    tags: [feed]
    responses: {'200': {description: Fine, content: {image/png: {}}}}
/slow:
  get:
    operationId: waitLong
    summary: Wait long
    tags: [feed]
    parameters: [{name: colour, in: query, schema: {type: string}}]
    responses: {'200': {description: Fine, content: {application/json: {schema: {type: integer}}}}}
""").replace("openapi: 3.1.0", "openapi: 3.2.0")


class _Feed(ThreadingHTTPServer):
    """Sends an event whenever it is told to, and notices who leaves.

    Attributes:
        turn: Released once for each event.
        came: Set when a call has come that gets no answer.
        left: Set when a caller is gone before the end.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.turn = threading.Semaphore(0)
        self.came = threading.Event()
        self.left = threading.Event()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        api: Any = self.server
        if self.path == "/picture":
            self._answer("image/png", len(_PIXEL))
            self.wfile.write(_PIXEL)
        elif self.path == "/events":
            self._answer("text/event-stream", None)
            number = 0
            while number < 3:
                if api.turn.acquire(timeout=0.1):
                    number += 1
                    self._try(
                        b"id: %d\nevent: tick\ndata: <b>%d</b>\n\n" % (number, number)
                    )
                elif not self._try(b": still here\n\n"):
                    return
        else:
            # Nothing is sent; that somebody left shows when they hang up.
            api.came.set()
            if self.connection.recv(1) == b"":
                api.left.set()

    def _answer(self, media_type: str, length: int | None) -> None:
        self.send_response(200)
        self.send_header("content-type", media_type)
        if length is not None:
            self.send_header("content-length", str(length))
        self.end_headers()

    def _try(self, content: bytes) -> bool:
        try:
            self.wfile.write(content)
        except OSError:
            server: Any = self.server
            server.left.set()
            return False
        return True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Print nothing."""


@pytest.fixture
def feed() -> Generator[_Feed]:
    with running(_Feed()) as server:
        yield server


@contextmanager
def _reference(feed: _Feed, folders: pytest.TempPathFactory) -> Generator[str]:
    path = folders.mktemp("feed") / "feed.yaml"
    address = f"http://127.0.0.1:{feed.server_port}"
    text = _DOCUMENT.replace("https://api.example/v1", address)
    path.write_text(text, encoding="utf-8")
    with started("reference", str(path), "--serve", "--port", "0", "--quiet") as url:
        yield url


@pytest.fixture
def page(
    feed: _Feed, new_page: NewPage, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Page]:
    with _reference(feed, tmp_path_factory) as url:
        page = new_page()
        page.goto(url)
        yield page
        page.context.close()


def _open(page: Page, title: str) -> None:
    page.get_by_role("link", name="feed", exact=True).first.click()
    page.get_by_role("main").get_by_role("link", name=title).click()


def _send(page: Page) -> None:
    page.get_by_role("button", name="Send", exact=True).click()


def test_events_are_seen_when_they_come(
    page: Page,
    feed: _Feed,
    axe: Callable[[Page], list[Violation]],
    screenshot: Screenshot,
) -> None:
    _open(page, "Listen")
    _send(page)
    expect(page.get_by_text("It is coming…")).to_be_visible()
    items = page.locator(".live li")
    for number in (1, 2):
        feed.turn.release()
        expect(items).to_have_count(number)
    assert items.nth(1).inner_text().split("\n") == ["tick, id 2", "<b>2</b>"]
    assert page.locator("b", has_text="2").count() == 0
    assert axe(page) == []
    screenshot(page, "send-live")
    feed.turn.release()
    body = page.get_by_role("region", name="Body of the answer", exact=True)
    expect(body).to_contain_text("id: 3\nevent: tick\ndata: <b>3</b>")
    assert not feed.left.is_set()


def test_the_server_ends_while_an_answer_goes_on(
    feed: _Feed, tmp_path_factory: pytest.TempPathFactory, new_page: NewPage
) -> None:
    with _reference(feed, tmp_path_factory) as url:
        page = new_page()
        page.goto(url)
        _open(page, "Listen")
        _send(page)
        feed.turn.release()
        expect(page.locator(".live li")).to_have_count(1)
    assert feed.left.wait(10)
    expect(page.get_by_text("The local server does not answer")).to_be_visible()


def test_what_nobody_waits_for_is_stopped(page: Page, feed: _Feed) -> None:
    _open(page, "Listen")
    _send(page)
    feed.turn.release()
    expect(page.locator(".live li")).to_have_count(1)
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("Stopped after 1.")).to_be_visible()
    assert feed.left.wait(10)
    expect(page.get_by_text("Sent before (1)")).to_be_visible()
    feed.left.clear()
    _open(page, "Wait long")
    _send(page)
    assert feed.came.wait(10)
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("Stopped.")).to_be_visible()
    assert feed.left.wait(10)


def test_a_picture_is_shown(page: Page, screenshot: Screenshot) -> None:
    _open(page, "See the picture")
    _send(page)
    picture = page.get_by_role("img", name="The picture of the answer")
    expect(picture).to_be_visible()
    assert (
        picture.evaluate(
            "async (one) => { await one.decode(); return one.naturalWidth; }"
        )
        == 10
    )
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Save answer.png").click()
    assert downloading.value.path().read_bytes() == _PIXEL
    screenshot(page, "send-picture")


def test_an_earlier_call_is_shown_and_repeated(
    page: Page, feed: _Feed, axe: Callable[[Page], list[Violation]]
) -> None:
    _open(page, "Wait long")
    page.get_by_label("colour").fill("green & blue")
    _send(page)
    page.get_by_role("button", name="Stop", exact=True).click()
    _open(page, "See the picture")
    _send(page)
    expect(page.get_by_text("Answered: 200 OK")).to_be_visible()
    page.get_by_role("link", name="Start here").click()
    kept = page.get_by_role("region", name="Calls")
    expect(kept.get_by_role("listitem")).to_have_count(2)
    assert axe(page) == []
    kept.get_by_role("link", name="Wait long").click()
    expect(page.get_by_label("colour")).to_have_value("green & blue")
    expect(
        page.get_by_text("This is an earlier call; Send repeats it.")
    ).to_be_visible()
    _send(page)
    expect(page.get_by_text("Sending…")).to_be_visible()
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_text("Sent before (2)").click()
    assert axe(page) == []
    page.get_by_role("link", name="Start here").click()
    page.get_by_role("button", name="Forget them").click()
    expect(page.get_by_role("region", name="Calls")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("region", name="Calls")).to_have_count(0)
