"""A reference that is being followed: where it stands, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.json_types import is_array, is_object

from .pointer import Path, Token, Tokens, join, tokens_of

if TYPE_CHECKING:
    from ..problems import Level, Place, Problem, Report
    from .origins import Origins
    from .structure import Kind


class Asking:
    """Reports on one reference.

    Args:
        path: The object that holds it.
        name: The field that is the reference.
        outcome: What becomes of the object when the reference leads nowhere.
        origins: Knows where it was written.
        report: Takes the problems.
    """

    def __init__(
        self, path: Path, name: Token, outcome: str, origins: Origins, report: Report
    ) -> None:
        self._outcome = outcome
        self._path = path
        self._name = name
        self._origins = origins
        self._report = report

    def _tokens(self) -> Tokens:
        return (*tokens_of(self._path), str(self._name))

    def origin(self) -> Tokens:
        """The pointer of the object in the file it was written in."""
        return self._origins.find(tokens_of(self._path))[1]

    def place(self) -> Place:
        """Where the reference was written."""
        return self._origins.place(self._tokens())

    def tell(
        self, code: str, level: Level, message: str, hint: str | None = None
    ) -> None:
        """Report something about the reference."""
        self._report.add(
            code,
            level,
            message,
            place=self.place(),
            pointer=join(self._tokens()),
            hint=hint,
        )

    def circle(self, ref: str) -> None:
        """Report that the reference comes back to itself."""
        self.tell(
            "CALCO-R022",
            "error",
            f"the reference {ref!r} only leads round in a circle; {self._outcome}",
            "one of the references in the circle must give way to an object",
        )

    def no_text(self, value: Any) -> None:
        """Report that the reference is something else than a text."""
        words = "a list" if is_array(value) else f"{value!r:.40}"
        self.tell(
            "CALCO-R029",
            "error",
            f"$ref is {'an object' if is_object(value) else words} and no text;"
            f" {self._outcome}",
            "write a reference such as '#/components/schemas/Pet'",
        )

    def frame(self, ref: str) -> None:
        """Report that the reference leads to what holds the document together."""
        self.tell(
            "CALCO-R023",
            "error",
            f"the reference {ref!r} leads to a part of the document that cannot stand"
            f" there; {self._outcome}",
        )

    def other(self, ref: str, kind: Kind) -> None:
        """Report that the reference leads to an object of another kind."""
        self.tell(
            "CALCO-R027",
            "error",
            f"the reference {ref!r} leads to something that is no"
            f" {kind.replace('_', ' ')}; {self._outcome}",
            "correct the reference",
        )

    def left_out(self, ref: str) -> None:
        """Report that the reference leads to something that had to be left out."""
        self.tell(
            "CALCO-R021",
            "error",
            f"the reference {ref!r} leads to something that was left out;"
            f" {self._outcome}",
            "mend what it leads to",
        )

    def unread(self, shown: str) -> None:
        """Report that the reference leads to a file that was found unreadable."""
        self.tell(
            "CALCO-R001",
            "error",
            f"the reference leads to {shown}, which cannot be read; {self._outcome}",
        )

    def remote(self, name: str, host: str) -> None:
        """Report that nothing allows following the reference to another host."""
        self.tell(
            "CALCO-R020",
            "error",
            f"the remote reference {name!r} is not followed; {self._outcome}",
            (f"allow it with --allow-remote {host}, or d" if host else "d")
            + "ownload the file and refer to it by a relative path",
        )

    def nothing(self, ref: str, near: Any, tokens: Tokens = ()) -> None:
        """Report that there is nothing where the reference leads to.

        Args:
            ref: Its text.
            near: The last node on the way that there is.
            tokens: The pointer of that node.
        """
        hint = None
        if is_object(near) and near:
            from difflib import get_close_matches

            wanted = ref.rpartition("/")[2]
            close = get_close_matches(wanted, list(near), 1, 0.5)
            if close:
                file = ref.partition("#")[0]
                hint = f"did you mean {file}{join((*tokens, close[0]))}?"
        self.tell(
            "CALCO-R021",
            "error",
            f"the reference {ref!r} leads to nothing; {self._outcome}",
            hint or "check the reference, or add what it names",
        )

    def unreadable(self, problem: Problem) -> None:
        """Report that a file cannot be read, for the reason that was found."""
        message = problem.message
        if problem.place is None or problem.place == self.place():
            self.tell(
                problem.code,
                "error",
                f"{message}; {self._outcome}",
                problem.hint,
            )
            return
        self._report.problems.append(problem)
        self.tell(
            "CALCO-R001",
            "error",
            f"the reference leads to a file that cannot be read; {self._outcome}",
        )
