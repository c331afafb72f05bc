"""The limits of a type as arguments of pydantic's ``Field``."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.ir import ListType, MapType, ScalarType
from generator.patterns import is_checkable
from generator.plan.literals import literal, string

if TYPE_CHECKING:
    from generator.ir import Constraints

# More than any text or list has, and no more than what counts them can hold.
_MOST = 2**31
# Formats whose values are read into other things than text.
_PLAIN_FORMATS = frozenset(
    {"date", "date-time", "time", "duration", "uuid", "byte", "binary", "decimal"}
)


def field_arguments(type_: ScalarType | ListType | MapType) -> str:
    """Source of the arguments that hold values to the limits; empty without any.

    ``uniqueItems`` is left to the documentation: pydantic has no list of unique items,
    and a set would lose their order.
    """
    limits = type_.constraints
    if not limits:
        return ""
    if not isinstance(type_, ScalarType):
        return ", ".join(_counts(limits.min_items, limits.max_items))
    if type_.kind in ("integer", "number"):
        return ", ".join(_bounds(limits, whole=type_.kind == "integer"))
    if type_.kind == "string" and type_.format not in _PLAIN_FORMATS:
        found = _counts(limits.min_length, limits.max_length)
        if limits.pattern is not None and is_checkable(limits.pattern):
            found.append(f"pattern={string(limits.pattern)}")
        return ", ".join(found)
    return ""


def _counts(least: int | None, most: int | None) -> list[str]:
    found: list[str] = []
    if least and least < _MOST:
        found.append(f"min_length={least}")
    if most is not None and 0 <= most < _MOST:
        found.append(f"max_length={most}")
    return found


def _bounds(limits: Constraints, *, whole: bool) -> list[str]:
    found: list[str] = []
    for name, bound in (
        ("ge", limits.minimum),
        ("le", limits.maximum),
        ("gt", limits.exclusive_minimum),
        ("lt", limits.exclusive_maximum),
    ):
        if bound is None:
            continue
        if not whole:
            if math.isfinite(_as_float(bound)):
                found.append(f"{name}={literal(bound)}")
        elif isinstance(bound, int) or bound.is_integer():
            found.append(f"{name}={int(bound)}")
        elif math.isfinite(bound):
            upward = name in ("ge", "gt")
            edge = math.ceil(bound) if upward else math.floor(bound)
            found.append(f"{'ge' if upward else 'le'}={edge}")
    step = limits.multiple_of
    if step and (not whole or isinstance(step, int) or step.is_integer()):
        found.append(f"multiple_of={int(step) if whole else literal(step)}")
    return found


def _as_float(number: int | float) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf
