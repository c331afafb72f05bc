"""An API that answers, and the local server of the document that describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.reference.pets import Api, pets_of
from tests.unit.reference.serving import running

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from starlette.testclient import TestClient


@pytest.fixture
def api() -> Generator[Api]:
    with running(Api()) as server:
        yield server


@pytest.fixture
def pets(api: Api, tmp_path: Path) -> Generator[TestClient]:
    with pets_of(api, tmp_path) as client:
        yield client
