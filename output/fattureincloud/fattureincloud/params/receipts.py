"""What callers may pass for the models of ``receipts``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from typing_extensions import TypedDict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from .. import models
    from .common import PaymentAccountParams, VatTypeParams

GetReceiptsMonthlyTotalsTypeValue: TypeAlias = Literal["sales_receipt", "till_receipt"]
GetReceiptsMonthlyTotalsTypeParam: TypeAlias = (
    "models.GetReceiptsMonthlyTotalsType | GetReceiptsMonthlyTotalsTypeValue"
)


ReceiptTypeValue: TypeAlias = Literal["till_receipt", "sales_receipt"]
ReceiptTypeParam: TypeAlias = "models.ReceiptType | ReceiptTypeValue"


class ReceiptItemsListItemParams(TypedDict, total=False):
    id: int | None
    amount_net: float | None
    amount_gross: float | None
    category: str | None
    vat: models.VatType | VatTypeParams | None


class ReceiptParams(TypedDict, total=False):
    id: int | None
    date: dt.date | str | None
    number: float | None
    numeration: str | None
    amount_net: float | None
    amount_vat: float | None
    amount_gross: float | None
    use_gross_prices: bool | None
    type: ReceiptTypeParam
    description: str | None
    rc_center: str | None
    created_at: str | None
    updated_at: str | None
    payment_account: models.PaymentAccount | PaymentAccountParams | None
    items_list: (
        Sequence[models.ReceiptItemsListItem | ReceiptItemsListItemParams] | None
    )


class CreateReceiptRequestParams(TypedDict, total=False):
    data: models.Receipt | ReceiptParams | None
    autocomplete_number: bool | None


class ModifyReceiptRequestParams(TypedDict, total=False):
    data: models.Receipt | ReceiptParams | None
