"""What the parts of schemas and operations are called: fields, members, arguments."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.ir import EnumSchema, EnumValue, ObjectSchema
from generator.names.identifiers import constant, is_plain_name, snake, spelled_out
from generator.names.reserved import ARGUMENTS, MODEL_ATTRIBUTES
from generator.names.resources import operation_key
from generator.names.spelled import Speller, Word
from generator.names.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.ir import Operation, Parameter, Schema


def dotted(scope: str, key: str) -> str:
    """What a property or a value is recorded under."""
    return f"{scope}.{key}"


def spaced(scope: str, key: str) -> str:
    """What a parameter is recorded under."""
    return f"{scope} {key}"


def name_fields(
    schemas: Iterable[Schema], keys: Mapping[str, str], speller: Speller
) -> dict[str, dict[str, str]]:
    """Object identity to property to field.

    Args:
        schemas: Every schema.
        keys: What each is recorded under.
        speller: Of properties.
    """
    known: dict[str, Word] = {}
    found: dict[str, dict[str, str]] = {}
    for schema in schemas:
        if not isinstance(schema, ObjectSchema):
            continue
        properties = [property_.name for property_ in schema.properties]
        for name in properties:
            if name not in known:
                known[name] = _field(name)
        fields = speller.name(
            keys[schema.id],
            [known[name] for name in properties],
            (),
            # A model takes a value under its field's name too.
            barred=properties,
        )
        found[schema.id] = dict(zip(properties, fields, strict=True))
    return found


def _field(name: str) -> Word:
    plain = _unreserved(snake(name, fallback="field"))

    def others() -> tuple[str, ...]:
        # Where another has that name, this one is spelled as on the wire.
        written = [name] if is_plain_name(name) and _unreserved(name) == name else []
        out = [
            _unreserved(snake(spelled_out(name, dividers=dividers), fallback="field"))
            for dividers in (False, True)
        ]
        return (*written, *out)

    return Word(name, plain, plain == name, others)


def _unreserved(name: str) -> str:
    reserved = name in MODEL_ATTRIBUTES or name.startswith(("model_", "_"))
    return f"{name}_" if reserved else name


def name_members(
    schemas: Iterable[Schema], keys: Mapping[str, str], speller: Speller
) -> dict[str, tuple[str, ...]]:
    """Enumeration identity to member names, one a value.

    Args:
        schemas: Every schema.
        keys: What each is recorded under.
        speller: Of values.
    """
    found: dict[str, tuple[str, ...]] = {}
    for schema in schemas:
        if isinstance(schema, EnumSchema):
            prefix = _shared_prefix([str(entry.value) for entry in schema.values])
            values = [_member(entry, prefix) for entry in schema.values]
            found[schema.id] = tuple(speller.name(keys[schema.id], values, ()))
    return found


def _member(entry: EnumValue, prefix: int) -> Word:
    key = str(entry.value)
    text = key[prefix:] if entry.name is None else entry.name
    if entry.name is None and text[:1] == "-" and text[1:2].isdigit():
        text = f"minus {text[1:]}"
    if isinstance(entry.value, int | float) and entry.name is None:
        text = text.replace(".", " point ")
    if not words(text):
        text = spelled_out(text)
    plain = constant(text, fallback="VALUE")

    def others() -> tuple[str, ...]:
        signs = spelled_out(key.removeprefix("-"), dividers=False)
        signs = f"minus {signs}" if key[:1] == "-" else signs
        every = constant(spelled_out(key), fallback="VALUE")
        case = "UPPER" if key.isupper() else "LOWER" if key.islower() else "MIXED"
        best = constant(signs, fallback="VALUE")
        return (best, f"{plain}_{case}", every, f"{every}_{case}")

    return Word(key, plain, plain.lower() == key, others)


def _shared_prefix(values: list[str]) -> int:
    """Length of a dotted prefix, two segments or more, that says nothing.

    Names of events tend to begin with a domain: ``com.example.order.created``.
    """
    paths = [value.split(".")[:-1] for value in values]
    shared: list[str] = []
    for segments in zip(*paths, strict=False):
        if len(set(segments)) > 1:
            break
        shared.append(segments[0])
    return len(".".join(shared)) + 1 if len(values) > 1 and len(shared) > 1 else 0


def name_arguments(
    operations: Iterable[Operation], speller: Speller
) -> dict[str, tuple[str, ...]]:
    """Operation pointer to argument names, one a parameter.

    Args:
        operations: Every operation.
        speller: Of parameters.
    """
    return {
        operation.pointer: tuple(
            speller.name(
                operation_key(operation),
                parameter_words(operation.parameters),
                ARGUMENTS,
            )
        )
        for operation in operations
    }


def parameter_words(parameters: Sequence[Parameter]) -> list[Word]:
    """What is to be named of an operation's parameters, in their order."""
    in_path = {p.name for p in parameters if p.location == "path"}
    return [
        # Most are of the path or the query, where a name says who it is; a header, or
        # one of the query that the path has as well, says its location too.
        _argument(p.name, p.location, p.location == "path" or p.name not in in_path)
        for p in parameters
    ]


@lru_cache(maxsize=4096)
def _argument(name: str, location: str, alone: bool) -> Word:
    own = alone and location in ("path", "query")
    plain = snake(name, fallback="value")

    def others() -> tuple[str, ...]:
        signs = snake(spelled_out(name, dividers=False), fallback="value")
        every = snake(spelled_out(name), fallback="value")
        found = [signs] if signs != plain else []
        if own and name.isupper():
            found.append(f"{plain}_upper")
        elif own and is_plain_name(name):
            found.append(name)
        return (*found, f"{location}_{plain}", f"{location}_{every}")

    key = name if own else f"{location} {name}"
    return Word(key, plain, key == plain, others)
