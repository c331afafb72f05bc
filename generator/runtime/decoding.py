"""Answers as typed Python values: lenient, but loud.

An answer that fits its type takes the fast path: one call of a cached validator. One
that does not is taken apart along its type: models field by field, lists and dictionaries
item by item, unions to the branch that fits best. What fits is kept as its type, what
does not is kept as it came and reported, so that one wrong value never costs the caller
the rest. Each part is first tried as a whole.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Iterator
from operator import itemgetter
from typing import (
    Annotated,
    Any,
    NamedTuple,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from .encoding import wire_name
from .faithful import DigitsError, adapter
from .headers import essence, is_json, text_of
from .mismatch import Mismatch, UnreadableError
from .shapes import is_dict, is_list, unwrapped
from .transport import RawResponse

_SHOWN = 60
_LIMITS = ("annotated_types", "pydantic._internal._fields")
_annotated: Any = Annotated  # as a value, for types known only when running


def decode_json(
    kind: Any, content: bytes, operation: str
) -> tuple[Any, list[Mismatch]]:
    """A JSON text in UTF-8 as a value of a type, and what in it does not fit; raises
    ``UnreadableError`` when it is not JSON."""
    try:
        return _read(kind, content), []
    except (ValidationError, DigitsError):
        pass
    try:
        value = from_json(content.removeprefix(b"\xef\xbb\xbf"))
    except ValueError as error:
        raise UnreadableError(f"the body is not JSON ({error})") from None
    spot = _Spot(operation, "", "", [])
    return _salvage(kind, value, spot), spot.found


def _read(kind: Any, content: bytes | str) -> Any:
    # A property may be called what in Python is the name of another.
    validate = adapter(kind).validate_json
    return validate(content, strict=True, by_alias=True, by_name=False)


def decode_answer(
    kind: Any, response: RawResponse, operation: str
) -> tuple[Any, list[Mismatch]]:
    """The body of a response as a value of a type, and what does not fit; raises
    ``UnreadableError`` for one of a kind that the type cannot be read from."""
    media_type = response.headers.get("content-type", "")
    content = response.content
    if hasattr(kind, "read_answer"):
        several: tuple[Any, list[Mismatch]] = kind.read_answer(response, operation)
        return several
    if hasattr(kind, "open_stream"):
        raise UnreadableError(f"expected {kind.accept}, got {essence(media_type)}")
    if kind is bytes:
        return content, []
    if kind is str and not is_json(media_type):
        return text_of(content, response.headers), []
    if not content:
        value, found = decode_json(kind, b"null", operation)
        if found and response.status_code not in (204, 205):
            raise UnreadableError("the body is empty")
        return value, [one._replace(value="nothing") for one in found]
    if is_json(media_type) and "charset=" in media_type.lower():
        # JSON is UTF-8, but a server that says otherwise means it.
        content = text_of(content, response.headers).encode()
    try:
        return decode_json(kind, content, operation)
    except UnreadableError as error:
        if kind is str:
            return text_of(content, response.headers), []
        if media_type and not is_json(media_type):
            message = f"expected JSON, got {essence(media_type)}"
            raise UnreadableError(message) from error
        raise


class _Spot(NamedTuple):
    """Where in an answer the walk is: the pointer (RFC 6901), the same with ``*`` for
    indexes and keys, and the list that takes what does not fit."""

    operation: str
    pointer: str
    place: str
    found: list[Mismatch]

    def down(self, key: object, *, any_key: bool) -> _Spot:
        """The spot of an item, or of a property that the type names."""
        escaped = str(key).replace("~", "~0").replace("/", "~1")
        place = f"{self.place}/{'*' if any_key else escaped}"
        return self._replace(pointer=f"{self.pointer}/{escaped}", place=place)

    def note(self, kind: Any, value: str) -> None:
        """Note that a value is not of the type."""
        told = unwrapped(kind)[1]
        parts = [one for note in told for one in getattr(note, "metadata", (note,))]
        limits = [one for one in parts if type(one).__module__ in _LIMITS]
        name = _name(kind)
        if limits:
            # MaxLen(max_length=3) and its like.
            inner = re.sub(r"[A-Za-z_]+[(](.*?)[)](?=, |$)", r"\1", str(limits)[1:-1])
            name += f" with {inner}"
        self.found.append(
            Mismatch(self.operation, self.pointer, name, value, self.place)
        )


def _salvage(kind: Any, value: Any, spot: _Spot) -> Any:
    """What can be kept of parsed JSON that as a whole does not fit its type; each part
    that does not is noted at the spot."""
    base, notes = unwrapped(kind)
    origin, arguments = get_origin(base), get_args(base)
    is_union = origin in (Union, types.UnionType)
    whole = isinstance(value, float) and value.is_integer()
    if whole and int in (arguments if is_union else (base,)):
        return int(value)  # JSON Schema counts 1.0 among the integers
    chooser = next((note for note in notes if hasattr(note, "choose")), None)
    if is_union and chooser and value is not None:
        kinds = [one for one in arguments if one is not types.NoneType]
        aside = spot._replace(found=[])
        result = _salvage(chooser.choose(kinds, value), value, aside)
        if any(one.pointer == spot.pointer for one in aside.found):
            spot.note(base, _shown(value))  # it is none of them
        else:
            spot.found.extend(aside.found)
        return result
    if is_union and value is not None:
        tries = list(_tries(arguments, notes, value, spot))
        if tries:
            _, _, found, result = min(tries, key=itemgetter(0, 1))
            spot.found.extend(found)
            return result
    elif origin in (list, tuple) and is_list(value):
        each = arguments * len(value) if origin is list else arguments
        if len(each) == len(value):
            settled = [
                _settle(one, item, spot.down(index, any_key=origin is list))
                for index, (one, item) in enumerate(zip(each, value, strict=True))
            ]
            return _limited(kind, notes, origin(settled), spot)
    elif origin is dict and is_dict(value):
        kept = {
            key: _settle(arguments[1], item, spot.down(key, any_key=True))
            for key, item in value.items()
        }
        return _limited(kind, notes, kept, spot)
    elif isinstance(base, type) and issubclass(base, BaseModel) and is_dict(value):
        return _salvage_model(base, value, spot)
    spot.note(kind, _shown(value))
    return value


def _name(kind: Any) -> str:
    """A type in words: without modules and annotations."""
    if hasattr(kind, "__value__"):  # an alias, which may hold itself
        return str(kind.__name__)
    kind = unwrapped(kind)[0]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return " | ".join(dict.fromkeys(map(_name, arguments)))
    if origin in (list, dict, tuple):
        return f"{origin.__name__}[{', '.join(map(_name, arguments))}]"
    if kind is types.NoneType:
        return "None"
    plain = isinstance(kind, type)
    return kind.__name__ if plain else repr(kind).removeprefix("typing.")


def _limited(kind: Any, notes: tuple[Any, ...], kept: Any, spot: _Spot) -> Any:
    """A container whose items have been settled; its own limits may be broken too."""
    if notes:
        try:
            parts = (cast("Any", type(kept)), *notes)
            adapter(_annotated[parts]).validate_python(kept)
        except ValidationError:
            spot.note(kind, _shown(kept))
    return kept


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _settle(kind: Any, value: Any, spot: _Spot) -> Any:
    try:
        return _read(kind, json.dumps(value))
    except (ValueError, DigitsError):
        return _salvage(kind, value, spot)


def _salvage_model(kind: type[BaseModel], value: dict[str, Any], spot: _Spot) -> Any:
    if not kind.__pydantic_complete__:
        kind.model_rebuild()
    extra = dict(value)
    values: dict[str, Any] = {}
    missing: list[str] = []
    for name, field in kind.model_fields.items():
        wire = wire_name(name, field)
        below = spot.down(wire, any_key=False)
        if wire in extra:
            # With the annotations that pydantic took off the type.
            parts = (field.annotation, *field.metadata)
            whole = _annotated[parts] if len(parts) > 1 else field.annotation
            values[name] = _settle(whole, extra.pop(wire), below)
        elif field.is_required():
            missing.append(name)
            below.note(field.annotation, "nothing")
    described = getattr(kind, "additional_properties", None)
    if isinstance(described, property):
        further = get_args(get_type_hints(described.fget)["return"])[1]
        extra = {
            key: _settle(further, item, spot.down(key, any_key=True))
            for key, item in extra.items()
        }
    model: Any = kind.model_construct(set(values))
    # A field without a value would raise AttributeError where it is read.
    model.__dict__.update(dict.fromkeys(missing), **values)
    if model.__pydantic_extra__ is not None:
        model.__pydantic_extra__.update(extra)
    return model


def _tries(
    kinds: tuple[Any, ...], notes: tuple[Any, ...], value: Any, spot: _Spot
) -> Iterator[tuple[int, int, list[Mismatch], Any]]:
    """What each branch of a union makes of a value: the number of its mismatches, how
    little it has in common with the value, the mismatches, and the result."""
    branches = [kind for kind in kinds if kind is not types.NoneType]
    names = (getattr(note, "discriminator", None) for note in notes)
    discriminator: Any = next(filter(None, names), None)
    for kind in branches:
        overlap = _overlap(kind, value)
        if discriminator and is_dict(value) and not _means(kind, discriminator, value):
            overlap = 0
        if overlap or len(branches) == 1:
            aside = spot._replace(found=[])
            result = _salvage(kind, value, aside)
            yield len(aside.found), -overlap, aside.found, result


def _means(kind: Any, discriminator: Any, value: dict[str, Any]) -> bool:
    """Whether a branch of a union is the one that its discriminator names."""
    tags = [getattr(note, "tag", None) for note in unwrapped(kind)[1]]
    return discriminator(value) in tags


def _overlap(kind: Any, value: Any) -> int:
    """How much of a value a branch of a union has names for."""
    origin = get_origin(unwrapped(kind)[0])
    if origin in (list, dict):
        return int(isinstance(value, origin))
    return len(_fields(kind).keys() & value.keys()) if is_dict(value) else 0


def _fields(kind: Any) -> dict[str, Any]:
    """The fields of a model by wire name; none of any other type."""
    fields: dict[str, Any] = getattr(unwrapped(kind)[0], "model_fields", {})
    return {wire_name(name, field): field for name, field in fields.items()}
