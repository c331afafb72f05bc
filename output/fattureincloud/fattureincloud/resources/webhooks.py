"""Webhooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Keywords, Operation
from .._runtime.resource import AsyncResource, Options, Resource

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .. import params

_LIST_SUBSCRIPTIONS: Operation[models.ListWebhooksSubscriptionsResponse] = Operation(
    "listWebhooksSubscriptions",
    "GET /c/{company_id}/subscriptions",
    responses={"200": lambda: models.ListWebhooksSubscriptionsResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_CREATE_SUBSCRIPTION: Operation[models.CreateWebhooksSubscriptionResponse] = Operation(
    "CreateWebhooksSubscription",
    "POST /c/{company_id}/subscriptions",
    body=Keywords("application/json"),
    responses={"200": lambda: models.CreateWebhooksSubscriptionResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_GET_SUBSCRIPTION: Operation[models.GetWebhooksSubscriptionResponse] = Operation(
    "getWebhooksSubscription",
    "GET /c/{company_id}/subscriptions/{subscription_id}",
    responses={"200": lambda: models.GetWebhooksSubscriptionResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_MODIFY_SUBSCRIPTION: Operation[models.ModifyWebhooksSubscriptionResponse] = Operation(
    "modifyWebhooksSubscription",
    "PUT /c/{company_id}/subscriptions/{subscription_id}",
    body=Keywords("application/json"),
    responses={"200": lambda: models.ModifyWebhooksSubscriptionResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_DELETE_SUBSCRIPTION: Operation[None] = Operation(
    "deleteWebhooksSubscription",
    "DELETE /c/{company_id}/subscriptions/{subscription_id}",
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_VERIFY_SUBSCRIPTION: Operation[None] = Operation(
    "verifyWebhooksSubscription",
    "POST /c/{company_id}/subscriptions/{subscription_id}/verify",
    body=Keywords("application/json"),
    responses={"200": None},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)


class Webhooks(Resource):
    """Subscriptions to events: the service calls an address of yours when something
    changes."""

    def list_subscriptions(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListWebhooksSubscriptionsResponse:
        """List subscriptions to events.

        Returns the subscriptions that this app made for the company, verified or not.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16."""
        return self._call(_LIST_SUBSCRIPTIONS, (company_id,), request_options)

    def create_subscription(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateWebhooksSubscriptionRequestParams],
    ) -> models.CreateWebhooksSubscriptionResponse:
        """Subscribe to events.

        Asks the service to send events of certain kinds to an address of yours. The
        address is verified first: the service calls it with a challenge that it must
        send back, and sends no event until it did. The scopes of the token must allow
        reading what the events are about.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            data: The subscription to make."""
        return self._call(_CREATE_SUBSCRIPTION, (company_id,), request_options, body)

    def get_subscription(
        self, company_id: int, subscription_id: str, *, request_options: Options = None
    ) -> models.GetWebhooksSubscriptionResponse:
        """Get a subscription to events.

        Returns one subscription, and whether its address is verified.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            subscription_id: Identifier of the webhook subscription, made of `SUB` and a
                number. Example: SUB-3071."""
        return self._call(
            _GET_SUBSCRIPTION, (company_id, subscription_id), request_options
        )

    def modify_subscription(
        self,
        company_id: int,
        subscription_id: str,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyWebhooksSubscriptionRequestParams],
    ) -> models.ModifyWebhooksSubscriptionResponse:
        """Change a subscription to events.

        Changes the address or the kinds of event. The list of kinds is replaced as a
        whole, and a new address must be verified again.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            subscription_id: Identifier of the webhook subscription, made of `SUB` and a
                number. Example: SUB-3071.
            data: The fields to change."""
        return self._call(
            _MODIFY_SUBSCRIPTION, (company_id, subscription_id), request_options, body
        )

    def delete_subscription(
        self, company_id: int, subscription_id: str, *, request_options: Options = None
    ) -> None:
        """End a subscription to events.

        Stops all events of the subscription and removes it.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            subscription_id: Identifier of the webhook subscription, made of `SUB` and a
                number. Example: SUB-3071."""
        return self._call(
            _DELETE_SUBSCRIPTION, (company_id, subscription_id), request_options
        )

    def verify_subscription(
        self,
        company_id: int,
        subscription_id: str,
        *,
        request_options: Options = None,
        **body: Unpack[params.VerifyWebhooksSubscriptionRequestParams],
    ) -> None:
        """Verify the address of a subscription.

        Makes the service call the address of the subscription again with a challenge.
        Use it when the address did not answer the first time.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            subscription_id: Identifier of the webhook subscription, made of `SUB` and a
                number. Example: SUB-3071.
            data: The subscription to verify."""
        return self._call(
            _VERIFY_SUBSCRIPTION, (company_id, subscription_id), request_options, body
        )


class AsyncWebhooks(AsyncResource):
    """Subscriptions to events: the service calls an address of yours when something
    changes."""

    async def list_subscriptions(
        self, company_id: int, *, request_options: Options = None
    ) -> models.ListWebhooksSubscriptionsResponse:
        """List subscriptions to events."""
        return await self._call(_LIST_SUBSCRIPTIONS, (company_id,), request_options)

    async def create_subscription(
        self,
        company_id: int,
        *,
        request_options: Options = None,
        **body: Unpack[params.CreateWebhooksSubscriptionRequestParams],
    ) -> models.CreateWebhooksSubscriptionResponse:
        """Subscribe to events; arguments as for ``Webhooks.create_subscription``."""
        return await self._call(
            _CREATE_SUBSCRIPTION, (company_id,), request_options, body
        )

    async def get_subscription(
        self, company_id: int, subscription_id: str, *, request_options: Options = None
    ) -> models.GetWebhooksSubscriptionResponse:
        """Get a subscription to events."""
        return await self._call(
            _GET_SUBSCRIPTION, (company_id, subscription_id), request_options
        )

    async def modify_subscription(
        self,
        company_id: int,
        subscription_id: str,
        *,
        request_options: Options = None,
        **body: Unpack[params.ModifyWebhooksSubscriptionRequestParams],
    ) -> models.ModifyWebhooksSubscriptionResponse:
        """Change a subscription to events."""
        return await self._call(
            _MODIFY_SUBSCRIPTION, (company_id, subscription_id), request_options, body
        )

    async def delete_subscription(
        self, company_id: int, subscription_id: str, *, request_options: Options = None
    ) -> None:
        """End a subscription to events."""
        return await self._call(
            _DELETE_SUBSCRIPTION, (company_id, subscription_id), request_options
        )

    async def verify_subscription(
        self,
        company_id: int,
        subscription_id: str,
        *,
        request_options: Options = None,
        **body: Unpack[params.VerifyWebhooksSubscriptionRequestParams],
    ) -> None:
        """Verify the address of a subscription."""
        return await self._call(
            _VERIFY_SUBSCRIPTION, (company_id, subscription_id), request_options, body
        )
