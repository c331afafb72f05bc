"""How somebody new is recognised by the API, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.reference import markdown
from generator.reference.views import SchemeView

if TYPE_CHECKING:
    from generator.ir import Api, SecurityScheme

_TITLES = {
    "oauth2": "OAuth 2.0",
    "openIdConnect": "OpenID Connect",
    "apiKey": "API key",
    "mutualTLS": "Client certificate",
}


def scheme_views(api: Api, prefix: str) -> tuple[SchemeView, ...]:
    """The security schemes of an API for people.

    Args:
        api: The intermediate model.
        prefix: How the environment variables of the package begin.
    """
    return tuple(_view(scheme, prefix) for scheme in api.security_schemes)


def _view(scheme: SecurityScheme, prefix: str) -> SchemeView:
    title = _TITLES.get(scheme.type, f"HTTP {scheme.scheme or ''}".strip())
    if scheme.type == "http" and scheme.scheme:
        title = f"{scheme.scheme.capitalize()} authentication"
    return SchemeView(
        name=scheme.name,
        title=title,
        description=markdown.block(scheme.description),
        steps=tuple(_steps(scheme, prefix)),
        scopes=tuple(
            (name, markdown.inline(description)) for name, description in scheme.scopes
        ),
    )


def _steps(scheme: SecurityScheme, prefix: str) -> list[Markup]:
    token = Markup(
        "It goes in the header <code>Authorization: Bearer TOKEN</code>; the package"
        " writes it there when you pass <code>access_token=</code> or set"
        " <code>{}_ACCESS_TOKEN</code>."
    ).format(prefix)
    match scheme.type:
        case "oauth2" | "openIdConnect":
            return [
                Markup(
                    "Register an application with the API's owner, choose the scopes"
                    " that your calls need, and sign in to get an access token."
                ),
                token,
            ]
        case "http" if scheme.scheme == "bearer":
            return [Markup("Get a token from the API's owner."), token]
        case "http" if scheme.scheme == "basic":
            return [
                Markup(
                    "A user name and a password, as <code>username=</code> and"
                    " <code>password=</code>, or in <code>{0}_USERNAME</code> and"
                    " <code>{0}_PASSWORD</code>."
                ).format(prefix)
            ]
        case "apiKey":
            return [
                Markup(
                    "A key from the API's owner, sent in the {} <code>{}</code>; the"
                    " package writes it there when you pass <code>api_key=</code> or"
                    " set <code>{}_API_KEY</code>."
                ).format(scheme.location, scheme.parameter, prefix)
            ]
        case _:
            return []
