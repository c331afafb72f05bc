"""The mock of small documents, called in process."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from generator.mock import application
from generator.problems import Report
from tests.unit.mock.shop import Inline, client, operation


def _parameter(name: str, schema: Any, location: str = "query", **more: Any) -> Any:
    needed = {"required": True} if location == "path" else {}
    return {"name": name, "in": location, "schema": schema} | needed | more


def _response(schema: Any, media_type: str = "application/json", **more: Any) -> Any:
    content = {media_type: {"schema": schema, **more}}
    return {"200": {"description": "ok", "content": content}}


_NUMBERS = {"type": "array", "items": {"type": "integer"}}
_POINT = {
    "type": "object",
    "properties": {"x": {"type": "integer"}, "y": {"type": "integer"}},
    "required": ["x"],
}
_POINTS = {"type": "array", "items": _POINT}
_LISTED = {
    "type": "object",
    "properties": {
        "a": _NUMBERS,
        "b": {"anyOf": [{"type": "array"}, {"enum": ["c"]}]},
    },
}
_MAPPED = {"anyOf": [{"additionalProperties": _POINT}, {"enum": [""]}]}


def test_a_required_query_parameter_must_be_there() -> None:
    tree = operation(parameters=[_parameter("q", {"type": "string"}, required=True)])
    mock = client(tree)
    response = mock.get("/things")
    assert response.status_code == 422
    assert response.json()["errors"] == [
        {"in": "query", "name": "q", "message": "is required"}
    ]
    assert mock.get("/things?q=a").status_code == 204
    assert mock.get("/things?q=").status_code == 204


def test_an_empty_value_is_checked_like_any_other() -> None:
    names = {"type": "string", "enum": ["", "a"]}
    mock = client(operation(parameters=[_parameter("q", names)]))
    assert mock.get("/things?q=").status_code == 204
    numbers = client(operation(parameters=[_parameter("q", {"type": "integer"})]))
    assert numbers.get("/things?q=").status_code == 422
    longer = _parameter("q", {"type": "string", "minLength": 1})
    assert client(operation(parameters=[longer])).get("/things?q=").status_code == 422


def test_a_default_of_the_wrong_type_does_no_harm() -> None:
    flag = {"type": "boolean", "default": "false"}
    mock = client(operation(parameters=[_parameter("flag", flag)]))
    assert mock.get("/things").status_code == 204
    assert mock.get("/things?flag=true").status_code == 204
    assert mock.get("/things?flag=1").status_code == 422


@pytest.mark.parametrize(
    ("schema", "how", "right", "wrong"),
    [
        (_NUMBERS, {}, "p=1&p=2", "p=1&p=b"),
        (_NUMBERS, {"explode": False}, "p=1,2", "p=1,b"),
        (_NUMBERS, {"explode": False}, "p=1%2C2", "p=1%2Cb"),
        (_NUMBERS, {"style": "pipeDelimited", "explode": False}, "p=1|2", "p=1|b"),
        (_NUMBERS, {"style": "spaceDelimited", "explode": False}, "p=1%202", "p=1,2"),
        (_POINT, {}, "x=1&y=2", "x=1&y=b"),
        (_POINT, {"explode": False}, "p=x,1,y,2", "p=x,1,y,b"),
        (_POINT, {"explode": False}, "p=x,1", "p=x,1,y"),
        (_POINT, {"style": "deepObject"}, "p[x]=1&p[y]=2", "p[x]=1&p[y]=b"),
        (_POINT, {"style": "deepObject"}, "p%5Bx%5D=1", "p%5By%5D=1"),
        (_NUMBERS, {"style": "deepObject"}, "p[0]=1&p[1]=2", "p[0]=1&p[1]=b"),
        (_NUMBERS, {"style": "deepObject"}, "p[]=1&p[]=2", "p[]=b"),
        (_NUMBERS, {"style": "deepObject"}, "p=1&p=2", "p=b"),
        (_POINTS, {"style": "deepObject"}, "p[0][x]=1&p[1][x]=2", "p[0][y]=1"),
        (_LISTED, {"style": "deepObject"}, "p[a][0]=1&p[b]=c", "p[a][0]=d"),
        (_LISTED, {"style": "deepObject"}, "p[a][]=1&p[a][]=2", "p[a][1]=2"),
        (_LISTED, {"style": "deepObject"}, "p[a]=1", "p[a]=d"),
        ({"type": "integer"}, {"style": "deepObject"}, "p=1", "p=a"),
        (_MAPPED, {"style": "deepObject"}, "p[a][x]=1", "p[a][x]=b"),
        ({"type": ["integer", "null"]}, {}, "p=5", "p=five"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, {}, "p=5", "p=five"),
        ({"anyOf": [{"type": "integer"}, {"enum": ["all"]}]}, {}, "p=5", "p=few"),
        ({"anyOf": [_NUMBERS, {"const": "all"}]}, {}, "p=all", "p=few"),
        ({"anyOf": [_NUMBERS, {"const": "all"}]}, {}, "p=1&p=2", "p=1&p=all"),
        ({"allOf": [{"type": "integer"}, {"maximum": 5}]}, {}, "p=5", "p=6"),
        ({"type": "number"}, {}, "p=1.5e3", "p=1,5"),
        ({"type": "string", "maxLength": 3}, {}, "p=a+b", "p=a+bc"),
        ({"type": "string", "format": "date"}, {}, "p=2024-02-29", "p=2023-02-29"),
    ],
)
def test_query_parameters_of_every_style(
    schema: Any, how: dict[str, Any], right: str, wrong: str
) -> None:
    mock = client(operation(parameters=[_parameter("p", schema, **how)]))
    assert mock.get(f"/things?{right}").status_code == 204, right
    response = mock.get(f"/things?{wrong}")
    assert response.status_code == 422, wrong
    assert [error["in"] for error in response.json()["errors"]] == ["query"]


@pytest.mark.parametrize(
    ("schema", "how", "right", "wrong"),
    [
        ({"type": "integer"}, {}, "5", "b"),
        (_NUMBERS, {}, "1,2", "1,b"),
        (_POINT, {}, "x,1,y,2", "x,1,y,b"),
        (_POINT, {"explode": True}, "x=1,y=2", "x=1,y=b"),
        (_NUMBERS, {"style": "label"}, ".1,2", "1,2"),
        (_NUMBERS, {"style": "label", "explode": True}, ".1.2", ".1.b"),
        ({"type": "integer"}, {"style": "matrix"}, ";p=5", ";q=5"),
        (_NUMBERS, {"style": "matrix"}, ";p=1,2", ";p=1,b"),
        (_NUMBERS, {"style": "matrix", "explode": True}, ";p=1;p=2", ";p=1;p=b"),
        (_POINT, {"style": "matrix", "explode": True}, ";x=1;y=2", ";x=1;y=b"),
        ({"type": "string", "enum": ["a/b"]}, {}, "a%2Fb", "a%252Fb"),
        ({"type": "array", "items": {"enum": ["a,b", "c"]}}, {}, "a%2Cb,c", "a,c"),
    ],
)
def test_path_parameters_of_every_style(
    schema: Any, how: dict[str, Any], right: str, wrong: str
) -> None:
    parameter = _parameter("p", schema, "path", **how)
    mock = client(operation(path="/things/{p}", parameters=[parameter]))
    assert mock.get(f"/things/{right}").status_code == 204, right
    response = mock.get(f"/things/{wrong}")
    assert response.status_code == 422, wrong
    assert [error["name"] for error in response.json()["errors"]] == ["p"]


def test_headers_and_cookies_are_checked() -> None:
    limit = _parameter("X-Limit", {"type": "integer"}, "header", required=True)
    theme = _parameter("theme", {"enum": ["dark", "light"]}, "cookie")
    # HTTP's own headers are none of the document's business.
    accept = _parameter("Accept", {"type": "integer"}, "header")
    mock = client(operation(parameters=[limit, theme, accept]))
    cookie = {"Cookie": "theme=dark"}
    assert mock.get("/things", headers=cookie | {"x-limit": "5"}).status_code == 204
    wrong = mock.get("/things", headers={"X-Limit": "b", "Cookie": "theme=blue"})
    assert {(e["in"], e["name"]) for e in wrong.json()["errors"]} == {
        ("header", "X-Limit"),
        ("cookie", "theme"),
    }


def test_a_parameter_may_be_json() -> None:
    content = {"application/json": {"schema": _POINT}}
    parameter = {"name": "p", "in": "query", "content": content}
    mock = client(operation(parameters=[parameter]))
    for value, status in (('{"x": 1}', 204), ('{"x": "1"}', 422), ("x", 422)):
        assert mock.get(f"/things?p={quote(value)}").status_code == status


def test_parameters_of_the_path_hold_for_its_operations() -> None:
    tree = operation(path="/things/{p}")
    tree["paths"]["/things/{p}"]["parameters"] = [
        _parameter("p", {"type": "integer"}, "path"),
        _parameter("q", {"type": "integer"}),
    ]
    mock = client(tree)
    assert mock.get("/things/1?q=1").status_code == 204
    assert mock.get("/things/a").status_code == 422


def test_urlencoded_bodies_are_checked() -> None:
    schema = {
        "type": "object",
        "required": ["n"],
        "properties": {
            "n": {"type": "integer"},
            "tags": {"type": "array", "items": {"type": "string"}},
            "at": _POINT,
        },
    }
    body = {"application/x-www-form-urlencoded": {"schema": schema}}
    mock = client(operation(method="post", body=body))
    headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}

    def post(content: str) -> Any:
        response = mock.post("/things", content=content, headers=headers)
        return response.status_code

    assert post("n=1&tags=a&tags=b&at[x]=1") == 204
    assert post("n=1&at=%7B%22x%22%3A1%7D") == 204
    assert post("n=a") == 422
    assert post("tags=a") == 422
    assert post("n=1&at[x]=a") == 422


def test_media_types_with_parameters_and_ranges_are_found() -> None:
    body = {"Application/JSON; charset=utf-8": {"schema": {"type": "integer"}}}
    mock = client(operation(method="post", body=body))
    headers = {"Content-Type": "application/json;charset=UTF-8;"}
    assert mock.post("/things", content=b"1", headers=headers).status_code == 204
    picture = {"image/*": {"schema": {"type": "string", "maxLength": 2}}}
    mock = client(operation(method="post", body=picture))
    headers = {"Content-Type": "image/png"}
    assert mock.post("/things", content=b"\xff\x00", headers=headers).status_code == 204
    assert mock.post("/things", content=b"abc", headers=headers).status_code == 422


def test_xml_must_be_well_formed() -> None:
    body = {"application/xml": {"schema": {"type": "object"}}}
    mock = client(operation(method="post", body=body))
    headers = {"Content-Type": "application/xml"}
    for content, status in ((b"<a/>", 204), (b"<a>", 422), (b"<!DOCTYPE a><a/>", 422)):
        response = mock.post("/things", content=content, headers=headers)
        assert response.status_code == status


def test_without_an_example_the_answer_is_made_of_the_schema() -> None:
    schema = {
        "type": "object",
        "properties": {
            "id": {"type": "integer", "minimum": 10},
            "at": {"type": "string", "format": "date-time"},
            "secret": {"type": "string", "writeOnly": True},
        },
    }
    response = client(operation(responses=_response(schema))).get("/things")
    assert response.json() == {"id": 10, "at": "2024-05-17T09:30:00Z"}


def test_the_lowest_success_is_answered() -> None:
    responses: dict[str, Any] = {
        code: {"description": code} for code in ("404", "202", "201", "default")
    }
    assert client(operation(responses=responses)).get("/things").status_code == 201
    for only, status in (("2XX", 200), ("default", 200), ("302", 302)):
        tree = operation(responses={only: {"description": only}})
        assert client(tree).get("/things").status_code == status


def test_the_media_type_is_the_one_accepted_most() -> None:
    content = {
        "application/json": {"example": {"a": 1}},
        "text/plain": {"example": "a"},
        "application/xml": {"example": {"a": [1, 2]}},
    }
    mock = client(operation(responses={"200": {"description": "", "content": content}}))

    def get(accept: str) -> Any:
        return mock.get("/things", headers={"Accept": accept})

    assert get("*/*").json() == {"a": 1}
    assert get("text/*;q=0.9, application/json;q=0.1").text == "a"
    assert get("application/xml").text.endswith("<root><a>1</a><a>2</a></root>\n")
    assert get("image/png").status_code == 406
    assert get("application/json;q=0, text/plain").text == "a"


def test_text_of_the_document_cannot_end_a_header() -> None:
    responses: dict[str, Any] = {
        "200": {
            "description": "ok",
            "headers": {
                "X-Note": {"example": "a\r\nX-Evil: 1"},
                "X-List": {"schema": _NUMBERS},
                "Content-Length": {"schema": {"type": "integer"}},
                "Bad\r\nName": {"example": "x"},
            },
        }
    }
    response = client(operation(responses=responses)).get("/things")
    assert response.headers["x-note"] == "a X-Evil: 1"
    assert response.headers["x-list"] == "1"
    assert "x-evil" not in response.headers
    assert response.headers["content-length"] == "0"


@pytest.mark.parametrize(
    ("scheme", "headers", "query"),
    [
        ({"type": "oauth2", "flows": {}}, {"Authorization": "Bearer t"}, ""),
        ({"type": "openIdConnect"}, {"Authorization": "bearer t"}, ""),
        ({"type": "http", "scheme": "Basic"}, {"Authorization": "Basic dTpw"}, ""),
        ({"type": "http", "scheme": "digest"}, {"Authorization": "Digest a=b"}, ""),
        ({"type": "apiKey", "in": "query", "name": "key"}, {}, "?key=k"),
        ({"type": "apiKey", "in": "cookie", "name": "key"}, {"Cookie": "key=k"}, ""),
    ],
)
def test_credentials_of_every_kind(
    scheme: Any, headers: dict[str, str], query: str
) -> None:
    tree = operation(
        security=[{"Scheme": []}], components={"securitySchemes": {"Scheme": scheme}}
    )
    assert client(tree).get(f"/things{query}", headers=headers).status_code == 204
    refused = client(tree).get("/things")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"]


def test_credentials_may_be_optional_or_several() -> None:
    key = {"type": "apiKey", "in": "header", "name": "X-Key"}
    schemes = {"securitySchemes": {"A": key, "B": {"type": "http", "scheme": "bearer"}}}
    optional = operation(security=[{"A": []}, {}], components=schemes)
    assert client(optional).get("/things").status_code == 204
    both = client(operation(security=[{"A": [], "B": []}], components=schemes))
    token = {"Authorization": "Bearer t"}
    assert both.get("/things", headers=token).status_code == 401
    assert both.get("/things", headers=token | {"X-Key": "k"}).status_code == 204


def test_a_pattern_python_does_not_know_is_reported_and_not_checked() -> None:
    report = Report()
    pattern = _parameter("p", {"type": "string", "pattern": r"^\p{L}+$"})
    mock = client(operation(parameters=[pattern]), report=report)
    assert mock.get("/things?p=a").status_code == 204
    (problem,) = report.problems
    assert problem.code == "CALCO-S090"
    assert problem.pointer == "#/paths/~1things/get/parameters/0/schema/pattern"


def test_a_document_that_cannot_be_checked_says_why() -> None:
    broken = _parameter("p", {"$ref": "#/components/schemas/Missing"})
    response = client(operation(parameters=[broken])).get("/things?p=1")
    assert response.status_code == 500
    detail = response.json()["detail"]
    assert "GET /things cannot be checked" in detail
    assert "Missing" in detail


def test_what_cannot_be_checked_is_known_as_soon_as_it_is_asked_for() -> None:
    report = Report()
    pattern = _parameter("p", {"type": "string", "pattern": "("})
    application(Inline(operation(parameters=[pattern])), report=report)
    assert report.problems == []
    application(Inline(operation(parameters=[pattern])), report=report, prepare=True)
    assert [problem.code for problem in report.problems] == ["CALCO-S090"]


def test_recursive_schemas_are_checked_to_the_end() -> None:
    node = {
        "type": "object",
        "properties": {"next": {"$ref": "#/components/schemas/Node"}},
        "additionalProperties": False,
    }
    body = {"application/json": {"schema": {"$ref": "#/components/schemas/Node"}}}
    tree = operation(method="post", body=body, components={"schemas": {"Node": node}})
    mock = client(tree)
    assert mock.post("/things", json={"next": {"next": {}}}).status_code == 204
    response = mock.post("/things", json={"next": {"next": {"other": 1}}})
    assert response.json()["errors"][0]["pointer"] == "/next/next"


def test_times_have_offsets() -> None:
    time = _parameter("at", {"type": "string", "format": "time"})
    mock = client(operation(parameters=[time]))
    assert mock.get("/things?at=16:39:57-08:00").status_code == 204
    assert mock.get("/things?at=16:39:57Z").status_code == 204
    assert mock.get("/things?at=four").status_code == 422


def _whole_query(media_type: str, schema: Any, **more: Any) -> dict[str, Any]:
    content = {media_type: {"schema": schema}}
    return {"name": "filter", "in": "querystring", "content": content, **more}


def test_a_parameter_that_is_the_whole_query_is_checked() -> None:
    mock = client(operation(parameters=[_whole_query("application/json", _POINT)]))
    assert mock.get("/things").status_code == 204
    assert mock.get("/things?%7B%22x%22%3A1%7D").status_code == 204
    refused = mock.get("/things?%7B%22x%22%3A%22a%22%7D")
    assert refused.status_code == 422
    assert refused.json()["errors"] == [
        {
            "in": "query",
            "name": "filter",
            "pointer": "/x",
            "message": 'must be of type integer, but is "a"',
        }
    ]
    assert mock.get("/things?x=1").status_code == 422  # no JSON


def test_a_whole_query_that_is_a_form_is_checked_field_by_field() -> None:
    form = _whole_query(
        "application/x-www-form-urlencoded",
        {**_POINT, "additionalProperties": False},
        required=True,
    )
    mock = client(operation(parameters=[form]))
    assert mock.get("/things?x=1&y=2").status_code == 204
    missing = mock.get("/things")
    assert missing.status_code == 422
    assert missing.json()["errors"] == [
        {"in": "query", "name": "filter", "message": "is required"}
    ]
    assert mock.get("/things?x=a").status_code == 422
    assert mock.get("/things?y=2").status_code == 422
    assert mock.get("/things?x=1&z=2").status_code == 422
    assert mock.get("/things?x=1%26z=2").status_code == 422


_ITEM = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}


def _json_part(*contents: str) -> Any:
    return [("tags", (None, content, "application/json")) for content in contents]


@pytest.mark.parametrize(
    ("items", "contents", "status"),
    [
        (_ITEM, ('{"id": "a"}', '{"id": "b"}'), 204),
        (_ITEM, ('[{"id": "a"}, {"id": "b"}]',), 204),
        (_ITEM, ('{"id": "a"}', '{"id": 1}'), 422),
        (_ITEM, ('[{"id": 1}]',), 422),
        (_NUMBERS, ("[1]", "[2]"), 204),
        (_NUMBERS, ("[[1], [2]]",), 204),
        (_NUMBERS, ("[1]", '["a"]'), 422),
    ],
)
def test_an_array_is_a_part_an_item_or_one_part_of_json(
    items: Any, contents: tuple[str, ...], status: int
) -> None:
    tags = {"type": "array", "items": items}
    schema = {"type": "object", "properties": {"tags": tags}}
    mock = client(
        operation(method="post", body={"multipart/form-data": {"schema": schema}})
    )
    response = mock.post("/things", files=_json_part(*contents))
    assert response.status_code == status
