"""Models of ``suppliers``."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from .._runtime.models import Model
from .._runtime.paging_models import PagedModel
from .common import ClientType

SupplierType: TypeAlias = ClientType
"""What kind of subject a supplier is.

* `company`: a company or a professional
* `person`: a private person
* `pa`: an office of the public administration
* `condo`: a condominium
"""


class Supplier(Model):
    """Somebody the company buys from."""

    id: int | None = None
    """Identifier of the supplier."""
    code: str | None = None
    """Code that the company gives for its own use. Free text."""
    name: str | None = None
    """Full name: the registered name of a company, or first and last name of a
    person."""
    type: SupplierType | None = None
    """What kind of subject it is, which decides the rules for its electronic
    invoices."""
    first_name: str | None = None
    """First name, for persons."""
    last_name: str | None = None
    """Last name, for persons."""
    contact_person: str | None = None
    """Whom to speak to."""
    vat_number: str | None = None
    """VAT number (partita IVA): 11 digits for Italy, with the country code in front
    for other countries."""
    tax_code: str | None = None
    """Tax code (codice fiscale): 16 characters for a person, 11 digits for most
    others."""
    address_street: str | None = None
    """Street and house number."""
    address_postal_code: str | None = None
    """Postal code. Five digits for Italy."""
    address_city: str | None = None
    """City."""
    address_province: str | None = None
    """Two-letter code of the Italian province, such as `MI`. Empty outside Italy."""
    address_extra: str | None = None
    """A second line of the address, such as floor or staircase."""
    country: str | None = None
    """Name of the country in Italian, one of `listCountries`."""
    country_iso: str | None = None
    """Two-letter ISO 3166 code of the country, such as `IT`."""
    email: str | None = None
    """Email address. Documents are sent to it."""
    certified_email: str | None = None
    """Certified email address (PEC), which has the weight of a registered letter and
    can receive electronic invoices."""
    phone: str | None = None
    """Phone number. Free text."""
    fax: str | None = None
    """Fax number. Free text."""
    notes: str | None = None
    """Notes for the company's own use. They are not printed."""
    bank_iban: str | None = None
    """IBAN of the supplier's account, to pay to."""
    created_at: str | None = None
    """When the record was made, as `YYYY-MM-DD hh:mm:ss`."""
    updated_at: str | None = None
    """When the record last changed, as `YYYY-MM-DD hh:mm:ss`."""


class CreateSupplierRequest(Model):
    """What `createSupplier` takes."""

    data: Supplier | None = None
    """The supplier to add."""


class CreateSupplierResponse(Model):
    """What `createSupplier` returns."""

    data: Supplier | None = None
    """The supplier, with its identifier."""


class GetSupplierResponse(Model):
    """What `getSupplier` returns."""

    data: Supplier | None = None
    """The supplier."""


class ListSuppliersResponse(PagedModel["Supplier"], items="data"):
    """One page of suppliers."""

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
    data: list[Supplier] | None = None
    """The suppliers."""


class ModifySupplierRequest(Model):
    """What `modifySupplier` takes."""

    data: Supplier | None = None
    """The fields to change."""


class ModifySupplierResponse(Model):
    """What `modifySupplier` returns."""

    data: Supplier | None = None
    """The supplier after the change."""
