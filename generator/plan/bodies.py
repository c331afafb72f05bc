"""What a method takes as its body, and how the operation sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ir import (
    AnyType,
    Body,
    ListType,
    MapType,
    MediaType,
    NullableType,
    ObjectSchema,
    Reference,
    ScalarType,
    Type,
    UnionType,
)
from generator.media_types import essence, is_json, is_wildcard, way
from generator.names.identifiers import is_plain_name
from generator.names.reserved import ARGUMENTS
from generator.plan import answers
from generator.plan.annotations import Annotator, has_typed_extras
from generator.plan.layout import bracketed
from generator.plan.literals import layout, string
from generator.plan.spellings import spelling_key

if TYPE_CHECKING:
    from generator.ir import Api, Operation, PartEncoding
    from generator.names import Names


def takes_file(content: MediaType) -> bool:
    """Whether what is sent are bytes as they are, or text the caller has written."""
    manner = way(content.media_type)
    if content.xml is not None:
        return False
    if manner == "text":
        return not isinstance(_value(content.type), ScalarType)
    return manner == "raw"


def unpacked_body(api: Api, names: Names, operation: Operation) -> ObjectSchema | None:
    """The object whose properties a method takes as keyword arguments.

    ``None`` when the body is no object, when it takes properties that have no
    name, or when one could not be a keyword beside the method's own arguments.
    """
    content = answers.body_content(operation)
    if operation.body is None or content is None or len(operation.body.contents) > 1:
        return None
    if takes_file(content) or not isinstance(content.type, Reference):
        return None
    schema = api.schemas[content.type.schema]
    if not isinstance(schema, ObjectSchema) or has_typed_extras(schema):
        return None
    taken = ARGUMENTS | set(names.arguments[operation.pointer])
    for property_ in schema.properties:
        if property_.read_only:
            continue
        name = property_.name
        if name in taken or not is_plain_name(name):
            return None
    return schema


def body_annotation(
    body: Body, annotator: Annotator, shadowed: frozenset[str] = frozenset()
) -> str:
    """What a caller may pass as the body, in any of its representations.

    Args:
        body: The request body.
        annotator: Writes the annotation.
        shadowed: Names that mean something else where it stands.
    """
    types: list[Type] = []
    file = False
    for content in body.contents:
        manner = way(content.media_type)
        if takes_file(content):
            file = True
            if manner == "text" or is_wildcard(content.media_type):
                types.append(ScalarType("string"))
        elif manner == "form" and content.type is None:
            types.append(MapType(AnyType()))
        elif manner in ("lines", "events") and not isinstance(content.type, ListType):
            types.append(ListType(content.type or AnyType()))
        else:
            types.append(content.type or AnyType())
    distinct = tuple(dict.fromkeys(types))
    written: list[str] = []
    if distinct:
        found = distinct[0] if len(distinct) == 1 else UnionType(distinct)
        written.append(annotator.input(found, shadowed))
    if "Any" in written:
        return "Any"
    if file and "FileInput" not in written:
        annotator.imports.runtime.add("FileInput")
        written.insert(0, "FileInput")
    return " | ".join(written)


def body_source(body: Body, *, unpacked: bool) -> tuple[str, set[str]]:
    """Source of the ``body`` argument, and the constructors it needs.

    Args:
        body: The request body.
        unpacked: Whether its properties are keyword arguments.
    """
    constructors: set[str] = set()
    if unpacked and is_keywords(body):
        name = string(body.contents[0].media_type)
        return f"body=Keywords({name})", {"Keywords"}
    sources = [_source(body, content, constructors) for content in body.contents]
    if len(sources) == 1:
        return bracketed(f"body={sources[0][0]}(", sources[0][1], ")", 4), constructors
    constructors.add("Either")
    alternatives = [bracketed(f"{name}(", given, ")", 8) for name, given in sources]
    return bracketed("body=Either(", alternatives, ")", 4), constructors


def is_keywords(body: Body) -> bool:
    """Whether there is no body when its properties are keywords and none is given,
    which the operation knows."""
    return not body.required and way(body.contents[0].media_type) == "json"


def _constructor(media_type: str) -> str:
    match way(media_type):
        case "json":
            return "Body"
        case "lines":
            return "JSONLines"
        case "form":
            multipart = essence(media_type).startswith("multipart/")
            return "Multipart" if multipart else "URLEncoded"
        case "text" | "events" | "raw":
            return "Content"


def _source(
    body: Body, content: MediaType, constructors: set[str]
) -> tuple[str, list[str]]:
    constructor = "XML" if content.xml else _constructor(content.media_type)
    if constructor == "Multipart" and any(e.is_styled for e in content.encodings):
        constructor = "StyledMultipart"
    constructors.add(constructor)
    arguments = [string(content.media_type)]
    if content.xml is not None:
        constructors.add("SPELLINGS")
        arguments += [string(spelling_key(content)), "SPELLINGS"]
    if body.required:
        arguments.append("required=True")
    multipart = constructor.endswith("Multipart")
    parts = {
        e.name: e.content_type
        for e in content.encodings
        if e.content_type and not e.is_styled
    }
    if parts and multipart:
        arguments.append(f"parts={layout(parts, 8, len('parts='))}")
    styled = [
        e
        for e in content.encodings
        if e.is_styled or (not multipart and is_json(e.content_type or ""))
    ]
    if styled and (multipart or constructor == "URLEncoded"):
        constructors.add("query")
        entries = [f"{string(e.name)}: {_field_source(e)}" for e in styled]
        arguments.append(bracketed("encoding={", entries, "}", 8))
    return constructor, arguments


def _field_source(encoding: PartEncoding) -> str:
    if not encoding.is_styled:
        media_type = string(encoding.content_type or "")
        return f"query({string(encoding.name)}, content={media_type})"
    style, explode, reserved = encoding.manner
    arguments = [string(encoding.name)]
    if style != "form":
        arguments.append(f"style={string(style)}")
    if not explode:
        arguments.append("explode=False")
    if reserved:
        arguments.append("allow_reserved=True")
    return f"query({', '.join(arguments)})"


def _value(type_: Type | None) -> Type | None:
    return type_.inner if isinstance(type_, NullableType) else type_
