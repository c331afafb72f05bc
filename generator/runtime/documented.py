"""The headers of answers as values of the types that the API's description gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json

from .decoding import decode_json
from .encoding import dump_json, wire_name
from .mismatch import warn
from .models import Model

if TYPE_CHECKING:
    from typing_extensions import Self


class DocumentedHeaders(Model):
    """What the headers of an answer say; a header that did not come is ``None``."""

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> Self:
        """Those among the headers of an answer or an error.

        A value that does not fit its type is kept as it came and reported through
        ``warnings`` (OpenAPI 3.1, Header Object; style ``simple``).
        """
        given: dict[str, Any] = {}
        for name, field in cls.model_fields.items():
            if (header := wire_name(name, field)) in headers:
                given[header] = _value(headers[header], field.annotation)
        made: Self
        made, found = decode_json(cls, dump_json(given), "headers")
        for mismatch in found:
            warn(mismatch)
        return made


def _value(text: str, kind: Any) -> Any:
    """The first reading of a text that is of the type."""
    for value in _readings(text):
        if not decode_json(kind, dump_json(value), "")[1]:
            return value
    return text


def _readings(text: str) -> Iterator[Any]:
    yield text
    yield _scalar(text)
    items = [item.strip() for item in text.split(",")]
    pairs = [item.partition("=")[::2] for item in items if "=" in item]
    if len(pairs) != len(items):
        pairs = [*zip(items[::2], items[1::2], strict=False)]
    for read in (str, _scalar):
        yield {key: read(value) for key, value in pairs}
        yield [*map(read, items)]
    try:
        yield parsedate_to_datetime(text).isoformat()  # RFC 9110, 5.6.7
    except ValueError:
        return


def _scalar(text: str) -> Any:
    try:
        return from_json(text)
    except ValueError:
        return text
