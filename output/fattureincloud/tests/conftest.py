"""A client for each test: of the server at ``TEST_API_BASE_URL``, or of none.

Without that variable the answers come from ``examples.json``, by way of a transport
that knows the paths of the API and nothing else.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast
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

    def send(self, request: Request, /) -> RawResponse:
        path = urlsplit(request.url).path
        for method, pattern, key in _known():
            if method == request.method and pattern.fullmatch(path):
                return _response(EXAMPLES[key])
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


@cache
def _known() -> list[tuple[str, re.Pattern[str], str]]:
    """The method and the path of each operation, with its key."""
    # Of the templates that a path matches, the one with the most text is meant.
    ordered = sorted(EXAMPLES.items(), key=lambda item: -_text(item[1]["path"]))
    return [(one["method"], _pattern(one["path"]), key) for key, one in ordered]


def _text(path: str) -> int:
    return len(re.sub(r"\{[^{}]*\}", "", path))


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^{}]*\}", path)
    return re.compile("[^/]*".join(re.escape(part) for part in parts))


def _response(answer: dict[str, Any]) -> RawResponse:
    media_type, body = answer["media_type"], answer["body"]
    if media_type is None:
        return RawResponse(answer["status"], Headers([]), b"")
    content = str(answer.get("text") or body).encode()
    if media_type.partition(";")[0].endswith(("/json", "+json")):
        content = json.dumps(body).encode()
    headers = Headers([("content-type", media_type)])
    return RawResponse(answer["status"], headers, content)


# A time and a UUID can be written in several ways that say the same.
_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)?[Tt ]?(\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:?\d\d)?"
)
_UUID = re.compile(r"[\dA-Fa-f]{8}(-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}")


def plain(value: object) -> object:
    """A JSON value with every time and UUID written in one way.

    Times are compared to the microsecond, which is as precise as Python's are.
    """
    if isinstance(value, dict):
        members = cast("dict[str, object]", value)
        return {key: plain(inner) for key, inner in members.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in cast("list[object]", value)]
    if not isinstance(value, str):
        return value
    time = _TIME.fullmatch(value)
    if time is not None:
        date, clock, fraction, zone = time.groups("")
        zone = "Z" if zone in {"z", "+00:00", "+0000"} else zone
        return f"{date}T{clock}.{fraction[:6]:0<6}{zone}"
    return value.lower() if _UUID.fullmatch(value) else value


def check(result: object, operation: str) -> None:
    """The result, as JSON has it, is the example the document gives."""
    answer = EXAMPLES[operation]
    # A server makes up an answer of its own where the document gives none.
    if SERVER and not answer["documented"]:
        return
    if isinstance(result, bytes):
        assert result == _response(answer).content
    else:
        made = to_wire(result, operation, read_only=True)
        assert plain(made) == plain(answer["body"])


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def _retries(headers: dict[str, str] | None) -> int:
    # An answer that is asked for by a header comes again however often one tries.
    return 0 if headers else 2


def make_client(headers: dict[str, str] | None = None) -> Client:
    """A client that sends some headers with every request."""
    return Client(
        base_url=SERVER or "http://api.invalid",
        access_token="test",
        headers=headers,
        retries=_retries(headers),
        transport=None if SERVER else Examples(),
    )


def make_async_client(headers: dict[str, str] | None = None) -> AsyncClient:
    """The same, asynchronous."""
    return AsyncClient(
        base_url=SERVER or "http://api.invalid",
        access_token="test",
        headers=headers,
        retries=_retries(headers),
        transport=None if SERVER else AsyncExamples(),
    )


@pytest.fixture
def client() -> Iterator[Client]:
    with make_client() as client:
        yield client


@pytest.fixture
async def async_client(anyio_backend: str) -> AsyncIterator[AsyncClient]:
    async with make_async_client() as client:
        yield client
