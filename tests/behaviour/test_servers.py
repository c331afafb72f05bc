"""Where operations are sent to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.sdk import openapi

if TYPE_CHECKING:
    from tests.behaviour.sdk import MakeSDK

_OWN = openapi(
    """
/things:
  get:
    operationId: listThings
    tags: [things]
    responses: {'204': {description: Fine}}
/files:
  servers:
    - url: https://{region}.files.example/{version}/
      variables: {region: {default: eu, enum: [eu, us]}, version: {default: v2}}
    - url: https://other.example
  get:
    operationId: listFiles
    tags: [files]
    security: [{key: []}]
    responses: {'204': {description: Fine}}
  post:
    operationId: addFile
    tags: [files]
    servers: [{url: 'https://upload.example'}]
    responses: {'204': {description: Fine}}
  delete:
    operationId: deleteFiles
    tags: [files]
    servers: [{url: /v3}]
    responses: {'204': {description: Fine}}
  put:
    operationId: replaceFiles
    tags: [files]
    servers: [{url: 'https://api.example/v1'}]
    responses: {'204': {description: Fine}}
""",
    extra="""
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
""",
)


@pytest.mark.parametrize(
    ("method", "url"),
    [
        ("list", "https://eu.files.example/v2/files"),
        ("add", "https://upload.example/files"),
        ("delete", "https://api.example/v3/files"),
        ("replace", "https://api.example/v1/files"),
    ],
)
def test_an_operation_is_sent_to_its_own_server(
    sdk: MakeSDK, method: str, url: str
) -> None:
    made = sdk(_OWN)
    talk = made.talk(api_key="secret")
    getattr(talk.client.files, method)()
    assert talk.request.url == url
    assert made.codes == []


def test_the_others_are_sent_to_the_document_s(sdk: MakeSDK) -> None:
    talk = sdk(_OWN).talk()
    talk.client.things.list()
    assert talk.request.url == "https://api.example/v1/things"


def test_credentials_go_along(sdk: MakeSDK) -> None:
    talk = sdk(_OWN).talk(api_key="secret")
    talk.client.files.list()
    assert talk.request.headers["x-key"] == "secret"


@pytest.mark.parametrize("way", ["argument", "environment"])
def test_a_client_with_an_address_sends_everything_there(
    sdk: MakeSDK, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    made = sdk(_OWN)
    settings: dict[str, Any] = {}
    if way == "argument":
        settings["base_url"] = "http://127.0.0.1:4010"
    else:
        variable = f"{made.name.upper()}_BASE_URL"
        monkeypatch.setenv(variable, "http://127.0.0.1:4010")
    talk = made.talk(api_key="secret", **settings)
    talk.client.files.add()
    assert talk.request.url == "http://127.0.0.1:4010/files"


def test_the_address_is_documented(sdk: MakeSDK) -> None:
    add = sdk(_OWN).talk().client.files.add
    assert "Sent to https://upload.example, unless" in " ".join(add.__doc__.split())


def test_a_document_may_have_no_server_but_those_of_its_operations(
    sdk: MakeSDK,
) -> None:
    text = openapi("""
/things:
  get:
    operationId: listThings
    tags: [things]
    servers: [{url: 'https://things.example'}]
    responses: {'204': {description: Fine}}
""").replace("servers: [{url: 'https://api.example/v1'}]", "", 1)
    talk = sdk(text).talk()
    talk.client.things.list()
    assert talk.request.url == "https://things.example/things"


@pytest.mark.parametrize("url", ["/v3", "ftp://a.example", "https://{host}/", "//[x"])
def test_an_address_that_is_not_whole_is_told(sdk: MakeSDK, url: str) -> None:
    text = openapi(f"""
/things:
  get:
    operationId: listThings
    tags: [things]
    servers: [{{url: '{url}'}}]
    responses: {{'204': {{description: Fine}}}}
""")
    if url == "/v3":
        text = text.replace("servers: [{url: 'https://api.example/v1'}]", "", 1)
    made = sdk(text)
    assert "CALCO-O002" in made.codes
    talk = made.talk(base_url="https://mine.example")
    talk.client.things.list()
    assert talk.request.url == "https://mine.example/things"
