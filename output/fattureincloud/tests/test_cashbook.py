"""Every operation of Cashbook, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client, params

from .conftest import check

CREATE_ENTRY_BODY: params.CreateCashbookEntryRequestParams = {
    "data": {
        "date": "2026-03-21",
        "description": "Incassi con carta alla fiera dell'artigianato",
        "kind": "cashbook",
        "type": "in",
        "entity_name": "Visitatori della fiera",
        "amount_in": 340,
        "payment_account_in": {"id": 8101},
    },
}

MODIFY_ENTRY_BODY: params.ModifyCashbookEntryRequestParams = {
    "data": {"description": "Incassi con carta, verificati", "amount_in": 365.5},
}


def test_list_entries(client: Client) -> None:
    result = client.cashbook.list_entries(
        16,
        date_from="2026-03-01",
        date_to="2026-04-30",
        year=2026,
        type="all",
        payment_account_id=8101,
    )
    check(result, "listCashbookEntries")


@pytest.mark.anyio
async def test_async_list_entries(async_client: AsyncClient) -> None:
    result = await async_client.cashbook.list_entries(
        16,
        date_from="2026-03-01",
        date_to="2026-04-30",
        year=2026,
        type="all",
        payment_account_id=8101,
    )
    check(result, "listCashbookEntries")


def test_create_entry(client: Client) -> None:
    result = client.cashbook.create_entry(16, **CREATE_ENTRY_BODY)
    check(result, "createCashbookEntry")


@pytest.mark.anyio
async def test_async_create_entry(async_client: AsyncClient) -> None:
    result = await async_client.cashbook.create_entry(16, **CREATE_ENTRY_BODY)
    check(result, "createCashbookEntry")


def test_get_entry(client: Client) -> None:
    result = client.cashbook.get_entry(
        16, "CB-2026-118", fields="id,name", fieldset="basic"
    )
    check(result, "getCashbookEntry")


@pytest.mark.anyio
async def test_async_get_entry(async_client: AsyncClient) -> None:
    result = await async_client.cashbook.get_entry(
        16, "CB-2026-118", fields="id,name", fieldset="basic"
    )
    check(result, "getCashbookEntry")


def test_modify_entry(client: Client) -> None:
    result = client.cashbook.modify_entry(16, "CB-2026-118", **MODIFY_ENTRY_BODY)
    check(result, "modifyCashbookEntry")


@pytest.mark.anyio
async def test_async_modify_entry(async_client: AsyncClient) -> None:
    result = await async_client.cashbook.modify_entry(
        16, "CB-2026-118", **MODIFY_ENTRY_BODY
    )
    check(result, "modifyCashbookEntry")


def test_delete_entry(client: Client) -> None:
    client.cashbook.delete_entry(16, "CB-2026-118")


@pytest.mark.anyio
async def test_async_delete_entry(async_client: AsyncClient) -> None:
    await async_client.cashbook.delete_entry(16, "CB-2026-118")
