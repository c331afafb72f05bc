"""Request bodies and responses (OpenAPI, Request Body and Response Object)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.ir import (
    AnyType,
    Body,
    Documentation,
    Example,
    Header,
    MediaType,
    Origin,
    PartEncoding,
    Response,
)
from generator.json_types import entries, is_object
from generator.parse.context import Context, child, last_token, place_key
from generator.parse.examples import parse_examples
from generator.parse.keywords import documentation, text_of, title_of
from generator.parse.schemas import SchemaParser

_STYLES = ("form", "spaceDelimited", "pipeDelimited", "deepObject")


def parse_body(
    place: str, label: str, context: Context, schemas: SchemaParser
) -> Body | None:
    """The request body of an operation, when it takes one.

    Args:
        place: Where the operation really stands.
        label: What the operation is called in the names of inline schemas.
    """
    if "requestBody" not in context.at(place):
        return None
    raw, place = context.follow(child(place, "requestBody"))
    contents = _contents(
        place, _origin(place, "requestBodies", label, "request"), context, schemas
    )
    if not contents:
        return None
    if len(contents) > 1:
        context.degrade(
            "CALCO-B001",
            f"the body has {len(contents)} representations; "
            "the first that is JSON, or else the first, is sent",
            child(place, "content"),
        )
    required = raw.get("required") is True
    return Body(required, contents, text_of(raw.get("description")), place)


def parse_responses(
    place: str,
    label: str,
    context: Context,
    schemas: SchemaParser,
    known: dict[str, Response],
) -> tuple[Response, ...]:
    """The responses of an operation, in document order.

    Args:
        place: Where the operation really stands.
        label: What the operation is called in the names of inline schemas.
        known: Responses parsed so far, by pointer: most are shared.
    """
    found: list[Response] = []
    for status in entries(context.at(place), "responses"):
        if status.startswith("x-"):
            continue
        raw, at = context.follow(child(place, "responses", status))
        response = known.get(at)
        count = len(entries(raw, "content"))
        if response is None and count > 1:
            context.degrade(
                "CALCO-A001",
                f"the response has {count} representations; "
                "the first that is JSON, or else the first, is asked for",
                child(at, "content"),
            )
        if response is None:
            role = "response" if status.startswith("2") else f"response {status}"
            origin = _origin(at, "responses", label, role)
            said = text_of(raw.get("description")) or text_of(raw.get("summary"))
            response = known[at] = Response(
                status=status,
                contents=_contents(at, origin, context, schemas),
                headers=_headers(raw, at, origin, context, schemas),
                description=said or None,
                pointer=at,
            )
        found.append(replace(response, status=status))
    return tuple(found)


def _origin(place: str, section: str, label: str, role: str) -> Origin:
    if place.startswith(f"#/components/{section}/"):
        # A shared response may bear the very name of the schema it holds, so
        # the role is told as well.
        return Origin((last_token(place), role), key=place_key(place))
    return Origin((label, role), key=place_key(place))


def _contents(
    pointer: str, origin: Origin, context: Context, schemas: SchemaParser
) -> tuple[MediaType, ...]:
    found: list[MediaType] = []
    for name in entries(context.at(pointer), "content"):
        node, place = context.follow(child(pointer, "content", name))
        schema = node.get("schema")
        examples = parse_examples(node, place, context)
        if not examples:
            examples = tuple(
                Example(f"example {index + 1}", value)
                for index, value in enumerate(documentation(schema).examples)
            )
        found.append(
            MediaType(
                media_type=name,
                type=(
                    schemas.type_at(
                        child(place, "schema"),
                        Origin(origin.path, title_of(schema), f"{origin.key} {name}"),
                    )
                    if "schema" in node
                    else None
                ),
                examples=examples,
                encodings=_encodings(node),
                pointer=place,
            )
        )
    return tuple(found)


def _encodings(node: dict[str, Any]) -> tuple[PartEncoding, ...]:
    declared = node.get("encoding")
    if not is_object(declared):
        return ()
    return tuple(
        _encoding(name, encoding)
        for name, encoding in declared.items()
        if is_object(encoding)
    )


def _encoding(name: str, raw: dict[str, Any]) -> PartEncoding:
    content_type, style, explode = (
        raw.get(key) for key in ("contentType", "style", "explode")
    )
    return PartEncoding(
        name,
        content_type if isinstance(content_type, str) else None,
        style if style in _STYLES else None,
        explode if isinstance(explode, bool) else None,
    )


def _headers(
    response: dict[str, Any],
    pointer: str,
    origin: Origin,
    context: Context,
    schemas: SchemaParser,
) -> tuple[Header, ...]:
    found: list[Header] = []
    for name in entries(response, "headers"):
        raw, place = context.follow(child(pointer, "headers", name))
        found.append(
            Header(
                name=name,
                required=raw.get("required") is True,
                type=(
                    schemas.type_at(
                        child(place, "schema"),
                        (
                            Origin((last_token(place), "header"), key=place_key(place))
                            if place.startswith("#/components/headers/")
                            else origin.inner(name, step=f" header {name}")
                        ),
                    )
                    if "schema" in raw
                    else AnyType()
                ),
                documentation=Documentation(
                    description=text_of(raw.get("description")),
                    deprecated=raw.get("deprecated") is True,
                ),
                pointer=place,
            )
        )
    return tuple(found)
