"""Which module each schema goes to, and in which order.

A schema that only one resource uses goes to the module of that resource; one
that several use goes to ``common``. What a shared schema refers to is shared by
as many, so modules of resources import from ``common`` and never the other way
round, nor from each other: no cycle between modules can arise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.ir import (
    AliasSchema,
    Api,
    EnumSchema,
    ListType,
    MapType,
    NullableType,
    ObjectSchema,
    Operation,
    Reference,
    Schema,
    TupleType,
    Type,
    UnionType,
)
from generator.names.identifiers import distinct
from generator.plan.imports import module_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.names import Names


@dataclass(frozen=True, slots=True)
class Modules:
    """Where every schema lives.

    Attributes:
        of: Schema identity to module name.
        members: Module name to identities, those referred to before those that
            refer to them wherever there is no cycle.
        cyclic: Identities of schemas that can be reached from themselves.
    """

    of: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    cyclic: frozenset[str]


def references(type_: Type) -> Iterator[str]:
    """Identities of the schemas that a type mentions."""
    if isinstance(type_, Reference):
        yield type_.schema
    elif isinstance(type_, ListType):
        yield from references(type_.items)
    elif isinstance(type_, TupleType):
        for item in (*type_.items, *([type_.rest] if type_.rest else ())):
            yield from references(item)
    elif isinstance(type_, MapType):
        yield from references(type_.values)
    elif isinstance(type_, NullableType):
        yield from references(type_.inner)
    elif isinstance(type_, UnionType):
        for variant in type_.variants:
            yield from references(variant)


def schema_references(schema: Schema) -> Iterator[str]:
    """Identities of the schemas that a schema mentions."""
    if isinstance(schema, ObjectSchema):
        if schema.base is not None:
            yield schema.base
        for property_ in schema.properties:
            yield from references(property_.type)
        if schema.additional is not None:
            yield from references(schema.additional)
    elif isinstance(schema, AliasSchema):
        yield from references(schema.type)


def operation_references(operation: Operation) -> Iterator[str]:
    """Identities of the schemas that an operation mentions itself."""
    for parameter in operation.parameters:
        yield from references(parameter.type)
    contents = [*operation.body.contents] if operation.body else []
    for response in operation.responses:
        contents += response.contents
        for header in response.headers:
            yield from references(header.type)
    for content in contents:
        if content.type is not None:
            yield from references(content.type)


def reachable(schemas: Mapping[str, Schema], roots: Iterable[str]) -> set[str]:
    """Every schema that can be reached from the roots, they included."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        identity = waiting.pop()
        if identity not in found:
            found.add(identity)
            waiting.extend(schema_references(schemas[identity]))
    return found


def assign(api: Api, names: Names) -> Modules:
    """Give every schema a module and an order within it."""
    users: dict[str, set[str]] = {identity: set() for identity in api.schemas}
    operations = {operation.pointer: operation for operation in api.operations}
    for resource in names.resources:
        roots = [
            identity
            for pointer in resource.operations
            for identity in operation_references(operations[pointer])
        ]
        for identity in reachable(api.schemas, roots):
            users[identity].add(resource.module)
    for incoming in api.incoming:
        for identity in reachable(
            api.schemas, operation_references(incoming.operation)
        ):
            users[identity].add("webhooks")
    taken = {resource.module for resource in names.resources}
    shared = distinct("common", taken, "shared_types")
    unused = distinct("unused", taken, "unused_types")
    of: dict[str, str] = {}
    for identity, resources in users.items():
        if len(resources) == 1:
            (of[identity],) = resources
        else:
            of[identity] = shared if resources else unused
    order, cyclic = _ordered(api.schemas)
    members: dict[str, list[str]] = {}
    for identity in order:
        members.setdefault(of[identity], []).append(identity)
    return Modules(
        of=of,
        members={
            name: tuple(members[name]) for name in sorted(members, key=module_key)
        },
        cyclic=cyclic,
    )


def _ordered(schemas: Mapping[str, Schema]) -> tuple[list[str], frozenset[str]]:
    """Dependencies first (Tarjan's algorithm, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    order: list[str] = []
    cyclic: set[str] = set()
    for root in schemas:
        if root in index:
            continue
        work: list[tuple[str, Iterator[str]]] = []
        _enter(root, schemas, index, low, stack, on_stack, work)
        while work:
            node, following = work[-1]
            for target in following:
                if target == node:
                    cyclic.add(node)
                elif target not in index:
                    _enter(target, schemas, index, low, stack, on_stack, work)
                    break
                elif target in on_stack:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    component: list[str] = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        component.append(member)
                        if member == node:
                            break
                    component.sort(key=lambda identity: _rank(identity, schemas))
                    order.extend(component)
                    if len(component) > 1:
                        cyclic.update(component)
    return order, frozenset(cyclic)


def _rank(identity: str, schemas: Mapping[str, Schema]) -> tuple[int, int]:
    # Inside a cycle classes come before the aliases that name them: only an
    # alias is evaluated where it stands. A class comes after its base.
    schema = schemas[identity]
    if isinstance(schema, EnumSchema):
        return 0, 0
    if not isinstance(schema, ObjectSchema):
        return 2, 0
    depth = 0
    while isinstance(schema, ObjectSchema) and schema.base is not None:
        schema, depth = schemas[schema.base], depth + 1
    return 1, depth


def _enter(
    node: str,
    schemas: Mapping[str, Schema],
    index: dict[str, int],
    low: dict[str, int],
    stack: list[str],
    on_stack: set[str],
    work: list[tuple[str, Iterator[str]]],
) -> None:
    index[node] = low[node] = len(index)
    stack.append(node)
    on_stack.add(node)
    work.append((node, schema_references(schemas[node])))
