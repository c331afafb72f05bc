"""Operations of the intermediate model: parameters, bodies, responses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from generator.ir.links import Link
    from generator.ir.security import Requirement
    from generator.ir.types import Documentation, Type
    from generator.ir.xml import XmlSpelling

Location: TypeAlias = Literal["path", "query", "querystring", "header", "cookie"]


@dataclass(frozen=True, slots=True)
class Example:
    """A named example value (OpenAPI, Example Object)."""

    name: str
    value: Any
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter (OpenAPI, Parameter Object), its defaults for style applied.

    Attributes:
        media_type: Set when the value is serialised as ``content`` rather than
            by style.
    """

    name: str
    location: Location
    required: bool
    type: Type
    style: str
    explode: bool
    allow_reserved: bool
    allow_empty: bool
    media_type: str | None
    documentation: Documentation
    examples: tuple[Example, ...]
    pointer: str


@dataclass(frozen=True, slots=True)
class PartEncoding:
    """How one property of a form body is sent (OpenAPI, Encoding Object).

    Attributes:
        style: As for query parameters; ``None`` when the document names none.
    """

    name: str
    content_type: str | None
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool | None = None

    @property
    def is_styled(self) -> bool:
        """Whether it says anything of style; then its content type does not count."""
        said = (self.style, self.explode, self.allow_reserved)
        return any(one is not None for one in said)

    @property
    def manner(self) -> tuple[str, bool, bool]:
        """Style, explode and allowReserved, with what they are by default."""
        style = self.style or "form"
        explode = style == "form" if self.explode is None else self.explode
        return style, explode, bool(self.allow_reserved)


@dataclass(frozen=True, slots=True)
class MediaType:
    """One representation of a body (OpenAPI, Media Type Object).

    Attributes:
        type: ``None`` when the document gives no schema.
        xml: How it is spelled, where it is XML of more than text.
    """

    media_type: str
    type: Type | None
    examples: tuple[Example, ...]
    encodings: tuple[PartEncoding, ...]
    pointer: str
    xml: XmlSpelling | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A request body (OpenAPI, Request Body Object)."""

    required: bool
    contents: tuple[MediaType, ...]
    description: str | None
    pointer: str


@dataclass(frozen=True, slots=True)
class Header:
    """A documented response header (OpenAPI, Header Object)."""

    name: str
    required: bool
    type: Type
    documentation: Documentation
    pointer: str


@dataclass(frozen=True, slots=True)
class Response:
    """A response (OpenAPI, Response Object).

    Attributes:
        status: A code (``200``), a range (``4XX``) or ``default``.
    """

    status: str
    contents: tuple[MediaType, ...]
    headers: tuple[Header, ...]
    description: str | None
    pointer: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing the API can do (OpenAPI, Operation Object).

    Attributes:
        id: The ``operationId``, or ``None`` when the document gives none.
        method: As it is sent.
        security: Alternatives (OR) of requirement sets (AND); empty when no
            credential is asked for.
        server: Where this operation is, when that is another place than where
            the others are.
        unsent: Names of the path parameters that the path has no place for.
        pointer: ``#/paths/PATH/METHOD``; its identity, even where several paths
            share one path item.
        gone_since: The release since which the document no longer has it; empty when
            it does.
    """

    id: str | None
    method: str
    path: str
    tags: tuple[str, ...]
    summary: str | None
    description: str | None
    deprecated: bool
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    security: tuple[tuple[Requirement, ...], ...]
    pointer: str
    server: str | None = None
    unsent: tuple[str, ...] = ()
    gone_since: str = ""
