"""The base classes of resources that hold further resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .client import AsyncAPIClient, SyncAPIClient


class NestingResource(Resource):
    """A resource with resources in it, which are made when they are first used."""

    def __init__(self, client: SyncAPIClient) -> None:
        super().__init__(client)
        self._client = client


class AsyncNestingResource(AsyncResource):
    """An asynchronous resource with resources in it."""

    def __init__(self, client: AsyncAPIClient) -> None:
        super().__init__(client)
        self._client = client
