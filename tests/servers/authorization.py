"""An authorization server that is not ours: Authlib's, on Flask, at a loopback address.

It signs in one user, whose consent is a page with two buttons, and serves ``/api/things``
to whoever has a good token. Below ``/quirks`` it speaks as some vendors do: requests for
tokens are JSON, and the answer of the device endpoint lies in ``data``.
"""

from __future__ import annotations

import io
import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import httpx2
from authlib.integrations.flask_oauth2 import AuthorizationServer, ResourceProtector
from authlib.oauth2.rfc6749 import ClientMixin, TokenMixin, grants
from authlib.oauth2.rfc6750 import BearerTokenValidator
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oauth2.rfc8628 import DeviceAuthorizationEndpoint, DeviceCodeGrant
from authlib.oauth2.rfc9207 import IssuerParameter
from flask import Flask, jsonify, request
from werkzeug.serving import make_server

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

USER = "ada"
PASSWORD = "pass word&"
SCOPES = "things:r things:a"

_CONSENT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in</title>
<h1>Shall the program look at your things?</h1>
<form method="post"><button name="agree" value="yes">Agree</button>
<button name="agree" value="no">Refuse</button></form></html>"""


@dataclass
class Client(ClientMixin):
    """An application that is registered; without a secret it is a public one."""

    client_id: str
    secret: str | None
    scopes: str = SCOPES

    def get_client_id(self) -> str:
        return self.client_id

    def get_default_redirect_uri(self) -> str:
        return ""

    def get_allowed_scope(self, scope: Any) -> str:
        known = self.scopes.split()
        return " ".join(one for one in str(scope or "").split() if one in known)

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri.startswith(("http://127.0.0.1:", "https://app.example/"))

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == self.secret

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "none" if self.secret is None else method != "none"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return True


@dataclass
class Issued(TokenMixin):
    """A token that was given to a client."""

    client_id: str
    access_token: str
    scope: str
    expires_in: int
    refresh_token: str | None = None
    revoked: bool = False
    born: float = field(default_factory=time.monotonic)

    def check_client(self, client: Any) -> bool:
        return bool(client.client_id == self.client_id)

    def get_scope(self) -> str:
        return self.scope

    def get_expires_in(self) -> int:
        return self.expires_in

    def is_expired(self) -> bool:
        return time.monotonic() > self.born + self.expires_in

    def is_revoked(self) -> bool:
        return self.revoked


@dataclass
class Code:
    """A code that was given to a browser."""

    code: str
    client_id: str
    redirect_uri: str
    scope: str
    code_challenge: str
    code_challenge_method: str

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope


@dataclass
class Device:
    """A device that waits for its user."""

    client_id: str
    scope: str
    device_code: str
    user_code: str
    expires_at: float
    slow: int = 0

    def get_client_id(self) -> str:
        return self.client_id

    def get_scope(self) -> str:
        return self.scope

    def get_user_code(self) -> str:
        return self.user_code

    def is_expired(self) -> bool:
        return time.monotonic() > self.expires_at


@dataclass
class Authorization:
    """The server, and what a test may change and look at.

    Attributes:
        url: Where it is.
        expires_in: Seconds for which its next tokens are good.
        rotates: Whether a refresh gives another refresh token, and ends the last.
        pause: Seconds that an answer with a token takes.
        slow_downs: How often devices are told to slow down before anything else.
        interval: Seconds that devices wait between two questions.
        device_expires_in: Seconds for which their codes are good.
        issuer: What callbacks and the discovery say; its own address by default.
        grants: The grant type of each request for a token, in order.
        forms: What these requests held.
        served: How often ``/api/things`` answered.
    """

    url: str = ""
    expires_in: int = 3600
    rotates: bool = True
    pause: float = 0.0
    slow_downs: int = 0
    interval: int = 1
    device_expires_in: int = 60
    issuer: str = ""
    grants: list[str] = field(default_factory=list[str])
    forms: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    served: int = 0
    clients: dict[str, Client] = field(default_factory=dict[str, Client])
    tokens: list[Issued] = field(default_factory=list[Issued])
    codes: dict[str, Code] = field(default_factory=dict[str, Code])
    devices: dict[str, Device] = field(default_factory=dict[str, Device])
    consents: dict[str, bool] = field(default_factory=dict[str, bool])
    lock: threading.Lock = field(default_factory=threading.Lock)

    def revoke(self) -> None:
        """No token that was given is good any longer; refresh tokens are."""
        for token in self.tokens:
            token.expires_in = -1

    def forget(self) -> None:
        """Nothing that was given is good any longer."""
        for token in self.tokens:
            token.expires_in, token.revoked = -1, True

    def visit(self, url: str, *, agrees: bool = True) -> str:
        """What a user does who is sent to an address; where the browser goes then."""
        page = httpx2.get(url)
        assert "<form" in page.text, page.text
        answer = {"agree": "yes" if agrees else "no"}
        return httpx2.post(url, data=answer).headers["location"]

    def enter(self, user_code: str, *, agrees: bool = True) -> None:
        """What a user does who is given a code by a device."""
        self.consents[user_code] = agrees

    def application(self) -> Any:
        """The server as a WSGI application."""
        app, here = Flask(__name__), self
        server = _server(app, self)
        protector: Any = ResourceProtector()

        class Bearer(BearerTokenValidator):
            def authenticate_token(self, token_string: str) -> Any:
                found = [t for t in here.tokens if t.access_token == token_string]
                return found[0] if found else None

        protector.register_token_validator(Bearer())

        @app.get("/oauth/authorize")
        def consent() -> Any:
            server.get_consent_grant(end_user=USER)
            return _CONSENT

        @app.post("/oauth/authorize")
        def agreed() -> Any:
            user = USER if request.form.get("agree") == "yes" else None
            grant = server.get_consent_grant(end_user=user)
            return server.create_authorization_response(grant_user=user, grant=grant)

        @app.post("/oauth/token")
        def token() -> Any:
            with self.lock:
                self.grants.append(request.form.get("grant_type", ""))
                self.forms.append(request.form.to_dict())
            time.sleep(self.pause)
            return server.create_token_response()

        @app.post("/oauth/device")
        def device() -> Any:
            return server.create_endpoint_response("device_authorization")

        @app.get("/.well-known/openid-configuration")
        def discovery() -> Any:
            return jsonify(
                issuer=self.issuer or self.url,
                authorization_endpoint=f"{self.url}/oauth/authorize",
                token_endpoint=f"{self.url}/oauth/token",
                device_authorization_endpoint=f"{self.url}/oauth/device",
                authorization_response_iss_parameter_supported=True,
            )

        @app.get("/api/things")
        @protector(["things:r"])  # type: ignore[untyped-decorator]  # pyright: ignore[reportUntypedFunctionDecorator]
        def things() -> Any:
            with self.lock:
                self.served += 1
            return jsonify(["pen"])

        return _quirks(app)


def _server(app: Flask, here: Authorization) -> Any:
    def save(token: dict[str, Any], asked: Any) -> None:
        facts: dict[str, Any] = {"scope": "", **token}
        del facts["token_type"]
        here.tokens.append(Issued(asked.client.client_id, **facts))

    app.config["OAUTH2_REFRESH_TOKEN_GENERATOR"] = True
    server: Any = AuthorizationServer(app, here.clients.get, save)

    def expires_in(*_: Any, **__: Any) -> int:
        return here.expires_in

    generator: Any = server.create_bearer_token_generator(app.config)
    generator.expires_generator = expires_in
    server.register_token_generator("default", generator)
    methods = ["client_secret_basic", "client_secret_post", "none"]

    class CodeGrant(grants.AuthorizationCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = methods

        def save_authorization_code(self, code: str, request: Any) -> None:
            asked = request.payload
            here.codes[code] = Code(
                code,
                request.client.client_id,
                asked.redirect_uri,
                asked.scope,
                asked.data["code_challenge"],
                asked.data["code_challenge_method"],
            )

        def query_authorization_code(self, code: str, client: Any) -> Any:
            found = here.codes.get(code)
            return found if found and found.client_id == client.client_id else None

        def delete_authorization_code(self, authorization_code: Any) -> None:
            del here.codes[authorization_code.code]

        def authenticate_user(self, authorization_code: Any) -> str:
            return USER

    class RefreshGrant(grants.RefreshTokenGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = methods

        @property
        def INCLUDE_NEW_REFRESH_TOKEN(self) -> bool:  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride]  # noqa: N802
            return here.rotates

        def authenticate_refresh_token(self, refresh_token: str) -> Any:
            for token in here.tokens:
                if token.refresh_token == refresh_token and not token.revoked:
                    return token
            return None

        def authenticate_user(self, refresh_token: Any) -> str:
            return USER

        def revoke_old_credential(self, refresh_token: Any) -> None:
            refresh_token.revoked = here.rotates

    class PasswordGrant(grants.ResourceOwnerPasswordCredentialsGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = methods

        def authenticate_user(self, username: str, password: str) -> str | None:
            return USER if (username, password) == (USER, PASSWORD) else None

    class DeviceGrant(DeviceCodeGrant):
        def query_device_credential(self, device_code: str) -> Any:
            return here.devices.get(device_code)

        def query_user_grant(self, user_code: str) -> Any:
            agrees = here.consents.get(user_code)
            return None if agrees is None else (USER, agrees)

        def should_slow_down(self, credential: Any) -> bool:
            credential.slow += 1
            return bool(credential.slow <= here.slow_downs)

    class DeviceEndpoint(DeviceAuthorizationEndpoint):
        INTERVAL = here.interval

        @property
        def EXPIRES_IN(self) -> int:  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride]  # noqa: N802
            return here.device_expires_in

        def get_verification_uri(self) -> str:
            return f"{here.url}/device"

        def save_device_credential(
            self, client_id: Any, scope: Any, data: dict[str, Any]
        ) -> None:
            code = data["device_code"]
            until = time.monotonic() + here.device_expires_in
            here.devices[code] = Device(
                client_id, scope or "", code, data["user_code"], until
            )

    class Issuer(IssuerParameter):
        def get_issuer(self) -> str:
            return here.issuer or here.url

    server.register_grant(CodeGrant, [CodeChallenge(required=True)])
    server.register_grant(RefreshGrant)
    server.register_grant(grants.ClientCredentialsGrant)
    server.register_grant(PasswordGrant)
    server.register_grant(DeviceGrant)
    server.register_endpoint(DeviceEndpoint)
    server.register_extension(Issuer())
    return server


def _quirks(app: Flask) -> Any:
    """The same server for those who speak as some vendors do."""

    def application(
        environ: dict[str, Any], start: Callable[..., Any]
    ) -> Iterable[bytes]:
        path = str(environ["PATH_INFO"])
        if not path.startswith("/quirks/"):
            return app.wsgi_app(environ, start)
        environ["PATH_INFO"] = path.removeprefix("/quirks")
        if environ["REQUEST_METHOD"] == "POST" and path.endswith(("/token", "/device")):
            length = int(environ["CONTENT_LENGTH"])
            if environ["CONTENT_TYPE"] != "application/json":
                start("415 Unsupported Media Type", [("Content-Type", "text/html")])
                return [b"<html>JSON alone</html>"]
            fields = json.loads(environ["wsgi.input"].read(length))
            form = urlencode(fields).encode()
            environ["wsgi.input"] = io.BytesIO(form)
            environ["CONTENT_LENGTH"] = str(len(form))
            environ["CONTENT_TYPE"] = "application/x-www-form-urlencoded"
        if not path.endswith("/device"):
            return app.wsgi_app(environ, start)
        with app.request_context(environ):
            answer = app.full_dispatch_request()
        wrapped = json.dumps({"data": answer.get_json()}).encode()
        start(answer.status, [("Content-Type", "application/json")])
        return [wrapped]

    return application


@contextmanager
def authorization_server() -> Generator[Authorization]:
    """The server, listening; a public client ``app`` and a confidential ``shop``."""
    here = Authorization()
    here.clients["app"] = Client("app", None)
    here.clients["shop"] = Client("shop", "s3cret&more")
    server = make_server("127.0.0.1", 0, here.application(), threaded=True)
    here.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
