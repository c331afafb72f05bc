"""Models of ``issued_documents``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import Field

from .._runtime.enums import OpenIntEnum, OpenStrEnum
from .._runtime.models import Model
from .._runtime.paging_models import PagedModel
from .common import (
    Attachment,
    AttachmentData,
    Currency,
    DocumentTemplate,
    Entity,
    Language,
    Numeration,
    PaymentAccount,
    PaymentMethod,
    PaymentTermsType,
    PriceList,
    VatType,
)


class ListIssuedDocumentsInclusive(OpenIntEnum):
    """List issued documents inclusive."""

    VALUE_0 = 0
    VALUE_1 = 1


class TransformIssuedDocumentEInvoice(OpenIntEnum):
    """Transform issued document e invoice."""

    VALUE_0 = 0
    VALUE_1 = 1


class TransformIssuedDocumentTransformKeepCopy(OpenIntEnum):
    """Transform issued document transform keep copy."""

    VALUE_0 = 0
    VALUE_1 = 1


class JoinIssuedDocumentsGroup(OpenIntEnum):
    """Join issued documents group."""

    VALUE_0 = 0
    VALUE_1 = 1


class JoinIssuedDocumentsType(OpenStrEnum):
    """Join issued documents type."""

    DELIVERY_NOTES = "delivery_notes"
    ORDERS = "orders"
    QUOTES = "quotes"
    WORK_REPORTS = "work_reports"


class IssuedDocumentType(OpenStrEnum):
    """Kind of issued document.

    * `invoice`: invoice (fattura)
    * `quote`: quote (preventivo)
    * `proforma`: proforma invoice, with no effect on VAT
    * `receipt`: receipt (ricevuta)
    * `delivery_note`: delivery note (DDT)
    * `credit_note`: credit note (nota di credito)
    * `order`: order from a client
    * `work_report`: report of work done (rapporto di intervento)
    * `supplier_order`: order to a supplier
    * `self_own_invoice`: self-invoice for goods of one's own, such as gifts
    * `self_supplier_invoice`: self-invoice in place of a supplier's"""

    INVOICE = "invoice"
    QUOTE = "quote"
    PROFORMA = "proforma"
    RECEIPT = "receipt"
    DELIVERY_NOTE = "delivery_note"
    CREDIT_NOTE = "credit_note"
    ORDER = "order"
    WORK_REPORT = "work_report"
    SUPPLIER_ORDER = "supplier_order"
    SELF_OWN_INVOICE = "self_own_invoice"
    SELF_SUPPLIER_INVOICE = "self_supplier_invoice"


class VatKind(OpenStrEnum):
    """When the VAT of an electronic invoice falls due (esigibilità IVA): at once
    (`I`), when the client pays (`D`), or never for the company because the client
    pays it to the state (`S`, split payment)."""

    I = "I"
    D = "D"
    S = "S"


class OriginalDocumentType(OpenStrEnum):
    """Kind of the client's document that an electronic invoice refers to: an order
    (`ordine`), a contract (`contratto`) or a framework agreement (`convenzione`)."""

    ORDINE = "ordine"
    CONTRATTO = "contratto"
    CONVENZIONE = "convenzione"


class IssuedDocumentEiData(Model):
    """What the XML of an electronic invoice says beyond the document. Used when
    `e_invoice` is true."""

    vat_kind: VatKind | None = None
    """When the VAT falls due (esigibilità IVA)."""
    original_document_type: OriginalDocumentType | None = None
    """Kind of the client's document that this invoice refers to."""
    od_number: str | None = None
    """Number of the client's order, contract or agreement."""
    od_date: dt.date | None = None
    """Date of the client's order, contract or agreement."""
    cig: str | None = None
    """Tender code (codice identificativo gara), 10 characters. Public bodies cannot
    pay an invoice without it when the purchase has one."""
    cup: str | None = None
    """Public project code (codice unico di progetto), 15 characters, when the
    purchase is part of a public investment."""
    payment_method: str | None = None
    """Code of the way of paying in the FatturaPA format, such as `MP05` for a bank
    transfer or `MP12` for RiBa. Needed for an electronic invoice."""
    bank_name: str | None = None
    """Bank that the client is to pay to."""
    bank_iban: str | None = None
    """IBAN that the client is to pay to. Needed for bank transfers."""
    bank_beneficiary: str | None = None
    """Holder of the account that the client is to pay to."""
    invoice_number: str | None = None
    """Number of the invoice that a credit note corrects."""
    invoice_date: dt.date | None = None
    """Date of the invoice that a credit note corrects."""


class IssuedDocumentItemsListItem(Model):
    """A line of an issued document."""

    id: int | None = None
    """Identifier of the line. Give it on a change to keep the line."""
    product_id: int | None = None
    """Identifier of the product, when the line is about one in the catalogue."""
    code: str | None = None
    """Code of the product."""
    name: str | None = None
    """What is sold, in a few words."""
    category: str | None = None
    """Category the line counts towards."""
    description: str | None = None
    """What is sold, at length. Printed under the name."""
    qty: float | None = None
    """How many units. 1 when left out."""
    measure: str | None = None
    """Unit of measure, such as `kg` or `ore`. Free text."""
    net_price: float | None = None
    """Price of one unit without VAT, before the discount. Used unless
    `use_gross_prices` is set."""
    gross_price: float | None = None
    """Price of one unit with VAT, before the discount. Used when `use_gross_prices`
    is set."""
    vat: VatType | None = None
    """VAT type of the line, by its `id`."""
    not_taxable: bool | None = None
    """Whether the line is left out of the taxable amount, as a refund of expenses
    paid on behalf of the client is."""
    apply_withholding_taxes: bool | None = None
    """Whether withholding taxes, INPS recharge and pension fund contributions count
    this line."""
    discount: float | None = None
    """Percentage taken off the price."""
    discount_highlight: bool | None = None
    """Whether the discount is shown, in place of a price already reduced."""
    in_dn: bool | None = None
    """Whether the line is also printed on the delivery note that is part of the
    document."""
    stock: bool | None = None
    """Whether the line moves the stock of its product."""
    ei_raw: dict[str, Any] | None = None
    """Parts of the FatturaPA format that have no field of their own, for this line."""


class IssuedDocumentStatus(OpenStrEnum):
    """State of a payment: `paid`, `not_paid` yet, or `reversed`, when a payment made
    was undone."""

    NOT_PAID = "not_paid"
    PAID = "paid"
    REVERSED = "reversed"


class IssuedDocumentPaymentsListItemPaymentTerms(Model):
    """How the due date follows from the date of the document."""

    days: int | None = None
    """Days the client has for paying."""
    type: PaymentTermsType | None = None
    """How those days are counted."""


class IssuedDocumentPaymentsListItem(Model):
    """A payment of an issued document, expected or made."""

    id: int | None = None
    """Identifier of the payment. Give it on a change to keep the payment."""
    due_date: dt.date | None = None
    """Last day for paying."""
    amount: float | None = None
    """How much is to be paid."""
    status: IssuedDocumentStatus | None = None
    """Whether it is paid."""
    payment_account: PaymentAccount | None = None
    """Account the money came in on. Needed when `status` is `paid`."""
    paid_date: dt.date | None = None
    """Day the payment was made. Used when `status` is `paid`."""
    ei_raw: dict[str, Any] | None = None
    """Parts of the FatturaPA format that have no field of their own, for this
    payment."""
    payment_terms: IssuedDocumentPaymentsListItemPaymentTerms | None = None
    """How the due date follows from the date of the document."""


class ShowTotalsMode(OpenStrEnum):
    """Which totals are printed on a document: `all` of them, only those without VAT
    (`nets`), or `none`."""

    NONE = "none"
    NETS = "nets"
    ALL = "all"


class IssuedDocumentExtraData(Model):
    """Data for other systems. Members that start with `ts_` are for the Sistema
    Tessera Sanitaria, to which health professionals report expenses of patients."""

    multifatture_sent: int | None = None
    """Whether and how the document was passed to the application Multifatture, as a
    number."""
    ts_communication: bool | None = None
    """Whether the document is reported to the Sistema Tessera Sanitaria."""
    ts_flag_tipo_spesa: float | None = None
    """Flag that makes the kind of expense more precise: 1 for a hospital emergency
    ticket, 2 for private practice in a public hospital."""
    ts_pagamento_tracciato: bool | None = None
    """Whether the patient paid in a way that can be traced, that is not in cash."""
    ts_tipo_spesa: str | None = None
    """Two-letter code of the kind of health expense: `TK`, `FC`, `FV`, `SV`, `SP`,
    `AD`, `AS`, `SR`, `CT`, `PI`, `IC` or `AA`."""
    ts_opposizione: bool | None = None
    """Whether the patient objected to having the expense reported with the tax code."""
    ts_status: int | None = None
    """How far the report to the Sistema Tessera Sanitaria has got, as a number."""
    ts_file_id: str | None = None
    """Identifier of the file in which the expense was reported."""
    ts_sent_date: dt.date | None = None
    """Day the expense was reported."""
    ts_full_amount: bool | None = None
    """Whether the whole amount of the document is reported, in place of the health
    lines alone."""
    imported_by: str | None = None
    """Name of the program that the document was imported from."""
    debt_vat_detect: bool | None = None
    """Whether the VAT of the document is counted as owed."""
    revenue_detect: bool | None = None
    """Whether the document is counted as revenue."""


class IssuedDocumentEiStatus(OpenStrEnum):
    """How far an electronic invoice has got.

    * `attempt`: sending is under way, which can take two hours
    * `missing`: the XML cannot be found
    * `not_sent`: not sent yet
    * `sent`: handed over
    * `pending`: being signed and checked
    * `processing`: the exchange system has it and is delivering
    * `error`: handling failed, send it again
    * `discarded`: refused by the exchange system; correct it and send it again
    * `not_delivered`: valid, but only left in the client's area of the tax portal
    * `accepted`, `rejected`: the answer of the client
    * `no_response`: the public body let the 15 days for an answer pass
    * `manual_accepted`, `manual_rejected`: the answer of the client as entered by
      hand"""

    ATTEMPT = "attempt"
    MISSING = "missing"
    NOT_SENT = "not_sent"
    SENT = "sent"
    PENDING = "pending"
    PROCESSING = "processing"
    ERROR = "error"
    DISCARDED = "discarded"
    NOT_DELIVERED = "not_delivered"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NO_RESPONSE = "no_response"
    MANUAL_ACCEPTED = "manual_accepted"
    MANUAL_REJECTED = "manual_rejected"


class IssuedDocument(Model):
    """A document issued by the company: an invoice, a quote, a delivery note or
    another of the kinds of `IssuedDocumentType`. Totals are worked out by the
    service from the lines, the contributions and the withholding taxes. Amounts
    are in the currency of the document."""

    _read_only: ClassVar[frozenset[str]] = frozenset(
        {
            "amount_cassa",
            "amount_cassa2",
            "amount_gross",
            "amount_net",
            "amount_other_withholding_tax",
            "amount_rivalsa",
            "amount_vat",
            "amount_withholding_tax",
            "attachment_url",
        }
    )

    id: int | None = None
    """Identifier of the document."""
    entity: Entity | None = None
    """The client the document is for, or the supplier in the case of an order to a
    supplier or a self-invoice."""
    type: IssuedDocumentType | None = None
    """Kind of document. It cannot change after creation: see
    `transformIssuedDocument`."""
    number: int | None = None
    """Number within the numeration and the year. The next free one when left out."""
    numeration: str | None = None
    """Suffix of the series the number belongs to, such as `/A`. Empty for the main
    series. Not for delivery notes, whose series is in `dn_numerations`."""
    date: dt.date | None = None
    """Date of the document. Today when left out."""
    year: int | None = None
    """Year the number belongs to, usually that of the date."""
    currency: Currency | None = None
    """Currency of all amounts. Euro when left out."""
    language: Language | None = None
    """Language the PDF is printed in. Italian when left out."""
    subject: str | None = None
    """What the document is about, for the company's own lists. It is not printed."""
    visible_subject: str | None = None
    """What the document is about, printed above the lines."""
    rc_center: str | None = None
    """Revenue centre the document counts towards. For an order to a supplier it is a
    cost centre."""
    notes: str | None = None
    """Notes printed at the foot of the document, in HTML."""
    rivalsa: float | None = None
    """Percentage of the INPS recharge (rivalsa INPS) that a professional adds for
    the social security fund, usually 4. 0 for none."""
    cassa: float | None = None
    """Percentage of the contribution to a professional pension fund (cassa
    previdenziale), such as 4 for lawyers and engineers. 0 for none."""
    amount_cassa: float | None = None
    """Amount of the pension fund contribution."""
    cassa_taxable: float | None = None
    """Percentage of the net amount that the contribution is worked out on. 100 for
    all of it."""
    amount_cassa_taxable: float | None = None
    """Amount that the contribution is worked out on. Give it in place of
    `cassa_taxable`, which must then be null."""
    cassa2: float | None = None
    """Percentage of a contribution to a second pension fund. 0 for none."""
    amount_cassa2: float | None = None
    """Amount of the second contribution."""
    cassa2_taxable: float | None = None
    """Percentage of the net amount that the second contribution is worked out on."""
    amount_cassa2_taxable: float | None = None
    """Amount that the second contribution is worked out on. Give it in place of
    `cassa2_taxable`, which must then be null."""
    global_cassa_taxable: float | None = None
    """Percentage of the net amount that all contributions together are worked out
    on."""
    amount_global_cassa_taxable: float | None = None
    """Amount that all contributions together are worked out on. Give it in place of
    `global_cassa_taxable`, which must then be null."""
    withholding_tax: float | None = None
    """Percentage withheld by the client on account of income tax (ritenuta
    d'acconto), usually 20. It lowers the amount due, not the total. 0 for none."""
    withholding_tax_taxable: float | None = None
    """Percentage of the net amount that is subject to withholding, usually 100, or
    50 or 20 for agents."""
    other_withholding_tax: float | None = None
    """Percentage of a second withholding, such as the contribution to ENASARCO for
    agents. 0 for none."""
    stamp_duty: float | None = None
    """Euro of stamp duty (marca da bollo), usually 2 on invoices above 77.47 euro
    without VAT. 0 for none."""
    payment_method: PaymentMethod | None = None
    """How the client is to pay. Its name and details are printed."""
    use_split_payment: bool | None = None
    """Whether the client pays the VAT straight to the state (scissione dei
    pagamenti), as public bodies do. The amount due then leaves out the VAT."""
    use_gross_prices: bool | None = None
    """Whether prices of lines include VAT. When true the lines give `gross_price`,
    otherwise `net_price`."""
    e_invoice: bool | None = None
    """Whether this is an electronic invoice. Only invoices, credit notes and
    self-invoices can be."""
    ei_data: IssuedDocumentEiData | None = None
    """What the XML of an electronic invoice says beyond the document. Used when
    `e_invoice` is true."""
    ei_cassa_type: str | None = None
    """Code of the pension fund in the FatturaPA format, from `TC01` to `TC22`."""
    ei_cassa2_type: str | None = None
    """Code of the second pension fund in the FatturaPA format, from `TC01` to
    `TC22`."""
    ei_withholding_tax_causal: str | None = None
    """Code of the reason for withholding, as in the yearly statement of the client
    (modello 770), such as `A` for professional work."""
    ei_other_withholding_tax_type: str | None = None
    """Code of the second withholding in the FatturaPA format, such as `RT03` for
    INPS or `RT04` for ENASARCO."""
    ei_other_withholding_tax_causal: str | None = None
    """Code of the reason for the second withholding."""
    items_list: list[IssuedDocumentItemsListItem] | None = None
    """The lines. On a change the list is replaced as a whole: give `id` for those to
    keep."""
    payments_list: list[IssuedDocumentPaymentsListItem] | None = None
    """The payments expected or made. They must add up to the amount due. On a change
    the list is replaced as a whole."""
    template: DocumentTemplate | None = None
    """Layout of the PDF."""
    delivery_note_template: DocumentTemplate | None = None
    """Layout of the PDF of the delivery note that is part of the document."""
    acc_inv_template: DocumentTemplate | None = None
    """Layout of the PDF of the accompanying invoice."""
    h_margins: int | None = None
    """Margins of the PDF at the left and the right."""
    v_margins: int | None = None
    """Margins of the PDF at the top and the bottom."""
    show_payments: bool | None = None
    """Whether the due dates of payments are printed."""
    show_payment_method: bool | None = None
    """Whether the payment method and its details are printed."""
    show_totals: ShowTotalsMode | None = None
    """Which totals are printed."""
    show_notification_button: bool | None = None
    """Whether the document online has a button with which the client can report a
    payment."""
    show_tspay_button: bool | None = None
    """Whether the document online has a button for paying with TS Pay."""
    delivery_note: bool | None = None
    """Whether a delivery note (DDT) is part of the document."""
    accompanying_invoice: bool | None = None
    """Whether the invoice travels with the goods (fattura accompagnatoria) and
    prints the transport data."""
    dn_number: int | None = None
    """Number of the delivery note that is part of the document."""
    dn_date: dt.date | None = None
    """Date of the delivery note that is part of the document."""
    dn_ai_packages_number: str | None = None
    """Number of packages, as printed on the transport document. Free text."""
    dn_ai_weight: str | None = None
    """Weight of the goods, as printed on the transport document. Free text, with the
    unit."""
    dn_ai_causal: str | None = None
    """Reason for the transport, such as a sale. Free text;
    `listDeliveryNotesDefaultCausals` suggests some."""
    dn_ai_destination: str | None = None
    """Where the goods go."""
    dn_ai_transporter: str | None = None
    """Who carries the goods."""
    dn_ai_notes: str | None = None
    """Notes printed on the transport document."""
    is_marked: bool | None = None
    """Whether somebody put a mark on the document to find it again."""
    amount_net: float | None = None
    """Sum of the lines without VAT, after discounts."""
    amount_vat: float | None = None
    """Sum of the VAT."""
    amount_gross: float | None = None
    """Total of the document with contributions and VAT, before withholding taxes are
    taken off."""
    amount_due_discount: float | None = None
    """Amount taken off what the client has to pay, such as a rounding. It does not
    lower the taxable amount."""
    amount_rivalsa: float | None = None
    """Amount of the INPS recharge."""
    amount_rivalsa_taxable: float | None = None
    """Amount that the INPS recharge is worked out on."""
    amount_withholding_tax: float | None = None
    """Amount withheld on account of income tax."""
    amount_withholding_tax_taxable: float | None = None
    """Amount that is subject to withholding on account of income tax."""
    amount_other_withholding_tax: float | None = None
    """Amount of the second withholding."""
    amount_other_withholding_tax_taxable: float | None = None
    """Amount that is subject to the second withholding."""
    amount_enasarco_taxable: float | None = None
    """Amount that the contribution to ENASARCO is worked out on, for agents."""
    extra_data: IssuedDocumentExtraData | None = None
    """Data for other systems. Members that start with `ts_` are for the Sistema
    Tessera Sanitaria, to which health professionals report expenses of patients."""
    seen_date: dt.date | None = None
    """Day the client first opened the document online."""
    next_due_date: dt.date | None = None
    """Due date of the first payment that is not made yet. Null when all are."""
    url: str | None = None
    """Link to the PDF of the document. It works for a limited time."""
    dn_url: str | None = None
    """Link to the PDF of the delivery note. It works for a limited time."""
    ai_url: str | None = None
    """Link to the PDF of the accompanying invoice. It works for a limited time."""
    attachment_url: str | None = None
    """Link to download the attached file. It works for a limited time."""
    attachment_token: str | None = None
    """Token of an uploaded file, as returned by `uploadIssuedDocumentAttachment`."""
    ei_raw: dict[str, Any] | None = None
    """Parts of the FatturaPA format that have no field of their own, as an object
    shaped like the XML. They are put into the XML of the invoice."""
    ei_status: IssuedDocumentEiStatus | None = None
    """How far an electronic invoice has got. * `attempt`: sending is under way,
    which can take two hours * `missing`: the XML cannot be found * `not_sent`:
    not sent yet * `sent`: handed over * `pending`: being signed and checked *
    `processing`: the exchange system has it and is delivering * `error`: handling
    failed, send it again * `discarded`: refused by the exchange system; correct
    it and send it again * `not_delivered`: valid, but only left in the client's
    area of the tax portal * `accepted`, `rejected`: the answer of the client *
    `no_response`: the public body let the 15 days for an answer pass *
    `manual_accepted`, `manual_rejected`: the answer of the client as entered by
    hand."""
    price_list_id: str | None = None
    """Identifier of the price list that the prices were taken from."""
    locked: bool | None = None
    """Whether the document can no longer be changed, for example because it was
    sent."""
    created_at: str | None = None
    """When the document was made, as `YYYY-MM-DD hh:mm:ss`."""
    updated_at: str | None = None
    """When the document last changed, as `YYYY-MM-DD hh:mm:ss`."""


class IssuedDocumentOptions(Model):
    """How to go about creating or changing an issued document."""

    fix_payments: bool | None = None
    """Whether the last payment is adjusted so that all add up to the amount due.
    Without it a difference is an error."""
    create_from: list[str] | None = None
    """Identifiers of the documents that this one is made from, when it comes from
    `transformIssuedDocument` or `joinIssuedDocuments`."""
    transform: bool | None = None
    """Whether the document takes the place of the one it is made from."""
    keep_copy: bool | None = None
    """Whether the document it is made from stays, when `transform` is set."""
    join_type: str | None = None
    """Kind of the joined documents, in the plural, as given to
    `joinIssuedDocuments`."""


class CreateIssuedDocumentRequest(Model):
    """What `createIssuedDocument` takes."""

    data: IssuedDocument | None = None
    """The document to issue."""
    options: IssuedDocumentOptions | None = None
    """How to go about it."""


class CreateIssuedDocumentResponse(Model):
    """What `createIssuedDocument` returns."""

    data: IssuedDocument | None = None
    """The document, with its identifier, number and totals."""


class EmailDataDefaultSenderEmail(Model):
    """Sender that is used unless another is chosen."""

    id: int | None = None
    """Identifier of the sender, for `sender_id`."""
    email: str | None = None
    """Address of the sender."""


class SenderEmail(Model):
    """An address that email can be sent from."""

    id: int | None = None
    """Identifier of the sender, for `sender_id`."""
    email: str | None = None
    """Address of the sender."""


class EmailData(Model):
    """An email proposed for sending a document."""

    recipient_email: str | None = None
    """Address of the client, from its record."""
    default_sender_email: EmailDataDefaultSenderEmail | None = None
    """Sender that is used unless another is chosen."""
    sender_emails_list: list[SenderEmail] | None = None
    """Senders to choose from."""
    cc_email: str | None = None
    """Address that would get a copy: that of the company's account."""
    subject: str | None = None
    """Proposed subject."""
    body: str | None = None
    """Proposed text, in HTML."""
    document_exists: bool | None = None
    """Whether there is a document to include. False for delivery notes."""
    delivery_note_exists: bool | None = None
    """Whether there is a delivery note to include."""
    attachment_exists: bool | None = None
    """Whether there is an attached file to include."""
    accompanying_invoice_exists: bool | None = None
    """Whether there is an accompanying invoice to include."""
    default_attach_pdf: bool | None = None
    """Whether the company usually attaches the PDF itself."""


class EmailScheduleInclude(Model):
    """What the message has buttons for."""

    document: bool | None = None
    """Whether there is a button that opens the document."""
    delivery_note: bool | None = None
    """Whether there is a button that opens the delivery note."""
    attachment: bool | None = None
    """Whether there is a button that opens the attached file."""
    accompanying_invoice: bool | None = None
    """Whether there is a button that opens the accompanying invoice."""


class EmailSchedule(Model):
    """An email to send with a document. Either `sender_id` or `sender_email` is
    needed."""

    sender_id: int | None = None
    """Identifier of the sender, one of `sender_emails_list` of the proposed email."""
    sender_email: str | None = None
    """Address of the sender, when no `sender_id` is given."""
    recipient_email: str | None = None
    """Addresses of the recipients, separated by commas."""
    subject: str | None = None
    """Subject of the message."""
    body: str | None = None
    """Text of the message, in HTML with special characters escaped, up to 50 KiB."""
    include: EmailScheduleInclude | None = None
    """What the message has buttons for."""
    attach_pdf: bool | None = None
    """Whether the PDF travels with the message, besides the buttons."""
    send_copy: bool | None = None
    """Whether a copy goes to the `cc_email` of the proposed email."""


class GetBinIssuedDocumentResponse(Model):
    """What `GetBinIssuedDocument` returns."""

    data: IssuedDocument | None = None
    """The deleted document."""


class GetEmailDataResponse(Model):
    """What `getEmailData` returns."""

    data: EmailData | None = None
    """The proposed email."""


class GetExistingIssuedDocumentTotalsRequest(Model):
    """What `getExistingIssuedDocumentTotals` takes."""

    data: IssuedDocument | None = None
    """The fields that would change."""


class VatItem(Model):
    """Taxable amount and VAT for one rate."""

    amount_net: float | None = None
    """Amount that the VAT is worked out on."""
    amount_vat: float | None = None
    """Amount of the VAT."""


VatList: TypeAlias = dict[str, VatItem]
"""Taxable amount and VAT by rate: the keys are percentages, such as `22`."""


class IssuedDocumentTotals(Model):
    """What an issued document adds up to."""

    amount_net: float | None = None
    """Sum of the lines without VAT, after discounts."""
    amount_rivalsa: float | None = None
    """Amount of the INPS recharge."""
    amount_net_with_rivalsa: float | None = None
    """Net amount and INPS recharge together."""
    amount_cassa: float | None = None
    """Amount of the pension fund contribution."""
    taxable_amount: float | None = None
    """Amount that VAT is worked out on."""
    not_taxable_amount: float | None = None
    """Amount of the lines that are left out of the taxable amount."""
    amount_vat: float | None = None
    """Sum of the VAT."""
    amount_gross: float | None = None
    """Total with contributions and VAT."""
    taxable_amount_withholding_tax: float | None = None
    """Amount that is subject to withholding on account of income tax."""
    amount_withholding_tax: float | None = None
    """Amount withheld on account of income tax."""
    taxable_amount_other_withholding_tax: float | None = None
    """Amount that is subject to the second withholding."""
    amount_other_withholding_tax: float | None = None
    """Amount of the second withholding."""
    stamp_duty: float | None = None
    """Euro of stamp duty. 0 for none."""
    amount_due: float | None = None
    """What the client has to pay: the total less withholding taxes, and less the VAT
    with split payment."""
    is_enasarco_maximal_exceeded: bool | None = None
    """Whether the agent's yearly ceiling for contributions to ENASARCO is passed."""
    payments_sum: float | None = None
    """What the payments given add up to. It should equal `amount_due`."""
    vat_list: VatList | None = None
    """Taxable amount and VAT for each rate."""


class GetExistingIssuedDocumentTotalsResponse(Model):
    """What `getExistingIssuedDocumentTotals` returns."""

    data: IssuedDocumentTotals | None = None
    """The totals."""


class IssuedDocumentPreCreateInfoDefaultValues(Model):
    """What the company usually puts on documents of this kind."""

    default_template: DocumentTemplate | None = None
    """Layout of the document."""
    dn_template: DocumentTemplate | None = None
    """Layout of the delivery note."""
    ai_template: DocumentTemplate | None = None
    """Layout of the accompanying invoice."""
    notes: str | None = None
    """Notes at the foot, in HTML."""
    rivalsa: float | None = None
    """Percentage of the INPS recharge."""
    cassa: float | None = None
    """Percentage of the pension fund contribution."""
    withholding_tax: float | None = None
    """Percentage withheld on account of income tax."""
    withholding_tax_taxable: float | None = None
    """Percentage of the net amount that is subject to withholding."""
    other_withholding_tax: float | None = None
    """Percentage of the second withholding."""
    use_gross_prices: bool | None = None
    """Whether prices include VAT."""
    payment_method: PaymentMethod | None = None
    """How clients usually pay."""


class IssuedDocumentPreCreateInfoExtraDataDefaultValues(Model):
    """What the company usually reports to the Sistema Tessera Sanitaria."""

    ts_communication: bool | None = None
    """Whether documents are reported."""
    ts_tipo_spesa: str | None = None
    """Code of the kind of health expense."""
    ts_flag_tipo_spesa: int | None = None
    """Flag that makes the kind of expense more precise."""
    ts_pagamento_tracciato: bool | None = None
    """Whether payments are made in a way that can be traced."""


class IssuedDocumentPreCreateInfoItemsDefaultValues(Model):
    """What the company usually puts on lines."""

    vat: VatType | None = None
    """VAT type of lines."""


class IssuedDocumentPreCreateInfo(Model):
    """Values to choose from, and to start with, when a document is issued."""

    numerations: Numeration | None = None
    """Next number of each numeration, by year."""
    dn_numerations: Numeration | None = None
    """Next number of each numeration of delivery notes, by year."""
    default_values: IssuedDocumentPreCreateInfoDefaultValues | None = None
    """What the company usually puts on documents of this kind."""
    extra_data_default_values: (
        IssuedDocumentPreCreateInfoExtraDataDefaultValues | None
    ) = None
    """What the company usually reports to the Sistema Tessera Sanitaria."""
    items_default_values: IssuedDocumentPreCreateInfoItemsDefaultValues | None = None
    """What the company usually puts on lines."""
    countries_list: list[str] | None = None
    """Names of countries, in Italian."""
    currencies_list: list[Currency] | None = None
    """Currencies to choose from."""
    templates_list: list[DocumentTemplate] | None = None
    """Layouts for the document."""
    dn_templates_list: list[DocumentTemplate] | None = None
    """Layouts for the delivery note."""
    ai_templates_list: list[DocumentTemplate] | None = None
    """Layouts for the accompanying invoice."""
    payment_methods_list: list[PaymentMethod] | None = None
    """Payment methods of the company."""
    payment_accounts_list: list[PaymentAccount | None] | None = None
    """Payment accounts of the company."""
    vat_types_list: list[VatType | None] | None = None
    """VAT types of the company."""
    languages_list: list[Language] | None = None
    """Languages to choose from."""
    price_lists: list[PriceList] | None = None
    """Price lists of the company."""


class GetIssuedDocumentPreCreateInfoResponse(Model):
    """What `getIssuedDocumentPreCreateInfo` returns."""

    data: IssuedDocumentPreCreateInfo | None = None
    """Values for a new document."""


class GetIssuedDocumentResponse(Model):
    """What `getIssuedDocument` returns."""

    data: IssuedDocument | None = None
    """The document."""


class GetNewIssuedDocumentTotalsRequest(Model):
    """What `getNewIssuedDocumentTotals` takes."""

    data: IssuedDocument | None = None
    """The document to add up."""


class GetNewIssuedDocumentTotalsResponse(Model):
    """What `getNewIssuedDocumentTotals` returns."""

    data: IssuedDocumentTotals | None = None
    """The totals."""


class JoinIssuedDocumentsResponse(Model):
    """What `joinIssuedDocuments` returns: the body of a call to
    `createIssuedDocument`."""

    data: IssuedDocument | None = None
    """The joined document, not saved."""
    options: IssuedDocumentOptions | None = None
    """What to pass on so that the documents are joined."""


class ListBinIssuedDocuments(Model):
    """Issued documents in the bin."""

    data: list[IssuedDocument] | None = None
    """The deleted documents."""


class ListIssuedDocumentsResponse(PagedModel["IssuedDocument"], items="data"):
    """One page of issued documents."""

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
    data: list[IssuedDocument] | None = None
    """The documents."""


class ModifyIssuedDocumentRequest(Model):
    """What `modifyIssuedDocument` takes."""

    data: IssuedDocument | None = None
    """The fields to change."""
    options: IssuedDocumentOptions | None = None
    """How to go about it."""


class ModifyIssuedDocumentResponse(Model):
    """What `modifyIssuedDocument` returns."""

    data: IssuedDocument | None = None
    """The document after the change."""


class ScheduleEmailRequest(Model):
    """What `scheduleEmail` takes."""

    data: EmailSchedule | None = None
    """The message to send."""


class TransformIssuedDocumentResponse(Model):
    """What `transformIssuedDocument` returns: the body of a call to
    `createIssuedDocument`."""

    data: IssuedDocument | None = None
    """The new document, not saved."""
    options: IssuedDocumentOptions | None = None
    """What to pass on so that the document is transformed."""


UploadIssuedDocumentAttachmentRequest: TypeAlias = Attachment
"""What `uploadIssuedDocumentAttachment` takes: a multipart form with one file."""


class UploadIssuedDocumentAttachmentResponse(Model):
    """What `uploadIssuedDocumentAttachment` returns."""

    data: AttachmentData | None = None
    """The token of the file."""
