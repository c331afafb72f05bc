"""Schemas of OpenAPI 3.0 in the form of 3.1.

The differences are those of the OpenAPI 3.1 Schema Object: null is a type,
exclusive bounds are numbers, and ``examples`` is a list. Documents that say 3.1
and are written the old way are read the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.json_types import is_array, is_object

from .pointer import Path, tokens_of
from .tables import names

if TYPE_CHECKING:
    from .notes import Notes
    from .origins import Origins

UPGRADED = "3.1.1"
"""The version an upgraded tree declares."""

# What describes a schema without saying which values it allows.
_ANNOTATIONS = names("""
    title description default example examples deprecated readOnly writeOnly
    externalDocs xml
""")
_NULL = {"type": "null"}


def adopt_webhooks(tree: dict[str, Any], origins: Origins) -> None:
    """Take webhooks from where documents had them before OpenAPI 3.1.

    ``x-webhooks`` is an extension that several tools know.
    """
    if "webhooks" not in tree and is_object(tree.get("x-webhooks")):
        tree["webhooks"] = tree.pop("x-webhooks")
        origins.shifted(("webhooks",), ("x-webhooks",))


def upgrade_schema(
    node: dict[str, Any], path: Path, notes: Notes, declares_3_0: bool
) -> None:
    """Bring one schema to the form of 3.1, without looking at those inside it."""
    if declares_3_0 and len(node) > 1 and "$ref" in node:
        _siblings(node, path, notes)
    if "nullable" in node:
        nullable = node.pop("nullable")
        if not declares_3_0:
            notes.count(
                "CALCO-U004",
                "nullable is not a keyword of this OpenAPI version; it is read as in"
                " 3.0 ({times})",
                path,
            )
        if nullable is True:
            _allow_null(node, path, notes)
    for bound, exclusive in (
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ):
        value = node.get(exclusive)
        if value is True and bound in node:
            node[exclusive] = node.pop(bound)
        elif value is True or value is False:
            del node[exclusive]
    if "example" in node:
        _plural_example(node)
    form = node.get("format")
    if form == "byte":
        node.setdefault("contentEncoding", "base64")
    elif form == "binary":
        node.setdefault("contentMediaType", "application/octet-stream")


def _siblings(node: dict[str, Any], path: Path, notes: Notes) -> None:
    if any(key != "$ref" and not key.startswith("x-") for key in node):
        notes.count(
            "CALCO-U003",
            "OpenAPI 3.0 ignores what stands beside a $ref; it is read as its author"
            " meant it ({times})",
            path,
        )


def _allow_null(node: dict[str, Any], path: Path, notes: Notes) -> None:
    """Make a schema accept null as well."""
    values = node.get("enum")
    if is_array(values) and None not in values:
        values.append(None)
    if "$ref" in node or "allOf" in node:
        _wrap(node, path, notes)
        return
    kind = node.get("type")
    if isinstance(kind, str) and kind != "null":
        node["type"] = [kind, "null"]
    elif is_array(kind) and "null" not in kind:
        kind.append("null")
    for keyword in ("anyOf", "oneOf"):
        choices = node.get(keyword)
        if is_array(choices) and _NULL not in choices:
            choices.append(dict(_NULL))


def _wrap(node: dict[str, Any], path: Path, notes: Notes) -> None:
    """Turn a schema into a choice between it and null, around its annotations."""
    inner = {
        key: node.pop(key)
        for key in list(node)
        if key not in _ANNOTATIONS and not key.startswith("x-")
    }
    parts = inner.get("allOf")
    tokens = tokens_of(path)
    moved = (*tokens, "anyOf", "0")
    if is_array(parts) and len(parts) == 1 and len(inner) == 1:
        inner = parts[0]
        notes.origins.shifted(moved, (*tokens, "allOf", "0"))
    else:
        notes.origins.shifted(moved, tokens)
    node["anyOf"] = [inner, dict(_NULL)]


def _plural_example(node: dict[str, Any]) -> None:
    example = node.pop("example")
    examples = node.get("examples")
    if not is_array(examples):
        node["examples"] = [example]
    elif example not in examples:
        examples.insert(0, example)
