"""Which files differ from what a run would write, and why. Touches nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.emit import journal
from generator.emit import manifest as lock
from generator.emit.base import FILE_NAME as BASE_NAME
from generator.emit.compare import Edit, compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.emit.compare import Comparison
    from generator.emit.manifest import Manifest


_EDITED = {
    Edit.CARRIED: "edited by hand since the last run",
    Edit.MERGED: "edited by hand, to be merged with what is generated now",
    Edit.CONFLICT: "edited by hand, in conflict with what is generated now",
    Edit.UNSETTLED: "edited by hand, and holds the marks of a conflict",
    Edit.UNKNOWN: f"edited by hand, and {BASE_NAME} does not know what it was before",
}


@dataclass(frozen=True, slots=True)
class Differences:
    """What :func:`differences` found.

    Attributes:
        files: Path to what is the matter with it, in words.
        reasons: What has changed since the directory was written.
        interrupted: A run was killed while it changed the directory.
        edited: Generated files with hand edits in them, which is no difference.
    """

    files: Mapping[str, str]
    reasons: tuple[str, ...]
    interrupted: bool
    edited: tuple[str, ...]


def differences(
    directory: Path,
    files: Mapping[str, str],
    once: Mapping[str, str],
    manifest: Manifest,
) -> Differences:
    """Compare *directory* with what a run would leave there.

    For the arguments see :func:`generator.emit.write.write`.

    Raises:
        CalcoError: The directory cannot be read or is not a package of ours.
    """
    comparison = compare(directory, files, once, manifest)
    interrupted = journal.pending(directory)
    found = dict(sorted(_states(comparison, files, once)))
    records = {name: found.pop(name, "") for name in (BASE_NAME, lock.FILE_NAME)}
    if not found:  # they follow the others
        found = {name: state for name, state in records.items() if state}
    reasons = tuple(_reasons(comparison, manifest, interrupted=interrupted))
    return Differences(
        found,
        reasons if found or interrupted else (),
        interrupted,
        tuple(sorted(comparison.manifest.edited)),
    )


def _states(
    comparison: Comparison, files: Mapping[str, str], once: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    before = comparison.before
    for path, edit in comparison.edits.items():
        if edit is not Edit.CARRIED or path in comparison.unseen:
            yield path, _EDITED[edit]
    for path in comparison.write:
        if path in comparison.edits:
            continue
        if path in comparison.blocked:
            yield path, "not ours, but where a generated file belongs"
        elif path in comparison.missing or path in once:
            yield path, "missing"
        elif path in files and before is not None and path not in before.files:
            yield path, "not generated yet"
        elif before is None:
            yield path, "missing"
        else:
            yield path, "out of date"
    for path in comparison.remove:
        yield path, "no longer generated"


def _reasons(
    comparison: Comparison, manifest: Manifest, *, interrupted: bool
) -> Iterator[str]:
    before = comparison.before
    if interrupted:
        yield "a run was interrupted; calco generate completes it"
    if before is None:
        yield f"there is no {lock.FILE_NAME}: nothing was generated here yet"
        return
    if before.document != manifest.document:
        yield "the document changed"
    for name in sorted({*before.overlays, *manifest.overlays}):
        if name not in manifest.overlays:
            yield f"the overlay {name} is no longer applied"
        elif name not in before.overlays:
            yield f"the overlay {name} is new"
        elif before.overlays[name] != manifest.overlays[name]:
            yield f"the overlay {name} changed"
    if before.configuration != manifest.configuration:
        yield "the configuration changed"
    if before.tool != manifest.tool:
        yield f"it was written by calco {before.tool} and this is {manifest.tool}"
    unsettled = comparison.with_edits(Edit.UNSETTLED)
    if set(comparison.unseen).difference(unsettled):
        yield "generated files were edited by hand; calco generate takes that up"
    if unsettled:
        yield (
            "generated files hold the marks of a conflict; settle what is marked, then"
            " run calco generate"
        )
    if comparison.missing:
        yield "generated files were deleted"
