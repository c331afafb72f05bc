"""Lists that have pages.

Documents say nothing of how their lists are paged, so what the parameters and the fields
of an answer are commonly called decides. What is on the first page of an example stays as
it is; a list of a length that was asked for is made of the items of the example.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from generator.json_types import is_array, is_object

from .schemas import mapping

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PAGE = ("page", "pageNumber", "page_number", "pageNo", "p")
SIZE = (
    *("per_page", "perPage", "page_size", "pageSize", "limit", "count", "size"),
    *("max_results", "maxResults", "first", "take", "top", "$top"),
)
OFFSET = ("offset", "skip", "start", "startAt", "start_index", "startIndex", "$skip")
CURSOR = (
    *("cursor", "after", "starting_after", "page_token", "pageToken", "next_token"),
    *("nextToken", "continuation_token", "continuationToken", "next_cursor"),
)
_ENDS = frozenset({"end", "stop", "until"})
_DEFAULT_SIZE = 20


@dataclass(frozen=True, slots=True)
class Window:
    """What part of a list a request asks for.

    Args:
        start: The index of the first item.
        size: How many items a page has.
        names: The parameters that say so: of the place and of the size, where there
            are such.
        kind: How the place is told.
    """

    start: int
    size: int
    names: tuple[str, str | None]
    kind: str

    @property
    def page(self) -> int:
        """The number of the page, from 1."""
        return self.start // self.size + 1


def window(
    parameters: Sequence[str], query: Mapping[str, str], default: int = _DEFAULT_SIZE
) -> Window | None:
    """The window that a request asks for; None when the operation has no pages.

    Args:
        parameters: The names of the operation's query parameters.
        query: The query of the request.
        default: The size of a page where the request says none.
    """
    known = {name.lower(): name for name in reversed(parameters)}

    def named(names: Sequence[str]) -> str | None:
        return next((known[n.lower()] for n in names if n.lower() in known), None)

    size_name = named(SIZE)
    size = max(1, _whole(query.get(size_name or "", ""), default))
    for kind, names in (("page", PAGE), ("offset", OFFSET), ("cursor", CURSOR)):
        name = named(names)
        if name is None or (name.lower() == "start" and known.keys() & _ENDS):
            continue  # none, or a range of something else
        place = _whole(query.get(name, ""), 1 if kind == "page" else 0)
        start = (max(1, place) - 1) * size if kind == "page" else place
        return Window(start, size, (name, size_name), kind)
    return None


def find_items(value: Any) -> tuple[str, ...] | None:
    """Where in an answer the list is: keys to follow; empty for the answer itself."""
    if is_array(value):
        return ()
    lists = [key for key, item in mapping(value).items() if is_array(item)]
    for key in ("data", "items", "results", "records", "values", *lists[:1]):
        if key in lists:
            return (key,)
    for key, item in mapping(value).items():
        if is_object(item) and (below := find_items(item)):
            return (key, *below)
    return None


def items_of(value: Any, where: tuple[str, ...]) -> list[Any]:
    """The list at a place."""
    for key in where:
        value = value[key]
    found: list[Any] = value
    return found


def many(items: list[Any], count: int) -> list[Any]:
    """As many items, made of those that are there; ``id`` tells them apart."""
    made: list[Any] = []
    for index in range(count if items else 0):
        item = copy.deepcopy(items[index % len(items)])
        if is_object(item) and index >= len(items):
            number = index + 1
            if isinstance(item.get("id"), int):
                item["id"] = _base(items) + number
            elif isinstance(item.get("id"), str):
                item["id"] = f"{item['id']}-{number}"
        made.append(item)
    return made


def _base(items: list[Any]) -> int:
    ids = [mapping(item).get("id") for item in items]
    return max((one for one in ids if isinstance(one, int)), default=0)


def paged(
    value: Any, where: tuple[str, ...], items: list[Any], asked: Window, url: str
) -> tuple[Any, str | None]:
    """An answer with the page of a list that was asked for.

    Args:
        value: The answer, its list replaced.
        where: Where in it the list is.
        items: The whole list.
        asked: The page.
        url: The URL of the request without its query.

    Returns:
        The answer, its counts and links set, and the ``Link`` header for the next page.
    """
    page = items[asked.start : asked.start + asked.size]
    made = copy.deepcopy(value)
    if not where:
        made = page
    else:
        _holder(made, where)[where[-1]] = page
    more = asked.start + asked.size < len(items)
    _tell(made, where, asked, len(items), len(page), url)
    link = f'<{_link(asked, asked.start + asked.size, url)}>; rel="next"'
    return made, link if more else None


def _holder(value: Any, where: tuple[str, ...]) -> Any:
    for key in where[:-1]:
        value = value[key]
    return value


def _tell(
    value: Any, where: tuple[str, ...], asked: Window, total: int, count: int, url: str
) -> None:
    """Set the fields that speak of pages, beside the list and in objects beside it."""
    if not is_object(value):
        return
    pages = max(1, -(-total // asked.size))
    more = asked.start + asked.size < total
    next_start = asked.start + asked.size if more else None
    before = max(0, asked.start - asked.size) if asked.start else None
    links = {
        "next": next_start,
        "prev": before,
        "previous": before,
        "first": 0,
        "last": (pages - 1) * asked.size,
    }
    facts: dict[str, Any] = {
        **dict.fromkeys(
            ("current_page", "currentpage", "page", "page_number"), asked.page
        ),
        **dict.fromkeys(
            ("last_page", "lastpage", "total_pages", "totalpages", "pages"), pages
        ),
        **dict.fromkeys(
            ("per_page", "perpage", "page_size", "pagesize", "limit"), asked.size
        ),
        **dict.fromkeys(("total", "total_count", "totalcount", "total_items"), total),
        **dict.fromkeys(("offset", "skip", "start_at", "startat"), asked.start),
        "from": asked.start + 1 if count else None,
        "to": asked.start + count if count else None,
        **dict.fromkeys(("has_more", "hasmore", "has_next", "hasnextpage"), more),
        **dict.fromkeys(
            (
                "next_cursor",
                "nextcursor",
                "next_page_token",
                "nextpagetoken",
                "next_token",
            ),
            str(next_start) if more else None,
        ),
    }
    for relation, start in links.items():
        shown = None if start is None else _link(asked, start, url)
        for name in (
            relation,
            f"{relation}_page_url",
            f"{relation}_url",
            f"{relation}url",
        ):
            facts[name] = shown
    for holder in (value, *(v for k, v in value.items() if k not in where)):
        if is_object(holder):
            for key, old in holder.items():
                fact = facts.get(key.lower(), old)
                # A field of another kind is about something else.
                alike = old is None or fact is None or type(old) is type(fact)
                if key not in where and alike:
                    holder[key] = fact


def _link(asked: Window, start: int, url: str) -> str:
    place = start // asked.size + 1 if asked.kind == "page" else start
    query = {asked.names[0]: place}
    if asked.names[1] is not None:
        query[asked.names[1]] = asked.size
    return f"{url}?{urlencode(query)}"


def _whole(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() else default
