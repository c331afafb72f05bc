"""What the client's arguments for API keys are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.names.identifiers import distinct, snake
from generator.names.reserved import CLIENT_ARGUMENTS, CREDENTIALS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.ir import Api


def name_credentials(api: Api, recorded: Mapping[str, str]) -> dict[str, str]:
    """The argument of each ``apiKey`` scheme by its name; every other kind has its own.

    Args:
        api: The intermediate model.
        recorded: The names of an earlier run; they stay.
    """
    chosen: dict[str, str] = {}
    taken = {*CLIENT_ARGUMENTS, *CREDENTIALS}
    keys = [scheme.name for scheme in api.security_schemes if scheme.type == "apiKey"]
    for key in keys:
        name = recorded.get(key)
        if name is not None and name not in taken:
            chosen[key] = name
            taken.add(name)
    for key in keys:
        if key not in chosen:
            own = snake(key, fallback="key")
            chosen[key] = distinct("api_key", taken, own, f"{own}_key")
            taken.add(chosen[key])
    return chosen
