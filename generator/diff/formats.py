"""The difference for other programs: JSON, and annotations of GitHub Actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.codes import CODES
from generator.diff.change import LEVELS
from generator.diff.ledger import named
from generator.diff.text import counts_of, sentence, verdict_of
from generator.problems_formats import workflow_command

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.diff.change import Difference, Level

_COMMANDS: dict[Level, str] = {
    "breaking": "error",
    "feature": "notice",
    "fix": "notice",
}


def as_json(difference: Difference) -> dict[str, object]:
    """The object that ``--json`` prints."""
    return {
        "verdict": difference.verdict,
        "version": difference.version,
        "next_version": difference.next_version,
        "breaking": len(difference.of("breaking")),
        "feature": len(difference.of("feature")),
        "fix": len(difference.of("fix")),
        "changes": [change.as_json() for change in difference.changes],
    }


def all_as_json(found: Mapping[str, Mapping[str, Any] | None]) -> dict[str, object]:
    """The object that is printed of many: that of each difference by the name of the SDK,
    ``null`` for what is new, and the gravest ``level`` of a change in any of them."""
    told = [one for one in found.values() if one]
    levels = (level for level in LEVELS if any(one.get(level) for one in told))
    return {"level": next(levels, None), "sdks": dict(found)}


def as_github(difference: Difference) -> Iterator[str]:
    """One workflow command a change, at its place in the new document."""
    for change in difference.changes:
        properties = {"title": f"{change.code} {CODES[change.code].title}"}
        place = change.new.place if change.new else None
        if place is not None:
            properties = {
                "file": place.file,
                "line": str(place.line),
                "col": str(place.column),
                **properties,
            }
        text = f"{change.level}: {sentence(change)}"
        if change.methods:
            text += f"\nconcerns {named(change.methods)}"
        yield workflow_command(_COMMANDS[change.level], properties, text)
    counts = counts_of(difference)
    text = f"{counts}; {verdict_of(difference)}" if counts else verdict_of(difference)
    yield workflow_command("notice", {"title": "calco diff"}, text)
