"""Swagger 2.0, from the document to the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.sdk import Reply

if TYPE_CHECKING:
    from typing import Any

    from tests.behaviour.sdk import MakeSDK

_SHOP = """
swagger: '2.0'
info: {title: Things, version: '1'}
host: api.example
basePath: /v1
schemes: [http, https]
consumes: [application/json, application/xml]
produces: [application/json]
securityDefinitions:
  basic: {type: basic}
  key: {type: apiKey, in: query, name: api_key}
  login:
    type: oauth2
    flow: accessCode
    authorizationUrl: https://id.example/authorize
    tokenUrl: https://id.example/token
    scopes: {read: Read things}
security: [{login: [read]}]
parameters:
  Page: {name: page, in: query, type: integer, minimum: 1}
  Thing: {name: body, in: body, required: true, schema: {$ref: '#/definitions/Thing'}}
responses:
  Missing: {description: Not there, schema: {$ref: '#/definitions/Problem'}}
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      parameters:
        - $ref: '#/parameters/Page'
        - {name: csv, in: query, type: array, items: {type: string}}
        - {name: ssv, in: query, type: array, items: {type: string}, collectionFormat: ssv}
        - {name: tsv, in: query, type: array, items: {type: string}, collectionFormat: tsv}
        - {name: pipes, in: query, type: array, items: {type: string}, collectionFormat: pipes}
        - {name: multi, in: query, type: array, items: {type: string}, collectionFormat: multi}
        - {name: X-Ids, in: header, type: array, items: {type: integer}}
      responses:
        200:
          description: Fine
          schema: {type: array, items: {$ref: '#/definitions/Thing'}}
          headers: {X-Total: {type: integer, description: How many}}
        404: {$ref: '#/responses/Missing'}
    post:
      operationId: addThing
      tags: [things]
      security: [{basic: []}, {key: []}]
      parameters: [{$ref: '#/parameters/Thing'}]
      responses: {201: {description: Added, schema: {$ref: '#/definitions/Animal'}}}
  /things/{ids}/file:
    parameters:
      - {name: ids, in: path, required: true, type: array, items: {type: integer}}
    get:
      operationId: getFile
      tags: [files]
      produces: [application/pdf]
      responses: {200: {description: Fine, schema: {type: file}}}
    post:
      operationId: addFile
      tags: [files]
      consumes: [multipart/form-data]
      parameters:
        - {name: file, in: formData, type: file, required: true, description: What to add}
        - {name: note, in: formData, type: string}
        - {name: labels, in: formData, type: array, items: {type: string}}
      responses: {204: {description: Added}}
    put:
      operationId: tagFile
      tags: [files]
      consumes: [application/x-www-form-urlencoded]
      parameters:
        - {name: tags, in: formData, type: array, items: {type: string}, collectionFormat: tsv}
        - {name: ids2, in: formData, type: array, items: {type: integer}, collectionFormat: multi}
      responses: {204: {description: Fine}}
definitions:
  Thing:
    type: object
    required: [name, note]
    properties:
      name: {type: string}
      note: {type: string, x-nullable: true}
  Problem: {type: object, properties: {message: {type: string}}}
  Animal:
    type: object
    discriminator: kind
    required: [kind]
    properties: {kind: {type: string}}
  Dog:
    allOf:
      - $ref: '#/definitions/Animal'
      - {type: object, properties: {born: {type: string, format: date}}}
"""


def test_the_address_is_put_together_and_https_goes_first(sdk: MakeSDK) -> None:
    talk = sdk(_SHOP).talk(Reply([]), access_token="t")
    talk.client.things.list(page=2)
    assert talk.request.url == "https://api.example/v1/things?page=2"
    assert talk.request.headers["authorization"] == "Bearer t"
    assert "Scopes: read." in talk.client.things.list.__doc__


@pytest.mark.parametrize(
    ("argument", "query"),
    [
        ("csv", "csv=a%20b,c"),
        ("ssv", "ssv=a%20b%20c"),
        ("tsv", "tsv=a%20b%09c"),
        ("pipes", "pipes=a%20b%7Cc"),
        ("multi", "multi=a%20b&multi=c"),
    ],
)
def test_collection_formats(sdk: MakeSDK, argument: str, query: str) -> None:
    talk = sdk(_SHOP).talk(Reply([]), access_token="t")
    given: dict[str, Any] = {argument: ["a b", "c"]}
    talk.client.things.list(**given)
    assert talk.target == f"/things?{query}"


def test_arrays_in_a_header_and_a_path_have_commas(sdk: MakeSDK) -> None:
    talk = sdk(_SHOP).talk(Reply([]), access_token="t")
    talk.client.things.list(x_ids=[1, 2])
    assert talk.request.headers["x-ids"] == "1,2"
    pdf = Reply(b"%PDF", content_type="application/pdf")
    talk = sdk(_SHOP).talk(pdf, access_token="t")
    assert talk.client.files.get([1, 2]).read() == b"%PDF"
    assert talk.target == "/things/1,2/file"


def test_a_collection_format_of_a_header_is_told(sdk: MakeSDK) -> None:
    made = sdk(
        _SHOP.replace(
            "name: X-Ids, in: header,",
            "name: X-Ids, in: header, collectionFormat: tsv,",
        )
    )
    assert "CALCO-U009" in made.codes


@pytest.mark.parametrize("place", ["in: query", "in: formData"])
def test_a_collection_format_of_arrays_in_arrays_is_told(
    sdk: MakeSDK, place: str
) -> None:
    grid = (
        f"- {{name: grid, {place}, type: array, items: {{type: array,"
        " collectionFormat: pipes, items: {type: integer}}}"
    )
    note = "- {name: note, in: formData, type: string}"
    assert "CALCO-U009" not in sdk(_SHOP).codes
    assert "CALCO-U009" in sdk(_SHOP.replace(note, f"{note}\n        {grid}")).codes


def test_a_shared_body_parameter_is_sent_as_json(sdk: MakeSDK) -> None:
    made = sdk(_SHOP)
    talk = made.talk(
        Reply({"kind": "Dog", "born": "2026-01-31"}), username="u", password="p"
    )
    found = talk.client.things.add(name="x", note=None)
    assert talk.json == {"name": "x", "note": None}
    assert talk.request.headers["authorization"] == "Basic dTpw"
    assert found.kind == "Dog"


def test_a_key_in_the_query_is_the_other_way_in(sdk: MakeSDK) -> None:
    talk = sdk(_SHOP).talk(Reply({"kind": "Cat"}), api_key="k 1")
    talk.client.things.add(name="x", note="n")
    assert talk.target == "/things?api_key=k%201"


def test_answers_are_models_and_shared_ones_errors(sdk: MakeSDK) -> None:
    made = sdk(_SHOP)
    talk = made.talk(Reply([{"name": "x", "note": None}]), access_token="t")
    assert talk.client.things.list() == [made.models.Thing(name="x", note=None)]
    assert talk.mismatches == []
    talk = made.talk(Reply({"message": "gone"}, 404), access_token="t")
    with pytest.raises(made.package.NotFoundError) as caught:
        talk.client.things.list()
    assert caught.value.body == made.models.Problem(message="gone")


def test_files_are_sent_as_parts(sdk: MakeSDK) -> None:
    talk = sdk(_SHOP).talk(access_token="t")
    talk.client.files.add(
        [1], file=("a.txt", b"123", "text/plain"), note="n", labels=["a", "b"]
    )
    kind = talk.request.headers["content-type"]
    boundary = kind.removeprefix("multipart/form-data; boundary=").encode()
    _, first, second, labels, _ = talk.request.content.split(b"--" + boundary)
    assert b'name="file"; filename="a.txt"\r\ncontent-type: text/plain' in first
    assert first.endswith(b"\r\n\r\n123\r\n")
    assert second.endswith(b'name="note"\r\n\r\nn\r\n')
    assert labels.endswith(b'name="labels"\r\n\r\na,b\r\n')


def test_fields_are_sent_in_their_collection_formats(sdk: MakeSDK) -> None:
    talk = sdk(_SHOP).talk(access_token="t")
    talk.client.files.tag([1], tags=["a", "b"], ids2=[1, 2])
    kind = talk.request.headers["content-type"]
    assert kind == "application/x-www-form-urlencoded"
    assert talk.request.content == b"tags=a%09b&ids2=1&ids2=2"
