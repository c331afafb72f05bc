"""Every operation of Info, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client

from .conftest import check


def test_list_countries(client: Client) -> None:
    result = client.info.list_countries()
    check(result, "listCountries")


@pytest.mark.anyio
async def test_async_list_countries(async_client: AsyncClient) -> None:
    result = await async_client.info.list_countries()
    check(result, "listCountries")


def test_list_detailed_countries(client: Client) -> None:
    result = client.info.list_detailed_countries()
    check(result, "listDetailedCountries")


@pytest.mark.anyio
async def test_async_list_detailed_countries(async_client: AsyncClient) -> None:
    result = await async_client.info.list_detailed_countries()
    check(result, "listDetailedCountries")


def test_list_cities(client: Client) -> None:
    result = client.info.list_cities(postal_code="37121", city="Verona")
    check(result, "listCities")


@pytest.mark.anyio
async def test_async_list_cities(async_client: AsyncClient) -> None:
    result = await async_client.info.list_cities(postal_code="37121", city="Verona")
    check(result, "listCities")


def test_list_languages(client: Client) -> None:
    result = client.info.list_languages()
    check(result, "listLanguages")


@pytest.mark.anyio
async def test_async_list_languages(async_client: AsyncClient) -> None:
    result = await async_client.info.list_languages()
    check(result, "listLanguages")


def test_list_default_templates(client: Client) -> None:
    result = client.info.list_default_templates(type="all", by_type=False)
    check(result, "listDefaultTemplates")


@pytest.mark.anyio
async def test_async_list_default_templates(async_client: AsyncClient) -> None:
    result = await async_client.info.list_default_templates(type="all", by_type=False)
    check(result, "listDefaultTemplates")


def test_list_currencies(client: Client) -> None:
    result = client.info.list_currencies()
    check(result, "listCurrencies")


@pytest.mark.anyio
async def test_async_list_currencies(async_client: AsyncClient) -> None:
    result = await async_client.info.list_currencies()
    check(result, "listCurrencies")


def test_list_units_of_measure(client: Client) -> None:
    result = client.info.list_units_of_measure()
    check(result, "listUnitsOfMeasure")


@pytest.mark.anyio
async def test_async_list_units_of_measure(async_client: AsyncClient) -> None:
    result = await async_client.info.list_units_of_measure()
    check(result, "listUnitsOfMeasure")


def test_list_delivery_notes_default_causals(client: Client) -> None:
    result = client.info.list_delivery_notes_default_causals()
    check(result, "listDeliveryNotesDefaultCausals")


@pytest.mark.anyio
async def test_async_list_delivery_notes_default_causals(
    async_client: AsyncClient,
) -> None:
    result = await async_client.info.list_delivery_notes_default_causals()
    check(result, "listDeliveryNotesDefaultCausals")


def test_list_vat_types(client: Client) -> None:
    result = client.info.list_vat_types(16, fieldset="basic")
    check(result, "listVatTypes")


@pytest.mark.anyio
async def test_async_list_vat_types(async_client: AsyncClient) -> None:
    result = await async_client.info.list_vat_types(16, fieldset="basic")
    check(result, "listVatTypes")


def test_list_payment_methods(client: Client) -> None:
    result = client.info.list_payment_methods(
        16, fields="id,name", fieldset="basic", sort="-date,number"
    )
    check(result, "listPaymentMethods")


@pytest.mark.anyio
async def test_async_list_payment_methods(async_client: AsyncClient) -> None:
    result = await async_client.info.list_payment_methods(
        16, fields="id,name", fieldset="basic", sort="-date,number"
    )
    check(result, "listPaymentMethods")


def test_list_payment_accounts(client: Client) -> None:
    result = client.info.list_payment_accounts(
        16, fields="id,name", fieldset="basic", sort="-date,number"
    )
    check(result, "listPaymentAccounts")


@pytest.mark.anyio
async def test_async_list_payment_accounts(async_client: AsyncClient) -> None:
    result = await async_client.info.list_payment_accounts(
        16, fields="id,name", fieldset="basic", sort="-date,number"
    )
    check(result, "listPaymentAccounts")


def test_list_revenue_centers(client: Client) -> None:
    result = client.info.list_revenue_centers(16)
    check(result, "listRevenueCenters")


@pytest.mark.anyio
async def test_async_list_revenue_centers(async_client: AsyncClient) -> None:
    result = await async_client.info.list_revenue_centers(16)
    check(result, "listRevenueCenters")


def test_list_cost_centers(client: Client) -> None:
    result = client.info.list_cost_centers(16)
    check(result, "listCostCenters")


@pytest.mark.anyio
async def test_async_list_cost_centers(async_client: AsyncClient) -> None:
    result = await async_client.info.list_cost_centers(16)
    check(result, "listCostCenters")


def test_list_product_categories(client: Client) -> None:
    result = client.info.list_product_categories(16, context="products")
    check(result, "listProductCategories")


@pytest.mark.anyio
async def test_async_list_product_categories(async_client: AsyncClient) -> None:
    result = await async_client.info.list_product_categories(16, context="products")
    check(result, "listProductCategories")


def test_list_received_document_categories(client: Client) -> None:
    result = client.info.list_received_document_categories(16)
    check(result, "listReceivedDocumentCategories")


@pytest.mark.anyio
async def test_async_list_received_document_categories(
    async_client: AsyncClient,
) -> None:
    result = await async_client.info.list_received_document_categories(16)
    check(result, "listReceivedDocumentCategories")


def test_list_archive_categories(client: Client) -> None:
    result = client.info.list_archive_categories(16)
    check(result, "listArchiveCategories")


@pytest.mark.anyio
async def test_async_list_archive_categories(async_client: AsyncClient) -> None:
    result = await async_client.info.list_archive_categories(16)
    check(result, "listArchiveCategories")
