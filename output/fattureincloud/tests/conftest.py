"""A client for each test: of the server at ``TEST_API_BASE_URL``, or of none.

Without that variable the answers come from ``examples.json``, by way of a transport
that knows the paths of the API and nothing else.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from fattureincloud import AsyncClient, Client
from fattureincloud._runtime.encoding import to_wire
from fattureincloud._runtime.headers import Headers
from fattureincloud._runtime.transport import RawResponse, Request

SERVER = os.environ.get("TEST_API_BASE_URL")
EXAMPLES: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("examples.json").read_text(encoding="utf-8")
)


class Examples:
    """A transport that answers every documented request with its example."""

    def __init__(self) -> None:
        # A path that is all text wins over a template that it matches.
        ordered = sorted(EXAMPLES.values(), key=lambda each: each["path"].count("{"))
        self._answers = [
            (each["method"], _pattern(each["path"]), each) for each in ordered
        ]

    def send(self, request: Request, /) -> RawResponse:
        path = urlsplit(request.url).path
        for method, pattern, answer in self._answers:
            if method == request.method and pattern.fullmatch(path):
                return _response(answer)
        return RawResponse(404, Headers([]), b"")

    def close(self) -> None:
        """There is nothing to let go of."""


class AsyncExamples:
    """The same for the asynchronous client."""

    def __init__(self) -> None:
        self._examples = Examples()

    async def send(self, request: Request, /) -> RawResponse:
        return self._examples.send(request)

    async def aclose(self) -> None:
        """There is nothing to let go of."""


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^{}]*\}", path)
    return re.compile("[^/]*".join(re.escape(part) for part in parts))


def _response(answer: dict[str, Any]) -> RawResponse:
    media_type, body = answer["media_type"], answer["body"]
    if media_type is None:
        return RawResponse(answer["status"], Headers([]), b"")
    content = body.encode() if isinstance(body, str) else b""
    if media_type.partition(";")[0].endswith("json"):
        content = json.dumps(body).encode()
    headers = Headers([("content-type", media_type)])
    return RawResponse(answer["status"], headers, content)


def check(result: object, operation: str) -> None:
    """The result, as JSON has it, is the example the document gives."""
    answer = EXAMPLES[operation]
    if SERVER and not answer["documented"]:
        return  # The server makes up an answer of its own.
    if isinstance(result, bytes):
        assert result.decode() == answer["body"]
    else:
        assert to_wire(result, operation, read_only=True) == answer["body"]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def client() -> Iterator[Client]:
    with Client(
        base_url=SERVER or "http://api.invalid",
        access_token="test",
        transport=None if SERVER else Examples(),
    ) as client:
        yield client


@pytest.fixture
async def async_client(anyio_backend: str) -> AsyncIterator[AsyncClient]:
    async with AsyncClient(
        base_url=SERVER or "http://api.invalid",
        access_token="test",
        transport=None if SERVER else AsyncExamples(),
    ) as client:
        yield client
