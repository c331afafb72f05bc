"""Every operation of Received Documents, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client, models, params

from .conftest import check

CREATE_BODY: params.CreateReceivedDocumentRequestParams = {
    "pending_id": 7042,
    "data": {
        "type": "expense",
        "entity": {
            "id": 5203,
            "name": "Elettrica Brenta S.r.l.",
            "vat_number": "99052030006",
        },
        "date": "2026-03-05",
        "category": "Componenti elettrici",
        "description": "Lampadine e cavo per il laboratorio",
        "amount_net": 390,
        "amount_vat": 85.8,
        "amount_withholding_tax": 0,
        "amount_other_withholding_tax": 0,
        "amortization": 1,
        "rc_center": "Laboratorio",
        "invoice_number": "214/B",
        "is_marked": False,
        "is_detailed": True,
        "e_invoice": True,
        "currency": {"id": "EUR"},
        "tax_deductibility": 100,
        "vat_deductibility": 100,
        "items_list": [
            {
                "product_id": 6302,
                "code": "LMP-FIL-27",
                "name": "Lampadina a filamento E27",
                "measure": "pz",
                "net_price": 3.2,
                "category": "Ricambi",
                "qty": 100,
                "vat": {"id": 2220, "value": 22},
                "stock": 100,
                "deductibility_vat_percentage": 100,
            },
            {
                "product_id": 6305,
                "code": "CAV-TES-RO",
                "name": "Cavo tessile rosso",
                "measure": "metri",
                "net_price": 1.4,
                "category": "Ricambi",
                "qty": 50,
                "vat": {"id": 2220, "value": 22},
                "stock": 50,
                "deductibility_vat_percentage": 100,
            },
        ],
        "payments_list": [
            {
                "amount": 475.8,
                "due_date": "2026-04-04",
                "payment_terms": {"days": 30, "type": "standard"},
                "status": "not_paid",
                "payment_account": {"id": 8101},
            },
        ],
        "auto_calculate": True,
        "attachment_token": "example-attachment-token-received",
    },
}

MODIFY_BODY: params.ModifyReceivedDocumentRequestParams = {
    "data": {
        "description": "Lampadine e cavo per il laboratorio, pagata",
        "rc_center": "Spedizioni",
        "is_marked": True,
        "payments_list": [
            {
                "id": 70451,
                "amount": 475.8,
                "due_date": "2026-04-04",
                "paid_date": "2026-04-02",
                "payment_terms": {"days": 30, "type": "standard"},
                "status": "paid",
                "payment_account": {
                    "id": 8101,
                    "name": "Conto corrente aziendale",
                    "virtual": False,
                },
            },
        ],
    },
}

GET_NEW_TOTALS_BODY: params.GetNewReceivedDocumentTotalsRequestParams = {
    "data": {
        "type": "expense",
        "entity": {"id": 5203, "name": "Elettrica Brenta S.r.l."},
        "is_detailed": True,
        "items_list": [
            {
                "product_id": 6302,
                "name": "Lampadina a filamento E27",
                "net_price": 3.2,
                "qty": 100,
                "vat": {"id": 2220, "value": 22, "description": "Aliquota ordinaria"},
            },
            {
                "product_id": 6305,
                "name": "Cavo tessile rosso",
                "net_price": 1.4,
                "qty": 50,
                "vat": {"id": 2220, "value": 22, "description": "Aliquota ordinaria"},
            },
        ],
        "payments_list": [
            {"amount": 475.8, "due_date": "2026-04-04", "status": "not_paid"},
        ],
    },
}

GET_EXISTING_TOTALS_BODY: params.GetExistingReceivedDocumentTotalsRequestParams = {
    "data": {
        "type": "expense",
        "entity": {"id": 5203, "name": "Elettrica Brenta S.r.l."},
        "is_detailed": True,
        "items_list": [
            {
                "id": 70441,
                "product_id": 6302,
                "name": "Lampadina a filamento E27",
                "net_price": 3.2,
                "qty": 120,
                "vat": {"id": 2220, "value": 22, "description": "Aliquota ordinaria"},
            },
            {
                "id": 70442,
                "product_id": 6305,
                "name": "Cavo tessile rosso",
                "net_price": 1.4,
                "qty": 50,
                "vat": {"id": 2220, "value": 22, "description": "Aliquota ordinaria"},
            },
        ],
        "payments_list": [
            {
                "id": 70451,
                "amount": 553.88,
                "due_date": "2026-04-04",
                "status": "not_paid",
            },
        ],
    },
}

UPLOAD_ATTACHMENT_BODY: models.Attachment | params.AttachmentParams = {
    "filename": "fattura-214-B.pdf",
    "attachment": b"Copia della fattura 214/B",
}


def test_list(client: Client) -> None:
    result = client.received_documents.list(
        16,
        type="expense",
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listReceivedDocuments")


@pytest.mark.anyio
async def test_async_list(async_client: AsyncClient) -> None:
    result = await async_client.received_documents.list(
        16,
        type="expense",
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listReceivedDocuments")


def test_create(client: Client) -> None:
    result = client.received_documents.create(16, **CREATE_BODY)
    check(result, "createReceivedDocument")


@pytest.mark.anyio
async def test_async_create(async_client: AsyncClient) -> None:
    result = await async_client.received_documents.create(16, **CREATE_BODY)
    check(result, "createReceivedDocument")


def test_get(client: Client) -> None:
    result = client.received_documents.get(16, 7042, fields="id,name", fieldset="basic")
    check(result, "getReceivedDocument")


@pytest.mark.anyio
async def test_async_get(async_client: AsyncClient) -> None:
    result = await async_client.received_documents.get(
        16, 7042, fields="id,name", fieldset="basic"
    )
    check(result, "getReceivedDocument")


def test_modify(client: Client) -> None:
    result = client.received_documents.modify(16, 7042, **MODIFY_BODY)
    check(result, "modifyReceivedDocument")


@pytest.mark.anyio
async def test_async_modify(async_client: AsyncClient) -> None:
    result = await async_client.received_documents.modify(16, 7042, **MODIFY_BODY)
    check(result, "modifyReceivedDocument")


def test_delete(client: Client) -> None:
    client.received_documents.delete(16, 7042)


@pytest.mark.anyio
async def test_async_delete(async_client: AsyncClient) -> None:
    await async_client.received_documents.delete(16, 7042)


def test_list_pending(client: Client) -> None:
    result = client.received_documents.list_pending(
        16,
        type="agyo",
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listPendingReceivedDocuments")


@pytest.mark.anyio
async def test_async_list_pending(async_client: AsyncClient) -> None:
    result = await async_client.received_documents.list_pending(
        16,
        type="agyo",
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listPendingReceivedDocuments")


def test_get_pending(client: Client) -> None:
    result = client.received_documents.get_pending(
        16, 7042, fields="id,name", fieldset="basic"
    )
    check(result, "getPendingReceivedDocument")


@pytest.mark.anyio
async def test_async_get_pending(async_client: AsyncClient) -> None:
    result = await async_client.received_documents.get_pending(
        16, 7042, fields="id,name", fieldset="basic"
    )
    check(result, "getPendingReceivedDocument")


def test_get_new_totals(client: Client) -> None:
    result = client.received_documents.get_new_totals(16, **GET_NEW_TOTALS_BODY)
    check(result, "getNewReceivedDocumentTotals")


@pytest.mark.anyio
async def test_async_get_new_totals(async_client: AsyncClient) -> None:
    result = await async_client.received_documents.get_new_totals(
        16, **GET_NEW_TOTALS_BODY
    )
    check(result, "getNewReceivedDocumentTotals")


def test_get_existing_totals(client: Client) -> None:
    result = client.received_documents.get_existing_totals(
        16, 7042, **GET_EXISTING_TOTALS_BODY
    )
    check(result, "getExistingReceivedDocumentTotals")


@pytest.mark.anyio
async def test_async_get_existing_totals(async_client: AsyncClient) -> None:
    result = await async_client.received_documents.get_existing_totals(
        16, 7042, **GET_EXISTING_TOTALS_BODY
    )
    check(result, "getExistingReceivedDocumentTotals")


def test_upload_attachment(client: Client) -> None:
    result = client.received_documents.upload_attachment(
        16, body=UPLOAD_ATTACHMENT_BODY
    )
    check(result, "uploadReceivedDocumentAttachment")


@pytest.mark.anyio
async def test_async_upload_attachment(async_client: AsyncClient) -> None:
    result = await async_client.received_documents.upload_attachment(
        16, body=UPLOAD_ATTACHMENT_BODY
    )
    check(result, "uploadReceivedDocumentAttachment")


def test_delete_attachment(client: Client) -> None:
    client.received_documents.delete_attachment(16, 7042)


@pytest.mark.anyio
async def test_async_delete_attachment(async_client: AsyncClient) -> None:
    await async_client.received_documents.delete_attachment(16, 7042)


def test_get_pre_create_info(client: Client) -> None:
    result = client.received_documents.get_pre_create_info(16, type="expense")
    check(result, "getReceivedDocumentPreCreateInfo")


@pytest.mark.anyio
async def test_async_get_pre_create_info(async_client: AsyncClient) -> None:
    result = await async_client.received_documents.get_pre_create_info(
        16, type="expense"
    )
    check(result, "getReceivedDocumentPreCreateInfo")


def test_list_bin(client: Client) -> None:
    result = client.received_documents.list_bin(16)
    check(result, "ListBinReceivedDocuments")


@pytest.mark.anyio
async def test_async_list_bin(async_client: AsyncClient) -> None:
    result = await async_client.received_documents.list_bin(16)
    check(result, "ListBinReceivedDocuments")


def test_get_bin(client: Client) -> None:
    result = client.received_documents.get_bin(16, 7042)
    check(result, "GetBinReceivedDocument")


@pytest.mark.anyio
async def test_async_get_bin(async_client: AsyncClient) -> None:
    result = await async_client.received_documents.get_bin(16, 7042)
    check(result, "GetBinReceivedDocument")


def test_delete_bin(client: Client) -> None:
    client.received_documents.delete_bin(16, 7042)


@pytest.mark.anyio
async def test_async_delete_bin(async_client: AsyncClient) -> None:
    await async_client.received_documents.delete_bin(16, 7042)


def test_recover_bin(client: Client) -> None:
    client.received_documents.recover_bin(16, 7042)


@pytest.mark.anyio
async def test_async_recover_bin(async_client: AsyncClient) -> None:
    await async_client.received_documents.recover_bin(16, 7042)
