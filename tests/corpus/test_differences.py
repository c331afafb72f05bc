"""No document differs from itself, and its package keeps its names."""

from __future__ import annotations

import pytest

from generator.config import Options
from generator.diff import compare
from generator.pipeline import understand
from generator.problems import Report
from generator.progress import Silent
from tests.corpus.documents import Entry, smaller
from tests.corpus.expected import UNREADABLE
from tests.corpus.test_every_document import ENTRIES

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not ENTRIES, reason="OPENAPI_CORPUS holds nothing"),
]
_READABLE = [entry for entry in smaller(ENTRIES) if entry.name not in UNREADABLE]


@pytest.mark.parametrize("entry", _READABLE or [None], ids=lambda one: one and one.name)
def test_a_document(entry: Entry) -> None:
    old = understand(str(entry.path), Options(), Report(), Silent())
    new = understand(
        str(entry.path), Options(), Report(), Silent(), earlier=old.names.records
    )
    assert compare(old, new, "1.0.0").changes == ()
