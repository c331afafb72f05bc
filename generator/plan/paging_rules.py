"""What ``calco.toml`` says of paging, held against the document."""

from __future__ import annotations

import difflib
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, cast

from generator.ir import ObjectSchema
from generator.paging_words import plain
from generator.plan.paging import Kind, Paging, first_number
from generator.plan.paging_answers import Answer, answer_of, resolved
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.config_paging import PagingRule
    from generator.ir import Api, Operation, Schema


def configured(
    api: Api, rules: Sequence[PagingRule], found: dict[str, Paging]
) -> dict[str, Paging]:
    """How operations page, where some are said to page otherwise.

    Args:
        api: The intermediate model.
        rules: What is said; of several that match, the last counts.
        found: How operations page by their names and shapes.

    Raises:
        CalcoError: A rule matches nothing, or names what an operation does not have.
    """
    result = dict(found)
    for rule in rules:
        matching = [one for one in api.operations if _matches(rule.operations, one)]
        if not matching:
            raise CalcoError.of(
                "CALCO-C024",
                f"nothing in the document matches {rule.operations!r}",
                place=rule.place,
                hint="Remove it, or correct it.",
            )
        for operation in matching:
            result.pop(operation.pointer, None)
            if rule.texts:
                result[operation.pointer] = _Reader(api, operation, rule).paging()
    return {
        one.pointer: result[one.pointer]
        for one in api.operations
        if one.pointer in result
    }


def _matches(pattern: str, operation: Operation) -> bool:
    if pattern in (operation.id, f"{operation.method} {operation.path}"):
        return True
    return operation.method == "GET" and fnmatchcase(operation.path, pattern)


class _Reader:
    def __init__(self, api: Api, operation: Operation, rule: PagingRule) -> None:
        self.api = api
        self.operation = operation
        self.rule = rule

    def paging(self) -> Paging:
        texts = self.rule.texts
        answer = self._answer(texts.get("items", ""))
        named = [p for p in self.operation.parameters if p.location == "query"]
        wanted = texts.get("parameter", "")
        parameter = next((p for p in named if p.name == wanted), None)
        if wanted and parameter is None:
            raise self._wrong("parameter", wanted, [p.name for p in named])
        start = self.rule.start
        if start is None and parameter is not None:
            start = first_number(parameter)
        facts = {
            role: self._path(answer, role)
            for role in texts
            if role not in ("kind", "parameter", "items")
        }
        return Paging(
            kind=cast("Kind", texts["kind"]),
            item=answer.item,
            items=answer.items,
            schema=answer.schema,
            parameter=wanted,
            start=1 if start is None else start,
            facts=facts,
        )

    def _answer(self, items: str) -> Answer:
        """The list that is meant: the named one, or the one that there is."""
        found = answer_of(
            self.api, self.operation, tuple(items.split(".")) if items else None
        )
        if found is None and items:
            raise self._wrong("items", items, [])
        if found is None:
            raise CalcoError.of(
                "CALCO-C026",
                f"{self._name} does not answer with one list of JSON",
                place=self.rule.place,
                hint="Say with items where in the answer the list is.",
            )
        return found

    def _path(self, answer: Answer, role: str) -> tuple[str, ...]:
        text = self.rule.texts[role]
        schema: Schema | None = None
        if role == "last_item":
            _, schema = resolved(self.api, answer.item)
        elif answer.schema is not None:
            schema = self.api.schemas[answer.schema]
        known: list[str] = []
        path: list[str] = []
        rest = text
        while rest:
            properties = schema.properties if isinstance(schema, ObjectSchema) else ()
            known = [each.name for each in properties] or known
            # The name itself may have dots.
            fitting = [
                p for p in properties if rest == p.name or rest.startswith(f"{p.name}.")
            ]
            if not fitting:
                raise self._wrong(role, text, known)
            chosen = max(fitting, key=lambda each: len(each.name))
            path.append(chosen.name)
            rest = rest.removeprefix(chosen.name).removeprefix(".")
            _, schema = resolved(self.api, chosen.type)
        return tuple(path)

    @property
    def _name(self) -> str:
        return self.operation.id or f"{self.operation.method} {self.operation.path}"

    def _wrong(self, key: str, text: str, known: list[str]) -> CalcoError:
        near = difflib.get_close_matches(
            plain(text), [plain(one) for one in known], n=1
        )
        meant = [one for one in known if plain(one) in near]
        hint = f"Did you mean {meant[0]!r}?" if meant else None
        if hint is None and known:
            hint = f"There are: {', '.join(known[:20])}."
        return CalcoError.of(
            "CALCO-C026",
            f"{self._name} has no {_WHAT.get(key, 'property')} {text!r}",
            place=self.rule.places.get(key) or self.rule.place,
            hint=hint,
        )


_WHAT = {"parameter": "query parameter", "items": "list"}
