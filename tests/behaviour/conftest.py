"""Packages are made once a document, and shared by the tests that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.sdk import SDK, make_sdk

if TYPE_CHECKING:
    from tests.behaviour.sdk import MakeSDK


@pytest.fixture(scope="session")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> MakeSDK:
    """A function from the text of a document to its package."""
    made: dict[str, SDK] = {}

    def make(text: str) -> SDK:
        if text not in made:
            made[text] = make_sdk(text, tmp_path_factory.mktemp("sdk"))
        return made[text]

    return make
