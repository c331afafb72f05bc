"""Values as XML, spelled as the document's ``xml`` objects say (OpenAPI 3.1, XML Object)."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from generator.json_types import is_array, is_object

from .schemas import Resolve, flatten, mapping


def xml_text(value: Any, schema: Any, resolve: Resolve) -> str:
    """A value as an element.

    Args:
        value: A JSON value.
        schema: Its schema; the element is called as it is, unless it says otherwise.
        resolve: Finds the node of a local reference.
    """
    flat, references = flatten(schema, resolve)
    name = references[0].rsplit("/", 1)[-1] if references else "root"
    if is_array(value) and not mapping(flat.get("xml")).get("wrapped"):
        # A document has one root, whatever the schema says of wrapping.
        schema = {"allOf": [schema, {"xml": {"wrapped": True}}]}
    return _element(name, value, schema, resolve)


def _element(name: str, value: Any, schema: Any, resolve: Resolve) -> str:
    flat, _ = flatten(schema, resolve)
    spelled = mapping(flat.get("xml"))
    if is_array(value):
        items = flat.get("items", True)
        inner = "".join(_element(name, item, items, resolve) for item in value)
        return _tag(name, spelled, "", inner) if spelled.get("wrapped") else inner
    if not is_object(value):
        return _tag(name, spelled, "", escape(_plain(value)))
    attributes = content = ""
    for key, item in value.items():
        below = mapping(flat.get("properties")).get(key, True)
        own = mapping(flatten(below, resolve)[0].get("xml"))
        kind = own.get("nodeType")
        if own.get("attribute") is True or kind == "attribute":
            attributes += f" {_name(key, own)}={quoteattr(_plain(item))}"
        elif kind in ("text", "cdata"):
            content += escape(_plain(item))
        else:
            content += _element(key, item, below, resolve)
    return _tag(name, spelled, attributes, content)


def _tag(name: str, spelled: dict[str, Any], attributes: str, content: str) -> str:
    full = _name(name, spelled)
    namespace = spelled.get("namespace")
    if isinstance(namespace, str):
        prefix = full.partition(":")[0] if ":" in full else ""
        mark = f"xmlns:{prefix}" if prefix else "xmlns"
        attributes = f" {mark}={quoteattr(namespace)}{attributes}"
    return f"<{full}{attributes}>{content}</{full}>"


def _name(name: str, spelled: dict[str, Any]) -> str:
    own = spelled.get("name")
    plain = _checked(own if isinstance(own, str) else name)
    prefix = spelled.get("prefix")
    return (
        f"{_checked(prefix)}:{plain}" if isinstance(prefix, str) and prefix else plain
    )


def _checked(name: str) -> str:
    found = re.sub(r"[^A-Za-z0-9_.-]", "_", name)
    return found if re.match(r"[A-Za-z_]", found) else f"_{found}"


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
