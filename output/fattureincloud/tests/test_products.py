"""Every operation of Products, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client, params

from .conftest import check

CREATE_BODY: params.CreateProductRequestParams = {
    "data": {
        "name": "Lampada da tavolo Iride",
        "code": "LMP-IRD-01",
        "net_price": 90,
        "gross_price": 109.8,
        "use_gross_price": False,
        "default_vat": {"id": 2220},
        "net_cost": 34.5,
        "measure": "pz",
        "description": "Base in ottone, paralume in lino, cavo tessile rosso",
        "category": "Lampade",
        "notes": "Fatta a mano, ogni pezzo è numerato",
        "in_stock": True,
        "stock_initial": 60,
    },
}

MODIFY_BODY: params.ModifyProductRequestParams = {
    "data": {
        "net_price": 95,
        "gross_price": 115.9,
        "description": "Base in ottone, paralume in lino, cavo tessile blu",
    },
}


def test_list(client: Client) -> None:
    result = client.products.list(
        16,
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listProducts")


@pytest.mark.anyio
async def test_async_list(async_client: AsyncClient) -> None:
    result = await async_client.products.list(
        16,
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listProducts")


def test_create(client: Client) -> None:
    result = client.products.create(16, **CREATE_BODY)
    check(result, "createProduct")


@pytest.mark.anyio
async def test_async_create(async_client: AsyncClient) -> None:
    result = await async_client.products.create(16, **CREATE_BODY)
    check(result, "createProduct")


def test_get(client: Client) -> None:
    result = client.products.get(16, 6301, fields="id,name", fieldset="basic")
    check(result, "getProduct")


@pytest.mark.anyio
async def test_async_get(async_client: AsyncClient) -> None:
    result = await async_client.products.get(
        16, 6301, fields="id,name", fieldset="basic"
    )
    check(result, "getProduct")


def test_modify(client: Client) -> None:
    result = client.products.modify(16, 6301, **MODIFY_BODY)
    check(result, "modifyProduct")


@pytest.mark.anyio
async def test_async_modify(async_client: AsyncClient) -> None:
    result = await async_client.products.modify(16, 6301, **MODIFY_BODY)
    check(result, "modifyProduct")


def test_delete(client: Client) -> None:
    client.products.delete(16, 6301)


@pytest.mark.anyio
async def test_async_delete(async_client: AsyncClient) -> None:
    await async_client.products.delete(16, 6301)
