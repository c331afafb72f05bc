"""Requests held to the API's description before they are sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from .decoding import decode_json
from .encoding import dump_json, to_wire, wire_name
from .files import is_content
from .operation import Operation
from .sentinels import NOT_GIVEN
from .shapes import (
    is_dict,
    is_items,
    is_list,
    is_mapping,
    is_model,
    is_tuple,
    unwrapped,
)

Checks = Mapping[str, Any]
_NONE: Checks = {}
_SHOWN = 60


class Breach(NamedTuple):
    """What in a request is not as the API's description says.

    Attributes:
        where: The parameter, or the place in the body: ``body.data.name``.
        expected: What is wrong, in words.
        value: The start of the value.
    """

    where: str
    expected: str
    value: str

    def __str__(self) -> str:
        return f"{self.where}: {self.expected}, got {self.value}"


class InvalidRequestError(ValueError):
    """A request that the API's description forbids; nothing was sent."""

    def __init__(self, operation: str, breaches: list[Breach]) -> None:
        super().__init__(f"{operation}: {'; '.join(map(str, breaches))}")
        self.operation = operation
        self.breaches = breaches

    def __reduce__(self) -> Any:
        return type(self), (self.operation, self.breaches)


def validate(
    operation: Operation[Any],
    arguments: tuple[object, ...],
    body: object,
    checks: Callable[[], Checks] | None,
) -> None:
    """Hold a call to its description.

    Args:
        operation: What is called.
        arguments: A value for each of its parameters.
        body: The request body.
        checks: Returns the types of what is more than its Python type says: of
            parameters by name, or by operation and name; of bodies by operation.

    Raises:
        InvalidRequestError: With everything that is not as it should be.
    """
    known: Checks = checks() if checks is not None else _NONE
    found: list[Breach] = []
    for parameter, value in zip(operation.parameters, arguments, strict=True):
        own = f"{operation.name} {parameter.name}"
        kind = known.get(own, known.get(parameter.name))
        if kind is not None and value is not NOT_GIVEN and value is not None:
            found += _breaches(kind, value, str(parameter))
    own = f"{operation.name} {operation.body and operation.body.media_type}"
    kind = known.get(own, known.get(f"{operation.name} body"))
    if kind is not None and body is not NOT_GIVEN and not is_content(body):
        found += _breaches(kind, body, "body")
    if found:
        raise InvalidRequestError(operation.name, found)


def _breaches(kind: Any, value: object, where: str) -> Iterator[Breach]:
    plain = to_wire(_without_files(value), where)
    try:
        TypeAdapter[Any](kind).validate_json(dump_json(plain))
    except ValidationError as error:
        # Each alternative of a union says what it misses; the first will do.
        told: set[str] = set()
        for one in error.errors(include_url=False):
            place, last = _place(plain, one["loc"]), one["loc"][-1:]
            missing = one["type"] == "missing"
            full = f"{where}{place}{f'.{last[0]}' if missing else ''}"
            # What only the server sets is not missing.
            if full in told or (missing and _is_read_only(kind, one["loc"])):
                continue
            told.add(full)
            yield Breach(full, one["msg"], _shown(one["input"]))
    made, _ = decode_json(kind, dump_json(plain), where)
    yield from _unknown(made, where)


def _without_files(value: Any) -> Any:
    """A value with texts for what is a file, whose content is not looked at."""
    if is_mapping(value):
        return {key: _without_files(item) for key, item in value.items()}
    is_file = is_tuple(value) and len(value) > 1 and is_content(value[1])
    if is_file or (is_content(value) and not isinstance(value, bytes)):
        return ""
    if is_items(value):
        return [_without_files(item) for item in value]
    return value


def _is_read_only(kind: Any, place: tuple[Any, ...]) -> bool:
    """Whether only the server sets the field at a place in a type."""
    models = list(_models(kind, []))
    for index, part in enumerate(place):
        found = [
            (model, name, field.annotation)
            for model in models
            for name, field in model.model_fields.items()
            if part in (name, wire_name(name, field))
        ]
        if index == len(place) - 1:
            return any(
                name in getattr(model, "_read_only", ()) for model, name, _ in found
            )
        # Indexes, keys and the names of alternatives lead to no field.
        models = [one for *_, kind in found for one in _models(kind, [])] or models
    return False


def _models(kind: Any, seen: list[Any]) -> Iterator[type[BaseModel]]:
    """The models that a value of a type can be, or hold with nothing between."""
    base, _ = unwrapped(kind)
    if isinstance(base, type) and issubclass(base, BaseModel):
        yield base
    elif not any(one is base for one in seen):
        for part in get_args(base):
            yield from _models(part, [*seen, base])


def _unknown(value: Any, where: str) -> Iterator[Breach]:
    """The members of enumerations that the description does not list."""
    if isinstance(value, Enum):
        if not getattr(value, "is_known", True):
            members = ", ".join(str(member.value) for member in type(value))
            yield Breach(where, f"expected one of {members}", _shown(value.value))
    elif is_model(value):
        for name in value.__pydantic_fields_set__:
            yield from _unknown(getattr(value, name, None), f"{where}.{name}")
    elif is_dict(value):
        for key, item in value.items():
            yield from _unknown(item, f"{where}.{key}")
    elif is_items(value):
        for index, item in enumerate(value):
            yield from _unknown(item, f"{where}[{index}]")


def _place(value: Any, parts: tuple[Any, ...]) -> str:
    """Where an error is: the parts that lead through the value, for others name types."""
    where = ""
    for part in parts:
        if is_dict(value) and part in value:
            where, value = f"{where}.{part}", value[part]
        elif is_list(value) and isinstance(part, int) and part < len(value):
            where, value = f"{where}[{part}]", value[part]
    return where


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
