"""Problems as text for people: with an excerpt of the document, or in groups."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.problems import Level, Place, Problem, Report

_WIDEST = 100
_SHOWN_EACH = 2
_ORDER: tuple[Level, ...] = ("error", "warning", "note")


def printable(text: str) -> str:
    """*text* on one line, control characters escaped.

    Messages and excerpts quote the document, which may hold terminal escapes.
    """
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


class Excerpts:
    """Prints places with the line they point at; reads each file once."""

    def __init__(self) -> None:
        self._files: dict[str, list[str]] = {}

    def lines(self, problem: Problem) -> Iterator[str]:
        """The problem, the line it lies on with a caret below, and the hint."""
        yield printable(str(problem))
        if problem.place:
            yield from self._excerpt(problem.place)
        if problem.hint:
            yield f"    hint: {printable(problem.hint)}"

    def _excerpt(self, place: Place) -> Iterator[str]:
        lines = self._of(place.file)
        if not 1 <= place.line <= len(lines):
            return
        text = lines[place.line - 1]
        column = min(place.column, len(text) + 1)
        # A long line, a whole JSON document perhaps, is cut around the place.
        start = max(0, column - _WIDEST // 2) if len(text) > _WIDEST else 0
        before = printable(text[start : column - 1].replace("\t", " "))
        after = printable(text[column - 1 : start + _WIDEST].replace("\t", " "))
        number = str(place.line)
        margin = " " * len(number)
        yield f"    {number} | {before}{after}"
        yield f"    {margin} | {' ' * len(before)}^"

    def _of(self, file: str) -> list[str]:
        if file not in self._files:
            try:
                text = Path(file).read_text(encoding="utf-8", errors="replace")
            except (OSError, ValueError):
                text = None  # standard input and URLs have no text to show
            self._files[file] = text.split("\n") if text is not None else []
        return self._files[file]


def count_of(problems: Iterable[Problem]) -> str:
    """Such as ``2 errors, 1 warning``."""
    levels = Counter(problem.level for problem in problems)
    return ", ".join(
        f"{levels[level]} {level}{'s' if levels[level] != 1 else ''}"
        for level in _ORDER
        if levels[level]
    )


def summary_of(report: Report, location: str) -> Iterator[str]:
    """The problems of a run, a few of each code.

    Args:
        report: Of the run.
        location: The document, for the command that shows all of them.
    """
    groups: dict[tuple[Level, str], list[Problem]] = {}
    for problem in report.problems:
        groups.setdefault((problem.level, problem.code), []).append(problem)
    hidden = 0
    for (_, code), group in sorted(groups.items(), key=_rank):
        # What was lost is told in full; what was mended, by example.
        shown = len(group) if group[0].level == "error" else _SHOWN_EACH
        for problem in group[:shown]:
            yield printable(str(problem))
            if problem.hint and problem.level == "error":
                yield f"    hint: {printable(problem.hint)}"
        if len(group) > shown:
            hidden += len(group) - shown
            yield f"    and {len(group) - shown} more [{code}]"
    if hidden:
        again = "SPEC" if location == "-" else printable(location)
        yield f"{count_of(report.problems)}; calco validate {again} shows all of them"


def _rank(item: tuple[tuple[Level, str], list[Problem]]) -> tuple[int, str]:
    (level, code), _ = item
    return _ORDER.index(level), code
