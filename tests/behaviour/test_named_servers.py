"""Several servers, and servers with variables: where calls of the package go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.diff.run import difference
from tests.behaviour.sdk import make_sdk, openapi

if TYPE_CHECKING:
    from pathlib import Path

    from tests.behaviour.sdk import SDK

_GET = "/things: {get: {operationId: list_things, tags: [things], responses: {'204': {description: Done}}}}"
_ONE = "servers: [{url: 'https://api.example/v1'}]"
_SERVERS = """servers:
  - {url: 'https://api.shop.example/v1/', description: Production server}
  - {url: 'https://sandbox.shop.example/v1', description: 'Where nothing that is bought is sent, and nothing is paid.'}
  - url: '{scheme}://{tenant}.shop.example:{port}/{base}'
    description: Own
    variables:
      scheme: {default: https, enum: [https, http]}
      tenant: {default: demo, description: 'The name of the shop, as its owner wrote it.'}
      port: {default: '443'}
      base: {default: v1/rest}
  - {url: /relative}
"""


def document(servers: str) -> str:
    text = openapi(_GET)
    assert _ONE in text
    return text.replace(_ONE, servers)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> SDK:
    return make_sdk(document(_SERVERS), tmp_path_factory.mktemp("shop"))


def servers_of(sdk: SDK) -> Any:
    return sdk.module("servers")


def test_each_has_a_name_and_its_address(shop: SDK) -> None:
    servers = servers_of(shop)
    assert servers.__all__ == ["production", "sandbox", "own"]
    assert servers.production() == "https://api.shop.example/v1"
    assert servers.sandbox() == "https://sandbox.shop.example/v1"
    assert servers.own() == "https://demo.shop.example:443/v1/rest"
    given = servers.own(scheme="http", tenant="mine", port="8080", base="v2")
    assert given == "http://mine.shop.example:8080/v2"


def test_calls_go_there(shop: SDK) -> None:
    address = servers_of(shop).own(tenant="mine")
    client = shop.package.Client(base_url=address)
    assert repr(client) == "<Client at https://mine.shop.example:443/v1/rest>"
    client.close()


@pytest.mark.parametrize(
    "given",
    [
        {"tenant": "evil.example/"},
        {"tenant": "user@evil.example"},
        {"tenant": "evil.example#"},
        {"tenant": "evil.example?"},
        {"tenant": "evil.example\\"},
        {"tenant": ""},
        {"tenant": "a b"},
        {"scheme": "https://evil.example/"},
        {"scheme": "javascript"},
        {"base": "../admin"},
        {"base": "v1?x"},
        {"base": "v1#x"},
        {"port": "80/x"},
    ],
)
def test_no_value_leads_elsewhere(given: dict[str, str], shop: SDK) -> None:
    with pytest.raises(ValueError, match=r"cannot stand in|base_url"):
        servers_of(shop).own(**given)


def test_a_lone_server_needs_no_name(tmp_path: Path) -> None:
    sdk = make_sdk(document(_ONE), tmp_path)
    package = sdk.directory / sdk.name
    assert (package / "client.py").exists()
    assert not (package / "servers.py").exists()
    assert not (package / "_runtime" / "addresses.py").exists()


def test_names_stay_when_others_come(tmp_path: Path) -> None:
    first = "servers: [{url: 'https://a.example', description: Main}, {url: 'https://b.example', description: Other}]"
    more = "servers: [{url: 'https://c.example', description: Main}, {url: 'https://b.example', description: Another}, {url: 'https://a.example'}]"
    sdk = make_sdk(document(more), tmp_path, earlier=document(first))
    servers = servers_of(sdk)
    assert servers.main() == "https://a.example"
    assert servers.other() == "https://b.example"
    assert servers.__all__ == ["c", "other", "main"]


def test_what_changes_of_them_is_told(tmp_path: Path) -> None:
    before = """servers:
  - {url: 'https://a.example', description: Main}
  - {url: 'https://b.example', description: Other}
  - url: 'https://{region}.c.example'
    description: Regional
    variables: {region: {default: eu, enum: [eu, us]}}
"""
    after = """servers:
  - {url: 'https://a.example', description: Main}
  - {url: 'https://d.example', description: Newest}
  - url: 'https://{region}.c.example'
    description: Regional
    variables: {region: {default: us, enum: [us, asia]}}
"""
    for name, text in (("old", before), ("new", after)):
        (tmp_path / f"{name}.yaml").write_text(document(text), encoding="utf-8")
    found = difference(str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml"))
    assert [(one.level, one.subject, one.message) for one in found.changes] == [
        ("breaking", "servers.other", "is gone"),
        ("breaking", "servers.regional(region=)", "takes 'eu' no longer"),
        ("feature", "servers.newest", "is new"),
        ("feature", "servers.regional(region=)", "takes 'asia', too"),
        ("fix", "servers.regional(region=)", "is 'us' by default, not 'eu'"),
    ]
