"""What the tests of whole documents and packages share."""

from __future__ import annotations

import pytest

from tests.corpus.packages import DOCUMENTS, Package, generated


@pytest.fixture(scope="session", params=list(DOCUMENTS))
def package(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Package:
    """The package made of each Fatture in Cloud document."""
    return generated(request.param, tmp_path_factory)


@pytest.fixture(scope="session")
def our_package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The package made of the document in specs/."""
    return generated("ours", tmp_path_factory)
