"""Every example of JSON in a document, decoded by the package and encoded again.

What comes out must be what went in: nothing lost, nothing changed in meaning. A
number may be written in another way, and a time in another way of ISO 8601 if it is
the same instant; all else is the same to the byte.
"""

from __future__ import annotations

import datetime as dt
import decimal
import importlib
import json
import re
import sys
import uuid
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from generator.config import Options
from generator.ir import ObjectSchema, Reference
from generator.json_types import is_array, is_object
from generator.media_types import is_json
from generator.pipeline import understand
from generator.plan.annotations import Annotator
from generator.plan.modules import assign
from generator.problems import Report
from generator.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.ir import Api, Type


class Given(NamedTuple):
    """An example of a document.

    Attributes:
        pointer: Where it is said what the example is of.
        type: What it is an example of.
        value: As JSON has it.
    """

    pointer: str
    type: Type
    value: Any


def examples_of(api: Api) -> Iterator[Given]:
    """Every example of a body, of a schema and of a property."""
    for operation in api.operations:
        contents = [one for each in operation.responses for one in each.contents]
        contents += operation.body.contents if operation.body else ()
        for content in contents:
            if content.type is not None and is_json(content.media_type):
                for example in content.examples:
                    yield Given(content.pointer, content.type, example.value)
    for schema in api.schemas.values():
        for value in schema.documentation.examples:
            yield Given(schema.id, Reference(schema.id), value)
        for property_ in schema.properties if isinstance(schema, ObjectSchema) else ():
            for value in property_.documentation.examples:
                yield Given(property_.pointer, property_.type, value)


class Turned(NamedTuple):
    """What became of an example.

    Attributes:
        given: The example.
        result: The JSON that came out.
        told: Whether the package said that the example does not fit its type.
    """

    given: Given
    result: Any
    told: list[str]


def turn(document: str, project: str, package: str) -> Iterator[Turned]:
    """Decode and encode every example of a document.

    Args:
        document: What the package was made of.
        project: The folder of its project.
        package: Its import name.
    """
    known = understand(document, Options(package=package), Report(), Silent())
    annotator = Annotator(known.api, known.names, assign(known.api, known.names))
    sys.path.insert(0, project)
    loaded: Any = importlib.import_module(package)
    decode = importlib.import_module(f"{package}._runtime.decoding").decode_json
    to_wire = importlib.import_module(f"{package}._runtime.encoding").to_wire
    space: dict[str, Any] = {
        "models": loaded.models,
        "dt": dt,
        "decimal": decimal,
        "uuid": uuid,
        "Any": Any,
        "Literal": Literal,
    }
    kinds: dict[str, Any] = {}
    for given in examples_of(known.api):
        source = annotator.output(given.type)
        if source not in kinds:
            kinds[source] = eval(source, space)
        value, told = decode(kinds[source], json.dumps(given.value).encode(), "example")
        result = to_wire(value, "example", read_only=True)
        yield Turned(given, result, [str(one) for one in told])


def summary(document: str, project: str, package: str) -> dict[str, Any]:
    """How many examples were tried, and every place where one was changed."""
    tried = 0
    changed: list[str] = []
    for turned in turn(document, project, package):
        tried += 1
        changed += [
            f"{turned.given.pointer}: {found}"
            for found in differences(turned.given.value, turned.result)
        ]
    return {"tried": tried, "changed": changed}


class Difference(NamedTuple):
    """A place where the JSON that came out is not what went in."""

    pointer: str
    before: Any
    after: Any


_ABSENT = "(absent)"


def differences(before: Any, after: Any, pointer: str = "") -> Iterator[Difference]:
    """Where two JSON values differ in meaning."""
    if is_object(before) and is_object(after):
        for key in dict.fromkeys([*before, *after]):
            inner = before.get(key, _ABSENT), after.get(key, _ABSENT)
            yield from differences(*inner, f"{pointer}/{key}")
    elif is_array(before) and is_array(after):
        if len(before) != len(after):
            yield Difference(pointer, before, after)
            return
        for index, inner in enumerate(zip(before, after, strict=True)):
            yield from differences(*inner, f"{pointer}/{index}")
    elif not _same(before, after):
        yield Difference(pointer, before, after)


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, bool) or isinstance(after, bool):
        return before is after
    if isinstance(before, str) and isinstance(after, str) and before != after:
        return instant(before) is not None and instant(before) == instant(after)
    return bool(before == after)


def instant(text: str) -> tuple[str, str] | None:
    """A moment of RFC 3339, exact to the last digit; nothing when it is none."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    date, clock, fraction, zone = found.groups("")
    sign, hours, minutes = zone[:1], zone[1:3], zone[-2:]
    shift = dt.timedelta()
    if sign in ("+", "-"):
        shift = dt.timedelta(hours=int(hours), minutes=int(minutes))
        shift = -shift if sign == "-" else shift
    moment = dt.datetime.fromisoformat(f"{date}T{clock}") - shift
    return f"{moment.isoformat()}.{fraction.rstrip('0')}", "zone" if zone else ""


_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:?\d\d)?"
)
