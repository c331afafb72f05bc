"""Signatures of webhooks that both sides make with a secret: HMAC with SHA-256."""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from .webhook_requests import (
    HeaderError,
    RequestHeaders,
    Secret,
    SecretError,
    SignatureError,
    check_age,
)

_SECONDS = re.compile(r"[0-9]{1,12}")
_PLACE = re.compile(r"\{(id|timestamp|body)\}")


@dataclass(frozen=True)
class StandardWebhooks:
    """Verifies by the Standard Webhooks specification, version 1.

    Signatures are of ``id.timestamp.body``; one that is right is enough, and one with a
    version that is not known is passed over.

    Attributes:
        secret: As it was given out, with or without ``whsec_`` before its base64; as
            bytes it is the key itself. Several while they are being replaced.
        tolerance: How old a request may be, and how far ahead its clock, in seconds.
        prefix: What the names of the three headers begin with.
    """

    secret: Secret = field(repr=False)
    tolerance: float = 300
    prefix: str = "webhook-"

    def verify(self, headers: RequestHeaders, body: bytes) -> None:
        """See :class:`.webhook_requests.Verifier`."""
        keys = [_standard_key(secret) for secret in _each(self.secret)]
        identity = headers.get(f"{self.prefix}id")
        name = f"{self.prefix}timestamp"
        timestamp = _seconds(name, headers.get(name))
        signed = f"{identity}.{timestamp}.".encode("latin-1") + body
        given = headers.get(f"{self.prefix}signature").split()
        _compare(keys, signed, [_base64(one[3:]) for one in given if one[:3] == "v1,"])
        check_age(int(timestamp), self.tolerance)


@dataclass(frozen=True)
class HmacSha256:
    """Verifies a header with the HMAC of the body, as many senders have one of their own.

    Attributes:
        secret: What the HMAC is made with; several while they are being replaced.
        header: Where the signature is.
        prefix: What stands before it there, such as ``sha256=``.
        encoding: How it is written, ``hex`` or ``base64``.
        timestamp_header: Where the time of signing is, in seconds since 1970.
        timestamp_name: What it is called where the header is a list of names and
            values, ``t=1700000000,v1=...``.
        signature_name: What signatures are called there.
        id_header: Where the id of the request is, when it is signed too.
        signed: What is signed, of ``{id}``, ``{timestamp}`` and ``{body}``.
        tolerance: How old a request may be, and how far ahead its clock, in seconds.
            Without a time of signing, copies of a request cannot be told.
    """

    secret: Secret = field(repr=False)
    header: str
    prefix: str = ""
    encoding: Literal["hex", "base64"] = "hex"
    timestamp_header: str = ""
    timestamp_name: str = ""
    signature_name: str = ""
    id_header: str = ""
    signed: str = "{body}"
    tolerance: float = 300

    def verify(self, headers: RequestHeaders, body: bytes) -> None:
        """See :class:`.webhook_requests.Verifier`."""
        keys = [_plain_key(secret) for secret in _each(self.secret)]
        given = [headers.get(self.header)]
        timestamp = ""
        if self.signature_name:
            pairs = [one.strip().partition("=") for one in given[0].split(",")]
            given = [value for name, _, value in pairs if name == self.signature_name]
            times = [value for name, _, value in pairs if name == self.timestamp_name]
            if not given or len(times) != bool(self.timestamp_name):
                raise HeaderError(self.header, "not a time and signatures")
            timestamp = _seconds(self.header, times[0]) if times else ""
        if self.timestamp_header:
            value = headers.get(self.timestamp_header)
            timestamp = _seconds(self.timestamp_header, value)
        parts = {"timestamp": timestamp.encode(), "body": body, "id": b""}
        if self.id_header:
            parts["id"] = headers.get(self.id_header).encode("latin-1", "replace")
        pieces = _PLACE.split(self.signed)
        content = b"".join(
            parts[piece] if index % 2 else piece.encode()
            for index, piece in enumerate(pieces)
        )
        start = len(self.prefix)
        decode = _hex if self.encoding == "hex" else _base64
        found = [decode(one[start:]) for one in given if one[:start] == self.prefix]
        _compare(keys, content, found)
        if timestamp:
            check_age(int(timestamp), self.tolerance)


def _each(secret: Secret) -> Iterator[str | bytes]:
    found = [secret] if isinstance(secret, (str, bytes)) else list(secret)
    if not found:
        raise SecretError("no secret was given")
    yield from found


def _plain_key(secret: str | bytes) -> bytes:
    key = secret.encode() if isinstance(secret, str) else secret
    if not key:
        raise SecretError("the secret is empty: anybody could sign with it")
    return key


def _standard_key(secret: str | bytes) -> bytes:
    if isinstance(secret, bytes):
        return _plain_key(secret)
    text = secret.strip().removeprefix("whsec_")
    key = _base64(text)
    if key is None:
        raise SecretError("the secret is not base64 after whsec_")
    return _plain_key(key)


def _seconds(header: str, text: str) -> str:
    if not _SECONDS.fullmatch(text):
        raise HeaderError(header, "not a time in seconds")
    return text


def _base64(text: str) -> bytes | None:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def _hex(text: str) -> bytes | None:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return None


def _compare(keys: list[bytes], content: bytes, given: list[bytes | None]) -> None:
    """Each signature with each key; how long it takes tells nothing of either."""
    is_right = False
    for key in keys:
        expected = hmac.digest(key, content, "sha256")
        for one in given:
            is_right |= hmac.compare_digest(expected, one or b"")
    if not is_right:
        raise SignatureError("the signature is not that of this body and this secret")
