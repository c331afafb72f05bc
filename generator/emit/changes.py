"""What a run did to the files of a directory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class FileChanges:
    """What happened to the files; paths relative to the directory, sorted.

    Attributes:
        written: New or changed.
        unchanged: Generated, and already as they should be; not touched.
        removed: Generated no longer, and not edited.
        kept: Left alone because a person wrote or edited them: seam files and
            edited files that are no longer generated.
        orphaned: Those of *kept* that are no longer generated.
        merged: Those of *written* that hold edits, merged with what is generated now.
        conflicts: Files that hold the marks of a conflict.
        edited: Files that hold edits, in conflict or not.
        left: SHA-256 of every generated file as it is now, records included.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    orphaned: tuple[str, ...]
    merged: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    left: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)

    def as_json(self) -> dict[str, int]:
        """The object ``--json`` prints under ``files``."""
        return {
            "written": len(self.written),
            "unchanged": len(self.unchanged),
            "removed": len(self.removed),
            "kept": len(self.kept),
        }
