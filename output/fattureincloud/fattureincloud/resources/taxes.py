"""Taxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.multipart import Multipart
from .._runtime.operation import Keywords, Operation, queries
from .._runtime.paging_numbers import ByNumber
from .._runtime.resource import AsyncResource, Options, Resource
from .._runtime.sentinels import NOT_GIVEN, NotGiven

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .. import params

_LIST_F24: Operation[models.ListF24Response] = Operation(
    "listF24",
    "GET /c/{company_id}/taxes",
    parameters=queries("fields", "fieldset", "sort", "page", "per_page", "q"),
    responses={"200": lambda: models.ListF24Response},
    security=((("OAuth2AuthenticationCodeFlow", ("taxes:r",)),),),
    paging=ByNumber("page", current="current_page", last="last_page"),
)
_CREATE_F24: Operation[models.CreateF24Response] = Operation(
    "createF24",
    "POST /c/{company_id}/taxes",
    body=Keywords("application/json"),
    responses={"200": lambda: models.CreateF24Response},
    security=((("OAuth2AuthenticationCodeFlow", ("taxes:a",)),),),
)
_GET_F24: Operation[models.GetF24Response] = Operation(
    "getF24",
    "GET /c/{company_id}/taxes/{document_id}",
    parameters=queries("fields", "fieldset"),
    responses={"200": lambda: models.GetF24Response},
    security=((("OAuth2AuthenticationCodeFlow", ("taxes:r",)),),),
)
_MODIFY_F24: Operation[models.ModifyF24Response] = Operation(
    "modifyF24",
    "PUT /c/{company_id}/taxes/{document_id}",
    body=Keywords("application/json"),
    responses={"200": lambda: models.ModifyF24Response},
    security=((("OAuth2AuthenticationCodeFlow", ("taxes:a",)),),),
)
_DELETE_F24: Operation[None] = Operation(
    "deleteF24",
    "DELETE /c/{company_id}/taxes/{document_id}",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ("taxes:a",)),),),
)
_UPLOAD_F24_ATTACHMENT: Operation[models.UploadF24AttachmentResponse] = Operation(
    "uploadF24Attachment",
    "POST /c/{company_id}/taxes/attachment",
    body=Multipart("multipart/form-data"),
    responses={"200": lambda: models.UploadF24AttachmentResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("taxes:a",)),),),
)
_DELETE_F24_ATTACHMENT: Operation[None] = Operation(
    "deleteF24Attachment",
    "DELETE /c/{company_id}/taxes/{document_id}/attachment",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ("taxes:a",)),),),
)


class Taxes(Resource):
    """F24 forms, the single form with which taxes and social contributions are paid in
    Italy."""

    def list_f24(
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
    ) -> models.ListF24Response:
        """List F24 forms.

        Returns one page of tax payments, and in `aggregated_data` the amount of all
        those that match. Filter with `q`, for example by `due_date`, `status` or
        `amount`.
        Scopes: taxes:r. Iterate the answer for the items of all pages.

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
            _LIST_F24,
            (company_id, fields, fieldset, sort, page, per_page, q),
            request_options,
        )

    def create_f24(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateF24RequestParams],
    ) -> models.CreateF24Response:
        """Create an F24 form.

        Records a tax payment, due or already made. Nothing is paid: the form is kept
        for reference, and a paid one appears in the cashbook. Scopes: taxes:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            data: The F24 to record."""
        return self._call(_CREATE_F24, (company_id,), request_options, body)

    def get_f24(
        self,
        company_id: int,
        document_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetF24Response:
        """Get an F24 form.

        Returns one tax payment, with a link to its file. Scopes: taxes:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic."""
        return self._call(
            _GET_F24, (company_id, document_id, fields, fieldset), request_options
        )

    def modify_f24(
        self,
        company_id: int,
        document_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyF24RequestParams],
    ) -> models.ModifyF24Response:
        """Change an F24 form.

        Changes the fields given and leaves the others as they are. Set `status` to
        `paid` once the payment was made.
        Scopes: taxes:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042.
            data: The fields to change."""
        return self._call(_MODIFY_F24, (company_id, document_id), request_options, body)

    def delete_f24(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete an F24 form.

        Removes the tax payment for good, with its file. Scopes: taxes:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(_DELETE_F24, (company_id, document_id), request_options)

    def upload_f24_attachment(
        self,
        company_id: int,
        *,
        body: models.Attachment | params.AttachmentParams | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.UploadF24AttachmentResponse:
        """Upload a file for an F24 form.

        Takes one file, usually the PDF of the form, and returns a token for it. Put the
        token in `attachment_token` when the F24 is created or changed. Scopes: taxes:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            body: The file and its name, as a multipart form."""
        return self._call(_UPLOAD_F24_ATTACHMENT, (company_id,), request_options, body)

    def delete_f24_attachment(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete the file of an F24 form.

        Removes the file attached to the F24. The F24 itself stays. Scopes: taxes:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(
            _DELETE_F24_ATTACHMENT, (company_id, document_id), request_options
        )


class AsyncTaxes(AsyncResource):
    """F24 forms, the single form with which taxes and social contributions are paid in
    Italy."""

    async def list_f24(
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
    ) -> models.ListF24Response:
        """List F24 forms; arguments as for ``Taxes.list_f24``."""
        return await self._call(
            _LIST_F24,
            (company_id, fields, fieldset, sort, page, per_page, q),
            request_options,
        )

    async def create_f24(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateF24RequestParams],
    ) -> models.CreateF24Response:
        """Create an F24 form; arguments as for ``Taxes.create_f24``."""
        return await self._call(_CREATE_F24, (company_id,), request_options, body)

    async def get_f24(
        self,
        company_id: int,
        document_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetF24Response:
        """Get an F24 form; arguments as for ``Taxes.get_f24``."""
        return await self._call(
            _GET_F24, (company_id, document_id, fields, fieldset), request_options
        )

    async def modify_f24(
        self,
        company_id: int,
        document_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyF24RequestParams],
    ) -> models.ModifyF24Response:
        """Change an F24 form; arguments as for ``Taxes.modify_f24``."""
        return await self._call(
            _MODIFY_F24, (company_id, document_id), request_options, body
        )

    async def delete_f24(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete an F24 form; arguments as for ``Taxes.delete_f24``."""
        return await self._call(_DELETE_F24, (company_id, document_id), request_options)

    async def upload_f24_attachment(
        self,
        company_id: int,
        *,
        body: models.Attachment | params.AttachmentParams | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.UploadF24AttachmentResponse:
        """Upload a file for an F24 form."""
        return await self._call(
            _UPLOAD_F24_ATTACHMENT, (company_id,), request_options, body
        )

    async def delete_f24_attachment(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete the file of an F24 form."""
        return await self._call(
            _DELETE_F24_ATTACHMENT, (company_id, document_id), request_options
        )
