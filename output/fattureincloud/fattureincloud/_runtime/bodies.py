"""What the request bodies that are not JSON have in common."""

from __future__ import annotations

from typing import Any

from .encoding import fields_of
from .files import FileContent, Pieces
from .sentinels import NOT_GIVEN
from .shapes import is_mapping, is_model

Encoded = tuple[bytes | Pieces, str]


def fields(value: Any) -> list[tuple[str, Any]]:
    """The fields of a form that are given; ``TypeError`` for what is no form."""
    if not (is_model(value) or is_mapping(value)):
        raise TypeError(f"body: expected a dict or model, got {type(value).__name__}")
    found = fields_of(value) if is_model(value) else value
    return [
        (name, field)
        for name, field in found.items()
        if field is not None and field is not NOT_GIVEN
    ]


def joined(pieces: list[FileContent]) -> bytes | Pieces:
    """Pieces as one byte string, where that is what all of them are."""
    known = [piece for piece in pieces if isinstance(piece, bytes)]
    return b"".join(known) if len(known) == len(pieces) else Pieces(pieces)
