"""Requests held to the document before they are sent, when that is asked for."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.sdk import openapi, posting

if TYPE_CHECKING:
    from tests.behaviour.sdk import SDK, MakeSDK, Talk

_DOCUMENT = openapi(
    """
/pets:
  get:
    operationId: listPets
    tags: [pets]
    parameters:
    - {name: per_page, in: query, schema: {type: integer, minimum: 1, maximum: 100}}
    - {name: sort, in: query, schema: {$ref: '#/components/schemas/Sort'}}
    - {name: tags, in: query, schema: {type: array, maxItems: 2, items: {type: string, minLength: 2}}}
    - {name: q, in: query, schema: {type: string}}
    responses: {'204': {description: Done}}
  post:
    operationId: addPet
    tags: [pets]
    requestBody:
      required: true
      content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
    responses: {'204': {description: Done}}
/photos:
  post:
    operationId: addPhoto
    tags: [pets]
    requestBody:
      content:
        multipart/form-data:
          schema:
            type: object
            required: [file]
            properties:
              file: {type: string, format: binary}
              sort: {$ref: '#/components/schemas/Sort'}
    responses: {'204': {description: Done}}
""",
    """
Sort: {type: string, enum: [name, age]}
Pet:
  type: object
  required: [id, name]
  properties:
    id: {type: integer, readOnly: true}
    name: {type: string, maxLength: 5}
    born: {type: string, format: date}
    sort: {$ref: '#/components/schemas/Sort'}
    children: {type: array, items: {$ref: '#/components/schemas/Pet'}}
""",
)


@pytest.fixture(scope="module")
def made(sdk: MakeSDK) -> SDK:
    return sdk(_DOCUMENT)


@pytest.fixture
def talk(made: SDK) -> Talk:
    return made.talk(validate_requests=True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"per_page": 101},
            "listPets: query parameter 'per_page': Input should be less than or equal to"
            " 100, got 101",
        ),
        (
            {"sort": "size"},
            "query parameter 'sort': expected one of name, age, got 'size'",
        ),
        (
            {"tags": ["ab", "c"]},
            r"'tags'\[1\]: String should have at least 2 characters",
        ),
        ({"tags": ["ab"] * 3}, "List should have at most 2 items"),
    ],
)
def test_a_parameter_the_document_forbids_is_not_sent(
    made: SDK, talk: Talk, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(made.package.InvalidRequestError, match=message):
        talk.client.pets.list(**arguments)
    assert talk.wire.sent == []


def test_everything_that_is_wrong_is_named(made: SDK, talk: Talk) -> None:
    with pytest.raises(made.package.InvalidRequestError) as caught:
        talk.client.pets.add(
            name="much too long", born="soon", children=[{"sort": "x"}]
        )
    refused: Any = caught.value
    assert [one.where for one in refused.breaches] == [
        "body.name",
        "body.born",
        "body.children[0].name",
        "body.children[0].sort",
    ]
    assert refused.breaches[0].value == "'much too long'"
    assert issubclass(made.package.InvalidRequestError, ValueError)
    again = pickle.loads(pickle.dumps(refused))
    assert (str(again), again.breaches) == (str(refused), refused.breaches)
    with pytest.raises(made.package.InvalidRequestError, match=r"children\[0\]\.sort"):
        talk.client.pets.add(name="a", children=[{"name": "b", "sort": "x"}])


def test_what_is_right_is_sent(made: SDK, talk: Talk) -> None:
    talk.client.pets.list(per_page=100, sort=made.models.Sort.AGE, tags=("ab",), q="x")
    talk.client.pets.add(name="Bodo", born=dt.date(2026, 1, 1))
    talk.client.pets.add(**made.models.Pet(name="Ada", id=1).to_dict())
    talk.client.pets.add_photo(file=io.BytesIO(b"x"), sort="name")
    talk.client.pets.add_photo(file=("a.png", b"x"))
    assert len(talk.wire.sent) == 5


def test_it_is_asked_for_in_a_call_and_for_asynchronous_clients(made: SDK) -> None:
    plain = made.talk()
    plain.client.pets.list(per_page=101)
    options = {"validate_requests": True}
    with pytest.raises(made.package.InvalidRequestError):
        plain.client.pets.list(per_page=101, request_options=options)
    strict = made.async_talk(validate_requests=True)
    with pytest.raises(made.package.InvalidRequestError):
        asyncio.run(strict.client.pets.list(per_page=101))
    asyncio.run(
        strict.client.pets.list(
            per_page=101, request_options={"validate_requests": False}
        )
    )


def test_a_field_that_only_the_server_sets_is_so_in_its_own_class(sdk: MakeSDK) -> None:
    made = sdk(
        posting(
            "$ref: '#/components/schemas/Order'",
            """
Order:
  type: object
  required: [id]
  properties:
    id: {type: integer, readOnly: true}
    owner: {$ref: '#/components/schemas/Owner'}
    lines: {type: array, items: {$ref: '#/components/schemas/Owner'}}
    words: {$ref: '#/components/schemas/Words'}
Owner: {type: object, required: [id], properties: {id: {type: integer}}}
Words: {type: array, items: {$ref: '#/components/schemas/Words'}}
""",
        )
    )
    talk = made.talk(validate_requests=True)
    with pytest.raises(made.package.InvalidRequestError) as caught:
        talk.client.things.send(owner={}, lines=[{}])
    refused: Any = caught.value
    places = [one.where for one in refused.breaches]
    assert places == ["body.owner.id", "body.lines[0].id"]
    talk.client.things.send(owner={"id": 1}, lines=[{"id": 2}], words=[[]])
    assert len(talk.wire.sent) == 1


def test_a_body_is_held_to_the_media_type_it_is_sent_as(sdk: MakeSDK) -> None:
    made = sdk(openapi("""
/x:
  post:
    operationId: sendThings
    tags: [things]
    requestBody:
      required: true
      content:
        application/json:
          schema: {type: object, required: [a], properties: {a: {type: string, maxLength: 3}}}
        text/plain: {schema: {type: string, maxLength: 5}}
        application/x-www-form-urlencoded:
          schema: {type: object, required: [b], properties: {b: {type: string, maxLength: 3}}}
    responses: {'204': {description: Done}}
"""))
    talk = made.talk(validate_requests=True)
    form = "application/x-www-form-urlencoded"
    send = talk.client.things.send
    send(body={"a": "x"})
    send(body={"b": "x"}, content_type=form)
    send(body="short", content_type="text/plain")
    assert len(talk.wire.sent) == 3
    for body, media_type, where in (
        ({"a": "long"}, "application/json", "body.a"),
        ({"b": "long"}, form, "body.b"),
        ("too long", "text/plain", "body"),
    ):
        with pytest.raises(made.package.InvalidRequestError) as caught:
            send(body=body, content_type=media_type)
        refused: Any = caught.value
        assert [one.where for one in refused.breaches] == [where]
    assert len(talk.wire.sent) == 3


def test_a_package_without_limits_has_nothing_to_check(sdk: MakeSDK) -> None:
    made = sdk(
        openapi("/x: {get: {operationId: getX, responses: {'204': {description: D}}}}")
    )
    made.talk(validate_requests=True).client.x.get()
    assert not (made.directory / made.name / "_checks.py").exists()
