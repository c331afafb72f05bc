"""What callers may pass for the models of ``taxes``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from typing_extensions import TypedDict

if TYPE_CHECKING:
    import datetime as dt

    from .. import models
    from .common import PaymentAccountParams

F24StatusValue: TypeAlias = Literal["paid", "not_paid", "reversed"]
F24StatusParam: TypeAlias = "models.F24Status | F24StatusValue"


class F24Params(TypedDict, total=False):
    id: int | None
    due_date: dt.date | str | None
    status: F24StatusParam
    payment_account: models.PaymentAccount | PaymentAccountParams | None
    amount: float | None
    attachment_token: str | None
    description: str | None


class CreateF24RequestParams(TypedDict, total=False):
    data: models.F24 | F24Params | None


class ModifyF24RequestParams(TypedDict, total=False):
    data: models.F24 | F24Params | None
