"""Entering a release in a changelog that somebody else may have written."""

from __future__ import annotations

import pytest

from generator.emit.amend import with_entry

_ENTRY = with_entry("1.1.0", "1.1.0", "### Added\n\n- More")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (None, "# Changelog\n\n## 1.1.0\n\n### Added\n\n- More\n"),
        ("", "## 1.1.0\n\n### Added\n\n- More\n"),
        (
            "# Changelog\n\n## 1.0.0\n\nFirst release.\n",
            "# Changelog\n\n## 1.1.0\n\n### Added\n\n- More\n\n"
            "## 1.0.0\n\nFirst release.\n",
        ),
        (
            "# History\n\nBy hand.  \n\tno end",
            "# History\n\nBy hand.  \n\tno end\n\n## 1.1.0\n\n### Added\n\n- More\n",
        ),
        (
            "# Changelog\n## [1.0.0] - 2026-01-01\n- first",
            "# Changelog\n\n## 1.1.0\n\n### Added\n\n- More\n\n"
            "## [1.0.0] - 2026-01-01\n- first",
        ),
        (
            "## [Unreleased]\n\n- By hand\n\n## v1.0.0\n",
            "## [Unreleased]\n\n## 1.1.0\n\n### Added\n\n- More\n\n- By hand\n\n"
            "## v1.0.0\n",
        ),
        (
            "# C\n\n## [1.1.0] - soon\n\nBy hand.\n\n## 1.0.0\n",
            "# C\n\n## [1.1.0] - soon\n\n### Added\n\n- More\n\nBy hand.\n\n## 1.0.0\n",
        ),
        (
            "# C\n\n```md\n## 0.1\n```\n\n## 1.0.0\n",
            "# C\n\n```md\n## 0.1\n```\n\n## 1.1.0\n\n### Added\n\n- More\n\n"
            "## 1.0.0\n",
        ),
        (
            "# C\r\n\r\n## 1.0.0\r\n",
            "# C\r\n\r\n## 1.1.0\r\n\r\n### Added\r\n\r\n- More\r\n\r\n## 1.0.0\r\n",
        ),
    ],
)
def test_an_entry_comes_where_it_belongs(found: str | None, expected: str) -> None:
    given = None if found is None else found.encode()
    assert _ENTRY(given).decode() == expected


def test_bytes_of_any_encoding_stay() -> None:
    found = "# Änderungen\n\n## 1.0.0\n".encode("latin-1")
    amended = with_entry("1.1.0", "1.1.0 - 2026-11-27", "- More")(found)
    assert amended == (
        "# Änderungen\n\n## 1.1.0 - 2026-11-27\n\n- More\n\n## 1.0.0\n".encode(
            "latin-1"
        )
    )
