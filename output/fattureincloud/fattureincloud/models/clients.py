"""Models of ``clients``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from .._runtime.paging_models import PagedModel
from .common import (
    ClientType,
    PaymentAccount,
    PaymentMethod,
    PaymentTermsType,
    PriceList,
    VatType,
)


class Client(Model):
    """Somebody the company sells to. A client with `e_invoice` on receives
    electronic invoices."""

    id: int | None = None
    """Identifier of the client."""
    code: str | None = None
    """Code that the company gives for its own use. Free text."""
    name: str | None = None
    """Full name: the registered name of a company, or first and last name of a
    person."""
    type: ClientType | None = None
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
    default_vat: VatType | None = None
    """VAT type proposed for the lines of documents to this client."""
    default_payment_terms: int | None = None
    """Days the client has for paying, counted as `default_payment_terms_type` says."""
    default_payment_terms_type: PaymentTermsType | None = None
    """How the days for paying are counted."""
    default_payment_method: PaymentMethod | None = None
    """Payment method proposed for documents to this client."""
    bank_name: str | None = None
    """Name of the client's bank, used for RiBa collections."""
    bank_iban: str | None = None
    """IBAN of the client's account, used for RiBa collections."""
    bank_swift_code: str | None = None
    """BIC of the client's bank, 8 or 11 characters. Needed for banks outside Italy."""
    shipping_address: str | None = None
    """Where goods go, when not to the address of the client. Printed on delivery
    notes."""
    e_invoice: bool | None = None
    """Whether documents for this client are electronic invoices."""
    discount_highlight: bool | None = None
    """Whether the discount of each line is shown on documents to this client, in
    place of a price already reduced."""
    ei_code: str | None = None
    """Recipient code (codice destinatario) for the exchange system: 7 characters, or
    6 for an office of the public administration. `0000000` when invoices go to
    the certified email address."""
    default_discount: float | None = None
    """Percentage taken off the prices on documents to this client."""
    has_intent_declaration: bool | None = None
    """Whether the client, a habitual exporter, gave a declaration of intent
    (dichiarazione d'intento) and so buys without VAT."""
    intent_declaration_protocol_number: str | None = None
    """Protocol number that the tax authority gave to the declaration of intent."""
    intent_declaration_protocol_date: dt.date | None = None
    """Date of the protocol number of the declaration of intent."""
    price_list_id: str | None = None
    """Identifier of the price list whose prices this client gets. Null for the
    prices of the catalogue."""
    created_at: str | None = None
    """When the record was made, as `YYYY-MM-DD hh:mm:ss`."""
    updated_at: str | None = None
    """When the record last changed, as `YYYY-MM-DD hh:mm:ss`."""


class CreateClientRequest(Model):
    """What `createClient` takes."""

    data: Client | None = None
    """The client to add."""


class CreateClientResponse(Model):
    """What `createClient` returns."""

    data: Client | None = None
    """The client, with its identifier."""


class EntityClientPreCreateInfo(Model):
    """Values a new client can refer to, and the room left in the plan."""

    countries_list: list[str] | None = None
    """Names of countries, in Italian."""
    payment_methods_list: list[PaymentMethod] | None = None
    """Payment methods of the company."""
    payment_accounts_list: list[PaymentAccount | None] | None = None
    """Payment accounts of the company."""
    vat_types_list: list[VatType | None] | None = None
    """VAT types of the company."""
    price_lists: list[PriceList] | None = None
    """Price lists of the company."""
    limit: float | None = None
    """How many clients the plan allows."""
    usage: float | None = None
    """How many clients there are."""


class GetClientResponse(Model):
    """What `getClient` returns."""

    data: Client | None = None
    """The client."""


class GetEntityClientPreCreateInfoResponse(Model):
    """What `getClientInfo` returns."""

    data: EntityClientPreCreateInfo | None = None
    """Values for a new client."""


class ListClientsResponse(PagedModel["Client"], items="data"):
    """One page of clients."""

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
    data: list[Client] | None = None
    """The clients."""


class ModifyClientRequest(Model):
    """What `modifyClient` takes."""

    data: Client | None = None
    """The fields to change."""


class ModifyClientResponse(Model):
    """What `modifyClient` returns."""

    data: Client | None = None
    """The client after the change."""
