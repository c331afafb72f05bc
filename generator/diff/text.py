"""The difference for people: in a terminal, and as Markdown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diff.ledger import named
from generator.plan.project import markdown_line
from generator.problems_text import counted, printable
from generator.read.load import from_here

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diff.change import Change, Difference, Level, Spot

TITLES: dict[Level, str] = {
    "breaking": "Breaking changes",
    "feature": "Features",
    "fix": "Fixes",
}
_DIRECTIONS = {
    "request": "in requests",
    "response": "in answers",
    "both": "in requests and answers",
}
# What a pull request may say is limited; the rest is counted.
_MOST_CHARACTERS = 60_000


def as_text(difference: Difference) -> Iterator[str]:
    """Lines for a terminal: the changes in groups, each with its places."""
    remarks: set[str] = set()
    for level, title in TITLES.items():
        changes = difference.of(level)
        if not changes:
            continue
        yield f"{title} ({len(changes)})"
        yield ""
        for change in changes:
            told = sentence(change, remarks)
            yield f"  {printable(told)} [{change.code}]"
            if change.methods:
                yield f"      concerns {named(change.methods)}"
            where = _where(change)
            if where:
                yield f"      {printable(where)}"
        yield ""


def sentence(change: Change, remarks: set[str] | None = None) -> str:
    """A change with what it is about, and whether that is given or answered.

    Args:
        change: The change.
        remarks: Those that were made, which are not made again; grows.
    """
    told = f"{change.subject} {change.message}"
    direction = direction_of(change)
    told = f"{told}, {direction}" if direction else told
    return f"{told}{_remark(change, remarks)}"


def _remark(change: Change, remarks: set[str] | None) -> str:
    if not change.remark or (remarks is not None and change.remark in remarks):
        return ""
    if remarks is not None:
        remarks.add(change.remark)
    return f"; {change.remark}"


def direction_of(change: Change) -> str:
    """Whether something is given or answered, where its name does not tell."""
    if change.subject.startswith("models."):
        return _DIRECTIONS.get(change.direction or "", "")
    return ""


def _where(change: Change) -> str:
    old, new = _place(change.old), _place(change.new)
    if old and new:
        return f"{new}, before {old}"
    return new or (f"before {old}" if old else "")


def _place(spot: Spot | None) -> str:
    """Where people find what stands at a spot."""
    if spot is None or spot.place is None:
        return ""
    if spot.is_packed:
        return spot.pointer
    file = spot.place.file
    if Path(file).is_absolute():
        file = from_here(file)
    return str(replace(spot.place, file=file))


def verdict_of(difference: Difference) -> str:
    """The next release, in words."""
    if difference.verdict == "none":
        return "nothing changes for users of the package"
    return (
        f"a {difference.verdict} release: {difference.version} to"
        f" {difference.next_version}"
    )


def counts_of(difference: Difference) -> str:
    """Such as ``2 breaking changes, 1 feature``."""
    words: tuple[tuple[Level, str], ...] = (
        ("breaking", "breaking change"),
        ("feature", "feature"),
        ("fix", "fix"),
    )
    return ", ".join(
        (
            f"{len(found)} fixes"
            if level == "fix" and len(found) > 1
            else counted(len(found), word)
        )
        for level, word in words
        if (found := difference.of(level))
    )


def as_markdown(difference: Difference, *, following: bool = True) -> Iterator[str]:
    """Lines of Markdown, for the body of a pull request or a changelog.

    Args:
        difference: What has changed.
        following: Whether the version is told that follows from it.
    """
    if difference.verdict == "none":
        yield "Nothing changes for users of the package."
        return
    versions = f", {difference.version} to {difference.next_version}"
    yield (
        f"**{difference.verdict.capitalize()} release**{versions if following else ''}:"
        f" {counts_of(difference)}."
    )
    left = _MOST_CHARACTERS
    remarks: set[str] = set()
    for level, title in TITLES.items():
        changes = difference.of(level)
        if not changes:
            continue
        yield ""
        yield f"### {title}"
        yield ""
        for index, change in enumerate(changes):
            line = f"- {markdown_of(change, remarks)}"
            left -= len(line)
            if left < 0:
                yield f"- and {len(changes) - index} more"
                break
            yield line


def markdown_of(change: Change, remarks: set[str]) -> str:
    """A change on one line of Markdown, the document's text made inert."""
    direction = direction_of(change)
    is_code = change.subject != "docstrings"  # which are no name in the package
    subject = _code_span(change.subject) if is_code else change.subject.capitalize()
    told = f"{subject} {_quiet(change.message)}"
    if direction:
        told += f", {direction}"
    told += _remark(change, remarks)
    if change.methods:
        shown = change.methods if len(change.methods) <= 4 else change.methods[:3]
        listed = ", ".join(map(_code_span, shown))
        more = len(change.methods) - len(shown)
        told += f" (concerns {listed}{f' and {more} more' if more else ''})"
    return told


def _quiet(text: str) -> str:
    """Text of the document in Markdown, which neither marks up nor notifies anyone."""
    return markdown_line(text).replace("#", "\\#").replace("@", "&#64;")


def _code_span(text: str) -> str:
    """Text as code (CommonMark, section 6.1)."""
    marks = "`" * (1 + max((len(run) for run in _runs(text)), default=0))
    inner = f" {text} " if "`" in text else text
    return f"{marks}{printable(inner)}{marks}"


def _runs(text: str) -> Iterator[str]:
    run = ""
    for char in text:
        if char == "`":
            run += char
        elif run:
            yield run
            run = ""
    if run:
        yield run
