"""Credentials: carried by calls, and shown to nobody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.reference.pets import GET, pets_of
from tests.unit.reference.serving import OWN, send

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

    from tests.unit.reference.pets import Api


@pytest.mark.parametrize(
    ("given", "carried", "shown"),
    [
        ({"access_token": "Bearer secret-1"}, "Bearer secret-1", "Bearer ***"),
        ({"access_token": " bearer  secret-1 "}, "Bearer secret-1", "Bearer ***"),
        ({"access_token": "x"}, "Bearer x", "Bearer ***"),
        (
            {"username": "me", "password": "secret-1"},
            "Basic bWU6c2VjcmV0LTE=",
            "Basic ***",
        ),
    ],
    ids=str,
)
def test_credentials_are_carried_and_never_shown(
    api: Api,
    pets: TestClient,
    given: dict[str, str],
    carried: str,
    shown: str,
) -> None:
    known = pets.post("/credentials", json=given, headers=OWN)
    assert {name for name, is_given in known.json().items() if is_given} == set(given)
    # Nor where the server repeats them.
    api.headers["x-echo"] = carried
    api.body = json.dumps({"name": carried}).encode()
    told = send(pets, GET, arguments={"id": "7"})
    assert api.received[0].headers["authorization"] == carried
    assert ["authorization", shown] in told["requests"][0]["headers"]
    kept = pets.get(f"/calls/{told['number']}")
    assert kept.json()["told"]["answer"] == told["answer"]
    for each in (
        json.dumps(told),
        known.text,
        kept.text,
        pets.get("/credentials").text,
    ):
        assert "secret-1" not in each
        assert "bWU6c2VjcmV0LTE=" not in each


def test_a_key_in_the_address_is_masked(api: Api, pets: TestClient) -> None:
    pets.post("/credentials", json={"api_key": "se/cret"}, headers=OWN)
    told = send(pets, GET, arguments={"id": "7"})
    assert api.received[0].line == "GET /pets/7?apikey=se%2Fcret"
    assert told["requests"][0]["url"] == f"{api.url}/pets/7?apikey=***"


@pytest.mark.parametrize(
    "echo",
    [
        b'{"name": "tok/en \\"x\\""}',
        b'{"name": "tok\\/en \\"x\\""}',
        b'{"name": "tok%2Fen%20%22x%22"}',
        b'{"name": "tok%2Fen+%22x%22"}',
        b'{"name": 1, "other": "tok/en \\"x\\""}',
    ],
)
def test_a_credential_is_masked_however_it_is_repeated(
    api: Api, pets: TestClient, echo: bytes
) -> None:
    pets.post("/credentials", json={"access_token": 'tok/en "x"'}, headers=OWN)
    api.body = echo
    told = send(pets, GET, arguments={"id": "7"})
    assert '***"' in told["answer"]["body"]["text"]
    assert "tok" not in json.dumps(told)


def test_forgotten_credentials_are_gone(api: Api, pets: TestClient) -> None:
    pets.post("/credentials", json={"access_token": "secret-1"}, headers=OWN)
    forgotten = pets.delete("/credentials", headers=OWN).json()
    assert forgotten == dict.fromkeys(
        ["access_token", "api_key", "username", "password"], False
    )
    api.status = 401
    told = send(pets, GET, arguments={"id": "7"})
    assert "authorization" not in api.received[0].headers
    assert told["notes"] == ["No credential was sent: give one on the first page."]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"access_token": " "}, "access_token"),
        ({"access_token": "a\nb"}, "access_token"),
        ({"access_token": 5}, "access_token"),
        ({"username": "a:b", "password": "x"}, "username"),
        ({"base_url": "http://evil.example"}, "base_url"),
        ({"access_token": "fine-token", "transport": "x"}, "transport"),
    ],
    ids=str,
)
def test_a_credential_that_cannot_be_sent_is_refused(
    pets: TestClient, given: dict[str, Any], field: str
) -> None:
    answer = pets.post("/credentials", json=given, headers=OWN)
    assert answer.status_code == 422
    assert answer.json()["error"]["field"] == field
    assert not any(pets.get("/credentials").json().values())


def test_nothing_is_taken_from_the_environment(
    api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THINGS_ACCESS_TOKEN", "secret-1")
    monkeypatch.setenv("THINGS_BASE_URL", "http://127.0.0.1:1")
    with pets_of(api, tmp_path) as pets:
        assert send(pets, GET, arguments={"id": "7"})["answer"]["status"] == 200
    assert "authorization" not in api.received[0].headers
