"""What else the parameters and fields of lists with pages are called.

These are the words by which generated clients page, and some more: what a client sends
must be understood. Parameters stand in the order in which they are looked for.
"""

from __future__ import annotations

from generator import paging_words as words
from generator.paging_words import plain

PAGE = (
    *("page", "page_number", "page_no", "page_num", "page_index", "current_page", "p"),
)
SIZE = (
    *("per_page", "page_size", "limit", "count", "size", "max_results", "first"),
    *("take", "top", "items_per_page", "results_per_page", "page_limit", "max_items"),
    *("max_page_size", "max", "pp", "rows"),
)
OFFSET = ("offset", "skip", "start", "start_at", "start_index", "page_offset")
CURSOR = (
    *("cursor", "after", "starting_after", "page_token", "next_token"),
    *("continuation_token", "next_cursor", "continuation", "continue", "iterator"),
    *("marker", "next_marker", "next_page_token", "page_after", "page_cursor"),
    "start_after",
)
AFTER_ITEM = frozenset({"after", "startingafter", "startafter"})
"""Cursors that may be the ``id`` of an item."""

CURRENT_FACTS = words.CURRENT | words.PAGES
SIZE_FACTS = frozenset({"perpage", "pagesize", "limit"})
TOTAL_FACTS = words.TOTAL - {"count"}
OFFSET_FACTS = frozenset({"offset", "skip", "startat"})
NEXT_FACTS = words.URLS | words.NEXT_PAGE
CURSOR_FACTS = frozenset(
    {"nextcursor", "nextpagetoken", "nexttoken", "nextmarker", "endcursor"}
    | {"nextcontinuationtoken", "continuationtoken", "continuation", "iterator"}
    | {"nextafter", "cursorsafter"}
)


def counts(field: str, items: str) -> bool:
    """Whether a field tells how many items a list has: ``articlesCount`` of ``articles``.

    Args:
        field: The name of the field.
        items: The name of the list.
    """
    called = {plain(items), *map(plain, singulars(items))}
    return plain(field) in {
        form.format(one)
        for one in called
        for form in ("{}count", "{}total", "total{}", "total{}count", "numberof{}")
    } | {f"num{one}" for one in called}


def singulars(word: str) -> list[str]:
    """What one of several may be called: the word itself at the end."""
    found: list[str] = []
    if word.endswith("ies"):
        found.append(f"{word[:-3]}y")
    if word.endswith("es"):
        found.append(word[:-2])
    if word.endswith("s"):
        found.append(word[:-1])
    return [*found, word]
