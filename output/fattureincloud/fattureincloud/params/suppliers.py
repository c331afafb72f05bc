"""What callers may pass for the models of ``suppliers``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from .. import models
    from .common import ClientTypeParam


class SupplierParams(TypedDict, total=False):
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
    bank_iban: str | None
    created_at: str | None
    updated_at: str | None


class CreateSupplierRequestParams(TypedDict, total=False):
    data: models.Supplier | SupplierParams | None


class ModifySupplierRequestParams(TypedDict, total=False):
    data: models.Supplier | SupplierParams | None
