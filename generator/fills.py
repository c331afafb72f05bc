"""Where values of a parameter are found: ``reference.fill`` of ``calco.toml``.

::

    [sdk.shop.reference.fill]
    company_id = { operation = "listCompanies", items = "/data", value = "id", label = "name" }

People look such a value up in what another operation answers; the pages of the
reference do it for them.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from generator.ir import (
    AliasSchema,
    AnyType,
    ListType,
    MapType,
    NullableType,
    ObjectSchema,
    Reference,
    TupleType,
    UnionType,
)
from generator.problems import CalcoError
from generator.read.pointer import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.config import Fill, Options
    from generator.ir import Api, Operation, Type


def check_fills(api: Api, options: Options) -> None:
    """Hold what the configuration says of filling in to the document.

    Args:
        api: The intermediate model.
        options: The configuration.

    Raises:
        CalcoError: An operation or parameter is not there, or a pointer matches nothing
            in what the operation answers.
    """
    for fill in options.fill:
        operation = operation_of(api, fill.operation)
        if operation is None:
            known = [one.id for one in api.operations if one.id]
            near = difflib.get_close_matches(fill.operation, known, n=1)
            raise _error(
                fill,
                f"the document has no operation {fill.operation!r}",
                f"Did you mean {near[0]!r}?" if near else "It is an operationId.",
            )
        if not any(
            parameter.name == fill.parameter
            for one in api.operations
            for parameter in one.parameters
        ):
            raise _error(fill, f"no operation has a parameter {fill.parameter!r}")
        items = [
            one for type_ in _answers(operation) for one in at(api, type_, fill.items)
        ]
        lists = [inner for one in items for inner in _items(api, one)]
        if not lists:
            what = (
                f"{fill.items!r} leads to no array"
                if items
                else f"nothing is at {fill.items!r}"
            )
            raise _error(fill, f"{what} in what {fill.operation} answers")
        for pointer in (fill.value, fill.label):
            if not any(True for one in lists for _ in at(api, one, pointer)):
                raise _error(
                    fill,
                    f"the items that {fill.operation} answers have nothing at {pointer!r}",
                )


def operation_of(api: Api, name: str) -> Operation | None:
    """The operation of an ``operationId``."""
    return next((one for one in api.operations if one.id == name), None)


def _error(fill: Fill, message: str, hint: str | None = None) -> CalcoError:
    return CalcoError.of("CALCO-C025", message, place=fill.place, hint=hint)


def _answers(operation: Operation) -> Iterator[Type]:
    """What an operation answers when all is well."""
    for response in operation.responses:
        if response.status.startswith("2") or response.status == "default":
            for content in response.contents:
                if content.type is not None:
                    yield content.type


def at(api: Api, type_: Type, pointer: str) -> Iterator[Type]:
    """What values of a type may have at a place.

    Args:
        api: The intermediate model.
        type_: The type.
        pointer: JSON Pointer (RFC 6901).
    """
    steps = split(pointer)
    yield from _at(api, type_, steps)


def _at(api: Api, type_: Type, steps: tuple[str, ...]) -> Iterator[Type]:
    if not steps:
        yield type_
        return
    step, rest = steps[0], steps[1:]
    for one in _plain(api, type_):
        match one:
            case AnyType():
                yield one
            case MapType():
                yield from _at(api, one.values, rest)
            case ListType() if step.isdigit():
                yield from _at(api, one.items, rest)
            case TupleType() if step.isdigit() and int(step) < len(one.items):
                yield from _at(api, one.items[int(step)], rest)
            case Reference():
                yield from _in_object(api, one, step, rest)
            case _:
                pass


def _in_object(
    api: Api, reference: Reference, step: str, rest: tuple[str, ...]
) -> Iterator[Type]:
    schema = api.schemas[reference.schema]
    if not isinstance(schema, ObjectSchema):
        return
    found = [one for one in schema.properties if one.name == step]
    for property_ in found:
        yield from _at(api, property_.type, rest)
    if not found and schema.base is not None:
        yield from _in_object(api, Reference(schema.base), step, rest)
    # What may be there besides, without a word of it, is no place to look at.
    is_said = schema.additional not in (None, AnyType())
    if not found and is_said and schema.additional is not None:
        yield from _at(api, schema.additional, rest)


def _items(api: Api, type_: Type) -> Iterator[Type]:
    for one in _plain(api, type_):
        if isinstance(one, ListType):
            yield one.items
        elif isinstance(one, AnyType):
            yield one


def _plain(api: Api, type_: Type, seen: frozenset[str] = frozenset()) -> Iterator[Type]:
    """What a type may be, behind null, choices and aliases."""
    match type_:
        case NullableType():
            yield from _plain(api, type_.inner, seen)
        case UnionType():
            for variant in type_.variants:
                yield from _plain(api, variant, seen)
        case Reference():
            schema = api.schemas[type_.schema]
            if not isinstance(schema, AliasSchema):
                yield type_
            elif type_.schema not in seen:
                yield from _plain(api, schema.type, seen | {type_.schema})
        case _:
            yield type_
