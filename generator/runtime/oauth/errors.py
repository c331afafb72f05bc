"""What goes wrong with signing in; no message holds a secret."""

from __future__ import annotations

from ..errors import APIError


class SignInError(APIError):
    """Signing in failed.

    Attributes:
        error: The code that the server gave (RFC 6749, 4.1.2.1 and 5.2; RFC 8628,
            3.5), such as ``access_denied``; empty where it gave none.
    """

    def __init__(
        self, message: str, *, error: str = "", method: str = "", url: str = ""
    ) -> None:
        super().__init__(message, method=method, url=url)
        self.error = error

    def __str__(self) -> str:
        return super().__str__() if self.url else self.message


class SignInRequiredError(SignInError):
    """Nobody has signed in, or the sign-in is no longer valid."""


class SignInAnswerError(SignInError):
    """The server answered something that the protocol does not have."""


class CallbackError(SignInError):
    """The address that the browser came back to does not belong to this sign-in."""


class MissingScopesError(SignInError):
    """A call needs scopes that were not granted; nothing was sent.

    Attributes:
        missing: These scopes.
    """

    missing: tuple[str, ...] = ()
