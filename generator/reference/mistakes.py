"""What is wrong with what was entered."""

from __future__ import annotations

from typing import Any


class EntryError(ValueError):
    """Something that was entered cannot be sent.

    Attributes:
        field: The argument; ``body`` for the body.
        line: In the text, counted from 1, where that is known.
        column: The same.
    """

    def __init__(
        self,
        message: str,
        field: str,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.field = field
        self.line = line
        self.column = column

    def told(self) -> dict[str, Any]:
        """What the page's script sees."""
        return {
            "message": str(self),
            "field": self.field,
            "line": self.line,
            "column": self.column,
        }


class MissingError(EntryError):
    """Something mandatory was left out."""
