"""Every operation of Taxes, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client, models, params

from .conftest import check

CREATE_F24_BODY: params.CreateF24RequestParams = {
    "data": {
        "due_date": "2026-04-16",
        "status": "not_paid",
        "payment_account": {"id": 8101},
        "amount": 1843.2,
        "attachment_token": "example-attachment-token-f24",
        "description": "IVA di marzo 2026",
    },
}

MODIFY_F24_BODY: params.ModifyF24RequestParams = {
    "data": {"status": "paid", "description": "IVA di marzo 2026, versata"},
}

UPLOAD_F24_ATTACHMENT_BODY: models.Attachment | params.AttachmentParams = {
    "filename": "f24-aprile.pdf",
    "attachment": b"Modello F24 di aprile 2026",
}


def test_list_f24(client: Client) -> None:
    result = client.taxes.list_f24(
        16,
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listF24")


@pytest.mark.anyio
async def test_async_list_f24(async_client: AsyncClient) -> None:
    result = await async_client.taxes.list_f24(
        16,
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listF24")


def test_create_f24(client: Client) -> None:
    result = client.taxes.create_f24(16, **CREATE_F24_BODY)
    check(result, "createF24")


@pytest.mark.anyio
async def test_async_create_f24(async_client: AsyncClient) -> None:
    result = await async_client.taxes.create_f24(16, **CREATE_F24_BODY)
    check(result, "createF24")


def test_get_f24(client: Client) -> None:
    result = client.taxes.get_f24(16, 7042, fields="id,name", fieldset="basic")
    check(result, "getF24")


@pytest.mark.anyio
async def test_async_get_f24(async_client: AsyncClient) -> None:
    result = await async_client.taxes.get_f24(
        16, 7042, fields="id,name", fieldset="basic"
    )
    check(result, "getF24")


def test_modify_f24(client: Client) -> None:
    result = client.taxes.modify_f24(16, 7042, **MODIFY_F24_BODY)
    check(result, "modifyF24")


@pytest.mark.anyio
async def test_async_modify_f24(async_client: AsyncClient) -> None:
    result = await async_client.taxes.modify_f24(16, 7042, **MODIFY_F24_BODY)
    check(result, "modifyF24")


def test_delete_f24(client: Client) -> None:
    client.taxes.delete_f24(16, 7042)


@pytest.mark.anyio
async def test_async_delete_f24(async_client: AsyncClient) -> None:
    await async_client.taxes.delete_f24(16, 7042)


def test_upload_f24_attachment(client: Client) -> None:
    result = client.taxes.upload_f24_attachment(16, body=UPLOAD_F24_ATTACHMENT_BODY)
    check(result, "uploadF24Attachment")


@pytest.mark.anyio
async def test_async_upload_f24_attachment(async_client: AsyncClient) -> None:
    result = await async_client.taxes.upload_f24_attachment(
        16, body=UPLOAD_F24_ATTACHMENT_BODY
    )
    check(result, "uploadF24Attachment")


def test_delete_f24_attachment(client: Client) -> None:
    client.taxes.delete_f24_attachment(16, 7042)


@pytest.mark.anyio
async def test_async_delete_f24_attachment(async_client: AsyncClient) -> None:
    await async_client.taxes.delete_f24_attachment(16, 7042)
