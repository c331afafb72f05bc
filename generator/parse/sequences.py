"""The items of sequential media types (OpenAPI 3.2, Media Type Object).

Before 3.2 there was no ``itemSchema``, and documents put the schema of an item, or of
the JSON in an event's data, where that of the content belongs. Both are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.ir import AnyType, ListType, Origin, ScalarType, Type, UnionType
from generator.json_types import entries, is_array, is_object
from generator.parse.context import Context, child

if TYPE_CHECKING:
    from generator.parse.schemas import SchemaParser

_TEXT = ScalarType("string")


def line_items(
    pointer: str, origin: Origin, context: Context, schemas: SchemaParser
) -> ListType:
    """The items of JSON Lines and their like.

    Args:
        pointer: The Media Type Object.
        origin: What a name for an inline schema can be made of.
        context: The document.
        schemas: Parses the schema of an item.
    """
    found = _item_schema(pointer, context)
    if found is None:
        return ListType(AnyType())
    inner = origin.inner("item") if "/content/" in found else origin
    return ListType(schemas.type_at(found, inner))


def event_data(
    pointer: str, origin: Origin, context: Context, schemas: SchemaParser
) -> Type | None:
    """What the data of server-sent events is; ``None`` when it is text.

    Args:
        pointer: The Media Type Object.
        origin: What a name for an inline schema can be made of.
        context: The document.
        schemas: Parses the schema of the data.
    """
    item = _item_schema(pointer, context)
    if item is None:
        return None
    places = _data_schemas(item, context)
    types: dict[Type, None] = {}
    if places is not None and item.startswith(pointer):
        context.problem(
            "CALCO-A002",
            "note",
            "every event has data, event, id and retry; of its schema the data is used",
            item,
        )
    for place in places if places is not None else [item]:
        node, at = context.follow(place)
        content = child(at, "contentSchema")
        if "contentSchema" in node:
            types[schemas.type_at(content, origin.inner("data"))] = None
        elif places is not None and node.get("type", "string") == "string":
            json = "json" in str(node.get("contentMediaType"))
            types[AnyType() if json else _TEXT] = None
        else:
            types[schemas.type_at(place, origin.inner("data"))] = None
    if not types or AnyType() in types:
        return AnyType() if types else None
    found = tuple(types)
    return found[0] if len(found) == 1 else UnionType(found)


def _item_schema(pointer: str, context: Context) -> str | None:
    """Where the schema of one item stands."""
    node = context.at(pointer)
    if "itemSchema" in node:
        return child(pointer, "itemSchema")
    if "schema" not in node:
        return None
    place = child(pointer, "schema")
    schema, at = context.follow(place)
    if schema.get("type") == "array" and "items" in schema:
        return child(at, "items")
    return place


def _data_schemas(pointer: str, context: Context) -> list[str] | None:
    """Where the schemas of events' data stand; ``None`` for what is no event."""
    schema, at = context.follow(pointer)
    found: list[str] = []
    fields = entries(schema, "properties")
    is_event = not fields.keys().isdisjoint({"data", "event"})
    parts = [
        child(at, keyword, index)
        for keyword in ("oneOf", "anyOf", "allOf")
        for index in range(_count(schema.get(keyword)))
    ]
    inside = 0
    for part in parts:
        node, place = context.follow(part)
        properties = entries(node, "properties")
        is_event = is_event or not properties.keys().isdisjoint({"data", "event"})
        if "data" in properties:
            found.append(child(place, "properties", "data"))
            inside += 1
    if "data" in fields and (not parts or inside < len(parts)):
        found.append(child(at, "properties", "data"))
    return found if is_event and _is_event(schema, context) else None


def _is_event(schema: dict[str, Any], context: Context) -> bool:
    """Whether a schema has no property that events cannot have."""
    parts = [schema]
    for keyword in ("oneOf", "anyOf", "allOf"):
        values = schema.get(keyword)
        for part in values if is_array(values) else ():
            if is_object(part) and isinstance(part.get("$ref"), str):
                part = context.follow(part["$ref"])[0]
            parts.append(part)
    return all(
        entries(part, "properties").keys() <= {"data", "event", "id", "retry"}
        for part in parts
    )


def _count(value: Any) -> int:
    return len(value) if is_array(value) else 0
