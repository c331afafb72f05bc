"""Telling apart the shapes of untyped values, in terms type checkers follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard


def is_dict(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple)


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def is_items(value: object) -> TypeGuard[list[Any]]:
    """Whether a value is sent as an array."""
    return isinstance(value, (list, tuple, set, frozenset))


def is_model(value: object) -> bool:
    """Whether a value is a model, without importing pydantic to find out."""
    return hasattr(type(value), "__pydantic_fields__")
