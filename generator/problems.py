"""What Calco tells its user: problems, each with a code and a place.

Nothing a document says is dropped in silence. A stage that cannot carry
something over adds a :class:`Problem` to the :class:`Report` it was given; a
stage that cannot go on at all raises :class:`CalcoError`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Level: TypeAlias = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a source file. Line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing the user should know.

    Args:
        code: A stable identifier such as ``CALCO-S012``.
        level: ``error`` for what was refused or lost, ``warning`` for what was
            changed, ``note`` for what was read as its author most likely meant.
        message: One sentence in plain words.
        place: Where in the document, when there is a place.
        pointer: JSON pointer (RFC 6901) of the node in the document.
        hint: What to do about it.
    """

    code: str
    level: Level
    message: str
    place: Place | None = None
    pointer: str | None = None
    hint: str | None = None

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.level}: {self.message} [{self.code}]"

    def as_json(self) -> dict[str, object]:
        """The object ``--json`` prints for this problem."""
        return {
            "code": self.code,
            "level": self.level,
            "file": self.place.file if self.place else None,
            "line": self.place.line if self.place else None,
            "column": self.place.column if self.place else None,
            "pointer": self.pointer,
            "message": self.message,
            "hint": self.hint,
        }


@dataclass(slots=True)
class Report:
    """Collects the problems of one run, in the order they were met.

    Attributes:
        problems: So far.
        texts: The files that were read, by the name that places give them.
    """

    problems: list[Problem] = field(default_factory=list[Problem])
    texts: dict[str, str] = field(default_factory=dict[str, str], repr=False)

    def add(
        self,
        code: str,
        level: Level,
        message: str,
        *,
        place: Place | None = None,
        pointer: str | None = None,
        hint: str | None = None,
    ) -> None:
        """Add a problem. See :class:`Problem` for the arguments."""
        self.problems.append(Problem(code, level, message, place, pointer, hint))

    def locate(self, place: Callable[[str], Place | None]) -> None:
        """Give the problems that only have a pointer the place of their node."""
        self.problems[:] = [
            (
                replace(problem, place=place(problem.pointer))
                if problem.place is None and problem.pointer is not None
                else problem
            )
            for problem in self.problems
        ]

    def in_order(self) -> list[Problem]:
        """The problems by their places, each said once; those without one first."""
        files: dict[str, int] = {}
        for name in self.texts:
            files.setdefault(name, len(files))
        return sorted(
            dict.fromkeys(self.problems),
            key=lambda problem: (
                (files.get(problem.place.file, len(files)), problem.place)
                if problem.place
                else (-1, Place("", 0, 0))
            ),
        )


class CalcoError(Exception):
    """The input cannot be understood or the output cannot be written.

    The command line prints :attr:`problem` as one line with its hint and exits
    with 2.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem

    @classmethod
    def of(
        cls,
        code: str,
        message: str,
        *,
        place: Place | None = None,
        pointer: str | None = None,
        hint: str | None = None,
    ) -> CalcoError:
        """Build the error from the fields of its problem."""
        return cls(Problem(code, "error", message, place, pointer, hint))
