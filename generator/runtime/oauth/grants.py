"""Signing in where nobody has to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .sign_in import SignIn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typing_extensions import Unpack

    from ..transport import AsyncTransport, Transport
    from .provider import Means, Steps
    from .storage import TokenStorage
    from .tokens import Token


class Settings(TypedDict, total=False):
    """The arguments of ``SignIn``."""

    client_id: str | None
    client_secret: str | None
    scopes: Iterable[str]
    storage: TokenStorage | None
    check_scopes: bool
    transport: Transport | None
    async_transport: AsyncTransport | None


class ProgramSignIn(SignIn):
    """A program that signs in as itself (RFC 6749, 4.4), at its first call."""

    def _obtained(self, means: Means) -> Steps[Token]:
        fields = {"grant_type": "client_credentials", **self._scope()}
        return (yield from self._asked(means, fields))

    def _can_renew(self, token: Token) -> bool:
        return True


class PasswordSignIn(SignIn):
    """A user whose password the program knows (RFC 6749, 4.3), at its first call.

    Args:
        username: The user; ``PREFIX_USERNAME`` in the environment when left out.
        password: The password; else ``PREFIX_PASSWORD``.
        settings: As for every sign-in.
    """

    def __init__(
        self,
        *,
        username: str | None = None,
        password: str | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        super().__init__(**settings)
        given = {"username": username, "password": password}
        self._user: dict[str, str] = {}
        for name, value in given.items():
            found = self._setting(name, value)
            if found is None:
                variable = self._variable(name)
                raise ValueError(f"{name}: give it, or set {variable}")
            self._user[name] = found

    def _obtained(self, means: Means) -> Steps[Token]:
        fields = {"grant_type": "password", **self._user, **self._scope()}
        return (yield from self._asked(means, fields))

    def _can_renew(self, token: Token) -> bool:
        return True
