"""Requests with a token, signed by joserfc, verified by the package (which has PyJWT)."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import json
import re
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from joserfc import jwt
from joserfc.jwk import ECKey, Key, OctKey, RSAKey
from starlette.testclient import TestClient

from tests.behaviour.sdk import SDK, make_sdk, openapi

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ISSUER = "https://api.example"
_SETTINGS = f"""
[sdk.things.webhooks]
signature = "jwt"
issuer = "{_ISSUER}"
claims = {{ jti = "ce-id", sub = "ce-subject" }}
envelope = "cloudevents"
event_types = "Kind"
data = "data"
"""
_DOCUMENT = openapi(
    """
/things:
  get:
    operationId: getThings
    tags: [things]
    responses:
      '200':
        description: Fine
        content: {application/json: {schema: {$ref: '#/components/schemas/Kind'}}}
""",
    schemas="Kind: {type: string, enum: [example.made, example.gone]}",
)
_KEY = ECKey.generate_key("P-256")
_OTHER = ECKey.generate_key("P-256")
_BODY = b'{"data": {"ids": [3062300]}}'
_EVENT = {
    "ce-type": "example.made",
    "ce-time": "2026-01-31T12:54:21+02:00",
    "ce-subject": "company:16",
    "ce-specversion": "1.0",
    "ce-source": _ISSUER,
    "ce-id": "198:f0",
    "content-type": "application/json",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SDK:
    return make_sdk(_DOCUMENT, tmp_path_factory.mktemp("tokens"), settings=_SETTINGS)


@pytest.fixture
def webhooks(made: SDK) -> Any:
    return made.package.webhooks


def pem(key: Key = _KEY) -> str:
    assert not isinstance(key, OctKey)
    return key.as_pem(private=False).decode()


def token(
    key: Key = _KEY,
    algorithm: str = "ES256",
    head: Mapping[str, Any] | None = None,
    **claims: Any,
) -> str:
    now = int(time.time())
    content = {
        "jti": "198:f0",
        "iss": _ISSUER,
        "sub": "company:16",
        "aud": ["https://mine.example/notifications"],
        "iat": now,
        "exp": now + 10_800,
        **claims,
    }
    content = {name: value for name, value in content.items() if value is not None}
    return jwt.encode(
        {"alg": algorithm, **(head or {})}, content, key, algorithms=[algorithm]
    )


def headers(signed: str | None = None, **changed: str) -> dict[str, str]:
    given = {
        **_EVENT,
        "Authorization": f"Bearer {token() if signed is None else signed}",
    }
    return {**given, **{name.replace("_", "-"): one for name, one in changed.items()}}


def test_a_notification_becomes_a_cloud_event(made: SDK, webhooks: Any) -> None:
    event = webhooks.parse(headers(), _BODY, key=pem())
    assert event == webhooks.CloudEvent(
        id="198:f0",
        source=_ISSUER,
        type=made.models.Kind.EXAMPLE_MADE,
        subject="company:16",
        time=dt.datetime(2026, 1, 31, 10, 54, 21, tzinfo=dt.UTC),
        data={"ids": [3062300]},
    )
    assert type(event.type) is made.models.Kind


def test_the_whole_event_may_be_in_the_body(made: SDK, webhooks: Any) -> None:
    told = {name[3:]: one for name, one in _EVENT.items() if name[:3] == "ce-"}
    body = json.dumps({**told, "data": {"ids": [1]}}).encode()
    given = {
        "authorization": f"bearer {token()}",
        "content-type": "application/cloudevents+json; charset=UTF-8",
    }
    event = webhooks.parse(given, body, key=pem())
    assert (event.type, event.data) == (made.models.Kind.EXAMPLE_MADE, {"ids": [1]})
    for changed in (body.replace(b"198:f0", b"198:f1"), body.replace(b":16", b":17")):
        with pytest.raises(webhooks.SignatureError, match="of another request"):
            webhooks.parse(given, changed, key=pem())
    for wrong in (b"[]", b"7"):
        with pytest.raises(webhooks.WebhookError):
            webhooks.parse(given, wrong, key=pem())


@pytest.mark.parametrize(
    "key",
    [
        pem(),
        pem().encode(),
        base64.b64encode(pem().encode()).decode(),
        _KEY.as_dict(private=False),
        json.dumps(_KEY.as_dict(private=False)),
        {"keys": [_OTHER.as_dict(private=False), _KEY.as_dict(private=False)]},
        json.dumps({"keys": [_KEY.as_dict(private=False)]}),
    ],
    ids=["pem", "bytes", "base64", "jwk", "text", "jwks", "jwks-text"],
)
def test_a_key_comes_as_it_is_published(
    made: SDK, webhooks: Any, key: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    webhooks.verify(headers(), _BODY, key=key)
    foreign = headers(token(ECKey.generate_key("P-256")))
    with pytest.raises(webhooks.SignatureError, match="a key that is known"):
        webhooks.verify(foreign, _BODY, key=key)
    if isinstance(key, str):
        monkeypatch.setenv(f"{made.name.upper()}_WEBHOOK_KEY", key)
        webhooks.verify(headers(), _BODY)


def test_of_several_keys_the_token_names_one(webhooks: Any) -> None:
    named = {
        name: {**key.as_dict(private=False), "kid": name}
        for name, key in (("old", _OTHER), ("new", _KEY))
    }
    key = {"keys": list(named.values())}
    webhooks.verify(headers(token(head={"kid": "new"})), _BODY, key=key)
    for head in ({"kid": "old"}, {"kid": "none"}):
        with pytest.raises(webhooks.SignatureError):
            webhooks.verify(headers(token(head=head)), _BODY, key=key)


def unsigned(claims: str, algorithm: str = "none") -> str:
    parts = (json.dumps({"alg": algorithm}), claims)
    coded = [
        base64.urlsafe_b64encode(one.encode()).decode().rstrip("=") for one in parts
    ]
    return f"{'.'.join(coded)}."


def confused() -> str:
    """Signed with the published key as if it were a secret of both."""
    signed = unsigned('{"exp": 9e9}', "HS256").rstrip(".")
    digest = hmac.digest(pem().encode(), signed.encode(), "sha256")
    return f"{signed}.{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        (lambda: "", "HeaderError", "not a token"),
        (lambda: "x.y", "HeaderError", "not a token"),
        (lambda: "a" * 100_000, "HeaderError", "not a token"),
        (lambda: unsigned('{"exp": 9e9}'), "SignatureError", "signed by 'none'"),
        (lambda: confused(), "SignatureError", "'HS256'"),
        (
            lambda: token(RSAKey.generate_key(2048), "RS256"),
            "SignatureError",
            "'RS256'",
        ),
        (lambda: token(_OTHER), "SignatureError", "a key that is known"),
        (lambda: token()[:-8] + "AAAAAAAA", "SignatureError", "a key that is known"),
        (lambda: token(exp=int(time.time()) - 61), "TimestampError", "expired"),
        (
            lambda: token(iat=int(time.time()) + 3_600),
            "TimestampError",
            "not yet valid",
        ),
        (
            lambda: token(nbf=int(time.time()) + 3_600),
            "TimestampError",
            "not yet valid",
        ),
        (lambda: token(exp=None), "VerificationError", "exp"),
        (lambda: token(exp="soon"), "VerificationError", "integer"),
        (lambda: token(iss="https://other.example"), "VerificationError", "issuer"),
        (lambda: token(iss=None), "VerificationError", "iss"),
        (lambda: token(jti="198:f1"), "SignatureError", "another request: jti"),
        (lambda: token(jti=None), "SignatureError", "another request: jti"),
        (lambda: token(sub="company:17"), "SignatureError", "another request: sub"),
    ],
)
def test_a_token_that_proves_nothing_is_refused(
    webhooks: Any, given: Callable[[], str], error: str, words: str
) -> None:
    with pytest.raises(getattr(webhooks, error), match=f"(?i){words}"):
        webhooks.parse(headers(given()), _BODY, key=pem())


def test_an_audience_is_checked_where_it_is_given(webhooks: Any) -> None:
    audience = "https://mine.example/notifications"
    webhooks.verify(headers(), _BODY, key=pem(), audience=audience)
    for given in (
        headers(token(aud="https://other.example")),
        headers(token(aud=None)),
    ):
        with pytest.raises(webhooks.VerificationError, match=r"(?i)aud"):
            webhooks.verify(given, _BODY, key=pem(), audience=audience)


def test_a_header_of_the_event_that_was_changed_is_refused(webhooks: Any) -> None:
    for changed in ({"ce_id": "198:f1"}, {"ce_subject": "company:17"}):
        with pytest.raises(webhooks.SignatureError, match="of another request"):
            webhooks.parse(headers(**changed), _BODY, key=pem())
    with pytest.raises(webhooks.HeaderError, match="ce-id: given 2 times"):
        webhooks.parse([*headers().items(), ("Ce-Id", "198:f0")], _BODY, key=pem())
    with pytest.raises(webhooks.HeaderError, match="Authorization: missing"):
        webhooks.parse(_EVENT, _BODY, key=pem())


@pytest.mark.parametrize(
    "key", ["", "text", "{}", "{", b"\x00", {"keys": 7}, {"keys": []}]
)
def test_what_is_no_key_is_the_receiver_s_mistake(webhooks: Any, key: Any) -> None:
    kinds = (webhooks.SecretError, webhooks.SignatureError)
    with pytest.raises(kinds if key == {"keys": []} else webhooks.SecretError):
        webhooks.verify(headers(), _BODY, key=key)


def test_without_a_key_or_the_library_it_is_told(
    made: SDK, webhooks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(webhooks.SecretError, match="_WEBHOOK_KEY is not set"):
        webhooks.verify(headers(), _BODY)
    monkeypatch.setitem(sys.modules, "jwt", None)
    with pytest.raises(webhooks.SecretError, match="the package's extra webhooks"):
        webhooks.verify(headers(), _BODY, key=pem())
    assert 'webhooks = ["pyjwt[crypto]' in made.text("pyproject.toml")


def test_an_event_of_another_kind_is_kept(made: SDK, webhooks: Any) -> None:
    given = headers(ce_type="example.new")
    event = webhooks.parse(given, _BODY, key=pem())
    assert (event.type, event.type.is_known) == ("example.new", False)
    with pytest.raises(webhooks.WebhookError, match=r"'example\.new' is no event"):
        webhooks.parse(given, _BODY, key=pem(), strict=True)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"ce_type": ""}, "it has no type"),
        ({"ce_specversion": "2.0"}, r"specversion 2\.0 is not known"),
        ({"ce_time": "noon"}, "'noon' is not a time"),
    ],
)
def test_what_is_no_event_is_told(
    webhooks: Any, changed: dict[str, str], words: str
) -> None:
    with pytest.raises(webhooks.WebhookError, match=words) as caught:
        webhooks.parse(headers(**changed), _BODY, key=pem())
    assert not isinstance(caught.value, webhooks.VerificationError)


def test_data_of_other_kinds(webhooks: Any) -> None:
    for body, kind, data in (
        (b"", "application/json", None),
        (b"[1]", "application/json", [1]),
        (b'{"a":1}', "application/vnd.x+json", {"a": 1}),
        (b"\x89PNG", "image/png", b"\x89PNG"),
    ):
        event = webhooks.parse(headers(content_type=kind), body, key=pem())
        assert event.data == data
    with pytest.raises(webhooks.WebhookError, match="not JSON"):
        webhooks.parse(headers(), b"<a/>", key=pem())


def test_a_claim_with_the_hash_of_the_body(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    settings = (
        '[sdk.things.webhooks]\nsignature = "jwt"\nheader = "X-Signature"\n'
        'algorithms = ["ES512", "RS256"]\nbody_claim = "hash"\ntolerance = 60\n'
        'envelope = "cloudevents"\n'
    )
    folder = tmp_path_factory.mktemp("hash")
    webhooks = make_sdk(_DOCUMENT, folder, settings=settings).package.webhooks
    digest = hashlib.sha256(_BODY).digest()
    for key, algorithm in (
        (ECKey.generate_key("P-521"), "ES512"),
        (RSAKey.generate_key(2048), "RS256"),
    ):

        def given(
            key: Key = key, algorithm: str = algorithm, **claims: Any
        ) -> dict[str, str]:
            return {**_EVENT, "x-signature": token(key, algorithm, exp=None, **claims)}

        for text in (digest.hex(), base64.urlsafe_b64encode(digest).decode()):
            webhooks.verify(given(hash=text), _BODY, key=pem(key))
        with pytest.raises(webhooks.SignatureError, match="of another body"):
            webhooks.verify(given(hash=digest.hex()), _BODY + b" ", key=pem(key))
        with pytest.raises(webhooks.SignatureError, match="of another body"):
            webhooks.verify(given(), _BODY, key=pem(key))
        old = given(hash=digest.hex(), iat=int(time.time()) - 62)
        with pytest.raises(webhooks.TimestampError, match="allowed are 60"):
            webhooks.verify(old, _BODY, key=pem(key))


def test_the_programs_of_the_readme_receive(
    made: SDK, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(f"{made.name.upper()}_WEBHOOK_KEY", pem())
    blocks = re.findall(
        r"With \w+:\n\n```python\n(.*?)```", made.text("README.md"), re.DOTALL
    )
    assert len(blocks) == 2
    for block in blocks:
        names: dict[str, Any] = {"__name__": "receiver"}
        exec(compile(block, "readme", "exec"), names)
        app = names["app"]
        statuses: list[int] = []
        for given in (headers(), headers(ce_id="2"), _EVENT):
            if isinstance(app, Flask):
                answer: Any = app.test_client().post(
                    "/webhooks", data=_BODY, headers=given
                )
            else:
                with TestClient(app) as client:
                    answer = client.post("/webhooks", content=_BODY, headers=given)
            statuses.append(answer.status_code)
        assert statuses == [204, 400, 400]
        assert "example.made" in capsys.readouterr().out
