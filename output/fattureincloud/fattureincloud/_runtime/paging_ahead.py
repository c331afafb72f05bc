"""Fetching the next page of a list while one is read."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator


@contextmanager
def in_thread() -> Generator[Any]:
    """A function that begins to fetch the page after one, and returns what waits for
    it. What is being fetched when the loop is left is waited for."""
    with ThreadPoolExecutor(1, "next-page") as pool:

        def begin(fetch: Any, page: Any) -> Any:
            return pool.submit(copy_context().run, fetch, page).result

        yield begin


@asynccontextmanager
async def in_task() -> AsyncGenerator[Any]:
    """The same with tasks; the last is cancelled when the loop is left."""
    tasks: list[asyncio.Task[Any]] = []

    def begin(fetch: Any, page: Any) -> Any:
        tasks[:] = [asyncio.create_task(fetch(page))]
        return lambda: tasks[0]

    try:
        yield begin
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
