"""Models of ``received_documents``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar, TypeAlias

from pydantic import Field

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model
from .._runtime.paging_models import PagedModel
from .common import (
    Attachment,
    AttachmentData,
    Currency,
    Entity,
    PaymentAccount,
    PaymentTermsType,
    VatType,
)


class ReceivedDocumentType(OpenStrEnum):
    """Kind of received document.

    * `expense`: an invoice or another cost
    * `passive_credit_note`: credit note from a supplier
    * `passive_delivery_note`: delivery note from a supplier
    * `self_invoice`: self-invoice"""

    EXPENSE = "expense"
    PASSIVE_CREDIT_NOTE = "passive_credit_note"
    PASSIVE_DELIVERY_NOTE = "passive_delivery_note"
    SELF_INVOICE = "self_invoice"


class ReceivedDocumentItemsListItem(Model):
    """A line of a document from a supplier."""

    id: int | None = None
    """Identifier of the line. Give it on a change to keep the line."""
    product_id: int | None = None
    """Identifier of the product, when the line is about one in the catalogue."""
    code: str | None = None
    """Code of the product."""
    name: str | None = None
    """What was bought, in a few words."""
    measure: str | None = None
    """Unit of measure. Free text."""
    net_price: float | None = None
    """Price of one unit without VAT."""
    category: str | None = None
    """Category the line counts towards."""
    qty: float | None = None
    """How many units."""
    vat: VatType | None = None
    """VAT type of the line, by its `id`."""
    stock: float | None = None
    """Units that go into stock."""
    deductibility_vat_percentage: float | None = None
    """Percentage of the VAT of the line that can be deducted."""


class ReceivedDocumentPaymentsListItemPaymentTerms(Model):
    """How the due date follows from the date of the document."""

    days: int | None = None
    """Days the company has for paying."""
    type: PaymentTermsType | None = None
    """How those days are counted."""


class ReceivedDocumentPaymentsListItem(Model):
    """A payment of a document from a supplier, expected or made."""

    id: int | None = None
    """Identifier of the payment. Give it on a change to keep the payment."""
    amount: float | None = None
    """How much is to be paid."""
    due_date: dt.date | None = None
    """Last day for paying."""
    paid_date: dt.date | None = None
    """Day the payment was made. Used when `status` is `paid`."""
    payment_terms: ReceivedDocumentPaymentsListItemPaymentTerms | None = None
    """How the due date follows from the date of the document."""
    status: str | None = None
    """Whether it is paid: `paid`, `not_paid` or `reversed`."""
    payment_account: PaymentAccount | None = None
    """Account it is paid from. Needed when `status` is `paid`."""


class ReceivedDocument(Model):
    """A document from a supplier: an expense, a credit note, a delivery note or a
    self-invoice. Amounts are in the currency of the document."""

    _read_only: ClassVar[frozenset[str]] = frozenset(
        {
            "amount_gross",
            "attachment_preview_url",
            "attachment_url",
            "ei_reception_date",
            "is_from_pending_expenses",
            "next_due_date",
        }
    )

    id: int | None = None
    """Identifier of the document."""
    type: ReceivedDocumentType | None = None
    """Kind of received document. Expense when left out."""
    entity: Entity | None = None
    """The supplier."""
    date: dt.date | None = None
    """Date of the document. Today when left out."""
    category: str | None = None
    """Category the cost counts towards, in the company's own words."""
    description: str | None = None
    """What the cost was for."""
    amount_net: float | None = None
    """Total without VAT. Worked out from the lines when `is_detailed` is set."""
    amount_vat: float | None = None
    """Sum of the VAT. Worked out from the lines when `is_detailed` is set."""
    amount_withholding_tax: float | None = None
    """Amount that the company withholds on account of the supplier's income tax and
    pays to the state."""
    amount_other_withholding_tax: float | None = None
    """Amount of a second withholding, such as social contributions."""
    amount_gross: float | None = None
    """Total with VAT, worked out by the service."""
    amortization: float | None = None
    """Years over which the cost is written off. 1 for a cost of the year alone."""
    rc_center: str | None = None
    """Cost centre the document counts towards."""
    invoice_number: str | None = None
    """Number that the supplier gave the document."""
    is_marked: bool | None = None
    """Whether somebody put a mark on the document to find it again."""
    is_detailed: bool | None = None
    """Whether the document has lines. Without them only totals are kept."""
    e_invoice: bool | None = None
    """Whether it came in as an electronic invoice. Set by the service."""
    next_due_date: dt.date | None = None
    """Due date of the first payment that is not made yet. Null when all are."""
    currency: Currency | None = None
    """Currency of all amounts. Euro when left out."""
    tax_deductibility: float | None = None
    """Percentage of the cost that lowers taxable income. 100 for all of it."""
    vat_deductibility: float | None = None
    """Percentage of the VAT that can be deducted. 100 for all of it."""
    items_list: list[ReceivedDocumentItemsListItem] | None = None
    """The lines, used when `is_detailed` is set. On a change the list is replaced as
    a whole."""
    payments_list: list[ReceivedDocumentPaymentsListItem] | None = None
    """The payments expected or made. On a change the list is replaced as a whole."""
    attachment_url: str | None = None
    """Link to download the file. It works for a limited time."""
    attachment_preview_url: str | None = None
    """Link to a picture of the first page of the file. It works for a limited time."""
    auto_calculate: bool | None = None
    """Whether totals must agree with lines and payments. False lets them differ."""
    attachment_token: str | None = None
    """Token of an uploaded file, as returned by `uploadReceivedDocumentAttachment`.
    Never returned."""
    locked: bool | None = None
    """Whether the document can no longer be changed."""
    created_at: str | None = None
    """When the document was recorded, as `YYYY-MM-DD hh:mm:ss`."""
    updated_at: str | None = None
    """When the document last changed, as `YYYY-MM-DD hh:mm:ss`."""
    ei_reception_date: str | None = None
    """When the electronic invoice came in. Only with `fieldset=fic_view`."""
    is_from_pending_expenses: bool | None = None
    """Whether the document was recorded from the waiting ones. Only with
    `fieldset=fic_view`."""


class CreateReceivedDocumentRequest(Model):
    """What `createReceivedDocument` takes."""

    pending_id: int | None = None
    """Identifier of the waiting document that this one records. Null for one that
    was not waiting."""
    data: ReceivedDocument | None = None
    """The document to record."""


class CreateReceivedDocumentResponse(Model):
    """What `createReceivedDocument` returns."""

    data: ReceivedDocument | None = None
    """The document, with its identifier."""


class GetBinReceivedDocumentResponse(Model):
    """What `GetBinReceivedDocument` returns."""

    data: ReceivedDocument | None = None
    """The deleted document."""


class GetExistingReceivedDocumentTotalsRequest(Model):
    """What `getExistingReceivedDocumentTotals` takes."""

    data: ReceivedDocument | None = None
    """The fields that would change."""


class ReceivedDocumentTotals(Model):
    """What a document from a supplier adds up to."""

    amount_net: float | None = None
    """Total without VAT."""
    amount_vat: float | None = None
    """Sum of the VAT."""
    amount_gross: float | None = None
    """Total with VAT."""
    amount_withholding_tax: float | None = None
    """Amount withheld on account of income tax."""
    amount_other_withholding_tax: float | None = None
    """Amount of the second withholding."""
    amount_due: float | None = None
    """What the company has to pay: the total less withholding taxes."""
    payments_sum: float | None = None
    """What the payments given add up to. It should equal `amount_due`."""


class GetExistingReceivedDocumentTotalsResponse(Model):
    """What `getExistingReceivedDocumentTotals` returns."""

    data: ReceivedDocumentTotals | None = None
    """The totals."""


class GetNewReceivedDocumentTotalsRequest(Model):
    """What `getNewReceivedDocumentTotals` takes."""

    data: ReceivedDocument | None = None
    """The document to add up."""


class GetNewReceivedDocumentTotalsResponse(Model):
    """What `getNewReceivedDocumentTotals` returns."""

    data: ReceivedDocumentTotals | None = None
    """The totals."""


class PendingReceivedDocumentType(OpenStrEnum):
    """By which way a waiting document came: from the exchange system through
    TeamSystem's Agyo (`agyo`), by email (`mail`), or uploaded in the web
    application (`browser`)."""

    AGYO = "agyo"
    MAIL = "mail"
    BROWSER = "browser"


class PendingReceivedDocumentPaymentsListItemPaymentTerms(Model):
    """How the due date follows from the date of the document."""

    days: int | None = None
    """Days the company has for paying."""
    type: PaymentTermsType | None = None
    """How those days are counted."""


class PendingReceivedDocumentPaymentsListItem(Model):
    """A payment read from a document that waits to be recorded."""

    amount: float | None = None
    """How much is to be paid."""
    due_date: dt.date | None = None
    """Last day for paying."""
    paid_date: dt.date | None = None
    """Day the payment was made. Null when it was not."""
    payment_terms: PendingReceivedDocumentPaymentsListItemPaymentTerms | None = None
    """How the due date follows from the date of the document."""
    status: str | None = None
    """Whether it is paid: `paid`, `not_paid` or `reversed`."""
    paid_with_ts_pay: bool | None = None
    """Whether it was paid through TS Pay."""
    payment_account: PaymentAccount | None = None
    """Account it was paid from."""


class PendingReceivedDocumentExtractedDataMining(Model):
    """What an automatic reader found in the document."""

    save_entity: bool | None = None
    """Whether the supplier is new and should be saved."""


class PendingReceivedDocumentExtractedData(Model):
    """Further data found in the document."""

    mining: PendingReceivedDocumentExtractedDataMining | None = None
    """What an automatic reader found in the document."""


class PendingReceivedDocument(Model):
    """A document that reached the company and waits to be recorded, with the data
    read from it."""

    _read_only: ClassVar[frozenset[str]] = frozenset({"amount_gross", "attachment_url"})

    id: int | None = None
    """Identifier to record the document with, as `pending_id`."""
    date: dt.date | None = None
    """Day the document came in."""
    subject: str | None = None
    """What the document is about."""
    filename: str | None = None
    """Name of its file."""
    type: PendingReceivedDocumentType | None = None
    """By which way it came."""
    attachment_url: str | None = None
    """Link to download the file. It works for a limited time."""
    amount_gross: float | None = None
    """Total with VAT, as read from the document."""
    currency: Currency | None = None
    """Currency of the amounts."""
    document_type: ReceivedDocumentType | None = None
    """Kind of received document it would become."""
    supplier_name: str | None = None
    """Name of the supplier, as read from the document."""
    cost_center: str | None = None
    """Cost centre it would count towards."""
    category: str | None = None
    """Category it would count towards."""
    other_attachments: list[Attachment] | None = None
    """Files that came with the document."""
    emssion_date: dt.date | None = None
    """Date of the document, as its sender put it. The name of this field is misspelt
    in the API."""
    payments_list: list[PendingReceivedDocumentPaymentsListItem] | None = None
    """Payments, as read from the document."""
    amount_net: float | None = None
    """Total without VAT, as read from the document."""
    amount_vat: float | None = None
    """Sum of the VAT, as read from the document."""
    import_error: str | None = None
    """What went wrong when the document was read. Null when nothing did."""
    extracted_data: PendingReceivedDocumentExtractedData | None = None
    """Further data found in the document."""


class GetPendingReceivedDocumentResponse(Model):
    """What `getPendingReceivedDocument` returns."""

    data: PendingReceivedDocument | None = None
    """The waiting document."""


class ReceivedDocumentInfoDefaultValues(Model):
    """What documents of this kind start with."""

    detailed: bool | None = None
    """Whether they have lines."""


class ReceivedDocumentInfoItemsDefaultValues(Model):
    """What lines start with."""

    vat: float | None = None
    """Identifier of the VAT type of lines."""


class ReceivedDocumentInfo(Model):
    """Values to choose from, and to start with, when a document from a supplier is
    recorded."""

    default_values: ReceivedDocumentInfoDefaultValues | None = None
    """What documents of this kind start with."""
    items_default_values: ReceivedDocumentInfoItemsDefaultValues | None = None
    """What lines start with."""
    countries_list: list[str] | None = None
    """Names of countries, in Italian."""
    currencies_list: list[Currency] | None = None
    """Currencies to choose from."""
    categories_list: list[str] | None = None
    """Names of the categories in use."""
    payment_accounts_list: list[PaymentAccount | None] | None = None
    """Payment accounts of the company."""
    vat_types_list: list[VatType | None] | None = None
    """VAT types of the company."""


class GetReceivedDocumentPreCreateInfoResponse(Model):
    """What `getReceivedDocumentPreCreateInfo` returns."""

    data: ReceivedDocumentInfo | None = None
    """Values for a new document."""


class GetReceivedDocumentResponse(Model):
    """What `getReceivedDocument` returns."""

    data: ReceivedDocument | None = None
    """The document."""


class ListBinReceivedDocuments(Model):
    """Received documents in the bin."""

    data: list[ReceivedDocument] | None = None
    """The deleted documents."""


class ListPendingReceivedDocumentsResponse(
    PagedModel["PendingReceivedDocument"], items="data"
):
    """One page of documents that wait to be recorded."""

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
    data: list[PendingReceivedDocument] | None = None
    """The waiting documents."""


class ListReceivedDocumentsResponse(PagedModel["ReceivedDocument"], items="data"):
    """One page of received documents."""

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
    data: list[ReceivedDocument] | None = None
    """The documents."""


class ModifyReceivedDocumentRequest(Model):
    """What `modifyReceivedDocument` takes."""

    data: ReceivedDocument | None = None
    """The fields to change."""


class ModifyReceivedDocumentResponse(Model):
    """What `modifyReceivedDocument` returns."""

    data: ReceivedDocument | None = None
    """The document after the change."""


UploadReceivedDocumentAttachmentRequest: TypeAlias = Attachment
"""What `uploadReceivedDocumentAttachment` takes: a multipart form with one file."""


class UploadReceivedDocumentAttachmentResponse(Model):
    """What `uploadReceivedDocumentAttachment` returns."""

    data: AttachmentData | None = None
    """The token of the file."""
