"""A browser, a file server and two judges for every kind of page."""

from __future__ import annotations

import os
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from tests.reference.axe import Violation, axe_source, violations
from tests.reference.browser import chromium, open_page
from tests.reference.files import file_server
from tests.reference.needs import MissingError, without

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from playwright.sync_api import Browser, Page

_SCREENSHOTS = "CALCO_SCREENSHOTS"


class Serve(Protocol):
    """Serves a folder until the test's end; gives the base URL."""

    def __call__(self, folder: Path) -> str: ...


class NewPage(Protocol):
    """Opens a page; takes the options of Playwright's ``new_context``."""

    def __call__(self, **options: Any) -> Page: ...


class Screenshot(Protocol):
    """Takes a picture of a whole page; gives the file, NAME.png."""

    def __call__(self, page: Page, name: str) -> Path: ...


# Playwright's event loop stays the running one of this thread while it is started, and
# asyncio.run() of other tests would refuse. A module's own tests alone have to bear it.
@pytest.fixture(scope="module")
def browser() -> Generator[Browser]:
    """Chromium, started once a module."""
    with ExitStack() as stack:
        try:
            started = stack.enter_context(chromium())
        except MissingError as missing:
            without(missing)
        yield started


@pytest.fixture
def complaints() -> list[str]:
    """What went wrong in this test's pages; a test that means it to clears the list."""
    return []


@pytest.fixture
def new_page(browser: Browser, complaints: list[str]) -> Generator[NewPage]:
    """Opens pages, which are closed at the test's end.

    The test fails when a script of theirs threw, when they broke their content security
    policy, or when they asked another machine for something.
    """
    yield partial(open_page, browser, complaints)
    for context in browser.contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page of a desktop's size with the light theme."""
    return new_page(color_scheme="light")


@pytest.fixture
def serve() -> Generator[Serve]:
    """Serves folders, each on a port of its own."""
    with ExitStack() as stack:

        def start(folder: Path) -> str:
            return stack.enter_context(file_server(folder)).url

        yield start


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[Violation]]:
    """What axe-core finds wrong with a page, at levels A and AA."""
    try:
        source = axe_source()
    except MissingError as missing:
        without(missing)
    return partial(violations, source=source)


@pytest.fixture(scope="session")
def screenshot(tmp_path_factory: pytest.TempPathFactory) -> Screenshot:
    """Takes pictures into the folder that ``CALCO_SCREENSHOTS`` names, or pytest's."""
    if named := os.environ.get(_SCREENSHOTS):
        folder = Path(named)
        folder.mkdir(parents=True, exist_ok=True)
    else:
        folder = tmp_path_factory.mktemp("screenshots")

    def take(page: Page, name: str) -> Path:
        path = folder / f"{name}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return take
