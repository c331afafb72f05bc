"""Every operation of Settings, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client, params

from .conftest import check

CREATE_PAYMENT_METHOD_BODY: params.CreatePaymentMethodRequestParams = {
    "data": {
        "name": "Bonifico a 30 e 60 giorni",
        "type": "standard",
        "is_default": True,
        "default_payment_account": {
            "id": 8101,
            "name": "Conto corrente aziendale",
            "virtual": False,
        },
        "details": [
            {"title": "Banca", "description": "Banca Immaginaria di Verona"},
            {"title": "IBAN", "description": "IT72O9999900016000000160081"},
        ],
        "bank_iban": "IT72O9999900016000000160081",
        "bank_name": "Banca Immaginaria di Verona",
        "bank_beneficiary": "Bottega Lume S.r.l.",
        "ei_payment_method": "MP05",
    },
}

MODIFY_PAYMENT_METHOD_BODY: params.ModifyPaymentMethodRequestParams = {
    "data": {
        "name": "Bonifico a 60 giorni",
        "is_default": False,
        "details": [
            {"title": "Banca", "description": "Banca Immaginaria di Verona"},
            {"title": "IBAN", "description": "IT72O9999900016000000160081"},
            {"title": "Causale", "description": "Numero e data della fattura"},
        ],
    },
}

CREATE_PAYMENT_ACCOUNT_BODY: params.CreatePaymentAccountRequestParams = {
    "data": {
        "name": "Conto corrente aziendale",
        "type": "bank",
        "iban": "IT72O9999900016000000160081",
        "sia": "Q9Z16",
        "cuc": "1600999Q",
        "virtual": False,
    },
}

MODIFY_PAYMENT_ACCOUNT_BODY: params.ModifyPaymentAccountRequestParams = {
    "data": {"name": "Conto corrente principale", "sia": "Q9Z17"},
}

CREATE_VAT_TYPE_BODY: params.CreateVatTypeRequestParams = {
    "data": {
        "value": 22,
        "description": "Aliquota ordinaria",
        "notes": "Aliquota da applicare se non ne è prevista una ridotta",
        "e_invoice": True,
        "ei_type": "0",
        "ei_description": "Operazione imponibile",
        "is_disabled": False,
        "default": True,
    },
}

MODIFY_VAT_TYPE_BODY: params.ModifyVatTypeRequestParams = {
    "data": {"notes": "Da usare solo per la vendita di lampade", "default": False},
}


def test_create_payment_method(client: Client) -> None:
    result = client.settings.create_payment_method(16, **CREATE_PAYMENT_METHOD_BODY)
    check(result, "createPaymentMethod")


@pytest.mark.anyio
async def test_async_create_payment_method(async_client: AsyncClient) -> None:
    result = await async_client.settings.create_payment_method(
        16, **CREATE_PAYMENT_METHOD_BODY
    )
    check(result, "createPaymentMethod")


def test_get_payment_method(client: Client) -> None:
    result = client.settings.get_payment_method(
        16, 8201, fields="id,name", fieldset="basic"
    )
    check(result, "getPaymentMethod")


@pytest.mark.anyio
async def test_async_get_payment_method(async_client: AsyncClient) -> None:
    result = await async_client.settings.get_payment_method(
        16, 8201, fields="id,name", fieldset="basic"
    )
    check(result, "getPaymentMethod")


def test_modify_payment_method(client: Client) -> None:
    result = client.settings.modify_payment_method(
        16, 8201, **MODIFY_PAYMENT_METHOD_BODY
    )
    check(result, "modifyPaymentMethod")


@pytest.mark.anyio
async def test_async_modify_payment_method(async_client: AsyncClient) -> None:
    result = await async_client.settings.modify_payment_method(
        16, 8201, **MODIFY_PAYMENT_METHOD_BODY
    )
    check(result, "modifyPaymentMethod")


def test_delete_payment_method(client: Client) -> None:
    client.settings.delete_payment_method(16, 8201)


@pytest.mark.anyio
async def test_async_delete_payment_method(async_client: AsyncClient) -> None:
    await async_client.settings.delete_payment_method(16, 8201)


def test_create_payment_account(client: Client) -> None:
    result = client.settings.create_payment_account(16, **CREATE_PAYMENT_ACCOUNT_BODY)
    check(result, "createPaymentAccount")


@pytest.mark.anyio
async def test_async_create_payment_account(async_client: AsyncClient) -> None:
    result = await async_client.settings.create_payment_account(
        16, **CREATE_PAYMENT_ACCOUNT_BODY
    )
    check(result, "createPaymentAccount")


def test_get_tax_profile(client: Client) -> None:
    result = client.settings.get_tax_profile(16)
    check(result, "getTaxProfile")


@pytest.mark.anyio
async def test_async_get_tax_profile(async_client: AsyncClient) -> None:
    result = await async_client.settings.get_tax_profile(16)
    check(result, "getTaxProfile")


def test_get_payment_account(client: Client) -> None:
    result = client.settings.get_payment_account(
        16, 8101, fields="id,name", fieldset="basic"
    )
    check(result, "getPaymentAccount")


@pytest.mark.anyio
async def test_async_get_payment_account(async_client: AsyncClient) -> None:
    result = await async_client.settings.get_payment_account(
        16, 8101, fields="id,name", fieldset="basic"
    )
    check(result, "getPaymentAccount")


def test_modify_payment_account(client: Client) -> None:
    result = client.settings.modify_payment_account(
        16, 8101, **MODIFY_PAYMENT_ACCOUNT_BODY
    )
    check(result, "modifyPaymentAccount")


@pytest.mark.anyio
async def test_async_modify_payment_account(async_client: AsyncClient) -> None:
    result = await async_client.settings.modify_payment_account(
        16, 8101, **MODIFY_PAYMENT_ACCOUNT_BODY
    )
    check(result, "modifyPaymentAccount")


def test_delete_payment_account(client: Client) -> None:
    client.settings.delete_payment_account(16, 8101)


@pytest.mark.anyio
async def test_async_delete_payment_account(async_client: AsyncClient) -> None:
    await async_client.settings.delete_payment_account(16, 8101)


def test_create_vat_type(client: Client) -> None:
    result = client.settings.create_vat_type(16, **CREATE_VAT_TYPE_BODY)
    check(result, "createVatType")


@pytest.mark.anyio
async def test_async_create_vat_type(async_client: AsyncClient) -> None:
    result = await async_client.settings.create_vat_type(16, **CREATE_VAT_TYPE_BODY)
    check(result, "createVatType")


def test_list_templates(client: Client) -> None:
    result = client.settings.list_templates(16, fields="id,name", fieldset="basic")
    check(result, "listTemplates")


@pytest.mark.anyio
async def test_async_list_templates(async_client: AsyncClient) -> None:
    result = await async_client.settings.list_templates(
        16, fields="id,name", fieldset="basic"
    )
    check(result, "listTemplates")


def test_get_template(client: Client) -> None:
    result = client.settings.get_template(16, 9101, fields="id,name", fieldset="basic")
    check(result, "getTemplate")


@pytest.mark.anyio
async def test_async_get_template(async_client: AsyncClient) -> None:
    result = await async_client.settings.get_template(
        16, 9101, fields="id,name", fieldset="basic"
    )
    check(result, "getTemplate")


def test_get_vat_type(client: Client) -> None:
    result = client.settings.get_vat_type(16, 2220)
    check(result, "getVatType")


@pytest.mark.anyio
async def test_async_get_vat_type(async_client: AsyncClient) -> None:
    result = await async_client.settings.get_vat_type(16, 2220)
    check(result, "getVatType")


def test_modify_vat_type(client: Client) -> None:
    result = client.settings.modify_vat_type(16, 2220, **MODIFY_VAT_TYPE_BODY)
    check(result, "modifyVatType")


@pytest.mark.anyio
async def test_async_modify_vat_type(async_client: AsyncClient) -> None:
    result = await async_client.settings.modify_vat_type(
        16, 2220, **MODIFY_VAT_TYPE_BODY
    )
    check(result, "modifyVatType")


def test_delete_vat_type(client: Client) -> None:
    client.settings.delete_vat_type(16, 2220)


@pytest.mark.anyio
async def test_async_delete_vat_type(async_client: AsyncClient) -> None:
    await async_client.settings.delete_vat_type(16, 2220)
