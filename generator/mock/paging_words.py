"""What the parameters and fields of lists with pages are called.

These are the words by which generated clients page, and some more: what a client sends
must be understood. Parameters stand in the order in which they are looked for.
"""

from __future__ import annotations

import re

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

ENDS = frozenset(
    {"before", "end", "enddate", "endtime", "finish", "stop", "to", "until"}
)
"""Parameters beside which a start is that of a range."""

LISTS = ("data", "items", "results", "records", "entries", "values", "content", "value")
"""What holds the items, where an answer has several lists."""

CURRENT_FACTS = frozenset(
    {"currentpage", "number", "page", "pageindex", "pagenumber", "pageno", "pagenum"}
)
LAST_FACTS = frozenset(
    {"lastpage", "numberofpages", "numpages", "pagecount", "pages", "pagescount"}
    | {"pagetotal", "totalpage", "totalpages", "totalpagescount"}
)
SIZE_FACTS = frozenset({"perpage", "pagesize", "limit"})
TOTAL_FACTS = frozenset(
    {"total", "totalcount", "totalelements", "totalitems", "totalrecords"}
    | {"totalresults", "totalsize"}
)
OFFSET_FACTS = frozenset({"offset", "skip", "startat"})
MORE_FACTS = frozenset(
    {"hasmore", "hasmoreitems", "hasnext", "hasnextpage", "ismore", "more"}
)
DONE_FACTS = frozenset({"done", "islast", "islastpage", "last"})
NEXT_FACTS = frozenset(
    {"next", "nexthref", "nextlink", "nextpage", "nextpagelink", "nextpageuri"}
    | {"nextpageurl", "nexturi", "nexturl", "odatanextlink", "nextpagenumber"}
)
CURSOR_FACTS = frozenset(
    {"nextcursor", "nextpagetoken", "nexttoken", "nextmarker", "endcursor"}
    | {"nextcontinuationtoken", "continuationtoken", "continuation", "iterator"}
    | {"nextafter", "cursorsafter"}
)


def plain(name: str) -> str:
    """A name in the form in which names are compared: ``$top`` is ``top``."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def counts(field: str, items: str) -> bool:
    """Whether a field tells how many items a list has: ``articlesCount`` of ``articles``.

    Args:
        field: The name of the field.
        items: The name of the list.
    """
    words = {plain(items), *map(plain, singulars(items))}
    return plain(field) in {
        form.format(word)
        for word in words
        for form in ("{}count", "{}total", "total{}", "total{}count", "numberof{}")
    } | {f"num{word}" for word in words}


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
