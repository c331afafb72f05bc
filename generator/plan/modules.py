"""Which module each schema goes to, and in which order.

A schema that only one resource uses goes to the module of that resource; one
that several use goes to ``common``, or where that were large to a module of what the
same ones use. What a shared schema refers to is shared by as many, so modules of
resources import from ``common`` and never the other way round, nor from each other: no
cycle between modules can arise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.ir import (
    Api,
    EnumSchema,
    ObjectSchema,
    Operation,
    Schema,
)
from generator.ir.references import references, schema_references
from generator.names.identifiers import distinct
from generator.plan.graph import components
from generator.plan.imports import module_key
from generator.plan.splitting import split, split_by_users

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


def mentioned(schemas: Mapping[str, Schema]) -> dict[str, tuple[str, ...]]:
    """The identities that each schema mentions."""
    return {
        identity: tuple(dict.fromkeys(schema_references(schema)))
        for identity, schema in schemas.items()
    }


def reachable(mentions: Mapping[str, Iterable[str]], roots: Iterable[str]) -> set[str]:
    """Every schema that can be reached from the roots, they included.

    Args:
        mentions: As of :func:`mentioned`.
        roots: Identities of schemas.
    """
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        identity = waiting.pop()
        if identity not in found:
            found.add(identity)
            waiting.extend(mentions[identity])
    return found


def assign(api: Api, names: Names) -> Modules:
    """Give every schema a module and an order within it."""
    mentions = mentioned(api.schemas)
    users: dict[str, set[str]] = {identity: set() for identity in api.schemas}
    operations = {operation.pointer: operation for operation in api.operations}
    for resource in names.resources:
        roots = [
            identity
            for pointer in resource.operations
            for identity in operation_references(operations[pointer])
        ]
        for identity in reachable(mentions, roots):
            users[identity].add(resource.module)
    for incoming in api.incoming:
        for identity in reachable(mentions, operation_references(incoming.operation)):
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
    taken |= {shared, unused}
    of = split_by_users(of, users, api.schemas, shared, taken)
    of = split(of, api.schemas, taken)
    order, cyclic = _ordered(api.schemas, mentions)
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


def _ordered(
    schemas: Mapping[str, Schema], graph: Mapping[str, tuple[str, ...]]
) -> tuple[list[str], frozenset[str]]:
    """Dependencies first, and which schemas lead back to themselves."""
    order: list[str] = []
    cyclic: set[str] = set()
    for component in components(graph):
        component.sort(key=lambda identity: _rank(identity, schemas))
        order += component
        if len(component) > 1 or component[0] in graph[component[0]]:
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
