"""Signing in at a server that is not ours, by the package that is generated."""

from __future__ import annotations

import asyncio
import pickle
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import parse_qsl, urlsplit

import httpx2
import keyring
import keyring.backend
import keyring.errors
import pytest

from tests.behaviour.sdk import SDK, make_sdk
from tests.servers.authorization import (
    PASSWORD,
    USER,
    Authorization,
    authorization_server,
)

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

CALLBACK = "https://app.example/callback"
SECRET = "s3cret&more"
THREADS, TASKS = 50, 200


def document(url: str) -> str:
    """The text of a document whose every way of signing in is at a server."""
    return f"""
openapi: 3.2.0
info: {{title: Things, version: 1.0.0}}
servers: [{{url: '{url}/api'}}]
security: [{{oauth: ['things:r']}}]
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      responses:
        '200':
          description: Fine
          content: {{application/json: {{schema: {{type: array, items: {{type: string}}}}}}}}
    put:
      operationId: replaceThings
      tags: [things]
      security: [{{oauth: ['things:r', 'things:a']}}]
      responses: {{'204': {{description: Done}}}}
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: {url}/oauth/authorize
          tokenUrl: /oauth/token
          scopes: &scopes {{'things:r': Look., 'things:a': Look and change.}}
        deviceAuthorization:
          deviceAuthorizationUrl: {url}/oauth/device
          tokenUrl: {url}/oauth/token
          scopes: *scopes
        clientCredentials: {{tokenUrl: '{url}/oauth/token', scopes: *scopes}}
        password: {{tokenUrl: '{url}/oauth/token', scopes: *scopes}}
    connect:
      type: openIdConnect
      openIdConnectUrl: {url}/.well-known/openid-configuration
"""


@pytest.fixture(scope="module")
def running() -> Generator[Authorization]:
    with authorization_server() as server:
        yield server


@pytest.fixture(scope="module")
def things(running: Authorization, tmp_path_factory: pytest.TempPathFactory) -> SDK:
    return make_sdk(document(running.url), tmp_path_factory.mktemp("sdk"))


@pytest.fixture
def server(running: Authorization) -> Authorization:
    """The server as it is at first."""
    fresh = Authorization()
    for name in (
        *("expires_in", "rotates", "pause", "slow_downs", "device_expires_in"),
        *("issuer", "grants", "forms", "served", "tokens", "codes", "devices"),
    ):
        setattr(running, name, getattr(fresh, name))
    return running


@pytest.fixture
def auth(things: SDK) -> Any:
    return things.module("auth")


def query_of(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query))


def no_pause(_: float) -> None:
    """Do not wait."""


def list_things(things: SDK, sign_in: Any) -> Any:
    with things.package.Client(access_token=sign_in) as client:
        return client.things.list()


def changed(sign_in: Any, **provider: Any) -> Any:
    """A class of signing in at a provider that is otherwise in some ways."""
    return type(
        "Changed", (sign_in,), {"provider": sign_in.provider._replace(**provider)}
    )


# ---- The authorization code flow ----


@pytest.mark.parametrize(("client", "secret"), [("app", None), ("shop", SECRET)])
def test_a_user_agrees_in_a_browser(
    things: SDK, auth: Any, server: Authorization, client: str, secret: str | None
) -> None:
    scopes = [auth.Scope.THINGS_R]
    sign_in = auth.AuthorizationCode(
        client_id=client, client_secret=secret, scopes=scopes
    )
    with pytest.raises(auth.SignInRequiredError, match="nobody is signed in: use run"):
        list_things(things, sign_in)
    url = sign_in.authorization_url(redirect_uri=CALLBACK, prompt="consent")
    query = query_of(url)
    assert query["code_challenge_method"] == "S256"
    assert query["prompt"] == "consent"
    assert query["scope"] == "things:r"
    back = server.visit(url)
    assert back.startswith(CALLBACK)
    token = sign_in.exchange(back)
    assert token.scopes == ("things:r",)
    assert list_things(things, sign_in) == ["pen"]
    assert server.grants == ["authorization_code"]
    assert len(server.forms[0]["code_verifier"]) >= 43
    assert token.access_token not in repr(token) + repr(sign_in)


def test_each_sign_in_has_a_state_and_a_verifier_of_its_own(
    auth: Any, server: Authorization
) -> None:
    sign_in = auth.AuthorizationCode(client_id="app")
    urls = [sign_in.authorization_url(redirect_uri=CALLBACK) for _ in range(3)]
    for name in ("state", "code_challenge"):
        assert len({query_of(url)[name] for url in urls}) == 3
    # They may come back in any order.
    for url in reversed(urls):
        sign_in.exchange(server.visit(url))


def test_a_callback_that_does_not_belong_here_is_refused(
    auth: Any, server: Authorization
) -> None:
    sign_in = auth.AuthorizationCode(client_id="app")
    other = auth.AuthorizationCode(client_id="app")
    foreign = server.visit(other.authorization_url(redirect_uri=CALLBACK))
    good = server.visit(sign_in.authorization_url(redirect_uri=CALLBACK))
    for address in (foreign, CALLBACK, f"{CALLBACK}?code=x", good + "&state=x"):
        with pytest.raises(auth.CallbackError, match="the state belongs to no sign-in"):
            sign_in.exchange(address)
    assert server.grants == []
    sign_in.exchange(good)
    with pytest.raises(auth.CallbackError, match="or was used already"):
        sign_in.exchange(good)
    assert server.grants == ["authorization_code"]


def test_a_code_serves_once(auth: Any, server: Authorization) -> None:
    sign_in = auth.AuthorizationCode(client_id="app")
    first = server.visit(sign_in.authorization_url(redirect_uri=CALLBACK))
    second = sign_in.authorization_url(redirect_uri=CALLBACK)
    code = query_of(first)["code"]
    state = query_of(second)["state"]
    sign_in.exchange(first)
    with pytest.raises(auth.SignInError, match="invalid_grant") as caught:
        sign_in.exchange(f"{CALLBACK}?code={code}&state={state}&iss={server.url}")
    assert caught.value.error == "invalid_grant"
    assert code not in str(caught.value)


def test_a_user_who_refuses(auth: Any, server: Authorization) -> None:
    sign_in = auth.AuthorizationCode(client_id="app")
    url = sign_in.authorization_url(redirect_uri=CALLBACK)
    with pytest.raises(auth.CallbackError, match="did not let the user in") as caught:
        sign_in.exchange(server.visit(url, agrees=False))
    assert caught.value.error == "access_denied"


def test_another_issuer_is_refused(auth: Any, server: Authorization) -> None:
    known = changed(auth.AuthorizationCode, issuer=server.url)
    sign_in = known(client_id="app")
    sign_in.exchange(server.visit(sign_in.authorization_url(redirect_uri=CALLBACK)))
    url = sign_in.authorization_url(redirect_uri=CALLBACK)
    server.issuer = "https://evil.example"
    with pytest.raises(auth.CallbackError, match=r"came from https://evil\.example"):
        sign_in.exchange(server.visit(url))


def test_a_browser_comes_back_to_this_machine(
    things: SDK, auth: Any, server: Authorization
) -> None:
    sign_in = auth.AuthorizationCode(client_id="app", scopes="things:r things:a")
    pages: list[httpx2.Response] = []

    def browse(url: str) -> None:
        def visit() -> None:
            back = server.visit(url)
            stray = back.partition("?")[0]
            pages.append(httpx2.get(f"{stray}?state=wrong&code=x"))
            pages.append(httpx2.get(stray.replace("/callback", "/favicon.ico")))
            pages.append(httpx2.get(back))

        threading.Thread(target=visit).start()

    token = sign_in.run(open_browser=browse, timeout=20)
    assert [page.status_code for page in pages] == [400, 404, 200]
    assert "can be closed" in pages[2].text
    assert pages[2].headers["cache-control"] == "no-store"
    assert list_things(things, sign_in) == ["pen"]
    assert sign_in.run(open_browser=browse) is token  # nobody has to agree again
    with pytest.raises(auth.CallbackError, match=r"nobody came back .* within 0\.1"):
        sign_in.run(open_browser=str, timeout=0.1, again=True)


def test_the_asynchronous_way(things: SDK, auth: Any, server: Authorization) -> None:
    async def sign() -> Any:
        sign_in = auth.AuthorizationCode(client_id="app", scopes=["things:r"])
        url = sign_in.authorization_url(redirect_uri=CALLBACK)
        await sign_in.aexchange(await asyncio.to_thread(server.visit, url))
        async with things.package.AsyncClient(access_token=sign_in) as client:
            server.revoke()
            return await client.things.list()

    assert asyncio.run(sign()) == ["pen"]
    assert server.grants == ["authorization_code", "refresh_token"]


# ---- The others ----


def test_a_device(
    things: SDK, auth: Any, server: Authorization, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    server.slow_downs = 2
    sign_in = auth.DeviceCode(client_id="shop", client_secret=SECRET, scopes="things:r")
    shown: list[Any] = []

    def show(authorization: Any) -> None:
        shown.append(authorization)
        threading.Timer(0.3, server.enter, [authorization.user_code]).start()

    sign_in.run(show)
    own = [pause for pause in pauses if pause != 0.0]
    assert shown[0].verification_uri == f"{server.url}/device"
    assert shown[0].device_code not in repr(shown[0])
    assert own[:3] == [1.0, 6.0, 11.0]
    assert list_things(things, sign_in) == ["pen"]


@pytest.mark.parametrize("refused", [True, False])
def test_a_device_whose_user_refuses_or_is_late(
    auth: Any, server: Authorization, monkeypatch: pytest.MonkeyPatch, refused: bool
) -> None:
    monkeypatch.setattr(time, "sleep", no_pause)
    server.device_expires_in = 60 if refused else -1
    sign_in = auth.DeviceCode(client_id="app")
    started = sign_in.start()
    server.enter(started.user_code, agrees=False)
    with pytest.raises(auth.SignInError) as caught:
        sign_in.finish(started)
    assert caught.value.error == ("access_denied" if refused else "expired_token")


def test_devices_that_wait_together(auth: Any, server: Authorization) -> None:
    def agree(started: Any) -> None:
        server.enter(started.user_code)

    async def sign() -> Any:
        return await auth.DeviceCode(client_id="app").arun(agree)

    assert asyncio.run(sign()).refresh_token


def test_a_vendor_that_wraps_and_takes_json(
    things: SDK, auth: Any, server: Authorization, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", no_pause)

    def agree(started: Any) -> None:
        server.enter(started.user_code)

    quirky = changed(
        auth.DeviceCode,
        token_url=f"{server.url}/quirks/oauth/token",
        device_authorization_url=f"{server.url}/quirks/oauth/device",
        token_request="json",
        client_authentication="post",
        device_answer="data",
    )
    sign_in = quirky(client_id="shop", client_secret=SECRET, scopes="things:r")
    sign_in.run(agree)
    assert server.forms[0]["client_secret"] == SECRET
    assert list_things(things, sign_in) == ["pen"]


def test_a_program_signs_in_as_itself(
    things: SDK, auth: Any, server: Authorization, monkeypatch: pytest.MonkeyPatch
) -> None:
    prefix = things.name.upper()
    monkeypatch.setenv(f"{prefix}_CLIENT_ID", "shop")
    monkeypatch.setenv(f"{prefix}_CLIENT_SECRET", SECRET)
    sign_in = auth.ClientCredentials(scopes=[auth.Scope.THINGS_R])
    assert list_things(things, sign_in) == ["pen"]
    server.forget()
    assert list_things(things, sign_in) == ["pen"]
    assert server.grants == ["client_credentials"] * 2
    monkeypatch.delenv(f"{prefix}_CLIENT_ID")
    with pytest.raises(ValueError, match=f"client_id: give it, or set {prefix}_CLIENT"):
        auth.ClientCredentials()


def test_a_user_whose_password_is_known(
    things: SDK, auth: Any, server: Authorization
) -> None:
    settings = {"client_id": "shop", "client_secret": SECRET, "scopes": "things:r"}
    sign_in = auth.Password(username=USER, password=PASSWORD, **settings)
    assert list_things(things, sign_in) == ["pen"]
    wrong = auth.Password(username=USER, password="wr0ng-one", **settings)
    with pytest.raises(auth.SignInError, match="refused") as caught:
        list_things(things, wrong)
    assert "wr0ng-one" not in str(caught.value)
    assert SECRET not in str(caught.value)
    assert server.grants == ["password"] * 2


def test_a_wrong_secret_is_refused_and_not_shown(
    things: SDK, auth: Any, server: Authorization
) -> None:
    sign_in = auth.ClientCredentials(client_id="shop", client_secret="wr0ng-one")
    with pytest.raises(auth.SignInError, match="invalid_client") as caught:
        list_things(things, sign_in)
    assert "wr0ng-one" not in str(caught.value) + repr(caught.value) + repr(sign_in)
    assert caught.value.__context__ is None
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.error) == (str(caught.value), "invalid_client")


def test_discovery(things: SDK, auth: Any, server: Authorization) -> None:
    sign_in = auth.ConnectAuthorizationCode(client_id="app", scopes=["things:r"])
    sign_in.exchange(server.visit(sign_in.authorization_url(redirect_uri=CALLBACK)))
    assert list_things(things, sign_in) == ["pen"]
    url = sign_in.authorization_url(redirect_uri=CALLBACK)
    without = server.visit(url).partition("&iss=")[0]
    with pytest.raises(auth.CallbackError, match="does not name its issuer"):
        sign_in.exchange(without)
    server.issuer = "https://evil.example"
    fresh = auth.ConnectAuthorizationCode(client_id="app")
    with pytest.raises(auth.SignInAnswerError, match=r"got that of https://evil\.exam"):
        fresh.authorization_url(redirect_uri=CALLBACK)


# ---- Renewal ----


def signed_in(auth: Any, server: Authorization, **settings: Any) -> Any:
    sign_in = auth.AuthorizationCode(client_id="app", scopes="things:r", **settings)
    sign_in.exchange(server.visit(sign_in.authorization_url(redirect_uri=CALLBACK)))
    server.grants.clear()
    server.forms.clear()
    return sign_in


def test_a_token_is_renewed_ahead_of_its_end(
    things: SDK, auth: Any, server: Authorization, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in = signed_in(auth, server)
    now = time.monotonic()
    monkeypatch.setattr(time, "time", lambda: 0.0)  # the clock on the wall is no help
    monkeypatch.setattr(time, "monotonic", lambda: now + 3600 - 61)
    list_things(things, sign_in)
    assert server.grants == []
    monkeypatch.setattr(time, "monotonic", lambda: now + 3600 - 59)
    before = sign_in.token
    with things.package.Client(access_token=sign_in) as client:
        client.things.list()
    assert server.grants == ["refresh_token"]
    assert sign_in.token.access_token != before.access_token


def test_a_refresh_token_is_kept_until_there_is_another(
    things: SDK, auth: Any, server: Authorization
) -> None:
    sign_in = signed_in(auth, server)
    first = sign_in.token.refresh_token
    server.revoke()
    list_things(things, sign_in)
    second = sign_in.token.refresh_token
    assert second not in (None, first)
    server.rotates = False
    server.revoke()
    list_things(things, sign_in)
    assert sign_in.token.refresh_token == second
    server.revoke()
    list_things(things, sign_in)
    assert [form["refresh_token"] for form in server.forms] == [first, second, second]


def test_a_sign_in_that_is_no_longer_valid(
    things: SDK, auth: Any, server: Authorization
) -> None:
    sign_in = signed_in(auth, server)
    refresh_token = sign_in.token.refresh_token
    server.forget()
    with pytest.raises(auth.SignInRequiredError, match="no longer valid") as caught:
        list_things(things, sign_in)
    assert caught.value.error == "invalid_grant"
    assert refresh_token not in str(caught.value)


def test_threads_and_tasks_renew_once(
    things: SDK, auth: Any, server: Authorization
) -> None:
    """They share one sign-in, whose token the server refuses, and do so at once."""
    sign_in = signed_in(auth, server)
    server.revoke()
    server.pause = 0.5

    def in_threads() -> list[Any]:
        with (
            things.package.Client(access_token=sign_in) as client,
            ThreadPoolExecutor(THREADS) as pool,
        ):
            calls = [pool.submit(client.things.list) for _ in range(THREADS)]
            return [call.result() for call in calls]

    async def in_tasks() -> list[Any]:
        async with things.package.AsyncClient(access_token=sign_in) as client:
            return await asyncio.gather(*(client.things.list() for _ in range(TASKS)))

    async def both() -> list[Any]:
        found = await asyncio.gather(asyncio.to_thread(in_threads), in_tasks())
        return [each for some in found for each in some]

    assert asyncio.run(both()) == [["pen"]] * (THREADS + TASKS)
    assert server.served == THREADS + TASKS
    assert server.grants == ["refresh_token"]


def test_one_that_is_cancelled_leaves_the_renewal_to_the_next(
    things: SDK, auth: Any, server: Authorization
) -> None:
    sign_in = signed_in(auth, server)
    server.revoke()

    async def run() -> Any:
        server.pause = 5
        async with things.package.AsyncClient(access_token=sign_in) as client:
            first = asyncio.create_task(client.things.list())
            while not server.grants:
                await asyncio.sleep(0.01)
            second = asyncio.create_task(client.things.list())
            await asyncio.sleep(0.1)
            server.pause = 0
            server.rotates = False
            first.cancel()
            return await asyncio.wait_for(second, 3)

    assert asyncio.run(run()) == ["pen"]


def test_scopes_that_were_not_granted(
    things: SDK, auth: Any, server: Authorization
) -> None:
    sign_in = signed_in(auth, server)
    with (
        things.package.Client(access_token=sign_in) as client,
        pytest.raises(auth.MissingScopesError, match="not granted: things:a") as caught,
    ):
        client.things.replace()
    assert caught.value.missing == ("things:a",)
    careless = signed_in(auth, server, check_scopes=False)
    with (
        things.package.Client(access_token=careless) as client,
        pytest.raises(things.package.StatusError),
    ):
        client.things.replace()


def test_tokens_outlive_the_program(
    things: SDK, auth: Any, server: Authorization, tmp_path: Path
) -> None:
    path = tmp_path / "token.json"
    sign_in = signed_in(auth, server, storage=auth.FileStorage(path))
    assert path.stat().st_mode & 0o777 == 0o600
    later = auth.AuthorizationCode(
        client_id="app", scopes="things:r", storage=auth.FileStorage(path)
    )
    assert list_things(things, later) == ["pen"]
    server.revoke()
    assert list_things(things, later) == ["pen"]
    # What one process renewed, the other takes from the storage.
    assert list_things(things, sign_in) == ["pen"]
    assert server.grants == ["refresh_token"]
    assert [each.name for each in tmp_path.iterdir()] == ["token.json"]
    later.sign_out()
    assert not path.exists()
    with pytest.raises(auth.SignInRequiredError):
        list_things(things, later)
    path.write_text("{", encoding="utf-8")
    with pytest.raises(auth.SignInError, match="holds no token that can be read"):
        list_things(things, later)


class _Passwords(keyring.backend.KeyringBackend):
    """Keeps passwords as an operating system does, and forgets them in the end."""

    priority: Any = 1
    kept: ClassVar[dict[tuple[str, str], str]] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise keyring.errors.PasswordDeleteError
        del self.kept[service, username]


@pytest.fixture
def passwords() -> Generator[_Passwords]:
    make: Any = _Passwords  # its base has no annotations
    before, found = keyring.get_keyring(), make()
    found.kept.clear()
    keyring.set_keyring(found)
    yield found
    keyring.set_keyring(before)


def test_the_system_keeps_tokens_where_it_keeps_passwords(
    things: SDK, auth: Any, server: Authorization, passwords: _Passwords
) -> None:
    signed_in(auth, server, storage=auth.KeyringStorage("things"))
    assert set(passwords.kept) == {("things", "token")}
    later = auth.AuthorizationCode(
        client_id="app", scopes="things:r", storage=auth.KeyringStorage("things")
    )
    assert list_things(things, later) == ["pen"]
    other = auth.KeyringStorage("things", "somebody else")
    assert other.load() is None
    other.save(None)
    later.sign_out()
    assert passwords.kept == {}
    passwords.kept["things", "token"] = "{"
    with pytest.raises(auth.SignInError, match="the keyring holds no token"):
        list_things(things, later)


_USE = """
from {name} import AsyncClient, Client
from {name}.auth import AuthorizationCode, ClientCredentials, DeviceCode, FileStorage
from {name}.auth import Password, Scope, Token

sign_in = AuthorizationCode(
    client_id="app", scopes=[Scope.THINGS_R], storage=FileStorage("token.json")
)
token: Token = sign_in.run(port=8000, timeout=5)
url: str = sign_in.authorization_url(redirect_uri="https://app.example/")
device = DeviceCode(scopes=Scope)
code: str = device.start().user_code
Client(access_token=sign_in)
AsyncClient(access_token=device)
Client(access_token=ClientCredentials(client_secret="s"))
Client(access_token=Password(username="u", password="p", client_id="app"))
"""
_WRONG = """
from {name} import Client
from {name}.auth import AuthorizationCode

AuthorizationCode(client="app")
AuthorizationCode().run(prot=1)
Client(access_token=object())
"""


def test_what_type_checkers_say(things: SDK) -> None:
    def checked(text: str, *command: str) -> tuple[int, str]:
        use = things.directory / "use.py"
        use.write_text(text.format(name=things.name), encoding="utf-8")
        whole = (sys.executable, "-m", *command, things.name, "use.py")
        done = subprocess.run(
            whole, cwd=things.directory, capture_output=True, text=True, check=False
        )
        return done.stdout.count("error: "), done.stdout + done.stderr

    (things.directory / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "pythonVersion": "3.11"}', encoding="utf-8"
    )
    for command in (
        ("mypy", "--strict"),
        ("pyright", "--pythonpath", sys.executable),
    ):
        errors, told = checked(_USE, *command)
        assert errors == 0, told
        assert checked(_WRONG, *command)[0] >= 3


def test_what_linters_say(things: SDK) -> None:
    for command in (("ruff", "check", "--no-cache"), ("black", "--check")):
        done = subprocess.run(
            (sys.executable, "-m", *command, things.name, "tests"),
            cwd=things.directory,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
