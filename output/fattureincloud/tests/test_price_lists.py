"""Every operation of PriceLists, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client

from .conftest import check


def test_get(client: Client) -> None:
    result = client.price_lists.get(16)
    check(result, "getPriceLists")


@pytest.mark.anyio
async def test_async_get(async_client: AsyncClient) -> None:
    result = await async_client.price_lists.get(16)
    check(result, "getPriceLists")


def test_get_items(client: Client) -> None:
    result = client.price_lists.get_items(16, "512")
    check(result, "getPriceListItems")


@pytest.mark.anyio
async def test_async_get_items(async_client: AsyncClient) -> None:
    result = await async_client.price_lists.get_items(16, "512")
    check(result, "getPriceListItems")
