"""The document that a package carries is understood as the one it was made of."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from generator.config import Options
from generator.emit.stored import Stored, restored, stored
from generator.pipeline import understand
from generator.problems import Report
from generator.progress import Silent
from tests.corpus.documents import Entry, smaller
from tests.corpus.expected import UNREADABLE
from tests.corpus.test_every_document import ENTRIES

if TYPE_CHECKING:
    from generator.pipeline import Understood

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not ENTRIES, reason="OPENAPI_CORPUS holds nothing"),
]
_READABLE = [entry for entry in smaller(ENTRIES) if entry.name not in UNREADABLE]


def _again(known: Understood) -> Understood:
    text = stored(Stored(known.document.tree, known.names.records, ()))
    found = restored(text)
    return understand(
        "-",
        Options(package=known.names.package),
        Report(),
        Silent(),
        earlier=found.names,
        stdin=io.BytesIO(json.dumps(found.document).encode()),
    )


@pytest.mark.parametrize("entry", _READABLE or [None], ids=lambda one: one and one.name)
def test_a_document(entry: Entry) -> None:
    known = understand(str(entry.path), Options(), Report(), Silent())
    again = _again(known)
    assert again.api == known.api
    assert again.names == known.names
