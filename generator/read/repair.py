"""What documents commonly get wrong, read as their authors meant it.

Each object is looked at by itself, parents first: fields of the wrong type,
then what is particular to its kind. Every change is reported with its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.json_types import is_array, is_object

from .coerce import UNCHANGED, to_text
from .field_values import BY_TEXT, meant_value
from .fields import FIELD_TYPES, LIST, MAP, NULL_DATA, TEXT, Types
from .pointer import Path, tokens_of
from .repair_schema import repair_schema, schema_from
from .structure import FIELDS
from .tables import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..problems import Level
    from .notes import Notes
    from .structure import Kind, Spot


class Repair:
    """Repairs the objects of a tree one by one, in place.

    Args:
        notes: Takes what was changed.
    """

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._must_describe = True
        self._particular: dict[Kind, Callable[[dict[str, Any], Path], None]] = {
            "openapi": self._openapi,
            "info": self._info,
            "paths": self._paths,
            "operation": self._operation,
            "responses": self._responses,
            "response": self._response,
            "request_body": self._request_body,
            "parameter": self._parameter,
            "header": self._header,
            "example": self._example,
            "server": self._server,
            "server_variable": self._server_variable,
            "license": self._license,
            "security_scheme": self._security_scheme,
            "security_requirement": self._security_requirement,
            "oauth_flow": self._oauth_flow,
            "schema": lambda node, path: repair_schema(node, path, notes),
        }

    def visit(self, spot: Spot) -> None:
        """Repair the object at a spot; those inside it are visited later."""
        holder, key, kind, path = spot
        node = holder[key]
        if not is_object(node):
            found = self._object(node, spot)
            if found is UNCHANGED:
                return
            node = holder[key] = found
        types = FIELD_TYPES.get(kind)
        if types is not None:
            wrong = [
                name
                for name, value in node.items()
                if (allowed := types.get(name)) is not None
                and type(value) not in allowed
            ]
            for name in wrong:
                self._field(node, name, types[name], kind, path)
        particular = self._particular.get(kind)
        if particular is not None:
            particular(node, path)

    def _object(self, node: Any, spot: Spot) -> Any:
        """The object that something else in its place stands for."""
        kind, path = spot.kind, spot.path
        if kind == "schema":
            return schema_from(node, spot, self._notes)
        if node is None or node == []:
            found: Any = {}
        elif isinstance(node, str) and kind in BY_TEXT:
            found = BY_TEXT[kind](node)
        elif kind == "example":
            found = {"value": node}
        else:
            return UNCHANGED
        self._notes.add(
            "CALCO-R031",
            "warning",
            f"{_called(node)} stands where {_an(kind)} belongs; read as {found}",
            path,
        )
        return found

    def _field(
        self, node: dict[str, Any], name: str, types: Types, kind: Kind, path: Path
    ) -> None:
        """Give a field a value of a type it may have, or take it out."""
        value = node[name]
        if value is None:
            if name not in NULL_DATA:
                del node[name]
                if types not in (MAP, LIST) or kind == "path_item":
                    self._notes.add(
                        "CALCO-R032", "note", f"{name}: null says nothing", path, name
                    )
            return
        written = self._notes.written(path, name) if types is TEXT else None
        meant = meant_value(value, types, written, name, kind)
        if meant is UNCHANGED:
            part = FIELDS[kind].get(name)
            is_lost = part is not None and part.kind not in _SLIGHT
            self._notes.add(
                "CALCO-R033",
                "error" if is_lost else "warning",
                f"{name} of {_an(kind)} cannot be {_called(value)}; left out",
                path,
                name,
            )
            del node[name]
            return
        if meant != value or type(meant) is not type(value):
            level: Level = "note" if types is TEXT or value == [] else "warning"
            self._notes.add(
                "CALCO-R034",
                level,
                f"{name} is {_called(value)}; read as {_shown(meant)}",
                path,
                name,
            )
        node[name] = meant

    def _openapi(self, node: dict[str, Any], path: Path) -> None:
        version = str(node.get("openapi", "")).strip().removeprefix("v")
        self._must_describe = not version.startswith("3.2")
        if not is_object(node.get("info")):
            node["info"] = {}
        if "paths" not in node:
            node["paths"] = {}

    def _info(self, node: dict[str, Any], path: Path) -> None:
        for name, value in (("title", "API"), ("version", "0.0.0")):
            if not node.get(name):
                self._notes.add(
                    "CALCO-R035",
                    "warning",
                    f"info has no {name}; {value!r} is assumed",
                    path,
                    hint=f"add info.{name}",
                )
                node[name] = value

    def _paths(self, node: dict[str, Any], path: Path) -> None:
        for name in list(node):
            if name.startswith(("/", "x-")):
                continue
            if "/" + name in node or "://" in name:
                continue
            self._rename(node, name, "/" + name, path)
            self._notes.add(
                "CALCO-R036",
                "warning",
                f"the path {name!r} does not begin with a slash; read as {'/' + name!r}",
                path,
                "/" + name,
            )

    def _operation(self, node: dict[str, Any], path: Path) -> None:
        if not node.get("responses"):
            node["responses"] = {"default": {"description": ""}}
            self._notes.add(
                "CALCO-R037",
                "note",
                "the operation says nothing about its responses; any is accepted",
                path,
            )
        tags = node.get("tags")
        if is_array(tags):
            node["tags"] = [tag if isinstance(tag, str) else str(tag) for tag in tags]

    def _responses(self, node: dict[str, Any], path: Path) -> None:
        for name in list(node):
            meant = _status(name)
            if meant != name and meant not in node:
                self._rename(node, name, meant, path)
                self._notes.add(
                    "CALCO-R038",
                    "note",
                    f"the response key {name!r} is read as {meant!r}",
                    path,
                    meant,
                )

    def _response(self, node: dict[str, Any], path: Path) -> None:
        if "description" not in node and "$ref" not in node:
            node["description"] = ""
            if self._must_describe:
                self._notes.count(
                    "CALCO-R039", "a response has no description ({times})", path
                )

    def _request_body(self, node: dict[str, Any], path: Path) -> None:
        if "content" not in node and "$ref" not in node:
            node["content"] = {}
            self._notes.add(
                "CALCO-R043",
                "warning",
                "the request body names no content; it is taken as empty",
                path,
            )

    def _parameter(self, node: dict[str, Any], path: Path) -> None:
        where = node.get("in")
        if isinstance(where, str) and where != where.strip().lower():
            node["in"] = where = where.strip().lower()
        if where == "querystring" and "name" not in node:
            # It is the whole query: a name is asked for, and used nowhere.
            node["name"] = "query"
        if where == "path" and node.get("required") is not True:
            node["required"] = True
            self._notes.add(
                "CALCO-R040",
                "note",
                f"the path parameter {node.get('name')!r} is required, as all are",
                path,
            )
        self._header(node, path)

    def _header(self, node: dict[str, Any], path: Path) -> None:
        if "type" in node and not {"schema", "content", "$ref"} & node.keys():
            tokens = tokens_of(path)
            node["schema"] = schema = {
                name: node.pop(name) for name in list(node) if name in _SCHEMA_KEYWORDS
            }
            for name in schema:
                self._notes.origins.shifted((*tokens, "schema", name), (*tokens, name))
            self._notes.add(
                "CALCO-R041",
                "warning",
                "the type stands beside the parameter, as in Swagger 2.0, and not in"
                " its schema; read as its schema",
                path,
            )

    def _example(self, node: dict[str, Any], path: Path) -> None:
        if not node or not _EXAMPLE_FIELDS.isdisjoint(node):
            return
        if any(name.startswith("x-") for name in node):
            return
        whole = dict(node)
        node.clear()
        node["value"] = whole
        tokens = tokens_of(path)
        self._notes.origins.shifted((*tokens, "value"), tokens)
        self._notes.add(
            "CALCO-R042",
            "warning",
            "the example is not in a field called value; read as if it were",
            path,
        )

    def _server(self, node: dict[str, Any], path: Path) -> None:
        if not isinstance(node.get("url"), str):
            node["url"] = "/"
            self._notes.add(
                "CALCO-R035", "warning", "the server has no url; '/' is assumed", path
            )

    def _server_variable(self, node: dict[str, Any], path: Path) -> None:
        values = node.get("enum")
        if is_array(values):
            node["enum"] = values = [
                (
                    v
                    if isinstance(v, str)
                    else to_text(v, self._notes.written(path, "enum", i))
                )
                for i, v in enumerate(values)
                if isinstance(v, str | bool | int | float)
            ]
            if not values:
                del node["enum"]
        if "default" not in node:
            node["default"] = values[0] if values else ""
            self._notes.add(
                "CALCO-R035",
                "warning",
                f"the server variable has no default; {node['default']!r} is assumed",
                path,
            )

    def _license(self, node: dict[str, Any], path: Path) -> None:
        node.setdefault("name", node.get("identifier") or node.get("url") or "")

    def _security_scheme(self, node: dict[str, Any], path: Path) -> None:
        if node.get("type") == "basic":
            node["type"], node["scheme"] = "http", "basic"
            self._notes.add(
                "CALCO-R041",
                "warning",
                "the type basic is that of Swagger 2.0; read as http with scheme basic",
                path,
                "type",
            )

    def _security_requirement(self, node: dict[str, Any], path: Path) -> None:
        for name, scopes in node.items():
            if is_array(scopes):
                continue
            node[name] = [scopes] if isinstance(scopes, str) and scopes else []
            self._notes.add(
                "CALCO-R034",
                "note",
                f"the scopes of {name!r} are not a list; read as {node[name]}",
                path,
                name,
            )

    def _oauth_flow(self, node: dict[str, Any], path: Path) -> None:
        scopes = node.get("scopes")
        if is_object(scopes):
            for name, text in scopes.items():
                if not isinstance(text, str):
                    scopes[name] = "" if text is None else str(text)

    def _rename(self, node: dict[str, Any], old: str, new: str, path: Path) -> None:
        """Give an entry of a map another key and let it keep its place in order."""
        entries = list(node.items())
        node.clear()
        node.update((new if name == old else name, value) for name, value in entries)
        tokens = tokens_of(path)
        self._notes.origins.shifted((*tokens, new), (*tokens, old))


# Objects that say something about the API, and nothing of what it takes or gives.
_SLIGHT = names("""
    info contact license external_documentation xml example tag server_variable
""")
_EXAMPLE_FIELDS = names("""
    value externalValue summary description $ref dataValue serializedValue
""")
_SCHEMA_KEYWORDS = names("""
    type format enum items default minimum maximum exclusiveMinimum exclusiveMaximum
    minLength maxLength pattern minItems maxItems uniqueItems multipleOf nullable
    properties additionalProperties allOf oneOf anyOf
""")


def _status(name: str) -> str:
    text = name.strip()
    if re.fullmatch(r"[1-5][xX]{2}", text):
        return text.upper()
    if text.lower() == "default":
        return "default"
    return text if re.fullmatch(r"[1-5]\d\d", text) else name


def _called(value: Any) -> str:
    if value is None:
        return "null"
    if is_object(value):
        return "an object"
    if is_array(value):
        return "a list" if value else "an empty list"
    return _shown(value)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _an(kind: Kind) -> str:
    words = kind.replace("_", " ")
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"
