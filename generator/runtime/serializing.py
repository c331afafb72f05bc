"""Models as JSON by pydantic's own serializers, which are compiled, where these write the
very bytes that the walk of ``encoding`` would.

They go by the types that a model declares. Text, whole numbers, booleans, lists and models
that are exactly that are left to them, and any other value is walked by itself. Where that
is not enough the serializer fails, after which all of the body has to be walked.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import SchemaSerializer, core_schema, to_json

from .encoding import dump_json, to_wire

# Half a surrogate pair, which makes a serializer fail. Exceptions do not: in a union they
# become warnings.
_FAILS = "\ud800"
_EXPONENT = re.compile(rb"\de[+-]\d")
# What wraps a type, but has no part in how it is written.
_WRAPPERS = frozenset({"default", "function-after", "function-before", "function-wrap"})


def serializer(kind: Any) -> SchemaSerializer | None:
    """What writes the models of a class that have no extra properties, or raises an
    exception where the walk has to; None if that cannot be had of this pydantic."""
    if not kind.__pydantic_complete__:
        kind.model_rebuild()
    try:
        made = SchemaSerializer(_schema(kind.__pydantic_core_schema__, known=True))
    except Exception:  # noqa: BLE001  # its schemas are no longer as they were
        return None
    try:
        to_json(_FAILS)
    except ValueError:
        return made
    return None


def _schema(node: Any, *, known: bool = False) -> Any:
    """The part of a core schema by which values are written; the class of those that are
    known has been looked at."""
    kind = node["type"]
    if kind in _WRAPPERS:
        return _schema(node["schema"], known=known)
    if kind == "definitions":
        inner = [_schema(one) | {"ref": one["ref"]} for one in node["definitions"]]
        outer = _schema(node["schema"], known=known)
        return core_schema.definitions_schema(outer, inner)
    if kind == "definition-ref":
        return core_schema.definition_reference_schema(node["schema_ref"])
    if kind == "nullable":
        inner = _schema(node["schema"])
        return inner if inner["type"] == "union" else core_schema.nullable_schema(inner)
    if kind == "list" and "items_schema" in node:
        items = _schema(node["items_schema"])
        return _calling(_only_list, core_schema.list_schema(items))
    if kind == "model" and not node.get("root_model"):
        model = _model_schema(node)
        return model if known else _calling(_only(node["cls"]), model)
    if kind == "enum" and all(map(_is_text, node["members"])):
        kind = "str"
    if kind in ("bool", "int", "str"):
        # Only in a union do they refuse what they can make into their type.
        exact: Any = {"type": kind}
        return core_schema.union_schema([exact, _calling(_walked)])
    return _calling(_walked)


def _model_schema(node: Any) -> Any:
    inner = node["schema"]
    while inner["type"] in _WRAPPERS:
        inner = inner["schema"]
    hidden = getattr(node["cls"], "_read_only", ())
    fields = {
        name: core_schema.model_field(
            _schema(field["schema"]),
            serialization_alias=field.get("serialization_alias"),
        )
        for name, field in inner["fields"].items()
        if name not in hidden
    }
    # Of the class itself pydantic would take the serializer that it has.
    return core_schema.model_schema(object, core_schema.model_fields_schema(fields))


def _calling(function: Any, result: Any = None) -> Any:
    called = core_schema.plain_serializer_function_ser_schema(
        function, return_schema=result
    )
    return core_schema.any_schema(serialization=called)


def _only(kind: Any) -> Any:
    def itself(value: Any) -> Any:
        # A subclass has more fields, and an extra one may be called like another.
        exact = value.__class__ is kind and not value.__pydantic_extra__
        return value if exact else _FAILS

    return itself


def _only_list(value: Any) -> Any:
    return value if value.__class__ is list else _FAILS


def _is_text(member: Any) -> bool:
    return issubclass(type(member), str) and str.__str__(member) == member.value


def _walked(value: Any) -> Any:
    # Both write floats in the shortest way, but exponents in different ones.
    if value.__class__ is float and (
        1e-4 <= value < 1e16 or -1e16 < value <= -1e-4 or not value
    ):
        return value
    try:
        plain = to_wire(value, "")
        is_text = isinstance(plain, str)
        has_exponent = not is_text and _EXPONENT.search(dump_json(plain))
    except (TypeError, ValueError):
        return _FAILS
    return _FAILS if has_exponent else plain
