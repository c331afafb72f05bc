"""Paths become operations (OpenAPI, Paths Object and Operation Object)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openapi_pydantic import PathItem

from generator.ir import Operation, Response, SecurityScheme
from generator.parse.bodies import parse_body, parse_responses
from generator.parse.context import Context, child
from generator.parse.parameters import parse_parameters
from generator.parse.security import parse_requirements

if TYPE_CHECKING:
    from collections.abc import Iterator

    import openapi_pydantic as openapi

    from generator.parse.schemas import SchemaParser

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def parse_operations(
    root: openapi.OpenAPI,
    context: Context,
    schemas: SchemaParser,
    schemes: tuple[SecurityScheme, ...],
) -> tuple[Operation, ...]:
    """Every operation of the document, in document order."""
    found: list[Operation] = []
    ids: dict[str, str] = {}
    responses: dict[str, Response] = {}
    for path, item, pointer in _path_items(root, context):
        for method in _METHODS:
            operation: openapi.Operation | None = getattr(item, method)
            if operation is None:
                continue
            place = child(pointer, method)
            if operation.operationId in ids:
                context.problem(
                    "CALCO-O001",
                    "warning",
                    f"the operationId {operation.operationId!r} is used twice",
                    child(place, "operationId"),
                    f"it already names the operation at {ids[operation.operationId]}",
                )
            elif operation.operationId:
                ids[operation.operationId] = place
            if operation.servers or item.servers:
                context.degrade(
                    "CALCO-O002",
                    "servers of its own are not carried over; the client's address is used",
                    child(place if operation.servers else pointer, "servers"),
                    "name the address as base_url of a second client",
                )
            if operation.callbacks:
                context.problem(
                    "CALCO-O004",
                    "note",
                    "callbacks are requests to the caller; no code is made of them",
                    child(place, "callbacks"),
                )
            label = operation.operationId or f"{method} {path}"
            declared = operation.security
            security_place = child(place, "security")
            if declared is None:
                declared, security_place = root.security, "#/security"
            found.append(
                Operation(
                    id=operation.operationId or None,
                    method=method.upper(),
                    path=path,
                    tags=tuple(operation.tags or ()),
                    summary=operation.summary or item.summary,
                    description=operation.description or item.description,
                    deprecated=operation.deprecated,
                    parameters=parse_parameters(
                        path, item, operation, pointer, place, label, context, schemas
                    ),
                    body=parse_body(operation, place, label, context, schemas),
                    responses=parse_responses(
                        operation, place, label, context, schemas, responses
                    ),
                    security=parse_requirements(
                        declared, schemes, security_place, context
                    ),
                    pointer=place,
                )
            )
    if not found:
        context.problem(
            "CALCO-O005", "warning", "the document describes no operation", "#/paths"
        )
    for name in root.webhooks or ():
        context.problem(
            "CALCO-O003",
            "note",
            f"the webhook {name!r} is a request to the caller; "
            "models are made of what it holds, and no code that receives it",
            child("#/webhooks", name),
        )
    return tuple(found)


def _path_items(
    root: openapi.OpenAPI, context: Context
) -> Iterator[tuple[str, openapi.PathItem, str]]:
    for path, item in (root.paths or {}).items():
        pointer = child("#/paths", path)
        if item.ref:
            target, pointer = context.resolve(
                PathItem.model_validate(context.at(item.ref)), PathItem, item.ref
            )
            yield path, target, pointer
        else:
            yield path, item, pointer
