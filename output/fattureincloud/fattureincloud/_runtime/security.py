"""Credentials: where they come from and how a request carries them."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, Union

from .errors import MissingCredentialsError
from .shapes import is_list, is_tuple
from .urls import masked_url

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from typing import TypeAlias

    from .flow import Flow
    from .operation import Operation, Requirements
    from .transport import RawResponse, Request

    Basic: TypeAlias = "tuple[Credential | None, Credential | None]"
    # What a client is given for a scheme; for basic authentication name and password.
    Given: TypeAlias = "Credential | Authenticator | Basic | None"

Credential = Union[str, Callable[[], str], Callable[[], Awaitable[str]]]  # noqa: UP007
"""A secret, or a function that returns it, asked anew for each request; asynchronous
clients also take a coroutine function."""
_NEEDS_ASYNC = "a coroutine function needs the asynchronous client"


class Authenticator(Protocol):
    """Takes part in the requests of a scheme, such as one that signs in by itself; for
    asynchronous clients the methods may be coroutine functions."""

    def authenticate(self, request: Request, scopes: tuple[str, ...], /) -> object:
        """Add to the request what shows who is calling; a list that it returns holds
        the texts that must not be shown."""
        ...

    def refresh(
        self, request: Request, response: RawResponse, /
    ) -> Awaitable[bool] | bool:
        """After a 401: whether the request is worth sending once more."""
        ...


class SecurityScheme:
    """A way of showing who is calling (OpenAPI 3.1, Security Scheme Object).

    ``arguments`` are the client's arguments that hold the credential; in upper case,
    after the package's prefix, they name its environment variables. ``name`` is what
    carries it in the request.
    """

    arguments: tuple[str, ...]
    name: str = "Authorization"

    def carry(self, request: Request, values: list[str]) -> list[str]:
        """Put a credential into a request; returns the texts that must not be shown."""
        raise NotImplementedError


class Bearer(SecurityScheme):
    """A bearer token (RFC 6750, 2.1)."""

    arguments = ("access_token",)

    def carry(self, request: Request, values: list[str]) -> list[str]:
        (secret,) = values
        # A token is often pasted together with the word that goes before it.
        secret = secret[7:].lstrip() if secret[:7].lower() == "bearer " else secret
        request.headers["authorization"] = f"Bearer {secret}"
        return [secret]


class Security:
    """The schemes of an API together with the credentials a client has for them."""

    def __init__(self, flow: Flow, credentials: Mapping[str, Given]) -> None:
        self._flow = flow
        self._schemes = schemes = flow.profile.schemes
        self._sources: dict[str, Any] = {}
        self.secret_parameters = {scheme.name.lower() for scheme in schemes.values()}
        for name, scheme in schemes.items():
            source = self._source(scheme.arguments, credentials.get(name))
            if source is not None:
                self._sources[name] = source

    def _source(self, arguments: tuple[str, ...], given: Any) -> object:
        """An authenticator, or one credential for each argument, or nothing."""
        flow = self._flow
        if hasattr(given, "bound"):
            return given.bound(flow.transport, flow.base_url, flow.is_async)
        if hasattr(given, "authenticate"):
            return given
        parts = given if is_tuple(given) else (given,)
        parts = (None,) * len(arguments) if given is None else parts
        if len(parts) != len(arguments):
            raise TypeError(f"expected {' and '.join(arguments)}")
        found: list[object] = []
        for argument, part in zip(arguments, parts, strict=True):
            named = os.environ.get(self._variable(argument)) or None
            credential = named if part is None else part
            if callable(credential):
                from inspect import iscoroutinefunction  # slow, and rarely needed

                if iscoroutinefunction(credential) and not flow.is_async:
                    raise TypeError(f"{argument}: {_NEEDS_ASYNC}")
            elif credential is not None:
                _checked(credential, argument)
            found.append(credential)
        return None if found[0] is None else tuple(found)

    def _variable(self, argument: str) -> str:
        return f"{self._flow.profile.environment_prefix}_{argument}".upper()

    def apply(
        self, request: Request, operation: Operation[Any]
    ) -> Generator[Callable[[], Any], Any, tuple[list[str], list[Authenticator]]]:
        """The steps that add to a request the credentials of the first alternative that
        has all; they return its secrets, and the authenticators that took part."""
        secrets: list[str] = []
        authenticators: list[Authenticator] = []
        needed = operation.security
        ready = [one for one in needed if all(name in self._sources for name, _ in one)]
        if not ready and not self._by_hand(request, needed):
            place = {"method": request.method, "url": masked_url(request.url)}
            message = f"credentials are missing: {self._missing(needed)}"
            raise MissingCredentialsError(message, operation=operation.name, **place)
        ready.sort(key=lambda one: any(self._lacks(*each) for each in one))
        for name, scopes in ready[0] if ready else ():
            source, scheme = self._sources[name], self._schemes[name]
            if not is_tuple(source):
                shown = yield partial(source.authenticate, request, scopes)
                secrets += shown if is_list(shown) else []
                authenticators.append(source)
                continue
            values: list[str] = []
            for argument, part in zip(scheme.arguments, source, strict=True):
                value: Any = (yield part) if callable(part) else part
                if hasattr(value, "__await__"):
                    getattr(value, "close", bool)()
                    raise TypeError(f"{argument}: {_NEEDS_ASYNC}")
                values.append(_checked("" if value is None else value, argument))
            secrets += scheme.carry(request, values)
            challenged: Any = getattr(scheme, "challenged", None)
            authenticators += [challenged(values)] if challenged else []
        return secrets, authenticators

    def _lacks(self, name: str, scopes: tuple[str, ...]) -> bool:
        lacks = getattr(self._sources[name], "lacks", None)
        return lacks is not None and bool(lacks(scopes))

    def _by_hand(self, request: Request, requirements: Requirements) -> bool:
        """Whether the caller or the transport sees to it, such as by a header."""
        names = [self._schemes[name].name for one in requirements for name, _ in one]
        texts = f"{request.url.partition('?')[2]};{request.headers.get('cookie')}"
        written = any(n.lower() in request.headers or f"{n}=" in texts for n in names)
        return written or getattr(self._flow.transport, "signs_in", False)

    def _missing(self, requirements: Requirements) -> str:
        """What to give, for each alternative."""
        ways = (
            " and ".join(
                f"{argument}= or set {self._variable(argument)} (security scheme {name})"
                for name, _ in alternative
                if name not in self._sources
                for argument in self._schemes[name].arguments
            )
            for alternative in requirements
        )
        return f"give the client {'; or '.join(ways)}"


def _checked(value: object, argument: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{argument}: expected str, got {type(value).__name__}")
    value = value.strip(" \t")
    if not value and argument != "password":
        raise ValueError(f"{argument}: it is empty")
    if any(character < " " or character == "\x7f" for character in value):
        raise ValueError(
            f"{argument}: a line break or control character is not allowed;"
            " was it read from a file without strip()?"
        )
    return value
