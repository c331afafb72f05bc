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
from generator.paging_words import plain

from .keys import UNIQUE, fresh, item_parameter, key_of
from .paging import find_items, items_of
from .schemas import Resolve, flatten, mapping, sequence

if TYPE_CHECKING:
    from .answer import Answer
    from .routes import Match


class Gone(Exception):  # noqa: N818  an answer, and no mistake of ours
    """There is no such item."""


class Store:
    """The items of all collections, by the path of the collection and their key.

    Args:
        templates: The path templates of the document.
        resolve: Finds the node of a local reference.
    """

    def __init__(self, templates: set[str], resolve: Resolve) -> None:
        self._templates = templates
        self._resolve = resolve
        self._lock = threading.Lock()
        self._collections: dict[str, dict[str, Any]] = {}
        self._key_names: dict[str, str | None] = {}

    def is_item(self, match: Match) -> bool:
        """Whether a path is that of one item of a collection."""
        above, _, last = match.route.template.rpartition("/")
        is_variable = last.startswith("{") and last.endswith("}")
        return is_variable and above in self._templates

    def is_collection(self, match: Match) -> bool:
        """Whether a path is that of a collection."""
        return item_parameter(self._templates, match.route.template) is not None

    def known(self, path: str) -> bool:
        """Whether somebody has looked at a collection."""
        return path in self._collections

    def seed(self, path: str, template: str, items: list[Any]) -> None:
        """Fill a collection that nobody has looked at."""
        found = key_of(self._templates, template, items)
        with self._lock:
            if path in self._collections:
                return
            if any(map(mapping, items)):
                self._key_names[path] = found
            collection: dict[str, Any] = {}
            for item in items:
                is_known = found is not None or not is_object(item)
                key = str(mapping(item).get(found or "", item)) if is_known else ""
                collection[_place(key, collection)] = item
            self._collections[path] = collection

    def items(self, path: str) -> list[Any]:
        """All items of a collection."""
        with self._lock:
            return copy.deepcopy(list(self._collections.get(path, {}).values()))

    def create(self, path: str, template: str, answer: Answer, body: Any) -> Any:
        """Add what a body says; the value of the answer."""
        shown, place = _entity(answer.value)
        given = mapping(_unwrapped(body, place))
        properties = mapping(self._schema(answer, place).get("properties"))
        with self._lock:
            collection = self._collections.setdefault(path, {})
            item = {**shown, **copy.deepcopy(given)}
            name = self._key_names.get(path)
            if name is None:
                # Nothing tells it apart: without an id it could not be found.
                name = key_of(self._templates, template, [item]) or "id"
                self._key_names[path] = name
            unique = [one for one in item if plain(one) in UNIQUE]
            for other in dict.fromkeys([name, *unique]):
                sent = given.get(other)
                taken = {str(mapping(one).get(other)) for one in collection.values()}
                # An id is given by the server; other keys are often the caller's.
                kept = isinstance(sent, str | int) and plain(other) != "id"
                if kept and str(sent) not in taken:
                    continue
                like = shown.get(other, _like(other, collection, sent))
                item[other] = fresh(
                    like,
                    taken,
                    properties.get(other, True),
                    self._resolve,
                    len(collection) + 1,
                )
                if item[other] is None:
                    item[other] = like  # the schema has no other
            collection[_place(str(item[name]), collection)] = item
            return _wrapped(answer.value, place, copy.deepcopy(item))

    def get(self, path: str, key: str, answer: Answer) -> Any:
        """An item; ``Gone`` if there is none."""
        with self._lock:
            return self._shown(self._found(path, key), answer)

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
            name = self._key_names.get(path)
            own = {name: item[name]} if name is not None and name in item else {}
            _merge(item, mapping(_unwrapped(body, place)), removing)
            item.update(own)
            return self._shown(item, answer)

    def delete(self, path: str, key: str) -> None:
        """Take an item away; ``Gone`` if there is none."""
        with self._lock:
            if self._collections.get(path, {}).pop(key, None) is None:
                raise Gone

    def _found(self, path: str, key: str) -> dict[str, Any]:
        found = self._collections.get(path, {}).get(key)
        if not is_object(found):
            raise Gone
        return found

    def _shown(self, item: dict[str, Any], answer: Answer) -> Any:
        """The answer about an item, which lists may show without all that it needs."""
        shown, place = _entity(answer.value)
        required = sequence(self._schema(answer, place).get("required"))
        needed = {
            name: shown[name] for name in required if name in shown and name not in item
        }
        return _wrapped(answer.value, place, copy.deepcopy({**item, **needed}))

    def _schema(self, answer: Answer, place: tuple[str, ...]) -> dict[str, Any]:
        schema = answer.schema
        for name in place:
            flat = flatten(schema, self._resolve)[0]
            schema = mapping(flat.get("properties")).get(name, True)
        return flatten(schema, self._resolve)[0]


def item_key(match: Match) -> str:
    """The key of an item as its path has it."""
    return unquote(match.values[match.route.names[-1]])


def list_of(value: Any, template: str = "") -> tuple[tuple[str, ...], list[Any]] | None:
    """Where in an answer the list is, and the list; None when there is none."""
    where = find_items(value, template.rpartition("/")[2])
    return None if where is None else (where, items_of(value, where))


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


def _place(key: str, collection: dict[str, Any]) -> str:
    """The key; where it tells nothing apart, one to which no path leads."""
    if key and key not in collection:
        return key
    number = len(collection)
    while f"\0{number}" in collection:
        number += 1
    return f"\0{number}"


def _like(name: str, collection: dict[str, Any], sent: Any) -> Any:
    """A value of the property that other items have; else what was sent."""
    others = (mapping(one).get(name) for one in collection.values())
    return next((one for one in others if one is not None), sent)


def _merge(target: dict[str, Any], patch: dict[str, Any], removing: bool) -> None:
    for key, value in patch.items():
        if value is None and removing:
            target.pop(key, None)
        elif is_object(value) and is_object(target.get(key)):
            _merge(target[key], value, removing)
        else:
            target[key] = copy.deepcopy(value)
