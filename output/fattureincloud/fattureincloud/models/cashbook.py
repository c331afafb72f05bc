"""Models of ``cashbook``."""

from __future__ import annotations

import datetime as dt

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model
from .common import PaymentAccount


class ListCashbookEntriesType(OpenStrEnum):
    """List cashbook entries type."""

    ALL = "all"
    IN = "in"
    OUT = "out"


class CashbookEntryDocument(Model):
    """The document the entry follows from. Null for entries made by hand."""

    id: int | None = None
    """Identifier of the document."""
    type: str | None = None
    """Kind of the document, such as `invoice` or `expense`."""
    path: str | None = None
    """Where the web application shows the document."""


class CashbookEntryKind(OpenStrEnum):
    """Where a cashbook entry comes from.

    * `cashbook`: made by hand
    * `issued_document`: a payment of an issued document
    * `received_document`: a payment of an expense
    * `tax`: a paid F24
    * `receipt`: a day's sales
    * `ts_pay`: a payment through TS Pay"""

    CASHBOOK = "cashbook"
    ISSUED_DOCUMENT = "issued_document"
    RECEIVED_DOCUMENT = "received_document"
    TAX = "tax"
    RECEIPT = "receipt"
    TS_PAY = "ts_pay"


class CashbookEntryType(OpenStrEnum):
    """Direction of a movement of money: `in` for received, `out` for spent."""

    IN = "in"
    OUT = "out"


class CashbookEntry(Model):
    """A movement of money: in, out, or from one account to another."""

    id: str | None = None
    """Identifier of the entry. It is text, unlike the identifiers of documents."""
    date: dt.date | None = None
    """Day the money moved."""
    description: str | None = None
    """What the money was for."""
    kind: CashbookEntryKind | None = None
    """Where the entry comes from: made by hand, or following from a document."""
    type: CashbookEntryType | None = None
    """Whether the money came in or went out."""
    entity_name: str | None = None
    """Name of the client or supplier, if any."""
    document: CashbookEntryDocument | None = None
    """The document the entry follows from. Null for entries made by hand."""
    amount_in: float | None = None
    """Euro received. Used when `type` is `in`."""
    payment_account_in: PaymentAccount | None = None
    """Account the money came in on. Used when `type` is `in`."""
    amount_out: float | None = None
    """Euro spent. Used when `type` is `out`."""
    payment_account_out: PaymentAccount | None = None
    """Account the money went out from. Used when `type` is `out`."""


class CreateCashbookEntryRequest(Model):
    """What `createCashbookEntry` takes."""

    data: CashbookEntry | None = None
    """The entry to add."""


class CreateCashbookEntryResponse(Model):
    """What `createCashbookEntry` returns."""

    data: CashbookEntry | None = None
    """The entry, with its identifier."""


class GetCashbookEntryResponse(Model):
    """What `getCashbookEntry` returns."""

    data: CashbookEntry | None = None
    """The entry."""


class ListCashbookEntriesResponse(Model):
    """What `listCashbookEntries` returns."""

    data: list[CashbookEntry] | None = None
    """The entries of the period."""


class ModifyCashbookEntryRequest(Model):
    """What `modifyCashbookEntry` takes."""

    data: CashbookEntry | None = None
    """The fields to change."""


class ModifyCashbookEntryResponse(Model):
    """What `modifyCashbookEntry` returns."""

    data: CashbookEntry | None = None
    """The entry after the change."""
