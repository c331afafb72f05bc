"""Which field of which OpenAPI object holds what kind of object.

A document is walked by this table, so that a node's kind is known when it is
met: ``$ref`` inside an example, a default or an extension is data, and so is a
property that is merely called ``$ref``.

The table follows the Fixed Fields of the OpenAPI specification (3.0 to 3.2) and
the applicator keywords of JSON Schema 2020-12.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from generator.json_types import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .pointer import Path

Kind: TypeAlias = str
"""The name of an OpenAPI object in snake case, e.g. ``request_body``."""

Shape: TypeAlias = Literal["one", "list", "map", "one_or_list"]


class Field(NamedTuple):
    """What a field holds: one object, a list of them, or a map of them."""

    shape: Shape
    kind: Kind


def _one(kind: Kind) -> Field:
    return Field("one", kind)


def _list(kind: Kind) -> Field:
    return Field("list", kind)


def _map(kind: Kind) -> Field:
    return Field("map", kind)


_PARAMETER: dict[str, Field] = {
    "schema": _one("schema"),
    "content": _map("media_type"),
    "examples": _map("example"),
}
METHODS = (
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
)

FIELDS: Mapping[Kind, Mapping[str, Field]] = {
    "openapi": {
        "info": _one("info"),
        "servers": _list("server"),
        "paths": _one("paths"),
        "webhooks": _map("path_item"),
        "components": _one("components"),
        "tags": _list("tag"),
        "security": _list("security_requirement"),
        "externalDocs": _one("external_documentation"),
    },
    "info": {"contact": _one("contact"), "license": _one("license")},
    "components": {
        "schemas": _map("schema"),
        "responses": _map("response"),
        "parameters": _map("parameter"),
        "examples": _map("example"),
        "requestBodies": _map("request_body"),
        "headers": _map("header"),
        "securitySchemes": _map("security_scheme"),
        "links": _map("link"),
        "callbacks": _map("callback"),
        "pathItems": _map("path_item"),
        "mediaTypes": _map("media_type"),
    },
    "path_item": {
        "servers": _list("server"),
        "parameters": _list("parameter"),
        "additionalOperations": _map("operation"),
        **{method: _one("operation") for method in METHODS},
    },
    "operation": {
        "externalDocs": _one("external_documentation"),
        "parameters": _list("parameter"),
        "requestBody": _one("request_body"),
        "responses": _one("responses"),
        "callbacks": _map("callback"),
        "security": _list("security_requirement"),
        "servers": _list("server"),
    },
    "parameter": _PARAMETER,
    "header": _PARAMETER,
    "request_body": {"content": _map("media_type")},
    "media_type": {
        "schema": _one("schema"),
        "itemSchema": _one("schema"),
        "examples": _map("example"),
        "encoding": _map("encoding"),
        "prefixEncoding": _list("encoding"),
        "itemEncoding": _one("encoding"),
    },
    "encoding": {
        "headers": _map("header"),
        "encoding": _map("encoding"),
        "prefixEncoding": _list("encoding"),
        "itemEncoding": _one("encoding"),
    },
    "response": {
        "schema": _one("schema"),  # Swagger 2.0
        "headers": _map("header"),
        "content": _map("media_type"),
        "links": _map("link"),
    },
    "example": {},
    "link": {"server": _one("server")},
    "tag": {"externalDocs": _one("external_documentation")},
    "server": {"variables": _map("server_variable")},
    "server_variable": {},
    "security_scheme": {"flows": _one("oauth_flows")},
    "oauth_flows": {
        name: _one("oauth_flow")
        for name in (
            "implicit",
            "password",
            "clientCredentials",
            "authorizationCode",
            "deviceAuthorization",
        )
    },
    "oauth_flow": {},
    "external_documentation": {},
    "contact": {},
    "license": {},
    "discriminator": {},
    "xml": {},
    "security_requirement": {},
    "schema": {
        "properties": _map("schema"),
        "items": Field("one_or_list", "schema"),
        "allOf": _list("schema"),
        "oneOf": _list("schema"),
        "anyOf": _list("schema"),
        "additionalProperties": _one("schema"),
        "patternProperties": _map("schema"),
        "prefixItems": _list("schema"),
        "not": _one("schema"),
        "if": _one("schema"),
        "then": _one("schema"),
        "else": _one("schema"),
        "contains": _one("schema"),
        "propertyNames": _one("schema"),
        "dependentSchemas": _map("schema"),
        "unevaluatedItems": _one("schema"),
        "unevaluatedProperties": _one("schema"),
        "additionalItems": _one("schema"),
        "contentSchema": _one("schema"),
        "$defs": _map("schema"),
        "definitions": _map("schema"),
        "discriminator": _one("discriminator"),
        "xml": _one("xml"),
        "externalDocs": _one("external_documentation"),
    },
}

ENTRIES: Mapping[Kind, Kind] = {
    "paths": "path_item",
    "responses": "response",
    "callback": "path_item",
}
"""Objects whose every key, extensions aside, holds an object of one kind."""

SECTIONS: Mapping[Kind, str] = {
    "schema": "schemas",
    "response": "responses",
    "parameter": "parameters",
    "example": "examples",
    "request_body": "requestBodies",
    "header": "headers",
    "security_scheme": "securitySchemes",
    "link": "links",
    "callback": "callbacks",
}
"""The section of ``components`` where a referenced object of a kind is kept."""

DATA = frozenset(("example", "default", "enum", "const", "examples", "value"))
"""Fields that hold values of the API, not parts of its description."""


class Spot(NamedTuple):
    """Where an object stands: ``holder[key]``, and the way there."""

    holder: Any
    key: Any
    kind: Kind
    path: Path


def children(node: dict[str, Any], kind: Kind, path: Path) -> list[Spot]:
    """The spots of the objects that an object of a kind directly holds.

    What stands in such a spot may still be of the wrong type.
    """
    found: list[Spot] = []
    entry = ENTRIES.get(kind)
    if entry is not None:
        shared = kind in SECTIONS  # and so a reference is not one to its entries
        for key in node:
            if not key.startswith("x-") and not (shared and key == "$ref"):
                found.append(Spot(node, key, entry, (path, key)))
        return found
    fields = FIELDS[kind]
    for key, value in node.items():
        field = fields.get(key)
        if field is None:
            continue
        shape = field.shape
        if shape == "one" or (shape == "one_or_list" and not is_array(value)):
            # OpenAPI has always had a boolean additionalProperties: it is no schema.
            if key == "additionalProperties" and isinstance(value, bool):
                continue
            found.append(Spot(node, key, field.kind, (path, key)))
        elif shape == "map":
            if is_object(value):
                inner: Path = (path, key)
                for name in value:
                    found.append(Spot(value, name, field.kind, (inner, name)))
        elif is_object(value):
            # One object, or a reference to a whole list, where a list belongs.
            found.append(Spot(node, key, field.kind, (path, key)))
        elif is_array(value):
            inner = (path, key)
            for index in range(len(value)):
                found.append(Spot(value, index, field.kind, (inner, index)))
    return found


def walk(tree: dict[str, Any]) -> Iterator[Spot]:
    """Every object of a document in document order, parents first.

    The object at a spot may be changed or replaced while it is the current one;
    the walk goes on with what then stands there. It does not follow references.
    """
    yield Spot({"": tree}, "", "openapi", None)
    stack = children(tree, "openapi", None)
    stack.reverse()
    while stack:
        spot = stack.pop()
        yield spot
        node = spot.holder[spot.key] if _present(spot) else None
        if is_object(node):
            inner = children(node, spot.kind, spot.path)
            inner.reverse()
            stack.extend(inner)


def _present(spot: Spot) -> bool:
    if is_object(spot.holder):
        return spot.key in spot.holder
    return bool(spot.key < len(spot.holder))
