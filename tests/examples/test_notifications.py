"""The receiver that the guide to notifications has, as it is printed."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey
from starlette.testclient import TestClient

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).parents[2]
_PACKAGE = _ROOT / "output" / "fattureincloud"
_GUIDE = _ROOT / "specs" / "fattureincloud-guides" / "notifications.md"
_KEY = ECKey.generate_key("P-256")
_KIND = "it.fattureincloud.webhooks.entities.clients.create"
_ISSUER = "https://api-v2.fattureincloud.it"
_EVENT = {
    "ce-type": _KIND,
    "ce-time": "2026-04-04T12:54:21+02:00",
    "ce-subject": "company:16",
    "ce-specversion": "1.0",
    "ce-source": _ISSUER,
    "ce-id": "198:f059",
    "content-type": "application/json",
}


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(sys, "path", [str(_PACKAGE), *sys.path])
    key = _KEY.as_pem(private=False).decode()
    monkeypatch.setenv("FATTUREINCLOUD_WEBHOOK_KEY", key)
    blocks = re.findall(r"```python\n(.*?)```", _GUIDE.read_text("utf-8"), re.DOTALL)
    (source,) = [block for block in blocks if "app =" in block]
    names: dict[str, Any] = {"__name__": "receiver"}
    exec(compile(source, str(_GUIDE), "exec"), names)
    with TestClient(names["app"]) as client:
        yield client
    for name in [one for one in sys.modules if one.partition(".")[0] == _PACKAGE.name]:
        del sys.modules[name]


def test_the_challenge_is_sent_back(client: TestClient) -> None:
    name = "x-fic-verification-challenge"
    for answer in (
        client.get("/fatture", headers={name: "292f"}),
        client.get("/fatture", params={name: "292f"}),
    ):
        assert (answer.status_code, answer.json()) == (200, {"verification": "292f"})


def test_an_event_is_taken_when_its_token_is_good(
    client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    now = int(time.time())
    claims = {
        "jti": "198:f059",
        "iss": _ISSUER,
        "sub": "company:16",
        "aud": ["https://hooks.example.com/fatture"],
        "iat": now,
        "exp": now + 10_800,
        "aid": 7,
    }
    token = jwt.encode({"alg": "ES256"}, claims, _KEY)
    body = b'{"data": {"ids": [3062300]}}'
    headers = {**_EVENT, "Authorization": f"Bearer {token}"}
    assert client.post("/fatture", content=body, headers=headers).status_code == 204
    assert capsys.readouterr().out == f"{_KIND} company:16 [3062300]\n"
    for wrong in (_EVENT, {**headers, "ce-subject": "company:17"}):
        assert client.post("/fatture", content=body, headers=wrong).status_code == 400
    told = {name[3:]: one for name, one in _EVENT.items() if name[:3] == "ce-"}
    answer = client.post(
        "/fatture",
        json={**told, "data": {"ids": [1]}},
        headers={
            "Authorization": f"Bearer {token}",
            "content-type": "application/cloudevents+json",
        },
    )
    assert answer.status_code == 204
    assert capsys.readouterr().out == f"{_KIND} company:16 [1]\n"
