"""Requests of the API, signed by libraries that are not ours, verified by the package."""

from __future__ import annotations

import base64
import copy
import datetime as dt
import hashlib
import hmac
import json
import pickle
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
import standardwebhooks
from flask import Flask
from starlette.datastructures import Headers
from starlette.testclient import TestClient
from werkzeug.datastructures import EnvironHeaders

from generator.config import load
from generator.problems import CalcoError
from tests.behaviour.sdk import SDK, make_sdk, openapi

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_PETS = openapi(
    "/things: {get: {operationId: getThings, tags: [things], responses: {'204': {description: Fine}}}}",
    extra="""
webhooks:
  newPet: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}}, responses: {}}}
  lostPet: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/LostPet'}}}}, responses: {}}}
components:
  schemas:
    NewPet:
      type: object
      required: [type, name]
      properties: {type: {const: pet.new}, name: {type: string}, born: {type: string, format: date}}
    LostPet:
      type: object
      required: [type]
      properties: {type: {type: string, enum: [pet.lost]}, seen: {type: string}}
""",
)
_NEW = b'{"type": "pet.new", "name": "Rex", "born": "2026-01-31"}'
_STANDARD = '[sdk.things.webhooks]\nsignature = "standard"\n'
_SECRET = "whsec_" + base64.b64encode(b"k" * 24).decode()
_OTHER = "whsec_" + base64.b64encode(b"o" * 24).decode()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SDK:
    return make_sdk(_PETS, tmp_path_factory.mktemp("standard"), settings=_STANDARD)


@pytest.fixture
def webhooks(made: SDK, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv(f"{made.name.upper()}_WEBHOOK_SECRET", _SECRET)
    return made.package.webhooks


def signed(
    body: bytes = _NEW, secret: str = _SECRET, age: float = 0, identity: str = "msg_1"
) -> dict[str, str]:
    """The headers that the reference implementation makes."""
    at = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=age)
    signature = standardwebhooks.Webhook(secret).sign(identity, at, body.decode())
    return {
        "webhook-id": identity,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signature,
    }


def test_a_signed_request_becomes_its_event(made: SDK, webhooks: Any) -> None:
    event = webhooks.parse(signed(), _NEW)
    assert type(event) is made.models.NewPet
    assert (event.name, event.born) == ("Rex", dt.date(2026, 1, 31))
    lost = b'{"type": "pet.lost", "seen": "park"}'
    event = webhooks.parse(signed(lost), lost, strict=True)
    assert type(event) is made.models.LostPet
    assert event.seen == "park"
    webhooks.verify(signed(), _NEW)


def test_what_we_accept_the_reference_implementation_accepts(webhooks: Any) -> None:
    for identity, body in (("a.b", _NEW), ("1", '{"type":"è"}'.encode())):
        headers = signed(body, identity=identity)
        webhooks.verify(headers, body)
        standardwebhooks.Webhook(_SECRET).verify(body, headers)


def as_werkzeug(given: dict[str, str]) -> EnvironHeaders:
    names = {f"HTTP_{name.upper().replace('-', '_')}": name for name in given}
    return EnvironHeaders({key: given[name] for key, name in names.items()})


def as_pairs(given: dict[str, str]) -> list[tuple[str, str]]:
    return [(name.upper(), value) for name, value in given.items()]


def as_bytes(given: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in given.items()]


@pytest.mark.parametrize("make", [Headers, as_werkzeug, as_pairs, as_bytes])
def test_headers_come_as_a_framework_has_them(
    webhooks: Any, make: Callable[[dict[str, str]], Any]
) -> None:
    for body in (_NEW, bytearray(_NEW), _NEW.decode()):
        assert webhooks.parse(make(signed()), body).name == "Rex"


def test_a_secret_is_replaced_while_both_are_in_use(webhooks: Any) -> None:
    both = signed()
    both["webhook-signature"] += (
        " v1a,AAAA v9,x " + signed(secret=_OTHER)["webhook-signature"]
    )
    for secret in (
        _SECRET,
        _OTHER,
        [_OTHER, "whsec_aaaa"],
        _OTHER.removeprefix("whsec_"),
    ):
        webhooks.verify(both, _NEW, secret=secret)
    webhooks.verify(signed(secret=_OTHER), _NEW, secret=b"o" * 24)
    webhooks.verify(signed(secret=_OTHER), _NEW, secret=[_SECRET, _OTHER])
    with pytest.raises(webhooks.SignatureError):
        webhooks.verify(signed(secret=_OTHER), _NEW)


def test_secrets_in_the_environment_are_told_apart_by_spaces(
    made: SDK, webhooks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"{made.name.upper()}_WEBHOOK_SECRET", f"{_OTHER} {_SECRET}")
    webhooks.verify(signed(), _NEW)
    webhooks.verify(signed(secret=_OTHER), _NEW)


@pytest.mark.parametrize(
    "name", ["webhook-id", "webhook-timestamp", "webhook-signature"]
)
def test_every_header_is_needed_once(webhooks: Any, name: str) -> None:
    headers = signed()
    with pytest.raises(webhooks.HeaderError, match=f"header {name}: missing") as caught:
        webhooks.parse({k: v for k, v in headers.items() if k != name}, _NEW)
    assert caught.value.header == name
    with pytest.raises(webhooks.HeaderError, match=f"header {name}: empty"):
        webhooks.parse({**headers, name: ""}, _NEW)
    twice = [*headers.items(), (name.title(), headers[name])]
    with pytest.raises(webhooks.HeaderError, match=f"header {name}: given 2 times"):
        webhooks.parse(twice, _NEW)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.header, str(again)) == (name, str(caught.value))
    assert str(copy.copy(caught.value)) == str(caught.value)


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("webhook-signature", "v1,"),
        ("webhook-signature", "v1"),
        ("webhook-signature", "v1,not base64"),
        ("webhook-signature", "v1," + base64.b64encode(b"x" * 32).decode()),
        ("webhook-signature", "v1,\xe8\xe8"),
        ("webhook-id", "msg_2"),
    ],
)
def test_a_wrong_signature_is_refused(webhooks: Any, change: str, value: str) -> None:
    with pytest.raises(webhooks.SignatureError, match="is not that of this body"):
        webhooks.parse({**signed(), change: value}, _NEW)


def test_a_changed_body_is_refused(webhooks: Any) -> None:
    for body in (_NEW + b" ", _NEW.replace(b"Rex", b"Max"), b""):
        with pytest.raises(webhooks.SignatureError):
            webhooks.parse(signed(), body)


@pytest.mark.parametrize("age", [301.5, 86_400, -302, -1e9])
def test_an_old_request_and_one_of_the_future_are_refused(
    webhooks: Any, age: float
) -> None:
    with pytest.raises(webhooks.TimestampError, match="allowed are 300"):
        webhooks.parse(signed(age=age), _NEW)
    webhooks.verify(signed(age=age), _NEW, tolerance=2e9)
    webhooks.verify(signed(age=290 if age > 0 else -290), _NEW)


@pytest.mark.parametrize(
    "value", ["yesterday", "1e9", "-5", "9" * 400, "12.5", "\u0661"]
)
def test_a_timestamp_is_whole_seconds(webhooks: Any, value: str) -> None:
    with pytest.raises(webhooks.HeaderError, match="not a time in seconds"):
        webhooks.parse({**signed(), "webhook-timestamp": value}, _NEW)


def test_nothing_is_verified_with_an_empty_secret(
    made: SDK, webhooks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for secret in ("", "whsec_", b"", [], [""], "whsec_!"):
        with pytest.raises(webhooks.SecretError) as caught:
            webhooks.verify(signed(), _NEW, secret=secret)
        assert not isinstance(caught.value, webhooks.WebhookError)
    for value in ("", "  "):
        monkeypatch.setenv(f"{made.name.upper()}_WEBHOOK_SECRET", value)
        with pytest.raises(webhooks.SecretError, match="_WEBHOOK_SECRET is not set"):
            webhooks.verify(signed(), _NEW)


def test_an_event_that_is_not_described_is_kept(webhooks: Any) -> None:
    body = b'{"type": "pet.sold", "for": 3}'
    event = webhooks.parse(signed(body), body)
    assert event == webhooks.UnknownEvent("pet.sold", {"type": "pet.sold", "for": 3})
    with pytest.raises(
        webhooks.WebhookError, match=r"'pet\.sold' is no event that is known"
    ):
        webhooks.parse(signed(body), body, strict=True)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<pet/>",
        b"[]",
        b"7",
        b"null",
        b'"pet.new"',
        b"{}",
        b'{"type": 7}',
        b'{"type": ""}',
        b"\xff",
        b"[" * 100_000,
        b'{"type": "pet.new"',
    ],
)
def test_what_is_no_event_is_told(webhooks: Any, body: bytes) -> None:
    headers = signed() if b"\xff" in body else signed(body)
    if b"\xff" in body:  # the reference implementation signs text alone
        key = base64.b64decode(_SECRET[6:])
        content = f"msg_1.{headers['webhook-timestamp']}.".encode() + body
        digest = hmac.digest(key, content, "sha256")
        headers["webhook-signature"] = "v1," + base64.b64encode(digest).decode()
    with pytest.raises(webhooks.WebhookError) as caught:
        webhooks.parse(headers, body)
    assert not isinstance(caught.value, webhooks.VerificationError)


def test_a_huge_body_is_refused_before_it_is_looked_at(webhooks: Any) -> None:
    body = b" " * (25 * 1024 * 1024 + 1)
    with pytest.raises(
        webhooks.WebhookError, match="26214401 bytes, more than 26214400"
    ):
        webhooks.parse({}, body)
    with pytest.raises(webhooks.WebhookError, match="more than 10"):
        webhooks.parse(signed(), _NEW, limit=10)
    with pytest.raises(webhooks.HeaderError):
        webhooks.parse({}, body[:-1])


def test_a_body_that_was_parsed_already_is_a_mistake(webhooks: Any) -> None:
    with pytest.raises(TypeError, match="expected the bytes that came, got dict"):
        webhooks.parse(signed(), json.loads(_NEW))


def test_no_secret_is_shown(made: SDK) -> None:
    signatures = made.module("_runtime.webhook_signatures")
    assert _SECRET not in repr(signatures.StandardWebhooks(_SECRET))


def hmac_sdk(folder: Path, settings: str) -> Any:
    text = f'[sdk.things.webhooks]\nsignature = "hmac"\n{settings}'
    return make_sdk(_PETS, folder, settings=text).package.webhooks


def test_a_header_with_the_hmac_of_the_body(tmp_path: Path) -> None:
    webhooks = hmac_sdk(
        tmp_path, 'header = "X-Hub-Signature-256"\nprefix = "sha256="\n'
    )
    digest = hmac.new(b"s", _NEW, hashlib.sha256).hexdigest()
    for value in (f"sha256={digest}", f"sha256={digest.upper()}"):
        event = webhooks.parse({"x-hub-signature-256": value}, _NEW, secret="s")
        assert event.name == "Rex"
    for value in (
        digest,
        f"sha1={digest}",
        "sha256=",
        f"sha256={digest}0",
        "sha256=zz",
    ):
        with pytest.raises(webhooks.SignatureError):
            webhooks.verify({"x-hub-signature-256": value}, _NEW, secret="s")


def test_base64_with_a_time_and_an_id(tmp_path: Path) -> None:
    webhooks = hmac_sdk(
        tmp_path,
        'header = "X-Signature"\nencoding = "base64"\ntimestamp_header = "X-Time"\n'
        'id_header = "X-Id"\nsigned = "v0:{id}:{timestamp}:{body}"\ntolerance = 60\n',
    )
    for age, error in ((0, None), (61, webhooks.TimestampError)):
        at = str(int(time.time()) - age)
        content = b"v0:7:" + at.encode() + b":" + _NEW
        digest = base64.b64encode(hmac.digest(b"s", content, "sha256")).decode()
        headers = {"X-Signature": digest, "X-Time": at, "X-Id": "7"}
        if error is None:
            webhooks.verify(headers, _NEW, secret="s")
            with pytest.raises(webhooks.SignatureError):
                webhooks.verify({**headers, "X-Id": "8"}, _NEW, secret="s")
        else:
            with pytest.raises(error):
                webhooks.verify(headers, _NEW, secret="s")


def test_a_list_of_a_time_and_signatures(tmp_path: Path) -> None:
    webhooks = hmac_sdk(
        tmp_path,
        'header = "Stripe-Signature"\ntimestamp_name = "t"\nsignature_name = "v1"\n',
    )

    def value(age: int = 0, secret: bytes = b"s") -> str:
        at = str(int(time.time()) - age)
        digest = hmac.new(secret, f"{at}.".encode() + _NEW, hashlib.sha256).hexdigest()
        return f"t={at},v1={'0' * 64},v1={digest},v0=00"

    webhooks.verify({"Stripe-Signature": value()}, _NEW, secret="s")
    with pytest.raises(webhooks.TimestampError):
        webhooks.verify({"Stripe-Signature": value(400)}, _NEW, secret="s")
    with pytest.raises(webhooks.SignatureError):
        webhooks.verify({"Stripe-Signature": value(secret=b"o")}, _NEW, secret="s")
    for bad in ("v1=00", "t=1", f"t=1,{value()}", "", "t=1,,v1"):
        with pytest.raises(webhooks.VerificationError):
            webhooks.verify({"Stripe-Signature": bad}, _NEW, secret="s")


_HEADERS = openapi(
    "/things: {get: {operationId: getThings, tags: [things], responses: {'204': {description: Fine}}}}",
    extra="""
webhooks:
  pet-added: {post: {parameters: [&event {name: X-Event, in: header, example: pet, schema: {type: string}}, &by {name: X-Hub-Signature-256, in: header, schema: {type: string}}], requestBody: {content: {application/json: {schema: {type: object, properties: {action: {const: added}, id: {type: integer}}}}}}, responses: {}}}
  pet-gone: {post: {parameters: [*event, *by], requestBody: {content: {application/json: {schema: {type: object, properties: {action: {const: gone}}}}}}, responses: {}}}
  ping: {post: {parameters: [{name: X-Event, in: header, example: ping, schema: {type: string}}, *by], requestBody: {content: {application/json: {schema: {type: object, properties: {zen: {type: string}}}}}}, responses: {}}}
""",
)


def test_a_header_and_a_property_tell_events_apart(tmp_path: Path) -> None:
    made = make_sdk(_HEADERS, tmp_path)
    webhooks, models = made.package.webhooks, made.models

    def parse(event: str, body: bytes) -> Any:
        digest = hmac.new(b"s", body, hashlib.sha256).hexdigest()
        headers = {"X-Event": event, "X-Hub-Signature-256": f"sha256={digest}"}
        return webhooks.parse(headers, body, secret="s")

    assert (
        type(parse("pet", b'{"action":"added","id":3}')) is models.PetAddedPostRequest
    )
    assert type(parse("pet", b'{"action":"gone"}')) is models.PetGonePostRequest
    ping = parse("ping", b'{"action":"any","zen":"be"}')
    assert (type(ping), ping.zen) == (models.PingPostRequest, "be")
    assert parse("pet", b'{"action":"sold"}').name == "pet.sold"


def test_what_tells_events_apart_can_be_configured(tmp_path: Path) -> None:
    settings = (
        '[sdk.things.webhooks]\nsignature = "none"\nevent_header = "X-Kind"\n'
        '[sdk.things.webhooks.events]\nnewPet = "new"\n'
    )
    made = make_sdk(_PETS, tmp_path, settings=settings)
    webhooks = made.package.webhooks
    assert "verify" not in webhooks.__all__
    assert type(webhooks.parse({"x-kind": "new"}, _NEW)) is made.models.NewPet
    event = webhooks.parse({"x-kind": "lostPet"}, b'{"type": "pet.lost"}')
    assert type(event) is made.models.LostPet


def test_without_a_word_of_signatures_the_caller_says(tmp_path: Path) -> None:
    webhooks = make_sdk(_PETS, tmp_path).package.webhooks
    verifier = webhooks.StandardWebhooks(_SECRET)
    assert webhooks.parse(signed(), _NEW, verifier=verifier).name == "Rex"
    assert webhooks.parse({}, _NEW, verifier=None).name == "Rex"
    with pytest.raises(TypeError):
        webhooks.parse(signed(), _NEW)
    with pytest.raises(webhooks.SignatureError):
        webhooks.verify(signed(secret=_OTHER), _NEW, verifier=verifier)


@pytest.mark.parametrize(
    ("settings", "code", "words"),
    [
        ('signature = "rot13"', "C004", "standard or hmac or jwt or none"),
        ('signature = "hmac"', "C005", "needs 'header'"),
        ('signature = "standard"\nheader = "X"', "C009", "no use for 'header'"),
        ('signature = "jwt"\nalgorithms = ["HS256"]', "C004", "'HS256' is none of"),
        ('signature = "standard"\ntolerance = 0', "C004", "number of seconds"),
        ('signatur = "standard"', "C009", "unknown key"),
    ],
)
def test_a_mistake_in_the_configuration_is_told(
    tmp_path: Path, settings: str, code: str, words: str
) -> None:
    path = tmp_path / "calco.toml"
    path.write_text(
        f'[sdk.x]\nspec = "a"\noutput = "b"\n[sdk.x.webhooks]\n{settings}\n'
    )
    with pytest.raises(CalcoError, match=re.escape(words)) as caught:
        load(path)
    problem = caught.value.problem
    assert problem.code == f"CALCO-{code}"
    assert problem.place is not None
    assert problem.place.line >= 4


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (
            'event_field = "name"\n[sdk.things.webhooks.events]\nold = "x"',
            "no webhook 'old'",
        ),
        (
            'event_field = "name"\n[sdk.things.webhooks.events]\nnewPet = "x"\nlostPet = "x"',
            "nothing tells 'newPet' from 'lostPet'",
        ),
        ('envelope = "cloudevents"\nevent_types = "Kinds"', "no enumeration 'Kinds'"),
    ],
)
def test_a_configuration_that_the_document_does_not_fit_is_told(
    tmp_path: Path, settings: str, words: str
) -> None:
    with pytest.raises(CalcoError, match=words) as caught:
        make_sdk(_PETS, tmp_path, settings=f"[sdk.things.webhooks]\n{settings}\n")
    assert caught.value.problem.code == "CALCO-C027"


def program(made: SDK, framework: str) -> str:
    """The program that the README has for a web framework."""
    part = made.text("README.md").partition(f"With {framework}:\n")[2]
    block = re.search(r"```python\n(.*?)```", part, re.DOTALL)
    assert block is not None
    return block[1]


def test_the_programs_of_the_readme_receive(
    made: SDK, webhooks: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    for framework in ("Starlette", "Flask"):
        names: dict[str, Any] = {"__name__": "receiver"}
        exec(compile(program(made, framework), framework, "exec"), names)
        app = names["app"]
        wrong = {**signed(), "webhook-id": "msg_2"}
        statuses: list[int] = []
        for headers in (signed(), wrong, {}):
            if isinstance(app, Flask):
                answer: Any = app.test_client().post(
                    "/webhooks", data=_NEW, headers=headers
                )
            else:
                with TestClient(app) as client:
                    answer = client.post("/webhooks", content=_NEW, headers=headers)
            statuses.append(answer.status_code)
        assert statuses == [204, 400, 400]
        assert "name='Rex'" in capsys.readouterr().out


def test_a_program_that_is_told_the_signature_runs_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_sdk(_PETS, tmp_path)
    monkeypatch.setenv(f"{made.name.upper()}_WEBHOOK_SECRET", _SECRET)
    names: dict[str, Any] = {"__name__": "receiver"}
    exec(compile(program(made, "Starlette"), "readme", "exec"), names)
    with TestClient(names["app"]) as client:
        for headers, status in ((signed(), 204), ({}, 400)):
            answer = client.post("/webhooks", content=_NEW, headers=headers)
            assert answer.status_code == status


def test_the_package_is_typed(made: SDK) -> None:
    program = (
        f"from typing import assert_type\nfrom {made.name} import models, webhooks\n"
        "event = webhooks.parse({}, b'')\n"
        "assert_type(event, models.NewPet | models.LostPet | webhooks.UnknownEvent)\n"
    )
    path = made.directory / "typed.py"
    path.write_text(program)
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(path), made.name],
        cwd=made.directory,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout
