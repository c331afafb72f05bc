"""Guides that the owner of an API writes, which the reference has beside its pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def read_guides(paths: Iterable[Path]) -> tuple[tuple[str, str], ...]:
    """Guides by the names of their pages, each with its text.

    Args:
        paths: Markdown files in UTF-8.

    Raises:
        CalcoError: One cannot be read, or two are called the same.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8"
            raise CalcoError.of(
                "CALCO-C013", f"{path} cannot be read: {reason.lower()}"
            ) from error
        slug = re.sub(r"[^A-Za-z0-9_.-]", "-", path.stem).strip(".") or "guide"
        if slug.lower() in taken:
            raise CalcoError.of(
                "CALCO-C013", f"{path}: another guide is called {slug!r} already"
            )
        taken.add(slug.lower())
        found[slug] = text
    return tuple(found.items())
