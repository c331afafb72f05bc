"""What differs for those who call a method."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.behaviour.sdk import asking, posting
from tests.unit.diff.comparing import (
    DONE,
    operation,
    query,
    told,
)

_ANOTHER = """\
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    delete: {operationId: deleteThing, tags: [things], responses: {'204': {description: Done}}}
"""
_RESOURCE = """\
  /owners:
    get: {operationId: listOwners, tags: [owners], responses: {'204': {description: Done}}}
    post: {operationId: createOwner, tags: [owners], responses: {'204': {description: Done}}}
"""
OAUTH = (
    "components: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials:"
    " {tokenUrl: 'https://x', scopes: {r: R, w: W}}}}}}"
)


class Case(NamedTuple):
    """Two documents, and what differs from the first to the second and back."""

    name: str
    old: str
    new: str
    forward: list[str]
    backward: list[str]


CASES = [
    Case(
        "a method",
        operation(),
        operation() + "\n" + _ANOTHER,
        ["feature D002 client.things.delete is new"],
        ["breaking D001 client.things.delete is gone"],
    ),
    Case(
        "a resource",
        operation(),
        operation() + "\n" + _RESOURCE,
        ["feature D008 client.owners is new with its 2 methods"],
        ["breaking D007 client.owners is gone with its 2 methods"],
    ),
    Case(
        "a method that moved",
        operation(),
        operation(path="/items"),
        [
            "breaking D003 client.things.find is called client.things.find_things now",
            "fix D004 client.things.find_things sends GET /items now, not GET /things",
        ],
        [
            "breaking D003 client.things.find is called client.things.find_things now",
            "fix D004 client.things.find_things sends GET /things now, not GET /items",
        ],
    ),
    Case(
        "a method that is deprecated",
        operation(),
        operation("deprecated: true\n" + DONE),
        ["feature D005 client.things.find is deprecated now"],
        ["fix D006 client.things.find is not deprecated any more"],
    ),
    Case(
        "a description",
        operation("summary: One\n" + DONE),
        operation("summary: Two\n" + DONE),
        ["fix D090 docstrings of client.things.find differ"],
        ["fix D090 docstrings of client.things.find differ"],
    ),
    Case(
        "an argument",
        asking("{name: q, in: query, schema: {type: string}}"),
        asking(
            "{name: q, in: query, schema: {type: string}}",
            "{name: r, in: query, schema: {type: string}}",
        ),
        ["feature D011 client.things.find(r=) is new"],
        ["breaking D010 client.things.find(r=) is gone"],
    ),
    Case(
        "an argument that must be given",
        asking("{name: q, in: query, schema: {type: string}}"),
        asking(
            "{name: q, in: query, schema: {type: string}}",
            "{name: r, in: query, required: true, schema: {type: string}}",
        ),
        ["breaking D012 client.things.find(r=) is new and must be given"],
        ["breaking D010 client.things.find(r=) is gone"],
    ),
    Case(
        "an argument that becomes required",
        query("{type: string}"),
        query("{type: string}", ", required: true"),
        ["breaking D012 client.things.find(q=) must be given now"],
        ["feature D013 client.things.find(q=) may be left out now"],
    ),
    Case(
        "an argument of the path",
        asking(
            "{name: id, in: path, required: true, schema: {type: string}}",
            path="/things/{id}",
        ),
        asking(
            "{name: key, in: path, required: true, schema: {type: string}}",
            path="/things/{key}",
        ),
        ["breaking D014 client.things.find(id=) is called key now"],
        ["breaking D014 client.things.find(key=) is called id now"],
    ),
    Case(
        "the order of the path",
        asking(
            "{name: a, in: path, required: true, schema: {type: string}}",
            "{name: b, in: path, required: true, schema: {type: string}}",
            path="/things/{a}/{b}",
        ),
        asking(
            "{name: a, in: path, required: true, schema: {type: string}}",
            "{name: b, in: path, required: true, schema: {type: string}}",
            path="/things/{b}/{a}",
        ),
        ["breaking D015 client.things.find takes b, a in this order now"],
        ["breaking D015 client.things.find takes a, b in this order now"],
    ),
    Case(
        "a place on the wire",
        asking("{name: q, in: query, schema: {type: string}}"),
        asking("{name: q, in: header, schema: {type: string}}"),
        ["fix D016 client.things.find(q=) is sent in the headers now"],
        ["fix D016 client.things.find(q=) is sent in the query now"],
    ),
    Case(
        "a style",
        query("{type: array, items: {type: string}}"),
        query("{type: array, items: {type: string}}", ", explode: false"),
        ["fix D016 client.things.find(q=) is written otherwise in what is sent"],
        ["fix D016 client.things.find(q=) is written otherwise in what is sent"],
    ),
    Case(
        "a default",
        query("{type: integer, default: 10}"),
        query("{type: integer, default: 20}"),
        ["fix D017 client.things.find(q=) has the default 20 now, not 10"],
        ["fix D017 client.things.find(q=) has the default 10 now, not 20"],
    ),
    Case(
        "a deprecated argument",
        query("{type: string}"),
        query("{type: string}", ", deprecated: true"),
        ["feature D005 client.things.find(q=) is deprecated now"],
        ["fix D006 client.things.find(q=) is not deprecated any more"],
    ),
    Case(
        "an empty value",
        query("{type: string}"),
        query("{type: string}", ", allowEmptyValue: true"),
        ["feature D034 client.things.find(q=) may be None now"],
        ["breaking D033 client.things.find(q=) must not be None any more"],
    ),
    Case(
        "a body",
        operation(method="post"),
        operation(
            "requestBody: {required: true, content: {application/json: {schema: {type: integer}}}}\n"
            + DONE,
            method="post",
        ),
        ["breaking D012 client.things.find(body=) is new and must be given"],
        ["breaking D010 client.things.find(body=) is gone"],
    ),
    Case(
        "keywords and a body",
        posting("{type: array, items: {type: string}}"),
        posting("{type: object, properties: {a: {type: string}}}"),
        [
            "breaking D020 client.things.send takes a= now, not body=",
            "feature D071 models.SendThingsRequest is new [None]",
        ],
        [
            "breaking D020 client.things.send takes body= now, not a=",
            "breaking D070 models.SendThingsRequest is gone [None]",
        ],
    ),
    Case(
        "a body's media type",
        posting("{type: object, properties: {a: {type: string}}}"),
        posting(
            "{type: object, properties: {a: {type: string}}}",
            media_type="application/x-www-form-urlencoded",
        ),
        [
            "fix D021 client.things.send sends its body as application/x-www-form-urlencoded now"
        ],
        ["fix D021 client.things.send sends its body as application/json now"],
    ),
    Case(
        "a choice of bodies",
        operation(
            "requestBody: {content: {application/json: {schema: {type: integer}}, text/plain: {schema: {type: string}}}}\n"
            + DONE,
            method="post",
        ),
        operation(
            "requestBody: {content: {application/json: {schema: {type: integer}}}}\n"
            + DONE,
            method="post",
        ),
        [
            "breaking D018 client.things.find(body=) cannot be sent as text/plain any more"
        ],
        ["feature D019 client.things.find(body=) can be sent as text/plain too"],
    ),
    Case(
        "credentials",
        operation(),
        operation(
            "security: [{k: []}]\n" + DONE,
            extra="components: {securitySchemes: {k: {type: apiKey, name: k, in: header}}}",
        ),
        [
            "breaking D060 client.things.find needs k now; it was open to all",
            "feature D064 Client(api_key=) is new",
        ],
        [
            "breaking D063 Client(api_key=) is gone",
            "feature D062 client.things.find needs no credentials any more",
        ],
    ),
    Case(
        "a scope",
        operation("security: [{o: [r]}]\n" + DONE, extra=OAUTH),
        operation("security: [{o: [r, w]}]\n" + DONE, extra=OAUTH),
        ["breaking D061 client.things.find needs the scope w now"],
        ["feature D062 client.things.find does not need the scope w any more"],
    ),
    Case(
        "another way in",
        operation("security: [{o: [r]}]\n" + DONE, extra=OAUTH),
        operation("security: [{o: [r]}, {o: [w]}]\n" + DONE, extra=OAUTH),
        ["feature D062 client.things.find can be called with o (w) too"],
        ["breaking D061 client.things.find needs the scope r now"],
    ),
    Case(
        "a server",
        operation(),
        operation().replace("/v1", "/v2"),
        [
            "fix D065 client goes to https://api.example/v2 by default, not https://api.example/v1"
        ],
        [
            "fix D065 client goes to https://api.example/v1 by default, not https://api.example/v2"
        ],
    ),
    Case(
        "an operation's own server",
        operation(),
        operation("servers: [{url: 'https://other.example'}]\n" + DONE),
        ["fix D065 client.things.find goes to https://other.example now"],
        ["fix D065 client.things.find goes to the address of the client now"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_both_ways(case: Case) -> None:
    assert told(case.old, case.new) == case.forward
    assert told(case.new, case.old) == case.backward
