"""What tells the items of a list apart, and items that are made to differ in it.

The path of an item names its key: ``{slug}`` of ``/articles/{slug}`` is the property
``slug``, and so are ``{article_slug}`` and ``{articleSlug}``.
"""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from generator.json_types import is_array, is_object
from generator.paging_words import plain

from .fits import fits
from .paging_words import singulars
from .schemas import Resolve, flatten, mapping

if TYPE_CHECKING:
    from collections.abc import Sequence

UNIQUE = frozenset({"id", "uuid", "guid", "slug"})
_NAMES = frozenset(
    {"key", "code", "name", "title", "username", "email", "handle", "number"}
)
_MOST_TRIES = 1000


def item_parameter(templates: Iterable[str], collection: str) -> str | None:
    """The parameter by which the paths of items tell them apart.

    Args:
        templates: All path templates of the document.
        collection: The template of the collection.
    """
    start = f"{collection}/{{"
    for one in templates:
        name = one.removeprefix(start)
        if name != one and re.fullmatch(r"[^{}/]+\}", name):
            return name[:-1]
    return None


def key_of(
    templates: Iterable[str], collection: str, items: Iterable[Any]
) -> str | None:
    """The property by which the paths of items mean them; None when there is none.

    Args:
        templates: All path templates of the document.
        collection: The template of the collection.
        items: Some that it holds.
    """
    names = dict.fromkeys(name for item in items for name in mapping(item))
    return key_name(item_parameter(templates, collection), collection, names)


def key_name(
    parameter: str | None, collection: str, names: Collection[str]
) -> str | None:
    """The property by which the path of an item means it; None when there is none.

    Args:
        parameter: The parameter of the path, where there is such a path.
        collection: The path of the collection; its last word names the items.
        names: The properties of an item.
    """
    wanted = _words(parameter or "")
    if wanted:
        same = [name for name in names if _words(name) == wanted]
        # Of {article_slug} the end; of {slug} the property that says of what it is.
        same += sorted(
            (name for name in names if _ends(wanted, _words(name))),
            key=len,
            reverse=True,
        )
        kinds = {plain(one) for one in singulars(collection.rpartition("/")[2])}
        same += [
            name
            for name in names
            if _ends(_words(name), wanted)
            and "".join(_words(name)[: -len(wanted)]) in kinds
        ]
        if same:
            return same[0]
    if "id" in names:
        return "id"
    ended = [name for name in names if name.lower().endswith("id")]
    named = [name for name in names if name.lower() in ("uuid", "key", "name", "code")]
    return next(iter([*ended, *named]), None)


def _words(name: str) -> list[str]:
    """The words of a name, in lower case."""
    found = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)
    return [word.lower() for word in found]


def _ends(longer: list[str], shorter: list[str]) -> bool:
    return 0 < len(shorter) < len(longer) and longer[-len(shorter) :] == shorter


def fresh(
    like: Any, taken: Collection[Any], schema: Any, resolve: Resolve, number: int
) -> Any:
    """A value such as another one, which is not taken.

    Args:
        like: The other value; a number is made where it is no text.
        taken: What the value must not be, as texts.
        schema: What it keeps to.
        resolve: Finds the node of a local reference.
        number: What tells it apart, where it can.

    Returns:
        The value; ``None`` when the schema has no other.
    """
    if isinstance(like, str):
        for more in range(_MOST_TRIES):
            for text in _texts(like, number + more):
                if text not in taken and fits(text, schema, resolve):
                    return text
        return None
    if isinstance(like, bool) or not isinstance(like, int | float | None):
        return None
    known = [int(one) for one in taken if re.fullmatch(r"-?\d{1,18}", str(one))]
    following = max(known, default=0) + 1
    return following if fits(following, schema, resolve) else None


def _texts(text: str, number: int) -> Iterator[str]:
    """Texts like another one that a number tells apart, the plainest first."""
    digits = str(number)
    name, at, host = text.partition("@")
    if text.isascii() and text.isdigit():
        yield digits.zfill(len(text)) if text[0] == "0" else digits
    if at:
        yield f"{name}-{number}@{host}"
    yield f"{text}-{number}"
    yield f"{text}{number}"
    ending = re.search(r"[0-9]+$", text) or re.search(r"[0-9a-f]{12}$", text)
    if ending is not None:
        yield text[: ending.start()] + digits.zfill(len(ending[0]))[-len(ending[0]) :]
    yield text[: -len(digits)] + digits
    if day := _DAY.match(text):
        try:
            later = dt.date.fromisoformat(day[0]) + dt.timedelta(days=number)
        except (ValueError, OverflowError):
            return
        yield later.isoformat() + text[day.end() :]


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")


def many(
    items: list[Any],
    count: int,
    schema: Any,
    resolve: Resolve,
    key: str | None,
) -> list[Any]:
    """As many items, made of those that are there, and distinct where they can be.

    Args:
        items: What is there; these come first, as they are.
        count: How many there are to be.
        schema: What an item keeps to.
        resolve: Finds the node of a local reference.
        key: The property that tells items apart.
    """
    made: list[Any] = []
    differing = _Differing(items, schema, resolve, key)
    for index in range(count if items else 0):
        item = copy.deepcopy(items[index % len(items)])
        repeated = index >= len(items) or item in items[:index]
        made.append(differing.other(item, index + 1) if repeated else item)
    return made


class _Differing:
    """Makes items that differ from each other."""

    def __init__(
        self, items: Sequence[Any], schema: Any, resolve: Resolve, key: str | None
    ) -> None:
        self._items = items
        self._schema = schema
        self._resolve = resolve
        self._key = key
        self._taken: dict[tuple[str, ...], set[Any]] = {}
        self._highest: dict[tuple[str, ...], int] = {}

    def other(self, item: Any, number: int) -> Any:
        """The same item, differing from all before where its schema lets it."""
        if not is_object(item):
            found = self._value(item, (), self._schema, number)
            return item if found is None else found
        self._differ(item, self._schema, (), number)
        return item

    def _differ(
        self, item: dict[str, Any], schema: Any, above: tuple[str, ...], number: int
    ) -> bool:
        properties = mapping(flatten(schema, self._resolve)[0].get("properties"))
        keys = [k for k in item if plain(k) in UNIQUE or (k == self._key and not above)]
        names = [k for k in item if plain(k) in _NAMES]
        # Text may be changed at will before numbers, which say how many or how much.
        others = [k for k in item if isinstance(item[k], str)]
        others.sort(key=lambda k: _DAY.match(item[k]) is not None)
        others += [k for k in item if isinstance(item[k], int | float)]
        done = False
        for several, group in ((True, keys), (True, names), (False, others)):
            for name in group:
                below = properties.get(name, True)
                found = self._value(item[name], (*above, name), below, number)
                if found is not None:
                    item[name] = found
                    done = True
                    if not several:
                        break
            if done:
                return True
        return any(
            self._differ(item[k], properties.get(k, True), (*above, k), number)
            for k in item
            if is_object(item[k])
        )

    def _value(
        self, value: Any, place: tuple[str, ...], schema: Any, number: int
    ) -> Any:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return None
        if place not in self._taken:
            there = [_at(one, place) for one in self._items]
            plainly = [one for one in there if not (is_object(one) or is_array(one))]
            self._taken[place] = set(plainly)
            numbers = [one for one in plainly if isinstance(one, int | float)]
            self._highest[place] = int(max(numbers, default=0))
        if isinstance(value, str):
            found = fresh(value, self._taken[place], schema, self._resolve, number)
        else:
            self._highest[place] += 1
            found = self._highest[place]
            if not fits(found, schema, self._resolve):
                return None
        self._taken[place].add(found)
        return found


def _at(value: Any, place: tuple[str, ...]) -> Any:
    for name in place:
        value = mapping(value).get(name)
    return value
