"""Every operation of Companies, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client

from .conftest import check


def test_get_info(client: Client) -> None:
    result = client.companies.get_info(16)
    check(result, "getCompanyInfo")


@pytest.mark.anyio
async def test_async_get_info(async_client: AsyncClient) -> None:
    result = await async_client.companies.get_info(16)
    check(result, "getCompanyInfo")


def test_get_plan_usage(client: Client) -> None:
    result = client.companies.get_plan_usage(16, category="clients")
    check(result, "getCompanyPlanUsage")


@pytest.mark.anyio
async def test_async_get_plan_usage(async_client: AsyncClient) -> None:
    result = await async_client.companies.get_plan_usage(16, category="clients")
    check(result, "getCompanyPlanUsage")
