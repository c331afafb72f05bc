"""Webhooks that come with a token which their sender signed: a JWT (RFC 7519).

PyJWT does what concerns keys and signatures; a package that needs it has it as an extra.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .shapes import is_dict, is_list
from .webhook_cloud_events import attribute
from .webhook_requests import (
    HeaderError,
    RequestHeaders,
    SecretError,
    SignatureError,
    TimestampError,
    VerificationError,
    check_age,
)

Key = str | bytes | Mapping[str, Any]
"""A public key: PEM, its base64, a JWK, or a set of these (RFC 7517)."""

_SKEW = 60  # seconds that two clocks may differ by


@dataclass(frozen=True)
class SignedToken:
    """Verifies the JWT of a header by a public key of the sender.

    A token proves who made it and when, and what its claims say; that it belongs to this
    request is known by what *claims* and *body_claim* compare, and no further.

    Attributes:
        key: The sender's public key or keys; of several, the ``kid`` of the token names
            one.
        audience: Who the token must be for (``aud``); not checked when left out.
        header: Where the token is; ``Bearer`` before it is taken off.
        algorithms: How it may be signed (RFC 7518, section 3.1).
        issuer: Who must have made it (``iss``).
        claims: Claims that must be what a header says, by name.
        body_claim: The claim with the SHA-256 of the body, in hex or base64.
        tolerance: How long ago it may have been made (``iat``), in seconds; until it
            expires when left out, and then it has to.
    """

    key: Key
    audience: str | None = None
    header: str = "Authorization"
    algorithms: tuple[str, ...] = ("ES256",)
    issuer: str | None = None
    claims: Mapping[str, str] = field(default_factory=dict[str, str])
    body_claim: str = ""
    tolerance: float | None = None

    def verify(self, headers: RequestHeaders, body: bytes) -> None:
        """See :class:`.webhook_requests.Verifier`."""
        token = headers.get(self.header)
        if token[:7].lower() == "bearer ":
            token = token[7:].strip()
        found = self._decoded(token)
        for claim, name in self.claims.items():
            value = attribute(headers, body, name)
            if value is None or not _is(found.get(claim), value):
                raise SignatureError(f"the token is of another request: {claim}")
        if self.body_claim:
            digest = hashlib.sha256(body).digest()
            if not any(_is(found.get(self.body_claim), one) for one in _texts(digest)):
                raise SignatureError("the token is of another body")
        if self.tolerance is not None:
            check_age(float(found["iat"]), self.tolerance)

    def _decoded(self, token: str) -> Mapping[str, Any]:
        try:
            import jwt
        except ImportError as error:
            message = "signed tokens need PyJWT: install the package's extra webhooks"
            raise SecretError(message) from error
        try:
            head = jwt.get_unverified_header(token)
        except jwt.InvalidTokenError:
            raise HeaderError(self.header, "not a token") from None
        algorithm = head.get("alg")
        if algorithm not in self.algorithms:
            raise SignatureError(f"the token is signed by {algorithm!r}"[:80])
        needed = ["exp"] if self.tolerance is None else ["iat"]
        try:
            for key in self._keys(head.get("kid")):
                try:
                    return jwt.decode(
                        token,
                        jwt.PyJWK(dict(key), algorithm) if is_dict(key) else key,
                        algorithms=list(self.algorithms),
                        audience=self.audience,
                        issuer=self.issuer,
                        leeway=_SKEW,
                        options={
                            "require": needed,
                            "verify_aud": self.audience is not None,
                        },
                    )
                except jwt.InvalidSignatureError:
                    continue
        except (jwt.ExpiredSignatureError, jwt.ImmatureSignatureError) as error:
            raise TimestampError(f"the token: {error}") from None
        except (jwt.InvalidKeyError, jwt.PyJWKError) as error:
            raise SecretError(f"the key cannot be used: {error}") from None
        except jwt.InvalidTokenError as error:
            raise VerificationError(f"the token: {error}") from None
        raise SignatureError("the token is not signed by a key that is known")

    def _keys(self, name: object) -> Iterator[Any]:
        """Those of the name that a token gives; any where there are no names."""
        known = list(_parsed(self.key))
        named = [one for one in known if is_dict(one) and "kid" in one]
        if name is None or not named:
            yield from known
        else:
            yield from (one for one in named if one["kid"] == name)


def _parsed(key: Key) -> Iterator[Any]:
    """The keys, each as text of PEM or as the mapping that a JWK is."""
    found: Any = key
    if isinstance(found, (str, bytes)):
        text = (found.decode() if isinstance(found, bytes) else found).strip()
        if text[:1] == "{":
            found = _read(json.loads, text)
        elif text.startswith("-----BEGIN"):
            yield text
            return
        else:
            content = _read(lambda given: base64.b64decode(given, validate=True), text)
            yield from _parsed(content) if content[:1] in (b"-", b"{") else _no_key()
            return
    if not is_dict(found):
        found = dict(found)
    keys = found.get("keys", [found])
    yield from keys if is_list(keys) and all(map(is_dict, keys)) else _no_key()


def _no_key() -> Any:
    raise SecretError("the key is no PEM, base64 of one, JWK or set of JWKs")


def _read(reader: Callable[[str], Any], text: str) -> Any:
    try:
        return reader(text)
    except (ValueError, binascii.Error):
        return _no_key()


def _is(value: object, expected: str) -> bool:
    return isinstance(value, str) and hmac.compare_digest(
        value.encode(), expected.encode()
    )


def _texts(digest: bytes) -> Iterator[str]:
    yield digest.hex()
    for text in (base64.b64encode(digest), base64.urlsafe_b64encode(digest)):
        yield text.decode()
        yield text.decode().rstrip("=")
