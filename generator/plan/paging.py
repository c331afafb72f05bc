"""Which operations answer with a page of a list, and how the next one is asked for.

Documents do not say it, so names and shapes decide; where they leave a doubt, an
operation does not page: a list that is taken for a page would be asked for again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.ir import (
    AliasSchema,
    EnumSchema,
    ListType,
    NullableType,
    ObjectSchema,
    Reference,
    ScalarType,
    Type,
)
from generator.media_types import way
from generator.plan import answers
from generator.plan import paging_words as words
from generator.plan.paging_words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.ir import Api, Operation, Parameter

Kind: TypeAlias = Literal["page", "offset", "cursor", "url", "link"]
Path: TypeAlias = tuple[str, ...]
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Paging:
    """How one operation pages.

    Attributes:
        kind: By the number of the page, by an offset, by a cursor, by the address of
            the next page in the body, or by the one in the ``Link`` header.
        item: What the list holds.
        items: What leads from the answer to the list; nothing where it is the list.
        schema: The identity of the answer's schema, where it is an object.
        parameter: The query parameter that says which page, where one is known.
        start: The number of the first page.
        facts: What else a page tells, and what leads to it: ``current``, ``last``,
            ``next``, ``more``, ``done``, ``total``, ``url``, ``last_item``.
    """

    kind: Kind
    item: Type
    items: Path = ()
    schema: str | None = None
    parameter: str = ""
    start: int = 1
    facts: Mapping[str, Path] = field(default_factory=dict[str, Path])


@dataclass(frozen=True, slots=True)
class _Field:
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
    fields: tuple[_Field, ...]


def find_paging(api: Api) -> dict[str, Paging]:
    """How operations page, by pointer; those that are not here do not."""
    found: dict[str, Paging] = {}
    for operation in api.operations:
        if operation.method != "GET" or (operation.body and operation.body.required):
            continue
        answer = answer_of(api, operation)
        paging = answer and _Finder(api, operation, answer).find()
        if paging:
            found[operation.pointer] = paging
    return found


def answer_of(api: Api, operation: Operation) -> Answer | None:
    """The list in an operation's only answer of success, if there is but one."""
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
    resolved, schema = _resolved(api, type_)
    if isinstance(resolved, ListType):
        has_other = any(not response.contents for response in found)
        if has_other or isinstance(type_, NullableType):
            return None
        return Answer(resolved.items, (), None, ())
    if not isinstance(schema, ObjectSchema):
        return None
    lists = list(_lists(api, schema))
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


def _resolved(api: Api, type_: Type) -> tuple[Type, ObjectSchema | EnumSchema | None]:
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
        resolved, target = _resolved(api, each.type)
        if isinstance(resolved, ListType):
            found = True
            yield (each.name,), resolved.items
        elif isinstance(target, ObjectSchema) and plain(each.name) == "data":
            inner.append((each.name, target))
    if not found and len(inner) == 1 and inner[0][1] is not schema:
        name, target = inner[0]
        for each in target.properties:
            resolved, _ = _resolved(api, each.type)
            if isinstance(resolved, ListType):
                yield (name, each.name), resolved.items


def _fields(api: Api, schema: ObjectSchema, above: Path) -> Iterator[_Field]:
    for each in schema.properties:
        path = (*above, each.name)
        resolved, target = _resolved(api, each.type)
        if isinstance(target, ObjectSchema) and len(path) < _DEEPEST:
            yield from _fields(api, target, path)
        elif not isinstance(resolved, ListType):
            yield _Field(path, resolved)


class _Finder:
    def __init__(self, api: Api, operation: Operation, answer: Answer) -> None:
        self.api = api
        self.operation = operation
        self.answer = answer
        self.parameters = {
            plain(each.name): each
            for each in reversed(operation.parameters)
            if each.location == "query" and each.media_type is None
        }

    def find(self) -> Paging | None:
        if not self.answer.items:
            return self._plain_list()
        return (
            self._by_cursor()
            or self._by_number()
            or self._by_offset()
            or self._by_url(words.CURSORS | words.PAGES | words.OFFSETS)
        )

    def _plain_list(self) -> Paging | None:
        """A list by itself: only a ``Link`` header can tell of what follows it."""
        if self._has_link() and self._named(words.SIZES | words.PAGES | words.CURSORS):
            return self._made("link")
        return self._by_number() or self._by_offset()

    def _has_link(self) -> bool:
        return any(
            header.name.lower() == "link"
            for response in answers.successes(self.operation)
            for header in response.headers
        )

    def _by_cursor(self) -> Paging | None:
        parameter = self._named(words.CURSORS)
        if parameter is None:
            return None
        name = plain(parameter.name)
        facts = self._flags()
        following = next(
            (
                one
                for one in self.answer.fields
                if is_scalar(one.type) and words.is_next(one.whole_name, name)
            ),
            None,
        )
        if following is not None and not self._is_address(following):
            return self._made("cursor", parameter, {**facts, "next": following.path})
        by_url = self._by_url(words.CURSORS)
        if by_url is not None or "more" not in facts:
            return by_url
        last = self._fact(words.LAST_ITEM, "string", "integer")
        if last is not None:
            return self._made("cursor", parameter, {**facts, "next": last})
        if name in ("after", "startingafter", "startafter") and self._has_id():
            return self._made("cursor", parameter, {**facts, "last_item": ("id",)})
        return None

    def _has_id(self) -> bool:
        _, schema = _resolved(self.api, self.answer.item)
        if not isinstance(schema, ObjectSchema):
            return False
        return any(each.name == "id" and each.required for each in schema.properties)

    def _by_number(self) -> Paging | None:
        parameter = self._named(words.PAGES, "integer", "number")
        if parameter is None:
            return None
        facts = {
            **self._flags(),
            **self._facts("current", words.CURRENT, "integer"),
            **self._facts("last", words.LAST, "integer"),
        }
        following = self._fact(words.NEXT_PAGE, "integer")
        size = self._named(words.SIZES, "integer", "number")
        if following is not None:
            return self._made("cursor", parameter, {"next": following})
        if size is None and not facts.keys() & {"last", "more", "done", "url"}:
            return None
        if not facts and self.parameters.keys() & words.CURSORS:
            return None
        start = first_number(parameter)
        if start is None and "current" not in facts:
            return None
        start = 1 if start is None else start
        if start == 0 and facts.get("last", ("",))[-1] in ("last_page", "lastPage"):
            del facts["last"]  # a number then, which is not how many there are
        # Where an answer itself tells nothing of other pages, its headers may.
        is_told = facts.keys() - {"current"}
        linked = not is_told and (self._has_link() or not self.answer.items)
        return self._made("link" if linked else "page", parameter, facts, start)

    def _by_offset(self) -> Paging | None:
        parameter = self._named(words.OFFSETS, "integer", "number")
        size = self._named(words.SIZES, "integer", "number")
        if parameter is None or size is None:
            return None
        facts = {**self._flags(), **self._facts("total", words.TOTAL, "integer")}
        if plain(parameter.name) == "start" and (
            self.parameters.keys() & words.ENDS or not facts
        ):
            return None
        # Many call the number of items on the page a count.
        if facts.get("total", ("",))[-1].lower() == "count" and "url" not in facts:
            del facts["total"]
        return self._made("offset", parameter, facts)

    def _by_url(self, names: frozenset[str]) -> Paging | None:
        url = self._flags().get("url")
        if url is None or self._named(names) is None:
            return None
        return self._made("url", None, {"url": url})

    def _flags(self) -> dict[str, Path]:
        """What tells whether another page follows."""
        found = {
            **self._facts("more", words.MORE, "boolean"),
            **self._facts("done", words.DONE, "boolean"),
        }
        url = next(filter(self._is_address, self.answer.fields), None)
        return {**found, "url": url.path} if url else found

    def _is_address(self, one: _Field) -> bool:
        """Whether a field holds the address of the next page."""
        path = [plain(part) for part in one.path]
        if path[-1] == "href" and len(path) > 1:
            path.pop()
        if path[-1] not in words.URLS or not isinstance(one.type, ScalarType):
            return False
        if one.type.kind != "string":
            return False
        told = path[-1] not in ("next", "nextpage") or len(path) < len(one.path)
        beside = {plain(other.path[-1]) for other in self.answer.fields}
        is_address = (one.type.format or "").startswith(("uri", "url"))
        return told or is_address or bool(beside & {"first", "prev", "previous"})

    def _facts(self, role: str, names: frozenset[str], *kinds: str) -> dict[str, Path]:
        path = self._fact(names, *kinds)
        return {} if path is None else {role: path}

    def _fact(self, names: frozenset[str], *kinds: str) -> Path | None:
        """What leads to a field of some name and kind: the nearest, the first such."""
        fitting = (
            one.path
            for one in self.answer.fields
            if one.name in names and is_scalar(one.type, *kinds)
        )
        return min(fitting, key=len, default=None)

    def _named(self, names: frozenset[str], *kinds: str) -> Parameter | None:
        """The only query parameter that has one of some names."""
        found = [
            parameter
            for name, parameter in self.parameters.items()
            if name in names
            and is_scalar(_resolved(self.api, parameter.type)[0], *kinds)
        ]
        return found[0] if len(found) == 1 else None

    def _made(
        self,
        kind: Kind,
        parameter: Parameter | None = None,
        facts: Mapping[str, Path] | None = None,
        start: int = 1,
    ) -> Paging:
        answer = self.answer
        return Paging(
            kind=kind,
            item=answer.item,
            items=answer.items,
            schema=answer.schema,
            parameter=parameter.name if parameter else "",
            start=start,
            facts=facts or {},
        )


def is_scalar(type_: Type, *kinds: str) -> bool:
    """Whether a type is a scalar, of one of some kinds if there are any."""
    return isinstance(type_, ScalarType) and (not kinds or type_.kind in kinds)


_FIRST = (
    (0, re.compile(r"(?i)\b(zero|0)[- ]?(based|indexed)|(at|from|with) (0|zero)\b")),
    (1, re.compile(r"(?i)\b(one|1)[- ]?(based|indexed)|(at|from|with) (1|one)\b")),
)


def first_number(parameter: Parameter) -> int | None:
    """The number of the first page, as far as a document tells."""
    said = parameter.documentation
    told = [said.default] if said.has_default else []
    told += [*said.examples, *(example.value for example in parameter.examples)]
    for value in told:
        if value in (0, 1):
            return int(value)
    type_ = (
        parameter.type.inner
        if isinstance(parameter.type, NullableType)
        else parameter.type
    )
    if isinstance(type_, ScalarType):
        least = type_.constraints.minimum
        if type_.constraints.exclusive_minimum == 0:
            least = 1
        if least in (0, 1):
            return int(least)
    for number, pattern in _FIRST:
        if pattern.search(said.description or ""):
            return number
    return None
