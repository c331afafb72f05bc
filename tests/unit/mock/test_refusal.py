"""Refusals in the document's own schemas, and what else a refusal must not hide."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from generator.mock import application
from tests.unit.mock.test_behaviour import Tree

_DOCUMENT = """
openapi: 3.1.0
info: {{title: T, version: '1'}}
paths:
  /x:
    get:
      security: [{{key: []}}]
      parameters: [{{name: n, in: query, schema: {{type: integer}}}}]
      responses:
        '200': {{description: Fine}}
        {status}:
          description: No
          content: {{application/json: {{schema: {schema}}}}}
components:
  securitySchemes: {{key: {{type: apiKey, in: header, name: X-Key}}}}
"""
_OPEN = "{type: object, required: [code], properties: {code: {const: 7}}}"
_CLOSED = (
    "{type: object, additionalProperties: false, properties: {detail: {type: string}}}"
)
_OTHER = "{type: object, properties: {errors: {type: integer, const: 3}}}"


def mock(status: str, schema: str) -> TestClient:
    return TestClient(application(Tree(_DOCUMENT.format(status=status, schema=schema))))


def reasons(response: Any) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(response.headers["calco-violations"])
    return found


@pytest.mark.parametrize("status", ["'422'", "4XX", "default"])
def test_a_refusal_keeps_to_the_documents_schema(status: str) -> None:
    found = mock(status, _OPEN).get("/x?n=a", headers={"X-Key": "k"})
    assert (found.status_code, found.json()["code"]) == (422, 7)
    assert found.headers["content-type"] == "application/json"
    assert [(one["in"], one["name"]) for one in reasons(found)] == [("query", "n")]
    # The schema allows more than it names.
    assert found.json()["errors"] == reasons(found)


def test_members_that_the_schema_forbids_are_only_in_the_header() -> None:
    found = mock("4XX", _CLOSED).get("/x?n=a", headers={"X-Key": "k"})
    assert list(found.json()) == ["detail"]
    assert "query n" in found.json()["detail"]
    assert reasons(found)[0]["name"] == "n"


def test_a_member_of_the_same_name_stays_the_documents() -> None:
    found = mock("4XX", _OTHER).get("/x?n=a", headers={"X-Key": "k"})
    assert found.json()["errors"] == 3
    assert reasons(found)[0]["name"] == "n"


def test_a_missing_credential_is_refused_in_the_documents_schema() -> None:
    found = mock("'401'", _OPEN).get("/x")
    assert (found.status_code, found.json()["code"]) == (401, 7)
    assert "www-authenticate" in found.headers
    assert "X-Key" in reasons(found)[0]["message"]


def test_without_a_schema_a_refusal_is_a_problem() -> None:
    found = mock("'409'", _OPEN).get("/x?n=a", headers={"X-Key": "k"})
    assert found.headers["content-type"] == "application/problem+json"
    assert found.json()["errors"] == reasons(found)


def test_many_long_reasons_still_fit_a_header() -> None:
    query = "&".join(f"unknown{index}=é" for index in range(300))
    found = mock("'409'", _OPEN).get(f"/x?{query}", headers={"X-Key": "k"})
    assert len(found.json()["errors"]) == 300
    assert len(found.headers["calco-violations"]) <= 4000
    assert reasons(found) == found.json()["errors"][: len(reasons(found))]


def test_null_takes_a_member_away_in_a_merge_patch_alone() -> None:
    text = """
    openapi: 3.1.0
    info: {title: T, version: '1'}
    paths:
      /x:
        get:
          responses:
            '200':
              description: F
              content: {application/json: {example: [{id: 1, a: 2, b: {c: 3, d: 4}}]}}
      /x/{id}:
        parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
        patch:
          requestBody:
            content: {application/merge-patch+json: {}, application/json: {}}
          responses:
            '200':
              description: F
              content: {application/json: {schema: {type: object}}}
    """
    stateful = TestClient(application(Tree(text), stateful=True))

    def patch(kind: str) -> Any:
        body = b'{"a": null, "b": {"c": null}}'
        headers = {"content-type": f"application/{kind}"}
        return stateful.patch("/x/1", content=body, headers=headers).json()

    assert patch("json") == {"id": 1, "a": None, "b": {"c": None, "d": 4}}
    assert patch("merge-patch+json") == {"id": 1, "b": {"d": 4}}


@pytest.mark.parametrize("path", ["/a%23b", "/a%3fb", "/a%3Fb"])
def test_marks_in_a_path_template_are_matched_escaped(path: str) -> None:
    response = {"responses": {"204": {"description": "Fine"}}}
    document = Tree("{}")
    document.tree = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a#b": {"get": response}, "/a?b": {"get": response}},
    }
    assert TestClient(application(document)).get(path).status_code == 204
