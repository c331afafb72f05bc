"""Parameter values, from what came on the wire to JSON values.

The styles follow OpenAPI 3.1, "Style Values" and "Style Examples". Values are
taken apart before they are percent-decoded, so that an encoded delimiter is
part of a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote, unquote_plus

from generator.json_types import is_array, is_object

from .fits import fits
from .schemas import CHOICES, Resolve, flatten, mapping, types_of

_KEY = re.compile(r"([^\[\]]*)((?:\[[^\[\]]*\])*)")


class Fields(Mapping[str, str]):
    """Names and values in the order they came, not decoded yet.

    As a mapping it gives the first value of a name, decoded.

    Args:
        pairs: The names, decoded, with their values as they came.
        plus: Whether a plus sign stands for a space.
    """

    def __init__(self, pairs: list[tuple[str, str]], *, plus: bool) -> None:
        self.pairs = pairs
        self._decode = unquote_plus if plus else unquote

    @classmethod
    def of_query(cls, text: str) -> Fields:
        """The fields of a query, or of a body in its form."""
        pairs = (part.partition("=") for part in text.split("&") if part)
        return cls([(unquote_plus(name), value) for name, _, value in pairs], plus=True)

    def decode(self, raw: str) -> str:
        """A piece of a value in plain text."""
        return self._decode(raw)

    def raw(self, name: str) -> str:
        """The first value of a name, not decoded; KeyError if there is none."""
        for value in self.all(name):
            return value
        raise KeyError(name)

    def all(self, name: str) -> list[str]:
        """The values of a name, not decoded."""
        return [value for key, value in self.pairs if key == name]

    def __getitem__(self, name: str) -> str:
        return self.decode(self.raw(name))

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(name for name, _ in self.pairs))

    def __len__(self) -> int:
        return len(dict(self.pairs))


class Shape:
    """What a parameter's schema says of the shape of its value.

    Args:
        schema: The schema of the parameter.
        resolve: Finds the node of a local reference.
    """

    def __init__(self, schema: Any, resolve: Resolve) -> None:
        self._schema = schema
        self._resolve = resolve
        self._flat = flatten(schema, resolve)[0]
        self.kind = next((k for k in ("array", "object") if k in self._types()), "")

    def _types(self) -> set[str]:
        found = set(types_of(self._flat))
        for group in self._flat.get(CHOICES, []):
            for variant in group:
                found.update(Shape(variant, self._resolve)._types())
        return found

    def items(self) -> Any:
        """The schema of an array's items, in whichever variant; None if there is none."""
        return self._below("items")

    def _below(self, keyword: str) -> Any:
        if keyword in self._flat:
            return self._flat[keyword]
        variants = [
            schema
            for group in self._flat.get(CHOICES, [])
            for variant in group
            if (schema := Shape(variant, self._resolve)._below(keyword)) is not None
        ]
        return {"anyOf": variants} if variants else None

    def _fits(self, value: Any) -> bool:
        return fits(value, self._schema, self._resolve)

    def properties(self) -> dict[str, Any]:
        """The properties of an object, those of all its variants included."""
        found = dict(mapping(self._flat.get("properties")))
        for group in self._flat.get(CHOICES, []):
            for variant in group:
                found = Shape(variant, self._resolve).properties() | found
        return found

    def free(self) -> bool:
        """Whether an object may have other properties than those it names."""
        others = self._flat.get("additionalProperties", not self.properties())
        return others is not False

    def cast(self, value: Any) -> Any:
        """The JSON value that a text, or a structure of texts, stands for.

        A text that cannot stand for any of the schema's types stays a text. Where
        a text is allowed beside other types it is one, unless only another fits.
        """
        types = self._types()
        listed = _listed(value) if "array" in types else None
        if listed is not None and not ("object" in types and self._fits(value)):
            value = listed
        if is_object(value):
            known, others = self.properties(), self._below("additionalProperties")
            return {
                name: Shape(known.get(name, others), self._resolve).cast(item)
                for name, item in mapping(value).items()
            }
        if is_array(value):
            if len(value) == 1 and self._fits(value[0]) and not self._fits(value):
                return value[0]  # one text, where a list is allowed too
            items = Shape(self.items(), self._resolve)
            return [items.cast(item) for item in value]
        if not isinstance(value, str) or ("string" in types and self._fits(value)):
            return value
        if "integer" in types and re.fullmatch(r"-?\d{1,400}", value):
            return int(value)
        if "number" in types and re.fullmatch(_NUMBER, value):
            return float(value) if re.search(r"[.eE]", value) else int(value)
        if "boolean" in types and value in ("true", "false"):
            return value == "true"
        if "null" in types and value in ("", "null"):
            return None
        return self.cast([value]) if "array" in types else value


def _listed(value: Any) -> list[Any] | None:
    """The items of a structure whose names only count them: ``[0]``, or ``[]``."""
    if not is_object(value):
        return None
    if value.keys() == {""}:
        return value[""] if is_array(value[""]) else [value[""]]
    names = [str(index) for index in range(len(value))]
    return [value[name] for name in names] if value.keys() == set(names) else None


_NUMBER = r"-?\d{1,400}(\.\d{1,400})?([eE][+-]?\d{1,3})?"


def read_path(
    raw: str,
    name: str,
    style: str,
    explode: bool,
    kind: str,
    decode: Callable[[str], str] = unquote,
) -> Any:
    """Take apart the value of a path or header parameter.

    Args:
        raw: The value, not decoded.
        name: The name of the parameter.
        style: ``simple``, ``label`` or ``matrix``.
        explode: Whether the parts stand on their own.
        kind: ``array``, ``object`` or empty for anything else.
        decode: Turns a part of the value into plain text.

    Returns:
        A text, a list of texts or a mapping of texts.

    Raises:
        ValueError: The value is not in that style.
    """
    if style == "label":
        if not raw.startswith("."):
            raise ValueError("the value does not begin with a full stop")
        raw, delimiter = raw[1:], "." if explode else ","
    elif style == "matrix":
        if not raw.startswith(";"):
            raise ValueError("the value does not begin with a semicolon")
        if explode and kind:
            pairs = [part.partition("=")[::2] for part in raw[1:].split(";")]
            if kind == "array":
                return [decode(value) for _, value in pairs]
            return {decode(key): decode(value) for key, value in pairs}
        key, _, raw = raw[1:].partition("=")
        if decode(key) != name:
            raise ValueError(f"the value does not begin with ;{name}=")
        delimiter = ","
    else:
        delimiter = ","
    if not kind:
        return decode(raw)
    return _structure(raw.split(delimiter) if raw else [], explode, kind, decode)


def read_query(
    fields: Fields, name: str, style: str, explode: bool, shape: Shape
) -> Any:
    """Take apart the value of a query, cookie or form parameter.

    Args:
        fields: All the fields that came.
        name: The name of the parameter.
        style: A style of OpenAPI, or ``tabDelimited``, which Swagger 2.0 had.
        explode: Whether the parts stand on their own.
        shape: The shape of the parameter.

    Returns:
        A text, a list of texts or a mapping of texts; with ``deepObject`` these
        nest, and arrays whose items are counted are mappings.

    Raises:
        KeyError: The parameter is absent.
        ValueError: The value is not in that style.
    """
    if style == "deepObject":
        return _deep(fields, name)
    if shape.kind == "object" and explode:
        known = shape.properties()
        found = {k: fields[k] for k in fields if k in known or shape.free()}
        if not found:
            raise KeyError(name)
        return found
    values = fields.all(name)
    if not values:
        raise KeyError(name)
    if not shape.kind:
        return fields.decode(values[0])
    if explode:
        return [fields.decode(value) for value in values]
    raw = values[0]
    plain, encoded = _DELIMITERS.get(style, (",", r"%2[Cc]"))
    # Common form encoders encode the delimiters too. That cannot be told from a
    # single part with a delimiter in it; servers take it for several.
    delimiter = plain if re.search(plain, raw) else encoded
    parts = re.split(delimiter, raw) if raw else []
    return _structure(parts, False, shape.kind, fields.decode)


_DELIMITERS = {
    "spaceDelimited": (r"%20|\+", r"%20|\+"),
    "tabDelimited": ("%09", "%09"),
    "pipeDelimited": (r"\|", r"%7[Cc]"),
}


def _structure(
    parts: list[str], explode: bool, kind: str, decode: Callable[[str], str]
) -> Any:
    if kind == "array":
        return [decode(part) for part in parts]
    if explode:
        pairs = [part.partition("=")[::2] for part in parts]
        return {decode(key): decode(value) for key, value in pairs}
    if len(parts) % 2:
        raise ValueError("a name has no value")
    return dict(zip(map(decode, parts[::2]), map(decode, parts[1::2]), strict=True))


def _deep(fields: Fields, name: str) -> Any:
    result: dict[str, Any] = {}
    for key, raw in fields.pairs:
        found = _KEY.fullmatch(key)
        if found is not None and found[1] == name and found[2]:
            _put(result, found[2][1:-1].split("]["), fields.decode(raw))
    if not result:
        # A value that has no parts is written as in any other style.
        texts = [fields.decode(raw) for raw in fields.all(name)]
        if not texts:
            raise KeyError(name)
        return texts if len(texts) > 1 else texts[0]
    return result


def _put(level: dict[str, Any], steps: list[str], value: str) -> None:
    """Put a value where ``[a][b]`` or ``[a][]`` says, making the levels between."""
    *outer, last = steps
    is_list = last == "" and len(outer) > 0
    if is_list:
        last = outer.pop()
    for step in outer:
        below = level.setdefault(step, {})
        if not is_object(below):
            raise ValueError(f"{step!r} has a value and parts")
        level = below
    if not is_list and last not in level:
        level[last] = value
        return
    known: Any = level.get(last, [])
    if is_object(known):
        raise ValueError(f"{last!r} has a value and parts")
    level[last] = [*(known if is_array(known) else [known]), value]
