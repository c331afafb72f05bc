"""What the operations of several resources have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.operation import Answer

ERRORS: Mapping[str, Answer] = {
    "400": lambda: models.ApiErrorResponse,
    "401": lambda: models.ApiErrorResponse,
    "403": lambda: models.ApiErrorResponse,
    "404": lambda: models.ApiErrorResponse,
    "405": lambda: models.ApiErrorResponse,
    "409": lambda: models.ApiErrorResponse,
    "422": lambda: models.ApiErrorResponse,
    "429": lambda: models.ApiErrorResponse,
    "500": lambda: models.ApiErrorResponse,
}

VERIFY_XML_ERRORS: Mapping[str, Answer] = {
    "400": lambda: models.ApiErrorResponse,
    "401": lambda: models.ApiErrorResponse,
    "403": lambda: models.ApiErrorResponse,
    "404": lambda: models.ApiErrorResponse,
    "405": lambda: models.ApiErrorResponse,
    "409": lambda: models.ApiErrorResponse,
    "422": lambda: models.VerifyEInvoiceXmlErrorResponse,
    "429": lambda: models.ApiErrorResponse,
    "500": lambda: models.ApiErrorResponse,
}
