"""The base classes of the groups of methods that a client offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from .sentinels import NOT_GIVEN

if TYPE_CHECKING:
    from .client import AsyncAPIClient, SyncAPIClient
    from .operation import Operation
    from .options import RequestOptions

T = TypeVar("T")


class Resource:
    """A group of methods that share a client."""

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client

    def _call(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
        body: object = NOT_GIVEN,
    ) -> T:
        return self._client.call(operation, arguments, body=body, options=options)


class AsyncResource:
    """A group of coroutine methods that share a client."""

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client

    async def _call(
        self,
        operation: Operation[T],
        arguments: tuple[object, ...] = (),
        options: RequestOptions | None = None,
        body: object = NOT_GIVEN,
    ) -> T:
        return await self._client.call(operation, arguments, body=body, options=options)
