"""Issued Documents."""

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
    (
        (
            "OAuth2AuthenticationCodeFlow",
            (
                "issued_documents.invoices:r",
                "issued_documents.credit_notes:r",
                "issued_documents.receipts:r",
                "issued_documents.orders:r",
                "issued_documents.quotes:r",
                "issued_documents.proformas:r",
                "issued_documents.delivery_notes:r",
            ),
        ),
    ),
)

_CREATE_SECURITY = (
    (
        (
            "OAuth2AuthenticationCodeFlow",
            (
                "issued_documents.invoices:a",
                "issued_documents.credit_notes:a",
                "issued_documents.receipts:a",
                "issued_documents.orders:a",
                "issued_documents.quotes:a",
                "issued_documents.proformas:a",
                "issued_documents.delivery_notes:a",
            ),
        ),
    ),
)

_LIST_BIN_SECURITY = (
    (
        (
            "OAuth2AuthenticationCodeFlow",
            (
                "issued_documents.invoices:r",
                "issued_documents.credit_notes:r",
                "issued_documents.receipts:r",
                "issued_documents.orders:r",
                "issued_documents.quotes:r",
                "issued_documents.proformas:r",
            ),
        ),
    ),
)

_LIST: Operation[models.ListIssuedDocumentsResponse] = Operation(
    "listIssuedDocuments",
    "GET /c/{company_id}/issued_documents",
    parameters=queries(
        "type", "fields", "fieldset", "sort", "page", "per_page", "q", "inclusive"
    ),
    responses={"200": lambda: models.ListIssuedDocumentsResponse},
    security=_LIST_SECURITY,
    paging=ByNumber("page", current="current_page", last="last_page"),
)
_CREATE: Operation[models.CreateIssuedDocumentResponse] = Operation(
    "createIssuedDocument",
    "POST /c/{company_id}/issued_documents",
    body=Keywords("application/json"),
    responses={"200": lambda: models.CreateIssuedDocumentResponse},
    security=_CREATE_SECURITY,
)
_GET: Operation[models.GetIssuedDocumentResponse] = Operation(
    "getIssuedDocument",
    "GET /c/{company_id}/issued_documents/{document_id}",
    parameters=queries("fields", "fieldset"),
    responses={"200": lambda: models.GetIssuedDocumentResponse},
    security=_LIST_SECURITY,
)
_MODIFY: Operation[models.ModifyIssuedDocumentResponse] = Operation(
    "modifyIssuedDocument",
    "PUT /c/{company_id}/issued_documents/{document_id}",
    body=Keywords("application/json"),
    responses={"200": lambda: models.ModifyIssuedDocumentResponse},
    security=_CREATE_SECURITY,
)
_DELETE: Operation[None] = Operation(
    "deleteIssuedDocument",
    "DELETE /c/{company_id}/issued_documents/{document_id}",
    responses={"200": None},
    security=_CREATE_SECURITY,
)
_GET_NEW_TOTALS: Operation[models.GetNewIssuedDocumentTotalsResponse] = Operation(
    "getNewIssuedDocumentTotals",
    "POST /c/{company_id}/issued_documents/totals",
    body=Keywords("application/json"),
    responses={"200": lambda: models.GetNewIssuedDocumentTotalsResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_GET_EXISTING_TOTALS: Operation[models.GetExistingIssuedDocumentTotalsResponse] = (
    Operation(
        "getExistingIssuedDocumentTotals",
        "POST /c/{company_id}/issued_documents/{document_id}/totals",
        body=Keywords("application/json"),
        responses={"200": lambda: models.GetExistingIssuedDocumentTotalsResponse},
        security=((("OAuth2AuthenticationCodeFlow", ()),),),
    )
)
_UPLOAD_ATTACHMENT: Operation[models.UploadIssuedDocumentAttachmentResponse] = (
    Operation(
        "uploadIssuedDocumentAttachment",
        "POST /c/{company_id}/issued_documents/attachment",
        body=Multipart("multipart/form-data"),
        responses={"200": lambda: models.UploadIssuedDocumentAttachmentResponse},
        security=((("OAuth2AuthenticationCodeFlow", ()),),),
    )
)
_DELETE_ATTACHMENT: Operation[None] = Operation(
    "deleteIssuedDocumentAttachment",
    "DELETE /c/{company_id}/issued_documents/{document_id}/attachment",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_GET_PRE_CREATE_INFO: Operation[models.GetIssuedDocumentPreCreateInfoResponse] = (
    Operation(
        "getIssuedDocumentPreCreateInfo",
        "GET /c/{company_id}/issued_documents/info",
        parameters=queries("type"),
        responses={"200": lambda: models.GetIssuedDocumentPreCreateInfoResponse},
        security=((("OAuth2AuthenticationCodeFlow", ()),),),
    )
)
_GET_EMAIL_DATA: Operation[models.GetEmailDataResponse] = Operation(
    "getEmailData",
    "GET /c/{company_id}/issued_documents/{document_id}/email",
    responses={"200": lambda: models.GetEmailDataResponse},
    security=_LIST_SECURITY,
)
_SCHEDULE_EMAIL: Operation[None] = Operation(
    "scheduleEmail",
    "POST /c/{company_id}/issued_documents/{document_id}/email",
    body=Keywords("application/json"),
    responses={"200": None},
    security=_LIST_SECURITY,
)
_TRANSFORM: Operation[models.TransformIssuedDocumentResponse] = Operation(
    "transformIssuedDocument",
    "GET /c/{company_id}/issued_documents/transform",
    parameters=queries(
        "original_document_id", "new_type", "type", "e_invoice", "transform_keep_copy"
    ),
    responses={"200": lambda: models.TransformIssuedDocumentResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_JOIN: Operation[models.JoinIssuedDocumentsResponse] = Operation(
    "joinIssuedDocuments",
    "GET /c/{company_id}/issued_documents/join",
    parameters=queries("ids", "group", "type"),
    responses={"200": lambda: models.JoinIssuedDocumentsResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_BIN: Operation[models.ListBinIssuedDocuments] = Operation(
    "ListBinIssuedDocuments",
    "GET /c/{company_id}/bin/issued_documents",
    responses={"200": lambda: models.ListBinIssuedDocuments},
    security=_LIST_BIN_SECURITY,
)
_GET_BIN: Operation[models.GetBinIssuedDocumentResponse] = Operation(
    "GetBinIssuedDocument",
    "GET /c/{company_id}/bin/issued_documents/{document_id}",
    responses={"200": lambda: models.GetBinIssuedDocumentResponse},
    security=_LIST_BIN_SECURITY,
)
_DELETE_BIN: Operation[None] = Operation(
    "DeleteBinIssuedDocument",
    "DELETE /c/{company_id}/bin/issued_documents/{document_id}",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_RECOVER_BIN: Operation[None] = Operation(
    "RecoverBinIssuedDocument",
    "POST /c/{company_id}/bin/issued_documents/{document_id}/recover",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)


class IssuedDocuments(Resource):
    """Everything the company issues: invoices, credit notes, quotes, proformas, orders,
    delivery notes, receipts, work reports, self-invoices."""

    def list(
        self,
        company_id: int,
        *,
        type: params.IssuedDocumentTypeParam,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        sort: str | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        q: str | NotGiven = NOT_GIVEN,
        inclusive: params.ListIssuedDocumentsInclusiveParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListIssuedDocumentsResponse:
        """List issued documents.

        Returns one page of documents of the kind named by `type`. Filter with `q`, for
        example by `date`, `number`, `entity.id`, `amount_net` or `next_due_date`. Lines
        and payments come only with the `detailed` fieldset or when named in `fields`.
        Scopes: issued_documents.invoices:r, issued_documents.credit_notes:r,
        issued_documents.receipts:r, issued_documents.orders:r,
        issued_documents.quotes:r, issued_documents.proformas:r,
        issued_documents.delivery_notes:r. Iterate the answer for the items of all
        pages.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            type: Kind of issued document. Each kind has numbers of its own, so lists
                hold one kind at a time. Example: invoice.
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
                operators. Example: name like 'Caffè%'.
            inclusive: With `type=delivery_note`: 1 also returns delivery notes that are
                part of an invoice, 0 returns only those that stand alone. Example: 0.
        """
        return self._call(
            _LIST,
            (company_id, type, fields, fieldset, sort, page, per_page, q, inclusive),
            request_options,
        )

    def create(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateIssuedDocumentRequestParams],
    ) -> models.CreateIssuedDocumentResponse:
        """Create an issued document.

        Issues a document of any kind and returns it with its number and totals.
        Payments must add up to the amount due, unless `options.fix_payments` is set to
        have the last one adjusted. An electronic invoice is saved but not sent: send it
        with `sendEInvoice`.
        Scopes: issued_documents.invoices:a, issued_documents.credit_notes:a,
        issued_documents.receipts:a, issued_documents.orders:a,
        issued_documents.quotes:a, issued_documents.proformas:a,
        issued_documents.delivery_notes:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            data: The document to issue.
            options: How to go about it."""
        return self._call(_CREATE, (company_id,), request_options, body)

    def get(
        self,
        company_id: int,
        document_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetIssuedDocumentResponse:
        """Get an issued document.

        Returns one issued document of any kind, with links to its PDF files. The links
        work for a limited time; ask again for fresh ones.
        Scopes: issued_documents.invoices:r, issued_documents.credit_notes:r,
        issued_documents.receipts:r, issued_documents.orders:r,
        issued_documents.quotes:r, issued_documents.proformas:r,
        issued_documents.delivery_notes:r.

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
        **body: Unpack[params.ModifyIssuedDocumentRequestParams],
    ) -> models.ModifyIssuedDocumentResponse:
        """Change an issued document.

        Changes the fields given and leaves the others as they are. The lists of lines
        and payments are replaced as a whole: give all of them, with the `id` of those
        to keep. An electronic invoice that was sent can no longer be changed.
        Scopes: issued_documents.invoices:a, issued_documents.credit_notes:a,
        issued_documents.receipts:a, issued_documents.orders:a,
        issued_documents.quotes:a, issued_documents.proformas:a,
        issued_documents.delivery_notes:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042.
            data: The fields to change.
            options: How to go about it."""
        return self._call(_MODIFY, (company_id, document_id), request_options, body)

    def delete(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete an issued document.

        Moves the document to the bin, from where it can be recovered. An electronic
        invoice that was sent cannot be deleted.
        Scopes: issued_documents.invoices:a, issued_documents.credit_notes:a,
        issued_documents.receipts:a, issued_documents.orders:a,
        issued_documents.quotes:a, issued_documents.proformas:a,
        issued_documents.delivery_notes:a.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(_DELETE, (company_id, document_id), request_options)

    def get_new_totals(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.GetNewIssuedDocumentTotalsRequestParams],
    ) -> models.GetNewIssuedDocumentTotalsResponse:
        """Work out the totals of a new document.

        Returns net amount, contributions, withholding taxes, VAT by rate and amount due
        of a document that is not saved. Use it to find the payments that add up before
        creating the document.

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
        **body: Unpack[params.GetExistingIssuedDocumentTotalsRequestParams],
    ) -> models.GetExistingIssuedDocumentTotalsResponse:
        """Work out the totals of a changed document.

        Returns what a saved document would add up to with the changes given. Nothing is
        saved.

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
    ) -> models.UploadIssuedDocumentAttachmentResponse:
        """Upload a file for an issued document.

        Takes one file and returns a token for it. Put the token in `attachment_token`
        when the document is created or changed; until then the file belongs to no
        document.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            body: The file and its name, as a multipart form."""
        return self._call(_UPLOAD_ATTACHMENT, (company_id,), request_options, body)

    def delete_attachment(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete the file of an issued document.

        Removes the file attached to the document. The document stays.

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
        type: params.IssuedDocumentTypeParam,
        request_options: Options = None,
    ) -> models.GetIssuedDocumentPreCreateInfoResponse:
        """Get what is needed to create an issued document.

        Returns the next number of each numeration, the company's default values for
        documents of that kind, and the templates, payment methods, accounts, VAT types,
        currencies and languages to choose from.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            type: Kind of issued document. Each kind has numbers of its own, so lists
                hold one kind at a time. Example: invoice."""
        return self._call(_GET_PRE_CREATE_INFO, (company_id, type), request_options)

    def get_email_data(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> models.GetEmailDataResponse:
        """Get a proposed email for a document.

        Returns the recipient, the senders to choose from, a subject and a text with
        which the document could be sent, and which files there are to include. Change
        what you like and pass it to `scheduleEmail`.
        Scopes: issued_documents.invoices:r, issued_documents.credit_notes:r,
        issued_documents.receipts:r, issued_documents.orders:r,
        issued_documents.quotes:r, issued_documents.proformas:r,
        issued_documents.delivery_notes:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(_GET_EMAIL_DATA, (company_id, document_id), request_options)

    def schedule_email(
        self,
        company_id: int,
        document_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ScheduleEmailRequestParams],
    ) -> None:
        """Send a document by email.

        Puts a message with the document in the queue of outgoing email and returns at
        once. The message carries buttons that open the included files, and the PDF
        itself when asked for. Follow it in `listEmails`.
        Scopes: issued_documents.invoices:r, issued_documents.credit_notes:r,
        issued_documents.receipts:r, issued_documents.orders:r,
        issued_documents.quotes:r, issued_documents.proformas:r,
        issued_documents.delivery_notes:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042.
            data: The message to send."""
        return self._call(
            _SCHEDULE_EMAIL, (company_id, document_id), request_options, body
        )

    def transform(
        self,
        company_id: int,
        *,
        original_document_id: int,
        new_type: str,
        type: str | NotGiven = NOT_GIVEN,
        e_invoice: params.TransformIssuedDocumentEInvoiceParam | NotGiven = NOT_GIVEN,
        transform_keep_copy: (
            params.TransformIssuedDocumentTransformKeepCopyParam | NotGiven
        ) = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.TransformIssuedDocumentResponse:
        """Prepare a document from another.

        Fills in a document of a new kind from an existing one, for example an invoice
        from a quote, and returns it unsaved. Change what is needed and pass `data` and
        `options` to `createIssuedDocument`.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            original_document_id: Identifier of the document to start from. Example:
                7050.
            new_type: Kind of document to make, one of the values of the `type` of
                issued documents. Example: invoice.
            type: Kind of the document to start from. Example: quote.
            e_invoice: 1 to make an electronic invoice, 0 to make an ordinary document.
                Example: 1.
            transform_keep_copy: 1 to keep the document started from as it is, 0 to let
                the new one take its place. Example: 1."""
        return self._call(
            _TRANSFORM,
            (
                company_id,
                original_document_id,
                new_type,
                type,
                e_invoice,
                transform_keep_copy,
            ),
            request_options,
        )

    def join(
        self,
        company_id: int,
        *,
        ids: str,
        group: params.JoinIssuedDocumentsGroupParam | NotGiven = NOT_GIVEN,
        type: params.JoinIssuedDocumentsTypeParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.JoinIssuedDocumentsResponse:
        """Prepare one invoice from several documents.

        Puts the lines of several documents of one kind, say a month's delivery notes,
        in one invoice and returns it unsaved. Pass `data` and `options` to
        `createIssuedDocument`.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            ids: Identifiers of the documents to join, separated by commas. Example:
                7051,7052.
            group: 1 to put equal lines together and add up their quantities, 0 to keep
                every line. Example: 1.
            type: Kind of the documents to join, in the plural. Example: delivery_notes.
        """
        return self._call(_JOIN, (company_id, ids, group, type), request_options)

    def list_bin(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListBinIssuedDocuments:
        """List issued documents in the bin.

        Returns all issued documents that were deleted and can still be recovered.
        Scopes: issued_documents.invoices:r, issued_documents.credit_notes:r,
        issued_documents.receipts:r, issued_documents.orders:r,
        issued_documents.quotes:r, issued_documents.proformas:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16."""
        return self._call(_LIST_BIN, (company_id,), request_options)

    def get_bin(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> models.GetBinIssuedDocumentResponse:
        """Get an issued document in the bin.

        Returns one deleted issued document.
        Scopes: issued_documents.invoices:r, issued_documents.credit_notes:r,
        issued_documents.receipts:r, issued_documents.orders:r,
        issued_documents.quotes:r, issued_documents.proformas:r.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(_GET_BIN, (company_id, document_id), request_options)

    def delete_bin(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete an issued document for good.

        Removes an issued document from the bin. It can no longer be recovered.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(_DELETE_BIN, (company_id, document_id), request_options)

    def recover_bin(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Recover an issued document.

        Takes a deleted issued document out of the bin and puts it back among the
        others.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(_RECOVER_BIN, (company_id, document_id), request_options)


class AsyncIssuedDocuments(AsyncResource):
    """Everything the company issues: invoices, credit notes, quotes, proformas, orders,
    delivery notes, receipts, work reports, self-invoices."""

    async def list(
        self,
        company_id: int,
        *,
        type: params.IssuedDocumentTypeParam,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        sort: str | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        q: str | NotGiven = NOT_GIVEN,
        inclusive: params.ListIssuedDocumentsInclusiveParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.ListIssuedDocumentsResponse:
        """List issued documents; arguments as for ``IssuedDocuments.list``."""
        return await self._call(
            _LIST,
            (company_id, type, fields, fieldset, sort, page, per_page, q, inclusive),
            request_options,
        )

    async def create(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateIssuedDocumentRequestParams],
    ) -> models.CreateIssuedDocumentResponse:
        """Create an issued document; arguments as for ``IssuedDocuments.create``."""
        return await self._call(_CREATE, (company_id,), request_options, body)

    async def get(
        self,
        company_id: int,
        document_id: int,
        *,
        fields: str | NotGiven = NOT_GIVEN,
        fieldset: params.FieldsetParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.GetIssuedDocumentResponse:
        """Get an issued document; arguments as for ``IssuedDocuments.get``."""
        return await self._call(
            _GET, (company_id, document_id, fields, fieldset), request_options
        )

    async def modify(
        self,
        company_id: int,
        document_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyIssuedDocumentRequestParams],
    ) -> models.ModifyIssuedDocumentResponse:
        """Change an issued document; arguments as for ``IssuedDocuments.modify``."""
        return await self._call(
            _MODIFY, (company_id, document_id), request_options, body
        )

    async def delete(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete an issued document; arguments as for ``IssuedDocuments.delete``."""
        return await self._call(_DELETE, (company_id, document_id), request_options)

    async def get_new_totals(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.GetNewIssuedDocumentTotalsRequestParams],
    ) -> models.GetNewIssuedDocumentTotalsResponse:
        """Work out the totals of a new document."""
        return await self._call(_GET_NEW_TOTALS, (company_id,), request_options, body)

    async def get_existing_totals(
        self,
        company_id: int,
        document_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.GetExistingIssuedDocumentTotalsRequestParams],
    ) -> models.GetExistingIssuedDocumentTotalsResponse:
        """Work out the totals of a changed document."""
        return await self._call(
            _GET_EXISTING_TOTALS, (company_id, document_id), request_options, body
        )

    async def upload_attachment(
        self,
        company_id: int,
        *,
        body: models.Attachment | params.AttachmentParams | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.UploadIssuedDocumentAttachmentResponse:
        """Upload a file for an issued document."""
        return await self._call(
            _UPLOAD_ATTACHMENT, (company_id,), request_options, body
        )

    async def delete_attachment(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete the file of an issued document."""
        return await self._call(
            _DELETE_ATTACHMENT, (company_id, document_id), request_options
        )

    async def get_pre_create_info(
        self,
        company_id: int,
        *,
        type: params.IssuedDocumentTypeParam,
        request_options: Options = None,
    ) -> models.GetIssuedDocumentPreCreateInfoResponse:
        """Get what is needed to create an issued document."""
        return await self._call(
            _GET_PRE_CREATE_INFO, (company_id, type), request_options
        )

    async def get_email_data(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> models.GetEmailDataResponse:
        """Get a proposed email for a document."""
        return await self._call(
            _GET_EMAIL_DATA, (company_id, document_id), request_options
        )

    async def schedule_email(
        self,
        company_id: int,
        document_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.ScheduleEmailRequestParams],
    ) -> None:
        """Send a document by email."""
        return await self._call(
            _SCHEDULE_EMAIL, (company_id, document_id), request_options, body
        )

    async def transform(
        self,
        company_id: int,
        *,
        original_document_id: int,
        new_type: str,
        type: str | NotGiven = NOT_GIVEN,
        e_invoice: params.TransformIssuedDocumentEInvoiceParam | NotGiven = NOT_GIVEN,
        transform_keep_copy: (
            params.TransformIssuedDocumentTransformKeepCopyParam | NotGiven
        ) = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.TransformIssuedDocumentResponse:
        """Prepare a document from another."""
        return await self._call(
            _TRANSFORM,
            (
                company_id,
                original_document_id,
                new_type,
                type,
                e_invoice,
                transform_keep_copy,
            ),
            request_options,
        )

    async def join(
        self,
        company_id: int,
        *,
        ids: str,
        group: params.JoinIssuedDocumentsGroupParam | NotGiven = NOT_GIVEN,
        type: params.JoinIssuedDocumentsTypeParam | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.JoinIssuedDocumentsResponse:
        """Prepare one invoice from several documents."""
        return await self._call(_JOIN, (company_id, ids, group, type), request_options)

    async def list_bin(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListBinIssuedDocuments:
        """List issued documents in the bin."""
        return await self._call(_LIST_BIN, (company_id,), request_options)

    async def get_bin(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> models.GetBinIssuedDocumentResponse:
        """Get an issued document in the bin."""
        return await self._call(_GET_BIN, (company_id, document_id), request_options)

    async def delete_bin(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Delete an issued document for good."""
        return await self._call(_DELETE_BIN, (company_id, document_id), request_options)

    async def recover_bin(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> None:
        """Recover an issued document."""
        return await self._call(
            _RECOVER_BIN, (company_id, document_id), request_options
        )
