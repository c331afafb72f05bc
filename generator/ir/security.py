"""Security of the intermediate model (OpenAPI, Security Scheme Object)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A way to be recognised by the API.

    Attributes:
        name: Key under ``components.securitySchemes``.
        type: ``apiKey``, ``http``, ``mutualTLS``, ``oauth2`` or ``openIdConnect``.
        scheme: For ``http``: the scheme of the Authorization header, lower case.
        parameter: For ``apiKey``: name of the header, query parameter or cookie.
        location: For ``apiKey``: ``header``, ``query`` or ``cookie``.
        scopes: For ``oauth2``: every scope of every flow with its description.
        deprecated: Whether its author advises against it.
    """

    name: str
    type: str
    description: str | None = None
    scheme: str | None = None
    parameter: str | None = None
    location: str | None = None
    scopes: tuple[tuple[str, str], ...] = ()
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Requirement:
    """One scheme an operation asks for, and the scopes it needs there."""

    scheme: str
    scopes: tuple[str, ...] = ()
