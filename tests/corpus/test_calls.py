"""A few documents of the corpus called on both servers; ``--servers`` takes all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.corpus.documents import entries_of
from tests.corpus.judging import on_servers, refused
from tests.corpus.measure import measure
from tests.corpus.packages import CORPUS

if TYPE_CHECKING:
    from pathlib import Path

NAMES = (
    "oai-schematest-3.2-path-item-object-example",
    "readme-2.0-petstore",
    "readme-3.0-schema-validation",
)


@pytest.mark.corpus
@pytest.mark.node
@pytest.mark.skipif(
    not (CORPUS / "manifest.csv").is_file(),
    reason=f"OPENAPI_CORPUS holds nothing: {CORPUS}",
)
def test_nothing_that_servers_refuse_is_our_fault(tmp_path: Path) -> None:
    entries = [entry for entry in entries_of(CORPUS) if entry.name in NAMES]
    assert len(entries) == len(NAMES)
    measure(entries, tmp_path, types=lambda _: False)
    judged = on_servers(entries, tmp_path)
    assert [one.called.stopped for one in judged] == [None] * 2 * len(entries)
    assert all(
        one.called.calls == 2 * (entry_operations(one.document)) for one in judged
    )
    assert refused(judged, known=True) == []


def entry_operations(name: str) -> int:
    """How many operations the manifest says there are."""
    (found,) = (entry for entry in entries_of(CORPUS) if entry.name == name)
    return found.operations or 0
