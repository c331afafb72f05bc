"""Taking apart a JSON value that does not fit its type.

The walk follows the type: models field by field, lists and dictionaries item by item,
unions to the branch that fits best. Each part is first tried as a whole, so only the
path down to a wrong value is taken apart.
"""

from __future__ import annotations

import json
import re
import types
from collections import abc
from enum import Enum
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, Discriminator, TypeAdapter, ValidationError

from .mismatch import Mismatch
from .shapes import is_dict, is_list

_LISTS = (list, tuple, set, frozenset, abc.Sequence, abc.Iterable, abc.Set)
_DICTS = (dict, abc.Mapping, abc.MutableMapping)
_SHOWN = 60
_annotated: Any = Annotated  # as a value, for types known only when running

_adapters: dict[Any, TypeAdapter[Any]] = {}


def adapter_for(kind: Any) -> TypeAdapter[Any]:
    """The validator of a type, made once."""
    try:
        adapter = _adapters.get(kind)
    except TypeError:  # annotated with something that has no hash
        return TypeAdapter(kind)
    if adapter is None:
        adapter = _adapters[kind] = TypeAdapter(kind)
    return adapter


class Spot(NamedTuple):
    """Where in an answer the walk is: the pointer (RFC 6901), the same with ``*`` for
    indexes and keys, and the list that takes what does not fit."""

    operation: str
    pointer: str
    place: str
    found: list[Mismatch]

    def down(self, key: object, *, any_key: bool) -> Spot:
        """The spot of an item, or of a property that the type names."""
        escaped = str(key).replace("~", "~0").replace("/", "~1")
        place = f"{self.place}/{'*' if any_key else escaped}"
        return self._replace(pointer=f"{self.pointer}/{escaped}", place=place)

    def note(self, kind: Any, value: str) -> None:
        """Note that a value is not of the type."""
        self.found.append(
            Mismatch(self.operation, self.pointer, _name(kind), value, self.place)
        )


def salvage(kind: Any, value: Any, spot: Spot) -> Any:
    """What can be kept of parsed JSON that as a whole does not fit its type; each part
    that does not is noted at the spot."""
    base, notes = _unwrapped(kind)
    origin, arguments = get_origin(base), get_args(base)
    if origin in (Union, types.UnionType):
        return _salvage_union(base, notes, value, spot)
    if isinstance(base, type) and issubclass(base, BaseModel):
        if base.__pydantic_root_model__:
            root = salvage(base.model_fields["root"].annotation, value, spot)
            return base.model_construct(root=root)
        if is_dict(value):
            return _salvage_model(base, value, spot)
    elif origin in _LISTS and arguments and is_list(value):
        return [
            _settle(arguments[0], item, spot.down(index, any_key=True))
            for index, item in enumerate(value)
        ]
    elif origin in _DICTS and len(arguments) == 2 and is_dict(value):
        return {
            key: _settle(arguments[1], item, spot.down(key, any_key=True))
            for key, item in value.items()
        }
    elif base is int and isinstance(value, float) and value.is_integer():
        return int(value)  # JSON Schema counts 1.0 among the integers
    spot.note(base, _summary(value))
    return value


def _settle(kind: Any, value: Any, spot: Spot) -> Any:
    try:
        return adapter_for(kind).validate_json(json.dumps(value), strict=True)
    except (ValidationError, ValueError):
        return salvage(kind, value, spot)


def _salvage_model(kind: type[BaseModel], value: dict[str, Any], spot: Spot) -> Any:
    if not kind.__pydantic_complete__:
        kind.model_rebuild()
    extra = dict(value)
    values: dict[str, Any] = {}
    missing: list[str] = []
    for name, field in kind.model_fields.items():
        wire_name = field.alias or name
        below = spot.down(wire_name, any_key=False)
        key = wire_name if wire_name in extra else name
        if key in extra:
            values[name] = _settle(_whole(field), extra.pop(key), below)
        elif field.is_required():
            missing.append(name)
            below.note(field.annotation, "nothing")
    model: Any = kind.model_construct(set(values))
    # A field without a value would raise AttributeError where it is read.
    model.__dict__.update(dict.fromkeys(missing), **values)
    if model.__pydantic_extra__ is not None:
        model.__pydantic_extra__.update(extra)
    return model


def _salvage_union(union: Any, notes: tuple[Any, ...], value: Any, spot: Spot) -> Any:
    branches = [kind for kind in get_args(union) if kind is not types.NoneType]
    if value is not None and len(branches) == 1:
        return salvage(branches[0], value, spot)
    if is_dict(value):
        name = _discriminator(notes)
        if name is not None:
            branches = [kind for kind in branches if _means(kind, name, value)]
        best: tuple[tuple[int, int], Any, list[Mismatch]] | None = None
        for kind in branches:
            overlap = _overlap(kind, value)
            if overlap:
                aside = spot._replace(found=[])
                result = salvage(kind, value, aside)
                rank = (len(aside.found), -overlap)
                if best is None or rank < best[0]:
                    best = (rank, result, aside.found)
        if best is not None:
            spot.found.extend(best[2])
            return best[1]
    elif is_list(value):
        for kind in branches:
            if get_origin(_unwrapped(kind)[0]) in _LISTS:
                return salvage(kind, value, spot)
    elif isinstance(value, float) and value.is_integer() and int in branches:
        return int(value)
    spot.note(union, _summary(value))
    return value


def _whole(field: Any) -> Any:
    """The type of a field with the annotations that pydantic took off it."""
    parts = (field.annotation, *field.metadata)
    if field.discriminator is not None:
        parts = (*parts, Discriminator(field.discriminator))
    return _annotated[parts] if len(parts) > 1 else field.annotation


def _unwrapped(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without the annotations and aliases around it, and the annotations."""
    notes: tuple[Any, ...] = ()
    while True:
        if get_origin(kind) is Annotated:
            kind, *more = get_args(kind)
            notes += tuple(more)
        elif hasattr(kind, "__value__"):
            kind = kind.__value__
        else:
            return kind, notes


def _discriminator(notes: tuple[Any, ...]) -> Any:
    found = (getattr(note, "discriminator", None) for note in notes)
    return next(filter(None, found), None)


def _means(kind: Any, discriminator: Any, value: dict[str, Any]) -> bool:
    """Whether a branch of a union is the one that its discriminator names."""
    if callable(discriminator):
        tags = [getattr(note, "tag", None) for note in _unwrapped(kind)[1]]
        return discriminator(value) in tags
    for name, field in _fields(kind).items():
        if discriminator in (name, field.alias):
            accepted, _ = _unwrapped(field.annotation)
            if get_origin(accepted) is Literal:
                given = value.get(field.alias or name)
                return given in [
                    choice.value if isinstance(choice, Enum) else choice
                    for choice in get_args(accepted)
                ]
    return False


def _overlap(kind: Any, value: dict[str, Any]) -> int:
    """How many entries of an object a branch of a union has names for."""
    if get_origin(_unwrapped(kind)[0]) in _DICTS:
        return 1
    fields = _fields(kind).items()
    return sum(1 for name, field in fields if (field.alias or name) in value)


def _fields(kind: Any) -> dict[str, Any]:
    fields: dict[str, Any] = getattr(_unwrapped(kind)[0], "model_fields", {})
    return fields


def _name(kind: Any) -> str:
    if isinstance(kind, type) and not get_args(kind):
        return kind.__name__
    return re.sub(r"\b(?:\w+\.)+(?=\w)", "", repr(kind))


def _summary(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
