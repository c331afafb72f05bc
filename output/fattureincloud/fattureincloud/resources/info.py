"""Info."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Operation, queries
from .._runtime.resource import AsyncResource, Options, Resource
from .._runtime.sentinels import NOT_GIVEN, NotGiven

if TYPE_CHECKING:
    from .. import params

_LIST_COUNTRIES: Operation[models.ListCountriesResponse] = Operation(
    "listCountries",
    "GET /info/countries",
    responses={"200": lambda: models.ListCountriesResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_DETAILED_COUNTRIES: Operation[models.ListDetailedCountriesResponse] = Operation(
    "listDetailedCountries",
    "GET /info/detailed_countries",
    responses={"200": lambda: models.ListDetailedCountriesResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_CITIES: Operation[models.ListCitiesResponse] = Operation(
    "listCities",
    "GET /info/cities",
    parameters=queries("postal_code", "city"),
    responses={"200": lambda: models.ListCitiesResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_LANGUAGES: Operation[models.ListLanguagesResponse] = Operation(
    "listLanguages",
    "GET /info/languages",
    responses={"200": lambda: models.ListLanguagesResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_DEFAULT_TEMPLATES: Operation[models.ListTemplatesResponse] = Operation(
    "listDefaultTemplates",
    "GET /info/templates",
    parameters=queries("type", "by_type"),
    responses={"200": lambda: models.ListTemplatesResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_CURRENCIES: Operation[models.ListCurrenciesResponse] = Operation(
    "listCurrencies",
    "GET /info/currencies",
    responses={"200": lambda: models.ListCurrenciesResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_UNITS_OF_MEASURE: Operation[models.ListUnitsOfMeasureResponse] = Operation(
    "listUnitsOfMeasure",
    "GET /info/measures",
    responses={"200": lambda: models.ListUnitsOfMeasureResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_DELIVERY_NOTES_DEFAULT_CAUSALS: Operation[
    models.ListDeliveryNotesDefaultCausalsResponse
] = Operation(
    "listDeliveryNotesDefaultCausals",
    "GET /info/dn_causals",
    responses={"200": lambda: models.ListDeliveryNotesDefaultCausalsResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_VAT_TYPES: Operation[models.ListVatTypesResponse] = Operation(
    "listVatTypes",
    "GET /c/{company_id}/info/vat_types",
    parameters=queries("fieldset"),
    responses={"200": lambda: models.ListVatTypesResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("settings:r",)),),),
)
_LIST_PAYMENT_METHODS: Operation[models.ListPaymentMethodsResponse] = Operation(
    "listPaymentMethods",
    "GET /c/{company_id}/info/payment_methods",
    parameters=queries("fields", "fieldset", "sort"),
    responses={"200": lambda: models.ListPaymentMethodsResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_PAYMENT_ACCOUNTS: Operation[models.ListPaymentAccountsResponse] = Operation(
    "listPaymentAccounts",
    "GET /c/{company_id}/info/payment_accounts",
    parameters=queries("fields", "fieldset", "sort"),
    responses={"200": lambda: models.ListPaymentAccountsResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_REVENUE_CENTERS: Operation[models.ListRevenueCentersResponse] = Operation(
    "listRevenueCenters",
    "GET /c/{company_id}/info/revenue_centers",
    responses={"200": lambda: models.ListRevenueCentersResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_COST_CENTERS: Operation[models.ListCostCentersResponse] = Operation(
    "listCostCenters",
    "GET /c/{company_id}/info/cost_centers",
    responses={"200": lambda: models.ListCostCentersResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_PRODUCT_CATEGORIES: Operation[models.ListProductCategoriesResponse] = Operation(
    "listProductCategories",
    "GET /c/{company_id}/info/product_categories",
    parameters=queries("context"),
    responses={"200": lambda: models.ListProductCategoriesResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_RECEIVED_DOCUMENT_CATEGORIES: Operation[
    models.ListReceivedDocumentCategoriesResponse
] = Operation(
    "listReceivedDocumentCategories",
    "GET /c/{company_id}/info/received_document_categories",
    responses={"200": lambda: models.ListReceivedDocumentCategoriesResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_ARCHIVE_CATEGORIES: Operation[models.ListArchiveCategoriesResponse] = Operation(
    "listArchiveCategories",
    "GET /c/{company_id}/info/archive_categories",
    responses={"200": lambda: models.ListArchiveCategoriesResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)


class Info(Resource):
    """Lists to choose values from: countries, cities, languages, currencies, VAT types,
    payment methods, categories and more. Most change rarely, so they are worth
    keeping for a while."""

    def list_countries(
        self, *, request_options: Options = None
    ) -> models.ListCountriesResponse:
        """List countries.

        Returns the names of countries, in Italian, as the field `country` of clients
        and suppliers expects them. Needs no company."""
        return self._call(_LIST_COUNTRIES, (), request_options)

    def list_detailed_countries(
        self, *, request_options: Options = None
    ) -> models.ListDetailedCountriesResponse:
        """List countries with their codes.

        Returns countries with their names, their ISO code and the codes used by the
        Italian tax authority and foreign exchange office. Needs no company."""
        return self._call(_LIST_DETAILED_COUNTRIES, (), request_options)

    def list_cities(
        self,
        *,
        postal_code: str | NotGiven = NOT_GIVEN,
        city: str | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListCitiesResponse:
        """List Italian cities.

        Returns Italian cities with postal code and province, found by postal code or by
        name. Give one of the two.

        Args:
            postal_code: Five-digit postal code (CAP) to look for. Example: 37121.
            city: Name of the city, or its beginning. Has no effect when a postal code
                is given. Example: Verona."""
        return self._call(_LIST_CITIES, (postal_code, city), request_options)

    def list_languages(
        self, *, request_options: Options = None
    ) -> models.ListLanguagesResponse:
        """List languages.

        Returns the languages that documents can be printed in. Needs no company."""
        return self._call(_LIST_LANGUAGES, (), request_options)

    def list_default_templates(
        self,
        *,
        type: params.ListDefaultTemplatesTypeParam | NotGiven = NOT_GIVEN,
        by_type: bool | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListTemplatesResponse:
        """List ready-made templates.

        Returns the PDF templates that the service offers to everyone. A company's own
        templates are in `listTemplates`.

        Args:
            type: Only templates for this purpose: the document itself (`standard`), its
                delivery note, its accompanying invoice, or `all` of them. Default: all.
            by_type: With `type=all`: whether to return the templates in groups, one for
                each purpose, in place of a single list. False when left out. Default:
                False."""
        return self._call(_LIST_DEFAULT_TEMPLATES, (type, by_type), request_options)

    def list_currencies(
        self, *, request_options: Options = None
    ) -> models.ListCurrenciesResponse:
        """List currencies.

        Returns the currencies that documents can be issued in, with their exchange rate
        against the euro. Needs no company."""
        return self._call(_LIST_CURRENCIES, (), request_options)

    def list_units_of_measure(
        self, *, request_options: Options = None
    ) -> models.ListUnitsOfMeasureResponse:
        """List units of measure.

        Returns units of measure in common use, as suggestions for lines and products.
        Any other text is accepted there as well."""
        return self._call(_LIST_UNITS_OF_MEASURE, (), request_options)

    def list_delivery_notes_default_causals(
        self, *, request_options: Options = None
    ) -> models.ListDeliveryNotesDefaultCausalsResponse:
        """List reasons for transport.

        Returns the usual reasons for transport (causale) that go on a delivery note,
        such as a sale or a return for repair, in Italian."""
        return self._call(_LIST_DELIVERY_NOTES_DEFAULT_CAUSALS, (), request_options)

    def list_vat_types(
        self,
        company_id: int,
        *,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListVatTypesResponse:
        """List VAT types.

        Returns the VAT rates and exemptions of the company: those built in and those it
        added. Lines refer to them by `id`. Scopes: settings:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic."""
        return self._call(_LIST_VAT_TYPES, (company_id, fieldset), request_options)

    def list_payment_methods(
        self,
        company_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        sort: str | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListPaymentMethodsResponse:
        """List payment methods.

        Returns the ways in which clients can pay the company, such as bank transfer or
        RiBa.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic.
            sort: Fields to sort by, separated by commas; a minus sign before one
                reverses its order. Example: -date,number."""
        return self._call(
            _LIST_PAYMENT_METHODS, (company_id, fields, fieldset, sort), request_options
        )

    def list_payment_accounts(
        self,
        company_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        sort: str | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListPaymentAccountsResponse:
        """List payment accounts.

        Returns the accounts on which money comes in and goes out: bank accounts, cash,
        cards.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic.
            sort: Fields to sort by, separated by commas; a minus sign before one
                reverses its order. Example: -date,number."""
        return self._call(
            _LIST_PAYMENT_ACCOUNTS,
            (company_id, fields, fieldset, sort),
            request_options,
        )

    def list_revenue_centers(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListRevenueCentersResponse:
        """List revenue centres.

        Returns the names of revenue centres used so far on issued documents and
        receipts.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16."""
        return self._call(_LIST_REVENUE_CENTERS, (company_id,), request_options)

    def list_cost_centers(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListCostCentersResponse:
        """List cost centres.

        Returns the names of cost centres used so far on received documents.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16."""
        return self._call(_LIST_COST_CENTERS, (company_id,), request_options)

    def list_product_categories(
        self,
        company_id: int,
        *,
        context: params.ListProductCategoriesContextParam,
        request_options: Options = None,
    ) -> models.ListProductCategoriesResponse:
        """List product categories.

        Returns the names of categories used so far in one context: the catalogue, or
        the lines of issued or received documents.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            context: Where the categories are used: in the catalogue (`products`) or on
                the lines of documents. Example: products."""
        return self._call(
            _LIST_PRODUCT_CATEGORIES, (company_id, context), request_options
        )

    def list_received_document_categories(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListReceivedDocumentCategoriesResponse:
        """List expense categories.

        Returns the names of categories used so far on received documents.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16."""
        return self._call(
            _LIST_RECEIVED_DOCUMENT_CATEGORIES, (company_id,), request_options
        )

    def list_archive_categories(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListArchiveCategoriesResponse:
        """List archive categories.

        Returns the names of categories used so far in the archive.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16."""
        return self._call(_LIST_ARCHIVE_CATEGORIES, (company_id,), request_options)


class AsyncInfo(AsyncResource):
    """Lists to choose values from: countries, cities, languages, currencies, VAT types,
    payment methods, categories and more. Most change rarely, so they are worth
    keeping for a while."""

    async def list_countries(
        self, *, request_options: Options = None
    ) -> models.ListCountriesResponse:
        """List countries."""
        return await self._call(_LIST_COUNTRIES, (), request_options)

    async def list_detailed_countries(
        self, *, request_options: Options = None
    ) -> models.ListDetailedCountriesResponse:
        """List countries with their codes."""
        return await self._call(_LIST_DETAILED_COUNTRIES, (), request_options)

    async def list_cities(
        self,
        *,
        postal_code: str | NotGiven = NOT_GIVEN,
        city: str | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListCitiesResponse:
        """List Italian cities; arguments as for ``Info.list_cities``."""
        return await self._call(_LIST_CITIES, (postal_code, city), request_options)

    async def list_languages(
        self, *, request_options: Options = None
    ) -> models.ListLanguagesResponse:
        """List languages."""
        return await self._call(_LIST_LANGUAGES, (), request_options)

    async def list_default_templates(
        self,
        *,
        type: params.ListDefaultTemplatesTypeParam | NotGiven = NOT_GIVEN,
        by_type: bool | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListTemplatesResponse:
        """List ready-made templates."""
        return await self._call(
            _LIST_DEFAULT_TEMPLATES, (type, by_type), request_options
        )

    async def list_currencies(
        self, *, request_options: Options = None
    ) -> models.ListCurrenciesResponse:
        """List currencies."""
        return await self._call(_LIST_CURRENCIES, (), request_options)

    async def list_units_of_measure(
        self, *, request_options: Options = None
    ) -> models.ListUnitsOfMeasureResponse:
        """List units of measure."""
        return await self._call(_LIST_UNITS_OF_MEASURE, (), request_options)

    async def list_delivery_notes_default_causals(
        self, *, request_options: Options = None
    ) -> models.ListDeliveryNotesDefaultCausalsResponse:
        """List reasons for transport."""
        return await self._call(
            _LIST_DELIVERY_NOTES_DEFAULT_CAUSALS, (), request_options
        )

    async def list_vat_types(
        self,
        company_id: int,
        *,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListVatTypesResponse:
        """List VAT types; arguments as for ``Info.list_vat_types``."""
        return await self._call(
            _LIST_VAT_TYPES, (company_id, fieldset), request_options
        )

    async def list_payment_methods(
        self,
        company_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        sort: str | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListPaymentMethodsResponse:
        """List payment methods; arguments as for ``Info.list_payment_methods``."""
        return await self._call(
            _LIST_PAYMENT_METHODS, (company_id, fields, fieldset, sort), request_options
        )

    async def list_payment_accounts(
        self,
        company_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        sort: str | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListPaymentAccountsResponse:
        """List payment accounts; arguments as for ``Info.list_payment_accounts``."""
        return await self._call(
            _LIST_PAYMENT_ACCOUNTS,
            (company_id, fields, fieldset, sort),
            request_options,
        )

    async def list_revenue_centers(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListRevenueCentersResponse:
        """List revenue centres; arguments as for ``Info.list_revenue_centers``."""
        return await self._call(_LIST_REVENUE_CENTERS, (company_id,), request_options)

    async def list_cost_centers(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListCostCentersResponse:
        """List cost centres; arguments as for ``Info.list_cost_centers``."""
        return await self._call(_LIST_COST_CENTERS, (company_id,), request_options)

    async def list_product_categories(
        self,
        company_id: int,
        *,
        context: params.ListProductCategoriesContextParam,
        request_options: Options = None,
    ) -> models.ListProductCategoriesResponse:
        """List product categories."""
        return await self._call(
            _LIST_PRODUCT_CATEGORIES, (company_id, context), request_options
        )

    async def list_received_document_categories(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListReceivedDocumentCategoriesResponse:
        """List expense categories."""
        return await self._call(
            _LIST_RECEIVED_DOCUMENT_CATEGORIES, (company_id,), request_options
        )

    async def list_archive_categories(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListArchiveCategoriesResponse:
        """List archive categories."""
        return await self._call(
            _LIST_ARCHIVE_CATEGORIES, (company_id,), request_options
        )
