"""Clients."""

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

_LIST: Operation[models.ListClientsResponse] = Operation(
    "listClients",
    "GET /c/{company_id}/entities/clients",
    parameters=queries("fields", "fieldset", "sort", "page", "per_page", "q"),
    responses={"200": lambda: models.ListClientsResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("entity.clients:r",)),),),
    paging=ByNumber("page", current="current_page", last="last_page"),
)
_CREATE: Operation[models.CreateClientResponse] = Operation(
    "createClient",
    "POST /c/{company_id}/entities/clients",
    body=Keywords("application/json"),
    responses={"200": lambda: models.CreateClientResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("entity.clients:a",)),),),
)
_GET: Operation[models.GetClientResponse] = Operation(
    "getClient",
    "GET /c/{company_id}/entities/clients/{client_id}",
    parameters=queries("fields", "fieldset"),
    responses={"200": lambda: models.GetClientResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("entity.clients:r",)),),),
)
_MODIFY: Operation[models.ModifyClientResponse] = Operation(
    "modifyClient",
    "PUT /c/{company_id}/entities/clients/{client_id}",
    body=Keywords("application/json"),
    responses={"200": lambda: models.ModifyClientResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("entity.clients:a",)),),),
)
_DELETE: Operation[None] = Operation(
    "deleteClient",
    "DELETE /c/{company_id}/entities/clients/{client_id}",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ("entity.clients:a",)),),),
)
_GET_INFO: Operation[models.GetEntityClientPreCreateInfoResponse] = Operation(
    "getClientInfo",
    "GET /c/{company_id}/entities/clients/info",
    responses={"200": lambda: models.GetEntityClientPreCreateInfoResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("entity.clients:r",)),),),
)


class Clients(Resource):
    """The people and companies that documents are issued to."""

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
    ) -> models.ListClientsResponse:
        """List clients.

        Returns one page of the company's clients. Filter with `q`, for example by
        `name`, `vat_number` or `tax_code`, to find one without reading all pages.
        Scopes: entity.clients:r. Iterate the answer for the items of all pages.

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
        **body: Unpack[params.CreateClientRequestParams],
    ) -> models.CreateClientResponse:
        """Create a client.

        Adds a client to the company's registry and returns it with its identifier. Only
        `name` is needed, but an electronic invoice also needs the address, a VAT number
        or tax code, and a recipient code or certified email address. Look for the
        client first, so as not to have it twice. Scopes: entity.clients:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            data: The client to add."""
        return self._call(_CREATE, (company_id,), request_options, body)

    def get(
        self,
        company_id: int,
        client_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetClientResponse:
        """Get a client.

        Returns one client. Ask for the `detailed` fieldset to see payment terms, bank
        details and the rest. Scopes: entity.clients:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            client_id: Identifier of the client. Example: 4107.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic."""
        return self._call(
            _GET, (company_id, client_id, fields, fieldset), request_options
        )

    def modify(
        self,
        company_id: int,
        client_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyClientRequestParams],
    ) -> models.ModifyClientResponse:
        """Change a client.

        Changes the fields given and leaves the others as they are. Documents already
        issued keep the data they were issued with. Scopes: entity.clients:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            client_id: Identifier of the client. Example: 4107.
            data: The fields to change."""
        return self._call(_MODIFY, (company_id, client_id), request_options, body)

    def delete(
        self, company_id: int, client_id: int, *, request_options: Options = None
    ) -> None:
        """Delete a client.

        Removes the client from the registry. Documents issued to the client stay, with
        a copy of its data. Scopes: entity.clients:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            client_id: Identifier of the client. Example: 4107."""
        return self._call(_DELETE, (company_id, client_id), request_options)

    def get_info(
        self, company_id: int, *, request_options: Options = None
    ) -> models.GetEntityClientPreCreateInfoResponse:
        """Get what is needed to create a client.

        Returns the countries, payment methods, payment accounts, VAT types and price
        lists a new client can refer to, and how many clients the plan still allows.
        Scopes: entity.clients:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16."""
        return self._call(_GET_INFO, (company_id,), request_options)


class AsyncClients(AsyncResource):
    """The people and companies that documents are issued to."""

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
    ) -> models.ListClientsResponse:
        """List clients; arguments as for ``Clients.list``."""
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
        **body: Unpack[params.CreateClientRequestParams],
    ) -> models.CreateClientResponse:
        """Create a client; arguments as for ``Clients.create``."""
        return await self._call(_CREATE, (company_id,), request_options, body)

    async def get(
        self,
        company_id: int,
        client_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetClientResponse:
        """Get a client; arguments as for ``Clients.get``."""
        return await self._call(
            _GET, (company_id, client_id, fields, fieldset), request_options
        )

    async def modify(
        self,
        company_id: int,
        client_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyClientRequestParams],
    ) -> models.ModifyClientResponse:
        """Change a client; arguments as for ``Clients.modify``."""
        return await self._call(_MODIFY, (company_id, client_id), request_options, body)

    async def delete(
        self, company_id: int, client_id: int, *, request_options: Options = None
    ) -> None:
        """Delete a client; arguments as for ``Clients.delete``."""
        return await self._call(_DELETE, (company_id, client_id), request_options)

    async def get_info(
        self, company_id: int, *, request_options: Options = None
    ) -> models.GetEntityClientPreCreateInfoResponse:
        """Get what is needed to create a client."""
        return await self._call(_GET_INFO, (company_id,), request_options)
