"""What callers may pass for the models of ``products``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from .. import models
    from .common import VatTypeParams


class ProductParams(TypedDict, total=False):
    id: int | None
    name: str | None
    code: str | None
    net_price: float | None
    gross_price: float | None
    use_gross_price: bool | None
    default_vat: models.VatType | VatTypeParams | None
    net_cost: float | None
    measure: str | None
    description: str | None
    category: str | None
    notes: str | None
    in_stock: bool | None
    stock_initial: float | None
    average_cost: float | None
    average_price: float | None
    created_at: str | None
    updated_at: str | None


class CreateProductRequestParams(TypedDict, total=False):
    data: models.Product | ProductParams | None


class ModifyProductRequestParams(TypedDict, total=False):
    data: models.Product | ProductParams | None
