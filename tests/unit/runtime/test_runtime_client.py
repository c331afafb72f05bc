"""Whole calls, both ways, over a transport of ours, the library's, and a server."""

from __future__ import annotations

import asyncio
import pickle
from typing import TYPE_CHECKING, Any, cast

import httpx2
import pytest

from generator.runtime.client import AsyncAPIClient, SyncAPIClient
from generator.runtime.cookies import cookie
from generator.runtime.errors import (
    APIConnectionError,
    APITimeoutError,
    ClientError,
    DecodeError,
    ServerError,
    StatusError,
    UnexpectedStatusError,
)
from generator.runtime.headers import Headers
from generator.runtime.mismatch import Mismatch, MismatchWarning
from generator.runtime.models import Model
from generator.runtime.operation import Answer, Body, Operation
from generator.runtime.options import Timeout
from generator.runtime.resource import AsyncResource, Lazy, Resource
from generator.runtime.schemes import APIKey
from generator.runtime.sentinels import NOT_GIVEN
from generator.runtime.streams import BYTES
from generator.runtime.styles import header, path, query
from generator.runtime.transport import (
    HTTPX2Transport,
    RawResponse,
    Request,
    TransportError,
)
from tests.unit.runtime.wire import (
    ALL,
    ITEM,
    PLAIN,
    PROFILE,
    SECURE,
    AsyncWire,
    Item,
    Wire,
    async_client,
    client,
    reply,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.runtime.client import Response


class Problem(Model):
    code: str


class MissingError(StatusError[Problem]):
    """404."""


GET: Operation[Item] = Operation(
    "getItem",
    "GET /shops/{shop}/items/{id}",
    parameters=(
        path("shop"),
        path("id"),
        query("fields"),
        header("X-Trace"),
        cookie("lang"),
    ),
    responses={"200": lambda: Item},
    errors={"404": lambda: Problem, "default": lambda: Problem},
)
CREATE: Operation[Item] = Operation(
    "createItem",
    "POST /items",
    body=Body("application/json", required=True),
    responses={"200": lambda: Item},
)
DELETE: Operation[None] = Operation(
    "deleteItem",
    "DELETE /items/{id}",
    parameters=(path("id"),),
    responses={"204": None},
)
ARGUMENTS = ("a/b", 7, ["x", "y z"], "t", "it")


class Items(Resource):
    def get(self, shop: str, id: int) -> Item:  # noqa: A002  # as in the API
        return self._call(GET, (shop, id, NOT_GIVEN, NOT_GIVEN, NOT_GIVEN))


class AsyncItems(AsyncResource):
    async def get(self, shop: str, id: int) -> Item:  # noqa: A002  # as in the API
        return await self._call(GET, (shop, id, NOT_GIVEN, NOT_GIVEN, NOT_GIVEN))


def test_a_call_is_written_and_read() -> None:
    wire = Wire(ITEM)
    with client(wire) as shop:
        item = shop.call(GET, ARGUMENTS)
    assert (type(item), item.id, item.name) == (Item, 1, "pen")
    request = wire.sent[0]
    assert request.method == "GET"
    assert request.url == (
        "https://api.example/v1/shops/a%2Fb/items/7?fields=x&fields=y%20z"
    )
    assert request.content is None
    user_agent = request.headers.pop("user-agent")
    assert user_agent.startswith("shop/1.2.3 (python/3.")
    assert request.headers == {
        "accept": "application/json",
        "x-trace": "t",
        "cookie": "lang=it",
    }


def test_the_asynchronous_client_writes_the_very_same_requests() -> None:
    wire, async_wire = Wire(ITEM), AsyncWire(ITEM)
    credentials = ALL

    async def run() -> Item:
        async with async_client(async_wire, credentials=credentials) as shop:
            await shop.call(SECURE, body={"a": 1})
            await AsyncItems(shop).get("a", 7)
            return await shop.call(GET, ARGUMENTS)

    asynchronous = asyncio.run(run())
    shop = client(wire, credentials=credentials)
    shop.call(SECURE, body={"a": 1})
    Items(shop).get("a", 7)
    assert shop.call(GET, ARGUMENTS) == asynchronous
    assert len(wire.sent) == 3
    for one, other in zip(wire.sent, async_wire.sent, strict=True):
        for name in Request.__slots__:
            assert getattr(one, name) == getattr(other, name)


def test_bodies() -> None:
    wire = Wire(ITEM)
    shop = client(wire, credentials=ALL)
    shop.call(CREATE, body=Item(id=1, name=None))
    assert wire.sent[0].content == b'{"id":1,"name":null}'
    assert wire.sent[0].headers["content-type"] == "application/json"
    shop.call(SECURE)
    assert wire.sent[1].content is None
    assert "content-type" not in wire.sent[1].headers
    with pytest.raises(TypeError, match="createItem: a body is required"):
        shop.call(CREATE)
    with pytest.raises(TypeError, match="deleteItem: takes no body"):
        shop.call(DELETE, (1,), body={})
    with pytest.raises(TypeError, match=r"body\.a\[1\]: cannot send a value of type"):
        shop.call(CREATE, body={"a": [1, object()]})


def test_no_content() -> None:
    shop = client(Wire(reply(204)))
    response: Response[None] = shop.send(DELETE, (1,))
    assert (response.status_code, response.body) == (204, None)


def test_the_response_around_a_body() -> None:
    response = client(Wire(ITEM)).send(GET, ARGUMENTS)
    assert response.body.id == 1
    assert (response.status_code, response.request_id) == (200, "r1")
    assert response.headers["Content-Type"] == "application/json"
    assert repr(response).startswith("<Response 200: GET https://api.example/v1/shops/")


def test_settings_of_a_client_and_of_a_call() -> None:
    wire = Wire(ITEM)
    shop = client(wire, headers={"X-Own": "1", "User-Agent": "me"}, timeout=5)
    shop.call(PLAIN)
    shop.call(
        PLAIN,
        options={
            "timeout": Timeout(read=1, connect=2),
            "headers": {"x-own": None, "X-More": "é", "Accept": "text/csv"},
            "query": {"extra": ["a", True], "none": None},
        },
    )
    first, second = wire.sent
    assert first.timeout == Timeout(5, 5, 5, 5)
    assert (first.headers["x-own"], first.headers["user-agent"]) == ("1", "me")
    assert second.timeout == Timeout(1, 2, 60, 60)
    assert "x-own" not in second.headers
    assert (second.headers["x-more"], second.headers["accept"]) == ("é", "text/csv")
    assert second.url == "https://api.example/v1/x?extra=a&extra=true"
    with pytest.raises(ValueError, match="header 'X-Own': line breaks"):
        shop.call(PLAIN, options={"headers": {"X-Own": "a\r\nb: c"}})
    wire.sent.clear()
    client(wire).call(PLAIN)
    assert wire.sent[0].timeout == Timeout(read=60, connect=10, write=60, pool=60)


def test_what_neither_a_client_nor_a_call_takes_is_refused() -> None:
    make: Any = client
    with pytest.raises(TypeError, match="a client has no argument 'token'"):
        make(Wire(ITEM), token="secret")
    with pytest.raises(TypeError, match="a client has no argument 'token'"):
        AsyncAPIClient(PROFILE, **cast("Any", {"token": "secret"}))
    wire = Wire(ITEM)
    with pytest.raises(TypeError, match="request_options has no 'header'"):
        client(wire).call(PLAIN, options=cast("Any", {"header": {"X-A": "1"}}))
    assert wire.sent == []


def test_a_group_of_methods_is_found_on_clients_alone() -> None:
    class Shop:
        books = Lazy[object]("books.Books")

    with pytest.raises(AttributeError, match="books is an attribute of clients"):
        print(Shop.books)
    assert not hasattr(Shop, "books")


def test_base_urls(monkeypatch: pytest.MonkeyPatch) -> None:
    def sent(base_url: str | None) -> str:
        wire = Wire(ITEM)
        client(wire, base_url=base_url).call(PLAIN)
        return wire.sent[0].url

    assert sent(None) == "https://api.example/v1/x"
    assert sent("http://localhost:8000/") == "http://localhost:8000/x"
    monkeypatch.setenv("SHOP_BASE_URL", "http://env.example/v2")
    assert sent(None) == "http://env.example/v2/x"
    assert sent("http://given.example") == "http://given.example/x"
    for wrong in ("api.example", "ftp://a", "https://", "https://a?b=1", "https://a#b"):
        with pytest.raises(ValueError, match="base_url: "):
            client(Wire(ITEM), base_url=wrong)


def test_statuses_have_their_class_and_typed_body() -> None:
    usual: dict[str, Answer] = {}
    profile = PROFILE._replace(errors=lambda: ({404: MissingError}, usual))
    wire = Wire(
        reply(404, {"code": "gone", "message": "no such item"}),
        reply(418, {"code": 5}),
        reply(503, None, retry_after="2"),
        reply(304),
    )
    shop = SyncAPIClient(profile, transport=wire, retries=0)
    with pytest.raises(MissingError, match="no such item") as missing:
        shop.call(GET, ARGUMENTS)
    assert missing.value.body == Problem.model_validate(
        {"code": "gone", "message": "no such item"}
    )
    # A body that does not fit is reported, and never hides the status.
    with (
        pytest.warns(MismatchWarning, match="getItem: /code: expected str, got 5"),
        pytest.raises(ClientError) as teapot,
    ):
        shop.call(GET, ARGUMENTS, options={"strict": True})
    assert teapot.value.body is not None
    assert teapot.value.body.code == 5
    with pytest.raises(ServerError) as unavailable:
        shop.call(GET, ARGUMENTS)
    assert (unavailable.value.body, unavailable.value.retry_after) == (None, 2.0)
    with pytest.raises(UnexpectedStatusError):
        shop.call(GET, ARGUMENTS)


def test_a_success_nobody_described_is_read_as_the_one_that_is() -> None:
    shop = client(Wire(reply(201, {"id": 3})))
    assert shop.call(CREATE, body={}).id == 3


def test_ranges_and_defaults() -> None:
    ranged: Operation[Any] = Operation(
        "ranged", "GET /x", responses={"2XX": lambda: Item, "302": lambda: str}
    )
    assert type(client(Wire(reply(202, {"id": 3}))).call(ranged)) is Item
    moved = client(Wire(reply(302, "x", location="https://api.example/y")))
    assert moved.call(ranged) == "x"


BAD = reply(200, {"id": "1"})


def test_mismatches_are_reported_or_raised() -> None:
    found: list[Mismatch] = []
    item = client(Wire(BAD), on_mismatch=found.append).call(PLAIN)
    assert item.to_dict() == {"id": "1"}
    assert found == [Mismatch("plain", "/id", "int", '"1"', "/id")]
    with pytest.warns(MismatchWarning, match="plain: /id: expected int") as caught:
        client(Wire(BAD)).call(PLAIN)
    # It is about the line that made the call.
    assert [one.filename for one in caught] == [__file__]
    for shop, options in (
        (client(Wire(BAD), strict=True), None),
        (client(Wire(BAD)), {"strict": True}),
    ):
        with pytest.raises(DecodeError, match="/id: expected int, got") as raised:
            shop.call(PLAIN, options=options)  # type: ignore[arg-type]  # a dict is one
        assert (raised.value.status_code, raised.value.content) == (200, BAD.content)


def test_an_answer_of_another_kind_is_a_decode_error() -> None:
    page = httpx2.Response(200, html="<h1>Welcome</h1>")
    with over(page) as shop, pytest.raises(DecodeError) as caught:
        shop.call(PLAIN)
    assert str(caught.value) == (
        "200 OK: GET https://api.example/v1/x: expected JSON, got text/html;"
        " the body starts: <h1>Welcome</h1>"
    )


def test_a_decode_error_shows_the_start_of_the_body_without_secrets() -> None:
    content = b"<html>\n<h1>502 Bad\tGateway t-secret" + b"x" * 1000
    wire = Wire(RawResponse(200, Headers(), content))
    shop = client(wire, credentials={**ALL, "OAuth": "t-secret"})
    with pytest.raises(DecodeError) as caught:
        shop.call(SECURE)
    text = str(caught.value)
    assert text.startswith(
        "200 OK: POST https://api.example/v1/x: the body is not JSON"
    )
    assert "; the body starts: <html> <h1>502 Bad Gateway ***xxx" in text
    assert len(text) < 400
    assert caught.value.content == content
    assert pickle.loads(pickle.dumps(caught.value)).text == content.decode()


def over(*answers: httpx2.Response | Exception) -> SyncAPIClient:
    """A client over the real library, up to where it would open a connection."""
    remaining = list(answers)

    def handle(request: httpx2.Request) -> httpx2.Response:
        answer = remaining.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    library = httpx2.Client(transport=httpx2.MockTransport(handle))
    transport = HTTPX2Transport(library)
    return SyncAPIClient(PROFILE, transport=transport, retries=0)


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (httpx2.ConnectError("refused"), APIConnectionError),
        (httpx2.RemoteProtocolError("closed"), APIConnectionError),
        (httpx2.ReadTimeout(""), APITimeoutError),
        (httpx2.ConnectTimeout("slow"), APITimeoutError),
        (httpx2.DecodingError("gzip"), APIConnectionError),
    ],
)
def test_failures_of_the_library_become_ours(
    failure: Exception, error: type[APIConnectionError]
) -> None:
    with over(failure) as shop, pytest.raises(error) as caught:
        shop.call(PLAIN)
    assert type(caught.value) is error
    assert str(caught.value).startswith(type(failure).__name__)
    assert str(caught.value).endswith(": GET https://api.example/v1/x")
    assert (caught.value.operation, caught.value.method) == ("plain", "GET")
    # The library's own error would carry the request and its credentials along.
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_nothing_of_one_call_is_kept_for_the_next() -> None:
    seen: list[str | None] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(request.headers.get("cookie"))
        return httpx2.Response(200, json={"id": 1}, headers={"Set-Cookie": "s=1"})

    library = httpx2.Client(transport=httpx2.MockTransport(handle))
    shop = SyncAPIClient(PROFILE, transport=HTTPX2Transport(library))
    shop.call(PLAIN)
    shop.call(PLAIN)
    assert seen == [None, None]


def test_a_transport_of_ones_own_may_fail() -> None:
    def fail(request: Request) -> RawResponse:
        raise TransportError("no route with t-secret", timed_out=True)

    shop = client(Wire(fail), credentials={**ALL, "OAuth": "t-secret"})
    with pytest.raises(APITimeoutError, match=r"no route with \*\*\*: POST"):
        shop.call(SECURE)

    def break_down(request: Request) -> RawResponse:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        client(Wire(break_down)).call(PLAIN)


@pytest.mark.parametrize(
    ("responses", "accept"),
    [
        ({"200": lambda: Item}, "application/json"),
        ({"204": None}, "application/json"),
        ({"200": lambda: BYTES}, "*/*"),
        ({"200": lambda: str}, "application/json, text/*;q=0.9, */*;q=0.8"),
        (
            {"200": {"application/pdf": lambda: bytes}},
            "application/pdf, application/json;q=0.5",
        ),
        (
            {"200": {"text/csv": lambda: str, "application/hal+json": lambda: Item}},
            "text/csv, application/hal+json",
        ),
    ],
)
def test_what_is_accepted_is_what_is_described(
    responses: Mapping[str, Any], accept: str
) -> None:
    operation: Operation[Any] = Operation("o", "GET /x", responses=responses)
    assert operation.prepared.accept == accept
    assert operation.prepared is operation.prepared


def test_operations_do_not_change() -> None:
    with pytest.raises(AttributeError, match=r"Operation\.path cannot be changed"):
        PLAIN.path = "/y"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    assert repr(PLAIN) == "<Operation plain: GET /x>"


def test_a_secret_parameter_of_a_scheme_is_masked_by_its_own_name() -> None:
    scheme = APIKey("query", "Passphrase")
    profile = PROFILE._replace(schemes={"Own": scheme})
    operation: Operation[None] = Operation("o", "GET /x", security=((("Own", ()),),))
    shop = SyncAPIClient(
        profile, transport=Wire(reply(500)), credentials={"Own": "hush"}, retries=0
    )
    with pytest.raises(ServerError, match=r"/x\?Passphrase=\*\*\*$"):
        shop.call(operation)
