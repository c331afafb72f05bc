"""What callers may pass for models of ``settings``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from .. import models
    from .common import PaymentAccountParams, PaymentMethodParams, VatTypeParams


class CreatePaymentAccountRequestParams(TypedDict, total=False):
    """What may be passed for a ``models.CreatePaymentAccountRequest``."""

    data: models.PaymentAccount | PaymentAccountParams | None


class CreatePaymentMethodRequestParams(TypedDict, total=False):
    """What may be passed for a ``models.CreatePaymentMethodRequest``."""

    data: models.PaymentMethod | PaymentMethodParams | None


class CreateVatTypeRequestParams(TypedDict, total=False):
    """What may be passed for a ``models.CreateVatTypeRequest``."""

    data: models.VatType | VatTypeParams | None


class ModifyPaymentAccountRequestParams(TypedDict, total=False):
    """What may be passed for a ``models.ModifyPaymentAccountRequest``."""

    data: models.PaymentAccount | PaymentAccountParams | None


class ModifyPaymentMethodRequestParams(TypedDict, total=False):
    """What may be passed for a ``models.ModifyPaymentMethodRequest``."""

    data: models.PaymentMethod | PaymentMethodParams | None


class ModifyVatTypeRequestParams(TypedDict, total=False):
    """What may be passed for a ``models.ModifyVatTypeRequest``."""

    data: models.VatType | VatTypeParams | None
