"""Signing in from the pages, by the generated package's own sign-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool

from generator.json_types import is_array
from generator.reference.mistakes import EntryError
from generator.reference.package import NO_PREFIX

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reference.credentials import Credentials
    from generator.reference.lines import Tell
    from generator.reference.package import Packaged

CALLBACK = "/callback"
"""The path that a browser comes back to from the authorization server."""
_MODULES = {
    "BrowserSignIn": "browser",
    "DeviceSignIn": "device",
    "ProgramSignIn": "program",
    "PasswordSignIn": "password",
}
_ARGUMENT = "access_token"
_MOST_PENDING = 20


class SignIns:
    """Signs in, and keeps who is signed in.

    Args:
        package: The generated package.
        credentials: Where the token is used from then on.
        origin: Where the pages are.
    """

    def __init__(
        self, package: Packaged, credentials: Credentials, origin: str
    ) -> None:
        self._package = package
        self._credentials = credentials
        self._redirect_uri = origin + CALLBACK
        self._pending: list[tuple[Any, str]] = []
        self._active: Any = None

    async def known(self) -> dict[str, Any]:
        """How one can sign in, and who is signed in; never a token."""
        kinds = await run_in_threadpool(self._kinds)
        return {
            "ways": [_told(name, kind) for name, kind in kinds.items()],
            "redirect_uri": self._redirect_uri,
            "signed_in": self._signed_in(),
        }

    def _kinds(self) -> dict[str, Any]:
        """The classes of the package that sign in, by name."""
        self._package.prepare()
        try:
            module: Any = self._package.module("auth")
        except ModuleNotFoundError:
            return {}
        found = {name: getattr(module, name) for name in module.__all__}
        return {name: kind for name, kind in found.items() if hasattr(kind, "provider")}

    def _signed_in(self) -> dict[str, Any] | None:
        token = self._active.token if self._active is not None else None
        if token is None or not self._credentials.uses(self._active):
            return None
        return {
            "way": type(self._active).__name__,
            "scopes": token.scopes,
            "remaining": None if token.expires_in is None else round(token.remaining),
            "renews": token.refresh_token is not None,
        }

    async def begin(self, asked: Mapping[str, Any], tell: Tell) -> dict[str, Any]:
        """Sign in, or begin to.

        Args:
            asked: ``way``, ``client_id``, ``client_secret``, ``scopes`` as a list,
                ``username`` and ``password`` where the way needs them, and ``back``,
                the page to come back to.
            tell: Told what the user has to do while it is waited for.

        Returns:
            ``go``, where to send the browser, or ``signed_in``.

        Raises:
            EntryError: Something of it is not as it must be.
        """
        kinds = await run_in_threadpool(self._kinds)
        kind = kinds.get(str(asked.get("way")))
        if kind is None:
            raise EntryError("The API has no such way of signing in.", "way")
        way = _way(kind)
        sign_in = _made(kind, way, asked)
        if way == "browser":
            url = await run_in_threadpool(
                sign_in.authorization_url, redirect_uri=self._redirect_uri
            )
            self._pending.append((sign_in, str(asked.get("back", ""))))
            del self._pending[:-_MOST_PENDING]
            return {"go": url}
        if way == "device":
            authorization = await sign_in.astart()
            whole = authorization.verification_uri_complete
            await tell(
                {
                    "device": {
                        "code": authorization.user_code,
                        "where": _web(authorization.verification_uri),
                        "whole": _web(whole or ""),
                        "seconds": authorization.expires_in,
                    }
                }
            )
            await sign_in.afinish(authorization)
        else:
            await sign_in.aget_token()
        return self._use(sign_in)

    async def finish(self, callback_url: str) -> str:
        """End a sign-in with the address that the browser came back to.

        Returns:
            The page where it was begun.

        Raises:
            LookupError: It was not begun here, or it was ended before.
        """
        for place, (sign_in, back) in enumerate(self._pending):
            if sign_in.expects(callback_url):
                del self._pending[place]
                await sign_in.aexchange(callback_url)
                self._use(sign_in)
                return back
        raise LookupError

    def _use(self, sign_in: Any) -> dict[str, Any]:
        self._active = sign_in
        self._credentials.use(_ARGUMENT, sign_in)
        return {"signed_in": self._signed_in()}

    def is_refusal(self, error: Exception) -> bool:
        """Whether it is an error whose message is for the user, and without secrets."""
        errors: Any = self._package.module("_runtime.errors")
        return isinstance(error, errors.APIError)


def _told(name: str, kind: Any) -> dict[str, Any]:
    provider = kind.provider
    place: str = provider.token_url or provider.openid_connect_url
    base: str = provider.base_url
    host = urlsplit(place).netloc or urlsplit(base).netloc
    return {"name": name, "kind": _way(kind), "host": host}


def _way(kind: Any) -> str:
    names = (each.__name__ for each in kind.__mro__)
    return next(_MODULES[name] for name in names if name in _MODULES)


def _made(kind: Any, way: str, asked: Mapping[str, Any]) -> Any:
    """The sign-in; it takes nothing from the environment."""
    scopes = asked.get("scopes", [])
    if not is_array(scopes) or not all(isinstance(one, str) for one in scopes):
        raise EntryError("A list of texts is expected.", "scopes")
    names = ["client_id", "client_secret"]
    names += ["username", "password"] if way == "password" else []
    given: dict[str, str | None] = {}
    for name in names:
        value = asked.get(name) or ""
        if not isinstance(value, str):
            raise EntryError("A text is expected.", name)
        given[name] = value.strip() or None
        if given[name] is None and name != "client_secret":
            raise EntryError("It is empty.", name)
    provider = kind.provider._replace(environment_prefix=NO_PREFIX)
    own: Any = type(kind.__name__, (kind,), {"provider": provider})
    return own(**given, scopes=scopes)


def _web(url: str) -> str:
    """An address that a link may lead to; empty for others."""
    return url if urlsplit(url).scheme in ("http", "https") else ""


class Aside:
    """A sign-in whose own requests are not among those of the call.

    Clients let a sign-in send by their own transport, whose requests are shown here.
    """

    def __init__(self, sign_in: Any) -> None:
        self._sign_in = sign_in
        self.lacks = sign_in.lacks

    async def authenticate(self, request: Any, scopes: tuple[str, ...], /) -> object:
        """As the sign-in's."""
        return await run_in_threadpool(self._sign_in.authenticate, request, scopes)

    async def refresh(self, request: Any, response: Any, /) -> bool:
        """As the sign-in's."""
        return bool(await run_in_threadpool(self._sign_in.refresh, request, response))
