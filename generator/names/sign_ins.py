"""What scopes and the ways of signing in are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.names.identifiers import constant, distinct, pascal, spelled_out
from generator.names.reserved import AUTH, MEMBERS
from generator.names.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.ir import Api

# The flows of which there is a class, and what it is called (OpenAPI 3.2, OAuth Flows
# Object). One described by OpenID Connect may have them all.
_CLASSES = {
    "authorizationCode": "AuthorizationCode",
    "deviceAuthorization": "DeviceCode",
    "clientCredentials": "ClientCredentials",
    "password": "Password",
}
_DESCRIBED = ("authorizationCode", "deviceAuthorization", "clientCredentials")


def scopes_of(api: Api) -> dict[str, str]:
    """Every scope with its description, declared or only asked for."""
    schemes = [
        scheme
        for scheme in api.security_schemes
        if scheme.type in ("oauth2", "openIdConnect")
    ]
    found = {name: text for scheme in schemes for name, text in scheme.scopes}
    known = {scheme.name for scheme in schemes}
    for operation in api.operations:
        for alternative in operation.security:
            for one in alternative:
                if one.scheme in known:
                    found |= {scope: found.get(scope, "") for scope in one.scopes}
    found.pop("", None)
    return found


def name_scopes(
    api: Api, pinned: Mapping[str, str], recorded: Mapping[str, str]
) -> dict[str, str]:
    """The member of each scope.

    Args:
        api: The intermediate model.
        pinned: What the configuration calls them.
        recorded: The members of an earlier run; they stay, and those of what is gone
            are given to nothing else.
    """
    scopes = scopes_of(api)
    chosen: dict[str, str] = {}
    taken = set(MEMBERS)
    for given in (pinned, recorded):
        for scope in scopes:
            name = given.get(scope)
            if name is not None and scope not in chosen and name not in taken:
                chosen[scope] = name
                taken.add(name)
    taken |= {name for scope, name in recorded.items() if scope not in scopes}
    for scope in sorted(scopes):
        if scope not in chosen:
            # Of an address, what comes last tells it from the others.
            short = scope.rstrip("/").rpartition("/")[2] if "://" in scope else scope
            short = short if words(short) else spelled_out(scope)
            chosen[scope] = distinct(
                constant(short, fallback="SCOPE"),
                taken,
                constant(scope, fallback="SCOPE"),
                constant(spelled_out(scope), fallback="SCOPE"),
            )
            taken.add(chosen[scope])
    return {scope: chosen[scope] for scope in scopes}


def name_sign_ins(
    api: Api, recorded: Mapping[str, str], *, has_devices: bool
) -> dict[str, str]:
    """The class of each flow by ``scheme flow``.

    Args:
        api: The intermediate model.
        recorded: The classes of an earlier run; they stay.
        has_devices: Whether the configuration says where devices get their codes.
    """
    wanted: dict[str, tuple[str, str]] = {}
    for scheme in api.security_schemes:
        flows = [flow.kind for flow in scheme.flows if flow.kind in _CLASSES]
        if scheme.type == "openIdConnect" and scheme.openid_connect_url:
            flows = list(_DESCRIBED)
        elif scheme.type != "oauth2":
            continue
        if has_devices and flows and "deviceAuthorization" not in flows:
            flows.append("deviceAuthorization")
        for flow in flows:
            wanted[f"{scheme.name} {flow}"] = (_CLASSES[flow], scheme.name)
    found: dict[str, str] = {}
    taken = set(AUTH)
    for key in wanted:
        name = recorded.get(key)
        if name is not None and name not in taken:
            found[key] = name
            taken.add(name)
    for key, (plain, scheme_name) in wanted.items():
        if key not in found:
            own = pascal(f"{scheme_name} {plain}", fallback=plain)
            found[key] = distinct(plain, taken, own)
            taken.add(found[key])
    # In the order of the document, whichever were named before.
    return {key: found[key] for key in wanted}
