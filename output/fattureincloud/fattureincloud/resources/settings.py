"""Settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Keywords, Operation, queries
from .._runtime.resource import AsyncResource, Options, Resource
from .._runtime.sentinels import NOT_GIVEN, NotGiven

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .. import params

_CREATE_PAYMENT_METHOD: Operation[models.CreatePaymentMethodResponse] = Operation(
    "createPaymentMethod",
    "POST /c/{company_id}/settings/payment_methods",
    body=Keywords("application/json"),
    responses={"200": lambda: models.CreatePaymentMethodResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("settings:a",)),),),
)
_GET_PAYMENT_METHOD: Operation[models.GetPaymentMethodResponse] = Operation(
    "getPaymentMethod",
    "GET /c/{company_id}/settings/payment_methods/{payment_method_id}",
    parameters=queries("fields", "fieldset"),
    responses={"200": lambda: models.GetPaymentMethodResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_MODIFY_PAYMENT_METHOD: Operation[models.ModifyPaymentMethodResponse] = Operation(
    "modifyPaymentMethod",
    "PUT /c/{company_id}/settings/payment_methods/{payment_method_id}",
    body=Keywords("application/json"),
    responses={"200": lambda: models.ModifyPaymentMethodResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("settings:a",)),),),
)
_DELETE_PAYMENT_METHOD: Operation[None] = Operation(
    "deletePaymentMethod",
    "DELETE /c/{company_id}/settings/payment_methods/{payment_method_id}",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ("settings:a",)),),),
)
_CREATE_PAYMENT_ACCOUNT: Operation[models.CreatePaymentAccountResponse] = Operation(
    "createPaymentAccount",
    "POST /c/{company_id}/settings/payment_accounts",
    body=Keywords("application/json"),
    responses={"200": lambda: models.CreatePaymentAccountResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("settings:a",)),),),
)
_GET_TAX_PROFILE: Operation[models.GetTaxProfileResponse] = Operation(
    "getTaxProfile",
    "GET /c/{company_id}/settings/tax_profile",
    responses={"200": lambda: models.GetTaxProfileResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("settings:r",)),),),
)
_GET_PAYMENT_ACCOUNT: Operation[models.GetPaymentAccountResponse] = Operation(
    "getPaymentAccount",
    "GET /c/{company_id}/settings/payment_accounts/{payment_account_id}",
    parameters=queries("fields", "fieldset"),
    responses={"200": lambda: models.GetPaymentAccountResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_MODIFY_PAYMENT_ACCOUNT: Operation[models.ModifyPaymentAccountResponse] = Operation(
    "modifyPaymentAccount",
    "PUT /c/{company_id}/settings/payment_accounts/{payment_account_id}",
    body=Keywords("application/json"),
    responses={"200": lambda: models.ModifyPaymentAccountResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("settings:a",)),),),
)
_DELETE_PAYMENT_ACCOUNT: Operation[None] = Operation(
    "deletePaymentAccount",
    "DELETE /c/{company_id}/settings/payment_accounts/{payment_account_id}",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ("settings:a",)),),),
)
_CREATE_VAT_TYPE: Operation[models.CreateVatTypeResponse] = Operation(
    "createVatType",
    "POST /c/{company_id}/settings/vat_types",
    body=Keywords("application/json"),
    responses={"200": lambda: models.CreateVatTypeResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("settings:a",)),),),
)
_LIST_TEMPLATES: Operation[models.ListTemplatesResponse] = Operation(
    "listTemplates",
    "GET /c/{company_id}/settings/templates",
    parameters=queries("fields", "fieldset"),
    responses={"200": lambda: models.ListTemplatesResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_GET_TEMPLATE: Operation[models.GetTemplatesResponse] = Operation(
    "getTemplate",
    "GET /c/{company_id}/settings/templates/{template_id}",
    parameters=queries("fields", "fieldset"),
    responses={"200": lambda: models.GetTemplatesResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_GET_VAT_TYPE: Operation[models.GetVatTypeResponse] = Operation(
    "getVatType",
    "GET /c/{company_id}/settings/vat_types/{vat_type_id}",
    responses={"200": lambda: models.GetVatTypeResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_MODIFY_VAT_TYPE: Operation[models.ModifyVatTypeResponse] = Operation(
    "modifyVatType",
    "PUT /c/{company_id}/settings/vat_types/{vat_type_id}",
    body=Keywords("application/json"),
    responses={"200": lambda: models.ModifyVatTypeResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("settings:a",)),),),
)
_DELETE_VAT_TYPE: Operation[None] = Operation(
    "deleteVatType",
    "DELETE /c/{company_id}/settings/vat_types/{vat_type_id}",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ("settings:a",)),),),
)


class Settings(Resource):
    """What a company sets up once: payment methods and accounts, VAT types, document
    templates and the tax profile."""

    def create_payment_method(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreatePaymentMethodRequestParams],
    ) -> models.CreatePaymentMethodResponse:
        """Create a payment method.

        Adds a way of paying to the company's settings, with up to five lines of details
        that are printed on documents. Scopes: settings:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            data: The payment method to add."""
        return self._call(_CREATE_PAYMENT_METHOD, (company_id,), request_options, body)

    def get_payment_method(
        self,
        company_id: int,
        payment_method_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetPaymentMethodResponse:
        """Get a payment method.

        Returns one payment method of the company.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            payment_method_id: Identifier of the payment method. Example: 8201.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic."""
        return self._call(
            _GET_PAYMENT_METHOD,
            (company_id, payment_method_id, fields, fieldset),
            request_options,
        )

    def modify_payment_method(
        self,
        company_id: int,
        payment_method_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyPaymentMethodRequestParams],
    ) -> models.ModifyPaymentMethodResponse:
        """Change a payment method.

        Changes the fields given and leaves the others as they are. The list of details
        is replaced as a whole. Scopes: settings:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            payment_method_id: Identifier of the payment method. Example: 8201.
            data: The fields to change."""
        return self._call(
            _MODIFY_PAYMENT_METHOD,
            (company_id, payment_method_id),
            request_options,
            body,
        )

    def delete_payment_method(
        self,
        company_id: int,
        payment_method_id: int,
        *,
        request_options: Options = None,
    ) -> None:
        """Delete a payment method.

        Removes the payment method from the settings. Documents that use it keep its
        name and details. Scopes: settings:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            payment_method_id: Identifier of the payment method. Example: 8201."""
        return self._call(
            _DELETE_PAYMENT_METHOD, (company_id, payment_method_id), request_options
        )

    def create_payment_account(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreatePaymentAccountRequestParams],
    ) -> models.CreatePaymentAccountResponse:
        """Create a payment account.

        Adds an account to the company's settings: a bank account with its IBAN, or any
        other place where money is kept. Scopes: settings:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            data: The account to add."""
        return self._call(_CREATE_PAYMENT_ACCOUNT, (company_id,), request_options, body)

    def get_tax_profile(
        self, company_id: int, *, request_options: Options = None
    ) -> models.GetTaxProfileResponse:
        """Get the tax profile.

        Returns the tax regime of the company and the percentages it applies by default:
        pension contributions (rivalsa INPS, cassa) and withholding taxes. They fill in
        new documents. Scopes: settings:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16."""
        return self._call(_GET_TAX_PROFILE, (company_id,), request_options)

    def get_payment_account(
        self,
        company_id: int,
        payment_account_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetPaymentAccountResponse:
        """Get a payment account.

        Returns one payment account of the company.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            payment_account_id: Identifier of the payment account. Example: 8101.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic."""
        return self._call(
            _GET_PAYMENT_ACCOUNT,
            (company_id, payment_account_id, fields, fieldset),
            request_options,
        )

    def modify_payment_account(
        self,
        company_id: int,
        payment_account_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyPaymentAccountRequestParams],
    ) -> models.ModifyPaymentAccountResponse:
        """Change a payment account.

        Changes the fields given and leaves the others as they are. Scopes: settings:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            payment_account_id: Identifier of the payment account. Example: 8101.
            data: The fields to change."""
        return self._call(
            _MODIFY_PAYMENT_ACCOUNT,
            (company_id, payment_account_id),
            request_options,
            body,
        )

    def delete_payment_account(
        self,
        company_id: int,
        payment_account_id: int,
        *,
        request_options: Options = None,
    ) -> None:
        """Delete a payment account.

        Removes the payment account from the settings. Payments already recorded on it
        stay. Scopes: settings:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            payment_account_id: Identifier of the payment account. Example: 8101."""
        return self._call(
            _DELETE_PAYMENT_ACCOUNT, (company_id, payment_account_id), request_options
        )

    def create_vat_type(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateVatTypeRequestParams],
    ) -> models.CreateVatTypeResponse:
        """Create a VAT type.

        Adds a VAT rate or exemption to the company's settings. An exemption (rate 0)
        that goes on electronic invoices needs the nature code in `ei_type`.
        Scopes: settings:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            data: The VAT type to add."""
        return self._call(_CREATE_VAT_TYPE, (company_id,), request_options, body)

    def list_templates(
        self,
        company_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListTemplatesResponse:
        """List templates.

        Returns the PDF templates the company can use: those offered to everyone and its
        own.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic."""
        return self._call(
            _LIST_TEMPLATES, (company_id, fields, fieldset), request_options
        )

    def get_template(
        self,
        company_id: int,
        template_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetTemplatesResponse:
        """Get a template.

        Returns one PDF template.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            template_id: Identifier of the PDF template. Example: 9101.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic."""
        return self._call(
            _GET_TEMPLATE, (company_id, template_id, fields, fieldset), request_options
        )

    def get_vat_type(
        self, company_id: int, vat_type_id: int, *, request_options: Options = None
    ) -> models.GetVatTypeResponse:
        """Get a VAT type.

        Returns one VAT rate or exemption of the company.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            vat_type_id: Identifier of the VAT type. Example: 2220."""
        return self._call(_GET_VAT_TYPE, (company_id, vat_type_id), request_options)

    def modify_vat_type(
        self,
        company_id: int,
        vat_type_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyVatTypeRequestParams],
    ) -> models.ModifyVatTypeResponse:
        """Change a VAT type.

        Changes the fields given and leaves the others as they are. Only VAT types the
        company added can be changed (`editable`). Scopes: settings:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            vat_type_id: Identifier of the VAT type. Example: 2220.
            data: The fields to change."""
        return self._call(
            _MODIFY_VAT_TYPE, (company_id, vat_type_id), request_options, body
        )

    def delete_vat_type(
        self, company_id: int, vat_type_id: int, *, request_options: Options = None
    ) -> None:
        """Delete a VAT type.

        Removes a VAT type that the company added. Lines that use it keep their rate.
        Scopes: settings:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            vat_type_id: Identifier of the VAT type. Example: 2220."""
        return self._call(_DELETE_VAT_TYPE, (company_id, vat_type_id), request_options)


class AsyncSettings(AsyncResource):
    """What a company sets up once: payment methods and accounts, VAT types, document
    templates and the tax profile."""

    async def create_payment_method(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreatePaymentMethodRequestParams],
    ) -> models.CreatePaymentMethodResponse:
        """Create a payment method."""
        return await self._call(
            _CREATE_PAYMENT_METHOD, (company_id,), request_options, body
        )

    async def get_payment_method(
        self,
        company_id: int,
        payment_method_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetPaymentMethodResponse:
        """Get a payment method; arguments as for ``Settings.get_payment_method``."""
        return await self._call(
            _GET_PAYMENT_METHOD,
            (company_id, payment_method_id, fields, fieldset),
            request_options,
        )

    async def modify_payment_method(
        self,
        company_id: int,
        payment_method_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyPaymentMethodRequestParams],
    ) -> models.ModifyPaymentMethodResponse:
        """Change a payment method."""
        return await self._call(
            _MODIFY_PAYMENT_METHOD,
            (company_id, payment_method_id),
            request_options,
            body,
        )

    async def delete_payment_method(
        self,
        company_id: int,
        payment_method_id: int,
        *,
        request_options: Options = None,
    ) -> None:
        """Delete a payment method."""
        return await self._call(
            _DELETE_PAYMENT_METHOD, (company_id, payment_method_id), request_options
        )

    async def create_payment_account(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreatePaymentAccountRequestParams],
    ) -> models.CreatePaymentAccountResponse:
        """Create a payment account."""
        return await self._call(
            _CREATE_PAYMENT_ACCOUNT, (company_id,), request_options, body
        )

    async def get_tax_profile(
        self, company_id: int, *, request_options: Options = None
    ) -> models.GetTaxProfileResponse:
        """Get the tax profile; arguments as for ``Settings.get_tax_profile``."""
        return await self._call(_GET_TAX_PROFILE, (company_id,), request_options)

    async def get_payment_account(
        self,
        company_id: int,
        payment_account_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetPaymentAccountResponse:
        """Get a payment account; arguments as for ``Settings.get_payment_account``."""
        return await self._call(
            _GET_PAYMENT_ACCOUNT,
            (company_id, payment_account_id, fields, fieldset),
            request_options,
        )

    async def modify_payment_account(
        self,
        company_id: int,
        payment_account_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyPaymentAccountRequestParams],
    ) -> models.ModifyPaymentAccountResponse:
        """Change a payment account."""
        return await self._call(
            _MODIFY_PAYMENT_ACCOUNT,
            (company_id, payment_account_id),
            request_options,
            body,
        )

    async def delete_payment_account(
        self,
        company_id: int,
        payment_account_id: int,
        *,
        request_options: Options = None,
    ) -> None:
        """Delete a payment account."""
        return await self._call(
            _DELETE_PAYMENT_ACCOUNT, (company_id, payment_account_id), request_options
        )

    async def create_vat_type(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateVatTypeRequestParams],
    ) -> models.CreateVatTypeResponse:
        """Create a VAT type; arguments as for ``Settings.create_vat_type``."""
        return await self._call(_CREATE_VAT_TYPE, (company_id,), request_options, body)

    async def list_templates(
        self,
        company_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListTemplatesResponse:
        """List templates; arguments as for ``Settings.list_templates``."""
        return await self._call(
            _LIST_TEMPLATES, (company_id, fields, fieldset), request_options
        )

    async def get_template(
        self,
        company_id: int,
        template_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetTemplatesResponse:
        """Get a template; arguments as for ``Settings.get_template``."""
        return await self._call(
            _GET_TEMPLATE, (company_id, template_id, fields, fieldset), request_options
        )

    async def get_vat_type(
        self, company_id: int, vat_type_id: int, *, request_options: Options = None
    ) -> models.GetVatTypeResponse:
        """Get a VAT type; arguments as for ``Settings.get_vat_type``."""
        return await self._call(
            _GET_VAT_TYPE, (company_id, vat_type_id), request_options
        )

    async def modify_vat_type(
        self,
        company_id: int,
        vat_type_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyVatTypeRequestParams],
    ) -> models.ModifyVatTypeResponse:
        """Change a VAT type; arguments as for ``Settings.modify_vat_type``."""
        return await self._call(
            _MODIFY_VAT_TYPE, (company_id, vat_type_id), request_options, body
        )

    async def delete_vat_type(
        self, company_id: int, vat_type_id: int, *, request_options: Options = None
    ) -> None:
        """Delete a VAT type; arguments as for ``Settings.delete_vat_type``."""
        return await self._call(
            _DELETE_VAT_TYPE, (company_id, vat_type_id), request_options
        )
