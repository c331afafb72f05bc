"""The document as the request checker must see it.

The checker is a strict reader of OpenAPI. What documents say beyond it, or say
wrongly, would make it refuse requests that are right, so it is given a copy:

- ``default`` is gone: it would be filled in and then checked, and published
  defaults such as ``'false'`` for a boolean fail that check;
- readOnly properties are not required, since requests leave them out (OpenAPI
  3.0, Schema Object: ``required`` holds for the response only);
- ``security`` is gone: credentials are checked elsewhere, for all kinds;
- header parameters that HTTP itself defines are gone (Parameter Object);
- the parameter that is the whole query (OpenAPI 3.2, ``in: querystring``) is one of
  the query, of the same name, since it does not know that place;
- media types are named without their parameters and in lower case;
- XML bodies have no schema, since a tree of elements is not a JSON value;
- regular expressions Python does not know are gone, and reported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .schemas import Resolve, flatten, follow, mapping, sequence

if TYPE_CHECKING:
    from ..problems import Report

_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_MAPS = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
_SINGLE = (
    "items",
    "additionalProperties",
    "contains",
    "else",
    "if",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
)
_DROPPED = ("$schema", "default", "example", "examples", "discriminator", "deprecated")
_HTTP_HEADERS = ("accept", "authorization", "content-type")


def request_view(
    tree: dict[str, Any], resolve: Resolve, report: Report
) -> dict[str, Any]:
    """Copy a document into the form the request checker is given.

    Args:
        tree: The document, in its OpenAPI 3.1 form; it is not changed.
        resolve: Finds the node of a local reference.
        report: Receives what cannot be checked.
    """
    return _Viewer(resolve, report).document(tree)


class _Viewer:
    def __init__(self, resolve: Resolve, report: Report) -> None:
        self._resolve = resolve
        self._report = report

    def document(self, tree: dict[str, Any]) -> dict[str, Any]:
        dropped = ("security", "webhooks", "servers", "jsonSchemaDialect", "tags")
        view = {k: v for k, v in tree.items() if k not in dropped}
        view["openapi"] = "3.1.0"
        view["paths"] = {
            template: self._node(item, f"#/paths/{_escape(template)}")
            for template, item in mapping(tree.get("paths")).items()
        }
        components = dict(mapping(tree.get("components")))
        for kind, members in components.items():
            where = f"#/components/{kind}"
            visit = self._schema if kind == "schemas" else self._node
            if not kind.startswith("x-"):
                components[kind] = {
                    name: visit(node, f"{where}/{_escape(name)}")
                    for name, node in mapping(members).items()
                }
        if components:
            view["components"] = components
        return view

    def _node(self, node: Any, where: str) -> Any:
        """Copy any object that is no schema: path items, operations, and so on."""
        if isinstance(node, list):
            return [self._node(v, f"{where}/{i}") for i, v in enumerate(sequence(node))]
        if not isinstance(node, dict):
            return node
        copy: dict[str, Any] = {}
        for key, value in mapping(node).items():
            below = f"{where}/{_escape(key)}"
            if key in ("security", "servers", "callbacks", "example", "examples"):
                continue
            if key == "schema":
                copy[key] = self._schema(value, below)
            elif key == "content":
                copy[key] = self._content(mapping(value), below)
            elif key == "parameters":
                copy[key] = self._parameters(sequence(value), below)
            elif key == "responses" or key.startswith("x-"):
                copy[key] = value
            else:
                copy[key] = self._node(value, below)
        if "in" in copy and "name" in copy and "content" not in copy:
            copy.setdefault("schema", {})
        if copy.get("in") == "query":
            # Without it an empty text is refused whatever the schema says.
            copy["allowEmptyValue"] = True
        if copy.get("in") == "querystring":
            copy["in"] = "query"
        return copy

    def _content(self, content: dict[str, Any], where: str) -> dict[str, Any]:
        copy: dict[str, Any] = {}
        for media_type, node in content.items():
            essence = media_type.split(";")[0].strip().lower()
            viewed = self._node(node, f"{where}/{_escape(media_type)}")
            if re.fullmatch(r"(application|text)/(.*\+)?xml", essence):
                viewed.pop("schema", None)
            copy.setdefault(essence, viewed)
        return copy

    def _parameters(self, parameters: list[Any], where: str) -> list[Any]:
        return [
            self._node(parameter, f"{where}/{index}")
            for index, parameter in enumerate(parameters)
            if not self._is_unseen(follow(parameter, self._resolve))
        ]

    @staticmethod
    def _is_unseen(parameter: dict[str, Any]) -> bool:
        name = str(parameter.get("name")).lower()
        return parameter.get("in") == "header" and name in _HTTP_HEADERS

    def _schema(self, schema: Any, where: str) -> Any:
        if not isinstance(schema, dict):
            return schema
        copy: dict[str, Any] = {}
        for keyword, value in mapping(schema).items():
            below = f"{where}/{_escape(keyword)}"
            if keyword in _DROPPED:
                continue
            if keyword in _LISTS:
                copy[keyword] = [
                    self._schema(v, f"{below}/{i}")
                    for i, v in enumerate(sequence(value))
                ]
            elif keyword in _MAPS:
                copy[keyword] = {
                    name: self._schema(v, f"{below}/{_escape(name)}")
                    for name, v in mapping(value).items()
                }
            elif keyword in _SINGLE:
                copy[keyword] = self._schema(value, below)
            elif keyword == "required":
                copy[keyword] = self._required(mapping(schema))
            elif keyword != "pattern" or self._is_pattern(value, below):
                copy[keyword] = value
        return copy

    def _required(self, schema: dict[str, Any]) -> list[str]:
        properties = mapping(flatten(schema, self._resolve)[0].get("properties"))
        return [
            name
            for name in sequence(schema.get("required"))
            if not flatten(properties.get(name), self._resolve)[0].get("readOnly")
        ]

    def _is_pattern(self, pattern: Any, where: str) -> bool:
        try:
            re.compile(pattern)
        except (re.error, TypeError, OverflowError) as error:
            self._report.add(
                "CALCO-S090",
                "warning",
                f"the pattern {pattern!r} is not checked: {error}",
                pointer=where,
            )
            return False
        return True


def _escape(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")
