"""What callers may pass for the models of ``issued_documents``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from typing_extensions import TypedDict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from typing import Any

    from .. import models
    from .common import (
        CurrencyParams,
        DocumentTemplateParams,
        EntityParams,
        LanguageParams,
        PaymentAccountParams,
        PaymentMethodParams,
        PaymentTermsTypeParam,
        VatTypeParams,
    )

ListIssuedDocumentsInclusiveValue: TypeAlias = Literal[0, 1]
ListIssuedDocumentsInclusiveParam: TypeAlias = (
    "models.ListIssuedDocumentsInclusive | ListIssuedDocumentsInclusiveValue"
)


TransformIssuedDocumentEInvoiceValue: TypeAlias = Literal[0, 1]
TransformIssuedDocumentEInvoiceParam: TypeAlias = (
    "models.TransformIssuedDocumentEInvoice | TransformIssuedDocumentEInvoiceValue"
)


TransformIssuedDocumentTransformKeepCopyValue: TypeAlias = Literal[0, 1]
TransformIssuedDocumentTransformKeepCopyParam: TypeAlias = (
    "models.TransformIssuedDocumentTransformKeepCopy | TransformIssuedDocumentTransformKeepCopyValue"
)


JoinIssuedDocumentsGroupValue: TypeAlias = Literal[0, 1]
JoinIssuedDocumentsGroupParam: TypeAlias = (
    "models.JoinIssuedDocumentsGroup | JoinIssuedDocumentsGroupValue"
)


JoinIssuedDocumentsTypeValue: TypeAlias = Literal[
    "delivery_notes", "orders", "quotes", "work_reports"
]
JoinIssuedDocumentsTypeParam: TypeAlias = (
    "models.JoinIssuedDocumentsType | JoinIssuedDocumentsTypeValue"
)


IssuedDocumentTypeValue: TypeAlias = Literal[
    "invoice",
    "quote",
    "proforma",
    "receipt",
    "delivery_note",
    "credit_note",
    "order",
    "work_report",
    "supplier_order",
    "self_own_invoice",
    "self_supplier_invoice",
]
IssuedDocumentTypeParam: TypeAlias = (
    "models.IssuedDocumentType | IssuedDocumentTypeValue"
)


VatKindValue: TypeAlias = Literal["I", "D", "S"]
VatKindParam: TypeAlias = "models.VatKind | VatKindValue"


OriginalDocumentTypeValue: TypeAlias = Literal["ordine", "contratto", "convenzione"]
OriginalDocumentTypeParam: TypeAlias = (
    "models.OriginalDocumentType | OriginalDocumentTypeValue"
)


class IssuedDocumentEiDataParams(TypedDict, total=False):
    vat_kind: VatKindParam | None
    original_document_type: OriginalDocumentTypeParam | None
    od_number: str | None
    od_date: dt.date | str | None
    cig: str | None
    cup: str | None
    payment_method: str | None
    bank_name: str | None
    bank_iban: str | None
    bank_beneficiary: str | None
    invoice_number: str | None
    invoice_date: dt.date | str | None


class IssuedDocumentItemsListItemParams(TypedDict, total=False):
    id: int | None
    product_id: int | None
    code: str | None
    name: str | None
    category: str | None
    description: str | None
    qty: float | None
    measure: str | None
    net_price: float | None
    gross_price: float | None
    vat: models.VatType | VatTypeParams | None
    not_taxable: bool | None
    apply_withholding_taxes: bool | None
    discount: float | None
    discount_highlight: bool | None
    in_dn: bool | None
    stock: bool | None
    ei_raw: Mapping[str, Any] | None


IssuedDocumentStatusValue: TypeAlias = Literal["not_paid", "paid", "reversed"]
IssuedDocumentStatusParam: TypeAlias = (
    "models.IssuedDocumentStatus | IssuedDocumentStatusValue"
)


class IssuedDocumentPaymentsListItemPaymentTermsParams(TypedDict, total=False):
    days: int | None
    type: PaymentTermsTypeParam


class IssuedDocumentPaymentsListItemParams(TypedDict, total=False):
    id: int | None
    due_date: dt.date | str | None
    amount: float | None
    status: IssuedDocumentStatusParam
    payment_account: models.PaymentAccount | PaymentAccountParams | None
    paid_date: dt.date | str | None
    ei_raw: Mapping[str, Any] | None
    payment_terms: (
        models.IssuedDocumentPaymentsListItemPaymentTerms
        | IssuedDocumentPaymentsListItemPaymentTermsParams
    )


ShowTotalsModeValue: TypeAlias = Literal["none", "nets", "all"]
ShowTotalsModeParam: TypeAlias = "models.ShowTotalsMode | ShowTotalsModeValue"


class IssuedDocumentExtraDataParams(TypedDict, total=False):
    multifatture_sent: int | None
    ts_communication: bool | None
    ts_flag_tipo_spesa: float | None
    ts_pagamento_tracciato: bool | None
    ts_tipo_spesa: str | None
    ts_opposizione: bool | None
    ts_status: int | None
    ts_file_id: str | None
    ts_sent_date: dt.date | str | None
    ts_full_amount: bool | None
    imported_by: str | None
    debt_vat_detect: bool | None
    revenue_detect: bool | None


IssuedDocumentEiStatusValue: TypeAlias = Literal[
    "attempt",
    "missing",
    "not_sent",
    "sent",
    "pending",
    "processing",
    "error",
    "discarded",
    "not_delivered",
    "accepted",
    "rejected",
    "no_response",
    "manual_accepted",
    "manual_rejected",
]
IssuedDocumentEiStatusParam: TypeAlias = (
    "models.IssuedDocumentEiStatus | IssuedDocumentEiStatusValue"
)


class IssuedDocumentParams(TypedDict, total=False):
    id: int | None
    entity: models.Entity | EntityParams
    type: IssuedDocumentTypeParam
    number: int | None
    numeration: str | None
    date: dt.date | str | None
    year: int | None
    currency: models.Currency | CurrencyParams
    language: models.Language | LanguageParams
    subject: str | None
    visible_subject: str | None
    rc_center: str | None
    notes: str | None
    rivalsa: float | None
    cassa: float | None
    cassa_taxable: float | None
    amount_cassa_taxable: float | None
    cassa2: float | None
    cassa2_taxable: float | None
    amount_cassa2_taxable: float | None
    global_cassa_taxable: float | None
    amount_global_cassa_taxable: float | None
    withholding_tax: float | None
    withholding_tax_taxable: float | None
    other_withholding_tax: float | None
    stamp_duty: float | None
    payment_method: models.PaymentMethod | PaymentMethodParams
    use_split_payment: bool | None
    use_gross_prices: bool | None
    e_invoice: bool | None
    ei_data: models.IssuedDocumentEiData | IssuedDocumentEiDataParams | None
    ei_cassa_type: str | None
    ei_cassa2_type: str | None
    ei_withholding_tax_causal: str | None
    ei_other_withholding_tax_type: str | None
    ei_other_withholding_tax_causal: str | None
    items_list: (
        Sequence[models.IssuedDocumentItemsListItem | IssuedDocumentItemsListItemParams]
        | None
    )
    payments_list: (
        Sequence[
            models.IssuedDocumentPaymentsListItem | IssuedDocumentPaymentsListItemParams
        ]
        | None
    )
    template: models.DocumentTemplate | DocumentTemplateParams
    delivery_note_template: models.DocumentTemplate | DocumentTemplateParams
    acc_inv_template: models.DocumentTemplate | DocumentTemplateParams
    h_margins: int | None
    v_margins: int | None
    show_payments: bool | None
    show_payment_method: bool | None
    show_totals: ShowTotalsModeParam
    show_notification_button: bool | None
    show_tspay_button: bool | None
    delivery_note: bool | None
    accompanying_invoice: bool | None
    dn_number: int | None
    dn_date: dt.date | str | None
    dn_ai_packages_number: str | None
    dn_ai_weight: str | None
    dn_ai_causal: str | None
    dn_ai_destination: str | None
    dn_ai_transporter: str | None
    dn_ai_notes: str | None
    is_marked: bool | None
    amount_due_discount: float | None
    amount_rivalsa_taxable: float | None
    amount_withholding_tax_taxable: float | None
    amount_other_withholding_tax_taxable: float | None
    amount_enasarco_taxable: float | None
    extra_data: models.IssuedDocumentExtraData | IssuedDocumentExtraDataParams | None
    seen_date: dt.date | str | None
    next_due_date: dt.date | str | None
    url: str | None
    dn_url: str | None
    ai_url: str | None
    attachment_token: str | None
    ei_raw: Mapping[str, Any] | None
    ei_status: IssuedDocumentEiStatusParam | None
    price_list_id: str | None
    locked: bool | None
    created_at: str | None
    updated_at: str | None


class IssuedDocumentOptionsParams(TypedDict, total=False):
    fix_payments: bool | None
    create_from: Sequence[str] | None
    transform: bool | None
    keep_copy: bool | None
    join_type: str | None


class CreateIssuedDocumentRequestParams(TypedDict, total=False):
    data: models.IssuedDocument | IssuedDocumentParams | None
    options: models.IssuedDocumentOptions | IssuedDocumentOptionsParams | None


class EmailScheduleIncludeParams(TypedDict, total=False):
    document: bool | None
    delivery_note: bool | None
    attachment: bool | None
    accompanying_invoice: bool | None


class EmailScheduleParams(TypedDict, total=False):
    sender_id: int | None
    sender_email: str | None
    recipient_email: str | None
    subject: str | None
    body: str | None
    include: models.EmailScheduleInclude | EmailScheduleIncludeParams | None
    attach_pdf: bool | None
    send_copy: bool | None


class GetExistingIssuedDocumentTotalsRequestParams(TypedDict, total=False):
    data: models.IssuedDocument | IssuedDocumentParams | None


class GetNewIssuedDocumentTotalsRequestParams(TypedDict, total=False):
    data: models.IssuedDocument | IssuedDocumentParams | None


class ModifyIssuedDocumentRequestParams(TypedDict, total=False):
    data: models.IssuedDocument | IssuedDocumentParams | None
    options: models.IssuedDocumentOptions | IssuedDocumentOptionsParams | None


class ScheduleEmailRequestParams(TypedDict, total=False):
    data: models.EmailSchedule | EmailScheduleParams | None
