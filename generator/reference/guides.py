"""Guides that the owner of an API writes, as pages beside the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reference import markdown
from generator.reference.views import GuidePage

if TYPE_CHECKING:
    from collections.abc import Iterable


def guide_pages(guides: Iterable[tuple[str, str]]) -> tuple[GuidePage, ...]:
    """The pages of guides.

    Args:
        guides: The name of each and its text, as they were read.
    """
    pages: list[GuidePage] = []
    for name, text in guides:
        title, content = markdown.guide(text)
        pages.append(GuidePage(f"guides/{name}.html", title or name, content))
    return tuple(pages)
