"""Parameters (OpenAPI, Parameter Object)."""

from __future__ import annotations

import re
from typing import Any, cast

from generator.ir import (
    Documentation,
    Example,
    Location,
    Origin,
    Parameter,
    ScalarType,
    Type,
)
from generator.json_types import entries, is_array, is_object
from generator.media_types import is_json
from generator.parse.context import Context, child, last_token, place_key
from generator.parse.examples import parse_examples
from generator.parse.keywords import documentation, text_of
from generator.parse.schemas import SchemaParser

_PLACEHOLDER = re.compile(r"\{([^{}/]+)\}")
_STYLES = {
    "path": ("simple", "label", "matrix"),
    # The tab is a separator of Swagger 2.0 that later versions have no word for.
    "query": ("form", "spaceDelimited", "pipeDelimited", "tabDelimited", "deepObject"),
    "querystring": ("form",),
    "header": ("simple",),
    "cookie": ("form", "cookie"),
}
_EXPLODED = frozenset({"form", "cookie"})
_FORM = "application/x-www-form-urlencoded"
_QUERY = frozenset({"query", "querystring"})
# These headers belong to the body, the answer and the credentials; the
# specification says a parameter of that name is to be ignored.
_RESERVED_HEADERS = frozenset({"accept", "content-type", "authorization"})


def parse_parameters(
    path: str,
    holders: tuple[str, ...],
    pointer: str,
    label: str,
    context: Context,
    schemas: SchemaParser,
) -> tuple[tuple[Parameter, ...], tuple[str, ...]]:
    """The parameters of an operation, those of its path item included.

    Path parameters come first, in the order of the template. The names of those that
    are not in it, and so cannot be sent, come second.

    Args:
        path: The template; empty for a request whose address is not known.
        holders: Pointers of what has ``parameters``, the operation itself last: it
            overrides what it has in common with its path item.
        pointer: The operation.
        label: What the operation is called in the names of inline schemas.
    """
    found: dict[tuple[str, str], Parameter] = {}
    for holder in holders:
        declared = context.at(holder).get("parameters")
        for index in range(len(declared) if is_array(declared) else 0):
            raw, place = context.follow(child(holder, "parameters", index))
            parameter = _parameter(raw, place, label, context, schemas)
            if parameter is not None:
                found[parameter.location, parameter.name] = parameter
    _one_query(found, context)
    if not path:
        return tuple(found.values()), ()
    ordered = _ordered(path, found, pointer, context)
    unsent = (name for where, name in found if where == "path")
    return tuple(ordered), tuple(unsent)


def _one_query(found: dict[tuple[str, str], Parameter], context: Context) -> None:
    """Leave one parameter that is the whole query (OpenAPI 3.2, querystring)."""
    whole = [parameter for (where, _), parameter in found.items() if where in _QUERY]
    first = next((each for each in whole if each.location == "querystring"), None)
    for parameter in whole:
        if first is None or parameter is first:
            continue
        if parameter.location == "querystring":
            del found[parameter.location, parameter.name]
            context.degrade(
                "CALCO-P006",
                "only one parameter can be the whole query; the others are left out",
                parameter.pointer,
            )
        else:
            context.problem(
                "CALCO-P007",
                "note",
                f"{parameter.name!r} stands beside a parameter that is the whole query;"
                " it is added to that",
                parameter.pointer,
            )


def _ordered(
    path: str,
    found: dict[tuple[str, str], Parameter],
    pointer: str,
    context: Context,
) -> list[Parameter]:
    ordered: list[Parameter] = []
    if "{}" in path:
        context.problem(
            "CALCO-P005",
            "warning",
            f"a placeholder of {path} has no name; it is sent as it stands",
            pointer,
            "give it a name and describe it under parameters",
        )
    for name in dict.fromkeys(_PLACEHOLDER.findall(path)):
        parameter = found.pop(("path", name), None)
        if parameter is None:
            context.problem(
                "CALCO-P001",
                "warning",
                f"the path parameter {name!r} is not described; "
                "it was taken for a string",
                pointer,
                "add it to parameters",
            )
            parameter = _undeclared(name, pointer)
        ordered.append(parameter)
    for (location, name), parameter in found.items():
        if location == "path":
            context.degrade(
                "CALCO-P002",
                f"the path parameter {name!r} does not occur in {path}",
                parameter.pointer,
                "take it out of parameters or put it into the path",
            )
        else:
            ordered.append(parameter)
    return ordered


def _undeclared(name: str, pointer: str) -> Parameter:
    return Parameter(
        name=name,
        location="path",
        required=True,
        type=ScalarType("string"),
        style="simple",
        explode=False,
        allow_reserved=False,
        allow_empty=False,
        media_type=None,
        documentation=Documentation(
            description="The description of the API does not say what it is."
        ),
        examples=(),
        pointer=pointer,
    )


def _parameter(
    raw: dict[str, Any],
    pointer: str,
    operation_label: str,
    context: Context,
    schemas: SchemaParser,
) -> Parameter | None:
    location, name = cast("Location", raw["in"]), str(raw["name"])
    if location == "header" and name.lower() in _RESERVED_HEADERS:
        context.problem(
            "CALCO-P003",
            "note",
            f"the header parameter {name!r} is set by the client itself",
            pointer,
        )
        return None
    styles = _STYLES[location]
    style = text_of(raw.get("style")) or styles[0]
    if style not in styles:
        context.degrade(
            "CALCO-P004",
            f"the style {style!r} is not one for parameters in {location}; "
            f"{styles[0]!r} is used",
            child(pointer, "style"),
        )
        style = styles[0]
    origin = _origin(pointer, operation_label, location, name)
    media_type, schema_pointer = _schema(raw, pointer, context)
    if location == "querystring":
        context.since_3_2("a querystring parameter", pointer)
        media_type = media_type or _FORM
    _unused(raw, pointer, context)
    found: Type = ScalarType("string")
    shape: Any = None
    if schema_pointer is not None:
        shape = context.at(schema_pointer)
        found = schemas.type_at(schema_pointer, origin)
    from_schema = documentation(shape)
    examples = parse_examples(raw, pointer, context) or tuple(
        Example(f"example {index + 1}", value)
        for index, value in enumerate(from_schema.examples)
    )
    explode = raw.get("explode")
    return Parameter(
        name=name,
        location=location,
        required=location == "path" or raw.get("required") is True,
        type=found,
        style=style,
        explode=explode if isinstance(explode, bool) else style in _EXPLODED,
        allow_reserved=raw.get("allowReserved") is True,
        allow_empty=raw.get("allowEmptyValue") is True,
        media_type=media_type,
        documentation=Documentation(
            description=text_of(raw.get("description")) or from_schema.description,
            default=from_schema.default,
            has_default=from_schema.has_default,
            deprecated=raw.get("deprecated") is True or from_schema.deprecated,
        ),
        examples=examples,
        pointer=pointer,
    )


def _origin(pointer: str, label: str, location: str, name: str) -> Origin:
    """A shared parameter is named after its component, an inline one after the
    operation that has it, or after the path where all its operations have it."""
    if pointer.startswith("#/components/parameters/"):
        return Origin((last_token(pointer),), key=place_key(pointer))
    holder = pointer.rpartition("/parameters/")[0]
    key = f"{place_key(holder)} {location} {name}"
    if holder.startswith("#/paths/") and holder.count("/") == 2:
        path = last_token(holder)
        return Origin((path, name), key=f"{path} {location} {name}")
    return Origin((label, name), key=key)


def _unused(raw: dict[str, Any], pointer: str, context: Context) -> None:
    for media_type, node in entries(raw, "content").items():
        for field in ("itemSchema", "encoding"):
            if is_object(node) and field in node:
                context.degrade(
                    "CALCO-P008",
                    f"{field} of a parameter's content is not used",
                    child(pointer, "content", media_type, field),
                )


def _schema(
    raw: dict[str, Any], pointer: str, context: Context
) -> tuple[str | None, str | None]:
    """The media type of a ``content`` parameter, and where its schema stands."""
    content = raw.get("content")
    if is_object(content) and content:
        media_type = next(filter(is_json, content), next(iter(content)))
        if len(content) > 1:
            context.degrade(
                "CALCO-P009",
                f"a parameter has one representation, and this one has {len(content)}; "
                f"it is sent as {media_type}",
                child(pointer, "content"),
                "leave the one that the server expects",
            )
        if "schema" in content[media_type]:
            return media_type, child(pointer, "content", media_type, "schema")
        return media_type, None
    return None, child(pointer, "schema") if "schema" in raw else None
