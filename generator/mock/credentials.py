"""Whether a request carries credentials (OpenAPI 3.1, Security Requirement).

Any credential of the right kind passes: the mock knows no accounts.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from .schemas import Resolve, follow, mapping, sequence

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a request without credentials is told.

    Args:
        detail: What is missing, in words.
        header: The value of WWW-Authenticate (RFC 9110, section 11.6.1).
    """

    detail: str
    header: str


class Guard:
    """Checks the credentials of requests.

    Args:
        tree: The document, in its OpenAPI 3.1 form.
        resolve: Finds the node of a local reference.
    """

    def __init__(self, tree: dict[str, Any], resolve: Resolve) -> None:
        self._default = sequence(tree.get("security"))
        components = mapping(tree.get("components"))
        schemes = mapping(components.get("securitySchemes"))
        self._schemes = {name: follow(node, resolve) for name, node in schemes.items()}

    def query_names(self, operation: dict[str, Any]) -> frozenset[str]:
        """The query parameters that carry credentials of an operation."""
        schemes = (
            self._schemes.get(name, {})
            for requirement in self._requirements(operation)
            for name in mapping(requirement)
        )
        return frozenset(str(s.get("name")) for s in schemes if s.get("in") == "query")

    def check(
        self,
        operation: dict[str, Any],
        headers: Mapping[str, str],
        query: Mapping[str, str],
        cookies: Mapping[str, str],
    ) -> Challenge | None:
        """Look for the credentials an operation demands.

        Returns:
            None when they are there, or when none are demanded.
        """
        requirements = self._requirements(operation)
        if not requirements:
            return None
        sources = {"header": headers, "query": query, "cookie": cookies}
        alternatives: list[str] = []
        challenges: list[str] = []
        for requirement in requirements:
            missing = [
                name
                for name in mapping(requirement)
                if not _given(self._schemes.get(name, {}), sources)
            ]
            if not missing:
                return None
            kinds = [self._schemes[name] for name in missing]
            alternatives.append(" and ".join(_wanted(scheme) for scheme in kinds))
            challenges += [_challenge(scheme) for scheme in kinds]
        detail = f"The operation needs {', or '.join(alternatives)}."
        return Challenge(detail, ", ".join(dict.fromkeys(challenges)))

    def _requirements(self, operation: dict[str, Any]) -> list[Any]:
        return sequence(operation.get("security", self._default))


def _given(scheme: dict[str, Any], sources: Mapping[str, Mapping[str, str]]) -> bool:
    kind = scheme.get("type")
    if kind == "apiKey":
        source = sources.get(str(scheme.get("in")), {})
        return bool(source.get(str(scheme.get("name"))))
    if kind not in ("http", "oauth2", "openIdConnect"):
        return True  # mutualTLS and unknown schemes leave no trace to look for
    name, _, value = sources["header"].get("Authorization", "").partition(" ")
    wanted = _http_scheme(scheme)
    if name.lower() != wanted or not value.strip():
        return False
    return wanted != "basic" or _is_basic(value.strip())


def _is_basic(value: str) -> bool:
    try:
        return b":" in base64.b64decode(value, validate=True)
    except binascii.Error:
        return False


def _http_scheme(scheme: dict[str, Any]) -> str:
    if scheme.get("type") == "http":
        return str(scheme.get("scheme", "bearer")).lower()
    return "bearer"


def _wanted(scheme: dict[str, Any]) -> str:
    if scheme.get("type") == "apiKey":
        return f"the {scheme.get('in')} parameter {scheme.get('name')!r}"
    return f"the header 'Authorization: {_http_scheme(scheme).capitalize()} ...'"


def _challenge(scheme: dict[str, Any]) -> str:
    if scheme.get("type") == "apiKey":
        return "ApiKey"
    name = _http_scheme(scheme)
    # Without these two no client can make a digest (RFC 7616, 3.3).
    more = f', nonce="{token_hex(16)}", qop="auth"' if name == "digest" else ""
    return f'{name.capitalize()} realm="calco mock"{more}'
