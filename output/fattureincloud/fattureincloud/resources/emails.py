"""Emails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Operation, queries
from .._runtime.paging_numbers import ByNumber
from .._runtime.resource import AsyncResource, Options, Resource
from .._runtime.sentinels import NOT_GIVEN, NotGiven

if TYPE_CHECKING:
    from .. import params

_LIST: Operation[models.ListEmailsResponse] = Operation(
    "listEmails",
    "GET /c/{company_id}/emails",
    parameters=queries("fields", "fieldset", "sort", "page", "per_page", "q"),
    responses={"200": lambda: models.ListEmailsResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
    paging=ByNumber("page", current="current_page", last="last_page"),
)


class Emails(Resource):
    """The emails sent from a company, with what became of each."""

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
    ) -> models.ListEmailsResponse:
        """List emails.

        Returns one page of the emails sent from the company's account, with what is
        known of their delivery. Filter with `q`, for example by `status` or
        `sent_date`.
        Iterate the answer for the items of all pages.

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


class AsyncEmails(AsyncResource):
    """The emails sent from a company, with what became of each."""

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
    ) -> models.ListEmailsResponse:
        """List emails; arguments as for ``Emails.list``."""
        return await self._call(
            _LIST,
            (company_id, fields, fieldset, sort, page, per_page, q),
            request_options,
        )
