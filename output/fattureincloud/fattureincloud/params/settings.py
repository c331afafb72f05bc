"""What callers may pass for the models of ``settings``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from .. import models
    from .common import PaymentAccountParams, PaymentMethodParams, VatTypeParams


class CreatePaymentAccountRequestParams(TypedDict, total=False):
    data: models.PaymentAccount | PaymentAccountParams | None


class CreatePaymentMethodRequestParams(TypedDict, total=False):
    data: models.PaymentMethod | PaymentMethodParams | None


class CreateVatTypeRequestParams(TypedDict, total=False):
    data: models.VatType | VatTypeParams | None


class ModifyPaymentAccountRequestParams(TypedDict, total=False):
    data: models.PaymentAccount | PaymentAccountParams | None


class ModifyPaymentMethodRequestParams(TypedDict, total=False):
    data: models.PaymentMethod | PaymentMethodParams | None


class ModifyVatTypeRequestParams(TypedDict, total=False):
    data: models.VatType | VatTypeParams | None
