"""Accessibility, judged by axe-core."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.reference.needs import npm_package

if TYPE_CHECKING:
    from playwright.sync_api import Page

_VERSION = "4.14.1"
_LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
_RUN = "levels => axe.run(document, {runOnly: levels, resultTypes: ['violations']})"


@dataclass(frozen=True)
class Violation:
    """A rule that a page breaks.

    Attributes:
        rule: Its identifier, such as ``color-contrast``.
        help: What it asks for.
        places: Each element that breaks it, with what is wrong there.
    """

    rule: str
    help: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        return "\n  ".join((f"{self.rule}: {self.help}", *self.places))


def axe_source() -> str:
    """axe-core itself.

    Raises:
        MissingError: There is no npm to fetch it with.
    """
    folder = npm_package("axe-core", _VERSION)
    return (folder / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, source: str) -> list[Violation]:
    """What axe-core finds on a page as it is now, at levels A and AA of WCAG 2.1.

    Args:
        page: Any page; its content security policy does not matter.
        source: axe-core.
    """
    page.evaluate(source)
    found: dict[str, Any] = page.evaluate(_RUN, list(_LEVELS))
    return [_violation(one) for one in found["violations"]]


def _violation(found: dict[str, Any]) -> Violation:
    places = [
        f"{node['html']} ({_joined(node['failureSummary'])})" for node in found["nodes"]
    ]
    return Violation(found["id"], found["help"], tuple(places))


def _joined(lines: str) -> str:
    return " ".join(line.strip() for line in lines.splitlines())
