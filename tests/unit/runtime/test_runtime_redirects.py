"""Redirections: within the origin they are followed, elsewhere never."""

from __future__ import annotations

import pytest

from generator.runtime.errors import UnexpectedStatusError
from generator.runtime.transport import RawResponse
from tests.unit.runtime.wire import ALL, ITEM, PLAIN, SECURE, Wire, client, reply


def redirect(status: int, location: str) -> RawResponse:
    return reply(status, None, location=location)


@pytest.mark.parametrize(
    ("status", "method", "content"),
    [
        (301, "GET", None),
        (303, "GET", None),
        (307, "POST", b'{"a":1}'),
        (308, "POST", b'{"a":1}'),
    ],
)
def test_redirections_within_the_origin_are_followed(
    status: int, method: str, content: bytes | None
) -> None:
    wire = Wire(redirect(status, "/v2/y?z=1"), reply(200, [1]))
    assert client(wire, credentials=ALL).call(SECURE, body={"a": 1}) == [1]
    request = wire.sent[1]
    assert (request.method, request.url, request.content) == (
        method,
        "https://api.example/v2/y?z=1",
        content,
    )
    assert ("content-type" in request.headers) is (content is not None)
    assert request.headers["x-shop-key"] == "k"


@pytest.mark.parametrize(
    "location",
    [
        "https://evil.example/x",
        "//evil.example/x",
        "http://api.example/x",
        "https://api.example:8443/x",
        "https://api.example@evil.example/x",
        "https://api.example\\@evil.example/x",
        "https://api.example:99999/x",
        "//[",
        "javascript:alert(1)",
    ],
)
def test_no_other_origin_is_ever_sent_anything(location: str) -> None:
    wire = Wire(redirect(307, location))
    with pytest.raises(UnexpectedStatusError, match="another origin") as caught:
        client(wire, credentials=ALL).call(SECURE, body={})
    assert len(wire.sent) == 1
    assert caught.value.status_code == 307


def test_the_same_host_may_upgrade_to_tls() -> None:
    wire = Wire(redirect(301, "https://api.example/v1/x"), ITEM)
    assert client(wire, base_url="http://api.example").call(PLAIN).id == 1


def test_redirections_end() -> None:
    wire = Wire(redirect(302, "/again"))
    with pytest.raises(UnexpectedStatusError, match="gave up after 10 redirections"):
        client(wire).call(PLAIN)
    assert len(wire.sent) == 11
