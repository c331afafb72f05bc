"""Security of the intermediate model (OpenAPI, Security Scheme Object)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OAuthFlow:
    """A way to get a token (OpenAPI 3.2, OAuth Flow Object).

    Attributes:
        kind: ``authorizationCode``, ``clientCredentials``, ``password``, ``implicit``
            or ``deviceAuthorization``.
    """

    kind: str
    authorization_url: str = ""
    token_url: str = ""
    refresh_url: str = ""
    device_authorization_url: str = ""


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
        flows: For ``oauth2``: its flows.
        openid_connect_url: For ``openIdConnect``: where it is described.
        posts_secret: Whether the client's secret goes into the body of requests for
            tokens (``x-receive-token-in: request-body``).
    """

    name: str
    type: str
    description: str | None = None
    scheme: str | None = None
    parameter: str | None = None
    location: str | None = None
    scopes: tuple[tuple[str, str], ...] = ()
    deprecated: bool = False
    flows: tuple[OAuthFlow, ...] = ()
    openid_connect_url: str = ""
    posts_secret: bool = False


@dataclass(frozen=True, slots=True)
class Requirement:
    """One scheme an operation asks for, and the scopes it needs there."""

    scheme: str
    scopes: tuple[str, ...] = ()
