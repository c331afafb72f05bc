"""How an answer that does not fit its description is reported."""

from __future__ import annotations

import warnings
from typing import NamedTuple


class Mismatch(NamedTuple):
    """A value in an answer that is not what the API's description says.

    Attributes:
        operation: The operation's name.
        pointer: Where in the answer (RFC 6901); empty for the whole of it.
        expected: The type that was expected.
        value: The start of the value that came, which was kept.
        place: ``pointer`` with ``*`` for list indexes and dictionary keys.
    """

    operation: str
    pointer: str
    expected: str
    value: str
    place: str

    @property
    def what(self) -> str:
        """The mismatch in words."""
        where = self.pointer or "the whole answer"
        return f"{where}: expected {self.expected}, got {self.value}"

    def __str__(self) -> str:
        return f"{self.operation}: {self.what}; kept as it came"


class MismatchWarning(UserWarning):
    """An answer does not fit its description; each place warns once per process."""


class UnreadableError(ValueError):
    """An answer is not at all of the kind that was expected."""


_warned: set[tuple[str, str]] = set()


def warn(mismatch: Mismatch) -> None:
    """Report through ``warnings``, once for each place of an operation, as a warning
    about the line that called the package."""
    from inspect import currentframe

    key = (mismatch.operation, mismatch.place)
    if key in _warned:
        return
    _warned.add(key)
    frame, level, own = currentframe(), 1, f"{__name__.partition('.')[0]}."
    while frame and f"{frame.f_globals.get('__name__')}.".startswith(own):
        frame, level = frame.f_back, level + 1
    warnings.warn(str(mismatch), MismatchWarning, stacklevel=level)
