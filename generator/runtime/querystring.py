"""A parameter that is the whole query of a request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .contents import Content
from .forms import URLEncoded
from .headers import essence, is_json
from .operation import Body, Parameter
from .parameters import escape
from .sentinels import NOT_GIVEN

_FORM = "application/x-www-form-urlencoded"


class QueryString(Parameter):
    """A parameter that is the whole query (OpenAPI 3.2, ``in: querystring``).

    Its value is written as a body of its media type would be. What is not urlencoded by
    itself is then percent-encoded.
    """

    def __init__(self, name: str, content: str | None = None) -> None:
        super().__init__(name, "query")
        self.content = content

    def encoder(self) -> Callable[[Any], list[str]]:
        """A function that writes the query."""
        body = _body(self.content or _FORM)

        def encode(value: Any) -> list[str]:
            if value is NOT_GIVEN or value is None:
                return []
            try:
                content, _ = body.write(value)
            except TypeError as error:
                where = f"{self}: "
                raise TypeError(where + str(error).removeprefix("body: ")) from None
            if not isinstance(content, bytes):
                raise TypeError(f"{self}: a file cannot be part of an address")
            text = content.decode()
            if not isinstance(body, URLEncoded):
                text = escape(text)
            return [text] if text else []

        return encode


def querystring(name: str, *, content: str | None = None) -> QueryString:
    """The parameter that is the whole query, of a media type."""
    return QueryString(name, content)


def _body(media_type: str) -> Body:
    if essence(media_type) == _FORM:
        return URLEncoded(media_type)
    return Body(media_type) if is_json(media_type) else Content(media_type)
