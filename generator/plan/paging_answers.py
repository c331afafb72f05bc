"""The list in an answer, and what stands beside it that tells of pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from generator import paging_words as words
from generator.ir import (
    AliasSchema,
    EnumSchema,
    ListType,
    NullableType,
    ObjectSchema,
    Reference,
    Type,
)
from generator.media_types import way
from generator.paging_words import plain
from generator.plan import answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.ir import Api, Operation

Path: TypeAlias = tuple[str, ...]
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an answer that is no list: what leads to it, and its type."""

    path: Path
    type: Type

    @property
    def name(self) -> str:
        return plain(self.path[-1])

    @property
    def whole_name(self) -> str:
        return "".join(map(plain, self.path))


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that holds one list.

    Attributes:
        fields: What stands beside the list and tells of pages.
    """

    item: Type
    items: Path
    schema: str | None
    fields: tuple[Field, ...]


def answer_of(
    api: Api, operation: Operation, wanted: Path | None = None
) -> Answer | None:
    """The list in an operation's only answer of success.

    Args:
        api: The intermediate model.
        operation: The operation.
        wanted: What leads to the list; the only one, or the one that is called as such
            usually are, when ``None``.
    """
    found = answers.successes(operation)
    contents = [content for response in found for content in response.contents]
    types = {answers.decoded(content) for content in contents}
    if len(types) != 1 or any(
        content.xml is not None or way(content.media_type) != "json"
        for content in contents
    ):
        return None
    type_ = next(iter(types))
    if isinstance(type_, answers.Stream):
        return None
    listed, schema = resolved(api, type_)
    if isinstance(listed, ListType):
        has_other = any(not response.contents for response in found)
        if has_other or wanted or isinstance(type_, NullableType):
            return None
        return Answer(listed.items, (), None, ())
    if not isinstance(schema, ObjectSchema):
        return None
    lists = [one for one in _lists(api, schema) if wanted in (None, one[0])]
    if wanted and not lists:
        lists = list(_list_at(api, schema, wanted))
    if not lists:
        return None
    items, item = lists[0]
    if len(lists) > 1:
        subject = plain(re.findall(r"/([^/{}]+)", operation.path or "/-")[-1])
        usual = [one for one in lists if plain(one[0][-1]) == subject]
        usual += [one for name in words.LISTS for one in lists if one[0][-1] == name]
        if not usual:
            return None
        items, item = usual[0]
    holder = items[:-1]
    fields = [
        one
        for one in _fields(api, schema, ())
        if all(plain(part) in words.HOLDERS for part in one.path[:-1])
        or one.path[:-1] == holder
    ]
    return Answer(item, items, schema.id, tuple(fields))


def resolved(api: Api, type_: Type) -> tuple[Type, ObjectSchema | EnumSchema | None]:
    """A type behind its names and without its null, and the schema that it is."""
    for _ in range(16):
        if isinstance(type_, NullableType):
            type_ = type_.inner
        elif isinstance(type_, Reference):
            schema = api.schemas[type_.schema]
            if not isinstance(schema, AliasSchema):
                return type_, schema
            type_ = schema.type
        else:
            break
    return type_, None


def _lists(api: Api, schema: ObjectSchema) -> Iterator[tuple[Path, Type]]:
    """The lists of an object; where it has none, those of the only object in it."""
    inner: list[tuple[str, ObjectSchema]] = []
    found = False
    for each in schema.properties:
        type_, target = resolved(api, each.type)
        if isinstance(type_, ListType):
            found = True
            yield (each.name,), type_.items
        elif isinstance(target, ObjectSchema) and plain(each.name) == "data":
            inner.append((each.name, target))
    if not found and len(inner) == 1 and inner[0][1] is not schema:
        name, target = inner[0]
        for each in target.properties:
            type_, _ = resolved(api, each.type)
            if isinstance(type_, ListType):
                yield (name, each.name), type_.items


def _list_at(api: Api, schema: ObjectSchema, path: Path) -> Iterator[tuple[Path, Type]]:
    inside: object = schema
    type_: Type | None = None
    for name in path:
        if not isinstance(inside, ObjectSchema):
            return
        told = next(
            (each.type for each in inside.properties if each.name == name), None
        )
        if told is None:
            return
        type_, inside = resolved(api, told)
    if isinstance(type_, ListType):
        yield path, type_.items


def _fields(api: Api, schema: ObjectSchema, above: Path) -> Iterator[Field]:
    for each in schema.properties:
        path = (*above, each.name)
        type_, target = resolved(api, each.type)
        if isinstance(target, ObjectSchema) and len(path) < _DEEPEST:
            yield from _fields(api, target, path)
        elif not isinstance(type_, ListType):
            yield Field(path, type_)
