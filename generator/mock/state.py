"""What was created can be got, changed, listed and deleted.

The path tells what belongs together: ``/pets`` is the collection of ``/pets/{id}``. Of a
collection that nobody has touched, the list example of the document is what is there.
"""

from __future__ import annotations

import copy
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from generator.json_types import is_object

from .paging import find_items, items_of
from .schemas import mapping

if TYPE_CHECKING:
    from .answer import Answer
    from .routes import Match


class Gone(Exception):  # noqa: N818  an answer, and no mistake of ours
    """There is no such item."""


class Store:
    """The items of all collections, by the path of the collection and their key.

    Args:
        templates: The path templates of the document.
    """

    def __init__(self, templates: set[str]) -> None:
        self._templates = templates
        self._lock = threading.Lock()
        self._collections: dict[str, dict[str, Any]] = {}

    def is_item(self, match: Match) -> bool:
        """Whether a path is that of one item of a collection."""
        above, _, last = match.route.template.rpartition("/")
        is_variable = last.startswith("{") and last.endswith("}")
        return is_variable and above in self._templates

    def is_collection(self, match: Match) -> bool:
        """Whether a path is that of a collection."""
        start = f"{match.route.template}/{{"
        return any(
            one.startswith(start) and "/" not in one[len(start) :]
            for one in self._templates
        )

    def known(self, path: str) -> bool:
        """Whether somebody has looked at a collection."""
        return path in self._collections

    def seed(self, path: str, items: list[Any]) -> None:
        """Fill a collection that nobody has looked at."""
        with self._lock:
            self._collections.setdefault(
                path, {_key(item): item for item in items if is_object(item)}
            )

    def items(self, path: str) -> list[Any]:
        """All items of a collection."""
        with self._lock:
            return copy.deepcopy(list(self._collections.get(path, {}).values()))

    def create(self, path: str, answer: Answer, body: Any) -> Any:
        """Add what a body says; the value of the answer."""
        shown, place = _entity(answer.value)
        given = mapping(_unwrapped(body, place))
        with self._lock:
            collection = self._collections.setdefault(path, {})
            item = {**shown, **copy.deepcopy(given)}
            name = _id_name(item)
            item[name] = _fresh(shown.get(name), collection)
            collection[str(item[name])] = item
            return _wrapped(answer.value, place, item)

    def get(self, path: str, key: str, answer: Answer) -> Any:
        """An item; ``Gone`` if there is none."""
        with self._lock:
            item = self._found(path, key)
            return _wrapped(answer.value, _entity(answer.value)[1], copy.deepcopy(item))

    def change(
        self,
        path: str,
        key: str,
        answer: Answer,
        body: Any,
        *,
        removing: bool = False,
    ) -> Any:
        """Change an item by what a body says; what it leaves out stays.

        With ``removing``, null takes a member away (RFC 7396).
        """
        place = _entity(answer.value)[1]
        with self._lock:
            item = self._found(path, key)
            name = _id_name(item)
            own = item.get(name)
            _merge(item, mapping(_unwrapped(body, place)), removing)
            item[name] = own
            return _wrapped(answer.value, place, copy.deepcopy(item))

    def delete(self, path: str, key: str) -> None:
        """Take an item away; ``Gone`` if there is none."""
        with self._lock:
            self._found(path, key)
            del self._collections[path][key]

    def _found(self, path: str, key: str) -> dict[str, Any]:
        collection = self._collections.get(path, {})
        if key not in collection:
            raise Gone
        found: dict[str, Any] = collection[key]
        return found


def item_key(match: Match) -> str:
    """The key of an item as its path has it."""
    return unquote(match.values[match.route.names[-1]])


def list_of(value: Any) -> tuple[tuple[str, ...], list[Any]] | None:
    """Where in an answer the list is, and the list; None when there is none."""
    where = find_items(value)
    return None if where is None else (where, items_of(value, where))


def _key(item: dict[str, Any]) -> str:
    return str(item.get(_id_name(item)))


def _id_name(item: dict[str, Any]) -> str:
    """The property that tells items apart."""
    if "id" in item:
        return "id"
    named = [name for name in item if name.lower() in ("uuid", "key", "name", "code")]
    ended = [name for name in item if name.lower().endswith("id")]
    return next(iter([*ended, *named]), "id")


def _entity(value: Any) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The object an answer is about, and where in it: itself, or below ``data``."""
    whole = mapping(value)
    inner = [key for key, item in whole.items() if is_object(item)]
    if len(whole) == 1 and inner:
        return mapping(whole[inner[0]]), (inner[0],)
    if "data" in inner:
        return mapping(whole["data"]), ("data",)
    return whole, ()


def _unwrapped(body: Any, place: tuple[str, ...]) -> Any:
    whole = mapping(body)
    if place and is_object(whole.get(place[0])):
        return whole[place[0]]
    return whole


def _wrapped(value: Any, place: tuple[str, ...], item: dict[str, Any]) -> Any:
    return {**mapping(value), place[0]: item} if place else item


def _fresh(like: Any, collection: dict[str, Any]) -> Any:
    """A key of the same kind as another one, which no item has."""
    number = len(collection) + 1
    if isinstance(like, str) and not like.isdigit():
        while f"{like}-{number}" in collection:
            number += 1
        return f"{like}-{number}"
    numbers = [int(key) for key in collection if key.isdigit()]
    number = max(numbers, default=0) + 1
    return str(number) if isinstance(like, str) else number


def _merge(target: dict[str, Any], patch: dict[str, Any], removing: bool) -> None:
    for key, value in patch.items():
        if value is None and removing:
            target.pop(key, None)
        elif is_object(value) and is_object(target.get(key)):
            _merge(target[key], value, removing)
        else:
            target[key] = copy.deepcopy(value)
