"""Telling apart the shapes of untyped values, in terms type checkers follow."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Annotated, Any, TypeGuard, get_args, get_origin


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


def unwrapped(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without the annotations and aliases around it, and the annotations."""
    notes: tuple[Any, ...] = ()
    while True:
        if get_origin(kind) is Annotated:
            kind, *more = get_args(kind)
            notes += tuple(more)
        elif hasattr(kind, "__value__"):
            value = kind.__value__
            names = vars(sys.modules[kind.__module__]) if isinstance(value, str) else {}
            kind = eval(value, names) if names else value  # an alias of our own
        else:
            return kind, notes
