"""What the tests of whole documents and packages share."""

from __future__ import annotations

import pytest

from tests.corpus.packages import Package, generated


@pytest.fixture(
    scope="session",
    params=["ours", pytest.param("published", marks=pytest.mark.corpus)],
)
def package(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Package:
    """The package made of each Fatture in Cloud document."""
    return generated(request.param, tmp_path_factory)
