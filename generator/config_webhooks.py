"""How requests of the API prove their sender, which a document does not say.

::

    [sdk.bookshop.webhooks]
    signature = "hmac"
    header = "X-Bookshop-Signature"
    prefix = "sha256="
    event_header = "X-Bookshop-Event"
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.problems import Place

SIGNATURES: dict[str, tuple[str, ...]] = {
    "standard": ("prefix", "tolerance"),
    "hmac": (
        "header",
        "prefix",
        "encoding",
        "timestamp_header",
        "timestamp_name",
        "signature_name",
        "id_header",
        "signed",
        "tolerance",
    ),
    "jwt": ("header", "algorithms", "issuer", "claims", "body_claim", "tolerance"),
    "none": (),
}
"""The ways to prove it, and what may be told of each."""

ALGORITHMS = (
    *(f"{kind}{size}" for kind in ("ES", "PS", "RS") for size in (256, 384, 512)),
    "EdDSA",
)
"""How tokens may be signed: by a key that only the sender has (RFC 7518, 3.1)."""

WORDS = {
    "signature": tuple(SIGNATURES),
    "encoding": ("hex", "base64"),
    "envelope": ("cloudevents",),
}
EVENT_TEXTS = ("event_header", "event_field", "envelope", "event_types", "data")
TEXTS = (
    "signature",
    *dict.fromkeys(
        key
        for keys in SIGNATURES.values()
        for key in keys
        if key not in ("algorithms", "claims", "tolerance")
    ),
    *EVENT_TEXTS,
)
KEYS = (*TEXTS, "algorithms", "claims", "events", "tolerance")


@dataclass(frozen=True, slots=True)
class WebhookRules:
    """What ``calco.toml`` says of webhooks and callbacks.

    Attributes:
        texts: The values of ``TEXTS`` that are given.
        algorithms: How tokens may be signed.
        claims: Claims of a token, each with the header whose value it must have.
        events: Webhooks of the document, each with what tells it from others.
        tolerance: How old a request may be, in seconds.
        places: Where each value is written.
    """

    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    algorithms: tuple[str, ...] = ()
    claims: tuple[tuple[str, str], ...] = ()
    events: tuple[tuple[str, str], ...] = ()
    tolerance: int | None = None
    places: Mapping[str, Place] = field(
        default_factory=dict[str, "Place"], compare=False
    )

    @property
    def content(self) -> object:
        """All of it as JSON has it; empty where nothing is said."""
        parts = (sorted(self.texts.items()), self.algorithms, self.claims, self.events)
        return [*parts, self.tolerance] if self != WebhookRules() else []
