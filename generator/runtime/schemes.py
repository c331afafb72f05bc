"""Security schemes other than bearer tokens."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from .security import SecurityScheme

if TYPE_CHECKING:
    from .transport import Request


class Basic(SecurityScheme):
    """Name and password (RFC 7617)."""

    arguments = ("username", "password")

    def carry(self, request: Request, values: list[str]) -> list[str]:
        if ":" in values[0]:
            raise ValueError("username: a colon is not allowed (RFC 7617, 2)")
        pair = b64encode(":".join(values).encode()).decode()
        request.headers["authorization"] = f"Basic {pair}"
        return [pair, values[1]]


class APIKey(SecurityScheme):
    """A key in a header, a query parameter or a cookie.

    Args:
        location: Where it goes.
        name: The name of the header, parameter or cookie.
        argument: The client's argument for it.
    """

    def __init__(
        self,
        location: Literal["header", "query", "cookie"],
        name: str,
        argument: str = "api_key",
    ) -> None:
        self.location = location
        self.name = name
        self.arguments = (argument,)

    def carry(self, request: Request, values: list[str]) -> list[str]:
        (secret,) = values
        if self.location == "header":
            request.headers[self.name.lower()] = secret
            return [secret]
        escaped = quote(secret, safe="")
        pair = f"{quote(self.name, safe='')}={escaped}"
        if self.location == "query":
            request.url += f"{'&' if '?' in request.url else '?'}{pair}"
        else:
            cookie = request.headers.get("cookie")
            request.headers["cookie"] = f"{cookie}; {pair}" if cookie else pair
        return [secret, escaped]
