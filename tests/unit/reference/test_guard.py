"""Nobody but the browser that opened the printed address gets anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocketDisconnect

from generator.reference.guard import HEADERS, Guard
from tests.unit.reference.serving import ORIGIN, OWN, browser, opened

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


class Inside:
    """What is guarded; it counts its visitors."""

    def __init__(self) -> None:
        self.visits = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.visits += 1
        await PlainTextResponse("inside")(scope, receive, send)


@pytest.fixture
def inside() -> Inside:
    return Inside()


@pytest.fixture
def guard(inside: Inside) -> Guard:
    return Guard(inside, ORIGIN)


def test_the_key_opens_once_and_leaves_the_address(
    guard: Guard, inside: Inside
) -> None:
    client = browser(guard)
    answer = client.get(guard.address)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "; httponly" in cookie
    assert "; samesite=strict" in cookie
    assert guard.key.lower() not in cookie
    assert client.get("/").text == "inside"
    assert client.get("/assets/reference.js").text == "inside"
    assert inside.visits == 2


def test_a_used_key_is_refused_elsewhere_and_harmless_at_home(guard: Guard) -> None:
    client = opened(guard)
    assert browser(guard).get(guard.address).status_code == 403
    again = client.get(guard.address)  # by the history of the browser
    assert again.status_code == 303
    assert "set-cookie" not in again.headers


@pytest.mark.parametrize("key", ["", "wrong", "é", "A" * 43])
def test_a_wrong_key_is_refused_and_uses_nothing_up(guard: Guard, key: str) -> None:
    refused = browser(guard).get("/", params={"key": key})
    assert refused.status_code == 403
    assert "set-cookie" not in refused.headers
    assert opened(guard).get("/").text == "inside"


@pytest.mark.parametrize("method", ["HEAD", "POST"])
def test_only_opening_the_address_uses_the_key(guard: Guard, method: str) -> None:
    assert browser(guard).request(method, guard.address).status_code == 403
    assert opened(guard).get("/").text == "inside"


@pytest.mark.parametrize(
    "path", ["/", "/index.html", "/assets/send.js", "/credentials"]
)
@pytest.mark.parametrize("cookie", [None, "wrong", ""])
def test_nothing_is_served_without_the_cookie(
    guard: Guard, inside: Inside, path: str, cookie: str | None
) -> None:
    headers = {} if cookie is None else {"cookie": f"calco-reference-4011={cookie}"}
    assert browser(guard).get(path, headers=headers).status_code == 403
    assert inside.visits == 0


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:4011",
        "127.0.0.1",
        "127.0.0.1:4012",
        "localhost:4011",
        "127.0.0.1:4011.evil.example",
        "",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_name_that_was_made_to_mean_this_machine_gets_nothing(
    guard: Guard, inside: Inside, host: str, method: str
) -> None:
    client = opened(guard)
    # Even with the cookie, and with an Origin that agrees with the name.
    for headers in (OWN, {**OWN, "origin": f"http://{host}"}):
        answer = client.request(method, "/send", headers={**headers, "host": host})
        assert answer.status_code == 421
    key = client.get(guard.address, headers={"host": host})
    assert key.status_code == 421
    assert inside.visits == 0


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": ORIGIN},
        {"x-calco": "1"},
        {"x-calco": "1", "origin": "http://evil.example"},
        {"x-calco": "1", "origin": "http://127.0.0.1:4012"},
        {"x-calco": "1", "origin": "http://localhost:4011"},
        {"x-calco": "1", "origin": "https://127.0.0.1:4011"},
        {"x-calco": "1", "origin": "null"},
        {"x-calco": "1", "origin": f"{ORIGIN}, http://evil.example"},
    ],
    ids=str,
)
@pytest.mark.parametrize("method", ["POST", "DELETE", "PUT", "OPTIONS"])
def test_a_request_from_another_site_changes_nothing(
    guard: Guard, inside: Inside, headers: dict[str, str], method: str
) -> None:
    client = opened(guard)
    answer = client.request(method, "/credentials", headers=headers)
    assert answer.status_code == 403
    assert inside.visits == 0


def test_two_origins_are_none(guard: Guard, inside: Inside) -> None:
    client = opened(guard)
    given = [("origin", ORIGIN), ("origin", "http://evil.example"), ("x-calco", "1")]
    assert client.post("/send", headers=given).status_code == 403
    assert inside.visits == 0


def test_a_websocket_is_closed(guard: Guard, inside: Inside) -> None:
    client = opened(guard)
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/send"):
        pass
    assert inside.visits == 0


def test_a_browser_comes_back_from_signing_in_without_the_cookie(
    guard: Guard, inside: Inside
) -> None:
    stranger = browser(guard)
    assert stranger.get("/callback?code=x&state=y").text == "inside"
    for method in ("HEAD", "POST", "DELETE"):
        assert stranger.request(method, "/callback").status_code == 403
    moved = {"host": "evil.example"}
    assert stranger.get("/callback?code=x&state=y", headers=moved).status_code == 421
    assert stranger.get("/callback/").status_code == 403
    assert inside.visits == 1


def test_ones_own_pages_may_ask(guard: Guard, inside: Inside) -> None:
    assert opened(guard).post("/send", headers=OWN).text == "inside"
    assert inside.visits == 1


def test_every_answer_is_strict_and_none_lets_others_read_it(guard: Guard) -> None:
    client = opened(guard)
    answers = [
        client.get("/", headers={"origin": "http://evil.example"}),
        client.post("/send", headers=OWN),
        client.post("/send"),
        client.get("/", headers={"host": "evil.example"}),
        browser(guard).get("/"),
    ]
    for answer in answers:
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
        assert not [
            name for name in answer.headers if name.startswith("access-control")
        ]
    policy = HEADERS["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert HEADERS["referrer-policy"] == "no-referrer"
    assert HEADERS["x-content-type-options"] == "nosniff"


def test_keys_and_sessions_differ_from_one_start_to_the_next(inside: Inside) -> None:
    first, second = Guard(inside, ORIGIN), Guard(inside, ORIGIN)
    assert first.key != second.key
    client = opened(first)
    other = browser(second)
    other.cookies = client.cookies
    assert other.get("/").status_code == 403
