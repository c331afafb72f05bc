"""Calls that fail for the moment and are made again, on a clock that is made up."""

from __future__ import annotations

import asyncio
import io
import pickle
from email.utils import formatdate
from typing import TYPE_CHECKING, Any

import pytest

from generator.runtime.errors import (
    APIConnectionError,
    APITimeoutError,
    ClientError,
    ServerError,
    StatusError,
)
from generator.runtime.files import Pieces
from generator.runtime.operation import Body, Operation, headers
from generator.runtime.options import Timeout
from generator.runtime.retries import Retries
from generator.runtime.streams import BYTES
from generator.runtime.throttling import Throttle
from generator.runtime.transport import RawResponse, Request, TransportError
from tests.clock import clock_of
from tests.unit.runtime.wire import (
    ITEM,
    PLAIN,
    AsyncWire,
    Wire,
    async_client,
    client,
    reply,
)

if TYPE_CHECKING:
    from generator.runtime.client import SyncAPIClient


class Upload(Body):
    """A body that is sent as it is."""

    def write(self, value: Any) -> tuple[Any, str]:
        return Pieces([value]), self.media_type


def operation(method: str, **facts: Any) -> Operation[Any]:
    return Operation("work", f"{method} /x", responses={"2XX": lambda: Any}, **facts)


def broken(request: Request) -> RawResponse:
    raise TransportError("ReadError: reset")


def hopeless(request: Request) -> RawResponse:
    raise TransportError("UnsupportedProtocol: ftp", passing=False)


def repr_of(failed: Any) -> str:
    return str(getattr(failed, "status_code", "broken"))


def waits(shop: SyncAPIClient) -> list[float]:
    return clock_of(shop).waits


@pytest.mark.parametrize(
    "failed",
    [*(reply(status) for status in (408, 429, 500, 502, 503, 504)), broken],
    ids=repr_of,
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])
def test_what_is_idempotent_is_tried_again(method: str, failed: Any) -> None:
    wire = Wire(failed, failed, reply(200, 1))
    shop = client(wire)
    assert shop.call(operation(method)) == 1
    assert len(wire.sent) == 3
    assert len({id(request) for request in wire.sent}) == 3
    first, second = waits(shop)
    assert 0 <= first <= 0.5
    assert 0 <= second <= 1.0


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 501, 505])
def test_what_will_not_pass_is_not_tried_again(status: int) -> None:
    wire = Wire(reply(status))
    with pytest.raises(StatusError) as caught:
        client(wire).call(PLAIN)
    assert (len(wire.sent), caught.value.tries) == (1, 1)
    assert "tried" not in str(caught.value)
    wire = Wire(hopeless)
    with pytest.raises(APIConnectionError, match="UnsupportedProtocol: ftp: GET"):
        client(wire).call(PLAIN)
    assert len(wire.sent) == 1


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_what_is_not_idempotent_is_sent_once(method: str) -> None:
    for failed in (reply(503), reply(429, retry_after="1"), broken):
        wire = Wire(failed)
        with pytest.raises((StatusError, APIConnectionError)):
            client(wire).call(operation(method))
        assert len(wire.sent) == 1


def test_a_key_makes_any_call_one_that_can_be_repeated() -> None:
    wire = Wire(reply(503), broken, reply(200, 1), reply(200, 2))
    shop = client(wire)
    post = operation("POST")
    assert shop.call(post, options={"idempotency_key": True}) == 1
    assert shop.call(post, options={"idempotency_key": True}) == 2
    keys = [request.headers["idempotency-key"] for request in wire.sent]
    assert keys[0] == keys[1] == keys[2] != keys[3]
    for options in (
        {"idempotency_key": "mine"},
        {"headers": {"Idempotency-Key": "mine"}},
    ):
        wire = Wire(reply(503), reply(200, 1))
        assert client(wire).call(post, options=options) == 1  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # of two kinds
        assert [one.headers["idempotency-key"] for one in wire.sent] == ["mine"] * 2
    wire = Wire(ITEM)
    client(wire).call(PLAIN, options={"idempotency_key": True})
    assert "idempotency-key" not in wire.sent[0].headers, "GET needs none"


def test_a_key_that_the_document_has_is_made() -> None:
    declared = operation("POST", parameters=headers("Idempotency-Key"))
    wire = Wire(reply(503), reply(200, 1))
    assert client(wire).call(declared, (None,)) == 1
    first, second = [request.headers["idempotency-key"] for request in wire.sent]
    assert first == second
    wire = Wire(reply(503), reply(200, 1))
    assert client(wire).call(declared, ("own",)) == 1
    assert [one.headers["idempotency-key"] for one in wire.sent] == ["own", "own"]
    for options in ({"idempotency_key": False}, {"headers": {"idempotency-key": None}}):
        wire = Wire(reply(503))
        with pytest.raises(ServerError):
            client(wire).call(declared, (None,), options)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # of two kinds
        assert ["idempotency-key" in one.headers for one in wire.sent] == [False]


@pytest.mark.parametrize(
    ("told", "least", "most"),
    [
        ({"retry_after": "7"}, 7, 7),
        ({"retry_after_ms": "2500"}, 2.5, 2.5),
        ({"retry_after": formatdate(120, usegmt=True), "date": formatdate(111)}, 9, 9),
        ({"retry_after": "0"}, 0, 0.5),
        ({"retry_after": "soon"}, 0, 0.5),
        ({"retry_after": "-3"}, 0, 0.5),
        ({"retry_after_ms": "1e3", "retry_after": "4"}, 4, 4),
    ],
)
def test_the_server_says_how_long(
    told: dict[str, str], least: float, most: float
) -> None:
    shop = client(Wire(reply(429, **told), ITEM))
    shop.call(PLAIN)
    (wait,) = waits(shop)
    assert least <= wait <= most


def test_a_used_up_quota() -> None:
    shop = client(Wire(reply(403, retry_after="20"), ITEM))
    assert shop.call(PLAIN).id == 1
    assert waits(shop) == [20.0]


@pytest.mark.parametrize("status", [403, 429, 503])
@pytest.mark.parametrize("seconds", ["60", "3600", "9" * 400])
def test_a_wait_beyond_the_budget_is_not_begun(status: int, seconds: str) -> None:
    wire = Wire(reply(status, retry_after=seconds))
    shop = client(wire)
    with pytest.raises(StatusError) as caught:
        shop.call(PLAIN)
    assert caught.value.status_code == status
    assert caught.value.retry_after == float(seconds)
    assert (len(wire.sent), waits(shop)) == (1, [])


def test_the_budget_is_for_all_tries_together() -> None:
    wire = Wire(reply(503, retry_after="4"))
    shop = client(wire, retries=Retries(most=100, budget=10))
    with pytest.raises(ServerError, match=r"GET \S+, tried 3 times$") as caught:
        shop.call(PLAIN)
    assert (caught.value.tries, waits(shop)) == (3, [4.0, 4.0])
    assert pickle.loads(pickle.dumps(caught.value)).tries == 3


def test_how_often() -> None:
    for retries, tries in ((0, 1), (None, 1), (1, 2), (Retries(4), 5)):
        for settings, options in (
            ({"retries": retries}, {}),
            ({"retries": 9}, {"retries": retries}),
        ):
            wire = Wire(broken)
            with pytest.raises(APIConnectionError) as caught:
                client(wire, **settings).call(PLAIN, options=options)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # of two kinds
            assert (len(wire.sent), caught.value.tries) == (tries, tries)


def test_waits_grow_up_to_a_limit() -> None:
    shop = client(Wire(broken), retries=Retries(3000, None, 0.5, 8.0))
    with pytest.raises(APIConnectionError, match="tried 3001 times"):
        shop.call(PLAIN)
    for index, ceiling in enumerate((0.5, 1.0, 2.0, 4.0, 8.0)):
        assert waits(shop)[index] <= ceiling
    late = waits(shop)[5:]
    assert 7.5 < max(late) <= 8.0
    assert min(late) < 0.5
    assert 3.6 < sum(late) / len(late) < 4.4, "the jitter is full"


def test_what_can_be_read_once_is_sent_once() -> None:
    upload = operation("PUT", body=Upload("text/plain"))

    def consume(request: Request) -> RawResponse:
        assert request.content is not None
        assert b"".join(request.content) == b"abc"  # type: ignore[arg-type]  # pyright: ignore[reportCallIssue, reportArgumentType]  # in pieces
        return reply(503)

    wire = Wire(consume)
    with pytest.raises(ServerError):
        client(wire).call(upload, body=iter([b"a", b"bc"]))
    assert len(wire.sent) == 1
    wire = Wire(consume)
    with pytest.raises(ServerError):
        client(wire).call(upload, body=iter([b"abc"]), options={"compress": False})
    assert len(wire.sent) == 1
    # What was not begun to be read, or can be read again, is sent again.
    for body, failed in ((iter([b"abc"]), broken), (io.BytesIO(b"abc"), consume)):
        wire = Wire(failed, consume)
        with pytest.raises(ServerError):
            client(wire, retries=1).call(upload, body=body)
        assert len(wire.sent) == 2


def test_credentials_are_asked_for_at_each_try() -> None:
    secure = operation("GET", security=((("OAuth", ()),),))
    tokens = iter("abc")
    wire = Wire(reply(503), reply(503), reply(200, 1))
    client(wire, credentials={"OAuth": lambda: next(tokens)}).call(secure)
    told = [request.headers["authorization"] for request in wire.sent]
    assert told == ["Bearer a", "Bearer b", "Bearer c"]


def test_a_stream_that_breaks_is_not_begun_again() -> None:
    def pieces() -> Any:
        yield b"a"
        raise TransportError("ReadError: reset")

    wire = Wire(RawResponse(200, reply(200).headers, b"", 0.0, pieces()))
    shop = client(wire)
    stream = shop.send(PLAIN, kind=BYTES).body
    with pytest.raises(APIConnectionError, match="reset"):
        list(stream.iter_bytes())  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]  # a stream
    assert len(wire.sent) == 1


def test_asynchronous_calls_wait_likewise() -> None:
    async def run() -> Any:
        shop = async_client(AsyncWire(reply(503), broken, ITEM))
        item = await shop.call(PLAIN)
        return item.id, len(clock_of(shop).waits)

    assert asyncio.run(run()) == (1, 2)


def test_a_call_has_a_time_for_all_tries() -> None:
    def slow(request: Request) -> RawResponse:
        clock.time += 4
        assert request.timeout.total is not None
        left.append(request.timeout)
        return reply(503, retry_after="1")

    left: list[Timeout] = []
    wire = Wire(slow)
    shop = client(wire, retries=9, timeout=Timeout(total=10, read=7, connect=None))
    clock = clock_of(shop)
    with pytest.raises(ServerError, match="tried 2 times"):
        shop.call(PLAIN)
    assert left == [Timeout(7, 10, 10, 10, 10), Timeout(5, 5, 5, 5, 5)]

    def late(request: Request) -> RawResponse:
        clock.time += 11
        return reply(302, location="https://api.example/v1/y")

    shop = client(Wire(late), timeout=Timeout(total=10))
    clock = clock_of(shop)
    with pytest.raises(APITimeoutError, match="the call was not over after 10 seconds"):
        shop.call(PLAIN)


def test_an_asynchronous_call_is_broken_off_in_time() -> None:
    class Stuck(AsyncWire):
        async def send(  # type: ignore[override]
            self, request: Request, /
        ) -> RawResponse:
            await asyncio.Event().wait()
            raise AssertionError

    async def run() -> None:
        shop = async_client(Stuck(), timeout=Timeout(total=0.01))
        with pytest.raises(APITimeoutError, match=r"not over after 0\.01 seconds: GET"):
            await shop.call(PLAIN)

    asyncio.run(run())


def test_a_client_with_other_options() -> None:
    wire = Wire(reply(503), ITEM)
    shop = client(wire, retries=0)
    other = shop.with_options(
        retries=3, headers={"X-A": "1", "X-B": "1"}, query={"q": 1}
    )
    nearer = other.with_options(headers={"x-b": "2"}, base_url="https://test.example/")
    assert type(nearer) is type(shop)
    nearer.call(PLAIN, options={"headers": {"X-C": "3"}, "query": {"r": 2}})
    for request in wire.sent:
        assert request.url == "https://test.example/x?q=1&r=2"
        assert [request.headers[f"x-{name}"] for name in "abc"] == ["1", "2", "3"]
    other.close()
    shop.call(PLAIN)
    assert wire.sent[-1].url == "https://api.example/v1/x"
    assert "x-a" not in wire.sent[-1].headers
    with pytest.raises(ValueError, match="base_url: expected"):
        shop.with_options(base_url="ftp://x").call(PLAIN)


def test_a_throttle() -> None:
    wire = Wire(ITEM)
    shop = client(wire, throttle=Throttle(per_second=2, per_minute=5))
    clock = clock_of(shop)
    begun: list[float] = []
    for _ in range(12):
        shop.call(PLAIN)
        begun.append(clock.time - 1000)
    assert begun == [0, 0, 1, 1, 2, 60, 60, 61, 61, 62, 120, 120]


def test_tries_take_their_turn_too() -> None:
    shop = client(Wire(reply(503), ITEM), throttle=Throttle(per_hour=1))
    shop.call(PLAIN, options={"retries": Retries(first_wait=0)})
    assert waits(shop) == [0.0, 3600.0]


def test_a_turn_that_comes_too_late_is_not_waited_for() -> None:
    wire = Wire(ITEM)
    shop = client(wire, throttle=Throttle(per_hour=1), timeout=Timeout(total=10))
    shop.call(PLAIN)
    for _ in range(2):
        with pytest.raises(APITimeoutError, match=r"come in 3\.6e\+03 seconds"):
            shop.call(PLAIN)
    assert (len(wire.sent), waits(shop)) == (1, [])


def test_threads_and_tasks_share_a_throttle() -> None:
    throttle = Throttle(per_second=3)

    async def run() -> Any:
        shop = async_client(AsyncWire(ITEM), throttle=throttle)
        clock = clock_of(shop)
        await asyncio.gather(*(shop.call(PLAIN) for _ in range(3)))
        client(Wire(ITEM), throttle=throttle).call(PLAIN)
        return clock.waits

    assert asyncio.run(run()) == []
    shop = client(Wire(ITEM), throttle=throttle)
    shop.call(PLAIN)
    assert waits(shop) == [1.0]


@pytest.mark.parametrize("wrong", [{}, {"per_second": 0}, {"per_hour": -1}])
def test_a_throttle_needs_a_number(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Throttle(**wrong)


def test_an_error_that_is_no_answer_keeps_its_class() -> None:
    shop = client(Wire(reply(429, retry_after="999")))
    with pytest.raises(ClientError) as caught:
        shop.call(PLAIN)
    assert caught.value.retry_after == 999
