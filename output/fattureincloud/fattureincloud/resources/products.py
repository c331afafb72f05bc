"""Products."""

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

_LIST: Operation[models.ListProductsResponse] = Operation(
    "listProducts",
    "GET /c/{company_id}/products",
    parameters=queries("fields", "fieldset", "sort", "page", "per_page", "q"),
    responses={"200": lambda: models.ListProductsResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("products:r",)),),),
    paging=ByNumber("page", current="current_page", last="last_page"),
)
_CREATE: Operation[models.CreateProductResponse] = Operation(
    "createProduct",
    "POST /c/{company_id}/products",
    body=Keywords("application/json"),
    responses={"200": lambda: models.CreateProductResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("products:a",)),),),
)
_GET: Operation[models.GetProductResponse] = Operation(
    "getProduct",
    "GET /c/{company_id}/products/{product_id}",
    parameters=queries("fields", "fieldset"),
    responses={"200": lambda: models.GetProductResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("products:r",)),),),
)
_MODIFY: Operation[models.ModifyProductResponse] = Operation(
    "modifyProduct",
    "PUT /c/{company_id}/products/{product_id}",
    body=Keywords("application/json"),
    responses={"200": lambda: models.ModifyProductResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("products:a",)),),),
)
_DELETE: Operation[None] = Operation(
    "deleteProduct",
    "DELETE /c/{company_id}/products/{product_id}",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ("products:a",)),),),
)


class Products(Resource):
    """Goods and services with prices, costs, VAT and stock."""

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
    ) -> models.ListProductsResponse:
        """List products.

        Returns one page of the company's products and services. Filter with `q`, for
        example by `code`, `name` or `category`.
        Scopes: products:r. Iterate the answer for the items of all pages.

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
        **body: Unpack[params.CreateProductRequestParams],
    ) -> models.CreateProductResponse:
        """Create a product.

        Adds a product or service to the catalogue. Give the price either without VAT
        (`net_price`) or with VAT (`gross_price` and `use_gross_price` true); the other
        one is worked out from the default VAT type. Scopes: products:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            data: The product to add."""
        return self._call(_CREATE, (company_id,), request_options, body)

    def get(
        self,
        company_id: int,
        product_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetProductResponse:
        """Get a product.

        Returns one product, with its stock when it is kept in the warehouse.
        Scopes: products:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            product_id: Identifier of the product. Example: 6301.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic."""
        return self._call(
            _GET, (company_id, product_id, fields, fieldset), request_options
        )

    def modify(
        self,
        company_id: int,
        product_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyProductRequestParams],
    ) -> models.ModifyProductResponse:
        """Change a product.

        Changes the fields given and leaves the others as they are. Lines of documents
        already issued do not change. Scopes: products:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            product_id: Identifier of the product. Example: 6301.
            data: The fields to change."""
        return self._call(_MODIFY, (company_id, product_id), request_options, body)

    def delete(
        self, company_id: int, product_id: int, *, request_options: Options = None
    ) -> None:
        """Delete a product.

        Removes the product from the catalogue. Lines of documents that name it stay as
        they are. Scopes: products:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            product_id: Identifier of the product. Example: 6301."""
        return self._call(_DELETE, (company_id, product_id), request_options)


class AsyncProducts(AsyncResource):
    """Goods and services with prices, costs, VAT and stock."""

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
    ) -> models.ListProductsResponse:
        """List products; arguments as for ``Products.list``."""
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
        **body: Unpack[params.CreateProductRequestParams],
    ) -> models.CreateProductResponse:
        """Create a product; arguments as for ``Products.create``."""
        return await self._call(_CREATE, (company_id,), request_options, body)

    async def get(
        self,
        company_id: int,
        product_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetProductResponse:
        """Get a product; arguments as for ``Products.get``."""
        return await self._call(
            _GET, (company_id, product_id, fields, fieldset), request_options
        )

    async def modify(
        self,
        company_id: int,
        product_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyProductRequestParams],
    ) -> models.ModifyProductResponse:
        """Change a product; arguments as for ``Products.modify``."""
        return await self._call(
            _MODIFY, (company_id, product_id), request_options, body
        )

    async def delete(
        self, company_id: int, product_id: int, *, request_options: Options = None
    ) -> None:
        """Delete a product; arguments as for ``Products.delete``."""
        return await self._call(_DELETE, (company_id, product_id), request_options)
