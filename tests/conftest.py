"""For every test: what runs keep is kept apart from what the user's runs have kept,
and nothing waits for the disk."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# What else the machine does must not decide whether a test passes.
settings.register_profile(
    "calco", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("calco")


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def no_waiting_for_the_disk() -> Iterator[None]:
    """What ``fsync`` does shows when the machine stops, which no test can bring about;
    those that want it to fail put their own in its place."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", _nothing)
        yield


@pytest.fixture(scope="session", autouse=True)
def what_mypy_knows_of_libraries(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Checking pydantic and httpx2 takes mypy six times as long as a small package.

    Each worker of pytest-xdist has a cache of its own: mypy wants no two runs in one.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MYPY_CACHE_DIR", str(tmp_path_factory.mktemp("mypy")))
        yield


def _nothing(_file: object) -> None:
    pass
