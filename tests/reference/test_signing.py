"""Signing in from the page, at an authorization server that is not ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from playwright.sync_api import expect

from tests.reference.browser import PHONE
from tests.reference.local import started
from tests.servers.authorization import PASSWORD, USER, authorization_server
from tests.servers.test_sign_in import SECRET, document

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from playwright.sync_api import Page

    from tests.reference.axe import Violation
    from tests.reference.conftest import NewPage, Screenshot
    from tests.servers.authorization import Authorization

pytestmark = pytest.mark.browser


class Walk(NamedTuple):
    """A page of the reference, and the server that it signs in at."""

    page: Page
    server: Authorization


@pytest.fixture
def walk(
    new_page: NewPage, tmp_path: Any, request: pytest.FixtureRequest
) -> Generator[Walk]:
    options = getattr(request, "param", {})
    with authorization_server() as server:
        path = tmp_path / "things.yaml"
        path.write_text(document(server.url), encoding="utf-8")
        given = ("--serve", "--port", "0", "--quiet")
        with started("reference", str(path), *given) as url:
            page = new_page(**options)
            page.goto(url)
            yield Walk(page, server)
            page.context.close()


def _fill(page: Page, way: str, client: str = "shop", secret: str = SECRET) -> None:
    page.get_by_label("Way").select_option(way)
    page.get_by_label("Client ID").fill(client)
    page.get_by_label("Client secret").fill(secret)


def _sign_in(page: Page) -> None:
    page.get_by_role("button", name="Sign in", exact=True).click()


def _list_things(page: Page) -> None:
    page.get_by_role("link", name="things", exact=True).first.click()
    page.get_by_role("main").get_by_role("link").first.click()
    page.get_by_role("button", name="Send", exact=True).click()


def _requests(page: Page) -> str:
    for summary in page.get_by_text("as it was sent").all():
        summary.click()
    return page.locator(".result").inner_text()


def test_the_browser_goes_and_comes_back_signed_in(
    walk: Walk, axe: Callable[[Page], list[Violation]], screenshot: Screenshot
) -> None:
    page, server = walk
    _fill(page, "AuthorizationCode")
    page.get_by_label("things:r").check()
    expect(page.get_by_text("1 of 2 chosen")).to_be_visible()
    assert axe(page) == []
    screenshot(page, "sign-in-form")
    _sign_in(page)
    page.get_by_role("button", name="Agree").click()
    page.wait_for_url("**/index.html")
    expect(page.get_by_text("You are signed in.")).to_be_visible()
    expect(page.get_by_text("Good for another 60 min; it is renewed")).to_be_visible()
    expect(page.get_by_role("link", name="Credentials: access token")).to_be_visible()
    assert axe(page) == []
    screenshot(page, "sign-in-done")
    (token,) = server.tokens
    assert server.forms[0]["redirect_uri"].endswith("/callback")
    assert len(server.forms[0]["code_verifier"]) >= 43
    assert token.scope == "things:r"
    _list_things(page)
    expect(page.get_by_role("heading", name="Answer 200 OK")).to_be_visible()
    seen = _requests(page)
    assert "authorization: Bearer ***" in seen
    # Neither the page nor what it keeps has any secret.
    refresh = token.refresh_token
    assert refresh is not None
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    for secret in (token.access_token, refresh, SECRET):
        assert secret not in page.content() + stored + page.url


def test_a_token_at_its_end_is_renewed_unseen(walk: Walk) -> None:
    page, server = walk
    _fill(page, "ClientCredentials")
    page.get_by_role("button", name="All", exact=True).click()
    _sign_in(page)
    expect(page.get_by_text("You are signed in.")).to_be_visible()
    server.revoke()
    _list_things(page)
    expect(page.get_by_role("heading", name="Answer 200 OK")).to_be_visible()
    expect(page.get_by_text("It took 2 requests: 401, then 200.")).to_be_visible()
    seen = _requests(page)
    assert server.grants == ["client_credentials"] * 2
    assert "grant_type" not in seen
    assert SECRET not in page.content()
    assert not any(token.access_token in page.content() for token in server.tokens)


def test_a_call_asks_for_the_scopes_that_it_needs(walk: Walk) -> None:
    page, server = walk
    _fill(page, "Password", client="app", secret="")
    page.get_by_label("User name").fill(USER)
    page.locator("#sign-in-password").fill(PASSWORD)
    page.get_by_label("things:r").check()
    _sign_in(page)
    expect(page.get_by_text("You are signed in.")).to_be_visible()
    page.get_by_role("link", name="things", exact=True).first.click()
    page.get_by_role("main").get_by_role("link").nth(1).click()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("scopes not granted: things:a")).to_be_visible()
    page.get_by_role("link", name="Sign in for this call").click()
    page.get_by_role("button", name="Sign in anew").click()
    for name in ("things:r", "things:a"):
        expect(page.get_by_label(name)).to_be_checked()
    assert server.served == 0


def test_another_device_shows_the_way_in(
    walk: Walk, axe: Callable[[Page], list[Violation]], screenshot: Screenshot
) -> None:
    page, server = walk
    _fill(page, "DeviceCode")
    _sign_in(page)
    code = page.locator(".device")
    expect(code).to_be_visible()
    expect(page.get_by_role("link", name=f"{server.url}/device").first).to_be_visible()
    assert axe(page) == []
    screenshot(page, "sign-in-device")
    server.enter(code.inner_text())
    expect(page.get_by_text("You are signed in.")).to_be_visible()


def test_waiting_for_a_device_is_stopped(walk: Walk) -> None:
    page, server = walk
    _fill(page, "DeviceCode")
    _sign_in(page)
    expect(page.locator(".device")).to_be_visible()
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("Stopped.")).to_be_visible()
    expect(page.locator(".device")).to_have_count(0)
    assert server.tokens == []


def test_whoever_refuses_is_not_signed_in(
    walk: Walk, axe: Callable[[Page], list[Violation]]
) -> None:
    page, server = walk
    _fill(page, "ConnectAuthorizationCode")
    _sign_in(page)
    page.get_by_role("button", name="Refuse").click()
    expect(page.get_by_role("heading", name="Not signed in")).to_be_visible()
    expect(page.get_by_text("access_denied")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="Back to the reference").click()
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    assert server.tokens == []


@pytest.mark.parametrize("walk", [{"viewport": PHONE}], indirect=True)
def test_mistakes_are_said_at_their_place(walk: Walk, screenshot: Screenshot) -> None:
    page, server = walk
    page.get_by_label("Way").select_option("ClientCredentials")
    _sign_in(page)
    field = page.get_by_label("Client ID")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("Client ID is mandatory.")
    _fill(page, "ClientCredentials", secret="wrong")
    _sign_in(page)
    expect(page.get_by_text("invalid_client")).to_be_visible()
    expect(page.get_by_text("Nobody is signed in.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    screenshot(page, "sign-in-phone")
    assert server.tokens == []


def test_signing_out_forgets(walk: Walk) -> None:
    page, _ = walk
    _fill(page, "ClientCredentials")
    _sign_in(page)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Credentials: none")).to_be_visible()
    _list_things(page)
    expect(page.get_by_role("heading", name="Answer 401")).to_be_visible()


def test_a_callback_that_nobody_waits_for_signs_nobody_in(walk: Walk) -> None:
    page, server = walk
    base = page.url.partition("index.html")[0]
    page.goto(f"{base}callback?code=stolen&state=guessed")
    expect(page.get_by_role("heading", name="Not signed in")).to_be_visible()
    assert server.grants == []
