"""What tests in a browser stand on: fetched once, or its absence said in a sentence."""

from __future__ import annotations

import os
import shutil
import tarfile
from pathlib import Path
from typing import NoReturn

import pytest

from tests.corpus.packages import REPOSITORY, locked, run

_CACHE = REPOSITORY / ".cache" / "npm"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class MissingError(Exception):
    """A program that must be installed is not; the message says which, and how."""


def chromium_path() -> Path:
    """The browser on ``PATH``; nothing is ever downloaded.

    Raises:
        MissingError: There is none.
    """
    for name in _BROWSERS:
        if found := shutil.which(name):
            return Path(found)
    raise MissingError(
        "Chromium is not installed (on Debian and Ubuntu: apt-get install chromium)"
    )


def npm_package(name: str, version: str) -> Path:
    """The folder of a published npm package, without what it depends on.

    Args:
        name: As the registry knows it, with its scope.
        version: The exact version.

    Raises:
        MissingError: npm is not installed.
    """
    if shutil.which("npm") is None:
        raise MissingError(f"npm, which fetches {name}, is not installed")
    home = _CACHE / f"{name.replace('/', '-').lstrip('@')}-{version}"
    _CACHE.mkdir(parents=True, exist_ok=True)
    with locked(home):
        if not (home / "ready").is_file():
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir()
            ran = run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=home)
            assert ran.returncode == 0, ran.stdout + ran.stderr
            with tarfile.open(home / ran.stdout.strip()) as archive:
                archive.extractall(home, filter="data")
            (home / "ready").touch()
    return home / "package"


def without(missing: MissingError) -> NoReturn:
    """End a test for want of a program: continuous integration must have it."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{missing}; continuous integration must install it", pytrace=False)
    pytest.skip(str(missing))
