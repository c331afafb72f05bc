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

    from generator.config_tables import Table
    from generator.problems import Place

_SIGNATURES: dict[str, tuple[str, ...]] = {
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

_ALGORITHMS = (
    *(f"{kind}{size}" for kind in ("ES", "PS", "RS") for size in (256, 384, 512)),
    "EdDSA",
)
"""How tokens may be signed: by a key that only the sender has (RFC 7518, 3.1)."""

_WORDS = {
    "signature": tuple(_SIGNATURES),
    "encoding": ("hex", "base64"),
    "envelope": ("cloudevents",),
}
_EVENT_TEXTS = ("event_header", "event_field", "envelope", "event_types", "data")
_TEXTS = (
    "signature",
    *dict.fromkeys(
        key
        for keys in _SIGNATURES.values()
        for key in keys
        if key not in ("algorithms", "claims", "tolerance")
    ),
    *_EVENT_TEXTS,
)
_KEYS = (*_TEXTS, "algorithms", "claims", "events", "tolerance")


@dataclass(frozen=True, slots=True)
class WebhookRules:
    """What ``calco.toml`` says of webhooks and callbacks.

    Attributes:
        texts: The values of ``_TEXTS`` that are given.
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


def read_webhooks(table: Table) -> WebhookRules:
    """What ``webhooks`` says.

    Raises:
        CalcoError: It says something unknown.
    """
    table.only_known(_KEYS)
    told = {key: text for key in _TEXTS if (text := table.text(key))}
    for key, words in _WORDS.items():
        if key in told and told[key] not in words:
            message = f"{table.dotted(key)} is not {' or '.join(words)}"
            raise table.error("CALCO-C004", message, key)
    signature = told.get("signature", "")
    known = ("signature", "events", *_EVENT_TEXTS, *_SIGNATURES.get(signature, ()))
    for key in table:
        if key not in known:
            message = f"signature {signature!r} has no use for {key!r}"
            raise table.error("CALCO-C009", message, key)
    if signature == "hmac" and "header" not in told:
        raise table.error("CALCO-C005", "signature 'hmac' needs 'header'")
    algorithms = table.texts("algorithms", "algorithms")
    for one in algorithms:
        if one not in _ALGORITHMS:
            message = f"{one!r} is none of {', '.join(_ALGORITHMS)}"
            raise table.error("CALCO-C004", message, "algorithms")
    tolerance = table.values.get("tolerance")
    if tolerance is not None and (type(tolerance) is not int or tolerance <= 0):
        message = f"{table.dotted('tolerance')} is not a number of seconds"
        raise table.error("CALCO-C004", message, "tolerance")
    claims, events = (
        tuple(sorted((name, inner.text(name) or "") for name in inner))
        for inner in (table.table("claims"), table.table("events"))
    )
    places = {key: table.place(key) for key in table}
    return WebhookRules(told, algorithms, claims, events, tolerance, places)
