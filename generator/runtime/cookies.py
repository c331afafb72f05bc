"""Parameters that are sent as cookies."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from .parameters import escape
from .sentinels import NOT_GIVEN
from .styles import Styled

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\",;\\]|[^\x00-\x7f]")


class Cookie(Styled):
    """A parameter in a cookie; in the style ``cookie`` nothing is escaped."""

    def encoder(self) -> Callable[[Any], list[str]]:
        """A function that writes the ``name=value`` pairs."""
        plain = self.style == "cookie"

        def encode(value: Any) -> list[str]:
            if value is NOT_GIVEN or value is None:
                return []
            shape = self.shape(value)
            pieces = self.named(self.name, shape, str if plain else escape)
            if plain and any(map(_FORBIDDEN.search, pieces)):
                raise ValueError(f"{self}: a character cookies cannot carry")
            return pieces

        return encode


def cookie(
    name: str, *, style: str = "form", explode: bool = True, content: str | None = None
) -> Cookie:
    """A parameter in a cookie, in the default style unless told otherwise."""
    return Cookie(name, "cookie", style, explode, content=content)


def cookies(*names: str) -> tuple[Cookie, ...]:
    """Parameters in cookies, in the default style."""
    return tuple(map(cookie, names))
