"""What a run would change in the target directory; nothing is written here.

Every file in the directory is one of four things: generated and as it was
written, generated and edited since, written once for a person to go on with,
or somebody else's. Only the first kind is ever replaced or removed unasked; into
the second, what is generated now is merged.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from generator.emit import base as bases
from generator.emit import manifest as lock
from generator.emit.base import Bases
from generator.emit.merge import has_conflict, merge
from generator.emit.traces import JOURNAL_FOLDER
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.emit.amend import Amendment
    from generator.emit.manifest import Manifest

# A repository that was just created holds nothing else; generating into it is
# how a project starts.
_NOT_FOREIGN = frozenset(
    {".git", ".gitignore", ".gitattributes", ".hg", ".svn", ".DS_Store"}
    | {"__pycache__", JOURNAL_FOLDER}
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The directory against what is to be in it. Paths are relative, sorted.

    Attributes:
        before: The manifest found on disk.
        manifest: The one to leave there, with the edits that are there.
        write: Path to content of the files to write, ``calco.lock`` included.
        unchanged: Files that are as they should be, with edits or without.
        remove: Files no longer generated, as they were written.
        kept: Files that stay because a person wrote or edited them: seam
            files, and edited files that are no longer generated.
        edits: What is to become of each generated file that was edited.
        blocked: What stands where a file is to be written and is not ours.
        missing: Generated files that are gone.
        records: SHA-256 of ``calco.lock`` and ``calco.base`` as they are to be.
    """

    before: Manifest | None
    manifest: Manifest
    write: Mapping[str, bytes]
    unchanged: tuple[str, ...]
    remove: tuple[str, ...]
    kept: tuple[str, ...]
    edits: Mapping[str, Edit]
    blocked: tuple[str, ...]
    missing: tuple[str, ...]
    records: Mapping[str, str]

    def with_edits(self, *kinds: Edit) -> tuple[str, ...]:
        """The edited files of which one of these is to become."""
        return tuple(path for path, edit in self.edits.items() if edit in kinds)

    @property
    def unseen(self) -> tuple[str, ...]:
        """Files edited since the last run."""
        known: Mapping[str, str] = self.before.edited if self.before else {}
        return tuple(
            path
            for path in self.edits
            if self.manifest.edited.get(path) != known.get(path)
            or path not in self.manifest.edited
        )


class Edit(Enum):
    """What becomes of a generated file that was edited by hand."""

    CARRIED = "nothing else is generated, so it stays"
    MERGED = "the edit is merged with what is generated now"
    CONFLICT = "it does not merge, and is marked where"
    UNSETTLED = "it holds the marks of an earlier conflict, and stays"
    UNKNOWN = "the text that was edited is not known"
    OVERWRITTEN = "the edit is given up, as was asked for"


@dataclass(slots=True)
class _Draft:
    """What :func:`compare` finds, file by file."""

    directory: Path
    owned: Mapping[str, str]
    bases: Bases
    force: bool
    write: dict[str, bytes] = field(default_factory=dict[str, bytes])
    unchanged: list[str] = field(default_factory=list[str])
    edits: dict[str, Edit] = field(default_factory=dict[str, Edit])
    blocked: list[str] = field(default_factory=list[str])
    missing: list[str] = field(default_factory=list[str])
    edited: dict[str, str] = field(default_factory=dict[str, str])
    hashes: dict[str, str] = field(default_factory=dict[str, str])

    def take(self, path: str, content: bytes, digest: str) -> None:
        """Compare one file with what is to be in it."""
        found = _content(self.directory, path)
        self.hashes[path] = digest
        if found == content:
            self.unchanged.append(path)
            return
        if not isinstance(found, bytes) or path not in self.owned:
            if found is not _ABSENT:
                self.blocked.append(path)
            elif path in self.owned:
                self.missing.append(path)
        elif lock.sha256(found) != self.owned[path]:
            content = self._edited(path, found, content)
            if content == found:
                self.unchanged.append(path)
                return
        self.write[path] = content

    def _edited(self, path: str, yours: bytes, generated: bytes) -> bytes:
        if self.force:
            self.edits[path] = Edit.OVERWRITTEN
            return generated
        digest = self.owned[path]
        if has_conflict(yours):
            # What it was marked against goes on being what it is compared with.
            self.edits[path], self.hashes[path] = Edit.UNSETTLED, digest
            return yours
        if digest == self.hashes[path]:
            self.edits[path], self.edited[path] = Edit.CARRIED, lock.sha256(yours)
            return yours
        base = self.bases.get(digest)
        if base is None:
            self.edits[path] = Edit.UNKNOWN
            return yours
        merged = merge(path, base, yours, generated)
        self.edits[path] = Edit.MERGED if merged.clean else Edit.CONFLICT
        if merged.clean and merged.content != generated:
            self.edited[path] = lock.sha256(merged.content)
        return merged.content


def compare(
    directory: Path,
    files: Mapping[str, str],
    once: Mapping[str, str],
    manifest: Manifest,
    *,
    force: bool = False,
    amendments: Mapping[str, Amendment] | None = None,
) -> Comparison:
    """Compare *directory* with what a run wants in it.

    Args:
        directory: May not exist yet.
        files: Path to text of the generated files.
        once: The same for files written only where there is none.
        manifest: Of this run.
        force: Whether edits of generated files are given up.
        amendments: What is written into some of those in *once*.

    Raises:
        CalcoError: The directory is not one, cannot be read, or holds files and
            no manifest that says which of them are generated; or edits cannot be
            merged.
    """
    before = known(directory)
    owned: Mapping[str, str] = before.files if before else {}
    draft = _Draft(directory, owned, Bases.load(directory), force)
    texts = {path: files[path].encode() for path in sorted(files)}
    for path, content in texts.items():
        draft.take(path, content, manifest.files[path])
    remove: list[str] = []
    kept: list[str] = []
    for path in sorted(once):
        found = _content(directory, path)
        amend = amendments.get(path) if amendments else None
        if found is _IN_THE_WAY and amend is not None:
            draft.blocked.append(path)
        elif amend is not None:
            draft.write[path] = amend(found if isinstance(found, bytes) else None)
        elif found is _ABSENT:
            draft.write[path] = once[path].encode()
        else:
            kept.append(path)
    for path in sorted(set(owned) - set(files) - set(once)):
        found = _content(directory, path)
        if not isinstance(found, bytes):
            continue
        digest = lock.sha256(found)
        if digest == owned[path]:
            remove.append(path)
        else:
            # It may be generated again one day, and is merged then.
            kept.append(path)
            draft.hashes[path], draft.edited[path] = owned[path], digest
    final = replace(manifest, files=draft.hashes, edited=draft.edited)
    records: dict[str, str] = {}
    for name, text in (
        (bases.FILE_NAME, draft.bases.render(draft.hashes, texts)),
        (lock.FILE_NAME, final.render()),
    ):
        content = text.encode()
        records[name] = lock.sha256(content)
        if _content(directory, name) != content:
            draft.write[name] = content
    return Comparison(
        before,
        final,
        draft.write,
        tuple(draft.unchanged),
        tuple(remove),
        tuple(kept),
        draft.edits,
        tuple(draft.blocked),
        tuple(draft.missing),
        records,
    )


class _Special:
    """Stands for the content of what has none."""


_ABSENT = _Special()
_IN_THE_WAY = _Special()


def _content(directory: Path, path: str) -> bytes | _Special:
    # A link in place of a folder would lead the writing out of the directory.
    parts = path.split("/")
    for depth in range(1, len(parts)):
        try:
            mode = os.lstat(directory.joinpath(*parts[:depth])).st_mode
        except FileNotFoundError:
            return _ABSENT
        if not stat.S_ISDIR(mode):
            return _IN_THE_WAY
    full = directory / path
    try:
        if not stat.S_ISREG(os.lstat(full).st_mode):
            return _IN_THE_WAY
        return full.read_bytes()
    except FileNotFoundError:
        return _ABSENT
    except OSError as error:
        raise unusable(full, error) from error


def known(directory: Path) -> Manifest | None:
    """The manifest of *directory*; None when nothing was generated there yet.

    Raises:
        CalcoError: It is not a directory, cannot be read, or holds files and no
            manifest.
    """
    try:
        foreign = next(_foreign(directory), None)
    except FileNotFoundError:
        return None
    except NotADirectoryError as error:
        raise CalcoError.of(
            "CALCO-W010",
            f"{directory} is not a directory",
            hint="Choose a folder with -o.",
        ) from error
    except OSError as error:
        raise unusable(directory, error) from error
    before = lock.load(directory / lock.FILE_NAME)
    if before is None and (directory / bases.FILE_NAME).is_file():
        raise CalcoError.of(
            "CALCO-W002",
            f"{directory} was written by calco, and its {lock.FILE_NAME} is missing",
            hint=f"Restore {lock.FILE_NAME} from version control, or generate into"
            " an empty folder and move your own files there.",
        )
    if before is None and foreign is not None:
        raise CalcoError.of(
            "CALCO-W011",
            f"{directory} holds files that are not ours, such as {foreign}",
            hint="Choose an empty folder, or one that calco has written before"
            " (it has a calco.lock).",
        )
    return before


def _foreign(directory: Path) -> Iterator[str]:
    yield from sorted(
        name
        for name in os.listdir(directory)
        if name not in _NOT_FOREIGN and name != lock.FILE_NAME
    )


def unusable(path: Path, error: OSError) -> CalcoError:
    """The error of a path that the system refuses."""
    reason = (error.strerror or str(error)).lower()
    return CalcoError.of(
        "CALCO-W012",
        f"{path} cannot be used: {reason}",
        hint="Nothing was changed. Check the permissions and the free space.",
    )
