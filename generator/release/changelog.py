"""What a release brings, for those who use the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diff.text import markdown_of

if TYPE_CHECKING:
    from generator.diff.change import Change, Difference

_DEPRECATIONS = ("CALCO-D005",)


def entry(difference: Difference) -> str:
    """The entry of a changelog, in Markdown, below its heading."""
    groups = {
        "Breaking": difference.of("breaking"),
        "Added": [c for c in difference.of("feature") if c.code not in _DEPRECATIONS],
        "Deprecated": [c for c in difference.of("feature") if c.code in _DEPRECATIONS],
        "Changed": difference.of("fix"),
    }
    remarks: set[str] = set()
    return "\n\n".join(
        f"### {title}\n\n{_listed(changes, remarks)}"
        for title, changes in groups.items()
        if changes
    )


def _listed(changes: list[Change], remarks: set[str]) -> str:
    return "\n".join(f"- {markdown_of(change, remarks)}" for change in changes)
