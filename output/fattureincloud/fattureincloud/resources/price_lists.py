"""PriceLists."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Options, Resource

_GET: Operation[models.ListPriceListsResponse] = Operation(
    "getPriceLists",
    "GET /c/{company_id}/price_lists",
    responses={"200": lambda: models.ListPriceListsResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_GET_ITEMS: Operation[models.GetPriceListItemsResponse] = Operation(
    "getPriceListItems",
    "GET /c/{company_id}/price_lists/{price_list_id}/items",
    responses={"200": lambda: models.GetPriceListItemsResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)


class PriceLists(Resource):
    """Named sets of prices that can be given to clients."""

    def get(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListPriceListsResponse:
        """List price lists.

        Returns all price lists of the company, for sales and for purchases.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16."""
        return self._call(_GET, (company_id,), request_options)

    def get_items(
        self, company_id: int, price_list_id: str, *, request_options: Options = None
    ) -> models.GetPriceListItemsResponse:
        """Get the prices of a price list.

        Returns the prices on the list as an object whose keys are product identifiers.
        Products that are not on the list keep the price of the catalogue.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            price_list_id: Identifier of the price list. Example: 512."""
        return self._call(_GET_ITEMS, (company_id, price_list_id), request_options)


class AsyncPriceLists(AsyncResource):
    """Named sets of prices that can be given to clients."""

    async def get(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListPriceListsResponse:
        """List price lists; arguments as for ``PriceLists.get``."""
        return await self._call(_GET, (company_id,), request_options)

    async def get_items(
        self, company_id: int, price_list_id: str, *, request_options: Options = None
    ) -> models.GetPriceListItemsResponse:
        """Get the prices of a price list; arguments as for ``PriceLists.get_items``."""
        return await self._call(
            _GET_ITEMS, (company_id, price_list_id), request_options
        )
