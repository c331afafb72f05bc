"""An API that answers, and the local server of the document that describes it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from tests.unit.reference.pets import Api, pets_of

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from starlette.testclient import TestClient


@pytest.fixture
def api() -> Generator[Api]:
    with Api() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def pets(api: Api, tmp_path: Path) -> Generator[TestClient]:
    with pets_of(api, tmp_path) as client:
        yield client
