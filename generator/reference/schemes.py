"""How somebody new is recognised by the API, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.plan.project import environment_prefix
from generator.reference import markdown
from generator.reference.views import SchemeView

if TYPE_CHECKING:
    from generator.ir import Api, SecurityScheme
    from generator.names import Names

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
    return tuple(_view(scheme, names) for scheme in api.security_schemes)


def _view(scheme: SecurityScheme, names: Names) -> SchemeView:
    title = _TITLES.get(scheme.type, f"HTTP {scheme.scheme or ''}".strip())
    if scheme.type == "http" and scheme.scheme:
        title = f"{scheme.scheme.capitalize()} authentication"
    return SchemeView(
        name=scheme.name,
        title=title,
        description=markdown.block(scheme.description),
        steps=tuple(_steps(scheme, names)),
        scopes=tuple(
            (name, markdown.inline(description)) for name, description in scheme.scopes
        ),
    )


def _steps(scheme: SecurityScheme, names: Names) -> list[Markup]:
    prefix = environment_prefix(names.package)
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
            argument = names.credentials.get(scheme.name, "api_key")
            return [
                Markup(
                    "A key from the API's owner, sent in the {} <code>{}</code>; the"
                    " package writes it there when you pass <code>{}=</code> or set"
                    " <code>{}_{}</code>."
                ).format(
                    scheme.location,
                    scheme.parameter,
                    argument,
                    prefix,
                    argument.upper(),
                )
            ]
        case _:
            return []
