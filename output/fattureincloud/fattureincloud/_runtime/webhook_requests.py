"""What came with a webhook, and what can be wrong with it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from .incoming import WebhookError

MAX_BODY = 25 * 1024 * 1024
"""How many bytes the body of a webhook may have, unless told otherwise."""


class SecretError(RuntimeError):
    """There is nothing to verify with: the mistake is the receiver's, not the sender's."""


class VerificationError(WebhookError):
    """A request that is not, or not surely, from who it should be from."""


class HeaderError(VerificationError):
    """A header that proves the sender is missing, given twice, or not as it must be.

    Attributes:
        header: Its name.
    """

    def __init__(self, header: str, problem: str) -> None:
        super().__init__(f"header {header}: {problem}")
        self.header = header

    def __reduce__(self) -> tuple[type[HeaderError], tuple[str, str]]:
        return type(self), (self.header, str(self).partition(": ")[2])


class SignatureError(VerificationError):
    """A signature is wrong: made with another secret, or for another body."""


class TimestampError(VerificationError):
    """A request was signed too long ago, or in the future: it may be a copy."""


class Pairs(Protocol):
    """Headers that hand out names and values, as those of web frameworks do."""

    def items(self) -> Iterable[tuple[str, str]]:
        """Names and values, a name once for each value."""
        ...


HeadersInput = Pairs | Iterable[tuple[str | bytes, str | bytes]]
"""The headers of a request, as a web framework or a server has them."""
Secret = str | bytes | Sequence[str | bytes]
"""What requests are signed with; several while one is being replaced by another."""


class RequestHeaders:
    """The headers of one request; names in any case.

    Args:
        given: As a web framework has them, or names and values.
    """

    def __init__(self, given: HeadersInput) -> None:
        self._values: dict[str, list[str]] = {}
        items: Any = getattr(given, "items", None)
        pairs: Any = items() if items else given
        for name, value in pairs:
            self._values.setdefault(_text(name).lower(), []).append(_text(value))

    def find(self, name: str) -> str | None:
        """The value of a header; ``None`` without it.

        Raises:
            HeaderError: It is there twice, and nothing says which one counts.
        """
        values = self._values.get(name.lower(), [])
        if len(values) > 1:
            raise HeaderError(name, f"given {len(values)} times")
        return values[0].strip() if values else None

    def get(self, name: str) -> str:
        """The same for one that must be there, and not be empty."""
        value = self.find(name)
        if not value:
            raise HeaderError(name, "missing" if value is None else "empty")
        return value


class Verifier(Protocol):
    """Tells requests of the sender from others."""

    def verify(self, headers: RequestHeaders, body: bytes) -> None:
        """Return where the request is the sender's.

        Raises:
            VerificationError: It is not.
        """
        ...


def as_bytes(body: bytes | bytearray | str, limit: int) -> bytes:
    """The body of a request as it came.

    Raises:
        TypeError: It was parsed already, and a signature is of its bytes.
        WebhookError: It has more bytes than *limit*.
    """
    content = body.encode() if isinstance(body, str) else body
    try:
        size = memoryview(content).nbytes
    except TypeError:
        message = "body: expected the bytes that came, got"
        raise TypeError(f"{message} {type(content).__name__}") from None
    if size > limit:
        raise WebhookError(f"the body has {size} bytes, more than {limit}")
    return bytes(content)


def verified(
    headers: HeadersInput,
    body: bytes | bytearray | str,
    verifier: Verifier | None,
    limit: int,
) -> tuple[RequestHeaders, bytes]:
    """A request that is from the sender, if anything verifies that.

    Raises:
        VerificationError: It is not.
    """
    received, content = RequestHeaders(headers), as_bytes(body, limit)
    if verifier is not None:
        verifier.verify(received, content)
    return received, content


def check_age(seconds: float, tolerance: float) -> None:
    """Refuse what was signed longer ago than allowed, or later than now.

    Raises:
        TimestampError: It was.
    """
    age = time.time() - seconds
    if abs(age) > tolerance:
        when = f"{age:.0f} seconds ago" if age > 0 else f"{-age:.0f} seconds ahead"
        raise TimestampError(f"signed {when}; allowed are {tolerance:.0f}")


def secrets_or_set(given: Secret | None, variable: str) -> Secret:
    """Secrets that were given, or are in the environment with spaces between them.

    Raises:
        SecretError: There are none.
    """
    return set_in(variable).split() if given is None else given


def set_in(variable: str) -> str:
    """What is in the environment.

    Raises:
        SecretError: Nothing is.
    """
    found = os.environ.get(variable, "").strip()
    if not found:
        raise SecretError(
            f"nothing to verify with was given, and {variable} is not set"
        )
    return found


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value
