"""Every operation of Webhooks, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client, params

from .conftest import check

CREATE_SUBSCRIPTION_BODY: params.CreateWebhooksSubscriptionRequestParams = {
    "data": {
        "sink": "https://hooks.example.com/fatture",
        "types": [
            "it.fattureincloud.webhooks.issued_documents.invoices.create",
            "it.fattureincloud.webhooks.entities.clients.update",
        ],
        "config": {"mapping": "structured"},
        "verification_method": "header",
    },
}

MODIFY_SUBSCRIPTION_BODY: params.ModifyWebhooksSubscriptionRequestParams = {
    "data": {
        "sink": "https://hooks.example.com/fatture/v2",
        "types": [
            "it.fattureincloud.webhooks.issued_documents.invoices.create",
            "it.fattureincloud.webhooks.entities.clients.update",
            "it.fattureincloud.webhooks.products.stock_update",
        ],
        "config": {"mapping": "binary"},
    },
}

VERIFY_SUBSCRIPTION_BODY: params.VerifyWebhooksSubscriptionRequestParams = {
    "data": {"id": "SUB-3071", "verification_method": "header"},
}


def test_list_subscriptions(client: Client) -> None:
    result = client.webhooks.list_subscriptions(16)
    check(result, "listWebhooksSubscriptions")


@pytest.mark.anyio
async def test_async_list_subscriptions(async_client: AsyncClient) -> None:
    result = await async_client.webhooks.list_subscriptions(16)
    check(result, "listWebhooksSubscriptions")


def test_create_subscription(client: Client) -> None:
    result = client.webhooks.create_subscription(16, **CREATE_SUBSCRIPTION_BODY)
    check(result, "CreateWebhooksSubscription")


@pytest.mark.anyio
async def test_async_create_subscription(async_client: AsyncClient) -> None:
    result = await async_client.webhooks.create_subscription(
        16, **CREATE_SUBSCRIPTION_BODY
    )
    check(result, "CreateWebhooksSubscription")


def test_get_subscription(client: Client) -> None:
    result = client.webhooks.get_subscription(16, "SUB-3071")
    check(result, "getWebhooksSubscription")


@pytest.mark.anyio
async def test_async_get_subscription(async_client: AsyncClient) -> None:
    result = await async_client.webhooks.get_subscription(16, "SUB-3071")
    check(result, "getWebhooksSubscription")


def test_modify_subscription(client: Client) -> None:
    result = client.webhooks.modify_subscription(
        16, "SUB-3071", **MODIFY_SUBSCRIPTION_BODY
    )
    check(result, "modifyWebhooksSubscription")


@pytest.mark.anyio
async def test_async_modify_subscription(async_client: AsyncClient) -> None:
    result = await async_client.webhooks.modify_subscription(
        16, "SUB-3071", **MODIFY_SUBSCRIPTION_BODY
    )
    check(result, "modifyWebhooksSubscription")


def test_delete_subscription(client: Client) -> None:
    client.webhooks.delete_subscription(16, "SUB-3071")


@pytest.mark.anyio
async def test_async_delete_subscription(async_client: AsyncClient) -> None:
    await async_client.webhooks.delete_subscription(16, "SUB-3071")


def test_verify_subscription(client: Client) -> None:
    client.webhooks.verify_subscription(16, "SUB-3071", **VERIFY_SUBSCRIPTION_BODY)


@pytest.mark.anyio
async def test_async_verify_subscription(async_client: AsyncClient) -> None:
    await async_client.webhooks.verify_subscription(
        16, "SUB-3071", **VERIFY_SUBSCRIPTION_BODY
    )
