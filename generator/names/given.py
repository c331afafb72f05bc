"""The outcome: every name, by what it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.ir import EnumSchema, ObjectSchema
from generator.names.inside import dotted, parameter_words, spaced
from generator.names.resources import operation_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.ir import Api
    from generator.names.records import Records
    from generator.names.resources import ResourceName


@dataclass(frozen=True, slots=True)
class Names:
    """Every public name of the package.

    Attributes:
        package: The import name.
        methods: Operation pointer to method name.
        arguments: Operation pointer to argument names, one a parameter.
        schemas: Schema identity to class or alias name.
        fields: Object identity to property name to attribute name.
        members: Enumeration identity to member names, one a value.
        credentials: Name of an ``apiKey`` scheme to argument of the client.
        parsers: Pointer of the operation of a webhook or a callback to the function
            that reads it.
        headers: Header of an answer, in lower case, to field.
        scopes: Scope to member.
        sign_ins: ``scheme flow`` to the class that signs in that way.
        servers: Address of a server, variables in braces, to the function that gives it.
        records: All of it, by what it names: an input of the next run.
    """

    package: str
    resources: tuple[ResourceName, ...]
    methods: Mapping[str, str]
    arguments: Mapping[str, tuple[str, ...]]
    schemas: Mapping[str, str]
    fields: Mapping[str, Mapping[str, str]]
    members: Mapping[str, tuple[str, ...]]
    credentials: Mapping[str, str]
    parsers: Mapping[str, str]
    headers: Mapping[str, str]
    scopes: Mapping[str, str]
    sign_ins: Mapping[str, str]
    servers: Mapping[str, str]
    records: Records


def by_kind(
    api: Api, keys: Mapping[str, str], names: Names
) -> dict[tuple[str, str], str]:
    """Every name that may be pinned, by its kind and key."""
    found: dict[tuple[str, str], str] = {}
    for kind in ("resources", "operations", "schemas", "scopes"):
        for key, name in names.records.tables()[kind].items():
            found[kind, key] = name
    for operation in api.operations:
        scope, given = operation_key(operation), names.arguments[operation.pointer]
        words = parameter_words(operation.parameters)
        for word, name in zip(words, given, strict=True):
            found["parameters", spaced(scope, word.key)] = name
    for identity, schema in api.schemas.items():
        if isinstance(schema, ObjectSchema):
            for property_, name in names.fields[identity].items():
                found["properties", dotted(keys[identity], property_)] = name
        elif isinstance(schema, EnumSchema):
            for entry, name in zip(schema.values, names.members[identity], strict=True):
                found["enums", dotted(keys[identity], str(entry.value))] = name
    return found
