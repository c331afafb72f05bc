"""What callers may pass for the models that several resources share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from typing_extensions import TypedDict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from .. import models
    from .._runtime.files import FileInput

FieldsetValue: TypeAlias = Literal["basic", "detailed", "fic_view"]
FieldsetParam: TypeAlias = "models.Fieldset | FieldsetValue"


class AttachmentParams(TypedDict, total=False):
    filename: str | None
    attachment: FileInput


PaymentAccountTypeValue: TypeAlias = Literal["standard", "bank"]
PaymentAccountTypeParam: TypeAlias = (
    "models.PaymentAccountType | PaymentAccountTypeValue"
)


class PaymentAccountParams(TypedDict, total=False):
    id: int | None
    name: str | None
    type: PaymentAccountTypeParam
    iban: str | None
    sia: str | None
    cuc: str | None
    virtual: bool | None


ClientTypeValue: TypeAlias = Literal["company", "person", "pa", "condo"]
ClientTypeParam: TypeAlias = "models.ClientType | ClientTypeValue"


class VatTypeParams(TypedDict, total=False):
    id: int | None
    value: float | None
    description: str | None
    notes: str | None
    e_invoice: bool | None
    ei_type: str | None
    ei_description: str | None
    is_disabled: bool | None
    default: bool | None


PaymentTermsTypeValue: TypeAlias = Literal["standard", "end_of_month"]
PaymentTermsTypeParam: TypeAlias = "models.PaymentTermsType | PaymentTermsTypeValue"


PaymentMethodTypeValue: TypeAlias = Literal["standard", "riba"]
PaymentMethodTypeParam: TypeAlias = "models.PaymentMethodType | PaymentMethodTypeValue"


class PaymentMethodDetailsParams(TypedDict, total=False):
    title: str | None
    description: str | None


class PaymentMethodParams(TypedDict, total=False):
    id: int | None
    name: str | None
    type: PaymentMethodTypeParam
    is_default: bool | None
    default_payment_account: models.PaymentAccount | PaymentAccountParams | None
    details: Sequence[models.PaymentMethodDetails | PaymentMethodDetailsParams] | None
    bank_iban: str | None
    bank_name: str | None
    bank_beneficiary: str | None
    ei_payment_method: str | None


class EntityParams(TypedDict, total=False):
    id: int | None
    code: str | None
    name: str | None
    type: ClientTypeParam | None
    first_name: str | None
    last_name: str | None
    contact_person: str | None
    vat_number: str | None
    tax_code: str | None
    address_street: str | None
    address_postal_code: str | None
    address_city: str | None
    address_province: str | None
    address_extra: str | None
    country: str | None
    country_iso: str | None
    email: str | None
    certified_email: str | None
    phone: str | None
    fax: str | None
    notes: str | None
    default_payment_terms: int | None
    default_vat: models.VatType | VatTypeParams | None
    default_payment_terms_type: PaymentTermsTypeParam
    default_payment_method: models.PaymentMethod | PaymentMethodParams
    bank_name: str | None
    bank_iban: str | None
    bank_swift_code: str | None
    shipping_address: str | None
    e_invoice: bool | None
    ei_code: str | None
    has_intent_declaration: bool | None
    intent_declaration_protocol_number: str | None
    intent_declaration_protocol_date: dt.date | str | None
    created_at: str | None
    updated_at: str | None


class CurrencyParams(TypedDict, total=False):
    id: str | None
    symbol: str | None
    exchange_rate: str | None
    html_symbol: str | None


class LanguageParams(TypedDict, total=False):
    code: str | None
    name: str | None


TemplateTypeValue: TypeAlias = Literal[
    "standard", "delivery_note", "accompanying_invoice"
]
TemplateTypeParam: TypeAlias = "models.TemplateType | TemplateTypeValue"


class DocumentTemplateParams(TypedDict, total=False):
    id: int
    privacy: str
    type: TemplateTypeParam
    name: str
    can_disable_watermark: bool
    author: str
    content: str
    supports_custom_taxable: bool
