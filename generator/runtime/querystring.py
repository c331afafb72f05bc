"""A parameter that is the whole query of a request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .bodies import encode_body
from .operation import Body, Parameter
from .parameters import escape
from .sentinels import NOT_GIVEN


class QueryString(Parameter):
    """A parameter that is the whole query (OpenAPI 3.2, ``in: querystring``).

    Its value is written as a body of its media type would be. What is not urlencoded by
    itself is then percent-encoded.
    """

    def encoder(self) -> Callable[[Any], list[str]]:
        """A function that writes the query."""
        media_type = self.content or "application/x-www-form-urlencoded"

        def encode(value: Any) -> list[str]:
            if value is NOT_GIVEN or value is None:
                return []
            try:
                content, _ = encode_body(Body(media_type), value)
            except TypeError as error:
                where = f"{self}: "
                raise TypeError(where + str(error).removeprefix("body: ")) from None
            if not isinstance(content, bytes):
                raise TypeError(f"{self}: a file cannot be part of an address")
            text = content.decode()
            if media_type != "application/x-www-form-urlencoded":
                text = escape(text)
            return [text] if text else []

        return encode


def querystring(name: str, *, content: str | None = None) -> QueryString:
    """The parameter that is the whole query, of a media type."""
    return QueryString(name, "query", "form", True, content=content)
