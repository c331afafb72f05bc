"""Every operation of Clients, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client, params

from .conftest import check

CREATE_BODY: params.CreateClientRequestParams = {
    "data": {
        "code": "CLI-0041",
        "name": "Caffè Aurora S.r.l.",
        "type": "company",
        "first_name": "Elisa",
        "last_name": "Morandin",
        "contact_person": "Elisa Morandin",
        "vat_number": "99041070006",
        "tax_code": "99041070006",
        "address_street": "Via dei Lampioni, 12",
        "address_postal_code": "37122",
        "address_city": "Verona",
        "address_province": "VR",
        "address_extra": "Ingresso dal cortile",
        "country": "Italia",
        "country_iso": "IT",
        "email": "ordini@caffeaurora.example.com",
        "certified_email": "caffeaurora@pec.example.it",
        "phone": "045 0000041",
        "fax": "045 0000042",
        "notes": "Consegna solo al mattino",
        "default_vat": {"id": 2220},
        "default_payment_terms": 30,
        "default_payment_terms_type": "standard",
        "default_payment_method": {"id": 8201, "name": "Bonifico a 30 e 60 giorni"},
        "bank_name": "Banca Immaginaria di Verona",
        "bank_iban": "IT83G9999900016000000004107",
        "bank_swift_code": "IMMAIT00XXX",
        "shipping_address": "Piazza del Mercato, 3, 37121 Verona (VR)",
        "e_invoice": True,
        "discount_highlight": True,
        "ei_code": "A1B2C3D",
        "default_discount": 10,
        "has_intent_declaration": False,
        "price_list_id": "512",
    },
}

MODIFY_BODY: params.ModifyClientRequestParams = {
    "data": {
        "address_street": "Corso delle Lanterne, 8",
        "address_extra": "Primo piano",
        "phone": "045 0000077",
        "default_payment_terms": 60,
        "default_payment_terms_type": "end_of_month",
    },
}


def test_list(client: Client) -> None:
    result = client.clients.list(
        16,
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listClients")


@pytest.mark.anyio
async def test_async_list(async_client: AsyncClient) -> None:
    result = await async_client.clients.list(
        16,
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listClients")


def test_create(client: Client) -> None:
    result = client.clients.create(16, **CREATE_BODY)
    check(result, "createClient")


@pytest.mark.anyio
async def test_async_create(async_client: AsyncClient) -> None:
    result = await async_client.clients.create(16, **CREATE_BODY)
    check(result, "createClient")


def test_get(client: Client) -> None:
    result = client.clients.get(16, 4107, fields="id,name", fieldset="basic")
    check(result, "getClient")


@pytest.mark.anyio
async def test_async_get(async_client: AsyncClient) -> None:
    result = await async_client.clients.get(
        16, 4107, fields="id,name", fieldset="basic"
    )
    check(result, "getClient")


def test_modify(client: Client) -> None:
    result = client.clients.modify(16, 4107, **MODIFY_BODY)
    check(result, "modifyClient")


@pytest.mark.anyio
async def test_async_modify(async_client: AsyncClient) -> None:
    result = await async_client.clients.modify(16, 4107, **MODIFY_BODY)
    check(result, "modifyClient")


def test_delete(client: Client) -> None:
    client.clients.delete(16, 4107)


@pytest.mark.anyio
async def test_async_delete(async_client: AsyncClient) -> None:
    await async_client.clients.delete(16, 4107)


def test_get_info(client: Client) -> None:
    result = client.clients.get_info(16)
    check(result, "getClientInfo")


@pytest.mark.anyio
async def test_async_get_info(async_client: AsyncClient) -> None:
    result = await async_client.clients.get_info(16)
    check(result, "getClientInfo")
