"""What a call gives as text: parameters, by style, explode and location.

Follows OpenAPI 3.1.1, Style Values, and RFC 6570 for what may stand unescaped.

``None`` is not a value here: it is left out of arrays and objects, and a parameter
that is ``None`` is left out, or sent empty when it has ``allow_empty``. Empty arrays
and objects are left out too. A path cannot do without a value and refuses these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from .encoding import encode, to_wire
from .headers import header_value, is_json
from .operation import Answer, Operation, Parameter
from .scalars import UnsendableError, scalar_text
from .sentinels import NOT_GIVEN
from .shapes import is_dict, is_items, is_list, is_mapping, is_model

# Reserved characters that neither end nor split a query (OpenAPI 3.1.1, allowReserved).
_RESERVED = ":/?@!$'()*,;="
_TRIPLE = re.compile(r"(%[0-9A-Fa-f]{2})")
_SEPARATORS = {"spaceDelimited": "%20", "pipeDelimited": "%7C", "tabDelimited": "%09"}
_SLOT = re.compile(r"\{([^{}]*)\}")
_TEXT = ("application/json", "text/*;q=0.9", "*/*;q=0.8")

Quote = Callable[[str], str]
# A single value; or the items of an array, each a tuple of one text; or the properties
# of an object, each a tuple of name and value.
Shape = str | list[tuple[str, ...]]


def escape(text: str) -> str:
    """Percent-encode all but the unreserved characters (RFC 3986, 2.3)."""
    return quote(text, safe="")


def escape_reserved(text: str) -> str:
    """Percent-encode, leaving reserved characters and encoded ones as they are."""
    return "".join(
        piece if _TRIPLE.fullmatch(piece) else quote(piece, safe=_RESERVED)
        for piece in _TRIPLE.split(text)
    )


def path_encoder(parameter: Parameter) -> Callable[[Any], str]:
    """A function that writes one path value.

    Its result cannot be taken for a path separator or a dot segment. It raises
    ``ValueError`` for a value that leaves nothing to send.
    """

    def encoder(value: Any) -> str:
        if value is NOT_GIVEN or value is None:
            raise ValueError(f"{parameter}: a value is needed, not {value!r}")
        text = styled(parameter, shape_of(parameter, value))
        if not text or (text == "." and parameter.style == "label"):
            raise ValueError(f"{parameter}: an empty value would change the path")
        # A client or server drops these segments while they are spelled plainly.
        return text.replace(".", "%2E") if text in (".", "..") else text

    return encoder


def query_encoder(parameter: Parameter) -> Callable[[Any], list[str]]:
    """A function that writes the ``name=value`` pieces of one query parameter."""
    escape_value = escape_reserved if parameter.allow_reserved else escape
    name = escape(parameter.name)

    def encoder(value: Any) -> list[str]:
        if value is NOT_GIVEN:
            return []
        if value is None and parameter.content is None:
            return [f"{name}="] if parameter.allow_empty else []
        if parameter.style == "deepObject":
            return list(_deep(name, to_wire(value, str(parameter)), escape_value))
        return named(name, parameter, shape_of(parameter, value), escape_value)

    return encoder


def header_encoder(parameter: Parameter) -> Callable[[Any], str | None]:
    """A function that writes the value of one header; ``None`` means none."""

    def encoder(value: Any) -> str | None:
        if value is NOT_GIVEN or value is None:
            return None
        shape = shape_of(parameter, value)
        if shape == []:
            return None
        values = ",".join(_values(shape, parameter.explode, str))
        return header_value(values, str(parameter))

    return encoder


def styled(parameter: Parameter, shape: Shape) -> str:
    """A path value in the style of its parameter, percent-encoded."""
    if parameter.style == "matrix":
        pieces = named(escape(parameter.name), parameter, shape, escape)
        return "".join(f";{piece.removesuffix('=')}" for piece in pieces)
    values = _values(shape, parameter.explode, escape)
    if parameter.style == "label":
        return f".{('.' if parameter.explode else ',').join(values)}"
    return ",".join(values)


def _values(shape: Shape, explode: bool, escape_value: Quote) -> list[str]:
    """Values; those of properties as ``name=value`` or as name and value in turn."""
    if isinstance(shape, str):
        return [escape_value(shape)]
    if explode:
        return ["=".join(map(escape_value, item)) for item in shape]
    return [escape_value(text) for item in shape for text in item]


def named(
    name: str, parameter: Parameter, shape: Shape, escape_value: Quote
) -> list[str]:
    """``name=value`` pieces, several of them when items or properties explode."""
    if isinstance(shape, list) and parameter.explode:
        return [
            f"{escape(item[0]) if item[1:] else name}={escape_value(item[-1])}"
            for item in shape
        ]
    separator = _SEPARATORS.get(parameter.style, ",")
    values = _values(shape, False, escape_value)
    return [f"{name}={separator.join(values)}"] if values else []


def _deep(name: str, value: object, escape_value: Quote) -> Iterator[str]:
    """``name[property]=value``; deeper objects nest, arrays repeat their name.

    The specification leaves what is below the first level open; this is how servers
    that read nested parameters commonly spell it.
    """
    if is_dict(value):
        for key, item in value.items():
            yield from _deep(f"{name}%5B{escape(key)}%5D", item, escape_value)
    elif is_list(value):
        for index, item in enumerate(value):
            below = f"{name}%5B{index}%5D" if is_dict(item) or is_list(item) else name
            yield from _deep(below, item, escape_value)
    elif value is not None:
        yield f"{name}={escape_value(scalar_text(value))}"


def shape_of(parameter: Parameter, value: object) -> Shape:
    """A value as the texts it is sent as."""
    if parameter.content is not None and is_json(parameter.content):
        return encode(value, str(parameter)).decode()
    plain = to_wire(value, str(parameter)) if is_model(value) else value
    try:
        if isinstance(plain, (str, int)):  # as most are
            return scalar_text(plain)
        if is_mapping(plain):
            return [
                (scalar_text(key), _nested(item, parameter))
                for key, item in plain.items()
                if item is not None and item is not NOT_GIVEN
            ]
        if is_items(plain):
            return [(_nested(item, parameter),) for item in plain if item is not None]
        return scalar_text(plain)
    except (UnsendableError, ValueError) as error:
        raise type(error)(f"{parameter}: {error}") from None


def _nested(item: object, parameter: Parameter) -> str:
    """An item or property as text; JSON where no style has a form for it."""
    deep = is_mapping(item) or is_items(item) or is_model(item)
    return encode(item, str(parameter)).decode() if deep else scalar_text(item)


_ENCODERS: dict[str, Any] = {
    "path": path_encoder,
    "query": query_encoder,
    "header": header_encoder,
}


def _encoder(parameter: Parameter) -> Any:
    own = getattr(parameter, "encoder", None)
    return own() if own else _ENCODERS[parameter.location](parameter)


class Prepared:
    """How an operation's parameters are written, and its ``Accept`` header."""

    def __init__(self, operation: Operation[Any]) -> None:
        self._template = operation.path
        self._encoders = [
            (one.location, one.name, _encoder(one)) for one in operation.parameters
        ]
        self.accept = _accept(operation.responses)

    def write(
        self, arguments: tuple[object, ...]
    ) -> tuple[str, list[str], dict[str, str]]:
        """The path, the pieces of the query, and the headers by lower-case name."""
        slots: dict[str, str] = {}
        pieces: list[str] = []
        headers: dict[str, str] = {}
        cookies: list[str] = []
        for value, entry in zip(arguments, self._encoders, strict=True):
            location, name, encoder = entry
            written = encoder(value)
            if location == "path":
                slots[name] = written
            elif location == "query":
                pieces += written
            elif location == "cookie":
                cookies += written
            elif written is not None:
                headers[name.lower()] = written
        if cookies:
            headers["cookie"] = "; ".join(cookies)
        path = _SLOT.sub(lambda slot: slots[slot[1]], self._template)
        return path, pieces, headers


def _accept(responses: Mapping[str, Answer]) -> str:
    wanted: list[str] = []
    for answer in responses.values():
        if callable(answer):
            plain = answer()
            wanted += ["*/*"] if plain is bytes else _TEXT[: 3 if plain is str else 1]
        else:
            wanted += answer or ()
    if wanted and not any(is_json(media) or "*" in media for media in wanted):
        # Errors are JSON as a rule, and a strict server would answer 406 instead.
        wanted.append("application/json;q=0.5")
    return ", ".join(dict.fromkeys(wanted)) or "application/json"
