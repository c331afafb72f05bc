"""Request bodies and responses (OpenAPI, Request Body and Response Object)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

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
    Type,
    XmlSpelling,
)
from generator.json_types import entries, is_object
from generator.media_types import is_xml, way
from generator.parse.context import Context, child, last_token, place_key
from generator.parse.examples import parse_examples
from generator.parse.keywords import documentation, text_of, title_of
from generator.parse.links import parse_links
from generator.parse.representations import (
    Representation,
    representations,
    written_type,
)
from generator.parse.schemas import SchemaParser
from generator.parse.sequences import event_data, line_items

if TYPE_CHECKING:
    from collections.abc import Mapping

_STYLES = ("form", "spaceDelimited", "pipeDelimited", "tabDelimited", "deepObject")


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
    origin = _origin(place, "requestBodies", label, "request")
    contents = _contents(place, origin, context, schemas, sent=True)
    if not contents:
        return None
    required = raw.get("required") is True
    return Body(required, contents, text_of(raw.get("description")), place)


def parse_responses(
    place: str,
    label: str,
    context: Context,
    schemas: SchemaParser,
    known: dict[str, Response],
    targets: Mapping[str, str],
) -> tuple[Response, ...]:
    """The responses of an operation, in document order.

    Args:
        place: Where the operation really stands.
        label: What the operation is called in the names of inline schemas.
        known: Responses parsed so far, by pointer: most are shared.
        targets: What links may lead to.
    """
    found: list[Response] = []
    for status in entries(context.at(place), "responses"):
        if status.startswith("x-"):
            continue
        raw, at = context.follow(child(place, "responses", status))
        response = known.get(at)
        if response is None:
            role = "response" if status.startswith("2") else f"response {status}"
            origin = _origin(at, "responses", label, role)
            said = text_of(raw.get("description")) or text_of(raw.get("summary"))
            response = known[at] = Response(
                status=status,
                contents=_contents(at, origin, context, schemas, sent=False),
                headers=_headers(raw, at, origin, context, schemas),
                description=said or None,
                pointer=at,
                links=parse_links(at, targets, context),
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
    pointer: str,
    origin: Origin,
    context: Context,
    schemas: SchemaParser,
    *,
    sent: bool,
) -> tuple[MediaType, ...]:
    found, repeated = representations(pointer, context, sent=sent)
    for one, first in repeated:
        context.problem(
            "CALCO-B001" if sent else "CALCO-A001",
            "note",
            f"{written_type(one)} says the same as {written_type(first)}, which is "
            + ("sent" if sent else "asked for"),
            one.place,
        )
    return tuple(_content(one, origin, context, schemas) for one in found)


def _content(
    one: Representation, origin: Origin, context: Context, schemas: SchemaParser
) -> MediaType:
    node, place = one.node, one.place
    schema = node.get("schema")
    examples = parse_examples(node, place, context)
    if not examples:
        examples = tuple(
            Example(f"example {index + 1}", value)
            for index, value in enumerate(documentation(schema).examples)
        )
    key = f"{origin.key} {written_type(one)}"
    inner = Origin(origin.path, title_of(schema), key)
    found: Type | None = None
    manner = way(one.media_type)
    if manner == "lines":
        found = line_items(place, inner, context, schemas)
    elif manner == "events":
        found = event_data(place, inner, context, schemas)
    elif "schema" in node:
        found = schemas.type_at(child(place, "schema"), inner)
    if manner == "form":
        _unused(node, place, context)
    xml: XmlSpelling | None = None
    if manner == "text" and is_xml(one.media_type) and "schema" in node:
        xml = schemas.xml.root(child(place, "schema"), inner.path[-1])
    if xml is not None:
        # Examples of XML are texts as a rule, which are no values.
        examples = tuple(e for e in examples if not isinstance(e.value, str))
    return MediaType(one.media_type, found, examples, _encodings(node), place, xml)


def _unused(node: dict[str, Any], pointer: str, context: Context) -> None:
    """Report what a form says of its parts and nothing is made of."""
    for field in ("itemSchema", "prefixEncoding", "itemEncoding"):
        if field in node:
            context.degrade(
                "CALCO-B002",
                f"parts are told apart by name, not by position; {field} is not used",
                child(pointer, field),
                "describe the parts as properties of an object",
            )
    for name, encoding in entries(node, "encoding").items():
        for field in ("headers", "encoding", "prefixEncoding", "itemEncoding"):
            if field in encoding:
                context.degrade(
                    "CALCO-B003",
                    f"{field} of the part {name!r} is not used",
                    child(pointer, "encoding", name, field),
                )


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
    content_type, style, explode, reserved = (
        raw.get(key) for key in ("contentType", "style", "explode", "allowReserved")
    )
    return PartEncoding(
        name,
        content_type if isinstance(content_type, str) else None,
        style if style in _STYLES else None,
        explode if isinstance(explode, bool) else None,
        reserved if isinstance(reserved, bool) else None,
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
        schema = _header_schema(raw, place)
        found.append(
            Header(
                name=name,
                required=raw.get("required") is True,
                type=(
                    schemas.type_at(
                        schema,
                        (
                            Origin((last_token(place), "header"), key=place_key(place))
                            if place.startswith("#/components/headers/")
                            else origin.inner(name, step=f" header {name}")
                        ),
                    )
                    if schema is not None
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


def _header_schema(raw: dict[str, Any], place: str) -> str | None:
    """Where the schema of a header stands: its own, or that of its one content."""
    if "schema" in raw:
        return child(place, "schema")
    for media_type, content in entries(raw, "content").items():
        if is_object(content) and "schema" in content:
            return child(place, "content", media_type, "schema")
    return None
