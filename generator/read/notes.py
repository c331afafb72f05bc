"""How the reader's later steps report: at a pointer, or once for many places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .pointer import Path, Token, join, tokens_of

if TYPE_CHECKING:
    from ..problems import Level, Report
    from .origins import Origins


class Notes:
    """Reports on parts of the bundled tree.

    Args:
        origins: Knows where they were written.
        report: Takes the problems.
    """

    def __init__(self, origins: Origins, report: Report) -> None:
        self.origins = origins
        self._report = report
        self._many: dict[str, tuple[int, str, Path]] = {}

    def add(
        self,
        code: str,
        level: Level,
        message: str,
        path: Path,
        *more: Token,
        hint: str | None = None,
    ) -> None:
        """Report on the part at a path, or at a field below it."""
        tokens = (*tokens_of(path), *(str(token) for token in more))
        self._report.add(
            code,
            level,
            message,
            place=self.origins.place(tokens),
            pointer=join(tokens),
            hint=hint,
        )

    def count(self, code: str, message: str, path: Path) -> None:
        """Count one more occurrence of what is reported once for a document.

        Args:
            code: Identifies what is counted.
            message: What to say, with ``{times}`` where the number goes.
            path: The part; the first one gives the place.
        """
        count, _, first = self._many.get(code, (0, message, path))
        self._many[code] = (count + 1, message, first)

    def written(self, path: Path, *more: Token) -> str | None:
        """A scalar as it was written."""
        tokens = (*tokens_of(path), *(str(token) for token in more))
        return self.origins.written(tokens)

    def close(self) -> None:
        """Report what was counted."""
        for code, (count, message, first) in self._many.items():
            times = "once" if count == 1 else f"{count} times"
            self.add(code, "note", message.format(times=times), first)
        self._many.clear()
