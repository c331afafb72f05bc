"""What the parameters and fields of lists that page are commonly called.

Names are compared in lower case and without signs: ``page[number]`` is ``pagenumber``.
"""

from __future__ import annotations

import re

PAGES = frozenset(
    {"currentpage", "page", "pageindex", "pageno", "pagenum", "pagenumber"}
)
OFFSETS = frozenset({"offset", "pageoffset", "skip", "start", "startat", "startindex"})
SIZES = frozenset(
    {"count", "itemsperpage", "limit", "max", "maxitems", "maxpagesize", "maxresults"}
    | {"pagelimit", "pagesize", "perpage", "pp", "resultsperpage", "rows", "size"}
    | {"take", "top"}
)
CURSORS = frozenset(
    {"after", "continuation", "continuationtoken", "continue", "cursor", "iterator"}
    | {"marker", "nextcursor", "nextmarker", "nextpagetoken", "nexttoken"}
    | {"pageafter", "pagecursor", "pagetoken", "startafter", "startingafter"}
)
ENDS = frozenset(
    {"before", "end", "enddate", "endtime", "finish", "stop", "to", "until"}
)
"""Parameters beside which a start is that of a range."""

LISTS = ("data", "items", "results", "records", "entries", "values", "content", "value")
"""What holds the items, where an answer has several lists."""

HOLDERS = frozenset(
    {"cursor", "cursors", "links", "link", "meta", "metadata", "next", "page"}
    | {"pageinfo", "pages", "pagination", "paging", "paginginfo", "responsemetadata"}
)
"""Objects beside the items that tell of the page."""

CURRENT = frozenset({"currentpage", "number", "page", "pageindex", "pagenumber"})
LAST = frozenset(
    {"lastpage", "numberofpages", "numpages", "pagecount", "pages", "pagescount"}
    | {"pagetotal", "totalpage", "totalpages", "totalpagescount"}
)
NEXT_PAGE = frozenset({"nextpage", "nextpagenumber"})
TOTAL = frozenset(
    {"count", "total", "totalcount", "totalelements", "totalitems", "totalrecords"}
    | {"totalresults", "totalsize"}
)
MORE = frozenset(
    {"hasmore", "hasmoreitems", "hasnext", "hasnextpage", "ismore", "more"}
)
DONE = frozenset({"done", "islast", "islastpage", "last"})
URLS = frozenset(
    {"next", "nexthref", "nextlink", "nextpage", "nextpagelink", "nextpageuri"}
    | {"nextpageurl", "nexturi", "nexturl", "odatanextlink"}
)
LAST_ITEM = frozenset({"lastid"})


def plain(name: str) -> str:
    """A name in the form in which they are compared."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def is_next(field: str, parameter: str) -> bool:
    """Whether a field of an answer holds what a cursor parameter is given next.

    Args:
        field: The plain name of the field, those of what holds it before it.
        parameter: The plain name of the parameter.
    """
    stem = parameter.removeprefix("next").removeprefix("page")
    nexts = {f"next{parameter}", f"next{stem}", f"nextpage{stem}"}
    if parameter in ("after", "cursor", "pageafter", "pagecursor"):
        nexts |= {"nextcursor", "cursorsafter", "pageinfoendcursor", "endcursor"}
    if parameter.startswith(("next", "contin")) or parameter == "iterator":
        nexts.add(parameter)
    return any(field == one or field.endswith(one) for one in nexts)
