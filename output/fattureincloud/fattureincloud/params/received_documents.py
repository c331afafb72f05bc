"""What callers may pass for the models of ``received_documents``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from typing_extensions import TypedDict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from .. import models
    from .common import (
        CurrencyParams,
        EntityParams,
        PaymentAccountParams,
        PaymentTermsTypeParam,
        VatTypeParams,
    )

ReceivedDocumentTypeValue: TypeAlias = Literal[
    "expense", "passive_credit_note", "passive_delivery_note", "self_invoice"
]
ReceivedDocumentTypeParam: TypeAlias = (
    "models.ReceivedDocumentType | ReceivedDocumentTypeValue"
)


class ReceivedDocumentItemsListItemParams(TypedDict, total=False):
    id: int | None
    product_id: int | None
    code: str | None
    name: str | None
    measure: str | None
    net_price: float | None
    category: str | None
    qty: float | None
    vat: models.VatType | VatTypeParams | None
    stock: float | None
    deductibility_vat_percentage: float | None


class ReceivedDocumentPaymentsListItemPaymentTermsParams(TypedDict, total=False):
    days: int | None
    type: PaymentTermsTypeParam


class ReceivedDocumentPaymentsListItemParams(TypedDict, total=False):
    id: int | None
    amount: float | None
    due_date: dt.date | str | None
    paid_date: dt.date | str | None
    payment_terms: (
        models.ReceivedDocumentPaymentsListItemPaymentTerms
        | ReceivedDocumentPaymentsListItemPaymentTermsParams
        | None
    )
    status: str | None
    payment_account: models.PaymentAccount | PaymentAccountParams | None


class ReceivedDocumentParams(TypedDict, total=False):
    id: int | None
    type: ReceivedDocumentTypeParam
    entity: models.Entity | EntityParams
    date: dt.date | str | None
    category: str | None
    description: str | None
    amount_net: float | None
    amount_vat: float | None
    amount_withholding_tax: float | None
    amount_other_withholding_tax: float | None
    amortization: float | None
    rc_center: str | None
    invoice_number: str | None
    is_marked: bool | None
    is_detailed: bool | None
    e_invoice: bool | None
    currency: models.Currency | CurrencyParams
    tax_deductibility: float | None
    vat_deductibility: float | None
    items_list: (
        Sequence[
            models.ReceivedDocumentItemsListItem | ReceivedDocumentItemsListItemParams
        ]
        | None
    )
    payments_list: (
        Sequence[
            models.ReceivedDocumentPaymentsListItem
            | ReceivedDocumentPaymentsListItemParams
        ]
        | None
    )
    auto_calculate: bool | None
    attachment_token: str | None
    locked: bool | None
    created_at: str | None
    updated_at: str | None


class CreateReceivedDocumentRequestParams(TypedDict, total=False):
    pending_id: int | None
    data: models.ReceivedDocument | ReceivedDocumentParams | None


class GetExistingReceivedDocumentTotalsRequestParams(TypedDict, total=False):
    data: models.ReceivedDocument | ReceivedDocumentParams | None


class GetNewReceivedDocumentTotalsRequestParams(TypedDict, total=False):
    data: models.ReceivedDocument | ReceivedDocumentParams | None


PendingReceivedDocumentTypeValue: TypeAlias = Literal["agyo", "mail", "browser"]
PendingReceivedDocumentTypeParam: TypeAlias = (
    "models.PendingReceivedDocumentType | PendingReceivedDocumentTypeValue"
)


class ModifyReceivedDocumentRequestParams(TypedDict, total=False):
    data: models.ReceivedDocument | ReceivedDocumentParams | None
