"""Every operation of Archive, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client, models, params

from .conftest import check

CREATE_DOCUMENT_BODY: params.CreateArchiveDocumentRequestParams = {
    "data": {
        "date": "2026-01-12",
        "description": "Contratto di affitto del laboratorio",
        "category": "Affitti e contratti",
        "attachment_token": "example-attachment-token-archive",
    },
}

MODIFY_DOCUMENT_BODY: params.ModifyArchiveDocumentRequestParams = {
    "data": {"description": "Contratto di affitto del laboratorio, rinnovato"},
}

UPLOAD_DOCUMENT_ATTACHMENT_BODY: models.Attachment | params.AttachmentParams = {
    "filename": "contratto.pdf",
    "attachment": b"Contratto di affitto firmato",
}


def test_list_documents(client: Client) -> None:
    result = client.archive.list_documents(
        16,
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listArchiveDocuments")


@pytest.mark.anyio
async def test_async_list_documents(async_client: AsyncClient) -> None:
    result = await async_client.archive.list_documents(
        16,
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listArchiveDocuments")


def test_create_document(client: Client) -> None:
    result = client.archive.create_document(16, **CREATE_DOCUMENT_BODY)
    check(result, "createArchiveDocument")


@pytest.mark.anyio
async def test_async_create_document(async_client: AsyncClient) -> None:
    result = await async_client.archive.create_document(16, **CREATE_DOCUMENT_BODY)
    check(result, "createArchiveDocument")


def test_get_document(client: Client) -> None:
    result = client.archive.get_document(16, 7042, fields="id,name", fieldset="basic")
    check(result, "getArchiveDocument")


@pytest.mark.anyio
async def test_async_get_document(async_client: AsyncClient) -> None:
    result = await async_client.archive.get_document(
        16, 7042, fields="id,name", fieldset="basic"
    )
    check(result, "getArchiveDocument")


def test_modify_document(client: Client) -> None:
    result = client.archive.modify_document(16, 7042, **MODIFY_DOCUMENT_BODY)
    check(result, "modifyArchiveDocument")


@pytest.mark.anyio
async def test_async_modify_document(async_client: AsyncClient) -> None:
    result = await async_client.archive.modify_document(
        16, 7042, **MODIFY_DOCUMENT_BODY
    )
    check(result, "modifyArchiveDocument")


def test_delete_document(client: Client) -> None:
    client.archive.delete_document(16, 7042)


@pytest.mark.anyio
async def test_async_delete_document(async_client: AsyncClient) -> None:
    await async_client.archive.delete_document(16, 7042)


def test_upload_document_attachment(client: Client) -> None:
    result = client.archive.upload_document_attachment(
        16, body=UPLOAD_DOCUMENT_ATTACHMENT_BODY
    )
    check(result, "uploadArchiveDocumentAttachment")


@pytest.mark.anyio
async def test_async_upload_document_attachment(async_client: AsyncClient) -> None:
    result = await async_client.archive.upload_document_attachment(
        16, body=UPLOAD_DOCUMENT_ATTACHMENT_BODY
    )
    check(result, "uploadArchiveDocumentAttachment")
