"""Examples and defaults of a document that are not what their schemas say.

People learn from them, so that whoever writes the document should know. Calls and tests
use made values in their place.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.ir import (
    AliasSchema,
    ListType,
    MapType,
    NullableType,
    ObjectSchema,
    Reference,
)
from generator.json_types import is_array, is_object
from generator.media_types import is_json
from generator.parse.context import child
from generator.plan.fitting import Fitter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.ir import Api, Documentation, Example, MediaType, Type
    from generator.problems import Report
    from generator.read import Document

_LONGEST = 40


class _Said(NamedTuple):
    """A value that the document gives.

    Attributes:
        what: What it is called: ``the example 'a cat'``.
        value: As JSON has it.
        type: What it should be.
        pointer: Where it stands.
        answering: Whether a server writes it, and not a caller.
    """

    what: str
    value: Any
    type: Type
    pointer: str
    answering: bool


def tell_misfits(api: Api, document: Document, report: Report) -> None:
    """Report what does not fit, each once.

    Args:
        api: The intermediate model.
        document: Where the values stand.
        report: Takes a note for each.
    """
    fitters = {answering: _Finder(api, answering) for answering in (False, True)}
    seen: set[str] = set()
    for said in _all(api, document):
        if said.pointer in seen:
            continue
        seen.add(said.pointer)
        finder = fitters[said.answering]
        if finder.fits(said.type, said.value):
            continue
        found = finder.why(said.type, said.value)
        report.add(
            "CALCO-E001",
            "note",
            f"{said.what} is not what its schema says: {found}",
            pointer=said.pointer,
            hint="correct it, or the schema; nothing is called with it",
        )


def _all(api: Api, document: Document) -> Iterator[_Said]:
    for schema in api.schemas.values():
        if isinstance(schema, AliasSchema):
            yield from _documented(schema.documentation, schema.type, schema.id, False)
        elif isinstance(schema, ObjectSchema):
            for one in schema.properties:
                yield from _documented(
                    one.documentation, one.type, one.pointer, one.read_only
                )
    received = [each.operation for each in api.incoming]
    for operation in (*api.operations, *received):
        for parameter in operation.parameters:
            if parameter.media_type is None or is_json(parameter.media_type):
                yield from _given(
                    parameter.examples, parameter.type, parameter.pointer, document
                )
        if operation.body is not None:
            yield from _contents(operation.body.contents, document, False)
        for response in operation.responses:
            yield from _contents(response.contents, document, True)


def _contents(
    contents: Sequence[MediaType], document: Document, answering: bool
) -> Iterator[_Said]:
    for content in contents:
        if content.type is not None and is_json(content.media_type):
            yield from _given(
                content.examples, content.type, content.pointer, document, answering
            )


def _given(
    examples: Sequence[Example],
    type_: Type,
    pointer: str,
    document: Document,
    answering: bool = False,
) -> Iterator[_Said]:
    try:
        raw = document.at(pointer)
    except KeyError:
        raw = None
    named = raw.get("examples") if is_object(raw) else None
    for one in examples:
        is_named = is_object(named) and one.name in named
        place = child(pointer, *(("examples", one.name) if is_named else ("example",)))
        what = f"the example {one.name!r}" if is_named else "the example"
        yield _Said(what, one.value, type_, place, answering)


def _documented(
    documentation: Documentation, type_: Type, pointer: str, answering: bool
) -> Iterator[_Said]:
    for index, value in enumerate(documentation.examples):
        place = child(pointer, "examples", index)
        yield _Said("the example", value, type_, place, answering)
    # That there is none is often written so.
    if documentation.has_default and documentation.default is not None:
        place = child(pointer, "default")
        yield _Said("the default", documentation.default, type_, place, answering)


class _Finder(Fitter):
    """Finds what in a value does not fit.

    Args:
        api: The intermediate model.
        answering: Whether a server writes the values.
    """

    def __init__(self, api: Api, answering: bool) -> None:
        super().__init__(dict(api.schemas))
        self.answering = answering

    def why(self, type_: Type, value: Any, pointer: str = "") -> str:
        """What is wrong with a value that does not fit, as far inside as can be told.

        Args:
            type_: What it should be.
            value: As JSON has it.
            pointer: Where it stands in the whole.
        """
        for name, inner, has in self._inside(type_, value):
            if not has:
                return f"{child(pointer, name)} is required"
            if not self.fits(inner, value[name]):
                return self.why(inner, value[name], child(pointer, name))
        written = json.dumps(value, ensure_ascii=False, default=str)
        if len(written) > _LONGEST:
            written = f"{written[: _LONGEST - 3]}..."
        return f"{pointer or 'it'} is {written}"

    def _inside(self, type_: Type, value: Any) -> Iterator[tuple[Any, Type, bool]]:
        """What a value of a type is made of: its key, its type, and whether it is there."""
        while isinstance(type_, NullableType | Reference):
            if isinstance(type_, NullableType):
                type_ = type_.inner
                continue
            schema = self.schema_of(type_)
            if isinstance(schema, ObjectSchema) and is_object(value):
                for one in schema.properties:
                    if not self.hidden(one) and (one.required or one.name in value):
                        yield one.name, one.type, one.name in value
            named = self.schemas[type_.schema]
            if not isinstance(named, AliasSchema) or isinstance(named.type, Reference):
                return
            type_ = named.type
        if isinstance(type_, ListType) and is_array(value):
            yield from ((index, type_.items, True) for index in range(len(value)))
        elif isinstance(type_, MapType) and is_object(value):
            yield from ((name, type_.values, True) for name in value)
