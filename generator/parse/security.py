"""Security schemes and what each operation asks of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openapi_pydantic import SecurityScheme as SchemeModel

from generator.ir import Requirement, SecurityScheme
from generator.json_types import entries
from generator.parse.context import Context, child

if TYPE_CHECKING:
    import openapi_pydantic as openapi

_HTTP_SCHEMES = frozenset({"basic", "bearer"})
_TYPES = frozenset({"apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"})


def parse_security_schemes(
    root: openapi.OpenAPI, context: Context
) -> tuple[SecurityScheme, ...]:
    """Every scheme under ``components.securitySchemes``."""
    declared = (root.components and root.components.securitySchemes) or {}
    found: list[SecurityScheme] = []
    for name, node in declared.items():
        pointer = child("#/components/securitySchemes", name)
        scheme, pointer = context.resolve(node, SchemeModel, pointer)
        if scheme.type not in _TYPES:
            context.degrade(
                "CALCO-X001",
                f"security schemes of type {scheme.type!r} are not known",
                pointer,
                "use apiKey, http, mutualTLS, oauth2 or openIdConnect",
            )
            continue
        if scheme.type == "http" and (scheme.scheme or "").lower() not in _HTTP_SCHEMES:
            context.degrade(
                "CALCO-X003",
                f"the client cannot sign in by the HTTP scheme {scheme.scheme!r}",
                pointer,
                "bearer and basic are supported; other headers can be given by hand",
            )
            continue
        found.append(
            SecurityScheme(
                name=name,
                type=scheme.type,
                description=scheme.description,
                scheme=scheme.scheme.lower() if scheme.scheme else None,
                parameter=scheme.name,
                location=scheme.security_scheme_in,
                scopes=_scopes(scheme),
            )
        )
    return tuple(found)


def _scopes(scheme: SchemeModel) -> tuple[tuple[str, str], ...]:
    flows = scheme.flows
    if flows is None:
        return ()
    scopes: dict[str, str] = {}
    for flow in (
        flows.authorizationCode,
        flows.clientCredentials,
        flows.password,
        flows.implicit,
    ):
        scopes.update((flow and flow.scopes) or {})
    return tuple(scopes.items())


def parse_requirements(
    declared: list[dict[str, list[str]]] | None,
    schemes: tuple[SecurityScheme, ...],
    pointer: str,
    context: Context,
) -> tuple[tuple[Requirement, ...], ...]:
    """The alternatives of a ``security`` list (OpenAPI, Security Requirement).

    An alternative that asks for nothing comes last, so that credentials are
    used when there are any.
    """
    known = {scheme.name: scheme for scheme in schemes}
    declared_schemes = entries(
        entries(context.document.tree, "components"), "securitySchemes"
    )
    alternatives: list[tuple[Requirement, ...]] = []
    for index, alternative in enumerate(declared or ()):
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
                Requirement(name, tuple(scopes))
                for name, scopes in alternative.items()
                # A certificate belongs to the connection: no argument carries it.
                if known[name].type != "mutualTLS"
            )
        )
    return tuple(sorted(alternatives, key=lambda requirements: not requirements))
