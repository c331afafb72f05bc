"""Issued e-invoices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Keywords, Operation, queries
from .._runtime.resource import AsyncResource, Options, Resource
from .._runtime.sentinels import NOT_GIVEN, NotGiven
from ._shared import VERIFY_XML_ERRORS

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .. import params

_SEND: Operation[models.SendEInvoiceResponse] = Operation(
    "sendEInvoice",
    "POST /c/{company_id}/issued_documents/{document_id}/e_invoice/send",
    body=Keywords("application/json"),
    responses={"200": lambda: models.SendEInvoiceResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_VERIFY_XML: Operation[models.VerifyEInvoiceXmlResponse] = Operation(
    "verifyEInvoiceXml",
    "GET /c/{company_id}/issued_documents/{document_id}/e_invoice/xml_verify",
    responses={"200": lambda: models.VerifyEInvoiceXmlResponse},
    errors=VERIFY_XML_ERRORS,
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_GET_XML: Operation[str] = Operation(
    "getEInvoiceXml",
    "GET /c/{company_id}/issued_documents/{document_id}/e_invoice/xml",
    parameters=queries("include_attachment"),
    responses={"200": lambda: str},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_GET_REJECTION_REASON: Operation[models.GetEInvoiceRejectionReasonResponse] = Operation(
    "getEInvoiceRejectionReason",
    "GET /c/{company_id}/issued_documents/{document_id}/e_invoice/error_reason",
    responses={"200": lambda: models.GetEInvoiceRejectionReasonResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)


class IssuedEInvoices(Resource):
    """Electronic invoices in the FatturaPA format: check them, send them to the
    exchange system, fetch the XML, learn why one was refused."""

    def send(
        self,
        company_id: int,
        document_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.SendEInvoiceRequestParams],
    ) -> models.SendEInvoiceResponse:
        """Send an electronic invoice.

        Signs the XML of the invoice and hands it to the exchange system (SdI), which
        delivers it to the client. The outcome comes later: watch `ei_status` of the
        document, or subscribe to its webhook. With `options.dry_run` all is checked and
        nothing sent.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042.
            data: Codes that replace the company's own for this invoice.
            options: How to go about it."""
        return self._call(_SEND, (company_id, document_id), request_options, body)

    def verify_xml(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> models.VerifyEInvoiceXmlResponse:
        """Check the XML of an electronic invoice.

        Builds the XML and checks it against the rules of the exchange system without
        sending it. An invoice that would be refused gives status 422 with the errors
        found.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(_VERIFY_XML, (company_id, document_id), request_options)

    def get_xml(
        self,
        company_id: int,
        document_id: int,
        *,
        include_attachment: bool | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> str:
        """Download the XML of an electronic invoice.

        Returns the invoice as XML text in the FatturaPA format. Before the invoice is
        sent, this is the XML that would be sent.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042.
            include_attachment: Whether the file attached to the document is put inside
                the XML. When false or left out the XML is shorter and carries the
                invoice data alone. Example: False."""
        return self._call(
            _GET_XML, (company_id, document_id, include_attachment), request_options
        )

    def get_rejection_reason(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> models.GetEInvoiceRejectionReasonResponse:
        """Get why an electronic invoice was refused.

        Returns the error given by the exchange system or the reason given by the
        client, with a hint at the remedy. Meant for invoices whose `ei_status` is
        `discarded`, `rejected` or `error`.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            document_id: Identifier of the document. Example: 7042."""
        return self._call(
            _GET_REJECTION_REASON, (company_id, document_id), request_options
        )


class AsyncIssuedEInvoices(AsyncResource):
    """Electronic invoices in the FatturaPA format: check them, send them to the
    exchange system, fetch the XML, learn why one was refused."""

    async def send(
        self,
        company_id: int,
        document_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.SendEInvoiceRequestParams],
    ) -> models.SendEInvoiceResponse:
        """Send an electronic invoice; arguments as for ``IssuedEInvoices.send``."""
        return await self._call(_SEND, (company_id, document_id), request_options, body)

    async def verify_xml(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> models.VerifyEInvoiceXmlResponse:
        """Check the XML of an electronic invoice."""
        return await self._call(_VERIFY_XML, (company_id, document_id), request_options)

    async def get_xml(
        self,
        company_id: int,
        document_id: int,
        *,
        include_attachment: bool | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> str:
        """Download the XML of an electronic invoice."""
        return await self._call(
            _GET_XML, (company_id, document_id, include_attachment), request_options
        )

    async def get_rejection_reason(
        self, company_id: int, document_id: int, *, request_options: Options = None
    ) -> models.GetEInvoiceRejectionReasonResponse:
        """Get why an electronic invoice was refused."""
        return await self._call(
            _GET_REJECTION_REASON, (company_id, document_id), request_options
        )
