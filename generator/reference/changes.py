"""The page of what has changed since an earlier document, for users of the package."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diff.text import TITLES, as_markdown, direction_of
from generator.reference.views import ChangesPage, ChangeView, LinkView

if TYPE_CHECKING:
    from generator.diff import Change, Difference
    from generator.names import Names
    from generator.reference.addresses import Addresses

ADDRESS = "changes.html"
_METHOD = re.compile(r"client(?:\.\w+)+")
_CLASS = re.compile(r"models\.(\w+)")
_WEBHOOK = re.compile(r"webhooks\.(\w+)")
_MOST_METHODS = 6


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed, and since when.

    Attributes:
        difference: From the earlier document to this one.
        since: The version of the earlier one.
    """

    difference: Difference
    since: str


def changes_page(
    changes: Changes, version: str, names: Names, addresses: Addresses
) -> ChangesPage:
    """The page of changes, each with links to the pages that it is about.

    Args:
        changes: What has changed.
        version: That of the document of now.
        names: Every public name.
        addresses: Where the other pages are.
    """
    links = _Links(names, addresses)
    since = " ".join(changes.since.split())
    title = "What has changed"
    if since and since != " ".join(version.split()):
        title = f"Changes since {since}"
    difference = changes.difference
    return ChangesPage(
        address=ADDRESS,
        title=title,
        verdict=f"a {difference.verdict} release",
        groups=tuple(
            (heading, level, tuple(links.view(change) for change in found))
            for level, heading in TITLES.items()
            if (found := difference.of(level))
        ),
        words=" ".join(dict.fromkeys(change.subject for change in difference.changes)),
    )


def changes_text(page: ChangesPage, changes: Changes) -> str:
    """The same for machines, as Markdown."""
    lines = "\n".join(as_markdown(changes.difference, following=False))
    return f"# {page.title}\n\n{lines}\n"


class _Links:
    """Finds the page of what a change names."""

    def __init__(self, names: Names, addresses: Addresses) -> None:
        self._remarks: set[str] = set()
        self._methods = {
            f"client.{resource.dotted}.{names.methods[pointer]}": address
            for resource in names.resources
            for pointer in resource.operations
            if (address := addresses.operations.get(pointer))
        }
        self._methods |= {
            f"client.{dotted}": address for dotted, address in addresses.tags.items()
        }
        self._classes = {
            names.schemas[identity]: address
            for identity, address in addresses.schemas.items()
        }
        self._webhooks = {
            names.parsers[pointer]: address
            for pointer, address in addresses.webhooks.items()
        }

    def view(self, change: Change) -> ChangeView:
        remark = "" if change.remark in self._remarks else change.remark
        self._remarks.add(remark)
        methods = tuple(
            LinkView(method, self.address(method)) for method in change.methods
        )
        return ChangeView(
            subject=change.subject,
            address=self.address(change.subject),
            message=change.message,
            direction=direction_of(change),
            remark=remark,
            methods=methods[:_MOST_METHODS],
            more=max(0, len(methods) - _MOST_METHODS),
        )

    def address(self, subject: str) -> str:
        """The page that tells of a subject; empty where none does any more."""
        if found := _METHOD.match(subject):
            return self._methods.get(found[0], "")
        if found := _CLASS.match(subject):
            return self._classes.get(found[1], "")
        if found := _WEBHOOK.match(subject):
            return self._webhooks.get(found[1], "")
        return ""
