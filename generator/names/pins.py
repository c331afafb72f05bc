"""Names that the configuration gives, by the keys under which names are recorded."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from generator.ir import EnumSchema, ObjectSchema
from generator.names.identifiers import is_plain_name
from generator.names.inside import dotted, parameter_words, spaced
from generator.names.records import Records
from generator.names.reserved import CLASSES, FIELDS, MEMBERS, RESOURCE_CLASSES
from generator.names.resources import is_free, operation_key
from generator.names.retired import within
from generator.names.sign_ins import scopes_of
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
            if key is None and options.is_past:
                continue
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
        "scopes": {scope: scope for scope in scopes_of(api)},
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
    if usable and _means_something(kind, pin.name):
        raise _taken(
            pin,
            "the name is taken",
            "It means something in the package or in Python; choose another one.",
        )
    if kind == "schemas" and not pin.name[:1].isupper():
        usable = False  # modules, functions and fields are told from classes by that
    if not usable:
        raise CalcoError.of(
            "CALCO-C022",
            f"{pin.name!r} cannot be the name of {pin.what!r}",
            place=pin.place,
            hint=_USABLE.get(
                kind, "Use letters, digits and underscores, and no keyword of Python."
            ),
        )
    resource = parts if kind == "resources" else parts[:-1]
    if resource and not is_free(".".join(resource)):
        raise _taken(
            pin,
            "the name is taken",
            "The client has an attribute of that name; choose another one.",
        )


_USABLE = {
    "operations": "Write the resource and the method: things.list.",
    "schemas": "Write a class: a capital, then letters, digits and underscores.",
}

_MEANT = {
    "schemas": CLASSES,
    "properties": FIELDS,
    "enums": MEMBERS,
    "scopes": MEMBERS,
}


def _means_something(kind: str, name: str) -> bool:
    """Whether a name has a meaning where the code of the package would use it."""
    if kind == "properties" and name.startswith("model_"):
        return True
    if kind in ("resources", "operations"):
        # An attribute hides what the annotations of its class refer to.
        return not RESOURCE_CLASSES.isdisjoint(name.split("."))
    return name in _MEANT.get(kind, ())


def _taken(pin: Pin, why: str, hint: str) -> CalcoError:
    return CalcoError.of(
        "CALCO-C023",
        f"{pin.what!r} cannot be called {pin.name!r}: {why}",
        place=pin.place,
        hint=hint,
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
            why = f"{other} is called that" if other else ""
            if any(given.get((kind, key), pin.name) != pin.name for key in keys):
                why = why or "the name is taken"
            why = why or _within_a_method(kind, pin.name, ousted)
            why = why or _hidden(kind, pin.name, given)
            if why:
                raise _taken(
                    pin, why, "Choose another name, or pin what has this one as well."
                )


def _within_a_method(
    kind: str, name: str, ousted: Mapping[tuple[str, str], str]
) -> str:
    """Which method would give way to a resource, of all that lead to a name."""
    if kind not in ("resources", "operations"):
        return ""
    leading = within(name) if kind == "resources" else within(name)[:-1]
    for path in leading:
        other = ousted.get(("operations", path))
        if other is not None:
            return f"{other} is called {path}"
    return ""


def _hidden(kind: str, name: str, given: Mapping[tuple[str, str], str]) -> str:
    """Which class a field would hide from the annotations beside it."""
    opposite = {"schemas": "properties", "properties": "schemas"}.get(kind)
    for (other, key), called in given.items():
        if other == opposite and called == name:
            return f"{key} is called that"
    return ""


def _last(name: str) -> str:
    return name.rpartition(".")[2]
