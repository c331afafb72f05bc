"""Models of ``info``."""

from __future__ import annotations

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model
from .common import Currency, Language, PaymentAccount, PaymentMethod, VatType


class ListDefaultTemplatesType(OpenStrEnum):
    """List default templates type."""

    ALL = "all"
    STANDARD = "standard"
    DELIVERY_NOTE = "delivery_note"
    ACCOMPANYING_INVOICE = "accompanying_invoice"


class ListProductCategoriesContext(OpenStrEnum):
    """List product categories context."""

    PRODUCTS = "products"
    ISSUED_DOCUMENTS = "issued_documents"
    RECEIVED_DOCUMENTS = "received_documents"


class City(Model):
    """An Italian city, or a part of one with a postal code of its own."""

    postal_code: str | None = None
    """Postal code (CAP), five digits."""
    city: str | None = None
    """Name of the city."""
    province: str | None = None
    """Two-letter code of the province, such as `BG` for Bergamo."""


class DetailedCountry(Model):
    """A country with its names and codes."""

    name: str | None = None
    """Name of the country in Italian."""
    settings_name: str | None = None
    """Name of the country as the company settings have it."""
    iso: str | None = None
    """Two-letter ISO 3166 code."""
    fiscal_iso: str | None = None
    """Two-letter code that the tax authority uses on invoices, which differs from
    the ISO code for a few countries, such as `EL` for Greece."""
    uic: str | None = None
    """Code of the former foreign exchange office (UIC), three digits."""


class ListArchiveCategoriesResponse(Model):
    """What `listArchiveCategories` returns."""

    data: list[str] | None = None
    """Names of categories."""


class ListCitiesResponse(Model):
    """What `listCities` returns."""

    data: list[City] | None = None
    """The cities found."""


class ListCostCentersResponse(Model):
    """What `listCostCenters` returns."""

    data: list[str] | None = None
    """Names of cost centres."""


class ListCountriesResponse(Model):
    """What `listCountries` returns."""

    data: list[str] | None = None
    """Names of countries, in Italian."""


class ListCurrenciesResponse(Model):
    """What `listCurrencies` returns."""

    data: list[Currency] | None = None
    """The currencies."""


class ListDeliveryNotesDefaultCausalsResponse(Model):
    """What `listDeliveryNotesDefaultCausals` returns."""

    data: list[str] | None = None
    """Reasons for transport, in Italian."""


class ListDetailedCountriesResponse(Model):
    """What `listDetailedCountries` returns."""

    data: list[DetailedCountry] | None = None
    """The countries."""


class ListLanguagesResponse(Model):
    """What `listLanguages` returns."""

    data: list[Language] | None = None
    """The languages."""


class ListPaymentAccountsResponse(Model):
    """What `listPaymentAccounts` returns."""

    data: list[PaymentAccount | None] | None = None
    """The accounts."""


class ListPaymentMethodsResponse(Model):
    """What `listPaymentMethods` returns."""

    data: list[PaymentMethod] | None = None
    """The payment methods."""


class ListProductCategoriesResponse(Model):
    """What `listProductCategories` returns."""

    data: list[str] | None = None
    """Names of categories."""


class ListReceivedDocumentCategoriesResponse(Model):
    """What `listReceivedDocumentCategories` returns."""

    data: list[str] | None = None
    """Names of categories."""


class ListRevenueCentersResponse(Model):
    """What `listRevenueCenters` returns."""

    data: list[str] | None = None
    """Names of revenue centres."""


class ListUnitsOfMeasureResponse(Model):
    """What `listUnitsOfMeasure` returns."""

    data: list[str] | None = None
    """Units of measure."""


class ListVatTypesResponse(Model):
    """What `listVatTypes` returns."""

    data: list[VatType | None] | None = None
    """The VAT types."""
