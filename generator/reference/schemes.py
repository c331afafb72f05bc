"""How somebody new is recognised by the API, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.plan.auth import sign_in_example
from generator.plan.credentials import carriers
from generator.reference import markdown
from generator.reference.views import FlowView, SchemeView

if TYPE_CHECKING:
    from generator.ir import Api, OAuthFlow, SecurityScheme
    from generator.names import Names
    from generator.plan.credentials import Carrier

_TITLES = {
    "oauth2": "OAuth 2.0",
    "openIdConnect": "OpenID Connect",
    "apiKey": "API key",
    "mutualTLS": "Client certificate",
}
_FLOWS = {
    "authorizationCode": "A user agrees in the browser (authorization code)",
    "deviceAuthorization": "A user agrees on another device (device code)",
    "clientCredentials": "The program itself (client credentials)",
    "password": "A user's name and password (password)",
    "implicit": "A user agrees in the browser, and the page gets the token (implicit)",
}


def scheme_views(api: Api, names: Names) -> tuple[SchemeView, ...]:
    """The security schemes of an API for people.

    Args:
        api: The intermediate model.
        names: Every public name.
    """
    carried = {carrier.scheme.name: carrier for carrier in carriers(api, names)}
    return tuple(
        _view(api, names, one, carried.get(one.name)) for one in api.security_schemes
    )


def _view(
    api: Api, names: Names, scheme: SecurityScheme, carrier: Carrier | None
) -> SchemeView:
    title = _TITLES.get(scheme.type, f"HTTP {scheme.scheme or ''}".strip())
    if scheme.type == "http" and scheme.scheme:
        title = f"{scheme.scheme.capitalize()} authentication"
    programs = [
        sign_in_example(api, names, sign_in, key.rpartition(" ")[2])
        for key, sign_in in names.sign_ins.items()
        if key.rpartition(" ")[0] == scheme.name
    ]
    return SchemeView(
        name=scheme.name,
        title=title,
        description=markdown.block(scheme.description),
        steps=() if carrier is None else tuple(_steps(carrier)),
        scopes=tuple(
            (name, markdown.inline(description)) for name, description in scheme.scopes
        ),
        flows=tuple(
            FlowView(
                _FLOWS.get(flow.kind, flow.kind),
                _addresses(flow),
                names.sign_ins.get(f"{scheme.name} {flow.kind}", ""),
            )
            for flow in scheme.flows
        ),
        program=programs[0] if programs else "",
    )


def _addresses(flow: OAuthFlow) -> tuple[tuple[str, str], ...]:
    """Where a flow goes, which RFC 6749 and RFC 8628 call endpoints."""
    found = (
        ("Authorization", flow.authorization_url),
        ("Device authorization", flow.device_authorization_url),
        ("Token", flow.token_url),
        ("Refresh", flow.refresh_url if flow.refresh_url != flow.token_url else ""),
    )
    return tuple((label, address) for label, address in found if address)


def _steps(carrier: Carrier) -> list[Markup]:
    first = carrier.arguments[0]
    match carrier.kind:
        case "bearer":
            own: list[Markup] = []
            if carrier.scheme.type != "http":
                words = (
                    "Register an application with the API's owner, choose the scopes"
                    " that your calls need, and sign in to get an access token."
                )
                own.append(Markup(words))
            elif not carrier.scheme.description:  # which would say whence it comes
                own.append(Markup("Get a token from the API's owner."))
            token = Markup(
                "It goes in the header <code>Authorization: Bearer TOKEN</code>; the"
                " package writes it there when you pass <code>{}=</code> or set"
                " <code>{}</code>."
            )
            return [*own, token.format(first.name, first.variable)]
        case "api_key":
            whose = (
                "The key"
                if carrier.scheme.description
                else "A key from the API's owner"
            )
            return [
                Markup(
                    "{} is sent in the {} <code>{}</code>; the package writes it there when"
                    " you pass <code>{}=</code> or set <code>{}</code>."
                ).format(
                    whose, carrier.location, carrier.name, first.name, first.variable
                )
            ]
        case _:
            second = carrier.arguments[1]
            return [
                Markup(
                    "A user name and a password, as <code>{}=</code> and"
                    " <code>{}=</code>, or in <code>{}</code> and"
                    " <code>{}</code>."
                ).format(first.name, second.name, first.variable, second.variable)
            ]
