"""Security schemes and what each operation asks of them."""

from __future__ import annotations

from typing import Any

from generator.ir import OAuthFlow, Requirement, SecurityScheme
from generator.json_types import entries, is_array, is_object
from generator.parse.context import Context, child
from generator.parse.keywords import text_of, texts_of

_HTTP_SCHEMES = frozenset({"basic", "bearer", "digest"})
_TYPES = frozenset({"apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"})
_FLOWS = (
    "authorizationCode",
    "clientCredentials",
    "password",
    "implicit",
    "deviceAuthorization",
)
_SECTION = "#/components/securitySchemes/"


def parse_security_schemes(context: Context) -> tuple[SecurityScheme, ...]:
    """Every scheme under ``components.securitySchemes``."""
    components = entries(context.document.tree, "components")
    found: list[SecurityScheme] = []
    for name in entries(components, "securitySchemes"):
        raw, pointer = context.follow(child(_SECTION.rstrip("/"), name))
        kind, scheme = text_of(raw.get("type")), text_of(raw.get("scheme"))
        if kind not in _TYPES:
            context.degrade(
                "CALCO-X001",
                f"security schemes of type {kind!r} are not known",
                pointer,
                "use apiKey, http, mutualTLS, oauth2 or openIdConnect",
            )
            continue
        if kind == "http" and (scheme or "").lower() not in _HTTP_SCHEMES:
            context.degrade(
                "CALCO-X003",
                f"the client cannot sign in by the HTTP scheme {scheme!r}",
                pointer,
                "bearer, basic and digest are supported; other headers can be given by hand",
            )
            continue
        flows = _flows(raw)
        if flows and all(flow.kind == "implicit" for flow in flows):
            context.problem(
                "CALCO-X004",
                "note",
                "nobody can sign in from a program by the implicit flow alone",
                pointer,
                "offer authorizationCode; a token can be given as access_token",
            )
        found.append(
            SecurityScheme(
                name=name,
                type=kind,
                description=text_of(raw.get("description")),
                scheme=scheme.lower() if scheme else None,
                parameter=text_of(raw.get("name")),
                location=text_of(raw.get("in")),
                scopes=_scopes(raw),
                deprecated=raw.get("deprecated") is True,
                flows=flows,
                openid_connect_url=text_of(raw.get("openIdConnectUrl")) or "",
                posts_secret=raw.get("x-receive-token-in") == "request-body",
            )
        )
    return tuple(found)


def _scopes(raw: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    scopes: dict[str, str] = {}
    flows = entries(raw, "flows")
    for name in _FLOWS:
        for scope, text in entries(entries(flows, name), "scopes").items():
            scopes[scope] = str(text)
    return tuple(scopes.items())


def _flows(raw: dict[str, Any]) -> tuple[OAuthFlow, ...]:
    flows = entries(raw, "flows")

    def url(name: str, key: str) -> str:
        return (text_of(entries(flows, name).get(key)) or "").strip()

    return tuple(
        OAuthFlow(
            name,
            url(name, "authorizationUrl"),
            url(name, "tokenUrl"),
            url(name, "refreshUrl"),
            url(name, "deviceAuthorizationUrl"),
        )
        for name in _FLOWS
        if name in flows
    )


def parse_requirements(
    declared: Any,
    schemes: tuple[SecurityScheme, ...],
    pointer: str,
    context: Context,
) -> tuple[tuple[Requirement, ...], ...]:
    """The alternatives of a ``security`` list (OpenAPI, Security Requirement).

    An alternative that asks for nothing comes last, so that credentials are
    used when there are any.

    Args:
        declared: The list as it stands in the document.
    """
    known = {scheme.name: scheme for scheme in schemes}
    declared_schemes = entries(
        entries(context.document.tree, "components"), "securitySchemes"
    )
    alternatives: list[tuple[Requirement, ...]] = []
    for index, node in enumerate(declared if is_array(declared) else ()):
        # Since OpenAPI 3.2 a scheme may be named by reference as well.
        alternative = {
            name.removeprefix(_SECTION): scopes
            for name, scopes in (node if is_object(node) else {}).items()
        }
        unknown = [name for name in alternative if name not in known]
        if unknown and unknown[0] in declared_schemes:
            continue  # reported where it is declared
        if unknown:
            context.degrade(
                "CALCO-X002",
                f"security asks for {unknown[0]!r}, which is not declared",
                child(pointer, index),
                "declare it under components/securitySchemes",
            )
            continue
        alternatives.append(
            tuple(
                Requirement(name, tuple(texts_of(scopes)))
                for name, scopes in alternative.items()
                # A certificate belongs to the connection: no argument carries it.
                if known[name].type != "mutualTLS"
            )
        )
    return tuple(sorted(alternatives, key=lambda requirements: not requirements))
