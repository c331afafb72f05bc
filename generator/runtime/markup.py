"""Bodies and answers of XML, by how the API's description spells values in it.

A spelling is a dictionary: ``name``; ``kind``, what the text stands for; ``node``, an
attribute or the text of the element above; ``wrapped``, ``namespace`` and ``prefix``;
``properties`` by their names in JSON; ``items``; and ``of``, the spelling that says the
rest. What is left out is as usual.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError

from .decoding import decode_json
from .encoding import dump_json, to_wire
from .files import as_file, is_content
from .headers import is_json
from .mismatch import Mismatch, UnreadableError
from .operation import Body
from .shapes import is_dict, is_list
from .transport import RawResponse

Spelling = dict[str, Any]
Spellings = Mapping[str, Spelling]
_NIL = "@xsi:nil"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SEPARATOR = " "  # neither a name nor a namespace has a blank
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
        if not is_json(response.headers.get("content-type", "")):
            whole = self.spellings[self.spelling]
            plain = read_xml(content, whole, self.spellings)
            content = dump_json(plain)
        return decode_json(self.item, content, operation)


def write_xml(value: Any, spelling: Spelling, spellings: Spellings) -> bytes:
    """A JSON value as a document; ``TypeError`` when it has no form in it."""
    whole = _whole(spelling, spellings)
    if is_list(value):
        # A document has one root, whatever is said of wrapping.
        whole = {**whole, "wrapped": True}
    root: dict[str, Any] = {}
    _put(root, value, whole, spellings)
    ((name, found),) = root.items()
    element: dict[str, Any] = found[0] if is_list(found) else found
    if _has_nil(element):
        element["@xmlns:xsi"] = _XSI
    text: str = _library.unparse({name: element})
    return text.encode()


def read_xml(content: bytes, spelling: Spelling, spellings: Spellings) -> Any:
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
    except (ValueError, ExpatError) as error:
        raise UnreadableError(f"the body is not XML ({error})") from None
    whole = _whole(spelling, spellings)
    ((_, (element,)),) = tree.items()
    if whole.get("kind") == "array":
        inner = whole.get("items", {})
        found = [one for ones in _elements(element).values() for one in ones]
        return [_get(one, inner, spellings) for one in found]
    return _get(element, whole, spellings)


def _whole(spelling: Spelling, spellings: Spellings) -> Spelling:
    """A spelling with what the one it is of says."""
    name = spelling.get("of")
    return spelling if name is None else {**spellings[name], **spelling}


def _put(
    target: dict[str, Any], value: Any, spelling: Spelling, all_: Spellings
) -> None:
    """Add a value to the element above it."""
    spelling = _whole(spelling, all_)
    name = spelling.get("name") or "item"
    if prefix := spelling.get("prefix"):
        name = f"{prefix}:{name}"
    node = spelling.get("node", "element")
    if node == "attribute":
        if value is not None:
            target[f"@{name}"] = _text(value)
    elif node == "text":
        target["#text"] = "" if value is None else _text(value)
    elif is_list(value):
        items = spelling.get("items", {})
        holder = target
        if spelling.get("wrapped"):
            holder = target[name] = _namespace(spelling)
        for item in value:
            _put(holder, item, {"name": spelling.get("name"), **items}, all_)
    else:
        element = _namespace(spelling)
        if value is None:
            element[_NIL] = "true"
        elif is_dict(value):
            known = spelling.get("properties", {})
            for key, inner in value.items():
                _put(element, inner, {"name": key, **known.get(key, {})}, all_)
        else:
            element["#text"] = _text(value)
        if name in target:
            target[name].append(element)
        else:
            target[name] = [element]


def _namespace(spelling: Spelling) -> dict[str, Any]:
    namespace, prefix = spelling.get("namespace"), spelling.get("prefix")
    if not namespace:
        return {}
    return {f"@xmlns:{prefix}" if prefix else "@xmlns": namespace}


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if is_dict(value) or is_list(value):
        raise TypeError("body: an object cannot be an attribute or text in XML")
    return dump_json(value).decode()


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
    members = element if is_dict(element) else {}
    return {
        _local(name): text
        for name, text in members.items()
        if name.startswith("@") and isinstance(text, str)
    }


def _content(element: Any) -> str:
    if is_dict(element):
        text = element.get("#text") or ""
        return "".join(map(str, text))
    return "" if element is None else str(element)


def _get(element: Any, spelling: Spelling, all_: Spellings) -> Any:
    """The value of an element."""
    spelling = _whole(spelling, all_)
    attributes = _attributes(element)
    if attributes.get("nil") in ("true", "1"):
        return None
    kind = spelling.get("kind", "string")
    if kind != "object":
        return _scalar(_content(element), kind)
    elements = _elements(element)
    found: dict[str, Any] = {}
    for key, inner in spelling.get("properties", {}).items():
        whole = _whole({"name": key, **inner}, all_)
        name, node = whole["name"], whole.get("node", "element")
        if node == "text":
            if text := _content(element):
                found[key] = _scalar(text, whole.get("kind", "string"))
        elif node == "attribute":
            if name in attributes:
                text = attributes.pop(name)
                found[key] = _scalar(text, whole.get("kind", "string"))
        elif whole.get("kind") == "array":
            items = _whole(whole.get("items", {}), all_)
            wrapper = elements.pop(name, None) if whole.get("wrapped") else None
            if whole.get("wrapped"):
                if wrapper is None:
                    continue
                several = [
                    one
                    for holder in wrapper
                    for ones in _elements(holder).values()
                    for one in ones
                ]
            else:
                several = elements.pop(items.get("name") or name, [])
                if not several:
                    continue
            found[key] = [_get(one, items, all_) for one in several]
        elif name in elements:
            found[key] = _get(elements.pop(name)[-1], whole, all_)
    # What the description does not name is kept, as texts.
    for name, rest in elements.items():
        found.setdefault(name, _loose(rest))
    for name, text in attributes.items():
        if name not in ("xmlns", "nil") and not name.startswith("xmlns"):
            found.setdefault(name, text)
    return found


def _loose(elements: list[Any]) -> Any:
    values = [
        {name: _loose(inner) for name, inner in _elements(one).items()} or _content(one)
        for one in elements
    ]
    return values[0] if len(values) == 1 else values


def _scalar(text: str, kind: str) -> Any:
    """The value a text stands for; text that stands for none stays text."""
    plain = text.strip()
    try:
        if kind == "integer":
            return int(plain)
        if kind == "number":
            return float(plain)
    except ValueError:
        return text
    if kind == "boolean" and plain in ("true", "false", "1", "0"):
        return plain in ("true", "1")
    return text
