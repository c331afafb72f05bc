"""The packages whose size and weight have a limit."""

from __future__ import annotations

import pytest

from tests.corpus.packages import NAME, REPOSITORY, Package, document, generated


@pytest.fixture(
    scope="session",
    params=["ours", "committed", pytest.param("published", marks=pytest.mark.corpus)],
)
def package(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Package:
    """The package made of each Fatture in Cloud document, and the one of ``output``,
    which has all that calco.toml asks for."""
    if request.param == "committed":
        return Package(document("ours"), REPOSITORY / "output" / NAME, 0, "", "")
    return generated(request.param, tmp_path_factory)
