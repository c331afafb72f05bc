"""Parameter values as text: style by explode by location.

Follows OpenAPI 3.1.1, Style Values, and RFC 6570 for what may stand unescaped.

``None`` is not a value here: it is left out of arrays and objects, and a parameter
that is ``None`` is left out, or sent empty when it has ``allow_empty``. Empty arrays
and objects are left out too. A path cannot do without a value and refuses these.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from .encoding import encode, to_wire
from .media import is_json
from .scalars import UnsendableError, scalar_text
from .sentinels import NOT_GIVEN
from .shapes import is_dict, is_items, is_list, is_mapping, is_model

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from .operation import Parameter

    # A single value, the items of an array, or the properties of an object.
    Shape: TypeAlias = str | list[str] | list[tuple[str, str]] | None

# Reserved characters that neither end nor split a query (OpenAPI 3.1.1, allowReserved).
_RESERVED = ":/?@!$'()*,;="
_TRIPLE = re.compile(r"(%[0-9A-Fa-f]{2})")
_FORBIDDEN_IN_HEADER = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_FORBIDDEN_IN_COOKIE = re.compile(r"[\x00-\x20\x7f\",;\\]|[^\x00-\x7f]")

Quote = Callable[[str], str]


def escape(text: str) -> str:
    """Percent-encode all but the unreserved characters (RFC 3986, 2.3)."""
    return quote(text, safe="")


def escape_reserved(text: str) -> str:
    """Percent-encode, leaving reserved characters and encoded ones as they are."""
    return "".join(
        piece if _TRIPLE.fullmatch(piece) else quote(piece, safe=_RESERVED)
        for piece in _TRIPLE.split(text)
    )


def _as_is(text: str) -> str:
    return text


def path_encoder(parameter: Parameter) -> Callable[[Any], str]:
    """A function that writes one path value.

    Its result cannot be taken for a path separator or a dot segment. It raises
    ``ValueError`` for a value that leaves nothing to send.
    """
    where = f"path parameter {parameter.name!r}"

    def encoder(value: Any) -> str:
        if value is NOT_GIVEN or value is None:
            raise ValueError(f"{where}: a value is needed, not {value!r}")
        text = styled(parameter, _shape(parameter, value, where))
        if not text or (text == "." and parameter.style == "label"):
            raise ValueError(f"{where}: an empty value would change the path")
        # A client or server drops these segments while they are spelled plainly.
        return text.replace(".", "%2E") if text in (".", "..") else text

    return encoder


def query_encoder(parameter: Parameter) -> Callable[[Any], list[str]]:
    """A function that writes the ``name=value`` pieces of one query parameter."""
    where = f"query parameter {parameter.name!r}"
    escape_value = escape_reserved if parameter.allow_reserved else escape
    name = escape(parameter.name)

    def encoder(value: Any) -> list[str]:
        if value is NOT_GIVEN:
            return []
        if value is None and parameter.content is None:
            return [f"{name}="] if parameter.allow_empty else []
        if parameter.style == "deepObject" and (is_mapping(value) or is_model(value)):
            return list(_deep(name, to_wire(value, where), escape_value))
        shape = _shape(parameter, value, where)
        return _form(name, parameter, shape, escape_value)

    return encoder


def header_encoder(parameter: Parameter) -> Callable[[Any], str | None]:
    """A function that writes the value of one header; ``None`` means none."""
    where = f"header parameter {parameter.name!r}"

    def encoder(value: Any) -> str | None:
        if value is NOT_GIVEN or value is None:
            return None
        shape = _shape(parameter, value, where)
        if isinstance(shape, list) and not shape:
            return None
        return header_value(_simple(shape, parameter.explode, _as_is), where)

    return encoder


def cookie_encoder(parameter: Parameter) -> Callable[[Any], list[str]]:
    """A function that writes the ``name=value`` pairs of one cookie parameter."""
    where = f"cookie parameter {parameter.name!r}"
    plain = parameter.style == "cookie"

    def encoder(value: Any) -> list[str]:
        if value is NOT_GIVEN or value is None:
            return []
        shape = _shape(parameter, value, where)
        pieces = _form(parameter.name, parameter, shape, _as_is if plain else escape)
        for piece in pieces if plain else ():
            if _FORBIDDEN_IN_COOKIE.search(piece):
                raise ValueError(f"{where}: a character cookies cannot carry")
        return pieces

    return encoder


def header_value(text: str, where: str) -> str:
    """The text, if a header may carry it; white space at its ends is dropped.

    Raises:
        ValueError: It holds a line break or another control character.
    """
    if _FORBIDDEN_IN_HEADER.search(text):
        raise ValueError(f"{where}: line breaks and control characters are not allowed")
    return text.strip()


def styled(parameter: Parameter, shape: Shape) -> str:
    """A path value in the style of its parameter, percent-encoded."""
    name, explode = escape(parameter.name), parameter.explode
    if parameter.style == "label":
        separator = "." if explode else ","
        if isinstance(shape, list):
            return f".{separator.join(_parts(shape, explode, escape))}"
        return f".{escape(shape or '')}"
    if parameter.style == "matrix":
        if not isinstance(shape, list):
            return f";{name}={escape(shape)}" if shape else f";{name}"
        if not explode:
            return f";{name}={','.join(_parts(shape, False, escape))}" if shape else ""
        return "".join(
            f";{part}" if "=" in part else f";{name}={part}"
            for part in _parts(shape, True, escape)
        )
    return _simple(shape, explode, escape)


def _simple(shape: Shape, explode: bool, escape_value: Quote) -> str:
    if isinstance(shape, list):
        return ",".join(_parts(shape, explode, escape_value))
    return escape_value(shape or "")


def _form(
    name: str, parameter: Parameter, shape: Shape, escape_value: Quote
) -> list[str]:
    if not isinstance(shape, list):
        return [f"{name}={escape_value(shape or '')}"]
    if not shape:
        return []
    if parameter.explode:
        return [
            (
                f"{escape(item[0])}={escape_value(item[1])}"
                if isinstance(item, tuple)
                else f"{name}={escape_value(item)}"
            )
            for item in shape
        ]
    separator = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}.get(
        parameter.style, ","
    )
    return [f"{name}={separator.join(_parts(shape, False, escape_value))}"]


def _parts(
    shape: list[str] | list[tuple[str, str]], explode: bool, escape_value: Quote
) -> Iterator[str]:
    """Items; or properties, as ``name=value`` or as name and value in turn."""
    for item in shape:
        if isinstance(item, str):
            yield escape_value(item)
        elif explode:
            yield f"{escape_value(item[0])}={escape_value(item[1])}"
        else:
            yield escape_value(item[0])
            yield escape_value(item[1])


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


def _shape(parameter: Parameter, value: object, where: str) -> Shape:
    as_json = parameter.content is not None and is_json(parameter.content)
    if type(value) is str and not as_json:
        return value
    try:
        if as_json:
            return encode(value, where).decode()
        plain = to_wire(value, where) if is_model(value) else value
        if is_mapping(plain):
            return [
                (scalar_text(key), scalar_text(item))
                for key, item in plain.items()
                if item is not None and item is not NOT_GIVEN
            ]
        if is_items(plain):
            return [scalar_text(item) for item in plain if item is not None]
        return scalar_text(plain)
    except UnsendableError as error:
        raise TypeError(f"{where}: {error}") from None
    except ValueError as error:
        text = str(error)
        raise ValueError(text if where in text else f"{where}: {text}") from None
