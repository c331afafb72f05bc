"""Schemas that contradict themselves, and what their authors most likely meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.json_types import entries, is_array
from generator.parse.keywords import RawSchema, implied_type, says_what

if TYPE_CHECKING:
    from generator.parse.context import Context


def tell_stray_properties(raw: RawSchema, pointer: str, context: Context) -> None:
    """Report ``properties`` of a value that is no object.

    Args:
        raw: The schema object.
        pointer: Where it stands.
        context: Takes the problem.
    """
    declared = raw.get("type")
    kinds = declared if is_array(declared) else [declared or implied_type(raw)]
    if "object" not in kinds and entries(raw, "properties"):
        context.degrade(
            "CALCO-S020",
            f"a value of type {kinds[0]} has no properties; these are left out",
            f"{pointer}/properties",
            "write type: object, or describe what the array holds under items",
        )


def choice_beside_null(raw: RawSchema, pointer: str, context: Context) -> str | None:
    """The keyword of the alternatives that stand beside ``type: null``.

    No value satisfies both, so the author meant one of them or null.

    Args:
        raw: The schema object, whose type is null.
        pointer: Where it stands.
        context: Takes the problem.
    """
    for keyword in ("oneOf", "anyOf"):
        if is_array(raw.get(keyword)) and any(map(says_what, raw[keyword])):
            context.problem(
                "CALCO-S021",
                "note",
                f"the type is null and {keyword} names others; it is read as one of"
                " them or null",
                f"{pointer}/type",
                "put null among the alternatives",
            )
            return keyword
    return None
