"""Where users of an API sign in, and how its servers are spoken to."""

from __future__ import annotations

import json
import time
from base64 import b64encode
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import quote_plus, urlencode, urljoin, urlsplit

from ..errors import (
    APIConnectionError,
    APITimeoutError,
    message_of,
    one_line,
    without_secrets,
)
from ..headers import essence
from ..options import Timeout
from ..shapes import is_dict
from ..transport import RawResponse, Request, TransportError
from ..urls import masked_url
from .errors import SignInAnswerError, SignInError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Mapping
    from concurrent.futures import Future
    from typing import Literal, TypeAlias

    T = TypeVar("T")
    Steps: TypeAlias = Generator[Callable[[], Any], Any, T]

_SECRETS = (
    *("client_secret", "code", "code_verifier", "refresh_token", "password"),
    "device_code",
)
_DISCOVERY = "/.well-known/openid-configuration"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Provider(NamedTuple):
    """Where users sign in (OpenAPI 3.2, OAuth Flow Object), and how.

    Attributes:
        environment_prefix: How the names of environment variables begin.
        base_url: Where the API is; what the other addresses are relative to.
        issuer: Who answers, as callbacks may say (RFC 9207).
        token_request: How requests for tokens are written.
        client_authentication: Where the client's secret goes: into the header
            ``Authorization`` (``basic``), into the body (``post``), or nowhere.
        device_answer: The property in which the answer of the device endpoint lies.
        scopes_needed: Whether a call needs ``all`` scopes that are named for it.
        scope_includes: Endings of scopes, each with that of what it allows besides.
    """

    environment_prefix: str
    base_url: str = ""
    authorization_url: str = ""
    token_url: str = ""
    refresh_url: str = ""
    device_authorization_url: str = ""
    openid_connect_url: str = ""
    issuer: str = ""
    answers_with_issuer: bool = False
    token_request: Literal["form", "json"] = "form"
    client_authentication: Literal["basic", "post", "none"] = "basic"
    device_answer: str = ""
    scopes_needed: Literal["all", "any"] = "all"
    scope_includes: tuple[tuple[str, str], ...] = ()


class Application(NamedTuple):
    """An application that is registered with a provider."""

    client_id: str
    client_secret: str | None

    def __repr__(self) -> str:
        return f"<Application {self.client_id}>"


class Means(NamedTuple):
    """What requests are sent and pauses are made with."""

    send: Callable[[Request], Any]
    is_async: bool
    base_url: str = ""

    def pause(self, seconds: float) -> Callable[[], Any]:
        """The step that waits for a while."""
        if self.is_async:
            from asyncio import sleep

            return partial(sleep, seconds)
        return partial(time.sleep, seconds)

    def until(
        self, future: Future[Any], timeout: float | None = None
    ) -> Callable[[], Any]:
        """The step that waits for what another thread or task does."""
        if self.is_async:
            from asyncio import wait as wait_async
            from asyncio import wrap_future

            return partial(wait_async, [wrap_future(future)], timeout=timeout)
        from concurrent.futures import wait

        return partial(wait, [future], timeout)


def checked_url(url: str, base_url: str, what: str) -> str:
    """A whole address that secrets may be sent to (RFC 6749, 3.1 and 3.2)."""
    whole = urljoin(f"{base_url}/" if base_url else "", url)
    parts = urlsplit(whole)
    if not url or parts.scheme not in ("http", "https") or not parts.hostname:
        raise SignInError(f"the API's description gives no whole address for {what}")
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise SignInError(f"{what} must be at https: {masked_url(whole)}")
    return whole


def discovered(provider: Provider, means: Means) -> Steps[Provider]:
    """The provider as it describes itself (OpenID Connect Discovery 1.0, 4).

    Raises:
        SignInError: The description is another issuer's, or is not to be trusted.
    """
    given = checked_url(provider.openid_connect_url, means.base_url, "discovery")
    issuer = given.partition(_DISCOVERY)[0].rstrip("/")
    url = given if _DISCOVERY in given else issuer + _DISCOVERY
    request = Request("GET", url, {"accept": "application/json"}, None, Timeout())
    found = yield from answered(request, means, ())

    def text(name: str) -> str:
        value = found.get(name)
        whole = isinstance(value, str) and value != ""
        return checked_url(str(value), "", name) if whole else ""

    said = found.get("issuer")
    if not isinstance(said, str) or said.rstrip("/") != issuer:
        shown = one_line(str(said))
        message = f"expected the description of {issuer}, got that of {shown}"
        raise SignInAnswerError(message, method="GET", url=url)
    return provider._replace(
        issuer=said,
        authorization_url=text("authorization_endpoint"),
        token_url=text("token_endpoint"),
        device_authorization_url=text("device_authorization_endpoint"),
        answers_with_issuer=found.get("authorization_response_iss_parameter_supported")
        is True,
    )


def posted(
    url: str,
    fields: Mapping[str, str],
    provider: Provider,
    application: Application,
    means: Means,
) -> Steps[dict[str, Any]]:
    """What the server answers to a client that says who it is (RFC 6749, 2.3.1)."""
    way, (client_id, secret) = provider.client_authentication, application
    sent = dict(fields)
    headers = {"accept": "application/json"}
    secrets = [sent[name] for name in _SECRETS if name in sent]
    if secret is not None and way == "basic":
        pair = f"{quote_plus(client_id)}:{quote_plus(secret)}".encode()
        headers["authorization"] = f"Basic {b64encode(pair).decode()}"
        secrets += [secret, headers["authorization"][6:]]
    else:
        sent["client_id"] = client_id
        if secret is not None and way == "post":
            sent["client_secret"] = secret
            secrets.append(secret)
    if provider.token_request == "json":
        headers["content-type"] = "application/json"
        content = json.dumps(sent)
    else:
        headers["content-type"] = "application/x-www-form-urlencoded"
        content = urlencode(sent)
    request = Request("POST", url, headers, content.encode(), Timeout())
    return (yield from answered(request, means, secrets))


def answered(
    request: Request, means: Means, secrets: Collection[str]
) -> Steps[dict[str, Any]]:
    """The object that a server answers.

    Raises:
        APIConnectionError: No answer came.
        SignInError: The server refused (RFC 6749, 5.2).
        SignInAnswerError: The answer is no object of JSON.
    """
    place = {"method": request.method, "url": masked_url(request.url)}
    try:
        response: RawResponse = yield partial(means.send, request)
    except TransportError as error:
        kind = APITimeoutError if error.timed_out else APIConnectionError
        raise kind(without_secrets(error.reason, secrets), **place) from None
    try:
        found: Any = json.loads(response.content)
    except (ValueError, RecursionError):
        found = None
    status = response.status_code
    succeeded = 200 <= status < 300
    code = found.get("error") if is_dict(found) else None
    code = one_line(code) if isinstance(code, str) else ""
    if code or not succeeded:
        message = found.get("error_description") if is_dict(found) else None
        said = one_line(message) if isinstance(message, str) else ""
        said = said or (message_of(response.content) if found is not None else "")
        told = ": ".join(dict.fromkeys(part for part in (code, said) if part))
        told = without_secrets(told, secrets) or "without saying why"
        raise SignInError(f"the server refused ({status}): {told}", error=code, **place)
    if not is_dict(found):
        got = essence(response.headers.get("content-type", "")) or "no content type"
        raise SignInAnswerError(f"expected an object of JSON, got {got}", **place)
    return found
