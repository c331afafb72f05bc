"""Examples beside parameters and media types (OpenAPI, Example Object)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.ir import Example
from generator.json_types import is_object
from generator.parse.context import child
from generator.parse.keywords import text_of

if TYPE_CHECKING:
    from generator.parse.context import Context


_COMPONENTS = "#/components/examples/"
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
        for name, holder in named.items():
            node = _followed(holder, child(pointer, "examples", name), context)
            if is_object(node) and not _VALUES.isdisjoint(node):
                summary = text_of(holder.get("summary")) or text_of(node.get("summary"))
                found.append(
                    Example(
                        name,
                        _value(node),
                        summary,
                    )
                )
    if not found and "example" in raw:
        found.append(Example("example", raw["example"]))
    return tuple(found)


def _followed(node: Any, place: str, context: Context) -> Any:
    """The example that a reference leads to, also from where a value belongs."""
    seen: set[str] = set()
    while is_object(node):
        ref, value = node.get("$ref"), node.get("value")
        if ref is None and is_object(value) and [*value] == ["$ref"]:
            ref = value["$ref"]
            if not (isinstance(ref, str) and ref.startswith(_COMPONENTS)):
                break
            if not context.has(ref):
                break
            context.problem(
                "CALCO-E002",
                "note",
                f"a reference to {ref} stands where the value of an example belongs; the"
                " example that it leads to is used",
                place,
                "write it in the place of the whole example",
            )
        if not isinstance(ref, str) or ref in seen:
            break
        seen.add(ref)
        node = context.at(ref)
    return node


def _value(example: dict[str, Any]) -> Any:
    for name in ("value", "dataValue"):
        if name in example:
            return example[name]
    written = example["serializedValue"]
    try:
        return json.loads(written)
    except (TypeError, ValueError):
        return written
