"""Parameters in another style than the default one of their location.

Follows OpenAPI 3.1.1, Style Values; see ``parameters`` for what is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import quote

from .encoding import encode, to_wire
from .headers import header_value, is_json
from .operation import Parameter
from .parameters import Shape, escape, exploded, path_segment, shape_of, values
from .scalars import scalar_text
from .sentinels import NOT_GIVEN
from .shapes import is_dict, is_list

# Reserved characters that neither end nor split a query (OpenAPI 3.1.1, allowReserved).
_RESERVED = ":/?@!$'()*,;="
_TRIPLE = re.compile(r"(%[0-9A-Fa-f]{2})")
_SEPARATORS = {"spaceDelimited": "%20", "pipeDelimited": "%7C", "tabDelimited": "%09"}

Quote = Callable[[str], str]


class Styled(Parameter):
    """A parameter and how its value is written (OpenAPI 3.1, Parameter Object).

    Args:
        name: The name on the wire.
        location: ``path``, ``query``, ``header`` or ``cookie``.
        style: One of the ``style`` values that the location allows.
        explode: Whether items and properties become parameters of their own.
        allow_reserved: Leave the reserved characters of RFC 3986 as they are, save
            those that would end or split the query.
        allow_empty: Send ``None`` as an empty value instead of leaving it out.
        content: A media type: the value is sent as one text of that type.
    """

    def __init__(
        self,
        name: str,
        location: str,
        style: str,
        explode: bool,
        allow_reserved: bool = False,
        allow_empty: bool = False,
        content: str | None = None,
    ) -> None:
        super().__init__(name, location)
        self.style = style
        self.explode = explode
        self.allow_reserved = allow_reserved
        self.allow_empty = allow_empty
        self.content = content

    def shape(self, value: object) -> Shape:
        """A value as the texts it is sent as."""
        if self.content is not None and is_json(self.content):
            return encode(value, str(self)).decode()
        return shape_of(self, value)

    def named(self, name: str, shape: Shape, quoted: Quote) -> list[str]:
        """``name=value`` pieces, several when items or properties explode."""
        if self.explode:
            return exploded(name, shape, quoted)
        separator = _SEPARATORS.get(self.style, ",")
        texts = values(shape, quoted)
        return [f"{name}={separator.join(texts)}"] if texts else []

    def values(self, shape: Shape, quoted: Quote) -> list[str]:
        """Values; those of properties as ``name=value`` or each after its name."""
        if isinstance(shape, list) and self.explode:
            return ["=".join(map(quoted, item)) for item in shape]
        return values(shape, quoted)

    def encoder(self) -> Callable[[Any], Any]:
        """A function that writes values."""
        kinds: dict[str, Any] = {"path": self._path, "query": self._query}
        encoder: Callable[[Any], Any] = kinds.get(self.location, self._header)
        return encoder

    def _path(self, value: Any) -> str:
        nothing = "." if self.style == "label" else ""
        shown = self.content and NOT_GIVEN is not value is not None
        plain = self.shape(value) if shown else value
        return path_segment(self, plain, self.styled, nothing)

    def styled(self, shape: Shape) -> str:
        """A path value, percent-encoded."""
        if self.style == "matrix":
            pieces = self.named(escape(self.name), shape, escape)
            return "".join(f";{piece.removesuffix('=')}" for piece in pieces)
        texts = self.values(shape, escape)
        if self.style == "label":
            return f".{('.' if self.explode else ',').join(texts)}" if texts else "."
        return ",".join(texts)

    def _query(self, value: Any) -> list[str]:
        quoted = escape_reserved if self.allow_reserved else escape
        name = escape(self.name)
        if value is NOT_GIVEN:
            return []
        if value is None and self.content is None:
            return [f"{name}="] if self.allow_empty else []
        if self.style == "deepObject":
            return list(_deep(name, to_wire(value, str(self)), quoted))
        return self.named(name, self.shape(value), quoted)

    def _header(self, value: Any) -> str | None:
        if value is NOT_GIVEN or value is None:
            return None
        shape = self.shape(value)
        text = ",".join(self.values(shape, str))
        return header_value(text, str(self)) if shape != [] else None


path = partial(Styled, location="path", style="simple", explode=False)
query = partial(Styled, location="query", style="form", explode=True)
header = partial(Styled, location="header", style="simple", explode=False)


def escape_reserved(text: str) -> str:
    """Percent-encode, leaving reserved characters and encoded ones as they are."""
    return "".join(
        piece if _TRIPLE.fullmatch(piece) else quote(piece, safe=_RESERVED)
        for piece in _TRIPLE.split(text)
    )


def _deep(name: str, value: object, quoted: Quote) -> Iterator[str]:
    """``name[property]=value``; deeper objects nest, arrays count their items.

    The specification leaves arrays and what is below the first level open; this is
    how servers that read nested parameters commonly spell it. A name that is merely
    repeated would not tell an array of one item from the item.
    """
    if is_dict(value):
        for key, item in value.items():
            yield from _deep(f"{name}%5B{escape(key)}%5D", item, quoted)
    elif is_list(value):
        for index, item in enumerate(value):
            yield from _deep(f"{name}%5B{index}%5D", item, quoted)
    elif value is not None:
        yield f"{name}={quoted(scalar_text(value))}"
