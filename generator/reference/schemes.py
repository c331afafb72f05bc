"""How somebody new is recognised by the API, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.plan.credentials import carriers
from generator.reference import markdown
from generator.reference.views import SchemeView

if TYPE_CHECKING:
    from generator.ir import Api, SecurityScheme
    from generator.names import Names
    from generator.plan.credentials import Carrier

_TITLES = {
    "oauth2": "OAuth 2.0",
    "openIdConnect": "OpenID Connect",
    "apiKey": "API key",
    "mutualTLS": "Client certificate",
}


def scheme_views(api: Api, names: Names) -> tuple[SchemeView, ...]:
    """The security schemes of an API for people.

    Args:
        api: The intermediate model.
        names: Every public name.
    """
    carried = {carrier.scheme.name: carrier for carrier in carriers(api, names)}
    return tuple(_view(one, carried.get(one.name)) for one in api.security_schemes)


def _view(scheme: SecurityScheme, carrier: Carrier | None) -> SchemeView:
    title = _TITLES.get(scheme.type, f"HTTP {scheme.scheme or ''}".strip())
    if scheme.type == "http" and scheme.scheme:
        title = f"{scheme.scheme.capitalize()} authentication"
    return SchemeView(
        name=scheme.name,
        title=title,
        description=markdown.block(scheme.description),
        steps=() if carrier is None else tuple(_steps(carrier)),
        scopes=tuple(
            (name, markdown.inline(description)) for name, description in scheme.scopes
        ),
    )


def _steps(carrier: Carrier) -> list[Markup]:
    first = carrier.arguments[0]
    match carrier.kind:
        case "bearer":
            own = Markup("Get a token from the API's owner.")
            if carrier.scheme.type != "http":
                own = Markup(
                    "Register an application with the API's owner, choose the scopes"
                    " that your calls need, and sign in to get an access token."
                )
            token = Markup(
                "It goes in the header <code>Authorization: Bearer TOKEN</code>; the"
                " package writes it there when you pass <code>{}=</code> or set"
                " <code>{}</code>."
            )
            return [own, token.format(first.name, first.variable)]
        case "api_key":
            return [
                Markup(
                    "A key from the API's owner, sent in the {} <code>{}</code>; the"
                    " package writes it there when you pass <code>{}=</code> or set"
                    " <code>{}</code>."
                ).format(carrier.location, carrier.name, first.name, first.variable)
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
