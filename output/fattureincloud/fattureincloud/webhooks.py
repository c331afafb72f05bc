"""What the API sends by itself: verified, and read into models."""

from __future__ import annotations

from . import models
from ._runtime.incoming import WebhookError
from ._runtime.webhook_cloud_events import CloudEvent, read_cloud_event
from ._runtime.webhook_requests import (
    MAX_BODY,
    HeaderError,
    HeadersInput,
    SecretError,
    SignatureError,
    TimestampError,
    VerificationError,
    Verifier,
    set_in,
    verified,
)
from ._runtime.webhook_tokens import Key, SignedToken

__all__ = [
    "CloudEvent",
    "HeaderError",
    "HeadersInput",
    "Key",
    "SecretError",
    "SignatureError",
    "TimestampError",
    "VerificationError",
    "WebhookError",
    "parse",
    "verify",
]


def parse(
    headers: HeadersInput,
    body: bytes | bytearray | str,
    *,
    key: Key | None = None,
    audience: str | None = None,
    limit: int = MAX_BODY,
    strict: bool = False,
) -> CloudEvent[models.EventType]:
    """The event of a request, which is verified first.

    Args:
        headers: The headers of the request, as the web framework has them.
        body: The body of the request, as it came.
        key: The sender's public key: PEM, its base64, a JWK or a set of these;
            ``FATTUREINCLOUD_WEBHOOK_KEY`` in the environment when left out.
        audience: Who the token must be for; not checked when left out.
        limit: How many bytes the body may have.
        strict: Refuse a body that does not fit its description, and unknown events.

    Raises:
        VerificationError: It is not surely from the sender.
        SecretError: There is nothing to verify with.
        WebhookError: It is no event.
    """
    received, content = verified(headers, body, _verifier(key, audience), limit)
    found: CloudEvent[models.EventType] = read_cloud_event(
        models.EventType, received, content, "data", strict=strict
    )
    return found


def verify(
    headers: HeadersInput,
    body: bytes | bytearray | str,
    *,
    key: Key | None = None,
    audience: str | None = None,
    limit: int = MAX_BODY,
) -> None:
    """Refuse a request that is not from the sender.

    Args:
        headers: The headers of the request, as the web framework has them.
        body: The body of the request, as it came.
        key: The sender's public key: PEM, its base64, a JWK or a set of these;
            ``FATTUREINCLOUD_WEBHOOK_KEY`` in the environment when left out.
        audience: Who the token must be for; not checked when left out.
        limit: How many bytes the body may have.

    Raises:
        VerificationError: It is not surely from the sender.
        SecretError: There is nothing to verify with.
    """
    verified(headers, body, _verifier(key, audience), limit)


def _verifier(key: Key | None, audience: str | None) -> Verifier:
    return SignedToken(
        set_in("FATTUREINCLOUD_WEBHOOK_KEY") if key is None else key,
        issuer="https://api-v2.fattureincloud.it",
        audience=audience,
        claims={"jti": "ce-id", "sub": "ce-subject"},
    )
