"""Credentials that were given to the local server; they are in its memory only."""

from __future__ import annotations

import json
from base64 import b64encode
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus

from generator.plan.credentials import carriers
from generator.reference.signing import Aside
from generator.runtime.errors import without_secrets
from generator.runtime.urls import masked_url

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.ir import Api
    from generator.names import Names

_BEARER = "bearer "
_HEADERS = {"authorization", "proxy-authorization"}
_NOT_SECRET = {"username"}


class CredentialError(ValueError):
    """A credential that no request could carry; ``argument`` names it."""

    def __init__(self, argument: str, message: str) -> None:
        super().__init__(message)
        self.argument = argument


class Credentials:
    """What a client is given to be recognised.

    Args:
        arguments: The client's arguments for credentials.
        carriers: Names of the headers, parameters and cookies that hold a credential.
    """

    def __init__(self, arguments: Sequence[str], carriers: Sequence[str]) -> None:
        self._arguments = tuple(arguments)
        self._carriers = {name.lower() for name in carriers}
        self._given: dict[str, str] = {}
        self._sign_in: tuple[str, Any] | None = None
        # A token that was renewed may still be in what a server repeats.
        self._tokens: set[str] = set()
        self._lock = Lock()

    def known(self) -> dict[str, bool]:
        """Which arguments are given; never what they are."""
        with self._lock:
            given = {*self._given, *(self._sign_in or ())[:1]}
            return {name: name in given for name in self._arguments}

    def settings(self) -> dict[str, Any]:
        """Those that are given, for the client."""
        with self._lock:
            if self._sign_in is None:
                return dict(self._given)
            argument, sign_in = self._sign_in
            return {**self._given, argument: Aside(sign_in)}

    def use(self, argument: str, sign_in: Any) -> None:
        """Take a credential from a sign-in from now on, whatever was given for it."""
        with self._lock:
            self._given.pop(argument, None)
            self._sign_in = (argument, sign_in)

    def uses(self, sign_in: Any) -> bool:
        """Whether a credential is taken from a sign-in."""
        with self._lock:
            return self._sign_in is not None and self._sign_in[1] is sign_in

    def give(self, more: Mapping[str, object]) -> None:
        """Keep credentials, all of them or none.

        Raises:
            CredentialError: One of them cannot be sent.
        """
        found = {argument: self._checked(argument, more[argument]) for argument in more}
        with self._lock:
            self._given |= found
            if self._sign_in is not None and self._sign_in[0] in found:
                self._sign_in = None

    def forget(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._given.clear()
            self._sign_in = None

    def _checked(self, argument: str, value: object) -> str:
        if argument not in self._arguments:
            raise CredentialError(argument, "The API takes no such credential.")
        if not isinstance(value, str):
            raise CredentialError(argument, "A text is expected.")
        text = value.strip()
        if argument == "access_token" and text[: len(_BEARER)].lower() == _BEARER:
            text = text[len(_BEARER) :].lstrip()
        if not text and argument != "password":
            raise CredentialError(argument, "It is empty.")
        if not text.isprintable():
            raise CredentialError(
                argument, "It has a line break or a control character in it."
            )
        if argument == "username" and ":" in text:
            raise CredentialError(argument, "A user name has no colon (RFC 7617).")
        return text

    # ---- What is shown of requests and answers ----

    def secrets(self) -> list[str]:
        """Every text that gives a credential away, however it is written."""
        with self._lock:
            given = dict(self._given)
            token = self._sign_in[1].token if self._sign_in else None
            if token is not None:
                held = (token.access_token, token.refresh_token, token.id_token)
                self._tokens |= {text for text in held if text}
            found = [text for name, text in given.items() if name not in _NOT_SECRET]
            found += self._tokens
        if "username" in given:
            pair = f"{given['username']}:{given.get('password', '')}"
            found.append(b64encode(pair.encode()).decode())
        ways = (str, quote_plus, _quoted, _in_json, _in_careful_json)
        return list(dict.fromkeys(way(text) for text in found for way in ways))

    def header(self, name: str, value: str) -> str:
        """The value of a header, without what is secret."""
        if name.lower() in _HEADERS:
            scheme, blank, _ = value.partition(" ")
            return f"{scheme} ***" if blank else "***"
        if name.lower() == "cookie":
            pieces = [piece.partition("=")[0] for piece in value.split("; ")]
            return "; ".join(f"{piece}=***" for piece in pieces)
        if name.lower() in self._carriers:
            return "***"
        return without_secrets(value, self.secrets())

    def url(self, url: str) -> str:
        """An address, without what is secret."""
        return without_secrets(masked_url(url, self._carriers), self.secrets())

    def text(self, text: str) -> str:
        """A text, without what is secret."""
        return without_secrets(text, self.secrets())

    def content(self, content: bytes) -> bytes:
        """The body of an answer, which may repeat what was sent."""
        for secret in sorted(self.secrets(), key=len, reverse=True):
            if len(secret) >= 4:
                content = content.replace(secret.encode(), b"***")
        return content


def _quoted(text: str) -> str:
    return quote(text, safe="")


def _in_json(text: str) -> str:
    return json.dumps(text)[1:-1]


def _in_careful_json(text: str) -> str:
    return _in_json(text).replace(
        "/", "\\/"
    )  # as servers write it that embed it in HTML


def credentials_of(api: Api, names: Names) -> Credentials:
    """The credentials that the client of an API takes, none given yet."""
    arguments = [one.argument for one in credential_fields(api, names)]
    return Credentials(arguments, [one.name for one in carriers(api, names)])


class CredentialField:
    """A credential to be asked for.

    Attributes:
        argument: The client's argument for it.
        title: What people call it.
        schemes: The security schemes that it serves.
    """

    def __init__(self, argument: str, title: str) -> None:
        self.argument = argument
        self.title = title
        self.schemes: list[str] = []

    def as_json(self) -> dict[str, object]:
        """What the page's script sees."""
        return {
            "argument": self.argument,
            "title": self.title,
            "schemes": self.schemes,
            "hidden": self.argument not in _NOT_SECRET,
        }


def credential_fields(api: Api, names: Names) -> list[CredentialField]:
    """The credentials that somebody can give, in the order of the document."""
    found: dict[str, CredentialField] = {}
    for carrier in carriers(api, names):
        for argument in carrier.arguments:
            field = CredentialField(argument.name, argument.title)
            field = found.setdefault(argument.name, field)
            field.schemes.append(carrier.scheme.name)
    return list(found.values())
