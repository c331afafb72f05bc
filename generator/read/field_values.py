"""Values of fields whose type is wrong, as their author meant them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.json_types import is_array, is_object

from .coerce import UNCHANGED, to_count, to_flag, to_number, to_text
from .fields import COUNT, FLAG, LIST, MAP, NUMBER, TEXT, Types
from .structure import FIELDS, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

BY_TEXT: dict[Kind, Callable[[str], dict[str, Any]]] = {
    "tag": lambda text: {"name": text},
    "server": lambda text: {"url": text},
    "server_variable": lambda text: {"default": text},
    "security_requirement": lambda text: {text: []},
    "discriminator": lambda text: {"propertyName": text},
    "external_documentation": lambda text: {"url": text},
    "license": lambda text: {"name": text},
    "response": lambda text: {"description": text},
}
"""Objects that are sometimes written as the one text that matters in them."""


def meant_value(
    value: Any, types: Types, written: str | None, name: str, kind: Kind
) -> Any:
    """A value as one of the types, or ``UNCHANGED`` when there is no plain reading."""
    if types is TEXT:
        return to_text(value, written)
    if types is FLAG:
        return to_flag(value)
    if types is COUNT:
        return to_count(value)
    if types is NUMBER:
        return to_number(value)
    if types is MAP:
        return _meant_map(value, name, kind)
    if types is LIST:
        return _meant_list(value, name)
    if isinstance(value, str):
        number = to_number(value)
        return to_flag(value) if number is UNCHANGED else number
    return UNCHANGED


def _meant_map(value: Any, name: str, kind: Kind) -> Any:
    if value == []:
        return {}
    if isinstance(value, str):
        field = FIELDS[kind].get(name)
        if field is not None and field.shape == "one" and field.kind in BY_TEXT:
            return BY_TEXT[field.kind](value)
    if is_array(value):
        if name == "examples":
            return {f"example {i}": item for i, item in enumerate(value, 1)}
        if name == "scopes" and all(isinstance(item, str) for item in value):
            return dict.fromkeys(value, "")
    return UNCHANGED


def _meant_list(value: Any, name: str) -> Any:
    if is_object(value):
        if name == "examples":
            return [
                item.get("value", item) if is_object(item) else item
                for item in value.values()
            ]
        return [value] if value and name != "required" else UNCHANGED
    if isinstance(value, str) and name in {"required", "tags", "enum", "security"}:
        return [value]
    return UNCHANGED
