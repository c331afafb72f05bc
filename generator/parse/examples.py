"""Examples beside parameters and media types (OpenAPI, Example Object)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.ir import Example
from generator.json_types import is_object

if TYPE_CHECKING:
    from generator.parse.context import Context


_VALUES = frozenset({"value", "dataValue", "serializedValue"})


def parse_examples(
    raw: dict[str, Any], pointer: str, context: Context
) -> tuple[Example, ...]:
    """The examples of a node that has ``example`` or ``examples``.

    Values given by URL (``externalValue``) are left out: nothing is fetched. Since
    OpenAPI 3.2 a value is in ``dataValue``, and as it is sent in ``serializedValue``.
    """
    named = raw.get("examples")
    found: list[Example] = []
    if is_object(named):
        for name, node in named.items():
            seen: set[str] = set()
            while is_object(node) and isinstance(node.get("$ref"), str):
                if node["$ref"] in seen:
                    break
                seen.add(node["$ref"])
                node = context.at(node["$ref"])
            if is_object(node) and not _VALUES.isdisjoint(node):
                summary = node.get("summary")
                found.append(
                    Example(
                        name,
                        _value(node),
                        summary if isinstance(summary, str) else None,
                    )
                )
    if not found and "example" in raw:
        found.append(Example("example", raw["example"]))
    return tuple(found)


def _value(example: dict[str, Any]) -> Any:
    for name in ("value", "dataValue"):
        if name in example:
            return example[name]
    written = example["serializedValue"]
    try:
        return json.loads(written)
    except (TypeError, ValueError):
        return written
