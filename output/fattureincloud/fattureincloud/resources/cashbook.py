"""Cashbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Keywords, Operation, queries
from .._runtime.resource import AsyncResource, Options, Resource
from .._runtime.sentinels import NOT_GIVEN, NotGiven

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .. import params

_LIST_ENTRIES: Operation[models.ListCashbookEntriesResponse] = Operation(
    "listCashbookEntries",
    "GET /c/{company_id}/cashbook",
    parameters=queries("date_from", "date_to", "year", "type", "payment_account_id"),
    responses={"200": lambda: models.ListCashbookEntriesResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("cashbook:r",)),),),
)
_CREATE_ENTRY: Operation[models.CreateCashbookEntryResponse] = Operation(
    "createCashbookEntry",
    "POST /c/{company_id}/cashbook",
    body=Keywords("application/json"),
    responses={"200": lambda: models.CreateCashbookEntryResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("cashbook:a",)),),),
)
_GET_ENTRY: Operation[models.GetCashbookEntryResponse] = Operation(
    "getCashbookEntry",
    "GET /c/{company_id}/cashbook/{document_id}",
    parameters=queries("fields", "fieldset"),
    responses={"200": lambda: models.GetCashbookEntryResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("cashbook:r",)),),),
)
_MODIFY_ENTRY: Operation[models.ModifyCashbookEntryResponse] = Operation(
    "modifyCashbookEntry",
    "PUT /c/{company_id}/cashbook/{document_id}",
    body=Keywords("application/json"),
    responses={"200": lambda: models.ModifyCashbookEntryResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("cashbook:a",)),),),
)
_DELETE_ENTRY: Operation[None] = Operation(
    "deleteCashbookEntry",
    "DELETE /c/{company_id}/cashbook/{document_id}",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ("cashbook:a",)),),),
)


class Cashbook(Resource):
    """Money that came in and went out, entered by hand or following from the payments
    of documents."""

    def list_entries(
        self,
        company_id: int,
        *,
        date_from: str,
        date_to: str,
        year: int | NotGiven = NOT_GIVEN,
        type: params.ListCashbookEntriesTypeParam | NotGiven = NOT_GIVEN,
        payment_account_id: int | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListCashbookEntriesResponse:
        """List cashbook entries.

        Returns all movements of money in a period, in one answer without pages: those
        entered by hand, and those that follow from paid documents, receipts and taxes.
        Scopes: cashbook:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            date_from: First day of the period, as `YYYY-MM-DD`. Example: 2026-03-01.
            date_to: Last day of the period, as `YYYY-MM-DD`. Example: 2026-04-30.
            year: Only entries of this year, in four digits. Example: 2026.
            type: `in` for money received, `out` for money spent, `all` for both.
                Example: all.
            payment_account_id: Only entries on the payment account with this
                identifier. Example: 8101."""
        return self._call(
            _LIST_ENTRIES,
            (company_id, date_from, date_to, year, type, payment_account_id),
            request_options,
        )

    def create_entry(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateCashbookEntryRequestParams],
    ) -> models.CreateCashbookEntryResponse:
        """Create a cashbook entry.

        Enters a movement of money by hand. Money received needs an amount and an
        account on the `in` side, money spent on the `out` side. Scopes: cashbook:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            data: The entry to add."""
        return self._call(_CREATE_ENTRY, (company_id,), request_options, body)

    def get_entry(
        self,
        company_id: int,
        document_id: str,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetCashbookEntryResponse:
        """Get a cashbook entry.

        Returns one movement of money, with the document it follows from, if any.
        Scopes: cashbook:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the cashbook entry. It is text, unlike the
                identifiers of documents. Example: CB-2026-118.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic."""
        return self._call(
            _GET_ENTRY, (company_id, document_id, fields, fieldset), request_options
        )

    def modify_entry(
        self,
        company_id: int,
        document_id: str,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyCashbookEntryRequestParams],
    ) -> models.ModifyCashbookEntryResponse:
        """Change a cashbook entry.

        Changes the fields given of an entry made by hand. Entries that follow from
        documents change with the document. Scopes: cashbook:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the cashbook entry. It is text, unlike the
                identifiers of documents. Example: CB-2026-118.
            data: The fields to change."""
        return self._call(
            _MODIFY_ENTRY, (company_id, document_id), request_options, body
        )

    def delete_entry(
        self, company_id: int, document_id: str, *, request_options: Options = None
    ) -> None:
        """Delete a cashbook entry.

        Removes an entry made by hand. Entries that follow from documents go when the
        document or its payment does. Scopes: cashbook:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the cashbook entry. It is text, unlike the
                identifiers of documents. Example: CB-2026-118."""
        return self._call(_DELETE_ENTRY, (company_id, document_id), request_options)


class AsyncCashbook(AsyncResource):
    """Money that came in and went out, entered by hand or following from the payments
    of documents."""

    async def list_entries(
        self,
        company_id: int,
        *,
        date_from: str,
        date_to: str,
        year: int | NotGiven = NOT_GIVEN,
        type: params.ListCashbookEntriesTypeParam | NotGiven = NOT_GIVEN,
        payment_account_id: int | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListCashbookEntriesResponse:
        """List cashbook entries; arguments as for ``Cashbook.list_entries``."""
        return await self._call(
            _LIST_ENTRIES,
            (company_id, date_from, date_to, year, type, payment_account_id),
            request_options,
        )

    async def create_entry(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateCashbookEntryRequestParams],
    ) -> models.CreateCashbookEntryResponse:
        """Create a cashbook entry; arguments as for ``Cashbook.create_entry``."""
        return await self._call(_CREATE_ENTRY, (company_id,), request_options, body)

    async def get_entry(
        self,
        company_id: int,
        document_id: str,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetCashbookEntryResponse:
        """Get a cashbook entry; arguments as for ``Cashbook.get_entry``."""
        return await self._call(
            _GET_ENTRY, (company_id, document_id, fields, fieldset), request_options
        )

    async def modify_entry(
        self,
        company_id: int,
        document_id: str,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyCashbookEntryRequestParams],
    ) -> models.ModifyCashbookEntryResponse:
        """Change a cashbook entry; arguments as for ``Cashbook.modify_entry``."""
        return await self._call(
            _MODIFY_ENTRY, (company_id, document_id), request_options, body
        )

    async def delete_entry(
        self, company_id: int, document_id: str, *, request_options: Options = None
    ) -> None:
        """Delete a cashbook entry; arguments as for ``Cashbook.delete_entry``."""
        return await self._call(
            _DELETE_ENTRY, (company_id, document_id), request_options
        )
