"""The local server of a document that a test writes, whose API keeps what it is sent."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.config import Options
from generator.pipeline import generate
from generator.problems import Report
from generator.progress import Silent
from tests.reference.local import started
from tests.unit.reference.pets import Api

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.unit.reference.pets import Received

TITLES = ("Python", "Python, async", "curl", "httpx2")
TOKEN = "t-1"


class Recorded(NamedTuple):
    """A local server and the API that its document describes.

    Attributes:
        api: What is sent to it is kept.
        base: Where the pages are.
        state: The cookie of the browser that opened them.
        folder: Holds the generated package, and is where programs are run.
    """

    api: Api
    base: str
    state: Any
    folder: Path

    def show(self, new_page: Callable[..., Page], path: str, **options: Any) -> Page:
        """Open a page."""
        page = new_page(storage_state=self.state, **options)
        page.goto(self.base + path)
        return page

    def run(self, title: str, source: str, package: str) -> Received:
        """The one request that a program makes, run as a file."""
        self.api.received.clear()
        name = "program.sh" if title == "curl" else "program.py"
        path = self.folder / name
        path.write_text(source, encoding="utf-8")
        command = ["sh" if title == "curl" else sys.executable, str(path)]
        prefix = package.upper()
        environment = {
            **os.environ,
            "PYTHONPATH": str(self.folder),
            f"{prefix}_ACCESS_TOKEN": TOKEN,
        }
        ran = subprocess.run(
            command,
            env=environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, f"{shlex.join(command)}\n{source}\n{ran.stderr}"
        (received,) = self.api.received
        return received


def titles() -> list[str]:
    """The programs that can be run here."""
    return [one for one in TITLES if one != "curl" or shutil.which("curl")]


@contextmanager
def recorded(
    browser: Browser, text: str, folder: Path, package: str
) -> Generator[Recorded]:
    """Serve the pages of a document.

    Args:
        browser: Opens them once.
        text: The document; ``API`` in it becomes the address of the API.
        folder: Receives the document and the package.
        package: The import name.
    """
    with Api() as api:
        thread = threading.Thread(target=api.serve_forever, args=(0.02,))
        thread.start()
        try:
            path = folder / "openapi.yaml"
            path.write_text(text.replace("API", api.url), encoding="utf-8")
            options = Options(package=package)
            generate(str(path), folder / "project", options, Report(), Silent())
            shutil.copytree(folder / "project" / package, folder / package)
            given = ("--serve", "--port", "0", "--quiet", "--package", package)
            with started("reference", str(path), *given) as url:
                context = browser.new_context()
                context.new_page().goto(url)
                state = context.storage_state()
                context.close()
                yield Recorded(api, url.partition("?")[0], state, folder)
        finally:
            api.shutdown()
            thread.join()
