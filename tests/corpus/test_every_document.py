"""The examples and the smaller APIs of the corpus; ``make corpus`` takes them all."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.corpus.documents import Entry, entries_of, operations_of, smaller
from tests.corpus.expected import ERRORS, UNREADABLE, judge
from tests.corpus.measure import Measured, measure
from tests.corpus.packages import CORPUS, locked, shared_folder

ENTRIES = entries_of(CORPUS) if (CORPUS / "manifest.csv").is_file() else []

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not ENTRIES, reason=f"OPENAPI_CORPUS holds nothing: {CORPUS}"),
]


@pytest.fixture(scope="session")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Measured]:
    """What the first test that asks for it measures, on all documents at once."""
    folder = shared_folder(tmp_path_factory) / "documents"
    results = folder / "results.json"
    with locked(folder):
        if not results.is_file():
            shutil.rmtree(folder, ignore_errors=True)
            found = measure(smaller(ENTRIES), folder)
            results.write_text(json.dumps([result.as_json() for result in found]))
    told = [Measured(**each) for each in json.loads(results.read_text())]
    return {result.name: result for result in told}


@pytest.mark.parametrize(
    "entry", smaller(ENTRIES) or [None], ids=lambda entry: entry and entry.name
)
def test_a_document(entry: Entry, measured: dict[str, Measured]) -> None:
    assert judge(measured[entry.name], known=True) == []


@pytest.mark.parametrize(
    "entry", smaller(ENTRIES) or [None], ids=lambda entry: entry and entry.name
)
def test_the_manifest_counts_the_same(entry: Entry) -> None:
    operations = operations_of(entry.path)
    assert operations is not None
    assert len(operations) == entry.operations


def test_who_is_excused_exists() -> None:
    names = {entry.name for entry in ENTRIES}
    assert names >= ERRORS.keys() | UNREADABLE.keys()
    assert len(UNREADABLE) <= 3
