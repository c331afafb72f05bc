"""Python values as JSON."""

from __future__ import annotations

import json
import math
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from .scalars import UnsendableError, standard_text
from .sentinels import NOT_GIVEN
from .shapes import is_items, is_list, is_mapping, is_model

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import SchemaSerializer

_dumps = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False
).encode
_EXACT = frozenset({str, int, bool, type(None)})


def encode(value: Any, where: str = "body") -> bytes:
    """A value as compact JSON in UTF-8; see ``to_wire``."""
    serializer = _serializer(value.__class__)
    if serializer is not None and not value.__pydantic_extra__:
        try:
            return serializer.to_json(value, by_alias=True, exclude_unset=True)
        except (AttributeError, TypeError, ValueError):
            pass  # the walk can, or says what is wrong
    return dump_json(to_wire(value, where))


def dump_json(value: object) -> bytes:
    """Plain dicts, lists and single values as compact JSON in UTF-8."""
    text = _dumps(value)
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which only an escape can carry
        return json.dumps(value, separators=(",", ":")).encode()


def to_wire(value: object, where: str, *, read_only: bool = False) -> Any:
    """A value in the terms of JSON.

    Of models: the fields that were given and the extra ones, by their wire names.
    Dictionary entries that are ``NOT_GIVEN`` are left out.

    Args:
        value: Dicts, lists, models and single values, nested in any way.
        where: How messages call the value.
        read_only: Keep the fields that only the server sets.

    Raises:
        TypeError: A value has no form in JSON; the message says where it is.
        ValueError: A number is infinite or undefined, or the value contains itself.
    """
    try:
        return _convert(value, read_only)
    except _RefusedError as refused:
        text = f"{where}{refused.place}: {refused.error}"
        raise type(refused.error)(text) from None
    except RecursionError:
        raise ValueError(f"{where}: the value contains itself") from None


def fields_of(value: Any, read_only: bool = False) -> dict[str, Any]:
    """The given and extra fields of a model by wire name, as and where they are."""
    given: set[str] = value.__pydantic_fields_set__
    extra: dict[str, Any] = value.__pydantic_extra__ or {}
    plan = _plan(value.__class__)
    result = {
        plan[name][0]: item
        for name, item in value.__dict__.items()
        if name in given and name in plan and (read_only or not plan[name][1])
        # Else it may be an extra property called like the field that was given.
        and (name not in extra or item is not None)
    }
    return result | extra


def wire_name(name: str, field: Any) -> str:
    """What a model's field is called on the wire; even the empty text is a name."""
    alias: str | None = field.serialization_alias
    return name if alias is None else alias


@cache
def _serializer(kind: Any) -> SchemaSerializer | None:
    if not hasattr(kind, "__pydantic_fields__"):
        return None
    from .serializing import serializer  # which loads pydantic

    return serializer(kind)


@cache
def _plan(kind: Any) -> dict[str, tuple[str, bool]]:
    if not kind.__pydantic_complete__:
        kind.model_rebuild()
    hidden: frozenset[str] = getattr(kind, "_read_only", frozenset())
    return {
        name: (wire_name(name, field), name in hidden)
        for name, field in kind.__pydantic_fields__.items()
    }


class _RefusedError(Exception):
    """A value that has no form; its place is put together on the way out."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.place = ""


def _convert(value: Any, read_only: bool) -> Any:
    kind: Any = value.__class__
    if kind in _EXACT or (kind is float and math.isfinite(value)):
        return value
    if kind is dict:
        return _convert_mapping(value, read_only)
    if kind is list:
        return _convert_items(value, read_only)
    if is_model(value):
        fields = fields_of(value, read_only)
        if value.__pydantic_root_model__:
            return _convert(fields["root"], read_only)
        return _convert_mapping(fields, read_only)
    if isinstance(value, Enum):
        return _convert(value.value, read_only)
    # Subclasses may print as anything; their plain value is what is meant.
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int.__int__(value)
    if isinstance(value, float) and math.isfinite(value):
        return float.__float__(value)
    if is_mapping(value):
        return _convert_mapping(value, read_only)
    if is_items(value):  # a list that pages is but its own page here
        return _convert_items(value[:] if is_list(value) else value, read_only)
    try:
        return standard_text(value)
    except (UnsendableError, ValueError) as error:
        raise _RefusedError(error) from None


def _convert_mapping(value: Mapping[Any, Any], read_only: bool) -> dict[str, Any]:
    result: dict[str, Any] = {}
    key: Any = None
    try:
        for key, item in value.items():
            if item is not NOT_GIVEN:
                result[_key(key)] = _convert(item, read_only)
    except _RefusedError as refused:
        refused.place = f".{key}{refused.place}"
        raise
    return result


def _key(key: Any) -> str:
    plain = key.value if isinstance(key, Enum) else key
    if not isinstance(plain, str):
        raise _RefusedError(TypeError(f"a key of type {type(key).__name__}, not str"))
    return plain


def _convert_items(value: Any, read_only: bool) -> list[Any]:
    result: list[Any] = []
    try:
        for item in value:
            result.append(_convert(item, read_only))
    except _RefusedError as refused:
        refused.place = f"[{len(result)}]{refused.place}"
        raise
    return result
