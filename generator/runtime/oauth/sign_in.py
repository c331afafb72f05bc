"""What every way of signing in has in common: a token that is good when it is needed."""

from __future__ import annotations

import os
from concurrent.futures import Future
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar

from ..client import drive, drive_async
from ..errors import APIConnectionError
from .errors import MissingScopesError, SignInError, SignInRequiredError
from .provider import Application, Means, checked_url, discovered, posted
from .storage import MemoryStorage
from .tokens import Token, token_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..transport import AsyncTransport, RawResponse, Request, Transport
    from .provider import Provider, Steps
    from .storage import TokenStorage


class SignIn:
    """Signs in, and keeps the token good from then on.

    Give it to clients as ``access_token=``; threads, tasks and clients may share it.
    A token is renewed shortly before its end, and when a server refuses it; whoever
    else needs one meanwhile waits for that one renewal.

    Args:
        client_id: The application's name at the server; ``PREFIX_CLIENT_ID`` in the
            environment when left out.
        client_secret: Its secret, if it has one; else ``PREFIX_CLIENT_SECRET``.
        scopes: What to ask for.
        storage: Where the token is kept; in memory when left out.
        check_scopes: Raise ``MissingScopesError``, instead of sending it, for a call
            that needs scopes which were not granted.
        transport: Sends the requests that no client makes.
        async_transport: The same for methods that are awaited.

    Raises:
        ValueError: There is no client id.
    """

    provider: ClassVar[Provider]
    _hint = "sign in first"

    def __init__(
        self,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        scopes: Iterable[str] = (),
        storage: TokenStorage | None = None,
        check_scopes: bool = True,
        transport: Transport | None = None,
        async_transport: AsyncTransport | None = None,
    ) -> None:
        client_id = self._setting("client_id", client_id)
        if client_id is None:
            name = self._variable("client_id")
            raise ValueError(f"client_id: give it, or set {name} in the environment")
        secret = self._setting("client_secret", client_secret)
        self._application = Application(client_id, secret)
        asked = scopes.split() if isinstance(scopes, str) else scopes
        self.scopes = tuple(str(scope) for scope in asked)
        self._storage: TokenStorage = storage or MemoryStorage()
        self._checks_scopes = check_scopes
        self._transports = transport, async_transport
        self._token: Token | None = None
        self._renewal: Future[SignInError | None] | None = None
        self._found: Provider | None = None
        self._lock = Lock()

    @property
    def token(self) -> Token | None:
        """The token as it is in memory; it may have to be renewed."""
        return self._token

    def get_token(self) -> Token:
        """A token that is good, renewed if need be, for programs of other kinds.

        Raises:
            SignInRequiredError: Nobody has signed in.
            SignInError: The server refused.
            APIConnectionError: No answer came.
        """
        token: Token = self._run(self._good)
        return token

    async def aget_token(self) -> Token:
        """The same, awaited."""
        token: Token = await self._run_async(self._good)
        return token

    def sign_out(self) -> None:
        """Forget the token, here and in the storage."""
        self._run(lambda _: self._forgotten())

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._application.client_id}>"

    # ---- What clients ask of it (``Authenticator``) ----

    def bound(self, transport: Any, base_url: str, is_async: bool) -> Bound:
        """The same for one client, whose transport sends what there is to send."""
        return Bound(self, Means(transport.send, is_async, base_url))

    def authenticate(self, request: Request, scopes: tuple[str, ...], /) -> object:
        """Add the token to a request."""
        return self._run(lambda means: self.authenticated(means, request, scopes))

    def refresh(self, request: Request, _: RawResponse, /) -> bool:
        """After a 401: whether there is another token now."""
        return bool(self._run(lambda means: self.refreshed(means, request)))

    def lacks(self, scopes: Iterable[str]) -> tuple[str, ...]:
        """Those of the scopes that are known not to be granted."""
        granted = self.scopes or None if self._token is None else self._token.scopes
        if granted is None or not self._checks_scopes:
            return ()
        held = set(granted)
        for wide, narrow in self.provider.scope_includes:
            held |= {
                f"{s.removesuffix(wide)}{narrow}" for s in held if s.endswith(wide)
            }
        needed = tuple(scopes)
        missing = tuple(scope for scope in needed if scope not in held)
        enough = self.provider.scopes_needed == "any" and len(missing) < len(needed)
        return () if enough else missing

    def authenticated(
        self, means: Means, request: Request, scopes: tuple[str, ...]
    ) -> Steps[list[str]]:
        """The steps of ``authenticate``."""
        token = yield from self._good(means)
        missing = self.lacks(scopes)
        if missing:
            listed = ", ".join(missing)
            error = MissingScopesError(
                f"not sent: it needs scopes not granted: {listed}"
            )
            error.missing = missing
            raise error
        request.headers["authorization"] = f"Bearer {token.access_token}"
        return [token.access_token]

    def refreshed(self, means: Means, request: Request) -> Steps[bool]:
        """The steps of ``refresh``."""
        refused = request.headers.get("authorization", "")[len("Bearer ") :]
        if self._token is not None and not self._can_renew(self._token):
            return self._token.access_token != refused
        yield from self._good(means, refused)
        return True

    # ---- How it gets tokens ----

    def _obtained(self, means: Means) -> Steps[Token]:
        """A token for somebody who is not signed in, where nobody has to be asked."""
        yield from ()
        raise SignInRequiredError(f"nobody is signed in: {self._hint}")

    def _at_hand(self, means: Means) -> Steps[Token | None]:
        """A token that is good, where somebody is signed in."""
        try:
            return (yield from self._good(means))
        except SignInRequiredError:
            return None

    def _can_renew(self, token: Token) -> bool:
        return token.refresh_token is not None

    def _good(self, means: Means, refused: str | None = None) -> Steps[Token]:
        """A token that can be sent and is not the one that was refused.

        One at a time gets it; the others wait, and look again. Where the one that got
        it was cancelled, the next does.
        """
        while True:
            with self._lock:
                token, renewal = self._token, self._renewal
                if token and token.is_fresh and token.access_token != refused:
                    return token
                if renewal is None:
                    mine: Future[SignInError | None] = Future()
                    mine.set_running_or_notify_cancel()  # no waiter can cancel it
                    self._renewal = mine
                    break
            yield means.until(renewal)
            failure = renewal.result()
            if failure is not None:
                raise failure
        failed: SignInError | None = None
        try:
            return (yield from self._renewed(means, refused))
        except SignInError as error:
            failed = error
            raise
        finally:
            with self._lock:
                self._renewal = None
            mine.set_result(failed)

    def _renewed(self, means: Means, refused: str | None) -> Steps[Token]:
        # Another process may have renewed what is stored.
        token: Token | None = (yield self._storage.load) or self._token
        if token and token.is_fresh and token.access_token != refused:
            self._token = token
            return token
        if token is None or token.refresh_token is None:
            token = yield from self._obtained(means)
            return (yield from self._kept(token))
        fields = {"grant_type": "refresh_token", "refresh_token": token.refresh_token}
        try:
            made = yield from self._asked(means, fields, token)
        except APIConnectionError:
            if token.remaining and token.access_token != refused:
                return token  # it is good for a moment yet
            raise
        except SignInError as error:
            if error.error != "invalid_grant":
                raise
            made = yield from self._after_refusal(means, token, error)
        return (yield from self._kept(made))

    def _after_refusal(
        self, means: Means, token: Token, error: SignInError
    ) -> Steps[Token]:
        stored: Token | None = yield self._storage.load
        if stored and stored.is_fresh and stored.refresh_token != token.refresh_token:
            return stored
        try:
            return (yield from self._obtained(means))
        except SignInRequiredError:
            message = f"the sign-in is no longer valid, {self._hint}: {error.message}"
            raise SignInRequiredError(
                message, error=error.error, method=error.method, url=error.url
            ) from None

    def _asked(
        self, means: Means, fields: dict[str, str], before: Token | None = None
    ) -> Steps[Token]:
        """The token that the token endpoint gives (RFC 6749, 5.1)."""
        provider = yield from self._provider(means)
        url = provider.token_url
        if before is not None:
            url = provider.refresh_url or url
        url = checked_url(url, means.base_url, "tokens")
        answer = yield from posted(url, fields, provider, self._application, means)
        token = token_of(answer, url=url)
        if token.scopes is None:
            # Left out, they are those that were asked for (RFC 6749, 5.1).
            token.scopes = before.scopes if before else self.scopes or None
        if before is not None:
            token.refresh_token = token.refresh_token or before.refresh_token
            token.id_token = token.id_token or before.id_token
        return token

    def _kept(self, token: Token) -> Steps[Token]:
        # In memory first: what cannot be stored is still the only token that is good.
        self._token = token
        yield partial(self._storage.save, token)
        return token

    def _forgotten(self) -> Steps[None]:
        self._token = None
        yield partial(self._storage.save, None)

    def _provider(self, means: Means) -> Steps[Provider]:
        if self._found is None:
            self._found = self.provider
            if self.provider.openid_connect_url:
                self._found = None
                self._found = yield from discovered(self.provider, means)
        return self._found

    def _scope(self) -> dict[str, str]:
        return {"scope": " ".join(self.scopes)} if self.scopes else {}

    # ---- Settings, and running without a client ----

    @classmethod
    def _variable(cls, name: str) -> str:
        return f"{cls.provider.environment_prefix}_{name}".upper()

    @classmethod
    def _setting(cls, name: str, given: str | None) -> str | None:
        value = os.environ.get(cls._variable(name)) if given is None else given
        return (value or "").strip() or None

    def _base_url(self) -> str:
        return self._setting("base_url", None) or self.provider.base_url

    def _run(self, steps: Callable[[Means], Steps[Any]]) -> Any:
        from ..transport import HTTPX2Transport

        given = self._transports[0]
        own: list[Transport] = [] if given is None else [given]

        def send(request: Request) -> RawResponse:
            if not own:
                own.append(HTTPX2Transport())
            return own[0].send(request)

        try:
            return drive(_ended(steps(Means(send, False, self._base_url()))))
        finally:
            if given is None and own:
                own[0].close()

    async def _run_async(self, steps: Callable[[Means], Steps[Any]]) -> Any:
        from ..transport import AsyncHTTPX2Transport

        given = self._transports[1]
        used: AsyncTransport = given or AsyncHTTPX2Transport()
        try:
            means = Means(used.send, True, self._base_url())
            return await drive_async(_ended(steps(means)))
        finally:
            if given is None:
                await used.aclose()


class Bound:
    """A sign-in in the hands of one client."""

    def __init__(self, sign_in: SignIn, means: Means) -> None:
        self._sign_in = sign_in
        self._means = means
        self.lacks = sign_in.lacks

    def authenticate(self, request: Request, scopes: tuple[str, ...], /) -> Any:
        """Add the token to a request."""
        return self._run(self._sign_in.authenticated(self._means, request, scopes))

    def refresh(self, request: Request, _: RawResponse, /) -> Any:
        """After a 401: whether there is another token now."""
        return self._run(self._sign_in.refreshed(self._means, request))

    def _run(self, steps: Steps[Any]) -> Any:
        run = drive_async if self._means.is_async else drive
        return run(_ended(steps))


def _ended(steps: Steps[Any]) -> Any:
    """Steps that yield their result last, as those of calls do."""
    yield (yield from steps)
