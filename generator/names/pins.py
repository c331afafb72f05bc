"""Names that the configuration gives, by the keys under which names are recorded."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from generator.ir import EnumSchema, ObjectSchema
from generator.names.identifiers import is_plain_name
from generator.names.inside import dotted, parameter_words, spaced
from generator.names.records import Records
from generator.names.resources import is_free, operation_key
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.config import Options, Pin
    from generator.ir import Api


def pinned_names(api: Api, keys: Mapping[str, str], options: Options) -> Records:
    """What the configuration calls things.

    Args:
        api: The intermediate model, complete.
        keys: What each schema is recorded under, by its identity.
        options: The configuration.

    Raises:
        CalcoError: A pin is about nothing, or gives a name that Python does not have.
    """
    if not options.names:
        return Records()
    things = _things(api, keys)
    tables: dict[str, dict[str, str]] = {}
    for kind, pins in options.names.items():
        known = things[kind]
        for pin in pins:
            key = known.get(pin.what)
            if key is None:
                raise _unknown(kind, pin, known)
            _check(kind, pin)
            tables.setdefault(kind, {})[key] = pin.name
    return Records(**tables)


def _things(api: Api, keys: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Everything that may be pinned, as people write it, with its key."""
    operations: dict[str, str] = {}
    parameters: dict[str, str] = {}
    for operation in api.operations:
        key = operation_key(operation)
        written = [key] if operation.id is None else [key, operation.id]
        operations |= dict.fromkeys(written, key)
        words = parameter_words(operation.parameters)
        for parameter, word in zip(operation.parameters, words, strict=True):
            for label in written:
                for name in (f"{parameter.location} {parameter.name}", parameter.name):
                    parameters.setdefault(f"{label} {name}", spaced(key, word.key))
    resources = {f"/{part}": f"/{part}" for part in sorted(_segments(api))}
    for tag in (*(tag.name for tag in api.tags), *sorted(_tags(api))):
        resources[tag] = tag
    properties: dict[str, str] = {}
    enums: dict[str, str] = {}
    for identity, schema in api.schemas.items():
        if isinstance(schema, ObjectSchema):
            names: Iterable[str] = (each.name for each in schema.properties)
            table = properties
        elif isinstance(schema, EnumSchema):
            names, table = (str(entry.value) for entry in schema.values), enums
        else:
            continue
        for name in names:
            place = dotted(keys[identity], name)
            table[place] = place
    return {
        "resources": resources,
        "operations": operations,
        "schemas": {key: key for key in keys.values()},
        "properties": properties,
        "enums": enums,
        "parameters": parameters,
    }


def _tags(api: Api) -> set[str]:
    return {tag for operation in api.operations for tag in operation.tags}


def _segments(api: Api) -> set[str]:
    return {part for operation in api.operations for part in operation.path.split("/")}


def _unknown(kind: str, pin: Pin, known: Mapping[str, str]) -> CalcoError:
    near = difflib.get_close_matches(pin.what, known, n=1)
    return CalcoError.of(
        "CALCO-C021",
        f"nothing is called {pin.what!r} among the {kind} of the document",
        place=pin.place,
        hint=f"Did you mean {near[0]!r}?" if near else "Remove it.",
    )


def _check(kind: str, pin: Pin) -> None:
    parts = pin.name.split(".") if kind in ("resources", "operations") else [pin.name]
    usable = all(is_plain_name(part) and not part.startswith("_") for part in parts)
    if kind == "operations" and len(parts) < 2:
        usable = False
    if not usable:
        raise CalcoError.of(
            "CALCO-C022",
            f"{pin.name!r} cannot be the name of {pin.what!r}",
            place=pin.place,
            hint=(
                "Write the resource and the method: things.list."
                if kind == "operations"
                else "Use letters, digits and underscores, and no keyword of Python."
            ),
        )
    resource = parts if kind == "resources" else parts[:-1]
    if resource and not is_free(".".join(resource)):
        raise CalcoError.of(
            "CALCO-C023",
            f"{pin.what!r} cannot be called {pin.name!r}: the name is taken",
            place=pin.place,
            hint="The client has an attribute of that name; choose another one.",
        )


def check_pins(
    options: Options,
    pinned: Records,
    given: Mapping[tuple[str, str], str],
    otherwise: Mapping[tuple[str, str], str],
) -> None:
    """Refuse a pin whose name was not free.

    Args:
        options: The configuration.
        pinned: Its pins by key.
        given: Kind and key of everything, to the name it has.
        otherwise: The same, had nothing been pinned.

    Raises:
        CalcoError: Something else has the name, or it means something already.
    """
    tables = pinned.tables()
    ousted = {
        (kind, name): key
        for (kind, key), name in otherwise.items()
        if key not in tables[kind] and _last(given[kind, key]) != _last(name)
    }
    for kind, pins in options.names.items():
        for pin in pins:
            keys = [key for key, name in tables[kind].items() if name == pin.name]
            other = ousted.get((kind, pin.name))
            if other is None and all(
                given.get((kind, k), pin.name) == pin.name for k in keys
            ):
                continue
            why = f"{other} is called that" if other else "the name is taken"
            raise CalcoError.of(
                "CALCO-C023",
                f"{pin.what!r} cannot be called {pin.name!r}: {why}",
                place=pin.place,
                hint="Choose another name, or pin what has this one as well.",
            )


def _last(name: str) -> str:
    return name.rpartition(".")[2]
