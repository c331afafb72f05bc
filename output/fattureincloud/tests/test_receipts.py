"""Every operation of Receipts, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client, params

from .conftest import check

CREATE_BODY: params.CreateReceiptRequestParams = {
    "data": {
        "date": "2026-03-14",
        "numeration": "C1",
        "amount_net": 208,
        "amount_vat": 45.76,
        "amount_gross": 253.76,
        "use_gross_prices": True,
        "type": "till_receipt",
        "description": "Incassi di sabato",
        "rc_center": "Negozio",
        "payment_account": {"id": 8102},
        "items_list": [
            {
                "amount_net": 180,
                "amount_gross": 219.6,
                "category": "Lampade",
                "vat": {"id": 2220, "value": 22},
            },
            {
                "amount_net": 28,
                "amount_gross": 34.16,
                "category": "Ricambi",
                "vat": {"id": 2220, "value": 22},
            },
        ],
    },
    "autocomplete_number": True,
}

MODIFY_BODY: params.ModifyReceiptRequestParams = {
    "data": {
        "amount_net": 222,
        "amount_vat": 48.84,
        "amount_gross": 270.84,
        "description": "Incassi di sabato, corretti",
        "items_list": [
            {
                "id": 70461,
                "amount_net": 180,
                "amount_gross": 219.6,
                "category": "Lampade",
                "vat": {"id": 2220, "value": 22, "description": "Aliquota ordinaria"},
            },
            {
                "id": 70462,
                "amount_net": 42,
                "amount_gross": 51.24,
                "category": "Ricambi",
                "vat": {"id": 2220, "value": 22, "description": "Aliquota ordinaria"},
            },
        ],
    },
}


def test_list(client: Client) -> None:
    result = client.receipts.list(
        16,
        fields="id,name",
        fieldset="basic",
        page=1,
        per_page=50,
        sort="-date,number",
        q="name like 'Caffè%'",
    )
    check(result, "listReceipts")


@pytest.mark.anyio
async def test_async_list(async_client: AsyncClient) -> None:
    result = await async_client.receipts.list(
        16,
        fields="id,name",
        fieldset="basic",
        page=1,
        per_page=50,
        sort="-date,number",
        q="name like 'Caffè%'",
    )
    check(result, "listReceipts")


def test_create(client: Client) -> None:
    result = client.receipts.create(16, **CREATE_BODY)
    check(result, "createReceipt")


@pytest.mark.anyio
async def test_async_create(async_client: AsyncClient) -> None:
    result = await async_client.receipts.create(16, **CREATE_BODY)
    check(result, "createReceipt")


def test_get(client: Client) -> None:
    result = client.receipts.get(16, 7042, fields="id,name", fieldset="basic")
    check(result, "getReceipt")


@pytest.mark.anyio
async def test_async_get(async_client: AsyncClient) -> None:
    result = await async_client.receipts.get(
        16, 7042, fields="id,name", fieldset="basic"
    )
    check(result, "getReceipt")


def test_modify(client: Client) -> None:
    result = client.receipts.modify(16, 7042, **MODIFY_BODY)
    check(result, "modifyReceipt")


@pytest.mark.anyio
async def test_async_modify(async_client: AsyncClient) -> None:
    result = await async_client.receipts.modify(16, 7042, **MODIFY_BODY)
    check(result, "modifyReceipt")


def test_delete(client: Client) -> None:
    client.receipts.delete(16, 7042)


@pytest.mark.anyio
async def test_async_delete(async_client: AsyncClient) -> None:
    await async_client.receipts.delete(16, 7042)


def test_get_pre_create_info(client: Client) -> None:
    result = client.receipts.get_pre_create_info(16)
    check(result, "getReceiptPreCreateInfo")


@pytest.mark.anyio
async def test_async_get_pre_create_info(async_client: AsyncClient) -> None:
    result = await async_client.receipts.get_pre_create_info(16)
    check(result, "getReceiptPreCreateInfo")


def test_get_monthly_totals(client: Client) -> None:
    result = client.receipts.get_monthly_totals(16, type="till_receipt", year="2026")
    check(result, "getReceiptsMonthlyTotals")


@pytest.mark.anyio
async def test_async_get_monthly_totals(async_client: AsyncClient) -> None:
    result = await async_client.receipts.get_monthly_totals(
        16, type="till_receipt", year="2026"
    )
    check(result, "getReceiptsMonthlyTotals")
