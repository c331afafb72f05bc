"""How users sign in, beside what the document says of it.

::

    [sdk.bookshop.oauth]
    token_request = "json"
    scope_includes = { ":a" = ":r" }
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.config_tables import Table

_WORDS = {
    "token_request": ("form", "json"),
    "client_authentication": ("basic", "post", "none"),
    "scopes_needed": ("all", "any"),
}
_KEYS = (
    "authorization_url",
    "token_url",
    "device_authorization_url",
    "issuer",
    "device_answer",
    *_WORDS,
)


@dataclass(frozen=True, slots=True)
class OAuth:
    """What the document does not say of signing in, or says otherwise.

    Attributes:
        authorization_url: Where users agree.
        token_url: Where tokens come from.
        device_authorization_url: Where devices get their codes.
        issuer: Who answers.
        token_request: How requests for tokens are written: ``form`` or ``json``.
        client_authentication: Where the client's secret goes: ``basic``, ``post`` or
            ``none``.
        device_answer: The property in which the answer of the device endpoint lies.
        scopes_needed: ``all`` or ``any`` of the scopes that an operation names.
        scope_includes: Endings of scopes, each with that of what it allows besides.
    """

    authorization_url: str = ""
    token_url: str = ""
    device_authorization_url: str = ""
    issuer: str = ""
    token_request: str = ""
    client_authentication: str = ""
    device_answer: str = ""
    scopes_needed: str = ""
    scope_includes: tuple[tuple[str, str], ...] = ()


def read_oauth(table: Table) -> OAuth:
    """What ``oauth`` says.

    Raises:
        CalcoError: It says something unknown.
    """
    table.only_known((*_KEYS, "scope_includes"))
    texts = {key: table.text(key) or "" for key in _KEYS}
    for key, words in _WORDS.items():
        if texts[key] and texts[key] not in words:
            message = f"{table.dotted(key)} is not {' or '.join(words)}"
            raise table.error("CALCO-C004", message, key)
    endings = table.table("scope_includes")
    includes = [(key, endings.text(key) or "") for key in endings]
    return OAuth(**texts, scope_includes=tuple(sorted(includes)))
