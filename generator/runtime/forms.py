"""Request bodies of URL-encoded fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .bodies import fields
from .operation import Body
from .shapes import is_mapping, is_model
from .styles import Styled, query


class URLEncoded(Body):
    """A dict or model as fields (OpenAPI 3.1, Encoding Object).

    Args:
        media_type: ``application/x-www-form-urlencoded``.
        required: Whether there must be a body.
        encoding: The fields that have a style, by name; others are written as
            parameters in the query are, and objects as JSON.
    """

    def __init__(
        self,
        media_type: str,
        *,
        required: bool = False,
        encoding: Mapping[str, Styled] | None = None,
    ) -> None:
        super().__init__(media_type, required=required)
        self._encoding = encoding or {}

    def write(self, value: Any) -> tuple[bytes, str]:
        """The fields."""
        pieces: list[str] = []
        for name, field in fields(value):
            styled = self._encoding.get(name)
            if styled is None:
                is_object = is_mapping(field) or is_model(field)
                styled = query(name, content="application/json" if is_object else None)
            pieces += styled.encoder()(field)
        return "&".join(pieces).encode(), self.media_type
