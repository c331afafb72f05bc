"""The module that signs in: the scopes, and a class for each flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ir import OAuthFlow
from generator.names.sign_ins import scopes_of
from generator.plan.docs import docstring, paragraphs
from generator.plan.imports import Block, name_key
from generator.plan.layout import bracketed
from generator.plan.literals import LINE_LENGTH, literal, string
from generator.plan.project import base_url, environment_prefix, fence
from generator.plan.views import AuthView, SignInView
from generator.plan.views_types import FieldView

if TYPE_CHECKING:
    from generator.config import Options
    from generator.config_oauth import OAuth
    from generator.ir import Api, SecurityScheme
    from generator.names import Names

# The flow's module and class in the runtime, and what is said of it.
_FLOWS = {
    "authorizationCode": (
        "browser",
        "BrowserSignIn",
        "Signs in a user who agrees in a browser.",
    ),
    "deviceAuthorization": (
        "device",
        "DeviceSignIn",
        "Signs in a user who agrees on another device, where this one has no browser.",
    ),
    "clientCredentials": (
        "grants",
        "ProgramSignIn",
        "Signs in the program itself, at its first call.",
    ),
    "password": (
        "grants",
        "PasswordSignIn",
        "Signs in a user whose password the program knows, at its first call.",
    ),
}
# What the package's README says of each.
_TOLD = {
    "authorizationCode": (
        "- `{name}`: `run()` opens the browser of this machine and waits on a loopback"
        " address. A\n  web application sends its user to"
        " `authorization_url(redirect_uri=...)` and gives the address\n  that the"
        " browser comes back to to `exchange()`; so does a machine without a browser,"
        " by\n  hand."
    ),
    "deviceAuthorization": (
        "- `{name}`: `run()` tells the user where to enter which code, and waits;"
        " `start()` and\n  `finish()` are its halves."
    ),
    "clientCredentials": "- `{name}`: signs in at the first call.",
    "password": (
        "- `{name}`: signs in at the first call, with `username=` and `password=`."
    ),
}
_OWN = {
    "errors": (
        "CallbackError",
        "MissingScopesError",
        "SignInAnswerError",
        "SignInError",
        "SignInRequiredError",
    ),
    "storage": ("FileStorage", "KeyringStorage", "MemoryStorage", "TokenStorage"),
    "tokens": ("Token",),
}


def plan_auth(api: Api, names: Names, options: Options) -> AuthView | None:
    """What signs in; ``None`` for an API that has neither OAuth nor certificates."""
    schemes = {scheme.name: scheme for scheme in api.security_schemes}
    has_certificates = any(one.type == "mutualTLS" for one in schemes.values())
    if not names.sign_ins and not has_certificates:
        return None
    block = Block(".")
    own: dict[str, tuple[str, ...]] = {}
    if names.sign_ins:
        block.own("_runtime.oauth.provider", "Provider")
        own = {f"oauth.{module}": exported for module, exported in _OWN.items()}
    if has_certificates:
        own["certificate"] = ("async_certificate_transport", "certificate_transport")
    kinds: list[str] = []
    sign_ins: list[SignInView] = []
    for key, name in names.sign_ins.items():
        scheme_name, _, kind = key.rpartition(" ")
        module, base, text = _FLOWS[kind]
        block.own(f"_runtime.oauth.{module}", base)
        kinds.append(kind)
        sign_ins.append(
            SignInView(
                name=name,
                base=base,
                docstring=docstring(
                    paragraphs(text, LINE_LENGTH - 10), 4, hugging=True
                ),
                provider=_provider(
                    api, names, options.oauth, schemes[scheme_name], kind
                ),
            )
        )
    if "deviceAuthorization" in kinds:
        own["oauth.device"] = ("DeviceAuthorization",)
    for module, exported in own.items():
        block.own(f"_runtime.{module}", *exported)
    texts = scopes_of(api) if names.sign_ins else {}
    scopes = tuple(
        FieldView(
            name,
            "",
            string(scope),
            docstring(paragraphs(texts[scope], LINE_LENGTH - 10), 4, hugging=True),
        )
        for scope, name in ((one, names.scopes[one]) for one in texts)
    )
    if scopes:
        block.own("_runtime.enums", "OpenStrEnum")
    public = [name for exported in own.values() for name in exported]
    public += [view.name for view in sign_ins] + (["Scope"] if scopes else [])
    listed = [string(name) for name in sorted(public, key=name_key)]
    example = ""
    if sign_ins:
        example = sign_in_example(api, names, sign_ins[0].name, kinds[0])
    summary = "Signing in; what is made here is given to clients as ``access_token``."
    if not sign_ins:
        summary = "Transports that show a certificate, for clients to be given."
    return AuthView(
        summary=summary,
        has_certificates=has_certificates,
        imports=block.lines(),
        public=bracketed("__all__ = [", listed, "]", 0),
        scopes=scopes,
        sign_ins=tuple(sign_ins),
        example=example,
        fence=fence(example),
        told=tuple(
            _TOLD[kind].format(name=view.name)
            for kind, view in zip(kinds, sign_ins, strict=True)
        ),
    )


def _provider(
    api: Api, names: Names, oauth: OAuth, scheme: SecurityScheme, kind: str
) -> str:
    """Source of what a flow's class knows of the provider."""
    flows = {flow.kind: flow for flow in scheme.flows}
    # What a flow does not say of itself, another of its scheme may.
    flow = flows.get(kind) or next(iter(scheme.flows), OAuthFlow(kind))
    others = scheme.flows
    token_url = flow.token_url or next((f.token_url for f in others if f.token_url), "")
    values = {
        "environment_prefix": environment_prefix(names.package),
        "base_url": base_url(api),
        "authorization_url": oauth.authorization_url or flow.authorization_url,
        "token_url": oauth.token_url or token_url,
        "refresh_url": "" if oauth.token_url else flow.refresh_url,
        "device_authorization_url": oauth.device_authorization_url
        or flow.device_authorization_url,
        "openid_connect_url": scheme.openid_connect_url,
        "issuer": oauth.issuer,
        "token_request": oauth.token_request,
        "client_authentication": oauth.client_authentication
        or ("post" if scheme.posts_secret else ""),
        "device_answer": oauth.device_answer,
        "scopes_needed": oauth.scopes_needed,
    }
    if kind != "deviceAuthorization":
        values["device_authorization_url"] = values["device_answer"] = ""
    if kind != "authorizationCode":
        values["authorization_url"] = ""
    if values["refresh_url"] == values["token_url"]:
        values["refresh_url"] = ""
    given = [f"{key}={string(value)}" for key, value in values.items() if value]
    if oauth.scope_includes:
        given.append(f"scope_includes={literal(oauth.scope_includes)}")
    return bracketed("provider = Provider(", given, ")", 4)


def sign_in_example(api: Api, names: Names, sign_in: str, kind: str) -> str:
    """A program that signs in.

    Args:
        api: The intermediate model.
        names: Every public name.
        sign_in: The class that signs in.
        kind: The flow that it is for.
    """
    scopes = list(names.scopes.values())[:1]
    imported = ["FileStorage", sign_in] + (["Scope"] if scopes else [])
    arguments = ['client_id="..."', 'client_secret="..."']
    arguments += [f"scopes=[Scope.{name}]" for name in scopes]
    arguments.append('storage=FileStorage("token.json")')
    made = bracketed(f"sign_in = {sign_in}(", arguments, ")", 0)
    run = ""
    if kind == "authorizationCode":
        run = "sign_in.run()  # opens a browser, unless somebody is signed in\n"
    elif kind == "deviceAuthorization":
        run = "sign_in.run()  # tells where to agree, unless somebody is signed in\n"
    address = "" if base_url(api) else 'base_url="https://api.example.com", '
    return (
        f"from {names.package} import Client\n"
        f"from {names.package}.auth import {', '.join(sorted(imported, key=name_key))}"
        "\n\n"
        f"{made}\n{run}"
        f"with Client({address}access_token=sign_in) as client:\n    ..."
    )
