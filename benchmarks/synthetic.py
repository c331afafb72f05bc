"""Made-up OpenAPI documents of any size, the same at each run."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS = (
    "account",
    "order",
    "invoice",
    "shipment",
    "payment",
    "customer",
    "product",
    "ticket",
    "message",
    "contract",
    "device",
    "report",
    "campaign",
    "project",
    "task",
    "team",
    "member",
    "folder",
    "document",
    "event",
    "booking",
    "vehicle",
    "route",
    "sensor",
    "policy",
    "claim",
    "budget",
    "ledger",
    "asset",
    "license",
    "release",
    "package",
)
_FIELDS = (
    "name",
    "code",
    "status",
    "description",
    "amount",
    "currency",
    "created_at",
    "updated_at",
    "owner_id",
    "email",
    "phone",
    "address",
    "city",
    "country",
    "notes",
    "priority",
    "quantity",
    "price",
    "discount",
    "is_active",
    "starts_on",
    "ends_on",
    "reference",
    "tags",
    "weight",
    "width",
    "height",
    "language",
    "version",
    "url",
)
_SHARED = ("Money", "Address", "Link", "Person", "Period", "Attachment")


def document(operations: int) -> dict[str, Any]:
    """A document of so many operations.

    Each resource has its tag and seven operations: list, create, get, replace, change,
    delete and one of its own; its own schemas refer to shared ones and to the next
    resource's. There are about one and a half schemas an operation.
    """
    chance = random.Random(operations)
    schemas: dict[str, Any] = _shared()
    paths: dict[str, Any] = {}
    tags: list[dict[str, str]] = []
    resources = -(-operations // 7)
    left = operations
    for number in range(resources):
        name = _name(number)
        follower = _name((number + 1) % resources)
        tags.append({"name": name, "description": f"Everything about {name}."})
        schemas.update(_schemas(name, follower, chance))
        for path, methods in _paths(name, chance).items():
            kept = dict(list(methods.items())[:left])
            left -= len(kept)
            if kept:
                paths[path] = kept
    return {
        "openapi": "3.0.3",
        "info": {"title": "Made up", "version": "1.0.0"},
        "servers": [{"url": "https://api.example.com/v1"}],
        "tags": tags,
        "paths": paths,
        "components": {
            "schemas": schemas,
            "parameters": {
                "Limit": _query("limit", {"type": "integer", "maximum": 100}),
                "Page": _query("page", {"type": "integer", "minimum": 1}),
            },
            "responses": {
                "NotFound": _answer("There is none.", "Error"),
                "Invalid": _answer("Something in it is wrong.", "Error"),
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    }


def cycle(schemas: int) -> dict[str, Any]:
    """A document in which each schema refers to the next, and the last to the first."""
    made = {
        f"Node{number}": {
            "type": "object",
            "description": f"The node of number {number}.",
            "properties": {
                "id": {"type": "integer"},
                "name": {"type": "string"},
                "next": _to(f"Node{(number + 1) % schemas}"),
                "others": {
                    "type": "array",
                    "items": _to(f"Node{(number * 7 + 3) % schemas}"),
                },
            },
        }
        for number in range(schemas)
    }
    get = _operation("nodes", "getNode", "Get a node", _answer("The node.", "Node0"))
    return {
        "openapi": "3.0.3",
        "info": {"title": "Cycle", "version": "1.0.0"},
        "servers": [{"url": "https://api.example.com"}],
        "tags": [{"name": "nodes"}],
        "paths": {"/node": {"get": get}},
        "components": {"schemas": {**made, **_shared()}},
    }


def _name(number: int) -> str:
    first = _WORDS[number % len(_WORDS)].title()
    round_ = number // len(_WORDS)
    second = _WORDS[round_ % len(_WORDS)].title() if round_ else ""
    last = round_ // len(_WORDS)
    return f"{second}{first}{last or ''}"


def _to(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _query(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "description": f"The {name} of the list.",
        "schema": schema,
    }


def _answer(description: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": _to(schema)}}
    return {"description": description, "content": content}


def _object(required: Sequence[str], **properties: Any) -> dict[str, Any]:
    told = {"required": list(required)} if required else {}
    return {"type": "object", **told, "properties": properties}


def _shared() -> dict[str, Any]:
    text, moment = {"type": "string"}, {"type": "string", "format": "date-time"}
    return {
        "Money": _object(["amount"], amount={"type": "number"}, currency=text),
        "Address": _object([], street=text, city=text, postal_code=text, country=text),
        "Link": _object(["href"], href={"type": "string", "format": "uri"}, rel=text),
        "Person": _object(["name"], name=text, email=text, address=_to("Address")),
        "Period": _object([], starts_at=moment, ends_at=moment),
        "Attachment": _object(["url"], url=text, size={"type": "integer"}, kind=text),
        "Error": _object(["message"], message=text, code=text, details=_to("Link")),
    }


def _field(name: str, chance: random.Random) -> dict[str, Any]:
    kinds: list[dict[str, Any]] = [
        {"type": "string"},
        {"type": "string", "maxLength": 255},
        {"type": "string", "format": "date-time"},
        {"type": "string", "format": "date"},
        {"type": "string", "enum": ["draft", "open", "closed"]},
        {"type": "integer", "format": "int64"},
        {"type": "number", "minimum": 0},
        {"type": "boolean", "default": False},
        {"type": "string", "nullable": True},
        {"type": "array", "items": {"type": "string"}},
    ]
    told = f"The {name.replace('_', ' ')}, as it was given when this was made."
    return {**chance.choice(kinds), "description": told}


def _schemas(name: str, follower: str, chance: random.Random) -> dict[str, Any]:
    """Ten or eleven schemas: for seven operations, one and a half each."""
    fields = chance.sample(_FIELDS, chance.randint(6, 14))
    own = {field: _field(field, chance) for field in fields}
    enum = {
        "type": "string",
        "enum": ["new", "active", "paused", f"{name.lower()}_gone"],
    }
    shared = chance.sample(_SHARED, 2)
    found: dict[str, Any] = {
        f"{name}State": enum,
        f"{name}Fields": _object(fields[:2], **own, state=_to(f"{name}State")),
        f"{name}Item": _object(
            ["position"],
            position={"type": "integer"},
            value=_to(shared[0]),
            **{field: _field(field, chance) for field in fields[:3]},
        ),
        name: {
            "description": f"One {name}, with all that is known about it.",
            "allOf": [
                _to(f"{name}Fields"),
                _object(
                    ["id"],
                    id={"type": "string", "format": "uuid", "readOnly": True},
                    items={"type": "array", "items": _to(f"{name}Item")},
                    extra=_to(shared[1]),
                    related=_to(f"{follower}Summary"),
                ),
            ],
        },
        f"{name}Summary": _object(
            ["id"], id={"type": "string"}, label={"type": "string"}
        ),
        f"{name}Page": _object(
            ["data"],
            data={"type": "array", "items": _to(name)},
            page={"type": "integer"},
            total={"type": "integer"},
        ),
        f"{name}Create": _object(fields[:2], **own, parent={"type": "string"}),
        f"{name}Change": _object([], **own),
        f"{name}Email": _object(
            ["kind"], kind={"type": "string"}, to={"type": "string"}
        ),
        f"{name}Notice": {
            "oneOf": [_to(f"{name}Email"), _to("Link")],
            "description": "How somebody is told.",
        },
    }
    if chance.random() < 0.5:
        found[f"{name}Report"] = _object(
            [], lines={"type": "array", "items": _to(f"{name}Item")}, sum=_to("Money")
        )
    return found


def _operation(
    tag: str,
    identifier: str,
    summary: str,
    answer: dict[str, Any],
    *,
    status: str = "200",
    body: str = "",
    parameters: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": identifier,
        "tags": [tag],
        "summary": summary,
        "description": f"{summary}. What the caller may not see is left out.",
        "parameters": parameters or [],
        "responses": {status: answer},
    }
    if body:
        content = {"application/json": {"schema": _to(body)}}
        found["requestBody"] = {"required": True, "content": content}
    return found


def _paths(name: str, chance: random.Random) -> dict[str, Any]:
    base = f"/{name.lower()}"
    identifier = {
        "name": "id",
        "in": "path",
        "required": True,
        "description": f"Which {name}.",
        "schema": {"type": "string", "format": "uuid"},
    }
    listing = [
        {"$ref": "#/components/parameters/Limit"},
        {"$ref": "#/components/parameters/Page"},
        _query("state", _to(f"{name}State")),
        _query("sort", {"type": "string", "enum": ["name", "-name"]}),
        *(
            _query(field, {"type": "string"})
            for field in chance.sample(("city", "tag", "owner", "since"), 2)
        ),
    ]
    one = _answer(f"The {name}.", name)
    gone = {"description": "It is gone."}
    failures = {
        "404": {"$ref": "#/components/responses/NotFound"},
        "422": {"$ref": "#/components/responses/Invalid"},
    }

    def make(
        verb: str, summary: str, answer: dict[str, Any], **more: Any
    ) -> dict[str, Any]:
        found = _operation(name, f"{verb}{name}", f"{summary} {name}", answer, **more)
        found["responses"].update(failures)
        return found

    by_id = [identifier]
    page = _answer(f"A page of {name}.", f"{name}Page")
    return {
        base: {
            "get": make("list", "List", page, parameters=listing),
            "post": make("create", "Create", one, status="201", body=f"{name}Create"),
        },
        f"{base}/{{id}}": {
            "get": make("get", "Get", one, parameters=by_id),
            "put": make(
                "replace", "Replace", one, parameters=by_id, body=f"{name}Create"
            ),
            "patch": make(
                "change", "Change", one, parameters=by_id, body=f"{name}Change"
            ),
            "delete": make("delete", "Delete", gone, status="204", parameters=by_id),
        },
        f"{base}/{{id}}/notify": {
            "post": make(
                "notify",
                "Tell of",
                gone,
                parameters=by_id,
                body=f"{name}Notice",
                status="202",
            )
        },
    }
