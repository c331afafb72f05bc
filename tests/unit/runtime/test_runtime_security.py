"""Credentials: where they come from, how they travel, and where they never go."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from generator.runtime.errors import MissingCredentialsError, StatusError
from generator.runtime.operation import Operation
from tests.unit.runtime.wire import AsyncWire, Wire, async_client, client, reply

if TYPE_CHECKING:
    from generator.runtime.operation import Requirements
    from generator.runtime.transport import RawResponse, Request


def operation(*alternatives: tuple[str, ...]) -> Operation[None]:
    security: Requirements = tuple(
        tuple((name, ()) for name in names) for names in alternatives
    )
    return Operation("op", "GET /x", security=security)


BEARER = operation(("OAuth",))


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ACCESS_TOKEN", "API_KEY", "USERNAME", "PASSWORD", "BASE_URL"):
        monkeypatch.delenv(f"SHOP_{name}", raising=False)


def sent(what: Operation[None], **credentials: Any) -> Request:
    wire = Wire(reply())
    client(wire, credentials=credentials).call(what)
    return wire.sent[0]


def test_each_scheme_has_its_place() -> None:
    assert sent(BEARER, OAuth="t").headers["authorization"] == "Bearer t"
    assert sent(operation(("Key",)), Key="k").headers["x-shop-key"] == "k"
    assert sent(operation(("QueryKey",)), QueryKey="a&b").url == (
        "https://api.example/v1/x?sk=a%26b"
    )
    assert sent(operation(("CookieKey",)), CookieKey="c;d").headers["cookie"] == (
        "sid=c%3Bd"
    )
    basic = sent(operation(("Basic",)), Basic=("Aladdin", "open sesame"))
    assert basic.headers["authorization"] == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="


def test_the_word_before_a_pasted_token_is_not_doubled() -> None:
    assert sent(BEARER, OAuth=" bearer  t ").headers["authorization"] == "Bearer t"


def test_the_first_alternative_with_all_its_credentials_is_used() -> None:
    either = operation(("OAuth", "Key"), ("QueryKey",), ("OAuth",))
    assert "sk=q" in sent(either, OAuth="t", QueryKey="q").url
    both = sent(either, OAuth="t", Key="k", QueryKey="q")
    assert both.headers["authorization"] == "Bearer t"
    assert both.headers["x-shop-key"] == "k"
    assert "?" not in both.url


def test_an_operation_that_needs_none_gets_none() -> None:
    assert "authorization" not in sent(operation(), OAuth="t").headers
    optional = operation(("OAuth",), ())
    assert sent(optional, OAuth="t").headers["authorization"] == "Bearer t"
    assert "authorization" not in sent(optional).headers


def test_the_environment_is_asked_when_nothing_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SHOP_ACCESS_TOKEN", "env")
    monkeypatch.setenv("SHOP_USERNAME", "u")
    monkeypatch.setenv("SHOP_PASSWORD", "p")
    assert sent(BEARER, OAuth=None).headers["authorization"] == "Bearer env"
    assert sent(BEARER, OAuth="own").headers["authorization"] == "Bearer own"
    basic = sent(operation(("Basic",)), Basic=(None, None))
    assert basic.headers["authorization"] == "Basic dTpw"


def test_a_callable_is_asked_for_each_request() -> None:
    wire, tokens = Wire(reply()), iter(["one", "two"])
    shop = client(wire, credentials={"OAuth": lambda: next(tokens)})
    shop.call(BEARER)
    shop.call(BEARER)
    shop.call(operation())
    assert [request.headers.get("authorization") for request in wire.sent] == [
        "Bearer one",
        "Bearer two",
        None,
    ]


async def _token() -> str:
    await asyncio.sleep(0)
    return "awaited"


def test_the_asynchronous_client_awaits() -> None:
    async def run() -> list[str]:
        wire = AsyncWire(reply())
        for credential in (_token, lambda: "plain"):
            async with async_client(wire, credentials={"OAuth": credential}) as shop:
                await shop.call(BEARER)
        return [request.headers["authorization"] for request in wire.sent]

    assert asyncio.run(run()) == ["Bearer awaited", "Bearer plain"]


def test_the_synchronous_client_refuses_what_must_be_awaited() -> None:
    with pytest.raises(TypeError, match="access_token: a coroutine function needs"):
        client(Wire(reply()), credentials={"OAuth": _token})
    hidden = client(Wire(reply()), credentials={"OAuth": lambda: _token()})
    with pytest.raises(TypeError, match="access_token: a coroutine function needs"):
        hidden.call(BEARER)


@pytest.mark.parametrize("token", ["a\nb", "abc\n", "a\r\nX: y", "\x00"])
def test_a_token_with_a_line_break_is_refused_without_showing_it(token: str) -> None:
    with pytest.raises(ValueError, match="access_token: a line break") as caught:
        client(Wire(reply()), credentials={"OAuth": token})
    assert token not in str(caught.value)
    late = client(Wire(reply()), credentials={"OAuth": lambda: token})
    with pytest.raises(ValueError, match="access_token: a line break"):
        late.call(BEARER)


@pytest.mark.parametrize("given", [5, b"bytes"])
def test_a_token_of_another_type_is_refused(given: object) -> None:
    with pytest.raises(TypeError, match="access_token: expected str, got"):
        client(Wire(reply()), credentials={"OAuth": given})


def test_without_credentials_nothing_is_sent() -> None:
    both = operation(("OAuth",), ("Basic",))
    wire = Wire(reply())
    with pytest.raises(MissingCredentialsError) as caught:
        client(wire).call(both)
    assert wire.sent == []
    assert str(caught.value) == (
        "credentials are missing: give the client access_token= or set"
        " SHOP_ACCESS_TOKEN (security scheme OAuth); or username= or set SHOP_USERNAME"
        " (security scheme Basic) and password= or set SHOP_PASSWORD (security scheme"
        " Basic): GET https://api.example/v1/x"
    )
    assert caught.value.operation == "op"
    partly = operation(("OAuth", "Key"))
    with pytest.raises(MissingCredentialsError, match=r"client api_key= or set \S+ \("):
        client(wire, credentials={"OAuth": "t"}).call(partly)
    assert wire.sent == []


@pytest.mark.parametrize(
    ("name", "headers", "query"),
    [
        ("OAuth", {"Authorization": "Bearer own"}, {}),
        ("Key", {"X-Shop-Key": "own"}, {}),
        ("CookieKey", {"Cookie": "a=b; sid=own"}, {}),
        ("QueryKey", {}, {"sk": "own"}),
    ],
)
def test_credentials_written_by_hand_are_as_good(
    name: str, headers: dict[str, str], query: dict[str, str]
) -> None:
    wire = Wire(reply())
    client(wire, headers=headers).call(operation((name,)), options={"query": query})
    assert "own" in f"{wire.sent[0].headers} {wire.sent[0].url}"
    with pytest.raises(MissingCredentialsError):
        client(wire, headers={"x": "sid"}).call(operation((name,)))


def test_a_transport_may_sign_in_by_itself() -> None:
    class SignsIn(Wire):
        signs_in = True

    wire = SignsIn(reply())
    client(wire).call(BEARER)
    assert len(wire.sent) == 1


def test_an_authenticator_tells_what_must_not_be_shown() -> None:
    class Own:
        def authenticate(self, request: Request, scopes: tuple[str, ...]) -> list[str]:
            request.headers["authorization"] = "Own own-secret"
            return ["own-secret"]

        def refresh(self, request: Request, response: RawResponse) -> bool:
            return False

    wire = Wire(reply(403, {"message": "own-secret is wrong"}))
    with pytest.raises(StatusError, match=r"\*\*\* is wrong"):
        client(wire, credentials={"OAuth": Own()}).call(BEARER)


def test_no_message_shows_a_credential() -> None:
    wire = Wire(reply(403, {"message": "sk q-secret and sesame are wrong"}))
    shop = client(
        wire,
        base_url="https://user:pw@api.example",
        credentials={"QueryKey": "q-secret", "Basic": ("ali", "sesame")},
    )
    with pytest.raises(StatusError) as caught:
        shop.call(operation(("QueryKey", "Basic")))
    for text in (str(caught.value), repr(caught.value), repr(shop), repr(wire.sent)):
        for secret in ("q-secret", "sesame", "pw"):
            assert secret not in text
    assert caught.value.url == "https://api.example/x?sk=***"


class Renewing:
    """An authenticator whose first token has expired."""

    def __init__(self) -> None:
        self.token = "old"
        self.scopes: list[tuple[str, ...]] = []

    def authenticate(self, request: Request, scopes: tuple[str, ...], /) -> None:
        self.scopes.append(scopes)
        request.headers["authorization"] = f"Bearer {self.token}"

    def refresh(self, request: Request, response: RawResponse, /) -> bool:
        self.token = "new" if self.token == "old" else "last"
        return True


def test_an_authenticator_takes_part_and_may_refresh_once() -> None:
    scoped: Operation[None] = Operation(
        "op", "GET /x", security=((("OAuth", ("read",)), ("QueryKey", ())),)
    )
    wire = Wire(reply(401), reply())
    renewing = Renewing()
    credentials = {"OAuth": renewing, "QueryKey": "q"}
    client(wire, credentials=credentials).call(scoped)
    assert [request.headers["authorization"] for request in wire.sent] == [
        "Bearer old",
        "Bearer new",
    ]
    assert {request.url for request in wire.sent} == {"https://api.example/v1/x?sk=q"}
    assert renewing.scopes == [("read",), ("read",)]
    wire = Wire(reply(401))
    with pytest.raises(StatusError):
        client(wire, credentials={"OAuth": Renewing()}).call(BEARER)
    assert len(wire.sent) == 2
