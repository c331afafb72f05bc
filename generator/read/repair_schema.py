"""Repairs that are particular to schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.json_types import is_array

from .coerce import UNCHANGED, to_type
from .pointer import Path, tokens_of
from .tables import names

if TYPE_CHECKING:
    from .notes import Notes
    from .structure import Spot

_TYPES = names("string number integer object array boolean null")
_POSITIVE = names("""
    minLength maxLength minItems maxItems minProperties maxProperties multipleOf
    minContains maxContains
""")
_MEANT: dict[str, dict[str, Any]] = {
    "any": {},
    "mixed": {},
    "str": {"type": "string"},
    "text": {"type": "string"},
    "char": {"type": "string"},
    "uuid": {"type": "string", "format": "uuid"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "format": "date-time"},
    "date-time": {"type": "string", "format": "date-time"},
    "timestamp": {"type": "string", "format": "date-time"},
    "time": {"type": "string", "format": "time"},
    "email": {"type": "string", "format": "email"},
    "uri": {"type": "string", "format": "uri"},
    "url": {"type": "string", "format": "uri"},
    "file": {"type": "string", "format": "binary"},
    "binary": {"type": "string", "format": "binary"},
    "byte": {"type": "string", "format": "byte"},
    "int": {"type": "integer"},
    "int32": {"type": "integer", "format": "int32"},
    "int64": {"type": "integer", "format": "int64"},
    "long": {"type": "integer", "format": "int64"},
    "float": {"type": "number", "format": "float"},
    "double": {"type": "number", "format": "double"},
    "decimal": {"type": "number"},
    "bool": {"type": "boolean"},
    "list": {"type": "array"},
    "map": {"type": "object"},
    "dict": {"type": "object"},
    "hash": {"type": "object"},
}


def schema_from(node: Any, spot: Spot, notes: Notes) -> Any:
    """The schema that a boolean, null or a bare word stands for."""
    if isinstance(node, bool):
        return {} if node else {"not": {}}
    if isinstance(node, str) and (node in _TYPES or node in _MEANT):
        found = {"type": node} if node in _TYPES else dict(_MEANT[node])
        notes.add(
            "CALCO-R050",
            "warning",
            f"the word {node!r} stands where a schema belongs; read as {found}",
            spot.path,
        )
        return found
    shown = "null" if node is None else "something else"
    notes.add(
        "CALCO-R051",
        "note" if node is None else "warning",
        f"{shown} stands where a schema belongs; any value is allowed there",
        spot.path,
    )
    return {}


def repair_schema(node: dict[str, Any], path: Path, notes: Notes) -> None:
    """Repair the keywords of one schema whose own types are right by now."""
    if "type" in node:
        _type(node, path, notes)
    if type(node.get("items")) is list:
        _tuple(node, path, notes)
    values = node.get("enum")
    if values is not None:
        if values:
            _typed_list(node, "enum", path, notes)
        else:
            del node["enum"]
            notes.add("CALCO-R052", "warning", "the enum is empty; left out", path)
    if "default" in node:
        _default(node, path, notes)
    required = node.get("required")
    if required is not None:
        _required(node, required, path)
    for name in [name for name in node if name in _POSITIVE]:
        value = node[name]
        if value < 0 or (value == 0 and name == "multipleOf"):
            _drop_bound(node, name, path, notes)
    for keyword in ("allOf", "oneOf", "anyOf"):
        if node.get(keyword) == []:
            del node[keyword]
            notes.add(
                "CALCO-R052", "warning", f"{keyword} is empty; left out", path, keyword
            )


def _type(node: dict[str, Any], path: Path, notes: Notes) -> None:
    given = node["type"]
    if type(given) is str:
        if given in _TYPES:
            return
        names: list[Any] = [given]
    else:
        names = given
        if names and all(type(name) is str and name in _TYPES for name in names):
            unique = list(dict.fromkeys(names))
            node["type"] = unique if len(unique) > 1 else unique[0]
            return
    found: list[str] = []
    extra: dict[str, Any] = {}
    for name in names:
        meant = _one_type(name)
        if meant is None or "type" not in meant:
            # One alternative that allows anything allows everything.
            found = []
            break
        found.append(meant["type"])
        extra.update(meant)
    del node["type"]
    if found:
        unique = list(dict.fromkeys(found))
        node["type"] = unique if len(unique) > 1 else unique[0]
        if "format" in extra:
            node.setdefault("format", extra["format"])
    notes.add(
        "CALCO-R053",
        "warning",
        f"there is no type {given!r}; read as {node.get('type', 'any value')!r}",
        path,
        "type",
    )


def _one_type(name: Any) -> dict[str, Any] | None:
    if name is None:
        return {"type": "null"}
    if not isinstance(name, str):
        return None
    word = name.strip().lower()
    return {"type": word} if word in _TYPES else _MEANT.get(word)


def _tuple(node: dict[str, Any], path: Path, notes: Notes) -> None:
    """The list form of ``items``, which is ``prefixItems`` since 2020-12."""
    tokens = tokens_of(path)
    parts = node.pop("items")
    if parts and "prefixItems" not in node:
        node["prefixItems"] = parts
        notes.origins.shifted((*tokens, "prefixItems"), (*tokens, "items"))
    if "additionalItems" in node:
        node["items"] = node.pop("additionalItems")
        notes.origins.shifted((*tokens, "items"), (*tokens, "additionalItems"))
    notes.add(
        "CALCO-R054",
        "note",
        "items is a list; read as prefixItems",
        path,
        "prefixItems",
    )


def _only_type(node: dict[str, Any]) -> str | None:
    given = node.get("type")
    if is_array(given):
        names = [name for name in given if name != "null"]
        given = names[0] if len(names) == 1 else None
    return given if isinstance(given, str) else None


def _default(node: dict[str, Any], path: Path, notes: Notes) -> None:
    kind = _only_type(node)
    value = node["default"]
    if kind is None or value is None:
        return
    if kind == "string" and isinstance(value, str):
        return
    written = notes.written(path, "default") if kind == "string" else None
    meant = to_type(value, kind, written)
    if meant is not UNCHANGED:
        node["default"] = meant
        notes.add(
            "CALCO-R055",
            "warning",
            f"the default of type {kind} is written {value!r}; read as {meant!r}",
            path,
            "default",
            hint="quote a string, and leave other values unquoted",
        )


def _typed_list(node: dict[str, Any], name: str, path: Path, notes: Notes) -> None:
    kind = _only_type(node)
    values = node[name]
    if kind is None or (kind == "string" and all(type(v) is str for v in values)):
        return
    shown: tuple[Any, Any] | None = None
    for index, value in enumerate(values):
        if value is None or isinstance(value, str) == (kind == "string"):
            continue
        written = notes.written(path, name, index) if kind == "string" else None
        meant = to_type(value, kind, written)
        if meant is not UNCHANGED:
            values[index] = meant
            shown = shown or (value, meant)
    if shown:
        notes.add(
            "CALCO-R055",
            "warning",
            f"the {name} of type {kind} holds {shown[0]!r}; read as {shown[1]!r}",
            path,
            name,
            hint="quote strings, and leave other values unquoted",
        )


def _required(node: dict[str, Any], required: Any, path: Path) -> None:
    if all(type(name) is str for name in required):
        return
    names = [
        name if isinstance(name, str) else str(name)
        for name in required
        if isinstance(name, str | int | float)
    ]
    node["required"] = names


def _drop_bound(node: dict[str, Any], name: str, path: Path, notes: Notes) -> None:
    notes.add(
        "CALCO-R056",
        "warning",
        f"{name} cannot be {node[name]}; left out",
        path,
        name,
    )
    del node[name]
