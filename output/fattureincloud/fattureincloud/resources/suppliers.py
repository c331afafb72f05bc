"""Suppliers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Keywords, Operation, queries
from .._runtime.paging_numbers import ByNumber
from .._runtime.resource import AsyncResource, Options, Resource
from .._runtime.sentinels import NOT_GIVEN, NotGiven

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .. import params

_LIST: Operation[models.ListSuppliersResponse] = Operation(
    "listSuppliers",
    "GET /c/{company_id}/entities/suppliers",
    parameters=queries("fields", "fieldset", "sort", "page", "per_page", "q"),
    responses={"200": lambda: models.ListSuppliersResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("entity.suppliers:r",)),),),
    paging=ByNumber("page", current="current_page", last="last_page"),
)
_CREATE: Operation[models.CreateSupplierResponse] = Operation(
    "createSupplier",
    "POST /c/{company_id}/entities/suppliers",
    body=Keywords("application/json"),
    responses={"200": lambda: models.CreateSupplierResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("entity.suppliers:a",)),),),
)
_GET: Operation[models.GetSupplierResponse] = Operation(
    "getSupplier",
    "GET /c/{company_id}/entities/suppliers/{supplier_id}",
    parameters=queries("fields", "fieldset"),
    responses={"200": lambda: models.GetSupplierResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("entity.suppliers:r",)),),),
)
_MODIFY: Operation[models.ModifySupplierResponse] = Operation(
    "modifySupplier",
    "PUT /c/{company_id}/entities/suppliers/{supplier_id}",
    body=Keywords("application/json"),
    responses={"200": lambda: models.ModifySupplierResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("entity.suppliers:a",)),),),
)
_DELETE: Operation[None] = Operation(
    "deleteSupplier",
    "DELETE /c/{company_id}/entities/suppliers/{supplier_id}",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ("entity.suppliers:a",)),),),
)


class Suppliers(Resource):
    """The people and companies that expenses come from."""

    def list(
        self,
        company_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        sort: str | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        q: str | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListSuppliersResponse:
        """List suppliers.

        Returns one page of the company's suppliers. Filter with `q`, for example by
        `name`, `vat_number` or `tax_code`.
        Scopes: entity.suppliers:r. Iterate the answer for the items of all pages.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic.
            sort: Fields to sort by, separated by commas; a minus sign before one
                reverses its order. Example: -date,number.
            page: The page to return, counted from 1. Default: 1.
            per_page: How many items to put on a page. From 1 to 100. Default: 5.
                Example: 50.
            q: Conditions that the items must meet; the description of the API lists the
                operators. Example: name like 'Caffè%'."""
        return self._call(
            _LIST,
            (company_id, fields, fieldset, sort, page, per_page, q),
            request_options,
        )

    def create(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateSupplierRequestParams],
    ) -> models.CreateSupplierResponse:
        """Create a supplier.

        Adds a supplier to the company's registry and returns it with its identifier.
        Only `name` is needed. Look for the supplier first, so as not to have it twice.
        Scopes: entity.suppliers:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            data: The supplier to add."""
        return self._call(_CREATE, (company_id,), request_options, body)

    def get(
        self,
        company_id: int,
        supplier_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetSupplierResponse:
        """Get a supplier.

        Returns one supplier. Scopes: entity.suppliers:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            supplier_id: Identifier of the supplier. Example: 5203.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic."""
        return self._call(
            _GET, (company_id, supplier_id, fields, fieldset), request_options
        )

    def modify(
        self,
        company_id: int,
        supplier_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifySupplierRequestParams],
    ) -> models.ModifySupplierResponse:
        """Change a supplier.

        Changes the fields given and leaves the others as they are. Expenses already
        recorded keep the data they were recorded with. Scopes: entity.suppliers:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            supplier_id: Identifier of the supplier. Example: 5203.
            data: The fields to change."""
        return self._call(_MODIFY, (company_id, supplier_id), request_options, body)

    def delete(
        self, company_id: int, supplier_id: int, *, request_options: Options = None
    ) -> None:
        """Delete a supplier.

        Removes the supplier from the registry. Expenses recorded for the supplier stay.
        Scopes: entity.suppliers:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            supplier_id: Identifier of the supplier. Example: 5203."""
        return self._call(_DELETE, (company_id, supplier_id), request_options)


class AsyncSuppliers(AsyncResource):
    """The people and companies that expenses come from."""

    async def list(
        self,
        company_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        sort: str | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        q: str | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListSuppliersResponse:
        """List suppliers; arguments as for ``Suppliers.list``."""
        return await self._call(
            _LIST,
            (company_id, fields, fieldset, sort, page, per_page, q),
            request_options,
        )

    async def create(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateSupplierRequestParams],
    ) -> models.CreateSupplierResponse:
        """Create a supplier; arguments as for ``Suppliers.create``."""
        return await self._call(_CREATE, (company_id,), request_options, body)

    async def get(
        self,
        company_id: int,
        supplier_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetSupplierResponse:
        """Get a supplier; arguments as for ``Suppliers.get``."""
        return await self._call(
            _GET, (company_id, supplier_id, fields, fieldset), request_options
        )

    async def modify(
        self,
        company_id: int,
        supplier_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifySupplierRequestParams],
    ) -> models.ModifySupplierResponse:
        """Change a supplier; arguments as for ``Suppliers.modify``."""
        return await self._call(
            _MODIFY, (company_id, supplier_id), request_options, body
        )

    async def delete(
        self, company_id: int, supplier_id: int, *, request_options: Options = None
    ) -> None:
        """Delete a supplier; arguments as for ``Suppliers.delete``."""
        return await self._call(_DELETE, (company_id, supplier_id), request_options)
