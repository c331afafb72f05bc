"""Answers of authorization servers, as bad as they come."""

from __future__ import annotations

import asyncio
import pickle
import time
from typing import TYPE_CHECKING, Any

import pytest

from generator.runtime.errors import APIConnectionError, APITimeoutError
from generator.runtime.headers import Headers
from generator.runtime.oauth.browser import BrowserSignIn
from generator.runtime.oauth.device import DeviceSignIn
from generator.runtime.oauth.errors import (
    MissingScopesError,
    SignInAnswerError,
    SignInError,
    SignInRequiredError,
)
from generator.runtime.oauth.grants import ProgramSignIn
from generator.runtime.oauth.provider import Provider
from generator.runtime.oauth.storage import MemoryStorage
from generator.runtime.oauth.tokens import Token, token_of
from generator.runtime.operation import Operation
from generator.runtime.transport import RawResponse, TransportError
from tests.unit.runtime.wire import AsyncWire, Wire, async_client, client, reply

if TYPE_CHECKING:
    from generator.runtime.transport import Request

ID = "https://id.example"
PROVIDER = Provider(
    "SHOP",
    authorization_url=f"{ID}/authorize",
    token_url=f"{ID}/token",
    device_authorization_url=f"{ID}/device",
)
SECRET = "client-s3cret"
TOKEN = {"access_token": "t0ken-1", "token_type": "Bearer", "expires_in": 3600}
SECURE = Operation[None]("op", "GET /x", security=((("OAuth", ("a", "b")),),))


class Program(ProgramSignIn):
    provider = PROVIDER


class Browser(BrowserSignIn):
    provider = PROVIDER


class Device(DeviceSignIn):
    provider = PROVIDER


def program(*answers: Any, kind: Any = Program, **settings: Any) -> tuple[Any, Wire]:
    """A sign-in, and the wire to its server."""
    wire = Wire(*answers)
    settings = {"client_id": "app", "client_secret": SECRET, **settings}
    return kind(transport=wire, **settings), wire


def text(status: int, content: bytes, media_type: str) -> RawResponse:
    return RawResponse(status, Headers([("content-type", media_type)]), content)


HTML = text(200, b"<html>t0ken-1</html>", "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (HTML, "expected an object of JSON, got text/html"),
        (text(200, b"[1]", "application/json"), "expected an object of JSON"),
        (text(200, b"", ""), "expected an object of JSON, got no content type"),
        (text(200, b"[" * 100_000, "application/json"), "expected an object of JSON"),
        (text(200, b"\xff", "application/json"), "expected an object of JSON"),
        (reply(200, {}), "has no access_token"),
        (reply(200, {"access_token": ""}), "has no access_token"),
        (reply(200, {"access_token": 5}), "access_token is no text"),
        (reply(200, {"access_token": "a\r\nX: y"}), "access_token is no text"),
        (reply(200, {**TOKEN, "refresh_token": ["r"]}), "refresh_token is no text"),
        (reply(200, {**TOKEN, "token_type": "mac"}), "type 'mac' are not supported"),
        (reply(200, {**TOKEN, "expires_in": -1}), "expires_in is no time to come"),
        (reply(200, {**TOKEN, "expires_in": 0}), "expires_in is no time to come"),
        (reply(200, {**TOKEN, "expires_in": True}), "expires_in is no time to come"),
        (reply(200, {**TOKEN, "expires_in": "nan"}), "expires_in is no time to come"),
        (reply(200, {**TOKEN, "expires_in": "soon"}), "expires_in is no number"),
        (reply(200, {**TOKEN, "expires_in": [1]}), "expires_in is no number"),
    ],
)
def test_an_answer_that_is_no_token(answer: RawResponse, message: str) -> None:
    sign_in, _ = program(answer)
    with pytest.raises(SignInAnswerError, match=message) as caught:
        sign_in.get_token()
    shown = str(caught.value) + repr(caught.value)
    assert f"POST {ID}/token" in shown
    assert "t0ken-1" not in shown
    assert sign_in.token is None


@pytest.mark.parametrize(
    ("answer", "message", "code"),
    [
        (
            reply(400, {"error": "invalid_scope"}),
            "(400): invalid_scope",
            "invalid_scope",
        ),
        (
            reply(401, {"error": "x", "error_description": f"not {SECRET}\r\n!"}),
            "(401): x: not *** !",
            "x",
        ),
        (reply(200, {**TOKEN, "error": "odd"}), "(200): odd", "odd"),
        (reply(500, {"error": {"message": "broken"}}), "(500): broken", ""),
        (text(502, b"<html>Bad</html>", "text/html"), "(502): without saying why", ""),
        (reply(302, None, location="/login"), "(302): without saying why", ""),
    ],
)
def test_a_refusal(answer: RawResponse, message: str, code: str) -> None:
    sign_in, _ = program(answer)
    with pytest.raises(SignInError) as caught:
        sign_in.get_token()
    assert str(caught.value) == f"the server refused {message}: POST {ID}/token"
    assert caught.value.error == code


@pytest.mark.parametrize(
    ("seconds", "kept"),
    [("3600", 3600), (1e400, 315360000), (10**400, 315360000), (None, None)],
)
def test_times_of_all_sizes(seconds: Any, kept: float | None) -> None:
    token = token_of({**TOKEN, "expires_in": seconds})
    assert token.expires_in == kept
    assert token.is_fresh


def test_a_short_token_is_renewed_in_its_last_tenth(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    token = Token("t", expires_in=10)
    now = time.monotonic()
    fresh: list[bool] = []
    for passed in (8.5, 9.5):
        monkeypatch.setattr(time, "monotonic", lambda at=now + passed: at)
        fresh.append(token.is_fresh)
    assert fresh == [True, False]
    assert 0 < token.remaining < 1


@pytest.mark.parametrize(("skew", "fresh"), [(-10_000, True), (0, True), (3000, False)])
def test_a_token_that_was_kept_never_lasts_longer_than_it_did(
    skew: float, fresh: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Token("t", expires_in=3000).as_json()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + skew)
    token = token_of(kept)
    assert token.is_fresh is fresh
    assert token.remaining <= 3000
    assert pickle.loads(pickle.dumps(token)).access_token == "t"


def test_what_is_sent_as_a_form_and_as_json() -> None:
    sign_in, wire = program(reply(200, TOKEN), client_secret="a b&c", scopes="x y")
    sign_in.get_token()
    (request,) = wire.sent
    assert request.content == b"grant_type=client_credentials&scope=x+y"
    # Each is encoded before they are joined (RFC 6749, 2.3.1).
    assert request.headers["authorization"] == "Basic YXBwOmErYiUyNmM="

    class Json(Program):
        provider = PROVIDER._replace(token_request="json", client_authentication="post")

    sign_in, wire = program(reply(200, TOKEN), kind=Json)
    sign_in.get_token()
    assert wire.sent[0].content == (
        b'{"grant_type": "client_credentials", "client_id": "app",'
        b' "client_secret": "client-s3cret"}'
    )
    assert "authorization" not in wire.sent[0].headers


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://id.example/token", "tokens must be at https"),
        ("", "no whole address for tokens"),
        ("/token", "no whole address for tokens"),
        ("javascript:alert(1)", "no whole address for tokens"),
    ],
)
def test_secrets_go_to_safe_places_alone(url: str, message: str) -> None:
    class Odd(Program):
        provider = PROVIDER._replace(token_url=url)

    sign_in, wire = program(reply(200, TOKEN), kind=Odd)
    with pytest.raises(SignInError, match=message):
        sign_in.get_token()
    assert wire.sent == []


def test_addresses_may_be_relative_to_the_client_s() -> None:
    class Near(Program):
        provider = PROVIDER._replace(token_url="oauth/token")

    wire = Wire(reply(200, TOKEN), reply())
    sign_in = Near(client_id="app", client_secret=SECRET, scopes="a b")
    client(wire, credentials={"OAuth": sign_in}).call(SECURE)
    assert wire.sent[0].url == "https://api.example/v1/oauth/token"


@pytest.mark.parametrize("timed_out", [True, False])
def test_a_server_that_does_not_answer(timed_out: bool) -> None:
    def fail(_: Request) -> RawResponse:
        raise TransportError(f"no way {SECRET}", timed_out=timed_out)

    sign_in, _ = program(fail)
    kind = APITimeoutError if timed_out else APIConnectionError
    with pytest.raises(kind, match=r"no way \*\*\*: POST https://id") as caught:
        sign_in.get_token()
    assert type(caught.value) is kind


def test_a_token_that_is_good_yet_outlives_a_server_that_is_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: Request) -> RawResponse:
        raise TransportError("away")

    storage = MemoryStorage()
    storage.save(Token("old", expires_in=3600, refresh_token="r"))
    sign_in, wire = program(fail, storage=storage, kind=Browser)
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 3590)
    assert sign_in.get_token().access_token == "old"
    assert len(wire.sent) == 1
    monkeypatch.setattr(time, "monotonic", lambda: now + 3601)
    with pytest.raises(APIConnectionError):
        sign_in.get_token()


def test_scopes_left_out_are_those_that_were_asked_for() -> None:
    sign_in, _ = program(reply(200, TOKEN), scopes=["a"])
    with pytest.raises(MissingScopesError, match="not granted: b"):
        client(Wire(reply(200, TOKEN)), credentials={"OAuth": sign_in}).call(SECURE)
    listed, _ = program(reply(200, {**TOKEN, "scope": ["a", "b"]}))
    assert listed.get_token().scopes == ("a", "b")
    commas, _ = program(reply(200, {**TOKEN, "scope": "a,b"}))
    assert commas.get_token().scopes == ("a", "b")
    unknown, _ = program(reply(200, TOKEN))
    wire = Wire(reply(200, TOKEN), reply())
    client(wire, credentials={"OAuth": unknown}).call(SECURE)
    assert len(wire.sent) == 2


@pytest.mark.parametrize(
    ("granted", "change", "missing"),
    [
        ("x:a", {}, ("x:r", "y:r")),
        ("x:a y:r", {"scope_includes": ((":a", ":r"),)}, ()),
        ("x:a", {"scope_includes": ((":a", ":r"),)}, ("y:r",)),
        ("y:r", {"scopes_needed": "any"}, ()),
        ("z", {"scopes_needed": "any"}, ("x:r", "y:r")),
    ],
)
def test_scopes_that_allow_others(
    granted: str, change: dict[str, Any], missing: tuple[str, ...]
) -> None:
    class Some(Program):
        provider = PROVIDER._replace(**change)

    sign_in, _ = program(reply(200, {**TOKEN, "scope": granted}), kind=Some)
    sign_in.get_token()
    assert sign_in.lacks(("x:r", "y:r")) == missing


def test_the_alternative_whose_scopes_are_granted_is_used() -> None:
    either = Operation[None](
        "op", "GET /x", security=((("OAuth", ("b",)),), (("Key", ()),))
    )
    sign_in, _ = program(reply(200, TOKEN), scopes="a")
    wire = Wire(reply())
    client(wire, credentials={"OAuth": sign_in, "Key": "k"}).call(either)
    assert wire.sent[0].headers["x-shop-key"] == "k"


def test_a_401_is_answered_with_another_token_once() -> None:
    tokens = [reply(200, {**TOKEN, "access_token": f"t-{n}"}) for n in range(3)]
    wire = Wire(tokens[0], reply(401), tokens[1], reply(401))
    sign_in = Program(client_id="app", client_secret=SECRET)
    from generator.runtime.errors import StatusError

    with pytest.raises(StatusError, match="401"):
        client(wire, credentials={"OAuth": sign_in}).call(SECURE)
    sent = [request.headers.get("authorization") for request in wire.sent]
    assert sent[1::2] == ["Bearer t-0", "Bearer t-1"]
    assert len(sent) == 4


def test_a_token_is_not_shown_where_the_server_repeats_it() -> None:
    from generator.runtime.errors import StatusError

    wire = Wire(reply(200, TOKEN), reply(403, {"message": "t0ken-1 is not enough"}))
    sign_in = Program(client_id="app", client_secret=SECRET)
    with pytest.raises(StatusError, match=r"\*\*\* is not enough") as caught:
        client(wire, credentials={"OAuth": sign_in}).call(SECURE)
    assert "t0ken-1" not in repr(caught.value)


def test_a_user_who_has_no_refresh_token_signs_in_again() -> None:
    storage = MemoryStorage()
    storage.save(Token("old", expires_in=1e-6))
    sign_in, wire = program(storage=storage, kind=Browser)
    with pytest.raises(SignInRequiredError, match="nobody is signed in"):
        sign_in.get_token()
    assert wire.sent == []


def test_a_storage_may_be_awaited() -> None:
    class Database:
        kept: Token | None = None

        async def load(self) -> Token | None:
            await asyncio.sleep(0)
            return self.kept

        async def save(self, token: Token | None, /) -> None:
            await asyncio.sleep(0)
            self.kept = token

    storage = Database()
    sign_in = Program(client_id="app", storage=storage)

    async def run() -> None:
        wire = AsyncWire(reply(200, TOKEN), reply())
        async with async_client(wire, credentials={"OAuth": sign_in}) as shop:
            await shop.call(SECURE)

    asyncio.run(run())
    assert storage.kept is not None
    assert storage.kept.access_token == "t0ken-1"


DEVICE = {
    "device_code": "d",
    "user_code": "AB-CD",
    "verification_uri": f"{ID}/go",
    "expires_in": 30,
}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"device_code": None}, "device_code is missing"),
        ({"user_code": "A\nB"}, "user_code is missing, or no text on one line"),
        ({"verification_uri": 5}, "verification_uri is missing"),
    ],
)
def test_an_answer_that_starts_no_device(change: Any, message: str) -> None:
    sign_in, _ = program(reply(200, {**DEVICE, **change}), kind=Device)
    with pytest.raises(SignInAnswerError, match=message):
        sign_in.start()


@pytest.mark.parametrize("odd", [None, "x", -5, 0, [], 10**400])
def test_a_device_asks_at_a_pace_that_makes_sense(odd: Any) -> None:
    sign_in, _ = program(reply(200, {**DEVICE, "interval": odd}), kind=Device)
    assert sign_in.start().interval == 5


def test_a_device_waits_longer_for_a_server_that_is_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pauses: list[float] = []
    now = [time.monotonic()]

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        now[0] += seconds

    def fail(_: Request) -> RawResponse:
        raise TransportError("away", timed_out=True)

    monkeypatch.setattr(time, "sleep", pause)
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    pending = reply(400, {"error": "authorization_pending"})
    started = reply(200, {**DEVICE, "interval": 2})
    sign_in, _ = program(started, fail, fail, pending, kind=Device)
    with pytest.raises(SignInError, match="did not agree in time") as caught:
        sign_in.finish(sign_in.start())
    assert caught.value.error == "expired_token"
    assert pauses == [2, 4, 8, 8, 8]
