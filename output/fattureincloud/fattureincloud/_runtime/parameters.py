"""What a call gives as text: parameters in the default styles of their locations.

Follows OpenAPI 3.1.1, Style Values, and RFC 6570 for what may stand unescaped.

``None`` is not a value here: it is left out of arrays and objects, and a parameter
that is ``None`` is left out. Empty arrays and objects are left out too. A path cannot
do without a value and refuses these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from .encoding import encode, to_wire
from .headers import header_value, is_json
from .operation import Answer, Operation, Parameter
from .scalars import UnsendableError, scalar_text
from .sentinels import NOT_GIVEN
from .shapes import is_items, is_mapping, is_model

_SLOT = re.compile(r"\{([^{}]*)\}")
_TEXT = ("application/json", "text/*;q=0.9", "*/*;q=0.8")

# A single value; or the items of an array, each a tuple of one text; or the properties
# of an object, each a tuple of name and value.
Shape = str | list[tuple[str, ...]]


def escape(text: str) -> str:
    """Percent-encode all but the unreserved characters (RFC 3986, 2.3)."""
    return quote(text, safe="")


def path_encoder(parameter: Parameter) -> Callable[[Any], str]:
    """A function that writes one path value; see ``path_segment``."""
    return lambda value: path_segment(parameter, value, _listed)


def _listed(shape: Shape) -> str:
    return ",".join(values(shape, escape))


def path_segment(
    parameter: Parameter,
    value: object,
    write: Callable[[Shape], str],
    nothing: str = "",
) -> str:
    """One path value, which cannot be taken for a path separator or a dot segment.

    Raises:
        ValueError: The value leaves nothing to send, or only what is ``nothing``.
    """
    if value is NOT_GIVEN or value is None:
        raise ValueError(f"{parameter}: a value is needed, not {value!r}")
    text = write(shape_of(parameter, value))
    if text == nothing:
        raise ValueError(f"{parameter}: an empty value would change the path")
    # A client or server drops these segments while they are spelled plainly.
    return text.replace(".", "%2E") if text in (".", "..") else text


def query_encoder(parameter: Parameter) -> Callable[[Any], list[str]]:
    """A function that writes the ``name=value`` pieces of one query parameter."""
    name = escape(parameter.name)

    def encoder(value: Any) -> list[str]:
        if value is NOT_GIVEN or value is None:
            return []
        return exploded(name, shape_of(parameter, value), escape)

    return encoder


def exploded(name: str, shape: Shape, quoted: Callable[[str], str]) -> list[str]:
    """``name=value`` pieces, one for each item or property."""
    if isinstance(shape, str):
        return [f"{name}={quoted(shape)}"]
    return [
        f"{escape(item[0]) if item[1:] else name}={quoted(item[-1])}" for item in shape
    ]


def header_encoder(parameter: Parameter) -> Callable[[Any], str | None]:
    """A function that writes the value of one header; ``None`` means none."""

    def encoder(value: Any) -> str | None:
        if value is NOT_GIVEN or value is None:
            return None
        shape = shape_of(parameter, value)
        text = ",".join(values(shape, str))
        return header_value(text, str(parameter)) if shape != [] else None

    return encoder


def values(shape: Shape, quoted: Callable[[str], str]) -> list[str]:
    """Values; those of properties each after its name."""
    if isinstance(shape, str):
        return [quoted(shape)]
    return [quoted(text) for item in shape for text in item]


def shape_of(parameter: Parameter, value: object) -> Shape:
    """A value as the texts it is sent as."""
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


def encoder_of(parameter: Parameter) -> Any:
    own = getattr(parameter, "encoder", None)
    return own() if own else _ENCODERS[parameter.location](parameter)


class Prepared:
    """How an operation's parameters are written, and its ``Accept`` header."""

    def __init__(self, operation: Operation[Any]) -> None:
        self._template = operation.path
        self._encoders = [
            (one.location, one.name, encoder_of(one)) for one in operation.parameters
        ]
        self.accept = _accept(operation.responses)
        declared = [(one.location, one.name.lower()) for one in operation.parameters]
        self.takes_key = ("header", "idempotency-key") in declared

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
            own = getattr(plain, "accept", None)
            wanted += [own] if own else _TEXT[: 3 if plain is str else 1]
        else:
            wanted += answer or ()
    if wanted and not any(is_json(media) or "*" in media for media in wanted):
        # Errors are JSON as a rule, and a strict server would answer 406 instead.
        wanted.append("application/json;q=0.5")
    return ", ".join(dict.fromkeys(wanted)) or "application/json"
