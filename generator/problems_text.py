"""Problems as text for people: with an excerpt of the document, or in groups."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
    """Prints problems with the lines around the place they point at.

    Args:
        texts: Files by the name that places give them; others are read.
    """

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self._files: dict[str, list[str]] = {}
        self._texts = texts or {}

    def lines(self, problem: Problem) -> Iterator[str]:
        """The problem, three lines of the file with a caret, pointer and hint."""
        yield printable(str(problem))
        if problem.place:
            yield from self._excerpt(problem.place)
        if problem.pointer:
            yield f"    at: {printable(problem.pointer)}"
        if problem.hint:
            yield f"    hint: {printable(problem.hint)}"

    def _excerpt(self, place: Place) -> Iterator[str]:
        lines = self._of(place.file)
        if not 1 <= place.line <= len(lines):
            return
        last = min(place.line + 1, len(lines))
        if last > place.line and not lines[last - 1] and last == len(lines):
            last -= 1  # what follows the last line break is no line
        width = len(str(last))
        column = min(place.column, len(lines[place.line - 1]) + 1)
        # A long line, a whole JSON document perhaps, is cut around the place.
        is_long = len(lines[place.line - 1]) > _WIDEST
        start = max(0, column - _WIDEST // 2) if is_long else 0
        for number in range(max(1, place.line - 1), last + 1):
            text = lines[number - 1]
            shown = _shown(text[start : start + _WIDEST])
            yield f"    {number:>{width}} | {shown}".rstrip()
            if number == place.line:
                before = _shown(text[start : column - 1])
                yield f"    {' ' * width} | {' ' * len(before)}^"

    def _of(self, file: str) -> list[str]:
        if file not in self._files:
            text = self._texts.get(file)
            if text is None:
                try:
                    text = Path(file).read_text(encoding="utf-8", errors="replace")
                except (OSError, ValueError):
                    text = ""
            lines = text.split("\n") if text else []
            self._files[file] = [line.removesuffix("\r") for line in lines]
        return self._files[file]


def _shown(text: str) -> str:
    return printable(text.replace("\t", " "))


def counted(count: int, word: str) -> str:
    """Such as ``1 schema`` or ``2 schemas``."""
    return f"{count} {word}{'' if count == 1 else 's'}"


def count_of(problems: Iterable[Problem]) -> str:
    """Such as ``2 errors, 1 warning``."""
    levels = Counter(problem.level for problem in problems)
    return ", ".join(counted(levels[level], level) for level in _ORDER if levels[level])


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
