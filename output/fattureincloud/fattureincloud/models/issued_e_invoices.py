"""Models of ``issued_e_invoices``."""

from __future__ import annotations

import datetime as dt
from typing import TypeAlias

from .._runtime.models import Model


class EInvoiceRejectionReason(Model):
    """Why an electronic invoice was refused."""

    reason: str | None = None
    """The error of the exchange system, or the words of the client."""
    ei_status: str | None = None
    """Status of the invoice, as in the `ei_status` of the document."""
    solution: str | None = None
    """What to do about it."""
    code: str | None = None
    """Error code of the exchange system, five digits such as `00305`. Empty when the
    client refused."""
    date: dt.datetime | None = None
    """When the invoice was refused."""


class GetEInvoiceRejectionReasonResponse(Model):
    """What `getEInvoiceRejectionReason` returns."""

    data: EInvoiceRejectionReason | None = None
    """The reason and the remedy."""


GetEInvoiceXmlResponse: TypeAlias = str
"""The XML of an electronic invoice, as text."""


class SendEInvoiceRequestData(Model):
    """Codes that replace the company's own for this invoice."""

    cassa_type: str | None = None
    """Code of the pension fund (TipoCassa), from `TC01` to `TC22`. The company's own
    when left out."""
    withholding_tax_causal: str | None = None
    """Code of the reason for withholding (CausalePagamento). The company's own when
    left out."""


class SendEInvoiceRequestOptions(Model):
    """How to go about it."""

    dry_run: bool | None = None
    """Whether to go through the steps without sending anything."""


class SendEInvoiceRequest(Model):
    """What `sendEInvoice` takes."""

    data: SendEInvoiceRequestData | None = None
    """Codes that replace the company's own for this invoice."""
    options: SendEInvoiceRequestOptions | None = None
    """How to go about it."""


class SendEInvoiceResponseData(Model):
    """The file that was handed over."""

    name: str | None = None
    """Name of the XML file, as the exchange system knows it."""
    date: str | None = None
    """When it was handed over."""


class SendEInvoiceResponse(Model):
    """What `sendEInvoice` returns."""

    data: SendEInvoiceResponseData | None = None
    """The file that was handed over."""


class VerifyEInvoiceXmlErrorResponseErrorValidationResult(Model):
    """The errors, as a list."""

    xml_errors: list[str] | None = None
    """One sentence for each error in the XML."""


class VerifyEInvoiceXmlErrorResponseError(Model):
    """What is wrong with the XML."""

    message: str | None = None
    """The errors in a sentence, meant for a person."""
    validation_result: VerifyEInvoiceXmlErrorResponseErrorValidationResult | None = None
    """The errors, as a list."""


class VerifyEInvoiceXmlErrorResponseExtra(Model):
    """The errors once more, for programs."""

    errors: list[str] | None = None
    """One entry for each error."""


class VerifyEInvoiceXmlErrorResponse(Model):
    """Why the XML of an electronic invoice would be refused."""

    error: VerifyEInvoiceXmlErrorResponseError | None = None
    """What is wrong with the XML."""
    extra: VerifyEInvoiceXmlErrorResponseExtra | None = None
    """The errors once more, for programs."""


class VerifyEInvoiceXmlResponseData(Model):
    """The outcome."""

    success: bool | None = None
    """Whether the XML is valid."""


class VerifyEInvoiceXmlResponse(Model):
    """What `verifyEInvoiceXml` returns for XML that is valid."""

    data: VerifyEInvoiceXmlResponseData | None = None
    """The outcome."""
