"""Values of a parameter that another operation's answer has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.config import Fill
from tests.behaviour.sdk import openapi
from tests.unit.reference.serving import OWN, local_server

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from starlette.testclient import TestClient

    from tests.unit.reference.pets import Api

_DOCUMENT = openapi(
    """
/companies:
  get:
    operationId: listCompanies
    tags: [companies]
    summary: List companies
    responses:
      '200':
        description: Fine
        content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}
        links:
          bills: {operationId: listBills, parameters: {company: '$response.body#/data/0/id'}}
          other: {operationId: listBills, parameters: {company: '$request.path.x'}}
/companies/{company}/bills:
  get:
    operationId: listBills
    tags: [bills]
    summary: List bills
    parameters: [{name: company, in: path, required: true, schema: {type: integer}}]
    responses:
      '200':
        description: Fine
        content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}
        links:
          bill: {operationId: getBill, parameters: {path.bill: '$response.body#/id'}}
/companies/{company}/bills/{bill}:
  get:
    operationId: getBill
    tags: [bills]
    parameters:
      - {name: company, in: path, required: true, schema: {type: integer}}
      - {name: bill, in: path, required: true, schema: {type: string}}
    responses: {'204': {description: Done}}
""",
    extra="""
security: [{token: []}]
components:
  securitySchemes: {token: {type: http, scheme: bearer}}
  schemas:
    Page: {type: object, properties: {data: {type: array, items: {type: object, properties: {id: {type: integer}, name: {type: string}, code: {type: string}}}}}}
""",
)
_BILLS = "GET /companies/{company}/bills"
_BILL = "GET /companies/{company}/bills/{bill}"
_FILL = Fill("company", "listCompanies", "/data", "/id", "/code")
_PAGE = {"data": [{"id": 1, "name": "A", "code": "x"}, {"id": 9007199254740993}, {}]}


@pytest.fixture
def bills(api: Api, tmp_path: Path) -> Generator[TestClient]:
    text = _DOCUMENT.replace("https://api.example/v1", api.url)
    api.body = json.dumps(_PAGE).encode()
    with local_server(text, tmp_path, fills=(_FILL,)) as client:
        yield client


def _choices(client: TestClient, operation: str, **more: Any) -> Any:
    asked = {"operation": operation, "field": "company", **more}
    return client.post("/choices", json=asked, headers=OWN).json()


def test_what_the_configuration_says(api: Api, bills: TestClient) -> None:
    assert _choices(bills, _BILLS)["choices"] == [
        {"value": "1", "label": "x"},
        {"value": "9007199254740993", "label": ""},
    ]
    assert [one.line for one in api.received] == ["GET /companies"]


def test_what_a_link_says(api: Api, bills: TestClient) -> None:
    found = _choices(bills, _BILLS, number=1)
    assert found["choices"][0] == {"value": "1", "label": "A"}
    api.body = b'{"id": "b-7", "title": "May"}'
    found = _choices(bills, _BILL, field="bill", arguments={"company": "3"})
    assert found["choices"] == [{"value": "b-7", "label": "May"}]
    assert api.received[-1].line == "GET /companies/3/bills"


def test_they_are_kept_until_asked_for_again_or_by_somebody_else(
    api: Api, bills: TestClient
) -> None:
    _choices(bills, _BILLS)
    _choices(bills, _BILL)
    assert len(api.received) == 1
    _choices(bills, _BILL, again=True)
    assert len(api.received) == 2
    bills.post("/credentials", json={"access_token": "other-1"}, headers=OWN)
    _choices(bills, _BILLS)
    assert len(api.received) == 3
    assert api.received[-1].headers["authorization"] == "Bearer other-1"


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (401, b"{}", "List companies answered 401 Unauthorized. No credential was sent: give one on the first page."),
        (500, b"no", "List companies answered 500 Internal Server Error."),
        (200, b"no", "List companies answered with something that is too long, or no JSON."),
        (200, b'{"data": {}}', "List companies answered without anything at /data."),
        (200, b'{"data": [{"id": null}]}', "List companies answered with nothing to choose from."),
    ],
    ids=str,
)  # fmt: skip
def test_why_there_is_nothing_is_said(
    api: Api, bills: TestClient, status: int, body: bytes, message: str
) -> None:
    api.status, api.body = status, body
    assert _choices(bills, _BILLS)["error"]["message"] == message
    # What went wrong is not kept.
    api.status, api.body = 200, json.dumps(_PAGE).encode()
    assert len(_choices(bills, _BILLS)["choices"]) == 2


def test_what_is_needed_first_is_said(api: Api, bills: TestClient) -> None:
    found = _choices(bills, _BILL, field="bill")
    message = "List bills needs company: fill that in first."
    assert found["error"]["message"] == message
    assert api.received == []


def test_a_server_that_is_not_there(api: Api, bills: TestClient) -> None:
    api.shutdown()
    api.server_close()
    message = _choices(bills, _BILLS)["error"]["message"]
    assert message.startswith("List companies could not be asked: ")


@pytest.mark.parametrize(
    "asked", [{"field": "x"}, {"number": 7}, {"number": "x"}, {"server": 3}]
)
def test_only_what_is_on_a_page_can_be_asked_for(
    api: Api, bills: TestClient, asked: dict[str, Any]
) -> None:
    answer = bills.post(
        "/choices",
        json={"operation": _BILLS, "field": "company", **asked},
        headers=OWN,
    )
    assert answer.status_code == 422
    assert api.received == []
