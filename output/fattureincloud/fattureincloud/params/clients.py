"""What callers may pass for the models of ``clients``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypedDict

if TYPE_CHECKING:
    import datetime as dt

    from .. import models
    from .common import (
        ClientTypeParam,
        PaymentMethodParams,
        PaymentTermsTypeParam,
        VatTypeParams,
    )


class ClientParams(TypedDict, total=False):
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
    default_vat: models.VatType | VatTypeParams | None
    default_payment_terms: int | None
    default_payment_terms_type: PaymentTermsTypeParam
    default_payment_method: models.PaymentMethod | PaymentMethodParams
    bank_name: str | None
    bank_iban: str | None
    bank_swift_code: str | None
    shipping_address: str | None
    e_invoice: bool | None
    discount_highlight: bool | None
    ei_code: str | None
    default_discount: float | None
    has_intent_declaration: bool | None
    intent_declaration_protocol_number: str | None
    intent_declaration_protocol_date: dt.date | str | None
    price_list_id: str | None
    created_at: str | None
    updated_at: str | None


class CreateClientRequestParams(TypedDict, total=False):
    data: models.Client | ClientParams | None


class ModifyClientRequestParams(TypedDict, total=False):
    data: models.Client | ClientParams | None
