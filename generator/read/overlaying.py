"""From overlays and patches to a document that is as they say."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

from ..problems import CalcoError
from .remote import is_url

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..problems import Report
    from .load import Files
    from .origins import Origins
    from .overlay_actions import Action
    from .source import Source


@dataclass(frozen=True, slots=True)
class Patches:
    """Small changes of a document that ``calco.toml`` holds.

    Attributes:
        path: The file.
        text: Its text.
        at: The keys that lead to the list of patches.
        tables: The patches: ``target``, and ``update``, ``copy`` or ``remove``.
    """

    path: str
    text: str
    at: tuple[str, ...]
    tables: tuple[Mapping[str, Any], ...]

    @property
    def content(self) -> list[dict[str, Any]]:
        """What decides the document, as JSON has it."""
        return [
            {key: value for key, value in table.items() if key != "description"}
            for table in self.tables
        ]


@dataclass(frozen=True, slots=True)
class Overlays:
    """What changes a document before it is read further.

    Attributes:
        files: Paths of overlays, in the order in which they are applied.
        patches: What is applied after them.
    """

    files: tuple[str, ...] = ()
    patches: Patches | None = None

    def with_files(self, files: tuple[str, ...]) -> Overlays:
        """The same with further overlays after those that there are."""
        return Overlays((*self.files, *files), self.patches)

    def __bool__(self) -> bool:
        return bool(self.files) or self.patches is not None


def lay_over(
    tree: dict[str, Any],
    root: str,
    overlays: Overlays,
    files: Files,
    origins: Origins,
    report: Report,
) -> None:
    """Change the root document as overlays and patches say, in place.

    Args:
        tree: The root document.
        root: Its identity in ``files``.
        overlays: What to apply.
        files: Reads the overlays.
        origins: Is told where each part that they write comes from.
        report: Takes what is wrong with them.

    Raises:
        CalcoError: An overlay cannot be read, or an action not be applied. Everything
            else that is wrong with them is in the report by then.
    """
    from .overlay import apply
    from .parts import Parts

    parts = Parts(root)
    sources: dict[str, Source] = {}
    origins.overlaid(parts, sources)
    known = len(report.problems)
    actions: list[Action] = []
    for location in overlays.files:
        actions += _of_file(location, root, files, sources, report)
    if overlays.patches is not None:
        actions += _of_patches(overlays.patches, sources, report)
    apply(tree, parts, actions)
    for problem in report.problems[known:]:
        if problem.level == "error":
            raise CalcoError(problem)


def _of_file(
    location: str,
    root: str,
    files: Files,
    sources: dict[str, Source],
    report: Report,
) -> Sequence[Action]:
    from .overlay_actions import overlay_actions

    key, source = files.overlay(location)
    sources[key] = source
    actions, extends = overlay_actions(key, source, report)
    if extends is not None and not _extends(extends, key, root):
        report.add(
            "CALCO-L009",
            "warning",
            f"the overlay is one for {extends!r}, and not for this document",
            place=source.place(("extends",)),
            hint=f"the document is {files.shown(root)}",
        )
    return actions


def _extends(extends: str, overlay: str, root: str) -> bool:
    """Whether what an overlay extends may be the document (section 4.2)."""
    address = extends.partition("#")[0]
    if is_url(address) or is_url(root) or root == "-":
        # What was downloaded does not say where from.
        return not is_url(root) or urljoin(root, address) == root
    path = Path(overlay).parent / unquote(address)
    return os.path.normpath(path) == root


def _of_patches(
    patches: Patches, sources: dict[str, Source], report: Report
) -> Sequence[Action]:
    from .load import from_here
    from .overlay_actions import patch_actions
    from .source import Source

    key, shown = f"patches of {patches.path}", from_here(patches.path)
    source = sources[key] = Source(shown, patches.text, None, "toml")
    report.texts.setdefault(shown, patches.text)
    return patch_actions(key, source, patches.at, patches.tables, report)
