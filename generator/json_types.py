"""Telling the containers of a JSON tree apart, in a way type checkers follow."""

from __future__ import annotations

from typing import Any, TypeGuard


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value of a JSON tree is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a value of a JSON tree is an array."""
    return isinstance(value, list)


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Whether a value is a tuple, which stands for a sequence that is fixed."""
    return isinstance(value, tuple)


def entries(node: object, key: str) -> dict[str, Any]:
    """The object under a key; empty when there is none."""
    found = node.get(key) if is_object(node) else None
    return found if is_object(found) else {}
