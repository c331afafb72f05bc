"""What a node of a tree is, told so that type checkers follow.

A tree is plain: dicts with string keys, lists, strings, numbers, booleans and
``None``.
"""

from __future__ import annotations

from typing import Any, TypeGuard


def is_map(node: Any) -> TypeGuard[dict[str, Any]]:
    """Whether a node is a mapping."""
    return isinstance(node, dict)


def is_list(node: Any) -> TypeGuard[list[Any]]:
    """Whether a node is a list."""
    return isinstance(node, list)


def is_text(node: Any) -> TypeGuard[str]:
    """Whether a node is a string."""
    return isinstance(node, str)


def names(text: str) -> frozenset[str]:
    """The words of a text, for tables of names."""
    return frozenset(text.split())
