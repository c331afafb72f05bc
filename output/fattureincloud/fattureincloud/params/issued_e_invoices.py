"""What callers may pass for the models of ``issued_e_invoices``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from .. import models


class SendEInvoiceRequestDataParams(TypedDict, total=False):
    cassa_type: str | None
    withholding_tax_causal: str | None


class SendEInvoiceRequestOptionsParams(TypedDict, total=False):
    dry_run: bool | None


class SendEInvoiceRequestParams(TypedDict, total=False):
    data: models.SendEInvoiceRequestData | SendEInvoiceRequestDataParams | None
    options: models.SendEInvoiceRequestOptions | SendEInvoiceRequestOptionsParams | None
