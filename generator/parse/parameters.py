"""Parameters (OpenAPI, Parameter Object)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from openapi_pydantic import Parameter as ParameterModel

from generator.ir import (
    Documentation,
    Example,
    Location,
    Origin,
    Parameter,
    ScalarType,
    Type,
)
from generator.json_types import is_object
from generator.parse.context import Context, child, last_token, place_key
from generator.parse.examples import parse_examples
from generator.parse.keywords import documentation
from generator.parse.schemas import SchemaParser

if TYPE_CHECKING:
    import openapi_pydantic as openapi

_PLACEHOLDER = re.compile(r"\{([^{}/]+)\}")
_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
# These headers belong to the body, the answer and the credentials; the
# specification says a parameter of that name is to be ignored.
_RESERVED_HEADERS = frozenset({"accept", "content-type", "authorization"})


def parse_parameters(
    path: str,
    item: openapi.PathItem,
    operation: openapi.Operation,
    item_pointer: str,
    pointer: str,
    label: str,
    context: Context,
    schemas: SchemaParser,
) -> tuple[Parameter, ...]:
    """The parameters of an operation, those of its path item included.

    Path parameters come first, in the order of the template.

    Args:
        label: What the operation is called in the names of inline schemas.
    """
    found: dict[tuple[str, str], Parameter] = {}
    for holder, declared in (
        (item_pointer, item.parameters),
        (pointer, operation.parameters),
    ):
        for index, node in enumerate(declared or ()):
            place = child(holder, "parameters", index)
            model, place = context.resolve(node, ParameterModel, place)
            parameter = _parameter(model, place, label, context, schemas)
            if parameter is not None:
                found[parameter.location, parameter.name] = parameter
    return tuple(_ordered(path, found, pointer, context))


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
        documentation=Documentation(),
        examples=(),
        pointer=pointer,
    )


def _parameter(
    model: ParameterModel,
    pointer: str,
    operation_label: str,
    context: Context,
    schemas: SchemaParser,
) -> Parameter | None:
    location = cast("Location", str(model.param_in.value))
    if location == "header" and model.name.lower() in _RESERVED_HEADERS:
        context.problem(
            "CALCO-P003",
            "note",
            f"the header parameter {model.name!r} is set by the client itself",
            pointer,
        )
        return None
    styles = _STYLES[location]
    style = model.style or styles[0]
    if style not in styles:
        context.degrade(
            "CALCO-P004",
            f"the style {style!r} is not one for parameters in {location}; "
            f"{styles[0]!r} is used",
            child(pointer, "style"),
        )
        style = styles[0]
    raw = cast("dict[str, Any]", context.at(pointer))
    origin = _origin(pointer, operation_label, location, model.name)
    media_type, schema_pointer = _schema(raw, pointer)
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
    return Parameter(
        name=model.name,
        location=location,
        required=location == "path" or model.required,
        type=found,
        style=style,
        explode=style == "form" if model.explode is None else model.explode,
        allow_reserved=raw.get("allowReserved") is True,
        allow_empty=raw.get("allowEmptyValue") is True,
        media_type=media_type,
        documentation=Documentation(
            description=model.description or from_schema.description,
            default=from_schema.default,
            has_default=from_schema.has_default,
            deprecated=model.deprecated or from_schema.deprecated,
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


def _schema(raw: dict[str, Any], pointer: str) -> tuple[str | None, str | None]:
    """The media type of a ``content`` parameter, and where its schema stands."""
    content = raw.get("content")
    if is_object(content) and content:
        media_type = next(iter(content))
        if "schema" in content[media_type]:
            return media_type, child(pointer, "content", media_type, "schema")
        return media_type, None
    return None, child(pointer, "schema") if "schema" in raw else None
