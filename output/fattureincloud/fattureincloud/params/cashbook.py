"""What callers may pass for the models of ``cashbook``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from typing_extensions import TypedDict

if TYPE_CHECKING:
    import datetime as dt

    from .. import models
    from .common import PaymentAccountParams

ListCashbookEntriesTypeValue: TypeAlias = Literal["all", "in", "out"]
ListCashbookEntriesTypeParam: TypeAlias = (
    "models.ListCashbookEntriesType | ListCashbookEntriesTypeValue"
)


class CashbookEntryDocumentParams(TypedDict, total=False):
    id: int | None
    type: str | None
    path: str | None


CashbookEntryKindValue: TypeAlias = Literal[
    "cashbook", "issued_document", "received_document", "tax", "receipt", "ts_pay"
]
CashbookEntryKindParam: TypeAlias = "models.CashbookEntryKind | CashbookEntryKindValue"


CashbookEntryTypeValue: TypeAlias = Literal["in", "out"]
CashbookEntryTypeParam: TypeAlias = "models.CashbookEntryType | CashbookEntryTypeValue"


class CashbookEntryParams(TypedDict, total=False):
    id: str | None
    date: dt.date | str | None
    description: str | None
    kind: CashbookEntryKindParam
    type: CashbookEntryTypeParam | None
    entity_name: str | None
    document: models.CashbookEntryDocument | CashbookEntryDocumentParams | None
    amount_in: float | None
    payment_account_in: models.PaymentAccount | PaymentAccountParams | None
    amount_out: float | None
    payment_account_out: models.PaymentAccount | PaymentAccountParams | None


class CreateCashbookEntryRequestParams(TypedDict, total=False):
    data: models.CashbookEntry | CashbookEntryParams | None


class ModifyCashbookEntryRequestParams(TypedDict, total=False):
    data: models.CashbookEntry | CashbookEntryParams | None
