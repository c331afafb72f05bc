"""Lists that have pages.

Documents say nothing of how their lists are paged, so what the parameters and the fields
of an answer are commonly called decides. What is on the first page of an example stays as
it is; a list of a length that was asked for is made of the items of the example.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from generator import paging_words as common
from generator.json_types import is_array, is_object
from generator.paging_words import plain

from . import paging_words as words
from .fits import fits
from .schemas import Resolve, flatten, mapping, sequence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEFAULT_SIZE = 20


@dataclass(frozen=True, slots=True)
class Window:
    """What part of a list a request asks for.

    Args:
        start: The index of the first item.
        size: How many items a page has.
        names: The parameters that say so: of the place and of the size, where there
            are such.
        kind: How the place is told.
        first: The number of the first page.
        text: What the request says of the place.
    """

    start: int
    size: int
    names: tuple[str, str | None]
    kind: str
    first: int = 1
    text: str = ""

    @property
    def page(self) -> int:
        """The number of the page."""
        return self.start // self.size + self.first

    def after_item(self, items: Sequence[Any]) -> Window:
        """The window after the item that a cursor names, where it names one."""
        if self.kind != "cursor" or plain(self.names[0]) not in words.AFTER_ITEM:
            return self
        ids = [str(mapping(item).get("id")) for item in items]
        return (
            replace(self, start=ids.index(self.text) + 1) if self.text in ids else self
        )


def window(
    parameters: Sequence[dict[str, Any]],
    query: Mapping[str, str],
    default: int,
    resolve: Resolve,
) -> Window | None:
    """The window that a request asks for; None when the operation has no pages.

    Args:
        parameters: The Parameter Objects of the operation's query.
        query: The query of the request.
        default: The size of a page where neither the request nor the document says one.
        resolve: Finds the node of a local reference.
    """
    known = {plain(str(one.get("name"))): one for one in reversed(parameters)}

    def named(names: Sequence[str]) -> dict[str, Any] | None:
        return next((known[plain(n)] for n in names if plain(n) in known), None)

    sized = named(words.SIZE)
    size_name = None if sized is None else str(sized.get("name"))
    if sized is not None:
        said = flatten(sized.get("schema"), resolve)[0].get("default")
        if isinstance(said, int) and not isinstance(said, bool) and said > 0:
            default = said
    size = max(1, _whole(query.get(size_name or "", ""), default))
    places = (("page", words.PAGE), ("offset", words.OFFSET), ("cursor", words.CURSOR))
    for kind, names in places:
        placed = named(names)
        name = "" if placed is None else str(placed.get("name"))
        if placed is None or (plain(name) == "start" and known.keys() & common.ENDS):
            continue  # none, or a range of something else
        first = _first(placed, resolve) if kind == "page" else 1
        text = query.get(name, "")
        place = _whole(text, first if kind == "page" else 0)
        start = max(0, place - first) * size if kind == "page" else place
        return Window(start, size, (name, size_name), kind, first, text)
    return None


def _first(parameter: dict[str, Any], resolve: Resolve) -> int:
    """The number of the first page, as far as a document tells: 1 otherwise."""
    flat = flatten(parameter.get("schema"), resolve)[0]
    told = [flat.get("default"), parameter.get("example"), flat.get("example")]
    told += [
        mapping(one).get("value") for one in mapping(parameter.get("examples")).values()
    ]
    told += [*sequence(flat.get("examples")), flat.get("minimum")]
    if flat.get("exclusiveMinimum") == 0:
        told.append(1)
    for value in told:
        if value in (0, 1):
            return int(value)
    return 0 if _FROM_ZERO.search(str(parameter.get("description", ""))) else 1


_FROM_ZERO = re.compile(
    r"(?i)\b(zero|0)[- ]?(based|indexed)|\b(at|from|with) (0|zero)\b"
)


def find_items(value: Any, subject: str = "") -> tuple[str, ...] | None:
    """Where in an answer the list is: keys to follow; empty for the answer itself.

    Args:
        value: The answer.
        subject: The last word of the path, after which a list may be called.
    """
    if is_array(value):
        return ()
    lists = [key for key, item in mapping(value).items() if is_array(item)]
    wanted = [key for key in lists if subject and plain(key) == plain(subject)]
    for key in (*wanted, *common.LISTS, *lists[:1]):
        if key in lists:
            return (key,)
    for key, item in mapping(value).items():
        if is_object(item) and (below := find_items(item, subject)):
            return (key, *below)
    return None


def item_schema(schema: Any, where: tuple[str, ...], resolve: Resolve) -> Any:
    """What an item of the list at a place of an answer keeps to."""
    for key in where:
        properties = mapping(flatten(schema, resolve)[0].get("properties"))
        schema = properties.get(key, True)
    return flatten(schema, resolve)[0].get("items", True)


def items_of(value: Any, where: tuple[str, ...]) -> list[Any]:
    """The list at a place."""
    for key in where:
        value = value[key]
    found: list[Any] = value
    return found


def paged(
    value: Any,
    where: tuple[str, ...],
    items: list[Any],
    asked: Window,
    url: str,
    schema: Any,
    resolve: Resolve,
) -> tuple[Any, str | None]:
    """An answer with the page of a list that was asked for.

    Args:
        value: The answer, its list replaced.
        where: Where in it the list is.
        items: The whole list.
        asked: The page.
        url: The URL of the request without its query.
        schema: What the answer keeps to.
        resolve: Finds the node of a local reference.

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
    for holder, keeps_to in _holders(made, where, schema, resolve):
        told = _told(holder, where, asked, len(items), len(page), url)
        for key, fact in told.items():
            old = holder[key]
            # A field of another kind is about something else.
            if old is None:
                alike = fact is None or fits(fact, keeps_to.get(key, True), resolve)
            else:
                alike = fact is None or type(old) is type(fact)
            if alike:
                holder[key] = fact
    link = f'<{_link(asked, asked.start + asked.size, url)}>; rel="next"'
    return made, link if more else None


def _holder(value: Any, where: tuple[str, ...]) -> Any:
    for key in where[:-1]:
        value = value[key]
    return value


def _holders(
    value: Any, where: tuple[str, ...], schema: Any, resolve: Resolve
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """What may speak of pages, with the schemas of its properties.

    That is what holds the list, and all that holds that, and the objects in these.
    """
    found: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for key in where:
        properties = mapping(flatten(schema, resolve)[0].get("properties"))
        found.append((value, properties))
        for name, item in value.items():
            if is_object(item) and name not in where:
                inside = flatten(properties.get(name, True), resolve)[0]
                found.append((item, mapping(inside.get("properties"))))
        value, schema = value[key], properties.get(key, True)
    return found


def _told(
    holder: dict[str, Any],
    where: tuple[str, ...],
    asked: Window,
    total: int,
    count: int,
    url: str,
) -> dict[str, Any]:
    """What the fields of an object are to say of the page."""
    more = asked.start + asked.size < total
    next_start = asked.start + asked.size if more else None
    facts = _facts(asked, total, count)
    addresses = _addresses(asked, total, url)
    beside = {plain(key) for key in holder}
    told: dict[str, Any] = {}
    for key, old in holder.items():
        name = plain(key)
        if key in where:
            continue
        if name in words.NEXT_FACTS and isinstance(old, int):
            told[key] = None if next_start is None else asked.page + 1
        elif name in addresses and not isinstance(old, bool):
            told[key] = addresses[name]
        elif name == "count":
            # The items of the page, unless its neighbours are addresses of others.
            told[key] = total if beside & words.NEXT_FACTS else count
        elif words.counts(key, where[-1]):
            told[key] = total
        elif name == "number" and not beside & common.LAST:
            continue  # of something else than a page
        elif name == "lastpage" and asked.first == 0:
            told[key] = facts[name] - 1  # a number, which is not how many there are
        elif name in facts:
            told[key] = facts[name]
        elif _is_next(name, asked):
            place = next_start if isinstance(old, int) else str(next_start)
            told[key] = place if more else None
    return told


def _facts(asked: Window, total: int, count: int) -> dict[str, Any]:
    """What fields say of a page, by their plain names."""
    more = asked.start + asked.size < total
    return {
        **dict.fromkeys(words.CURRENT_FACTS, asked.page),
        **dict.fromkeys(common.LAST, max(1, -(-total // asked.size))),
        **dict.fromkeys(words.SIZE_FACTS, asked.size),
        **dict.fromkeys(words.TOTAL_FACTS, total),
        **dict.fromkeys(words.OFFSET_FACTS, asked.start),
        "from": asked.start + 1 if count else None,
        "to": asked.start + count if count else None,
        **dict.fromkeys(common.MORE, more),
        **dict.fromkeys(common.DONE, not more),
        **dict.fromkeys(("first", "isfirst", "isfirstpage"), asked.start == 0),
    }


def _addresses(asked: Window, total: int, url: str) -> dict[str, str | None]:
    """The addresses of other pages, by the plain names of the fields that hold them."""
    pages = max(1, -(-total // asked.size))
    before = max(0, asked.start - asked.size) if asked.start else None
    more = asked.start + asked.size < total
    links = {
        "next": asked.start + asked.size if more else None,
        "prev": before,
        "previous": before,
        "first": 0,
        "last": (pages - 1) * asked.size,
    }
    found: dict[str, str | None] = {}
    for relation, start in links.items():
        shown = None if start is None else _link(asked, start, url)
        for ending in ("", "pageurl", "url", "link", "uri", "href", "pagelink"):
            found[f"{relation}{ending}"] = shown
    return {**found, **dict.fromkeys(words.NEXT_FACTS, found["next"])}


def _is_next(name: str, asked: Window) -> bool:
    """Whether a field holds what the cursor is given next."""
    if name in words.CURSOR_FACTS:
        return True
    parameter = plain(asked.names[0])
    return asked.kind == "cursor" and name in (
        f"next{parameter}",
        f"next{parameter.removeprefix('page')}",
    )


def _link(asked: Window, start: int, url: str) -> str:
    number = start // asked.size + asked.first
    place = number if asked.kind == "page" else start
    query = {asked.names[0]: place}
    if asked.names[1] is not None:
        query[asked.names[1]] = asked.size
    return f"{url}?{urlencode(query)}"


def _whole(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() else default
