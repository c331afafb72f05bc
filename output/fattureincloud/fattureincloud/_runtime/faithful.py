"""Texts of JSON as Python values that can be written again as they came.

Left to itself, pydantic takes digits for seconds since 1970, cuts times to microseconds,
counts a year as 365 days, and reads base64 in models only. A value whose own text would be
another than the one it came as keeps that one.
"""

from __future__ import annotations

import base64
import re
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, NoReturn

from pydantic import TypeAdapter
from pydantic_core import SchemaValidator, core_schema

from .scalars import standard_text
from .shapes import is_dict, is_list, is_tuple

_annotated: Any = Annotated  # as a value, for types known only when running
_INSIDE = frozenset(
    {"schema", "fields", "items_schema", "values_schema", "choices", "extras_schema"}
)
# What is not of these shapes pydantic takes for something that it is not.
_SHAPES = {
    "bytes": re.compile(r"[\w+/=\s-]*", re.ASCII),
    "datetime": re.compile(r"\d{4}-\d\d-\d\d[Tt ].*", re.ASCII),
    "decimal": re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII),
    "time": re.compile(r"\d\d:\d\d:\d\d.*", re.ASCII),
    "timedelta": re.compile(r"-?P(\d+[WD])?(T(\d+H)?(\d+M)?([\d.]+S)?)?", re.ASCII),
}


class DigitsError(Exception):
    """Digits came where a date or time should be. It is no ``ValueError``, after which
    pydantic would go on and take them for seconds."""


class _Faithful:
    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return faithful(handler(source))


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(_annotated[kind, _Faithful()])


def adapter(kind: Any) -> TypeAdapter[Any]:
    """The validator of a type, made once."""
    try:
        return _adapter(kind)
    except TypeError:  # annotated with something that has no hash
        return _adapter.__wrapped__(kind)


def faithful(schema: Any) -> Any:
    """A core schema that reads texts as the module says."""
    if is_list(schema):
        return [faithful(each) for each in schema]
    if is_tuple(schema):  # a choice and its label
        return tuple(map(faithful, schema))
    if not is_dict(schema):
        return schema
    node: Any = schema
    kind = schema.get("type")
    if not isinstance(kind, str):  # fields or choices, by name
        return {name: faithful(inner) for name, inner in schema.items()}
    ways: list[Any] = [_NO_DIGITS] if kind in ("date", "datetime") else []
    if ways or kind == "time":
        ways.append(schema | {"microseconds_precision": "error"})
    if kind in _SHAPES:
        read = _reader(_SHAPES[kind], SchemaValidator(node), is_base64=kind == "bytes")
        ways.append(core_schema.no_info_plain_validator_function(read))
    if ways:
        union = core_schema.union_schema(ways, mode="left_to_right")
        return core_schema.json_or_python_schema(union, node)
    return {k: faithful(v) if k in _INSIDE else v for k, v in schema.items()}


def _refuse(text: str) -> NoReturn:
    raise DigitsError(text)


_NO_DIGITS = core_schema.chain_schema(
    [
        core_schema.str_schema(pattern=r"^[-+]?[0-9]+\.?[0-9]*$"),
        core_schema.no_info_plain_validator_function(_refuse),
    ]
)


def _reader(
    shape: re.Pattern[str], validator: SchemaValidator, *, is_base64: bool
) -> Any:
    def read(text: object) -> Any:
        if not isinstance(text, str) or not shape.fullmatch(text):
            raise ValueError("it is not written as the format says")
        value = validator.validate_python(_decoded(text) if is_base64 else text)
        if standard_text(value) == text:
            return value
        return _keeping(type(value), _arguments(value), text)

    return read


def _decoded(text: str) -> bytes:
    plain = "".join(text.split()).replace("-", "+").replace("_", "/").rstrip("=")
    return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)


def _keeping(kind: Any, arguments: Any, text: str) -> Any:
    value = _kept(kind)(*arguments)
    value.wire_text = text
    return value


@cache
def _kept(kind: Any) -> Any:
    """The type with a text beside its value, which copies have and results have not."""

    def reduced(self: Any, _: object) -> Any:
        return _keeping, (kind, _arguments(self), self.wire_text)

    return type(kind.__name__, (kind,), {"wire_text": "", "__reduce_ex__": reduced})


def _arguments(value: Any) -> Any:
    if isinstance(value, Decimal):
        return (str(value),)
    return (bytes(value),) if isinstance(value, bytes) else value.__reduce__()[1]
