"""What a run would change in the target directory; nothing is written here.

Every file in the directory is one of four things: generated and as it was
written, generated and edited since, written once for a person to go on with,
or somebody else's. Only the first kind is ever replaced or removed unasked.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.emit import manifest as lock
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.emit.manifest import Manifest

JOURNAL_FOLDER = ".calco-journal"

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
        write: Path to content of the files to write, ``calco.lock`` included.
        unchanged: Files that are as they should be.
        remove: Files no longer generated, as they were written.
        kept: Files that stay because a person wrote or edited them: seam
            files, and edited files that are no longer generated.
        edited: Generated files edited since, which would have to be replaced.
        blocked: What stands where a file is to be written and is not ours.
        missing: Generated files that are gone.
    """

    before: Manifest | None
    write: Mapping[str, bytes]
    unchanged: tuple[str, ...]
    remove: tuple[str, ...]
    kept: tuple[str, ...]
    edited: tuple[str, ...]
    blocked: tuple[str, ...]
    missing: tuple[str, ...]


def compare(
    directory: Path,
    files: Mapping[str, str],
    once: Mapping[str, str],
    manifest: Manifest,
) -> Comparison:
    """Compare *directory* with what a run wants in it.

    Args:
        directory: May not exist yet.
        files: Path to text of the generated files.
        once: The same for files written only where there is none.
        manifest: Of this run.

    Raises:
        CalcoError: The directory is not one, cannot be read, or holds files and
            no manifest that says which of them are generated.
    """
    before = known(directory)
    owned: Mapping[str, str] = before.files if before else {}
    write: dict[str, bytes] = {}
    unchanged: list[str] = []
    edited: list[str] = []
    blocked: list[str] = []
    missing: list[str] = []
    for path in sorted(files):
        content = files[path].encode()
        found = _content(directory, path)
        if found == content:
            unchanged.append(path)
            continue
        if found is _ABSENT:
            if path in owned:
                missing.append(path)
        elif path not in owned or not isinstance(found, bytes):
            blocked.append(path)
        elif lock.sha256(found) != owned[path]:
            edited.append(path)
        write[path] = content
    remove: list[str] = []
    kept: list[str] = []
    for path in sorted(once):
        if _content(directory, path) is _ABSENT:
            write[path] = once[path].encode()
        else:
            kept.append(path)
    for path in sorted(set(owned) - set(files) - set(once)):
        found = _content(directory, path)
        if isinstance(found, bytes):
            (remove if lock.sha256(found) == owned[path] else kept).append(path)
    text = manifest.render().encode()
    if _content(directory, lock.FILE_NAME) != text:
        write[lock.FILE_NAME] = text
    return Comparison(
        before,
        write,
        tuple(unchanged),
        tuple(remove),
        tuple(kept),
        tuple(edited),
        tuple(blocked),
        tuple(missing),
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
