"""Models of ``receipts``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model
from .._runtime.paging_models import PagedModel
from .common import Numeration, PaymentAccount, VatType


class GetReceiptsMonthlyTotalsType(OpenStrEnum):
    """Get receipts monthly totals type."""

    SALES_RECEIPT = "sales_receipt"
    TILL_RECEIPT = "till_receipt"


class ReceiptType(OpenStrEnum):
    """Where sales were recorded: in a till (`till_receipt`) or a receipt book
    (`sales_receipt`)."""

    TILL_RECEIPT = "till_receipt"
    SALES_RECEIPT = "sales_receipt"


class ReceiptItemsListItem(Model):
    """A line of a receipt."""

    id: int | None = None
    """Identifier of the line. Give it on a change to keep the line."""
    amount_net: float | None = None
    """Euro without VAT. Used unless `use_gross_prices` is set."""
    amount_gross: float | None = None
    """Euro with VAT. Used when `use_gross_prices` is set."""
    category: str | None = None
    """Category the sales count towards."""
    vat: VatType | None = None
    """VAT type of the line, by its `id`."""


class Receipt(Model):
    """A day's sales to private customers, as a till or a receipt book recorded them
    (corrispettivi)."""

    id: int | None = None
    """Identifier of the receipt."""
    date: dt.date | None = None
    """Day of the sales."""
    number: float | None = None
    """Number within the numeration and the year. For receipts from a receipt book."""
    numeration: str | None = None
    """Suffix of the series the number belongs to. Empty for the main series."""
    amount_net: float | None = None
    """Euro without VAT."""
    amount_vat: float | None = None
    """Euro of VAT."""
    amount_gross: float | None = None
    """Euro with VAT."""
    use_gross_prices: bool | None = None
    """Whether the lines give amounts with VAT, as tills do."""
    type: ReceiptType | None = None
    """Whether the sales come from a till or a receipt book."""
    description: str | None = None
    """What was sold, in a few words."""
    rc_center: str | None = None
    """Revenue centre the sales count towards."""
    created_at: str | None = None
    """When the receipt was added, as `YYYY-MM-DD hh:mm:ss`."""
    updated_at: str | None = None
    """When the receipt last changed, as `YYYY-MM-DD hh:mm:ss`."""
    payment_account: PaymentAccount | None = None
    """Account the money came in on."""
    items_list: list[ReceiptItemsListItem] | None = None
    """The lines, one for each VAT rate and category. On a change the list is
    replaced as a whole."""


class CreateReceiptRequest(Model):
    """What `createReceipt` takes."""

    data: Receipt | None = None
    """The receipt to record."""
    autocomplete_number: bool | None = None
    """Whether the service gives the receipt the next number of its numeration."""


class CreateReceiptResponse(Model):
    """What `createReceipt` returns."""

    data: Receipt | None = None
    """The receipt, with its identifier."""


class ReceiptPreCreateInfo(Model):
    """Values to choose from when a receipt is recorded."""

    numerations: Numeration | None = None
    """Next number of each numeration, by year."""
    numerations_list: list[str] | None = None
    """Suffixes of the numerations in use."""
    rc_centers_list: list[str] | None = None
    """Names of the revenue centres in use."""
    payment_accounts_list: list[PaymentAccount | None] | None = None
    """Payment accounts of the company."""
    categories_list: list[str] | None = None
    """Names of the categories in use."""
    vat_types_list: list[VatType | None] | None = None
    """VAT types of the company."""


class GetReceiptPreCreateInfoResponse(Model):
    """What `getReceiptPreCreateInfo` returns."""

    data: ReceiptPreCreateInfo | None = None
    """Values for a new receipt."""


class GetReceiptResponse(Model):
    """What `getReceipt` returns."""

    data: Receipt | None = None
    """The receipt."""


class MonthlyTotal(Model):
    """What the receipts of one month add up to."""

    net: float | None = None
    """Euro without VAT."""
    gross: float | None = None
    """Euro with VAT."""
    count: float | None = None
    """How many receipts there are."""


class GetReceiptsMonthlyTotalsResponse(Model):
    """What `getReceiptsMonthlyTotals` returns."""

    data: list[MonthlyTotal] | None = None
    """One total for each month, from January."""


class ListReceiptsResponse(PagedModel["Receipt"], items="data"):
    """One page of receipts."""

    current_page: int | None = None
    """Number of this page, counted from 1."""
    first_page_url: str | None = None
    """Link to the first page."""
    from_: Annotated[int | None, Field(alias="from")] = None
    """Position in the whole list of the first item on this page, counted from 1.
    Null when the page is empty."""
    last_page: int | None = None
    """Number of the last page."""
    last_page_url: str | None = None
    """Link to the last page."""
    next_page_url: str | None = None
    """Link to the next page. Null on the last one."""
    path: str | None = None
    """Address of the list without page and size."""
    per_page: int | None = None
    """How many items a page holds."""
    prev_page_url: str | None = None
    """Link to the page before. Null on the first one."""
    to: int | None = None
    """Position in the whole list of the last item on this page, counted from 1. Null
    when the page is empty."""
    total: int | None = None
    """How many items there are on all pages."""
    data: list[Receipt] | None = None
    """The receipts."""


class ModifyReceiptRequest(Model):
    """What `modifyReceipt` takes."""

    data: Receipt | None = None
    """The fields to change."""


class ModifyReceiptResponse(Model):
    """What `modifyReceipt` returns."""

    data: Receipt | None = None
    """The receipt after the change."""
