"""Received Documents."""

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

_LIST_SECURITY = (
    (("OAuth2AuthenticationCodeFlow", ("received_documents:r", "stock:r")),),
)

_CREATE_SECURITY = (
    (("OAuth2AuthenticationCodeFlow", ("received_documents:a", "stock:a")),),
)

_LIST: Operation[models.ListReceivedDocumentsResponse] = Operation(
    "listReceivedDocuments",
    "GET /c/{company_id}/received_documents",
    parameters=queries("type", "fields", "fieldset", "sort", "page", "per_page", "q"),
    responses={"200": lambda: models.ListReceivedDocumentsResponse},
    security=_LIST_SECURITY,
    paging=ByNumber("page", current="current_page", last="last_page"),
)
_CREATE: Operation[models.CreateReceivedDocumentResponse] = Operation(
    "createReceivedDocument",
    "POST /c/{company_id}/received_documents",
    body=Keywords("application/json"),
    responses={"200": lambda: models.CreateReceivedDocumentResponse},
    security=_CREATE_SECURITY,
)
_GET: Operation[models.GetReceivedDocumentResponse] = Operation(
    "getReceivedDocument",
    "GET /c/{company_id}/received_documents/{document_id}",
    parameters=queries("fields", "fieldset"),
    responses={"200": lambda: models.GetReceivedDocumentResponse},
    security=_LIST_SECURITY,
)
_MODIFY: Operation[models.ModifyReceivedDocumentResponse] = Operation(
    "modifyReceivedDocument",
    "PUT /c/{company_id}/received_documents/{document_id}",
    body=Keywords("application/json"),
    responses={"200": lambda: models.ModifyReceivedDocumentResponse},
    security=_CREATE_SECURITY,
)
_DELETE: Operation[None] = Operation(
    "deleteReceivedDocument",
    "DELETE /c/{company_id}/received_documents/{document_id}",
    responses={"200": None},
    security=_CREATE_SECURITY,
)
_LIST_PENDING: Operation[models.ListPendingReceivedDocumentsResponse] = Operation(
    "listPendingReceivedDocuments",
    "GET /c/{company_id}/received_documents/pending",
    parameters=queries("type", "fields", "fieldset", "sort", "page", "per_page", "q"),
    responses={"200": lambda: models.ListPendingReceivedDocumentsResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("received_documents:r",)),),),
    paging=ByNumber("page", current="current_page", last="last_page"),
)
_GET_PENDING: Operation[models.GetPendingReceivedDocumentResponse] = Operation(
    "getPendingReceivedDocument",
    "GET /c/{company_id}/received_documents/pending/{document_id}",
    parameters=queries("fields", "fieldset"),
    responses={"200": lambda: models.GetPendingReceivedDocumentResponse},
    security=((("OAuth2AuthenticationCodeFlow", ("received_documents:r",)),),),
)
_GET_NEW_TOTALS: Operation[models.GetNewReceivedDocumentTotalsResponse] = Operation(
    "getNewReceivedDocumentTotals",
    "POST /c/{company_id}/received_documents/totals",
    body=Keywords("application/json"),
    responses={"200": lambda: models.GetNewReceivedDocumentTotalsResponse},
    security=_CREATE_SECURITY,
)
_GET_EXISTING_TOTALS: Operation[models.GetExistingReceivedDocumentTotalsResponse] = (
    Operation(
        "getExistingReceivedDocumentTotals",
        "POST /c/{company_id}/received_documents/{document_id}/totals",
        body=Keywords("application/json"),
        responses={"200": lambda: models.GetExistingReceivedDocumentTotalsResponse},
        security=_CREATE_SECURITY,
    )
)
_UPLOAD_ATTACHMENT: Operation[models.UploadReceivedDocumentAttachmentResponse] = (
    Operation(
        "uploadReceivedDocumentAttachment",
        "POST /c/{company_id}/received_documents/attachment",
        body=Multipart("multipart/form-data"),
        responses={"200": lambda: models.UploadReceivedDocumentAttachmentResponse},
        security=_CREATE_SECURITY,
    )
)
_DELETE_ATTACHMENT: Operation[None] = Operation(
    "deleteReceivedDocumentAttachment",
    "DELETE /c/{company_id}/received_documents/{document_id}/attachment",
    responses={"200": None},
    security=_CREATE_SECURITY,
)
_GET_PRE_CREATE_INFO: Operation[models.GetReceivedDocumentPreCreateInfoResponse] = (
    Operation(
        "getReceivedDocumentPreCreateInfo",
        "GET /c/{company_id}/received_documents/info",
        parameters=queries("type"),
        responses={"200": lambda: models.GetReceivedDocumentPreCreateInfoResponse},
        security=((("OAuth2AuthenticationCodeFlow", ("received_documents:r",)),),),
    )
)
_LIST_BIN: Operation[models.ListBinReceivedDocuments] = Operation(
    "ListBinReceivedDocuments",
    "GET /c/{company_id}/bin/received_documents",
    responses={"200": lambda: models.ListBinReceivedDocuments},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_GET_BIN: Operation[models.GetBinReceivedDocumentResponse] = Operation(
    "GetBinReceivedDocument",
    "GET /c/{company_id}/bin/received_documents/{document_id}",
    responses={"200": lambda: models.GetBinReceivedDocumentResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_DELETE_BIN: Operation[None] = Operation(
    "DeleteBinReceivedDocument",
    "DELETE /c/{company_id}/bin/received_documents/{document_id}",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_RECOVER_BIN: Operation[None] = Operation(
    "RecoverBinReceivedDocument",
    "POST /c/{company_id}/bin/received_documents/{document_id}/recover",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)


class ReceivedDocuments(Resource):
    """What the company receives: expenses, credit notes and delivery notes from
    suppliers, and those that wait to be recorded."""

    def list(
        self,
        company_id: int,
        *,
        type: params.ReceivedDocumentTypeParam,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        sort: str | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        q: str | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListReceivedDocumentsResponse:
        """List received documents.

        Returns one page of expenses or other documents from suppliers, of the kind
        named by `type`. Filter with `q`, for example by `date`, `category`, `entity.id`
        or `amount_net`.
        Scopes: received_documents:r, stock:r. Iterate the answer for the items of all
        pages.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            type: Kind of received document: an expense (`expense`), a credit note or
                delivery note from a supplier (`passive_credit_note`,
                `passive_delivery_note`), or a self-invoice (`self_invoice`). Example:
                expense.
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
            (company_id, type, fields, fieldset, sort, page, per_page, q),
            request_options,
        )

    def create(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateReceivedDocumentRequestParams],
    ) -> models.CreateReceivedDocumentResponse:
        """Create a received document.

        Records an expense or another document from a supplier. Amounts can be given as
        totals or, with `is_detailed`, as lines. Give `pending_id` to record a document
        that waits among the pending ones, which then leaves that list.
        Scopes: received_documents:a, stock:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            pending_id: Identifier of the waiting document that this one records. Null
                for one that was not waiting.
            data: The document to record."""
        return self._call(_CREATE, (company_id,), request_options, body)

    def get(
        self,
        company_id: int,
        document_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetReceivedDocumentResponse:
        """Get a received document.

        Returns one expense or other document from a supplier, with a link to its file.
        Scopes: received_documents:r, stock:r.

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
        **body: Unpack[params.ModifyReceivedDocumentRequestParams],
    ) -> models.ModifyReceivedDocumentResponse:
        """Change a received document.

        Changes the fields given and leaves the others as they are. The lists of lines
        and payments are replaced as a whole. Scopes: received_documents:a, stock:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042.
            data: The fields to change."""
        return self._call(_MODIFY, (company_id, document_id), request_options, body)

    def delete(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete a received document.

        Moves the document to the bin, from where it can be recovered.
        Scopes: received_documents:a, stock:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(_DELETE, (company_id, document_id), request_options)

    def list_pending(
        self,
        company_id: int,
        *,
        type: params.PendingReceivedDocumentTypeParam,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        sort: str | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        q: str | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListPendingReceivedDocumentsResponse:
        """List documents that wait to be recorded.

        Returns one page of documents that reached the company, mostly electronic
        invoices from the exchange system, and are not yet recorded as expenses. `type`
        says by which way they came.
        Scopes: received_documents:r. Iterate the answer for the items of all pages.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            type: Where the waiting document came from: the exchange system through
                TeamSystem's Agyo (`agyo`), an email (`mail`), or a file uploaded in the
                web application (`browser`). Example: agyo.
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
            _LIST_PENDING,
            (company_id, type, fields, fieldset, sort, page, per_page, q),
            request_options,
        )

    def get_pending(
        self,
        company_id: int,
        document_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetPendingReceivedDocumentResponse:
        """Get a document that waits to be recorded.

        Returns one waiting document with the data read from it. Record it with
        `createReceivedDocument`, giving its identifier as `pending_id`.
        Scopes: received_documents:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042.
            fields: Names of the fields to return, separated by commas. Example:
                id,name.
            fieldset: Ready-made selection: the essential fields (`basic`), nearly all
                (`detailed`) or those of the web application (`fic_view`). `fields` adds
                to it. Example: basic."""
        return self._call(
            _GET_PENDING, (company_id, document_id, fields, fieldset), request_options
        )

    def get_new_totals(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.GetNewReceivedDocumentTotalsRequestParams],
    ) -> models.GetNewReceivedDocumentTotalsResponse:
        """Work out the totals of a new received document.

        Returns net amount, VAT, withholding taxes and amount due of a received document
        that is not saved. Scopes: received_documents:a, stock:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            data: The document to add up."""
        return self._call(_GET_NEW_TOTALS, (company_id,), request_options, body)

    def get_existing_totals(
        self,
        company_id: int,
        document_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.GetExistingReceivedDocumentTotalsRequestParams],
    ) -> models.GetExistingReceivedDocumentTotalsResponse:
        """Work out the totals of a changed received document.

        Returns what a saved received document would add up to with the changes given.
        Nothing is saved. Scopes: received_documents:a, stock:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042.
            data: The fields that would change."""
        return self._call(
            _GET_EXISTING_TOTALS, (company_id, document_id), request_options, body
        )

    def upload_attachment(
        self,
        company_id: int,
        *,
        body: models.Attachment | params.AttachmentParams | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.UploadReceivedDocumentAttachmentResponse:
        """Upload a file for a received document.

        Takes one file and returns a token for it. Put the token in `attachment_token`
        when the received document is created or changed.
        Scopes: received_documents:a, stock:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            body: The file and its name, as a multipart form."""
        return self._call(_UPLOAD_ATTACHMENT, (company_id,), request_options, body)

    def delete_attachment(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete the file of a received document.

        Removes the file attached to the received document. The document stays.
        Scopes: received_documents:a, stock:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(
            _DELETE_ATTACHMENT, (company_id, document_id), request_options
        )

    def get_pre_create_info(
        self,
        company_id: int,
        *,
        type: params.ReceivedDocumentTypeParam,
        request_options: Options = None,
    ) -> models.GetReceivedDocumentPreCreateInfoResponse:
        """Get what is needed to create a received document.

        Returns the default values for received documents of that kind, and the
        categories, currencies, payment accounts and VAT types to choose from.
        Scopes: received_documents:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            type: Kind of received document: an expense (`expense`), a credit note or
                delivery note from a supplier (`passive_credit_note`,
                `passive_delivery_note`), or a self-invoice (`self_invoice`). Example:
                expense."""
        return self._call(_GET_PRE_CREATE_INFO, (company_id, type), request_options)

    def list_bin(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListBinReceivedDocuments:
        """List received documents in the bin.

        Returns all received documents that were deleted and can still be recovered.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16."""
        return self._call(_LIST_BIN, (company_id,), request_options)

    def get_bin(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> models.GetBinReceivedDocumentResponse:
        """Get a received document in the bin.

        Returns one deleted received document.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(_GET_BIN, (company_id, document_id), request_options)

    def delete_bin(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete a received document for good.

        Removes a received document from the bin. It can no longer be recovered.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(_DELETE_BIN, (company_id, document_id), request_options)

    def recover_bin(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Recover a received document.

        Takes a deleted received document out of the bin and puts it back among the
        others.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(_RECOVER_BIN, (company_id, document_id), request_options)


class AsyncReceivedDocuments(AsyncResource):
    """What the company receives: expenses, credit notes and delivery notes from
    suppliers, and those that wait to be recorded."""

    async def list(
        self,
        company_id: int,
        *,
        type: params.ReceivedDocumentTypeParam,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        sort: str | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        q: str | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListReceivedDocumentsResponse:
        """List received documents; arguments as for ``ReceivedDocuments.list``."""
        return await self._call(
            _LIST,
            (company_id, type, fields, fieldset, sort, page, per_page, q),
            request_options,
        )

    async def create(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateReceivedDocumentRequestParams],
    ) -> models.CreateReceivedDocumentResponse:
        """Create a received document; arguments as for ``ReceivedDocuments.create``."""
        return await self._call(_CREATE, (company_id,), request_options, body)

    async def get(
        self,
        company_id: int,
        document_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetReceivedDocumentResponse:
        """Get a received document; arguments as for ``ReceivedDocuments.get``."""
        return await self._call(
            _GET, (company_id, document_id, fields, fieldset), request_options
        )

    async def modify(
        self,
        company_id: int,
        document_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyReceivedDocumentRequestParams],
    ) -> models.ModifyReceivedDocumentResponse:
        """Change a received document; arguments as for ``ReceivedDocuments.modify``."""
        return await self._call(
            _MODIFY, (company_id, document_id), request_options, body
        )

    async def delete(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete a received document; arguments as for ``ReceivedDocuments.delete``."""
        return await self._call(_DELETE, (company_id, document_id), request_options)

    async def list_pending(
        self,
        company_id: int,
        *,
        type: params.PendingReceivedDocumentTypeParam,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        sort: str | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        q: str | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListPendingReceivedDocumentsResponse:
        """List documents that wait to be recorded."""
        return await self._call(
            _LIST_PENDING,
            (company_id, type, fields, fieldset, sort, page, per_page, q),
            request_options,
        )

    async def get_pending(
        self,
        company_id: int,
        document_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetPendingReceivedDocumentResponse:
        """Get a document that waits to be recorded."""
        return await self._call(
            _GET_PENDING, (company_id, document_id, fields, fieldset), request_options
        )

    async def get_new_totals(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.GetNewReceivedDocumentTotalsRequestParams],
    ) -> models.GetNewReceivedDocumentTotalsResponse:
        """Work out the totals of a new received document."""
        return await self._call(_GET_NEW_TOTALS, (company_id,), request_options, body)

    async def get_existing_totals(
        self,
        company_id: int,
        document_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.GetExistingReceivedDocumentTotalsRequestParams],
    ) -> models.GetExistingReceivedDocumentTotalsResponse:
        """Work out the totals of a changed received document."""
        return await self._call(
            _GET_EXISTING_TOTALS, (company_id, document_id), request_options, body
        )

    async def upload_attachment(
        self,
        company_id: int,
        *,
        body: models.Attachment | params.AttachmentParams | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.UploadReceivedDocumentAttachmentResponse:
        """Upload a file for a received document."""
        return await self._call(
            _UPLOAD_ATTACHMENT, (company_id,), request_options, body
        )

    async def delete_attachment(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete the file of a received document."""
        return await self._call(
            _DELETE_ATTACHMENT, (company_id, document_id), request_options
        )

    async def get_pre_create_info(
        self,
        company_id: int,
        *,
        type: params.ReceivedDocumentTypeParam,
        request_options: Options = None,
    ) -> models.GetReceivedDocumentPreCreateInfoResponse:
        """Get what is needed to create a received document."""
        return await self._call(
            _GET_PRE_CREATE_INFO, (company_id, type), request_options
        )

    async def list_bin(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListBinReceivedDocuments:
        """List received documents in the bin."""
        return await self._call(_LIST_BIN, (company_id,), request_options)

    async def get_bin(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> models.GetBinReceivedDocumentResponse:
        """Get a received document in the bin."""
        return await self._call(_GET_BIN, (company_id, document_id), request_options)

    async def delete_bin(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete a received document for good."""
        return await self._call(_DELETE_BIN, (company_id, document_id), request_options)

    async def recover_bin(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Recover a received document."""
        return await self._call(
            _RECOVER_BIN, (company_id, document_id), request_options
        )
