"""Which of the representations of a body or response are worth a choice.

Documents often list several media types for one and the same thing: ``text/json``
beside ``application/json``, XML of the same schema. Of those one is used. What really
differs, in its schema or because it is text or bytes, is for the caller to choose.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from generator.json_types import entries, is_array, is_object
from generator.media_types import essence, is_wildcard, way
from generator.parse.context import Context, child

_JSON = "application/json"


class Representation(NamedTuple):
    """An entry of ``content``.

    Attributes:
        media_type: As it is sent and asked for.
        node: The Media Type Object.
        place: Where that stands.
    """

    media_type: str
    node: dict[str, Any]
    place: str


def representations(
    pointer: str, context: Context, *, sent: bool
) -> tuple[list[Representation], list[tuple[Representation, Representation]]]:
    """What a body or response offers, the best first, and what only repeats that.

    What repeats comes with what it repeats.

    Args:
        pointer: The Request Body or Response Object.
        context: The document.
        sent: Whether it is a request that holds it.
    """
    groups: dict[object, list[Representation]] = {}
    for name in entries(context.at(pointer), "content"):
        node, place = context.follow(child(pointer, "content", name))
        schema = _followed(node.get("schema", node.get("itemSchema")), context)
        media_type = name
        if is_wildcard(name) and _says(schema) and not (sent and _is_text(schema)):
            # Anything that fits the schema is JSON as a rule.
            media_type = _JSON
        one = Representation(media_type, node, place)
        groups.setdefault(_group(one, schema), []).append(one)
    best: list[Representation] = []
    repeated: list[tuple[Representation, Representation]] = []
    for members in groups.values():
        binary = sent and _has_files(members[0].node, context)
        first = min(members, key=lambda one: _rank(one, binary))
        best.append(first)
        repeated += [(one, first) for one in members if one is not first]
    best.sort(key=lambda one: way(one.media_type) != "json")
    return best, repeated


def written_type(one: Representation) -> str:
    """The media type of a representation as the document writes it."""
    return one.place.rpartition("/")[2].replace("~1", "/").replace("~0", "~")


def _group(one: Representation, schema: Any) -> object:
    """What representations of one and the same thing have in common."""
    written = json.dumps(one.node.get("schema"), sort_keys=True, default=str)
    manner = way(one.media_type)
    if manner in ("lines", "events"):
        return manner
    if manner == "json" or (_says(schema) and not _is_text(schema)):
        return written
    return essence(one.media_type)


def _rank(one: Representation, binary: bool) -> tuple[bool, int, bool]:
    """The best of a group has the lowest rank; among equals the first is used."""
    manner = way(one.media_type)
    order = {"json": 0, "form": 1, "text": 3}.get(manner, 4)
    upload = binary and essence(one.media_type).startswith("multipart/")
    return not upload, order, manner == "json" and essence(one.media_type) != _JSON


def _followed(schema: Any, context: Context) -> Any:
    for _ in range(20):
        if not (is_object(schema) and isinstance(schema.get("$ref"), str)):
            break
        schema = context.at(schema["$ref"])
    return schema


def _says(schema: Any) -> bool:
    """Whether a schema says anything but that the content is bytes."""
    return is_object(schema) and bool(schema) and schema.get("format") != "binary"


def _is_text(schema: Any) -> bool:
    kind = schema.get("type") if is_object(schema) else None
    if is_array(kind):
        return set(kind) <= {"string", "null"}
    return kind == "string"


def _has_files(node: dict[str, Any], context: Context) -> bool:
    """Whether a property of the content is a file, which JSON cannot carry."""
    schema = _followed(node.get("schema"), context)
    for value in entries(schema, "properties").values():
        inner = _followed(value, context)
        if is_object(inner) and is_object(inner.get("items")):
            inner = _followed(inner["items"], context)
        if is_object(inner) and inner.get("format") == "binary":
            return True
    return False
