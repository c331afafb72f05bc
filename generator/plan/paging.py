"""Which operations answer with a page of a list, and how the next one is asked for.

Documents do not say it, so names and shapes decide; where they leave a doubt, an
operation does not page: a list that is taken for a page would be asked for again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator import paging_words as words
from generator.ir import (
    NullableType,
    ObjectSchema,
    ScalarType,
    Type,
)
from generator.paging_words import plain
from generator.plan import answers
from generator.plan.paging_answers import Answer, Field, Path, answer_of, resolved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.config_paging import PagingRule
    from generator.ir import Api, Operation, Parameter

Kind: TypeAlias = Literal["page", "offset", "cursor", "url", "link"]


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


def find_paging(api: Api, rules: Sequence[PagingRule] = ()) -> dict[str, Paging]:
    """How operations page, by pointer; those that are not here do not.

    Args:
        api: The intermediate model.
        rules: What the configuration says, which goes before what is found.

    Raises:
        CalcoError: A rule is about nothing that the document has.
    """
    found: dict[str, Paging] = {}
    for operation in api.operations:
        if operation.method != "GET" or (operation.body and operation.body.required):
            continue
        answer = answer_of(api, operation)
        paging = answer and _Finder(api, operation, answer).find()
        if paging:
            found[operation.pointer] = paging
    if rules:
        from generator.plan.paging_rules import configured

        found = configured(api, rules, found)
    return found


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
        names = words.SIZES | words.PAGES | words.CURSORS
        if self._has_link() and self.parameters.keys() & names:
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
        _, schema = resolved(self.api, self.answer.item)
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
        if not facts.keys() - {"current"}:
            if self._has_link():
                return self._made("link")
            if not self.answer.items:
                return self._made("link", parameter, facts, start)
        return self._made("page", parameter, facts, start)

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

    def _is_address(self, one: Field) -> bool:
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
            and is_scalar(resolved(self.api, parameter.type)[0], *kinds)
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
