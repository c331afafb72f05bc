"""Bodies, from bytes to JSON values.

Forms follow OpenAPI 3.1, "Encoding Object" and "Considerations for multipart
Content"; binary content becomes a text of as many characters as it has bytes,
so that the bounds on its length can be checked.
"""

from __future__ import annotations

import contextlib
import email.parser
import email.policy
import json
import re
from typing import Any, NoReturn
from urllib.parse import quote
from xml.etree import ElementTree

from generator.json_types import is_array

from .fits import fits
from .schemas import Resolve, flatten, mapping
from .values import Fields, Shape, read_query

FORM = "application/x-www-form-urlencoded"

_JSON = re.compile(r"[^/]+/([^/]+\+)?json")
_LINES = re.compile(r"[^/]+/(jsonl|x-ndjson|x-jsonlines|ndjson)")
_XML = re.compile(r"[^/]+/([^/]+\+)?xml")


class Body(bytes):
    """The bytes of a body that remember their content type."""

    content_type: str

    @classmethod
    def of(cls, content: bytes, content_type: str) -> Body:
        """Join content and content type, as a header has it."""
        body = cls(content)
        body.content_type = content_type
        return body


def essence(content_type: str) -> str:
    """A media type without its parameters, in lower case."""
    return content_type.split(";")[0].strip().lower()


def read_body(
    body: bytes | str, media_type: str, schema: Any, encoding: Any, resolve: Resolve
) -> Any:
    """Read a body, or a parameter that has a media type.

    Args:
        body: The content; a :class:`Body` for multipart content.
        media_type: The media type, without parameters.
        schema: The schema of the content.
        encoding: The Encoding Objects of its parts, by name.
        resolve: Finds the node of a local reference.

    Raises:
        ValueError: The content is not of that media type.
    """
    content = body.encode() if isinstance(body, str) else body
    if _JSON.fullmatch(media_type):
        return _loads(content)
    if _LINES.fullmatch(media_type):
        return [_loads(line) for line in content.splitlines() if line.strip()]
    if _XML.fullmatch(media_type):
        return _check_xml(content)
    if media_type == FORM:
        return _urlencoded(content, schema, mapping(encoding), resolve)
    if media_type.startswith("multipart/"):
        return _multipart(body, schema, mapping(encoding), resolve)
    charset = re.search(r'charset="?([\w-]+)', getattr(body, "content_type", ""))
    if media_type.startswith("text/"):
        try:
            return content.decode(charset[1] if charset else "utf-8")
        except LookupError as error:
            raise ValueError(str(error)) from error
    return content.decode("latin-1")


def _loads(content: bytes) -> Any:
    try:
        return json.loads(content, parse_constant=_no_constant)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _check_xml(content: bytes) -> str:
    # Entities can make a small document huge, so none are read.
    if b"<!DOCTYPE" in content:
        raise ValueError("it has a document type declaration")
    try:
        ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
    return content.decode("utf-8", "replace")


def _urlencoded(
    content: bytes, schema: Any, encoding: dict[str, Any], resolve: Resolve
) -> dict[str, Any]:
    fields = Fields.of_query(content.decode("ascii"))
    whole = Shape(schema, resolve)
    result: dict[str, Any] = {}
    used: set[str] = set()
    for name, property_schema in whole.properties().items():
        how = mapping(encoding.get(name))
        shape = Shape(property_schema, resolve)
        style = str(how.get("style", "form"))
        if style == "form" and name in fields and shape.kind == "object":
            result[name] = _loads(fields[name].encode())  # the default of an object
            used.add(name)
            continue
        bracketed = shape.kind == "object" and style == "form"
        try:
            value = read_query(
                fields,
                name,
                "deepObject" if bracketed else style,
                bool(how.get("explode", style == "form")),
                shape,
            )
        except KeyError:
            continue
        result[name] = shape.cast(value)
        used.update(key for key in fields if key.split("[")[0] == name)
    for name in fields:
        if name not in used and name not in result:
            result[name] = fields[name]
    return result


def _multipart(
    body: bytes | str, schema: Any, encoding: dict[str, Any], resolve: Resolve
) -> dict[str, Any]:
    properties = Shape(schema, resolve).properties()
    parts = _parts(body)
    styled = _styled(parts, properties, encoding, resolve)
    result = dict(styled)
    for name, media_type, content in parts:
        if name.split("[")[0] in styled:
            continue
        schema = properties.get(name)
        value = _part(content, media_type, schema, encoding.get(name), resolve)
        if _is_item(value, media_type, schema, resolve):
            result.setdefault(name, []).append(value)
        else:
            result[name] = value
    return result


def _is_item(value: Any, media_type: str, schema: Any, resolve: Resolve) -> bool:
    """Whether a part is one item of an array, and not all of it as JSON."""
    shape = Shape(schema, resolve)
    if shape.kind != "array":
        return False
    if not _JSON.fullmatch(media_type):
        return True
    is_whole = is_array(value) and Shape(shape.items(), resolve).kind != "array"
    return not is_whole and not fits(value, schema, resolve)


def _styled(
    parts: list[tuple[str, str, bytes]],
    properties: dict[str, Any],
    encoding: dict[str, Any],
    resolve: Resolve,
) -> dict[str, Any]:
    """The properties whose encoding has a style, whose parts are texts as fields are."""
    texts = [
        (name, quote(content.decode("utf-8", "replace"), safe=",:/"))
        for name, _, content in parts
    ]
    fields = Fields(texts, plus=False)
    result: dict[str, Any] = {}
    for name, property_schema in properties.items():
        how = mapping(encoding.get(name))
        if not how.keys() & {"style", "explode", "allowReserved"}:
            continue
        shape = Shape(property_schema, resolve)
        style = str(how.get("style", "form"))
        with contextlib.suppress(KeyError):
            explode = bool(how.get("explode", style == "form"))
            value = read_query(fields, name, style, explode, shape)
            result[name] = shape.cast(value)
    return result


def _parts(body: bytes | str) -> list[tuple[str, str, bytes]]:
    """Name, media type (empty when not given) and content of each part."""
    content = body.encode() if isinstance(body, str) else bytes(body)
    header = getattr(body, "content_type", "multipart/form-data")
    message = email.parser.BytesHeaderParser(policy=email.policy.HTTP).parsebytes(
        b"Content-Type: " + header.encode("latin-1") + b"\r\n\r\n"
    )
    boundary = message.get_boundary()
    if not boundary:
        raise ValueError("its Content-Type names no boundary")
    delimiter = b"\r\n--" + boundary.encode("latin-1")
    pieces = (b"\r\n" + content).split(delimiter)
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise ValueError("its last boundary is missing")
    found: list[tuple[str, str, bytes]] = []
    for piece in pieces[1:-1]:
        head, gap, payload = piece.lstrip(b" \t").partition(b"\r\n\r\n")
        if not gap:
            raise ValueError("a part has no end to its headers")
        headers = email.parser.BytesHeaderParser(policy=email.policy.HTTP).parsebytes(
            head.removeprefix(b"\r\n") + b"\r\n\r\n"
        )
        name = headers.get_param("name", header="content-disposition")
        given = essence(str(headers["content-type"] or ""))
        if not isinstance(name, str):
            raise ValueError("a part has no name")
        found.append((name, given, payload))
    return found


def _part(
    content: bytes, media_type: str, schema: Any, encoding: Any, resolve: Resolve
) -> Any:
    wanted = mapping(encoding).get("contentType")
    accepted = [essence(one) for one in str(wanted).split(",")] if wanted else []
    if accepted and not any(
        _matches(media_type or "text/plain", one) for one in accepted
    ):
        raise ValueError(f"a part is {media_type or 'text/plain'}, not {wanted}")
    if _JSON.fullmatch(media_type):
        return _loads(content)
    shape = Shape(schema, resolve)
    if shape.kind == "object" and not media_type:
        with contextlib.suppress(ValueError):
            return _loads(content)
    if flatten(schema, resolve)[0].get("format") == "binary":
        return content.decode("latin-1")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")
    # A part of an array is one of its items.
    return shape.cast([text])[0] if shape.kind == "array" else shape.cast(text)


def _matches(media_type: str, pattern: str) -> bool:
    kind, _, subtype = pattern.partition("/")
    return pattern in ("*/*", media_type) or (
        subtype == "*" and media_type.startswith(f"{kind}/")
    )
