"""Every operation of Suppliers, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client, params

from .conftest import check

CREATE_BODY: params.CreateSupplierRequestParams = {
    "data": {
        "code": "FOR-0009",
        "name": "Elettrica Brenta S.r.l.",
        "type": "company",
        "first_name": "Dario",
        "last_name": "Zanetti",
        "contact_person": "Dario Zanetti",
        "vat_number": "99052030006",
        "tax_code": "99052030006",
        "address_street": "Via dell'Officina, 21",
        "address_postal_code": "35131",
        "address_city": "Padova",
        "address_province": "PD",
        "address_extra": "Capannone 5",
        "country": "Italia",
        "country_iso": "IT",
        "email": "vendite@elettricabrenta.example.com",
        "certified_email": "elettricabrenta@pec.example.it",
        "phone": "049 0000009",
        "fax": "049 0000010",
        "notes": "Chiude le prime due settimane di agosto",
        "bank_iban": "IT80H9999900016000000005203",
    },
}

MODIFY_BODY: params.ModifySupplierRequestParams = {
    "data": {
        "contact_person": "Irene Favaro",
        "email": "irene@elettricabrenta.example.com",
        "notes": "Chiude tutto agosto",
    },
}


def test_list(client: Client) -> None:
    result = client.suppliers.list(
        16,
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listSuppliers")


@pytest.mark.anyio
async def test_async_list(async_client: AsyncClient) -> None:
    result = await async_client.suppliers.list(
        16,
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listSuppliers")


def test_create(client: Client) -> None:
    result = client.suppliers.create(16, **CREATE_BODY)
    check(result, "createSupplier")


@pytest.mark.anyio
async def test_async_create(async_client: AsyncClient) -> None:
    result = await async_client.suppliers.create(16, **CREATE_BODY)
    check(result, "createSupplier")


def test_get(client: Client) -> None:
    result = client.suppliers.get(16, 5203, fields="id,name", fieldset="basic")
    check(result, "getSupplier")


@pytest.mark.anyio
async def test_async_get(async_client: AsyncClient) -> None:
    result = await async_client.suppliers.get(
        16, 5203, fields="id,name", fieldset="basic"
    )
    check(result, "getSupplier")


def test_modify(client: Client) -> None:
    result = client.suppliers.modify(16, 5203, **MODIFY_BODY)
    check(result, "modifySupplier")


@pytest.mark.anyio
async def test_async_modify(async_client: AsyncClient) -> None:
    result = await async_client.suppliers.modify(16, 5203, **MODIFY_BODY)
    check(result, "modifySupplier")


def test_delete(client: Client) -> None:
    client.suppliers.delete(16, 5203)


@pytest.mark.anyio
async def test_async_delete(async_client: AsyncClient) -> None:
    await async_client.suppliers.delete(16, 5203)
