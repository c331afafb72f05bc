"""The root of the intermediate model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.ir.incoming import Incoming
    from generator.ir.operation import Operation
    from generator.ir.security import SecurityScheme
    from generator.ir.types import Schema
    from generator.ir.xml import XmlSpelling


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers for the API (OpenAPI, Contact Object)."""

    name: str | None = None
    url: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class License:
    """The licence of the API as declared (OpenAPI, License Object)."""

    name: str | None = None
    identifier: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """What may be chosen of an address (OpenAPI, Server Variable Object).

    Attributes:
        values: The allowed ones; empty where any may be.
    """

    name: str
    default: str
    values: tuple[str, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Server:
    """Where the API answers (OpenAPI, Server Object).

    Attributes:
        url: The address, with its variables' defaults filled in.
        name: What it is called (OpenAPI 3.2).
        template: The address as it is written, with variables in braces.
    """

    url: str
    description: str | None = None
    name: str | None = None
    template: str = ""
    variables: tuple[ServerVariable, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """A group of operations (OpenAPI, Tag Object).

    Attributes:
        summary: A short name for people.
        parent: Name of the tag that this one is part of.
        kind: What the tag is for, such as ``nav`` or ``badge``.
    """

    name: str
    description: str | None = None
    summary: str | None = None
    parent: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Api:
    """Everything the later stages know of the document.

    Attributes:
        schemas: Every schema by identity, in document order.
        declared: Identities of the schemas declared under ``components``.
        degraded: Pointers of the nodes that could not be carried over in full,
            each reported with its reason.
        incoming: The webhooks, and the callbacks of the operations.
        skipped: Pointers of the operations that could not be carried over.
        xml: How the schemas that XML contents hold are spelled, by identity.
    """

    title: str
    version: str
    summary: str | None
    description: str | None
    contact: Contact
    license: License
    servers: tuple[Server, ...]
    tags: tuple[Tag, ...]
    operations: tuple[Operation, ...]
    schemas: Mapping[str, Schema]
    declared: tuple[str, ...]
    security_schemes: tuple[SecurityScheme, ...]
    degraded: tuple[str, ...]
    skipped: tuple[str, ...]
    incoming: tuple[Incoming, ...] = ()
    xml: Mapping[str, XmlSpelling] = field(default_factory=dict[str, "XmlSpelling"])
