"""Tokens: how long they last, what they allow, and how they are read."""

from __future__ import annotations

import math
import re
import time
from typing import TYPE_CHECKING, Any

from ..shapes import is_list
from .errors import SignInAnswerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LEEWAY = 60.0  # seconds before its end at which a token is renewed
_LONGEST = 10 * 365 * 86400.0  # seconds; nothing of today is asked in ten years
_TEXTS = ("access_token", "refresh_token", "id_token")


class Token:
    """An access token, and what came with it (RFC 6749, 5.1).

    Its age is taken by a clock that nobody sets, from the moment it came: neither the
    server's clock nor a change of this machine's makes it last longer.

    Args:
        access_token: What requests carry.
        expires_in: Seconds for which it is good; ``None`` if that is not known.
        refresh_token: What it is renewed with.
        scopes: What it allows; ``None`` if that is not known.
        id_token: Who signed in (OpenID Connect), as it came: it is not verified.
        obtained_at: When it came, in seconds since 1970; now when left out.
    """

    def __init__(
        self,
        access_token: str,
        *,
        expires_in: float | None = None,
        refresh_token: str | None = None,
        scopes: Iterable[str] | None = None,
        id_token: str | None = None,
        obtained_at: float | None = None,
    ) -> None:
        now = time.time()
        self.access_token = access_token
        self.expires_in = expires_in
        self.refresh_token = refresh_token
        self.scopes = None if scopes is None else tuple(scopes)
        self.id_token = id_token
        self.obtained_at = now if obtained_at is None else obtained_at
        age = max(0.0, now - self.obtained_at)
        left = math.inf if expires_in is None else expires_in - age
        self._deadline = time.monotonic() + left

    @property
    def remaining(self) -> float:
        """Seconds for which it is good; infinite if it does not say."""
        return max(0.0, self._deadline - time.monotonic())

    @property
    def is_fresh(self) -> bool:
        """Whether it can be sent without being renewed first."""
        long = math.inf if self.expires_in is None else self.expires_in
        return self.remaining > min(_LEEWAY, long / 10)

    def as_json(self) -> dict[str, Any]:
        """What a storage keeps; it is secret."""
        return {
            "access_token": self.access_token,
            "expires_in": self.expires_in,
            "refresh_token": self.refresh_token,
            "scope": None if self.scopes is None else " ".join(self.scopes),
            "id_token": self.id_token,
            "obtained_at": self.obtained_at,
        }

    def __repr__(self) -> str:
        until = "" if self.expires_in is None else f", {self.remaining:.0f} s left"
        return f"<Token ***{until}>"

    def __reduce__(self) -> Any:
        return token_of, (self.as_json(),)


def token_of(answer: Mapping[str, Any], *, url: str = "") -> Token:
    """The token in an answer, or in what a storage kept.

    Raises:
        SignInAnswerError: It holds none that can be used.
    """

    def wrong(message: str) -> SignInAnswerError:
        return SignInAnswerError(message, method="POST" if url else "", url=url)

    texts: dict[str, str | None] = {}
    for name in _TEXTS:
        text = answer.get(name) or None
        fits = isinstance(text, str) and text.isascii() and text.isprintable()
        if text is not None and not fits:
            raise wrong(f"the answer's {name} is no text that a request can carry")
        texts[name] = text
    access_token = texts.pop("access_token")
    if access_token is None:
        raise wrong("the answer has no access_token")
    kind = answer.get("token_type") or "bearer"
    if str(kind).lower() != "bearer":
        raise wrong(f"tokens of type {str(kind)[:40]!r} are not supported, only bearer")
    seconds = answer.get("expires_in")
    try:
        expires_in = None if seconds is None else min(float(seconds), _LONGEST)
    except OverflowError:
        expires_in = _LONGEST
    except (TypeError, ValueError):
        raise wrong("the answer's expires_in is no number of seconds") from None
    if isinstance(seconds, bool) or (expires_in is not None and not expires_in > 0):
        raise wrong("the answer's expires_in is no time to come")
    at = answer.get("obtained_at")
    return Token(
        access_token,
        expires_in=expires_in,
        scopes=_scopes(answer.get("scope")),
        obtained_at=at if isinstance(at, (int, float)) else None,
        **texts,
    )


def _scopes(said: object) -> list[str] | None:
    """Scopes with blanks between them, or commas, or as a list, as some servers do."""
    if isinstance(said, str):
        return re.split(r"[\s,]+", said.strip()) if said.strip() else []
    return [str(each) for each in said] if is_list(said) else None
