"""Bodies and answers of XML, by how the API's description spells values in it.

A spelling is a dictionary: ``name``; ``kind``, what the text stands for; ``node``, an
attribute, the text of the element above or none, where the properties stand in that
element themselves; ``wrapped``, ``namespace`` and ``prefix``; ``properties`` by their
names in JSON, and ``others`` that have none; ``items``; and ``of``, the spelling that
says the rest. What is left out is as usual.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError

from .decoding import decode_json
from .encoding import dump_json, to_wire
from .files import as_file, is_content
from .headers import essence, is_json, text_of
from .mismatch import Mismatch, UnreadableError
from .operation import Body
from .shapes import is_dict, is_list
from .transport import RawResponse

Spelling = dict[str, Any]
Spellings = Mapping[str, Spelling]
_NIL = "@xsi:nil"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SEPARATOR = " "  # neither a name nor a namespace has a blank
_NAME = re.compile(r"[^\W\d][\w.-]*")
_NO_CHARACTER = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
# It has no types of its own.
_library: Any = import_module("xmltodict")


class XML(Body):
    """A request body of XML.

    Args:
        media_type: Its media type.
        spelling: What its spelling is called.
        spellings: All spellings, by name.
        required: Whether there must be a body.
    """

    def __init__(
        self,
        media_type: str,
        spelling: str,
        spellings: Spellings,
        *,
        required: bool = False,
    ) -> None:
        super().__init__(media_type, required=required)
        self._spelling = spellings[spelling]
        self._spellings = spellings

    def write(self, value: Any) -> tuple[Any, str]:
        """A model or dict as a document; content that is one goes as it is."""
        if is_content(value):
            from .bodies import joined

            return joined([as_file(value, "body").content]), self.media_type
        if isinstance(value, str):
            return value.encode(), self.media_type
        plain = to_wire(value, "body")
        return write_xml(plain, self._spelling, self._spellings), self.media_type


class XMLAnswer(NamedTuple):
    """The kind of answer that is XML, decoded to a type."""

    item: Any
    accept: str
    spelling: str
    spellings: Spellings

    def read_answer(
        self, response: RawResponse, operation: str
    ) -> tuple[Any, list[Mismatch]]:
        """The answer as its type, and what in it does not fit."""
        content = response.content
        media_type = response.headers.get("content-type", "")
        if essence(media_type) == "text/html":
            # It may well be XML, but is what a proxy says and not the API.
            raise UnreadableError("expected XML, got text/html")
        if not is_json(media_type):
            document: bytes | str = content
            if "charset=" in media_type.lower():
                # It counts more than what the document says (RFC 7303, section 3).
                document = text_of(content, response.headers)
            whole = self.spellings[self.spelling]
            plain = read_xml(document, whole, self.spellings)
            content = dump_json(plain)
        return decode_json(self.item, content, operation)


def write_xml(value: Any, spelling: Spelling, spellings: Spellings) -> bytes:
    """A JSON value as a document; ``TypeError`` or ``ValueError`` when it has no form
    in it."""
    whole = _whole(spelling, spellings)
    if is_list(value):
        # A document has one root, whatever is said of wrapping.
        whole = {**whole, "wrapped": True}
    root: dict[str, Any] = {}
    _put(root, value, {**whole, "node": "element"}, spellings)
    ((name, (element,)),) = root.items()
    if _has_nil(element):
        element["@xmlns:xsi"] = _XSI
    text: str = _library.unparse(_bound({name: [element]}, frozenset({"xml"})))
    # As a character it would be read as the end of a line (XML 1.0, section 2.11).
    return text.replace("\r", "&#13;").encode()


def read_xml(content: bytes | str, spelling: Spelling, spellings: Spellings) -> Any:
    """A document as a JSON value; ``UnreadableError`` when it is none.

    Entities are refused, so that no document grows when it is read.
    """
    try:
        tree = _library.parse(
            content,
            process_namespaces=True,
            namespace_separator=_SEPARATOR,
            force_list=True,
            strip_whitespace=False,
        )
        ((_, (element,)),) = tree.items()
        return _get(element, _whole(spelling, spellings), spellings)
    except (ValueError, LookupError, ExpatError) as error:
        raise UnreadableError(f"the body is not XML ({error})") from None
    except RecursionError:
        raise UnreadableError("the elements of the body are too deep") from None


def _whole(spelling: Spelling, spellings: Spellings) -> Spelling:
    """A spelling with what the one it is of says."""
    name = spelling.get("of")
    return spelling if name is None else {**spellings[name], **spelling}


def _put(
    target: dict[str, Any], value: Any, spelling: Spelling, all_: Spellings
) -> None:
    """Add a value to the element above it."""
    spelling = _whole(spelling, all_)
    name: str | None = spelling.get("name")
    name = "item" if name is None else name
    if not _NAME.fullmatch(name):
        raise ValueError(f"body: {name!r} cannot be a name in XML")
    if prefix := spelling.get("prefix"):
        name = f"{prefix}:{name}"
    node = spelling.get("node", "element")
    if node == "attribute":
        if value is not None:
            target[f"@{name}"] = _text(value)
            if prefix:  # without one an attribute is in no namespace
                target.update(_namespace(spelling))
    elif node == "text":
        target["#text"] = "" if value is None else _text(value)
    elif node == "none" and (value is None or is_dict(value)):
        _put_members(target, value or {}, spelling, all_)
    elif is_list(value):
        items = spelling.get("items", {})
        holder = target
        if spelling.get("wrapped"):
            holder = _namespace(spelling)
            target.setdefault(name, []).append(holder)
        for item in value:
            called = {"name": spelling.get("name"), **items}
            if is_list(item):  # else nothing tells one from the next
                called["wrapped"] = True
            _put(holder, item, called, all_)
    else:
        element = _namespace(spelling)
        if value is None:
            element[_NIL] = "true"
        elif is_dict(value):
            _put_members(element, value, spelling, all_)
        else:
            element["#text"] = _text(value)
        target.setdefault(name, []).append(element)


def _put_members(
    target: dict[str, Any], value: dict[str, Any], spelling: Spelling, all_: Spellings
) -> None:
    known, others = spelling.get("properties", {}), spelling.get("others", {})
    for key, inner in value.items():
        _put(target, inner, {"name": key, **known.get(key, others)}, all_)


def _bound(element: Any, known: frozenset[str]) -> Any:
    """An element without the prefixes that no element around them declares."""
    if is_list(element):
        return [_bound(one, known) for one in element]
    if not is_dict(element):
        return element
    known |= {name[7:] for name in element if name.startswith("@xmlns:")}
    plain: dict[str, Any] = {}
    for name, inner in element.items():
        mark = "@" if name.startswith("@") else ""
        prefix, _, local = name.removeprefix("@").partition(":")
        inside = known
        if is_list(inner):
            inside |= {
                one[7:] for each in inner for one in each if one[:7] == "@xmlns:"
            }
        if local and prefix != "xmlns" and prefix not in inside:
            name = f"{mark}{local}"
        found = _bound(inner, known)
        if is_list(found) and name in plain:
            plain[name] += found
        else:
            plain[name] = found
    return plain


def _namespace(spelling: Spelling) -> dict[str, Any]:
    namespace, prefix = spelling.get("namespace"), spelling.get("prefix")
    if not namespace:
        return {}
    return {f"@xmlns:{prefix}" if prefix else "@xmlns": namespace}


def _text(value: Any) -> str:
    if is_dict(value) or is_list(value):
        raise TypeError("body: an object cannot be an attribute or text in XML")
    text = value if isinstance(value, str) else dump_json(value).decode()
    if found := _NO_CHARACTER.search(text):
        raise ValueError(f"body: XML has no character {found[0]!r}")
    return text


def _has_nil(element: Any) -> bool:
    if is_list(element):
        return any(map(_has_nil, element))
    if is_dict(element):
        return _NIL in element or any(map(_has_nil, element.values()))
    return False


def _local(name: str) -> str:
    return name.lstrip("@").rpartition(_SEPARATOR)[2]


def _elements(element: Any) -> dict[str, list[Any]]:
    """The elements in an element, by name without namespace."""
    found: dict[str, list[Any]] = {}
    for name, inner in (element if is_dict(element) else {}).items():
        if is_list(inner) and name != "#text":
            found.setdefault(_local(name), []).extend(inner)
    return found


def _attributes(element: Any) -> dict[str, str]:
    """Those of the document itself, by name without namespace."""
    members = element if is_dict(element) else {}
    return {
        _local(name): text
        for name, text in members.items()
        if name.startswith("@")
        and isinstance(text, str)
        and not name.startswith((f"@{_XSI} ", "@xmlns"))
    }


def _is_nil(element: Any) -> bool:
    found = element.get(f"@{_XSI} nil") if is_dict(element) else None
    return found in ("true", "1")


def _content(element: Any) -> str:
    if is_dict(element):
        text = element.get("#text") or ""
        return "".join(map(str, text))
    return "" if element is None else str(element)


def _get(element: Any, spelling: Spelling, all_: Spellings) -> Any:
    """The value of an element."""
    spelling = _whole(spelling, all_)
    if _is_nil(element):
        return None
    kind = spelling.get("kind", "string")
    if kind == "array":
        inner = spelling.get("items", {})
        inside = _elements(element).values()
        return [_get(one, inner, all_) for ones in inside for one in ones]
    if kind != "object":
        return _scalar(_content(element), kind)
    elements, attributes = _elements(element), _attributes(element)
    found = _members(spelling, elements, attributes, _content(element), all_)
    others = spelling.get("others")
    # What the description does not name is kept, as texts.
    for name, rest in elements.items():
        if others is None:
            found.setdefault(name, _loose(rest))
        else:
            found.setdefault(name, _several(rest, others, all_))
    for name, text in attributes.items():
        found.setdefault(name, text)
    return found


def _members(
    spelling: Spelling,
    elements: dict[str, list[Any]],
    attributes: dict[str, str],
    text: str,
    all_: Spellings,
) -> dict[str, Any]:
    """The properties that a spelling names; what they are is taken away."""
    found: dict[str, Any] = {}
    for key, inner in spelling.get("properties", {}).items():
        whole = _whole({"name": key, **inner}, all_)
        name, kind = whole["name"], whole.get("kind", "string")
        node = whole.get("node", "element")
        if node == "none":
            if below := _members(whole, elements, attributes, text, all_):
                found[key] = below
        elif node == "text":
            if text:
                found[key] = _scalar(text, kind)
        elif node == "attribute":
            if name in attributes:
                found[key] = _scalar(attributes.pop(name), kind)
        else:
            if kind == "array" and not whole.get("wrapped"):
                name = whole.get("items", {}).get("name") or name
            if name in elements:
                found[key] = _several(elements.pop(name), whole, all_)
    return found


def _several(elements: list[Any], spelling: Spelling, all_: Spellings) -> Any:
    """The value of the elements of one name."""
    whole = _whole(spelling, all_)
    if whole.get("kind") == "array" and not whole.get("wrapped"):
        items = whole.get("items", {})
        return [_get(one, items, all_) for one in elements]
    return _get(elements[-1], whole, all_)


def _loose(elements: list[Any]) -> Any:
    values = [
        {name: _loose(inner) for name, inner in _elements(one).items()} or _content(one)
        for one in elements
    ]
    return values[0] if len(values) == 1 else values


def _scalar(text: str, kind: str) -> Any:
    """The value a text stands for; text that stands for none stays text."""
    plain = text.strip()
    if kind == "integer" and _INTEGER.fullmatch(plain):
        with suppress(ValueError):  # thousands of digits
            return int(plain)
    if kind == "number" and _NUMBER.fullmatch(plain) and math.isfinite(float(plain)):
        return float(plain)
    if kind == "boolean" and plain in ("true", "false", "1", "0"):
        return plain in ("true", "1")
    return text
