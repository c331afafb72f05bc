"""Each known mistake of a judge, or of documents, on the smallest document that has it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx2
import pytest

from tests.corpus.calls import JUDGES, Called, Violation, violations_of
from tests.corpus.judges import FAULTS, Blame, Fault, blame, unused
from tests.corpus.servers import witness

if TYPE_CHECKING:
    from pathlib import Path

DONE = {"responses": {"204": {"description": "Done"}}}
SCHEMAS = "#/components/schemas/N"
NODE = {"properties": {"next": {"$ref": "#/components/schemas/Node"}}, "type": "object"}


class Case(NamedTuple):
    """A document, and a request that is as right as it can be."""

    paths: dict[str, Any]
    request: str
    headers: dict[str, str] = {}
    body: str | None = None
    more: dict[str, Any] = {}


def answering(media_type: str, schema: dict[str, Any] | None) -> dict[str, Any]:
    """An operation with an answer."""
    content = {media_type: {"schema": schema} if schema else {}}
    return {"responses": {"200": {"description": "Found", "content": content}}}


def given(name: str, location: str, **schema: Any) -> dict[str, Any]:
    """A parameter."""
    required = location == "path"
    return {"name": name, "in": location, "required": required, "schema": schema}


def taking(media_type: str, schema: dict[str, Any]) -> dict[str, Any]:
    """An operation that takes a body."""
    return {**DONE, "requestBody": {"content": {media_type: {"schema": schema}}}}


def holding(schema: dict[str, Any]) -> dict[str, Any]:
    """An object that holds a link."""
    return {"type": "object", "properties": {"link": schema}}


TEXT = {"type": "string"}
JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
C = {"c": TEXT}


def deep(schema: dict[str, Any]) -> dict[str, Any]:
    """An operation that takes a form, with a field in style deepObject."""
    properties = {"b": schema, "d": TEXT}
    operation = taking(
        FORM["content-type"], {"type": "object", "properties": properties}
    )
    (content,) = operation["requestBody"]["content"].values()
    content["encoding"] = {"b": {"style": "deepObject", "explode": True}}
    return operation


CASES: dict[str, Case] = {
    "no response": Case({"/a": {"get": {"summary": "No more"}}}, "GET /a"),
    "range of media types": Case(
        {"/a": {"get": answering("*/*", {"type": "string"})}},
        "GET /a",
        {"accept": "application/json"},
    ),
    "unknown method": Case(
        {"/a": {"get": DONE, "query": DONE}}, "QUERY /a", more={"openapi": "3.2.0"}
    ),
    "no serializer": Case(
        {"/a": {"get": answering("application/octet-stream", None)}}, "GET /a"
    ),
    "too complex": Case(
        {"/a": {"get": answering("application/json", {"$ref": f"{SCHEMAS}0"})}},
        "GET /a",
        more={
            "components": {
                "schemas": {
                    f"N{level}": {
                        "type": "object",
                        "properties": {
                            f"p{n}": (
                                {"$ref": f"{SCHEMAS}{level + 1}"}
                                if level < 3
                                else {"type": "string"}
                            )
                            for n in range(9)
                        },
                    }
                    for level in range(4)
                }
            }
        },
    ),
    "no consumes": Case(
        {
            "/a": {
                "post": {
                    **DONE,
                    "parameters": [
                        {"name": "b", "in": "body", "schema": {"type": "object"}}
                    ],
                }
            }
        },
        "POST /a",
        JSON,
        "{}",
        more={"swagger": "2.0", "openapi": None},
    ),
    "circular parameter": Case(
        {
            "/a": {
                "put": {
                    **DONE,
                    "parameters": [
                        given(
                            "x",
                            "header",
                            type="array",
                            items={"$ref": "#/components/schemas/Node"},
                        )
                    ],
                }
            }
        },
        "PUT /a",
        more={"components": {"schemas": {"Node": NODE}}},
    ),
    "content type as a parameter": Case(
        {
            "/a": {
                "post": {
                    **taking("application/octet-stream", {"type": "string"}),
                    "parameters": [
                        given("Content-Type", "header", enum=["application/x-tar"])
                    ],
                }
            }
        },
        "POST /a",
        {"content-type": "application/octet-stream"},
        "content",
    ),
    "accept as a parameter": Case(
        {
            "/a": {
                "get": {
                    **answering("text/plain", {"type": "string"}),
                    "parameters": [given("Accept", "header", enum=["text/csv"])],
                }
            }
        },
        "GET /a",
        {"accept": "text/plain"},
    ),
    "part that is JSON": Case(
        {
            "/a": {
                "post": taking(
                    "multipart/form-data",
                    {"type": "object", "properties": {"a": {"type": "object"}}},
                )
            }
        },
        "POST /a",
        {"content-type": "multipart/form-data; boundary=edge"},
        '--edge\r\ncontent-disposition: form-data; name="a"\r\n'
        'content-type: application/json\r\n\r\n{"b": 1}\r\n--edge--\r\n',
    ),
    "array in a form": Case(
        {
            "/a": {
                "post": taking(
                    "application/x-www-form-urlencoded",
                    {"type": "object", "properties": {"a": {"type": "array"}}},
                )
            }
        },
        "POST /a",
        FORM,
        "a=b&a=c",
    ),
    "array of parts": Case(
        {
            "/a": {
                "post": taking(
                    "multipart/form-data",
                    {"type": "object", "properties": {"a": {"type": "array"}}},
                )
            }
        },
        "POST /a",
        {"content-type": "multipart/form-data; boundary=edge"},
        '--edge\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n'
        '--edge\r\ncontent-disposition: form-data; name="a"\r\n\r\nc\r\n--edge--\r\n',
    ),
    "read-only under a condition": Case(
        {
            "/a": {
                "post": taking(
                    "application/json",
                    {
                        "type": "object",
                        "if": {"required": ["link"]},
                        "then": holding({"$ref": "#/components/schemas/Leaf"}),
                    },
                )
            }
        },
        "POST /a",
        JSON,
        '{"link": {}}',
        more={
            "components": {
                "schemas": {
                    "Leaf": {
                        "type": "object",
                        "required": ["id"],
                        "properties": {"id": {**TEXT, "readOnly": True}},
                    }
                }
            }
        },
    ),
    "absent objects in deepObject": Case(
        {"/a": {"post": deep({"type": "object", "required": ["c"], "properties": C})}},
        "POST /a",
        FORM,
        "d=e",
    ),
    "array of objects in deepObject": Case(
        {
            "/a": {
                "post": deep(
                    {"type": "array", "items": {"type": "object", "properties": C}}
                )
            }
        },
        "POST /a",
        FORM,
        "b[0][c]=1",
    ),
    "transfer coding of its own": Case(
        {
            "/a": {
                "get": {
                    "responses": {
                        "200": {
                            "description": "Found",
                            "headers": {"Transfer-Encoding": {"schema": TEXT}},
                            "content": {"text/plain": {"schema": TEXT}},
                        }
                    }
                }
            }
        },
        "GET /a",
    ),
    "alternatives in a query": Case(
        {
            "/a": {
                "get": {
                    **DONE,
                    "parameters": [
                        given(
                            "filter",
                            "query",
                            type="object",
                            oneOf=[
                                {"properties": {n: TEXT}, "required": [n]}
                                for n in ("b", "c")
                            ],
                        )
                    ],
                }
            }
        },
        "GET /a?b=1",
    ),
    "switching protocols": Case(
        {"/a": {"post": {"responses": {"101": {"description": "Switched"}}}}}, "POST /a"
    ),
    "parameter without a place": Case(
        {
            "/a": {
                "get": {**DONE, "parameters": [given("petId", "path", type="string")]}
            }
        },
        "GET /a",
    ),
    "one header for two credentials": Case(
        {"/a": {"get": {**DONE, "security": [{"basic": [], "bearer": []}]}}},
        "GET /a",
        {"authorization": "Bearer a"},
        more={
            "components": {
                "securitySchemes": {
                    "basic": {"type": "http", "scheme": "basic"},
                    "bearer": {"type": "http", "scheme": "bearer"},
                }
            }
        },
    ),
    "two paths that are one": Case(
        {
            f"/a/{{{name}}}": {
                "get": {**DONE, "parameters": [given(name, "path", **kind)]}
            }
            for name, kind in {
                "id": {"type": "string", "format": "uuid"},
                "name": {"type": "string"},
                "number": {"type": "integer"},
            }.items()
        },
        "GET /a/b",
    ),
    "required and not described": Case(
        {
            "/a": {
                "post": taking(
                    "application/json", {"type": "object", "required": ["grant_type"]}
                )
            }
        },
        "POST /a",
        JSON,
        "{}",
    ),
    "example that its schema refuses": Case(
        {
            "/a": {
                "post": taking(
                    "application/json",
                    {
                        "type": "object",
                        "oneOf": [{"required": ["a"]}, {"title": "anything"}],
                        "example": {"a": 1},
                    },
                )
            }
        },
        "POST /a",
        JSON,
        '{"a": 1}',
    ),
    "alternatives of which one takes all": Case(
        {
            "/a": {
                "post": taking(
                    "application/json",
                    {
                        "oneOf": [
                            {"$ref": "#/components/schemas/Node"},
                            {
                                "allOf": [{"$ref": "#/components/schemas/Node"}],
                                "properties": {"more": {"type": "string"}},
                            },
                        ]
                    },
                )
            }
        },
        "POST /a",
        JSON,
        '{"next": {}}',
        more={"components": {"schemas": {"Node": NODE}}},
    ),
    "format and length that exclude each other": Case(
        {
            "/a": {
                "post": taking(
                    "application/json",
                    {
                        "type": "object",
                        "properties": {
                            "id": {"type": "string", "format": "uuid", "maxLength": 24}
                        },
                    },
                )
            }
        },
        "POST /a",
        JSON,
        '{"id": "536e564f316c83104c000020"}',
    ),
    "path with a query": Case(
        {"/a": {"get": DONE}, "/a?beta=true": {"get": DONE}}, "GET /a?beta=true"
    ),
    "path with a fragment": Case(
        {"/a": {"get": DONE}, "/a#put": {"put": DONE}}, "PUT /a"
    ),
    "bodies told apart by a fragment": Case(
        {
            "/a": {"put": taking("application/json", holding({"type": "object"}))},
            "/a#remove": {"put": taking("application/json", holding({"const": None}))},
        },
        "PUT /a",
        JSON,
        '{"link": null}',
    ),
}


def document(case: Case) -> str:
    """The text of a case's document."""
    tree = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1.0.0"},
        "paths": case.paths,
        **case.more,
    }
    return json.dumps({k: v for k, v in tree.items() if v})


def judged(case: Case, judge: Any, folder: Path) -> Called:
    """What a judge says of the request of a case."""
    source = folder / "openapi.yaml"
    source.write_text(document(case))
    method, _, target = case.request.partition(" ")
    with JUDGES[judge](source, folder) as server, witness(server) as between:
        try:
            with httpx2.Client() as client:
                client.request(
                    method,
                    between.url + target,
                    headers=case.headers,
                    content=case.body,
                )
        except httpx2.HTTPError:
            pass  # The witness has seen it.
        violations = [one for seen in between.seen for one in violations_of(seen)]
    return Called(judge, len(between.seen), violations, [])


@pytest.mark.node
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_known_mistake_is_made(fault: Fault, tmp_path: Path) -> None:
    case = CASES[fault.name]
    for judge in (fault.judge,) if fault.judge else JUDGES:
        folder = tmp_path / judge
        folder.mkdir()
        said = judged(case, judge, folder)
        here = fault._replace(documents=("here",), requests=".*")
        found = blame("here", said, [here])
        assert found.ours == []
        assert found.others != []


def test_what_is_not_known_is_ours() -> None:
    fault = FAULTS[0]
    said = fault.says.replace(": ", "", 1)
    known = Violation("GET /a", "", said)
    others = [
        Violation("GET /a", "query/a", said),
        Violation("GET /a", "", "is required"),
    ]
    called = Called("prism", 3, [known, *others], [])
    name = fault.documents[0]
    assert blame(name, called) == Blame(others, [(fault, known)])
    assert blame("another", called).others == []
    assert blame(name, replace(called, judge="mock")).others == []
    assert unused([(name, "prism", Blame([], [(fault, known)]))], [fault]) == []
    (told,) = unused([(name, "prism", Blame([], []))], [fault])
    assert name in told
    assert unused([("another", "prism", Blame([], []))], [fault]) == []
