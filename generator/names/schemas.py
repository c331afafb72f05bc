"""What classes of schemas are called."""

from __future__ import annotations

import re
from collections import Counter
from http import HTTPStatus
from typing import TYPE_CHECKING

from generator.ir import EnumSchema, ListType, MapType, ObjectSchema
from generator.names.identifiers import distinct, pascal, spelled_out
from generator.names.reserved import MODEL_CLASSES
from generator.names.retired import is_of_the_same_operation
from generator.names.variants import changed_variants
from generator.names.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.ir import Schema
    from generator.problems import Report

# An inline schema's name grows with the way to it; from here on it is cut short.
_LONG = 60
# How much of the end of a long way is tried.
_DEEP = 12
# Where the key of an inline schema tells of the body that it is in.
_BODY = re.compile(r" (?:responses (\w+)|requestBody) ([^ .\[{|]+/[^ .\[{|]+)")
_PHRASES = {status.value: status.phrase for status in HTTPStatus}


def schema_key(schema: Schema) -> str:
    """What the name of a schema is recorded under."""
    return schema.origin.key or "/".join(schema.origin.path)


def schema_keys(schemas: Iterable[Schema]) -> dict[str, str]:
    """The key of each schema by its identity; all different."""
    ordered = sorted(schemas, key=lambda schema: schema.id)
    counted = Counter(schema_key(schema) for schema in ordered)
    keys: dict[str, str] = {}
    for schema in ordered:
        key = schema_key(schema)
        # Only a place that says nothing of its own has to say where it is.
        keys[schema.id] = key if counted[key] == 1 else schema.id
    return keys


def name_schemas(
    schemas: Mapping[str, Schema],
    keys: Mapping[str, str],
    pinned: Mapping[str, str],
    recorded: Mapping[str, str],
    report: Report,
) -> dict[str, str]:
    """A class name a schema, by identity.

    Args:
        schemas: Every schema by identity.
        keys: What each is recorded under.
        pinned: Key to the name that the configuration gives.
        recorded: Key to the name that an earlier run gave.
        report: Receives a note for each name that needed a number.
    """
    chosen: dict[str, str] = {}
    taken: set[str] = set(MODEL_CLASSES)
    present = set(keys.values())
    # What is new does not get the name of what is gone.
    gone = {name: key for key, name in recorded.items() if key not in present}
    recorded = {**recorded, **changed_variants(present, recorded)}
    for given in (pinned, recorded):
        for identity, key in keys.items() if given else ():
            name = given.get(key)
            if name is not None and identity not in chosen and name not in taken:
                chosen[identity] = name
                taken.add(name)
    short = _Shortener(schemas.values())
    left = [schema for schema in schemas.values() if schema.id not in chosen]
    for schema in sorted(left, key=lambda s: (_closeness(s), keys[s.id])):
        wanted = short.name(schema)
        given_name = wanted
        former = gone.get(wanted)
        if former is not None and is_of_the_same_operation(former, keys[schema.id]):
            # Answered under another status, say, and the same to whoever uses it.
            del gone[wanted]
        if wanted in taken or wanted in gone:
            blocked = taken | gone.keys()
            given_name = distinct(wanted, blocked, *_others(schema, wanted))
        if given_name.rpartition("_")[2].isdigit() and given_name != wanted:
            report.add(
                "CALCO-N001",
                "note",
                f"several schemas would be called {wanted}; one is {given_name}",
                pointer=schema.id,
                hint="give the schema a name of its own under components/schemas",
            )
        taken.add(given_name)
        chosen[schema.id] = given_name
    return chosen


def _closeness(schema: Schema) -> int:
    """How near a schema is to its class name: declared so, declared, or inline."""
    first, *rest = schema.origin.path
    return 2 if rest else int(pascal(first, fallback="Model") != first)


def _others(schema: Schema, wanted: str) -> list[str]:
    """What else a schema may be called when another has the name it wants."""
    others: list[str] = []
    path = schema.origin.path
    if len(path) > 1:
        others += [*_by_place(schema), f"{wanted}{_kind(schema)}", _whole(schema)]
    others.append(f"{wanted}Schema")
    if words(schema.origin.title or ""):
        others.append(_title(schema))
    key = path[-1] if path else ""
    for own in (f"{wanted}{_style(key)}", pascal(spelled_out(key), fallback="Model")):
        others += [own, f"{own}Schema"]
    return [*dict.fromkeys(other for other in others if other != wanted)]


def _by_place(schema: Schema) -> list[str]:
    """Names that tell what is sent or answered by status and media type."""
    first, role, *rest = schema.origin.path
    place = _BODY.search(schema.origin.key)
    if place is None or not role.startswith(("request", "response")):
        return []
    status, media_type = place.groups()
    found: list[list[str]] = []
    if status and status.isdigit() and int(status) in _PHRASES:
        found.append([first, _PHRASES[int(status)], role, *rest])
    found += [
        [first, role, *rest, "body"],
        [first, media_type.rpartition("/")[2], role, *rest],
    ]
    return [pascal(" ".join(path), fallback="Model") for path in found]


def _kind(schema: Schema) -> str:
    """A word for what values of the schema are."""
    if isinstance(schema, ObjectSchema):
        return "Object"
    if isinstance(schema, EnumSchema):
        return "Enum"
    if isinstance(schema.type, ListType):
        return "List"
    return "Map" if isinstance(schema.type, MapType) else "Value"


def _style(key: str) -> str:
    """How a key is written, where that alone tells it from another."""
    for sign, word in (("-", "Dashed"), ("_", "Underscored"), (".", "Dotted")):
        if sign in key:
            return word
    if key.isupper():
        return "Upper"
    return "Lower" if key.islower() else "Camel"


def _whole(schema: Schema) -> str:
    return pascal(" ".join(schema.origin.path), fallback="Model")


def _title(schema: Schema) -> str:
    return pascal(schema.origin.title or "", fallback="Model")


class _Shortener:
    """Names for inline schemas that say enough and are not too long.

    One with a telling ``title`` that no other has is called by it. Any other is called
    by the way to it, and when that is long, by where it begins and as much of its end
    as tells it from all others.
    """

    def __init__(self, schemas: Iterable[Schema]) -> None:
        inline = [schema for schema in schemas if len(schema.origin.path) > 1]
        self._titles = Counter(_title(s) for s in inline)
        self._titles.update(
            pascal(s.origin.path[0], fallback="Model")
            for s in schemas
            if len(s.origin.path) == 1
        )
        self._whole = {schema.id: _whole(schema) for schema in inline}
        self._long = {
            schema.id: _tails(schema)
            for schema in inline
            if len(self._whole[schema.id]) > _LONG
        }
        self._tails = Counter(
            tail for tails in self._long.values() for tail in set(tails)
        )

    def name(self, schema: Schema) -> str:
        """The name that suits the schema best."""
        whole = self._whole.get(schema.id) or _whole(schema)
        if schema.id not in self._whole:
            return whole
        title = schema.origin.title or ""
        if (
            isinstance(schema, ObjectSchema)
            and len(words(title)) > 1
            and len(title) < _LONG
            and self._titles[_title(schema)] == 1
        ):
            return _title(schema)
        if schema.id not in self._long:
            return whole
        usable = [tail for tail in self._long[schema.id] if self._tails[tail] == 1]
        short = next((tail for tail in usable if len(tail) <= _LONG), None)
        return short or min(usable, key=len, default=whole)


def _unrepeated(path: tuple[str, ...]) -> list[str]:
    """The path without words that the ones before them end with already."""
    found: list[str] = []
    for role in path:
        if not found or words(role) != words(found[-1])[-len(words(role)) :]:
            found.append(role)
    return found


def _tails(schema: Schema) -> list[str]:
    """Where a schema begins, with more and more of the end of the way to it."""
    path = _unrepeated(schema.origin.path)
    # Of an operation, what it takes or answers belongs to the beginning.
    head = 2 if path[1:] and path[1].startswith(("request", "response")) else 1
    tails = [
        pascal(" ".join([*path[:head], *path[-length:]]), fallback="Model")
        for length in range(1, min(len(path) - head, _DEEP) + 1)
    ]
    ends = [
        pascal(" ".join(path[-length:]), fallback="Model")
        for length in range(2, min(len(path), _DEEP))
    ]
    return [*tails, *ends]
