"""Archive."""

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

_LIST_DOCUMENTS: Operation[models.ListArchiveDocumentsResponse] = Operation(
    "listArchiveDocuments",
    "GET /c/{company_id}/archive",
    parameters=queries("fields", "fieldset", "sort", "page", "per_page", "q"),
    responses={"200": lambda: models.ListArchiveDocumentsResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("archive:r",)),),),
    paging=ByNumber("page", current="current_page", last="last_page"),
)
_CREATE_DOCUMENT: Operation[models.CreateArchiveDocumentResponse] = Operation(
    "createArchiveDocument",
    "POST /c/{company_id}/archive",
    body=Keywords("application/json"),
    responses={"200": lambda: models.CreateArchiveDocumentResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("archive:a",)),),),
)
_GET_DOCUMENT: Operation[models.GetArchiveDocumentResponse] = Operation(
    "getArchiveDocument",
    "GET /c/{company_id}/archive/{document_id}",
    parameters=queries("fields", "fieldset"),
    responses={"200": lambda: models.GetArchiveDocumentResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("archive:r",)),),),
)
_MODIFY_DOCUMENT: Operation[models.ModifyArchiveDocumentResponse] = Operation(
    "modifyArchiveDocument",
    "PUT /c/{company_id}/archive/{document_id}",
    body=Keywords("application/json"),
    responses={"200": lambda: models.ModifyArchiveDocumentResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("archive:a",)),),),
)
_DELETE_DOCUMENT: Operation[None] = Operation(
    "deleteArchiveDocument",
    "DELETE /c/{company_id}/archive/{document_id}",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ("archive:a",)),),),
)
_UPLOAD_DOCUMENT_ATTACHMENT: Operation[models.UploadArchiveAttachmentResponse] = (
    Operation(
        "uploadArchiveDocumentAttachment",
        "POST /c/{company_id}/archive/attachment",
        body=Multipart("multipart/form-data"),
        responses={"200": lambda: models.UploadArchiveAttachmentResponse},
        security=((("OAuth2AuthenticationCodeFlow", ("archive:a",)),),),
    )
)


class Archive(Resource):
    """Documents kept for reference, such as contracts and certificates, each with a
    date, a category and a file."""

    def list_documents(
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
    ) -> models.ListArchiveDocumentsResponse:
        """List archived documents.

        Returns one page of the archive. Filter with `q`, for example by `date`,
        `category` or `description`.
        Scopes: archive:r. Iterate the answer for the items of all pages.

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
            _LIST_DOCUMENTS,
            (company_id, fields, fieldset, sort, page, per_page, q),
            request_options,
        )

    def create_document(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateArchiveDocumentRequestParams],
    ) -> models.CreateArchiveDocumentResponse:
        """Create an archived document.

        Adds a document to the archive. It needs a file: upload it first with
        `uploadArchiveDocumentAttachment`, and give the token here.
        Scopes: archive:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            data: The document to archive."""
        return self._call(_CREATE_DOCUMENT, (company_id,), request_options, body)

    def get_document(
        self,
        company_id: int,
        document_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetArchiveDocumentResponse:
        """Get an archived document.

        Returns one document of the archive, with a link to its file. Scopes: archive:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic."""
        return self._call(
            _GET_DOCUMENT, (company_id, document_id, fields, fieldset), request_options
        )

    def modify_document(
        self,
        company_id: int,
        document_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyArchiveDocumentRequestParams],
    ) -> models.ModifyArchiveDocumentResponse:
        """Change an archived document.

        Changes the fields given and leaves the others as they are. A new
        `attachment_token` replaces the file.
        Scopes: archive:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042.
            data: The fields to change."""
        return self._call(
            _MODIFY_DOCUMENT, (company_id, document_id), request_options, body
        )

    def delete_document(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete an archived document.

        Removes the document from the archive for good, with its file.
        Scopes: archive:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(_DELETE_DOCUMENT, (company_id, document_id), request_options)

    def upload_document_attachment(
        self,
        company_id: int,
        *,
        body: models.Attachment | params.AttachmentParams | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.UploadArchiveAttachmentResponse:
        """Upload a file for the archive.

        Takes one file and returns a token for it. Put the token in `attachment_token`
        when the archived document is created or changed. Scopes: archive:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            body: The file and its name, as a multipart form."""
        return self._call(
            _UPLOAD_DOCUMENT_ATTACHMENT, (company_id,), request_options, body
        )


class AsyncArchive(AsyncResource):
    """Documents kept for reference, such as contracts and certificates, each with a
    date, a category and a file."""

    async def list_documents(
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
    ) -> models.ListArchiveDocumentsResponse:
        """List archived documents; arguments as for ``Archive.list_documents``."""
        return await self._call(
            _LIST_DOCUMENTS,
            (company_id, fields, fieldset, sort, page, per_page, q),
            request_options,
        )

    async def create_document(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateArchiveDocumentRequestParams],
    ) -> models.CreateArchiveDocumentResponse:
        """Create an archived document; arguments as for ``Archive.create_document``."""
        return await self._call(_CREATE_DOCUMENT, (company_id,), request_options, body)

    async def get_document(
        self,
        company_id: int,
        document_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetArchiveDocumentResponse:
        """Get an archived document; arguments as for ``Archive.get_document``."""
        return await self._call(
            _GET_DOCUMENT, (company_id, document_id, fields, fieldset), request_options
        )

    async def modify_document(
        self,
        company_id: int,
        document_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyArchiveDocumentRequestParams],
    ) -> models.ModifyArchiveDocumentResponse:
        """Change an archived document; arguments as for ``Archive.modify_document``."""
        return await self._call(
            _MODIFY_DOCUMENT, (company_id, document_id), request_options, body
        )

    async def delete_document(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete an archived document; arguments as for ``Archive.delete_document``."""
        return await self._call(
            _DELETE_DOCUMENT, (company_id, document_id), request_options
        )

    async def upload_document_attachment(
        self,
        company_id: int,
        *,
        body: models.Attachment | params.AttachmentParams | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.UploadArchiveAttachmentResponse:
        """Upload a file for the archive."""
        return await self._call(
            _UPLOAD_DOCUMENT_ATTACHMENT, (company_id,), request_options, body
        )
