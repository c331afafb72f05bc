"""Addresses with variables in them (OpenAPI 3.1, Server Variable Object)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .urls import checked_base_url

if TYPE_CHECKING:
    from collections.abc import Mapping

_SLOT = re.compile(r"\{([^{}]*)\}")
# What may stand in the host and its port, and what in the path. Nothing else: it would
# lead to another host than the one that the API's description names.
_HOST = re.compile(r"[A-Za-z0-9.:-]+")
_PATH = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:%/-]*")


def filled(template: str, values: Mapping[str, str]) -> str:
    """An address, its variables filled in.

    Args:
        template: The address with the variables in braces.
        values: By the names of the variables.

    Raises:
        ValueError: A value would lead to another host, or to none.
    """
    scheme, mark, rest = template.partition("://")
    host, slash, path = rest.partition("/")

    def fill(text: str, allowed: re.Pattern[str]) -> str:
        def value(slot: re.Match[str]) -> str:
            given = values.get(slot[1], slot[0])
            if not allowed.fullmatch(given) or ".." in given:
                raise ValueError(f"{slot[1]}: {given!r} cannot stand in {template}")
            return given

        return _SLOT.sub(value, text)

    address = (
        f"{fill(scheme, _HOST)}{mark}{fill(host, _HOST)}{slash}{fill(path, _PATH)}"
    )
    return checked_base_url(address)
