"""Signing in on a device without a browser (RFC 8628)."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from ..errors import APIConnectionError
from ..shapes import is_dict
from .errors import SignInAnswerError, SignInError
from .provider import checked_url, posted
from .sign_in import SignIn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .provider import Means, Steps
    from .tokens import Token

_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
_INTERVAL = 5.0  # seconds, where the server names none (RFC 8628, 3.2)
_LONGEST = 3600.0


class DeviceAuthorization:
    """What the user has to do (RFC 8628, 3.2).

    Attributes:
        user_code: What to enter.
        verification_uri: Where to enter it, in a browser on any device.
        verification_uri_complete: The same with the code in it, if there is such.
        expires_in: Seconds for which the code is good.
        interval: Seconds between two questions whether the user has agreed.
        device_code: What the questions are asked with; it is secret.
        deadline: When the code stops to be good, by the monotonic clock.
    """

    def __init__(self, answer: Mapping[str, Any], url: str) -> None:
        def text(name: str, other: str = "", needed: bool = True) -> str:
            value = answer.get(name) or answer.get(other) or ""
            fits = isinstance(value, str) and value.isprintable()
            if fits and (value or not needed):
                return str(value)
            message = f"the answer's {name} is missing, or no text on one line"
            raise SignInAnswerError(message, method="POST", url=url)

        self.device_code = text("device_code")
        self.user_code = text("user_code")
        self.verification_uri = text("verification_uri", "verification_url")
        complete = text("verification_uri_complete", needed=False)
        self.verification_uri_complete = complete or None
        self.expires_in = _seconds(answer.get("expires_in"), 600.0)
        self.interval = _seconds(answer.get("interval"), _INTERVAL)
        self.deadline = time.monotonic() + self.expires_in

    def __repr__(self) -> str:
        return f"<DeviceAuthorization {self.user_code} at {self.verification_uri}>"


class DeviceSignIn(SignIn):
    """A user who agrees on another device, where this one has no browser (RFC 8628).

    ``run()`` tells the user where to go, and waits. ``start()`` and ``finish()`` are
    its two halves, for programs that tell it in their own way.
    """

    _hint = "use run(), or start() and finish()"

    def start(self) -> DeviceAuthorization:
        """Begin; shows what the user has to do.

        Raises:
            SignInError: The server refused.
            APIConnectionError: No answer came.
        """
        made: DeviceAuthorization = self._run(self._started)
        return made

    async def astart(self) -> DeviceAuthorization:
        """The same, awaited."""
        made: DeviceAuthorization = await self._run_async(self._started)
        return made

    def finish(self, authorization: DeviceAuthorization) -> Token:
        """Ask the server until the user has agreed.

        Raises:
            SignInError: The user refused (``access_denied``), or the code is no longer
                good (``expired_token``).
        """
        token: Token = self._run(lambda means: self._awaited(means, authorization))
        return token

    async def afinish(self, authorization: DeviceAuthorization) -> Token:
        """The same, awaited."""
        asked: Any = self._run_async(lambda m: self._awaited(m, authorization))
        token: Token = await asked
        return token

    def run(
        self,
        show: Callable[[DeviceAuthorization], object] | None = None,
        *,
        again: bool = False,
    ) -> Token:
        """Sign in, from the beginning to the end.

        Args:
            show: Tells the user what to do; prints it when left out.
            again: Sign in also where somebody is signed in.
        """
        token: Token = self._run(lambda means: self._whole(means, show, again))
        return token

    async def arun(
        self,
        show: Callable[[DeviceAuthorization], object] | None = None,
        *,
        again: bool = False,
    ) -> Token:
        """The same, awaited."""
        token: Token = await self._run_async(lambda m: self._whole(m, show, again))
        return token

    def _whole(
        self,
        means: Means,
        show: Callable[[DeviceAuthorization], object] | None,
        again: bool,
    ) -> Steps[Token]:
        token = None if again else (yield from self._at_hand(means))
        if token is not None:
            return token
        authorization = yield from self._started(means)
        (show or _print)(authorization)
        return (yield from self._awaited(means, authorization))

    def _started(self, means: Means) -> Steps[DeviceAuthorization]:
        provider = yield from self._provider(means)
        address = provider.device_authorization_url
        url = checked_url(address, means.base_url, "device codes")
        fields = self._scope()
        answer = yield from posted(url, fields, provider, self._application, means)
        inner = answer.get(provider.device_answer) if provider.device_answer else None
        return DeviceAuthorization(inner if is_dict(inner) else answer, url)

    def _awaited(
        self, means: Means, authorization: DeviceAuthorization
    ) -> Steps[Token]:
        fields = {"grant_type": _GRANT, "device_code": authorization.device_code}
        interval = authorization.interval
        while True:
            left = authorization.deadline - time.monotonic()
            if left <= 0:
                message = "the user did not agree in time; begin again"
                raise SignInError(message, error="expired_token")
            yield means.pause(min(interval, left))
            try:
                token = yield from self._asked(means, fields)
            except APIConnectionError:
                interval = min(interval * 2, 60.0)  # RFC 8628, 3.5
            except SignInError as error:
                if error.error == "slow_down":
                    interval += 5.0
                elif error.error != "authorization_pending":
                    raise
            else:
                return (yield from self._kept(token))


def _print(authorization: DeviceAuthorization) -> None:
    where, code = authorization.verification_uri, authorization.user_code
    print(f"Open {where} and enter {code}", file=sys.stderr, flush=True)


def _seconds(said: Any, usual: float) -> float:
    """A time that a server gives, where it makes sense."""
    try:
        seconds = float(said)
    except (TypeError, ValueError, OverflowError):
        return usual
    return min(seconds, _LONGEST) if seconds > 0 else usual
