"""Guides that the owner of an API writes, as pages beside the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.problems import CalcoError
from generator.reference import markdown
from generator.reference.views import GuidePage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def guide_pages(paths: Iterable[Path]) -> tuple[GuidePage, ...]:
    """The pages of guides, called as their files.

    Args:
        paths: Markdown files in UTF-8.

    Raises:
        CalcoError: One cannot be read, or two are called the same.
    """
    found: dict[str, GuidePage] = {}
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8"
            raise CalcoError.of(
                "CALCO-C013", f"{path} cannot be read: {reason.lower()}"
            ) from error
        slug = re.sub(r"[^A-Za-z0-9_.-]", "-", path.stem).strip(".") or "guide"
        if slug.lower() in found:
            raise CalcoError.of(
                "CALCO-C013", f"{path}: another guide is called {slug!r} already"
            )
        title, content = markdown.guide(text)
        page = GuidePage(f"guides/{slug}.html", title or path.stem, content)
        found[slug.lower()] = page
    return tuple(found.values())
