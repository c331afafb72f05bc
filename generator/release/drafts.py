"""What the next release may be: the document, with methods that stay although their
operations are gone, compared with the last one.

What stays decides what has changed, and what has changed decides how long it stays. So
a draft is made with all that may stay; and when that comes to a major or minor release,
another one without those whose time is up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from packaging.version import Version

from generator.diff import matching
from generator.diff.compare import compare
from generator.diff.sides import Side
from generator.keeping import Grace, Keeping, with_graces
from generator.names.resources import operation_key
from generator.problems import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.diff.change import Difference
    from generator.pipeline import Understood


@dataclass(frozen=True, slots=True)
class Draft:
    """What a release may be.

    Attributes:
        known: The document, with what stays.
        difference: From the last release.
        report: What was reported of the document.
        fresh: The operations that stay from this release on.
    """

    known: Understood
    difference: Difference
    report: Report
    fresh: frozenset[str]

    def as_of(self, version: str) -> Understood:
        """The document, where it is known which release this is."""
        return with_graces(
            self.known,
            {
                key: replace(grace, since=version) if key in self.fresh else grace
                for key, grace in self.known.kept.items()
            },
        )


class Drafts:
    """Makes drafts.

    Args:
        understood: Reads the document, with what is to be kept in it, and reports.
        old: The document that was released last.
        before: Its version.
        kept: The operations that stayed in it.
    """

    def __init__(
        self,
        understood: Callable[[Keeping | None, Report], Understood],
        old: Understood,
        before: str,
        kept: Mapping[str, Grace],
    ) -> None:
        self._understood = understood
        self._old = old
        self._before = before
        self._kept = kept
        self._own: frozenset[str] = frozenset()

    def first(self, releases: int) -> Draft:
        """A draft in which everything stays.

        Args:
            releases: For how many releases those stay that are gone now; 0 for none.
        """
        keeping, draft = self._draft(self._kept, frozenset())
        gone = self._gone(draft.known, keeping) if releases else frozenset[str]()
        if gone:
            fresh = {key: Grace(self._before, releases) for key in sorted(gone)}
            _, draft = self._draft({**self._kept, **fresh}, gone)
        self._own = _broken(draft)
        if self._own:
            _, draft = self._draft(draft.known.kept, gone)
        return draft

    def second(self, draft: Draft) -> Draft:
        """The draft as a major or minor release, which takes away what is due."""
        left = {
            key: (
                grace
                if key in draft.fresh
                else replace(grace, releases=grace.releases - 1)
            )
            for key, grace in draft.known.kept.items()
        }
        staying = {key: grace for key, grace in left.items() if grace.releases}
        if len(staying) < len(left):
            return self._draft(staying, draft.fresh)[1]
        return replace(draft, known=with_graces(draft.known, left))

    def _draft(
        self, graces: Mapping[str, Grace], fresh: frozenset[str]
    ) -> tuple[Keeping, Draft]:
        keeping = Keeping(self._old.document.tree, graces, self._own)
        report = Report()
        known = self._understood(keeping, report)
        found = compare(self._old, known, self._before, packed=("old",))
        return keeping, Draft(known, found, report, fresh)

    def _gone(self, known: Understood, keeping: Keeping) -> frozenset[str]:
        """The operations whose methods only the last release has, and that the document
        has nowhere, or elsewhere for another method."""
        old, new = Side(self._old), Side(known)
        gone = [
            operation_key(one)
            for one, other in matching.operations(old, new)
            if one is not None
            if other is None or old.methods[one.pointer] != new.methods[other.pointer]
        ]
        return frozenset(key for key in gone if not keeping.has(key))


def is_step(before: str, version: str) -> bool:
    """Whether a version is another major or minor one."""
    one, other = Version(before), Version(version)
    return (one.epoch, one.major, one.minor) != (other.epoch, other.major, other.minor)


def _broken(draft: Draft) -> frozenset[str]:
    """The kept operations that do not go on as they were, for the document has other
    schemas by the names of theirs."""
    methods = Side(draft.known).methods
    broken: set[str] = set()
    for operation in draft.known.api.operations:
        key = operation_key(operation)
        if key not in draft.known.kept:
            continue
        method = methods[operation.pointer]
        for change in draft.difference.of("breaking"):
            subject = change.subject.partition("(")[0]
            if method in (subject, *change.methods):
                broken.add(key)
    return frozenset(broken)
