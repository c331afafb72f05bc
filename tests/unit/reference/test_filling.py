"""What the page is told while a form is filled in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.sdk import openapi
from tests.unit.reference.pets import GET
from tests.unit.reference.serving import OWN, local_server, send

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

    from tests.unit.reference.pets import Api

_PUT = "PUT /pets/{id}"


def told(client: TestClient, operation: str, **more: Any) -> Any:
    asked = {"operation": operation, **more}
    return client.post("/code", json=asked, headers=OWN).json()


def test_nothing_is_sent(api: Api, pets: TestClient) -> None:
    found = told(pets, GET, arguments={"id": "7", "mode": "fast"})
    assert api.received == []
    assert list(found["programs"]) == ["python", "async", "curl", "httpx2"]
    assert 'client.pets.get(7, mode="fast")' in found["programs"]["python"]
    assert f"{api.url}/pets/7?mode=fast" in found["programs"]["curl"]
    assert found["missing"] == found["mistakes"] == found["breaches"] == []


def test_what_is_missing_has_its_place_in_the_code(pets: TestClient) -> None:
    found = told(pets, GET, arguments={"limit": "3"})
    assert found["missing"] == ["id"]
    for program in found["programs"].values():
        assert program.startswith("# To be filled in: id\n")
    assert "client.pets.get(id=..., limit=3)" in found["programs"]["python"]
    assert "/pets/{id}?limit=3" in found["programs"]["curl"]
    assert "/pets/{id}?limit=3" in found["programs"]["httpx2"]
    for key in ("python", "async", "httpx2"):
        compile(found["programs"][key], key, "exec")


def test_a_body_that_is_missing(pets: TestClient) -> None:
    found = told(pets, _PUT, arguments={"id": "7"}, body=" ")
    assert found["missing"] == ["body"]
    assert "client.pets.change(7)" in found["programs"]["python"]
    assert found["programs"]["curl"] == "# To be filled in: body\n"


@pytest.mark.parametrize(
    ("asked", "mistake"),
    [
        ({"arguments": {"id": "x"}}, ("id", "It is no whole number.", None)),
        ({"arguments": {"id": "7", "where": "{"}}, ("where", "Expecting property name enclosed in double quotes.", 1)),
        ({"operation": _PUT, "arguments": {}, "body": '{\n"name": }'}, ("body", "Expecting value.", 2)),
    ],
)  # fmt: skip
def test_a_mistake_is_told_instead_of_code(
    pets: TestClient, asked: dict[str, Any], mistake: tuple[str, str, int | None]
) -> None:
    found = told(pets, asked.pop("operation", GET), **asked)
    (one,) = found["mistakes"]
    assert (one["field"], one["message"], one["line"]) == mistake
    assert found["programs"] is None


def test_all_that_the_document_forbids_is_told_with_its_place(
    api: Api, pets: TestClient
) -> None:
    send(pets, GET, arguments={"id": "7"})  # the package is there after this
    body = json.dumps({"weight": "heavy", "name": "x" * 21}, indent=2)
    found = told(pets, _PUT, arguments={"id": "7"}, body=body)
    places = [(one["where"], one["line"], one["column"]) for one in found["breaches"]]
    assert places == [("body.name", 3, 11), ("body.weight", 2, 13)]
    assert {one["field"] for one in found["breaches"]} == {"body"}
    # It is code all the same: it may be sent unchecked.
    assert found["programs"] is not None
    assert not told(pets, _PUT, arguments={"id": "7"}, body=body, validate=False)[
        "breaches"
    ]
    found = told(pets, GET, arguments={"id": "7", "limit": "9007199254740996"})
    assert [one["field"] for one in found["breaches"]] == ["limit"]
    found = told(pets, _PUT, arguments={"id": "7"}, body="{\n}")
    assert [(one["where"], one["line"]) for one in found["breaches"]] == [
        ("body.name", 1)
    ]
    assert len(api.received) == 1


def test_properties_of_any_name_are_in_the_code(pets: TestClient) -> None:
    body = {"name": "Rex", "a-b": 1, "class": None, "__x": "é"}
    found = told(pets, _PUT, arguments={"id": "7"}, body=json.dumps(body))
    assert (
        'client.pets.change(7, name="Rex", **{"a-b": 1, "class": None, "__x": "é"})'
        in found["programs"]["python"].replace("\n        ", "").replace("\n    ", "")
    )
    compile(found["programs"]["python"], "python", "exec")


_ACCOUNT = openapi("""
/orders:
  post:
    operationId: order
    tags: [orders]
    requestBody:
      content:
        application/json:
          schema:
            type: object
            properties: {customer_id: {type: integer}, lines: {type: array, items: {type: object, properties: {id: {type: string}}}}}
          example: {customer_id: 5, note: a, lines: [{id: x}, {id: y}]}
    responses: {'204': {description: Done}}
  get:
    operationId: orders
    tags: [orders]
    servers: [{url: 'https://elsewhere.example'}]
    parameters:
      - {name: filter, in: query, required: true, style: deepObject, schema: {type: object}}
      - {name: ids, in: query, required: true, schema: {type: array, items: {type: integer}}}
      - {name: X-Id, in: header, required: true, schema: {type: string}}
    responses: {'204': {description: Done}}
""").replace(
    "servers: [{url: 'https://api.example/v1'}]",
    "servers: [{url: 'https://api.example/v1'}, {url: 'https://test.example'}]",
)  # fmt: skip


def test_what_is_to_be_changed_is_told_until_it_is(tmp_path: Path) -> None:
    with local_server(_ACCOUNT, tmp_path) as client:
        body = '{"customer_id": 6,\n "lines": [{"id": "x"}, {"id": "z"}]}'
        found = told(client, "POST /orders", body=body)
        assert found["unchanged"] == [["id", 2]]
        assert told(client, "POST /orders", body=None)["unchanged"] == []


def test_the_server_that_was_chosen_is_in_the_code(tmp_path: Path) -> None:
    with local_server(_ACCOUNT, tmp_path) as client:
        usual = told(client, "POST /orders", server=0)["programs"]
        other = told(client, "POST /orders", server=1)["programs"]
        own = told(client, "GET /orders")["programs"]
        assert told(client, "POST /orders", server=2)["error"]["field"] == "server"
    assert "base_url" not in usual["python"]
    assert 'Client(base_url="https://test.example")' in other["python"]
    assert 'AsyncClient(base_url="https://test.example")' in other["async"]
    assert "https://test.example/orders" in other["curl"]
    assert "base_url" not in own["python"]


def test_what_has_no_form_yet_leaves_code_that_says_so(tmp_path: Path) -> None:
    with local_server(_ACCOUNT, tmp_path) as client:
        found = told(client, "GET /orders")
    assert found["missing"] == ["filter", "ids", "x_id"]
    assert "filter=..., ids=..., x_id=..." in found["programs"]["python"]
    for program in found["programs"].values():
        assert program.startswith("# To be filled in: filter, ids, x_id\n")


def test_only_a_page_may_ask(pets: TestClient) -> None:
    asked = {"operation": GET, "arguments": {"id": "7"}}
    assert pets.post("/code", json=asked).status_code == 403
    answer = pets.post("/code", json={"operation": "GET /x"}, headers=OWN)
    assert answer.status_code == 422
    assert answer.json()["error"]["field"] == "operation"
