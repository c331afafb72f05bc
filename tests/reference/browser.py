"""A real Chromium without a window, driven by Playwright."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect, sync_playwright

from tests.reference.needs import chromium_path

if TYPE_CHECKING:
    from collections.abc import Generator

    from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
PATIENCE = 30_000.0  # milliseconds that an element or a page may take

expect.set_options(timeout=PATIENCE)

# No name but those of this machine is resolved: a page that asks for anything elsewhere
# fails at once, whether or not there is a network.
_ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
_HERE = ("http://127.0.0.1:", "http://localhost:", "data:", "blob:", "about:")


@contextmanager
def chromium(*more: str) -> Generator[Browser]:
    """Start Chromium with an empty profile.

    Args:
        more: Further arguments of its command line.

    Raises:
        MissingError: It is not installed.
    """
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=[*_ARGUMENTS, *more]
        )
        try:
            yield browser
        finally:
            browser.close()


def open_page(browser: Browser, complaints: list[str], **options: Any) -> Page:
    """Open a page in a context of its own: cookies and storage are empty.

    Args:
        browser: Where.
        complaints: Gets a line for each uncaught error of a script, each breach of a
            content security policy, and each request to another machine.
        options: Of the context, such as ``color_scheme`` and ``java_script_enabled``.
    """
    options.setdefault("viewport", DESKTOP)
    page = browser.new_context(**options).new_page()
    page.set_default_timeout(PATIENCE)

    def threw(error: Error) -> None:
        complaints.append(f"a script failed: {error}")

    def said(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            complaints.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith(_HERE):
            complaints.append(f"a request to elsewhere: {request.url}")

    page.on("pageerror", threw)
    page.on("console", said)
    page.on("request", asked)
    return page
