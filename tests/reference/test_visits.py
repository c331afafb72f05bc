"""What the benchmark makes of a visit to a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.visits import visit
from tests.reference.files import file_server
from tests.reference.needs import MissingError, chromium_path, without

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser


def test_a_visit_counts_nodes_bytes_and_requests_to_elsewhere(tmp_path: Path) -> None:
    page = """<!doctype html><link rel="icon" href="data:,"><h1>Wait</h1><script>
    document.title = "shown";
    setTimeout(() => document.querySelector("h1").textContent = "Get a pet", 200);
    new Image().src = "http://pets.example/";
    </script>"""
    try:
        chromium_path()
    except MissingError as missing:
        without(missing)
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    with file_server(tmp_path) as server:
        found = visit(server, "/index.html", [["Get a pet"]], limit=30)
        nothing = visit(server, "/index.html", [["Get two pets"]], limit=3)
    assert found.seen is not None
    assert found.seen >= 0.2
    assert found.settled
    assert found.nodes is not None
    assert 10 <= found.nodes <= 20
    assert found.heap is not None
    assert 100_000 < found.heap < 10_000_000
    assert len(page) < found.loaded < len(page) + 500
    assert found.elsewhere == 1
    assert nothing.seen is None
