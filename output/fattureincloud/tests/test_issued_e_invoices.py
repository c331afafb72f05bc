"""Every operation of Issued e-invoices, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client, params

from .conftest import check

SEND_BODY: params.SendEInvoiceRequestParams = {
    "data": {"cassa_type": "TC22", "withholding_tax_causal": "W"},
    "options": {"dry_run": False},
}


def test_send(client: Client) -> None:
    result = client.issued_e_invoices.send(16, 7042, **SEND_BODY)
    check(result, "sendEInvoice")


@pytest.mark.anyio
async def test_async_send(async_client: AsyncClient) -> None:
    result = await async_client.issued_e_invoices.send(16, 7042, **SEND_BODY)
    check(result, "sendEInvoice")


def test_verify_xml(client: Client) -> None:
    result = client.issued_e_invoices.verify_xml(16, 7042)
    check(result, "verifyEInvoiceXml")


@pytest.mark.anyio
async def test_async_verify_xml(async_client: AsyncClient) -> None:
    result = await async_client.issued_e_invoices.verify_xml(16, 7042)
    check(result, "verifyEInvoiceXml")


def test_get_xml(client: Client) -> None:
    result = client.issued_e_invoices.get_xml(16, 7042, include_attachment=False)
    check(result, "getEInvoiceXml")


@pytest.mark.anyio
async def test_async_get_xml(async_client: AsyncClient) -> None:
    result = await async_client.issued_e_invoices.get_xml(
        16, 7042, include_attachment=False
    )
    check(result, "getEInvoiceXml")


def test_get_rejection_reason(client: Client) -> None:
    result = client.issued_e_invoices.get_rejection_reason(16, 7042)
    check(result, "getEInvoiceRejectionReason")


@pytest.mark.anyio
async def test_async_get_rejection_reason(async_client: AsyncClient) -> None:
    result = await async_client.issued_e_invoices.get_rejection_reason(16, 7042)
    check(result, "getEInvoiceRejectionReason")
