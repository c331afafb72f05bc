"""``python -m PACKAGE reference``: the reference of a package that is installed."""

from __future__ import annotations

import importlib
import io
import json
import sys
from argparse import ArgumentParser
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from generator.config import Options
from generator.emit.stored import FILE_NAME, restored
from generator.pipeline import understand
from generator.problems import CalcoError, Report
from generator.progress import Silent
from generator.reference.guides import guide_pages
from generator.reference.local import PORT, serve
from generator.reference.package import unheard
from generator.reference.site import build_site

if TYPE_CHECKING:
    from collections.abc import Sequence


class Installed:
    """A package as it is installed; see ``Packaged``.

    Args:
        name: Its import name.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def client(self, **settings: Any) -> Any:
        """As ``Packaged.client``."""
        self.prepare()
        return self.module("client").AsyncClient(**{"retries": 0, **settings})

    def module(self, name: str) -> Any:
        """As ``Packaged.module``."""
        return importlib.import_module(f"{self._name}.{name}")

    @property
    def is_ready(self) -> bool:
        """As ``Packaged.is_ready``."""
        return True

    def prepare(self) -> None:
        """Import what a client needs."""
        unheard(self.module("client"))

    def close(self) -> None:
        """Nothing was made that would have to be taken away."""


def main(package: str, words: Sequence[str]) -> int:
    """Serve the reference until the process is interrupted.

    Args:
        package: The import name.
        words: What stands after ``python -m PACKAGE reference``.

    Returns:
        0, or 2 when it cannot be served.
    """
    parser = ArgumentParser(
        prog=f"python -m {package} reference",
        description="Serve the API reference on this machine and print its address.",
    )
    parser.add_argument(
        "--port", type=int, default=PORT, help=f"{PORT} by default; 0 takes any"
    )
    port: int = parser.parse_args(words).port
    try:
        found = restored((files(package) / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"error: {package}/{FILE_NAME}: {error}", file=sys.stderr)
        return 2
    options = Options(package=package)
    try:
        known = understand(
            "-",
            options,
            Report(),  # what it says was said when the package was made
            Silent(),
            earlier=found.names,
            stdin=io.BytesIO(json.dumps(found.document).encode()),
        )
        guides = guide_pages(found.guides)
        site = build_site(
            known.api, known.names, guides, served=True, fills=found.fills
        )
        installed = Installed(package)
        serve(site, known.api, known.names, installed, port=port, title=package)
    except CalcoError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0
