"""Models of ``price_lists``."""

from __future__ import annotations

from typing import TypeAlias

from .._runtime.models import Model
from .common import PriceList


class PriceListItem(Model):
    """The price of one product on a price list."""

    price: float | None = None
    """Euro for one unit, with or without VAT as the `prices_type` of the list says."""


PriceListItemsList: TypeAlias = dict[str, PriceListItem]
"""The prices on a price list: the keys are product identifiers."""


class GetPriceListItemsResponse(Model):
    """What `getPriceListItems` returns."""

    data: PriceListItemsList | None = None
    """The prices by product."""


class ListPriceListsResponse(Model):
    """What `getPriceLists` returns."""

    data: list[PriceList] | None = None
    """The price lists."""
