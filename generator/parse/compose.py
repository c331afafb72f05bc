"""``allOf``: several schema objects that hold at once become one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.json_types import entries, is_array, is_object
from generator.parse.context import Context, child

# Keywords that describe or place a schema without saying what a value is.
_NOTES = frozenset(
    {
        "title",
        "description",
        "default",
        "example",
        "examples",
        "deprecated",
        "readOnly",
        "writeOnly",
        "externalDocs",
        "xml",
        "$comment",
    }
)
_OBJECT_KEYWORDS = frozenset(
    {"properties", "required", "additionalProperties", "discriminator"}
)


@dataclass(slots=True)
class Merged:
    """The properties collected from every member of an ``allOf``."""

    properties: dict[str, tuple[Any, str]] = field(
        default_factory=dict[str, tuple[Any, str]]
    )
    required: set[str] = field(default_factory=set[str])
    additional: Any = None

    def add_properties(self, raw: dict[str, Any], pointer: str) -> None:
        """Take over a schema object's properties and additionalProperties."""
        for name, schema in entries(raw, "properties").items():
            place = child(pointer, "properties", name)
            earlier = self.properties.get(name)
            if earlier is not None and is_object(earlier[0]) and is_object(schema):
                # A later member may only add a word to what an earlier one says.
                place = place if _telling(schema) else earlier[1]
                both = {} if "$ref" in schema else earlier[0]
                schema = {**both, **schema}
            self.properties[name] = (schema, place)
        if "additionalProperties" in raw:
            self.additional = raw["additionalProperties"]


def merge_all_of(
    raw: dict[str, Any], pointer: str, context: Context
) -> Merged | tuple[Any, str]:
    """Combine the members of an ``allOf`` (JSON Schema core, section 10.2.1.1).

    Returns:
        The merged object when every member describes an object; otherwise the
        one schema that says what the value is, with its pointer.
    """
    members = _members(raw, pointer, context, set())
    telling = [(schema, place) for schema, place in members if _telling(schema)]
    if telling and all(_is_object(schema) for schema, _ in telling):
        if len(telling) == 1 and len(raw["allOf"]) == 1 and not _own(raw):
            only = raw["allOf"][0]
            return only, child(pointer, "allOf", 0)
        merged = Merged()
        for schema, place in telling:
            _report_conflicts(merged, schema, place, context)
            merged.add_properties(schema, place)
            required = schema.get("required")
            if is_array(required):
                merged.required.update(n for n in required if isinstance(n, str))
        return merged
    if len(telling) > 1:
        context.degrade(
            "CALCO-S010",
            "allOf combines schemas that are not all objects; "
            "the first that says what the value is was taken",
            child(pointer, "allOf"),
            "describe the value in one schema",
        )
    for index, member in enumerate(raw["allOf"]):
        if is_object(member) and _telling(member):
            return member, child(pointer, "allOf", index)
    return _own(raw), pointer


def _members(
    raw: dict[str, Any], pointer: str, context: Context, seen: set[str]
) -> list[tuple[dict[str, Any], str]]:
    """Every schema object that takes part, references followed, in order."""
    found: list[tuple[dict[str, Any], str]] = []
    for index, member in enumerate(raw["allOf"]):
        place = child(pointer, "allOf", index)
        while is_object(member) and isinstance(member.get("$ref"), str):
            place = member["$ref"]
            if place in seen:
                member = None
                break
            seen.add(place)
            member = context.at(place)
        if not is_object(member):
            continue
        schema = member
        if is_array(schema.get("allOf")):
            found.extend(_members(schema, place, context, seen))
        else:
            found.append((schema, place))
    own = _own(raw)
    if own:
        found.append((own, pointer))
    return found


def _own(raw: dict[str, Any]) -> dict[str, Any]:
    """What the schema says beside its ``allOf``."""
    rest = {k: v for k, v in raw.items() if k != "allOf" and k not in _NOTES}
    return {} if rest in ({}, {"type": "object"}) else rest


def _telling(schema: dict[str, Any]) -> bool:
    return bool([k for k in schema if k not in _NOTES and not k.startswith("x-")])


def _is_object(schema: dict[str, Any]) -> bool:
    kinds: object = schema.get("type")
    if kinds is not None:
        return kinds in ("object", ["object", "null"])
    return bool(schema.keys() & _OBJECT_KEYWORDS) and "oneOf" not in schema


def _report_conflicts(
    merged: Merged, schema: dict[str, Any], place: str, context: Context
) -> None:
    for name, later in entries(schema, "properties").items():
        earlier = merged.properties.get(name)
        if earlier is None or not is_object(later) or not _telling(later):
            continue
        if _type_of(earlier[0]) not in (None, _type_of(later)):
            context.degrade(
                "CALCO-S011",
                f"allOf gives the property {name!r} two types; the later one holds",
                child(place, "properties", name),
            )


def _type_of(schema: Any) -> object:
    return schema.get("type") if is_object(schema) else schema
