"""What one difference is, and what all of them make of the next release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from packaging.version import Version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.problems import Place

Level: TypeAlias = Literal["breaking", "feature", "fix"]
Direction: TypeAlias = Literal["request", "response", "both"]
Age: TypeAlias = Literal["old", "new"]
Verdict: TypeAlias = Literal["major", "minor", "patch", "none"]

LEVELS: tuple[Level, ...] = ("breaking", "feature", "fix")
"""The gravest first."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in one of the documents.

    Attributes:
        pointer: JSON pointer (RFC 6901) in the document as it was bundled.
        place: In the file that it was read from.
        is_packed: Whether that file is one that Calco packed the document into, so that
            the pointer tells people more than the place.
    """

    pointer: str
    place: Place | None = None
    is_packed: bool = False

    def as_json(self) -> dict[str, object]:
        """The object ``--json`` prints for this spot."""
        return {
            "file": self.place.file if self.place else None,
            "line": self.place.line if self.place else None,
            "column": self.place.column if self.place else None,
            "pointer": self.pointer,
        }


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, as those see it who write code with the package.

    Attributes:
        code: A stable identifier, which ``calco explain`` knows.
        level: ``breaking`` when code that passed a type checker no longer does, or a
            call that was answered is refused; ``feature`` when code can be written
            that could not; ``fix`` for all else.
        subject: What it is about, as it is written in code: ``client.pets.list(limit=)``.
        message: What has become of that, in plain words.
        direction: Whether it is about what is given, what is answered, or both;
            ``None`` where that is no question.
        methods: The methods that it reaches, where the subject is none itself.
        old: Where it was written; ``None`` for what is new.
        new: Where it is written; ``None`` for what is gone.
        remark: Why it counts as it does, where that is no matter of course.
    """

    code: str
    level: Level
    subject: str
    message: str
    direction: Direction | None = None
    methods: tuple[str, ...] = ()
    old: Spot | None = None
    new: Spot | None = None
    remark: str = ""

    def as_json(self) -> dict[str, object]:
        """The object ``--json`` prints for this change."""
        return {
            "code": self.code,
            "level": self.level,
            "subject": self.subject,
            "message": self.message,
            "remark": self.remark or None,
            "direction": self.direction,
            "methods": list(self.methods),
            "old": self.old.as_json() if self.old else None,
            "new": self.new.as_json() if self.new else None,
        }


def following(version: str, verdict: Verdict) -> str:
    """The version after another one.

    A pre-release is followed by the release that it is one of, where that is as much
    of a step as the verdict asks for.
    """
    now = Version(version)
    if verdict == "none":
        return version
    steps = {
        "major": (now.major + 1, 0, 0),
        "minor": (now.major, now.minor + 1, 0),
        "patch": (now.major, now.minor, now.micro + 1),
    }
    enough = {
        "major": not now.minor and not now.micro,
        "minor": not now.micro,
        "patch": True,
    }
    if now.is_prerelease and enough[verdict]:
        step = (now.major, now.minor, now.micro)
    else:
        step = steps[verdict]
    return f"{f'{now.epoch}!' if now.epoch else ''}{'.'.join(map(str, step))}"


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes between two documents, the gravest first.

    Attributes:
        version: The version of the package that is made of the old one.
    """

    changes: tuple[Change, ...]
    version: str

    def of(self, level: Level) -> list[Change]:
        """The changes of one level."""
        return [change for change in self.changes if change.level == level]

    @property
    def verdict(self) -> Verdict:
        """What the next release is (Semantic Versioning 2.0.0, sections 4 and 6 to 8).

        Before version 1.0.0 what breaks code is a minor release, and all else a patch.
        """
        levels = {change.level for change in self.changes}
        is_stable = Version(self.version).major > 0
        if "breaking" in levels:
            return "major" if is_stable else "minor"
        if "feature" in levels:
            return "minor" if is_stable else "patch"
        return "patch" if levels else "none"

    @property
    def next_version(self) -> str:
        """The version that follows from the verdict."""
        return following(self.version, self.verdict)

    def fails(self, limit: str) -> bool:
        """Whether there is a change of this level or a graver one.

        Args:
            limit: ``breaking``, ``feature``, or ``any`` for every change.
        """
        known: Sequence[str] = LEVELS
        reach = len(LEVELS) if limit == "any" else known.index(limit) + 1
        return any(change.level in LEVELS[:reach] for change in self.changes)
