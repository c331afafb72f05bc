"""Choosing the variant of a union that describes a value best.

A validator takes the first variant that a value does not break. Where properties may be
missing, further ones are kept and enumerations are open, several variants take almost
any object. Here each variant is asked how much of the value it does not describe; the one
with the least to say wins, and among equals the first.
"""

from __future__ import annotations

import json
import types
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import core_schema

from .encoding import wire_name
from .faithful import DigitsError, adapter
from .shapes import is_dict, is_list, unwrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# How deep the looks at a value go: names and constants first, then all of it.
_LOOKS = (1, 5)
_MOST_ITEMS = 8

# What does not fit at all, what fits and is not named, and what is named loosely.
_WRONG = (1, 0, 0)
_LOOSE = (0, 0, 1)
_FITS = (0, 0, 0)
Misfit = tuple[int, int, int]


class BestFit:
    """Stands beside a union in ``Annotated``; see the module."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: Callable[[Any], core_schema.CoreSchema]
    ) -> core_schema.CoreSchema:
        kinds = [kind for kind in get_args(source) if kind is not types.NoneType]
        choices = {index: handler(kind) for index, kind in enumerate(kinds)}
        schema: core_schema.CoreSchema = core_schema.tagged_union_schema(
            choices, lambda value: kinds.index(self.choose(kinds, value))
        )
        nullable = len(kinds) < len(get_args(source))
        return core_schema.nullable_schema(schema) if nullable else schema

    def choose(self, kinds: Iterable[Any], value: object) -> Any:
        """The type that describes a value best: JSON as parsed, or Python objects."""
        left = list(kinds)
        for depth in _LOOKS:
            ranked = [(misfit(kind, value, depth), kind) for kind in left]
            least = min(one for one, _ in ranked)
            left = [kind for one, kind in ranked if one == least]
            if len(left) == 1:
                break
        return left[0]


BEST_FIT = BestFit()


def misfit(kind: Any, value: object, depth: int) -> Misfit:
    """How badly a type describes a value down to a depth: its wrong parts, those it has no
    name for, and those it describes less closely than another type might."""
    base, notes = unwrapped(kind)
    origin, arguments = get_origin(base), get_args(base)
    if base is Any:
        return _LOOSE
    if origin in (Union, types.UnionType):
        return min(misfit(one, value, depth) for one in arguments)
    if origin is Literal:
        same = any(value == one and type(value) is type(one) for one in arguments)
        return _FITS if same else (2, 0, 0)
    if origin is list:
        return _of_items(arguments[0], value, depth) if is_list(value) else _WRONG
    if origin is dict:
        if not is_dict(value):
            return _WRONG
        if not depth:
            return _FITS
        inner = _sum(misfit(arguments[1], one, depth - 1) for one in _some(value))
        return inner[0], inner[1] + len(value), inner[2]
    if isinstance(base, type):
        if isinstance(value, base) and not isinstance(value, (bool, str, int)):
            return _FITS
        if issubclass(base, BaseModel):
            return _of_model(base, value, depth)
        if issubclass(base, Enum):
            return _of_enum(base, value)
        if not notes and type(value) is base:
            return _LOOSE if base is str else _FITS
    return _by_validating(kind, value) if depth else _FITS


def _of_items(kind: Any, value: list[Any], depth: int) -> Misfit:
    some = value[:_MOST_ITEMS] if depth else []
    return _sum(misfit(kind, one, depth - 1) for one in some)


def _of_model(kind: type[BaseModel], value: object, depth: int) -> Misfit:
    if not is_dict(value):
        return _WRONG
    if not depth:
        return _FITS
    if not kind.__pydantic_complete__:
        kind.model_rebuild()
    rest = dict(value)
    wrong, unnamed, loose = 0, 0, 0
    for name, field in kind.model_fields.items():
        wire = wire_name(name, field)
        key = wire if wire in rest else name  # a caller's dict may have either
        if key in rest:
            inner = misfit(field.annotation, rest.pop(key), depth - 1)
            wrong, unnamed, loose = _sum(((wrong, unnamed, loose), inner))
        elif field.is_required():
            wrong += 1
    return wrong, unnamed + len(rest), loose + len(rest)


def _of_enum(kind: type[Enum], value: object) -> Misfit:
    if isinstance(value, kind) or value in [member.value for member in kind]:
        return _FITS
    plain = str if issubclass(kind, str) else int
    usable = isinstance(value, plain) and not isinstance(value, bool)
    return (0, 2, 0) if usable else _WRONG


def _by_validating(kind: Any, value: object) -> Misfit:
    try:
        adapter(kind).validate_json(json.dumps(value), strict=True)
    except (ValidationError, DigitsError):
        return _WRONG
    except (TypeError, ValueError):  # no JSON: an object that a caller made
        return _WRONG
    return _FITS if type(value) is not int or unwrapped(kind)[0] is int else _LOOSE


def _some(value: dict[str, Any]) -> list[Any]:
    return list(value.values())[:_MOST_ITEMS]


def _sum(parts: Iterable[Misfit]) -> Misfit:
    wrong, unnamed, loose = 0, 0, 0
    for one in parts:
        wrong, unnamed, loose = wrong + one[0], unnamed + one[1], loose + one[2]
    return wrong, unnamed, loose
