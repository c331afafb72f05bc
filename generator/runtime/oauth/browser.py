"""Signing in with a browser: the authorization code flow with PKCE."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64encode
from functools import cached_property
from hashlib import sha256
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any, TypedDict
from urllib.parse import parse_qs, urlencode, urlsplit

from ..errors import one_line
from .errors import CallbackError
from .provider import checked_url
from .sign_in import SignIn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping

    from typing_extensions import Unpack

    from .provider import Means, Provider, Steps
    from .tokens import Token

_PREFIX = "oauth."
_MOST_PENDING = 100


class BrowserOptions(TypedDict, total=False):
    """How a user signs in with the browser of this machine."""

    host: str
    """The loopback address to listen on; ``127.0.0.1`` when left out."""
    port: int
    """The port to listen on; any that is free when left out."""
    path: str
    """The path that the browser comes back to; ``/callback`` when left out."""
    timeout: float
    """Seconds for the user to agree; 300 when left out."""
    open_browser: Callable[[str], object]
    """Shows the user an address; opens the browser when left out."""
    again: bool
    """Sign in also where somebody is signed in."""
    extra: Mapping[str, str]
    """Further parameters that the server knows, such as ``prompt``."""


class BrowserSignIn(SignIn):
    """A user who agrees in a browser (RFC 6749, 4.1; PKCE with S256, RFC 7636).

    ``run()`` does all of it on the user's own machine. A web application sends its
    user to ``authorization_url(redirect_uri=...)``, and hands the address that the
    browser comes back to to ``exchange()``.
    """

    _hint = "use run(), or authorization_url() and exchange()"

    @cached_property
    def pending(self) -> MutableMapping[str, Any]:
        """Sign-ins that were begun and wait for their callback, in memory. A web
        application of several processes assigns the session of its user, which the
        browser must not be able to read."""
        return {}

    def authorization_url(self, *, redirect_uri: str, **extra: str) -> str:
        """Where to send the user's browser; each address is for one sign-in. Nothing is
        waited for, but for the first answer of OpenID Connect.

        Args:
            redirect_uri: Where it comes back to, as registered with the server.
            extra: Further parameters that the server knows, such as ``prompt``.
        """
        url: str = self._run(lambda means: self._begun(means, redirect_uri, extra))
        return url

    def exchange(self, callback_url: str) -> Token:
        """Sign in with the address that the browser came back to; it serves once.

        Args:
            callback_url: The whole address, or its query.

        Raises:
            CallbackError: It does not belong to a sign-in that was begun here, is
                another server's, or says that the user did not agree.
            SignInError: The server refused the code.
            APIConnectionError: No answer came.
        """
        token: Token = self._run(lambda means: self._exchanged(means, callback_url))
        return token

    async def aexchange(self, callback_url: str) -> Token:
        """The same, awaited."""
        exchanged: Any = self._run_async(lambda m: self._exchanged(m, callback_url))
        token: Token = await exchanged
        return token

    def expects(self, callback_url: str) -> bool:
        """Whether an address belongs to a sign-in that was begun here."""
        return self._key_of(_fields(callback_url).get("state", "")) is not None

    def run(self, **how: Unpack[BrowserOptions]) -> Token:
        """Sign in with the browser of this machine (RFC 8252, 7.3).

        A local server waits for the browser to come back; its address, made of host,
        port and path, has to be registered with the server.

        Raises:
            CallbackError: The user did not agree, or not in time.
            SignInError: The server refused the code.
            APIConnectionError: No answer came.
        """
        token: Token = self._run(lambda means: self._whole(means, **how))
        return token

    async def arun(self, **how: Unpack[BrowserOptions]) -> Token:
        """The same, awaited."""
        token: Token = await self._run_async(lambda means: self._whole(means, **how))
        return token

    # ---- Steps ----

    def _whole(
        self,
        means: Means,
        host: str = "127.0.0.1",
        port: int = 0,
        path: str = "/callback",
        timeout: float = 300.0,
        open_browser: Callable[[str], object] | None = None,
        again: bool = False,
        extra: Mapping[str, str] | None = None,
    ) -> Steps[Token]:
        from .loopback import Loopback

        token = None if again else (yield from self._at_hand(means))
        if token is not None:
            return token
        with Loopback(host, port, path, self.expects) as loopback:
            uri = loopback.redirect_uri
            url = yield from self._begun(means, uri, extra or {})
            loopback.show(url, open_browser)
            yield means.until(loopback.callback, timeout)
            if not loopback.callback.done():
                message = (
                    f"nobody came back from the sign-in within {timeout:g} seconds"
                )
                raise CallbackError(message)
            return (yield from self._exchanged(means, loopback.callback.result()))

    def _begun(
        self, means: Means, redirect_uri: str, extra: Mapping[str, str]
    ) -> Steps[str]:
        provider = yield from self._provider(means)
        url = checked_url(provider.authorization_url, means.base_url, "signing in")
        state, verifier = token_urlsafe(32), token_urlsafe(64)
        digest = sha256(verifier.encode()).digest()
        known = [key for key in self.pending if key.startswith(_PREFIX)]
        for key in known[: len(known) - _MOST_PENDING + 1]:
            self.pending.pop(key, None)  # begun long ago, and never finished
        self.pending[_PREFIX + state] = json.dumps([verifier, redirect_uri])
        query = {
            **extra,
            "response_type": "code",
            "client_id": self._application.client_id,
            "redirect_uri": redirect_uri,
            **self._scope(),
            "state": state,
            "code_challenge": urlsafe_b64encode(digest).decode().rstrip("="),
            "code_challenge_method": "S256",
        }
        return f"{url}{'&' if '?' in url else '?'}{urlencode(query)}"

    def _exchanged(self, means: Means, callback_url: str) -> Steps[Token]:
        fields = _fields(callback_url)
        key = self._key_of(fields.get("state", ""))
        kept = None if key is None else self.pending.pop(key, None)
        if kept is None:
            raise CallbackError(
                "the state belongs to no sign-in that was begun here, or was used"
                " already; begin again, and do not use this address"
            )
        verifier, redirect_uri = json.loads(kept)
        provider = yield from self._provider(means)
        _check_issuer(provider, fields.get("iss"))
        if "error" in fields:
            code = one_line(fields["error"])
            said = one_line(fields.get("error_description", ""))
            message = f"the server did not let the user in: {code}"
            raise CallbackError(f"{message}: {said}" if said else message, error=code)
        if not fields.get("code"):
            raise CallbackError("the address has no code in it")
        sent = {
            "grant_type": "authorization_code",
            "code": fields["code"],
            "redirect_uri": redirect_uri,
            "code_verifier": verifier,
        }
        token = yield from self._asked(means, sent)
        return (yield from self._kept(token))

    def _key_of(self, state: str) -> str | None:
        """The key of a state, found in the same time wherever they differ."""
        sought = (_PREFIX + state).encode()
        found = None
        for key in list(self.pending):
            if hmac.compare_digest(key.encode(), sought):
                found = key
        return found


def _check_issuer(provider: Provider, said: str | None) -> None:
    """Refuse what another server sent the browser back with (RFC 9207, 2.4)."""
    if said is None and provider.answers_with_issuer:
        raise CallbackError(f"the address does not name its issuer, {provider.issuer}")
    if said is not None and provider.issuer and said != provider.issuer:
        shown = one_line(said)
        raise CallbackError(f"it came from {shown}, not from {provider.issuer}")


def _fields(callback_url: str) -> dict[str, str]:
    """The parameters of an address, without those that are there twice."""
    query = urlsplit(callback_url).query or callback_url.rpartition("?")[2]
    found = parse_qs(query, keep_blank_values=True)
    return {name: values[0] for name, values in found.items() if len(values) == 1}
