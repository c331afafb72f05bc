"""Every operation of User, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client

from .conftest import check


def test_get_info(client: Client) -> None:
    result = client.user.get_info()
    check(result, "getUserInfo")


@pytest.mark.anyio
async def test_async_get_info(async_client: AsyncClient) -> None:
    result = await async_client.user.get_info()
    check(result, "getUserInfo")


def test_list_companies(client: Client) -> None:
    result = client.user.list_companies()
    check(result, "listUserCompanies")


@pytest.mark.anyio
async def test_async_list_companies(async_client: AsyncClient) -> None:
    result = await async_client.user.list_companies()
    check(result, "listUserCompanies")
