"""What a release is asked for, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.emit.amend import Amendment


@dataclass(frozen=True, slots=True)
class Request:
    """A release that is asked for.

    Attributes:
        version: The version that it is to have; decided by what has changed when
            ``None``.
        date: What its entry in the changelog is dated, if anything.
    """

    version: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a request came to.

    Attributes:
        before: The version of the last release; ``None`` for the first one.
        version: The version of now, the same when there is nothing to release.
        verdict: ``major``, ``minor``, ``patch`` or ``none``, by what has changed.
        counts: Such as ``2 breaking changes, 1 feature``.
        amendments: What is to be written into files that are somebody else's.
    """

    before: str | None
    version: str
    verdict: str
    counts: str
    amendments: Mapping[str, Amendment]

    @property
    def released(self) -> bool:
        """Whether this is a release."""
        return self.before != self.version

    def as_json(self) -> dict[str, str | None]:
        """The object ``--json`` prints under ``release``."""
        return {
            "before": self.before,
            "version": self.version,
            "verdict": self.verdict,
        }

    def line(self) -> str:
        """The outcome for people."""
        if self.before is None:
            return f"released {self.version}, the first one"
        if not self.released:
            return f"nothing to release since {self.version}"
        told = f"; {self.counts}" if self.counts else ""
        return f"released {self.version} after {self.before}{told}"
