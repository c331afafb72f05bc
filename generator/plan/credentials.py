"""How the client sends what each security scheme asks for: the one place that knows.

The package's client, its README and the pages of the reference are all made of this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.plan.literals import string
from generator.plan.project import environment_prefix

if TYPE_CHECKING:
    from generator.ir import Api, SecurityScheme
    from generator.names import Names


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of the client that holds a credential.

    Attributes:
        name: What it is called.
        variable: The environment variable that is asked when it is left out.
        title: What people call it, as the beginning of a sentence.
    """

    name: str
    variable: str
    title: str


@dataclass(frozen=True, slots=True)
class Carrier:
    """A security scheme that the client carries out.

    Attributes:
        scheme: The scheme.
        kind: ``bearer``, ``basic``, ``digest`` or ``api_key``.
        module: The module of the runtime that has its class.
        source: Python that makes it.
        arguments: What it takes, in order.
        location: Where a request carries it: ``header``, ``query`` or ``cookie``.
        name: The name of that header, parameter or cookie.
        word: What goes before the credential there.
    """

    scheme: SecurityScheme
    kind: str
    module: str
    source: str
    arguments: tuple[Argument, ...]
    location: str
    name: str
    word: str = ""

    @property
    def given(self) -> str:
        """Python for what the client was given: a name, or a tuple of names."""
        names = ", ".join(argument.name for argument in self.arguments)
        return names if len(self.arguments) == 1 else f"({names})"


def carriers(api: Api, names: Names) -> tuple[Carrier, ...]:
    """Every security scheme that an argument of the client is for, in their order.

    A certificate belongs to the connection; no argument carries it.
    """
    found = (_carrier(scheme, names) for scheme in api.security_schemes)
    return tuple(one for one in found if one is not None)


def _carrier(scheme: SecurityScheme, names: Names) -> Carrier | None:
    def argument(name: str, title: str) -> Argument:
        prefix = environment_prefix(names.package)
        return Argument(name, f"{prefix}_{name.upper()}", title)

    kind = scheme.scheme if scheme.type == "http" else scheme.type
    match kind:
        case "oauth2" | "openIdConnect" | "bearer":
            return Carrier(
                scheme,
                "bearer",
                "security",
                "Bearer()",
                (argument("access_token", "Bearer token"),),
                "header",
                "Authorization",
                "Bearer ",
            )
        case "basic" | "digest":
            user = argument("username", "User name")
            return Carrier(
                scheme,
                kind,
                "schemes" if kind == "basic" else "security_digest",
                f"{kind.capitalize()}()",
                (user, argument("password", "Password")),
                "header",
                "Authorization",
                f"{kind.capitalize()} ",
            )
        case "apiKey":
            name = names.credentials[scheme.name]
            location = scheme.location or "header"
            where = scheme.parameter or scheme.name
            own = f", argument={string(name)}" if name != "api_key" else ""
            return Carrier(
                scheme,
                "api_key",
                "schemes",
                f"APIKey({string(location)}, {string(where)}{own})",
                (argument(name, f"API key ({location} {where})"),),
                location,
                where,
            )
        case _:
            return None
