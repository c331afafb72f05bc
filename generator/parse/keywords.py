"""The keywords of a schema object, one at a time."""

from __future__ import annotations

from typing import Any

from generator.ir import UNCONSTRAINED, Constraints, Documentation, ScalarKind
from generator.json_types import entries, is_array, is_object

RawSchema = dict[str, Any]

NOTES = frozenset(
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
        "$id",
        "$anchor",
        "$schema",
        "$defs",
        "definitions",
    }
)
"""Keywords that describe or place a schema without saying what a value is."""

_STRING_KEYWORDS = frozenset({"pattern", "minLength", "maxLength", "contentEncoding"})
_OBJECT_KEYWORDS = frozenset(
    {
        "properties",
        "additionalProperties",
        "patternProperties",
        "unevaluatedProperties",
        "minProperties",
        "maxProperties",
    }
)
_NUMBER_KEYWORDS = frozenset(
    {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
)


_LIMITS = _NUMBER_KEYWORDS | {
    *("pattern", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems")
}


_WORDS = frozenset({"title", "description", "default", "examples", "deprecated"})
_SILENT = Documentation()


def documentation(raw: Any) -> Documentation:
    """What a schema object says for people."""
    if not is_object(raw) or raw.keys().isdisjoint(_WORDS):
        return _SILENT
    examples = raw.get("examples")
    return Documentation(
        title=text_of(raw.get("title")),
        description=text_of(raw.get("description")),
        default=raw.get("default"),
        has_default="default" in raw,
        examples=tuple(examples) if is_array(examples) else (),
        deprecated=raw.get("deprecated") is True,
    )


def split_null(raw: RawSchema) -> tuple[RawSchema, bool]:
    """The schema without null, and whether null was allowed."""
    kinds = raw.get("type")
    values = raw.get("enum")
    if is_array(kinds) and "null" in kinds:
        rest: list[Any] = [kind for kind in kinds if kind != "null"]
        if not rest:
            return {**raw, "type": "null"}, False
        return {**raw, "type": rest[0] if len(rest) == 1 else rest}, True
    if is_array(values) and None in values and len(values) > 1:
        return raw, kinds is None
    return raw, False


def says_what(member: Any) -> bool:
    """Whether a variant says what a value is, beyond which properties it has."""
    if not is_object(member):
        return False
    said = {key for key in member if not key.startswith("x-")} - NOTES
    if said == {"properties"}:
        # Properties that may be anything: only which of them there are counts.
        return any(map(says_what, entries(member, "properties").values()))
    return bool(said - {"required", "not", "type"}) or (
        "type" in member and "required" not in member
    )


def is_null(member: Any) -> bool:
    """Whether a schema allows null and nothing else."""
    return is_object(member) and (
        member.get("type") in ("null", ["null"])
        or member.get("enum") == [None]
        or ("const" in member and member["const"] is None)
    )


def implied_type(raw: RawSchema) -> str | None:
    """The type that the keywords speak of when ``type`` is missing."""
    if raw.keys() & _OBJECT_KEYWORDS:
        return "object"
    if raw.keys() & {"items", "prefixItems", "minItems", "maxItems", "uniqueItems"}:
        return "array"
    if raw.keys() & _STRING_KEYWORDS:
        return "string"
    if raw.keys() & _NUMBER_KEYWORDS:
        return "number"
    return None


def constraints(raw: RawSchema) -> Constraints:
    """The limits of a schema object; those that are no numbers are left out."""
    if not raw.keys() & _LIMITS:
        return UNCONSTRAINED
    return Constraints(
        minimum=_number(raw.get("minimum")),
        maximum=_number(raw.get("maximum")),
        exclusive_minimum=_number(raw.get("exclusiveMinimum")),
        exclusive_maximum=_number(raw.get("exclusiveMaximum")),
        multiple_of=_number(raw.get("multipleOf")),
        min_length=_count(raw.get("minLength")),
        max_length=_count(raw.get("maxLength")),
        pattern=text_of(raw.get("pattern")),
        min_items=_count(raw.get("minItems")),
        max_items=_count(raw.get("maxItems")),
        unique_items=raw.get("uniqueItems") is True,
    )


def property_counts(raw: RawSchema) -> Constraints:
    """How many properties an object may have."""
    return Constraints(
        min_items=_count(raw.get("minProperties")),
        max_items=_count(raw.get("maxProperties")),
    )


def string_format(raw: RawSchema) -> str | None:
    """The format of a string, told by its content keywords when there is none.

    See JSON Schema Validation, section 8: ``contentEncoding`` is how binary content
    is written as text; ``contentMediaType`` alone, for other than text, is a body
    or a part of one that is sent as it is.
    """
    declared = text_of(raw.get("format"))
    if declared is not None:
        return declared
    if raw.get("contentEncoding") == "base64":
        return "byte"
    media_type = text_of(raw.get("contentMediaType"))
    if media_type is None or "contentEncoding" in raw:
        return None
    textual = media_type.startswith("text/") or "json" in media_type
    return None if textual or "xml" in media_type else "binary"


def forbids_all(raw: Any) -> bool:
    """Whether a schema is ``false``, which the read stage writes as ``not``."""
    return raw is False or (is_object(raw) and set(raw) == {"not"})


def kind_of(value: object) -> ScalarKind:
    """Which scalar kind a value of an enumeration is."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    return "integer" if isinstance(value, int) else "number"


def enum_key(values: list[Any]) -> tuple[object, ...]:
    """A key that equal lists of values share; ``1`` and ``True`` differ."""
    return tuple((type(value).__name__, repr(value)) for value in values)


def without_null(values: list[Any]) -> list[Any]:
    """The values that are not null."""
    return [value for value in values if value is not None]


def names_of(raw: Any) -> list[str]:
    """The strings of a list; nothing when it is no list."""
    return [n for n in raw if isinstance(n, str)] if is_array(raw) else []


def texts_of(raw: Any) -> list[str]:
    """The entries of a list as text; nothing when it is no list."""
    return [str(text) for text in raw] if is_array(raw) else []


def text_of(raw: Any) -> str | None:
    """The value when it is a string."""
    return raw if isinstance(raw, str) else None


def title_of(raw: Any) -> str | None:
    """The ``title`` of a schema object."""
    return text_of(raw.get("title")) if is_object(raw) else None


def _number(raw: Any) -> int | float | None:
    usable = isinstance(raw, int | float) and not isinstance(raw, bool)
    return raw if usable else None


def _count(raw: Any) -> int | None:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) else None
