"""What is raised, and what shows who is calling."""

from __future__ import annotations

import asyncio
import base64
import inspect
import ssl
import threading
from typing import TYPE_CHECKING, Any

import pytest
import trustme
from werkzeug.serving import make_server

from tests.behaviour.sdk import Reply, openapi

if TYPE_CHECKING:
    from pathlib import Path

    from tests.behaviour.sdk import MakeSDK

_ERRORS = openapi(
    """
    /things:
      get:
        operationId: getThings
        tags: [things]
        security: [{token: []}]
        responses:
          '200': {description: Fine, content: {application/json: {schema: {type: integer}}}}
          '404':
            description: No such thing
            content: {application/json: {schema: {$ref: '#/components/schemas/Missing'}}}
          4XX:
            description: Wrong
            content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}
          default:
            description: Broken
            content: {application/json: {schema: {$ref: '#/components/schemas/Broken'}}}
    """,
    extra="""
    components:
      securitySchemes: {token: {type: http, scheme: bearer}}
      schemas:
        Missing: {type: object, required: [what], properties: {what: {type: string}}}
        Problem: {type: object, required: [title], properties: {title: {type: string}}}
        Broken: {type: object, required: [code], properties: {code: {type: integer}}}
    """,
)


@pytest.mark.parametrize(
    ("status", "body", "error", "model"),
    [
        (404, {"what": "x"}, "NotFoundError", "Missing"),
        (422, {"title": "x"}, "UnprocessableContentError", "Problem"),
        (499, {"title": "x"}, "ClientError", "Problem"),
        (500, {"code": 1}, "InternalServerError", "Broken"),
        (599, {"code": 1}, "ServerError", "Broken"),
    ],
)
def test_each_status_has_its_class_and_its_body(
    sdk: MakeSDK, status: int, body: Any, error: str, model: str
) -> None:
    made = sdk(_ERRORS)
    headers = {"x-request-id": "r-1"}
    talk = made.talk(Reply(body, status, headers=headers), access_token="s3cret")
    with pytest.raises(getattr(made.package, error)) as caught:
        talk.client.things.get()
    raised: Any = caught.value
    assert type(raised).__name__ == error
    assert isinstance(raised, made.package.StatusError)
    assert raised.status_code == status
    assert raised.request_id == "r-1"
    assert raised.body == getattr(made.models, model)(**body)
    text = str(raised)
    assert str(status) in text
    assert "GET https://api.example/v1/things" in text
    assert "r-1" in text
    assert "s3cret" not in text + repr(raised)


def test_the_asynchronous_client_raises_the_same(sdk: MakeSDK) -> None:
    made = sdk(_ERRORS)
    talk = made.async_talk(Reply({"what": "x"}, 404), access_token="s3cret")
    with pytest.raises(made.package.NotFoundError) as caught:
        asyncio.run(talk.client.things.get())
    assert caught.value.body == made.models.Missing(what="x")


@pytest.mark.parametrize("body", [b"<html>", {"other": 1}, None, [1]])
def test_an_error_body_that_does_not_fit_is_no_second_error(
    sdk: MakeSDK, body: Any
) -> None:
    made = sdk(_ERRORS)
    talk = made.talk(Reply(body, 404), access_token="s3cret", strict=True)
    with pytest.raises(made.package.NotFoundError):
        talk.client.things.get()


def _secured(schemes: str, security: str) -> str:
    return openapi(
        f"""
        /things:
          get:
            operationId: getThings
            tags: [things]
            security: {security}
            responses: {{'204': {{description: Done}}}}
        """,
        extra=f"components: {{securitySchemes: {schemes}}}",
    )


_SCHEMES = """{
  bearer: {type: http, scheme: bearer},
  oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://x.example', scopes: {a: b}}}},
  basic: {type: http, scheme: Basic},
  inHeader: {type: apiKey, in: header, name: X-Key},
  inQuery: {type: apiKey, in: query, name: key&},
  inCookie: {type: apiKey, in: cookie, name: sid},
}"""


def test_a_bearer_token(sdk: MakeSDK) -> None:
    for scheme in ("bearer", "oauth"):
        talk = sdk(_secured(_SCHEMES, f"[{{{scheme}: []}}]")).talk(access_token="t")
        talk.client.things.get()
        assert talk.request.headers["authorization"] == "Bearer t"


def test_basic_authentication(sdk: MakeSDK) -> None:
    made = sdk(_secured(_SCHEMES, "[{basic: []}]"))
    talk = made.talk(username="u", password="é")
    talk.client.things.get()
    pair = base64.b64encode("u:é".encode()).decode()
    assert talk.request.headers["authorization"] == f"Basic {pair}"


def test_a_digest(sdk: MakeSDK) -> None:
    made = sdk(_secured("{d: {type: http, scheme: digest}}", "[{d: []}]"))
    assert made.codes == []
    challenge = {"www-authenticate": 'Digest realm="r", nonce="n", qop="auth"'}
    talk = made.talk(Reply(None, 401, headers=challenge), username="u", password="p")
    with pytest.raises(made.package.UnauthorizedError):
        talk.client.things.get()
    first, second = talk.wire.sent
    assert "authorization" not in first.headers
    assert second.headers["authorization"].startswith('Digest username="u", realm="r"')


def test_a_certificate_is_shown_by_the_transport(sdk: MakeSDK, tmp_path: Path) -> None:
    """The server asks for a certificate of an authority that it knows."""
    made = sdk(_secured("{tls: {type: mutualTLS}}", "[{tls: []}]"))
    authority: Any = trustme.CA()
    impostor: Any = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    authority.configure_trust(context)
    context.verify_mode = ssl.CERT_REQUIRED

    def answer(_: Any, start: Any) -> list[bytes]:
        start("204 No Content", [])
        return []

    server = make_server("127.0.0.1", 0, answer, ssl_context=context, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    trusted = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(trusted))
    url = f"https://localhost:{server.server_port}"

    def call(issuer: Any, *, awaited: bool = False) -> None:
        own = tmp_path / "client.pem"
        issuer.issue_cert(
            "client@example"
        ).private_key_and_cert_chain_pem.write_to_path(str(own))
        auth = made.module("auth")
        if not awaited:
            transport = auth.certificate_transport(own, authority=trusted)
            made.package.Client(base_url=url, transport=transport).things.get()
            transport.close()
            return

        async def run() -> None:
            used = auth.async_certificate_transport(own, authority=trusted)
            await made.package.AsyncClient(base_url=url, transport=used).things.get()
            await used.aclose()

        asyncio.run(run())

    try:
        call(authority)
        call(authority, awaited=True)
        with pytest.raises(made.package.APIConnectionError):
            call(impostor)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_keys_in_every_place(sdk: MakeSDK) -> None:
    made = sdk(_secured(_SCHEMES, "[{inHeader: [], inQuery: [], inCookie: []}]"))
    talk = made.talk(api_key="1", in_query="2 &", in_cookie="3")
    talk.client.things.get()
    assert talk.request.headers["x-key"] == "1"
    assert talk.target == "/things?key%26=2%20%26"
    assert talk.request.headers["cookie"] == "sid=3"


def test_the_environment_is_asked_for_what_is_not_given(
    sdk: MakeSDK, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = sdk(_secured(_SCHEMES, "[{inHeader: []}]"))
    monkeypatch.setenv(f"{made.name.upper()}_API_KEY", "from-there")
    talk = made.talk()
    talk.client.things.get()
    assert talk.request.headers["x-key"] == "from-there"


def test_nothing_is_sent_where_nothing_is_asked(sdk: MakeSDK) -> None:
    talk = sdk(_secured(_SCHEMES, "[]")).talk(access_token="t", api_key="k")
    talk.client.things.get()
    assert "authorization" not in talk.request.headers
    assert "x-key" not in talk.request.headers


def test_optional_security_uses_what_there_is(sdk: MakeSDK) -> None:
    made = sdk(_secured(_SCHEMES, "[{}, {bearer: []}]"))
    talk = made.talk(access_token="t")
    talk.client.things.get()
    assert talk.request.headers["authorization"] == "Bearer t"
    without = made.talk()
    without.client.things.get()
    assert "authorization" not in without.request.headers


def test_the_first_alternative_that_can_be_met_is_used(sdk: MakeSDK) -> None:
    made = sdk(_secured(_SCHEMES, "[{bearer: [], inQuery: []}, {inHeader: []}]"))
    talk = made.talk(access_token="t", api_key="k")
    talk.client.things.get()
    assert talk.request.headers.get("x-key") == "k"
    assert "authorization" not in talk.request.headers


def test_a_certificate_is_the_transport_s_business(sdk: MakeSDK) -> None:
    schemes = "{tls: {type: mutualTLS}, key: {type: apiKey, in: header, name: X-Key}}"
    talk = sdk(_secured(schemes, "[{tls: [], key: []}]")).talk(api_key="k")
    talk.client.things.get()
    assert talk.request.headers["x-key"] == "k"


@pytest.mark.parametrize("scheme", ["hoba", "x-own"])
def test_a_scheme_that_cannot_be_served_is_reported(sdk: MakeSDK, scheme: str) -> None:
    schemes = f"{{odd: {{type: http, scheme: {scheme}}}}}"
    assert sdk(_secured(schemes, "[{odd: []}]")).codes != []


@pytest.mark.parametrize(
    "name",
    [
        "timeout",
        "headers",
        "self",
        "base_url",
        "transport",
        "strict",
        "on_mismatch",
        "x y",
    ],
)
def test_an_api_key_may_be_called_as_anything(sdk: MakeSDK, name: str) -> None:
    schemes = (
        f"{{first: {{type: apiKey, in: header, name: A}}, "
        f"{name!r}: {{type: apiKey, in: header, name: B}}}}"
    )
    made = sdk(_secured(schemes, f"[{{first: [], {name!r}: []}}]"))
    parameters = list(inspect.signature(made.package.Client).parameters)
    assert parameters[0] == "api_key"
    given: dict[str, Any] = {"api_key": "a", parameters[1]: "b"}
    talk = made.talk(**given)
    talk.client.things.get()
    assert (talk.request.headers["a"], talk.request.headers["b"]) == ("a", "b")


def test_no_credential_is_in_the_text_of_an_error(sdk: MakeSDK) -> None:
    made = sdk(_secured(_SCHEMES, "[{inQuery: [], basic: [], inCookie: []}]"))
    arguments: dict[str, Any] = {
        "in_query": "s3cret-1",
        "username": "u",
        "password": "s3cret-2",
    }
    reply = Reply({"message": "no: s3cret-1 s3cret-2 s3cret-3"}, 403)
    talk = made.talk(reply, in_cookie="s3cret-3", **arguments)
    with pytest.raises(made.package.ForbiddenError) as caught:
        talk.client.things.get()
    assert "s3cret" not in str(caught.value) + repr(caught.value)
    assert "s3cret" not in repr(talk.client)


def test_a_server_of_the_operation_is_used_or_reported(sdk: MakeSDK) -> None:
    text = openapi("""
        /things:
          get:
            operationId: getThings
            tags: [things]
            servers: [{url: 'https://other.example/v9'}]
            responses: {'204': {description: Done}}
        """)
    made = sdk(text)
    talk = made.talk()
    talk.client.things.get()
    used = talk.request.url == "https://other.example/v9/things"
    assert used or made.codes != []


@pytest.mark.parametrize("argument", ["access_token", "api_key"])
def test_an_empty_credential_is_refused_by_name(sdk: MakeSDK, argument: str) -> None:
    scheme = (
        "{type: http, scheme: bearer}"
        if argument == "access_token"
        else "{type: apiKey, in: header, name: X-Key}"
    )
    made = sdk(_secured(f"{{s: {scheme}}}", "[{s: []}]"))
    with pytest.raises(ValueError, match=f"{argument}: it is empty"):
        made.talk(Reply(), **{argument: " "})


def test_an_api_without_an_address_says_how_to_give_one(sdk: MakeSDK) -> None:
    made = sdk("""
openapi: 3.1.0
info: {title: Nowhere, version: '1'}
paths:
  /a: {get: {operationId: getA, tags: [a], responses: {'204': {description: Done}}}}
""")
    with pytest.raises(ValueError, match="names none; give it, or set SDK_"):
        made.package.Client()
