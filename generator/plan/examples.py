"""Values for calls: the document's examples where they fit, made ones where not."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any

from generator.ir import (
    AliasSchema,
    AnyType,
    Api,
    ConstantType,
    EnumSchema,
    Example,
    ListType,
    MapType,
    NullableType,
    ObjectSchema,
    Reference,
    ScalarType,
    Type,
    UnionType,
)
from generator.json_types import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAMPLES = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T09:30:00Z",
    "time": "09:30:00Z",
    "duration": "P1D",
    "uuid": "6f1c2b1e-9d0a-4b57-8f43-2a7e5c9d1b60",
    "email": "someone@example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://example.com/",
    "url": "https://example.com/",
}
_DEPTH = 8


class MisfitError(Exception):
    """The value is not one of the type."""


class Examples:
    """Chooses and makes values that a caller may pass.

    Args:
        api: The intermediate model.
    """

    def __init__(self, api: Api) -> None:
        self._schemas = api.schemas

    def choose(self, type_: Type, examples: Iterable[Example | Any]) -> Any:
        """The first example that fits, as the caller writes it; made if none does.

        Properties that callers must not pass are left out, and text that stands
        for binary content becomes bytes.
        """
        for example in examples:
            value = example.value if isinstance(example, Example) else example
            try:
                return self.fit(type_, value)
            except MisfitError:
                continue
        return self.sample(type_)

    def fit(self, type_: Type, value: Any) -> Any:
        """The value as a caller writes it.

        Raises:
            MisfitError: The value is not one of the type.
        """
        match type_:
            case AnyType():
                return value
            case NullableType():
                return None if value is None else self.fit(type_.inner, value)
            case ConstantType():
                return _checked(value, value == type_.value)
            case ScalarType():
                return _fit_scalar(type_, value)
            case ListType():
                _checked(value, is_array(value))
                return [self.fit(type_.items, item) for item in value]
            case MapType():
                _checked(value, is_object(value))
                entries = value
                return {k: self.fit(type_.values, item) for k, item in entries.items()}
            case UnionType():
                for variant in type_.variants:
                    try:
                        return self.fit(variant, value)
                    except MisfitError:
                        continue
                raise MisfitError
            case Reference():
                return self._fit_schema(type_.schema, value)

    def _fit_schema(self, identity: str, value: Any) -> Any:
        schema = self._schemas[identity]
        if isinstance(schema, AliasSchema):
            return self.fit(schema.type, value)
        if isinstance(schema, EnumSchema):
            known = [entry.value for entry in schema.values]
            return _checked(value, value in known and _same_kind(value, known))
        _checked(value, is_object(value))
        given = value
        fitted: dict[str, Any] = {}
        for property_ in schema.properties:
            if property_.read_only:
                continue
            if property_.name in given:
                fitted[property_.name] = self.fit(property_.type, given[property_.name])
            elif property_.required:
                raise MisfitError
        return fitted

    def sample(self, type_: Type, depth: int = 0) -> Any:
        """A value of the type, the same in every run."""
        match type_:
            case AnyType():
                return {}
            case NullableType():
                return None if depth > _DEPTH else self.sample(type_.inner, depth)
            case ConstantType():
                return type_.value
            case ScalarType():
                return _sample_scalar(type_)
            case ListType():
                count = max(type_.constraints.min_items or 0, 1)
                if depth > _DEPTH:
                    count = type_.constraints.min_items or 0
                return [self.sample(type_.items, depth + 1) for _ in range(count)]
            case MapType():
                if depth > _DEPTH:
                    return {}
                return {"key": self.sample(type_.values, depth + 1)}
            case UnionType():
                return self.sample(type_.variants[0], depth)
            case Reference():
                return self._sample_schema(type_.schema, depth)

    def _sample_schema(self, identity: str, depth: int) -> Any:
        schema = self._schemas[identity]
        if isinstance(schema, AliasSchema):
            return self.sample(schema.type, depth + 1)
        if isinstance(schema, EnumSchema):
            return schema.values[0].value
        return self._sample_object(schema, depth)

    def _sample_object(self, schema: ObjectSchema, depth: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for property_ in schema.properties:
            if property_.read_only or (depth > 0 and not property_.required):
                continue
            documented = property_.documentation
            examples = [*documented.examples]
            if documented.has_default:
                examples.append(documented.default)
            for example in examples:
                try:
                    made[property_.name] = self.fit(property_.type, example)
                    break
                except MisfitError:
                    continue
            else:
                made[property_.name] = self.sample(property_.type, depth + 1)
        return made


def _checked(value: Any, fits: bool) -> Any:
    if not fits:
        raise MisfitError
    return value


def _same_kind(value: Any, known: list[Any]) -> bool:
    return isinstance(value, bool) == isinstance(known[0], bool)


def _fit_scalar(type_: ScalarType, value: Any) -> Any:
    kind = type_.kind
    if kind == "null":
        return _checked(value, value is None)
    if kind == "boolean":
        return _checked(value, isinstance(value, bool))
    if kind == "integer":
        return _checked(value, isinstance(value, int) and not isinstance(value, bool))
    if kind == "number":
        number = isinstance(value, int | float) and not isinstance(value, bool)
        _checked(value, number)
        return str(value) if type_.format == "decimal" else value
    _checked(value, isinstance(value, str))
    if type_.format == "binary":
        return str(value).encode()
    if type_.format == "byte":
        try:
            return base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError):
            raise MisfitError from None
    return value


def _sample_scalar(type_: ScalarType) -> Any:
    limits = type_.constraints
    match type_.kind:
        case "null":
            return None
        case "boolean":
            return True
        case "integer" | "number":
            low = limits.minimum
            if low is None and limits.exclusive_minimum is not None:
                low = limits.exclusive_minimum + 1
            high = limits.maximum
            if high is None and limits.exclusive_maximum is not None:
                high = limits.exclusive_maximum - 1
            value: int | float = 1
            if low is not None and value < low:
                value = low
            if high is not None and value > high:
                value = high
            if limits.multiple_of:
                value = limits.multiple_of * max(1, -(-value // limits.multiple_of))
            if type_.kind == "integer":
                return int(value)
            return str(value) if type_.format == "decimal" else value
        case "string":
            if type_.format in ("binary", "byte"):
                return b"content"
            if type_.format == "decimal":
                return "1.00"
            text = _SAMPLES.get(type_.format or "", "text")
            if limits.min_length and len(text) < limits.min_length:
                text += "x" * (limits.min_length - len(text))
            if limits.max_length is not None:
                text = text[: limits.max_length]
            return text
