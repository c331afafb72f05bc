"""Request bodies of several parts of which some have a style."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from .bodies import Encoded, fields
from .files import is_content
from .multipart import Multipart
from .shapes import is_tuple
from .styles import Styled


class StyledMultipart(Multipart):
    """Parts, the texts of which are those of URL-encoded fields where the document gives
    them a style (OpenAPI 3.1, Encoding Object).

    Args:
        media_type: ``multipart/form-data``.
        encoding: The fields that have a style, by name.
        required: Whether there must be a body.
        parts: Content types by name, of the others.
    """

    def __init__(
        self,
        media_type: str,
        *,
        encoding: Mapping[str, Styled],
        required: bool = False,
        parts: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(media_type, required=required, parts=parts)
        self._encoding = encoding

    def write(self, value: Any) -> Encoded:
        """The parts, between boundaries that occur in none of them."""
        plain: dict[str, Any] = {}
        for name, field in fields(value):
            styled = self._encoding.get(name)
            if styled is None or is_content(field) or is_tuple(field):
                plain[name] = field
                continue
            for piece in styled.encoder()(field):
                key, _, text = piece.partition("=")
                plain.setdefault(unquote(key), []).append(unquote(text))
        return super().write(plain)
