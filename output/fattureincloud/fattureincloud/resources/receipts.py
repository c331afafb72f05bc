"""Receipts."""

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

_LIST: Operation[models.ListReceiptsResponse] = Operation(
    "listReceipts",
    "GET /c/{company_id}/receipts",
    parameters=queries("fields", "fieldset", "page", "per_page", "sort", "q"),
    responses={"200": lambda: models.ListReceiptsResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("receipts:r",)),),),
    paging=ByNumber("page", current="current_page", last="last_page"),
)
_CREATE: Operation[models.CreateReceiptResponse] = Operation(
    "createReceipt",
    "POST /c/{company_id}/receipts",
    body=Keywords("application/json"),
    responses={"200": lambda: models.CreateReceiptResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("receipts:a",)),),),
)
_GET: Operation[models.GetReceiptResponse] = Operation(
    "getReceipt",
    "GET /c/{company_id}/receipts/{document_id}",
    parameters=queries("fields", "fieldset"),
    responses={"200": lambda: models.GetReceiptResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("receipts:r",)),),),
)
_MODIFY: Operation[models.ModifyReceiptResponse] = Operation(
    "modifyReceipt",
    "PUT /c/{company_id}/receipts/{document_id}",
    body=Keywords("application/json"),
    responses={"200": lambda: models.ModifyReceiptResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("receipts:a",)),),),
)
_DELETE: Operation[None] = Operation(
    "deleteReceipt",
    "DELETE /c/{company_id}/receipts/{document_id}",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ("receipts:a",)),),),
)
_GET_PRE_CREATE_INFO: Operation[models.GetReceiptPreCreateInfoResponse] = Operation(
    "getReceiptPreCreateInfo",
    "GET /c/{company_id}/receipts/info",
    responses={"200": lambda: models.GetReceiptPreCreateInfoResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("receipts:r",)),),),
)
_GET_MONTHLY_TOTALS: Operation[models.GetReceiptsMonthlyTotalsResponse] = Operation(
    "getReceiptsMonthlyTotals",
    "GET /c/{company_id}/receipts/monthly_totals",
    parameters=queries("type", "year"),
    responses={"200": lambda: models.GetReceiptsMonthlyTotalsResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("receipts:r",)),),),
)


class Receipts(Resource):
    """Totals of a day's sales as recorded by a till or in a receipt book
    (corrispettivi)."""

    def list(
        self,
        company_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        sort: str | NotGiven = NOT_GIVEN,
        q: str | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListReceiptsResponse:
        """List receipts.

        Returns one page of daily sales totals. Filter with `q`, for example by `date`,
        `type` or `rc_center`.
        Scopes: receipts:r. Iterate the answer for the items of all pages.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic.
            page: The page to return, counted from 1. Default: 1.
            per_page: How many items to put on a page. From 1 to 100. Default: 5.
                Example: 50.
            sort: Fields to sort by, separated by commas; a minus sign before one
                reverses its order. Example: -date,number.
            q: Conditions that the items must meet; the description of the API lists the
                operators. Example: name like 'Caffè%'."""
        return self._call(
            _LIST,
            (company_id, fields, fieldset, page, per_page, sort, q),
            request_options,
        )

    def create(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateReceiptRequestParams],
    ) -> models.CreateReceiptResponse:
        """Create a receipt.

        Records a day's sales, one line for each VAT rate or category. Set
        `autocomplete_number` to have the next number given to it.
        Scopes: receipts:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            data: The receipt to record.
            autocomplete_number: Whether the service gives the receipt the next number
                of its numeration."""
        return self._call(_CREATE, (company_id,), request_options, body)

    def get(
        self,
        company_id: int,
        document_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetReceiptResponse:
        """Get a receipt.

        Returns one receipt with its lines. Scopes: receipts:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic."""
        return self._call(
            _GET, (company_id, document_id, fields, fieldset), request_options
        )

    def modify(
        self,
        company_id: int,
        document_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyReceiptRequestParams],
    ) -> models.ModifyReceiptResponse:
        """Change a receipt.

        Changes the fields given and leaves the others as they are. The list of lines is
        replaced as a whole. Scopes: receipts:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042.
            data: The fields to change."""
        return self._call(_MODIFY, (company_id, document_id), request_options, body)

    def delete(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete a receipt.

        Removes the receipt for good. It does not go to the bin. Scopes: receipts:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(_DELETE, (company_id, document_id), request_options)

    def get_pre_create_info(
        self, company_id: int, *, request_options: Options = None
    ) -> models.GetReceiptPreCreateInfoResponse:
        """Get what is needed to create a receipt.

        Returns the next number of each numeration, and the revenue centres, categories,
        payment accounts and VAT types to choose from. Scopes: receipts:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16."""
        return self._call(_GET_PRE_CREATE_INFO, (company_id,), request_options)

    def get_monthly_totals(
        self,
        company_id: int,
        *,
        type: params.GetReceiptsMonthlyTotalsTypeParam,
        year: str,
        request_options: Options = None,
    ) -> models.GetReceiptsMonthlyTotalsResponse:
        """Get monthly totals of receipts.

        Returns how many receipts of one kind each month of a year has, and what they
        add up to with and without VAT. Scopes: receipts:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            type: Kind of receipt to add up: from a receipt book (`sales_receipt`) or
                from a till (`till_receipt`). Example: till_receipt.
            year: Year to add up, in four digits. Example: 2026."""
        return self._call(
            _GET_MONTHLY_TOTALS, (company_id, type, year), request_options
        )


class AsyncReceipts(AsyncResource):
    """Totals of a day's sales as recorded by a till or in a receipt book
    (corrispettivi)."""

    async def list(
        self,
        company_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        sort: str | NotGiven = NOT_GIVEN,
        q: str | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListReceiptsResponse:
        """List receipts; arguments as for ``Receipts.list``."""
        return await self._call(
            _LIST,
            (company_id, fields, fieldset, page, per_page, sort, q),
            request_options,
        )

    async def create(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateReceiptRequestParams],
    ) -> models.CreateReceiptResponse:
        """Create a receipt; arguments as for ``Receipts.create``."""
        return await self._call(_CREATE, (company_id,), request_options, body)

    async def get(
        self,
        company_id: int,
        document_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetReceiptResponse:
        """Get a receipt; arguments as for ``Receipts.get``."""
        return await self._call(
            _GET, (company_id, document_id, fields, fieldset), request_options
        )

    async def modify(
        self,
        company_id: int,
        document_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyReceiptRequestParams],
    ) -> models.ModifyReceiptResponse:
        """Change a receipt; arguments as for ``Receipts.modify``."""
        return await self._call(
            _MODIFY, (company_id, document_id), request_options, body
        )

    async def delete(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete a receipt; arguments as for ``Receipts.delete``."""
        return await self._call(_DELETE, (company_id, document_id), request_options)

    async def get_pre_create_info(
        self, company_id: int, *, request_options: Options = None
    ) -> models.GetReceiptPreCreateInfoResponse:
        """Get what is needed to create a receipt."""
        return await self._call(_GET_PRE_CREATE_INFO, (company_id,), request_options)

    async def get_monthly_totals(
        self,
        company_id: int,
        *,
        type: params.GetReceiptsMonthlyTotalsTypeParam,
        year: str,
        request_options: Options = None,
    ) -> models.GetReceiptsMonthlyTotalsResponse:
        """Get monthly totals of receipts."""
        return await self._call(
            _GET_MONTHLY_TOTALS, (company_id, type, year), request_options
        )
