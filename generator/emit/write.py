"""Writing a project to disk: all of it or nothing.

A run killed at any moment must leave the directory as it was or complete, and
a person's files in it must survive whatever happens. So everything is decided
and staged first, and the directory changes in one step at the end:

* A directory that does not exist yet is staged beside its place and renamed.
* One that exists is staged beside it as a whole: the new files are written,
  every other file is hard-linked (same inode, same times), and the two
  directories trade places in a single system call (:mod:`.swap`).
* Where that cannot be done (no such system call, a mount point, the root of a
  repository, somebody working in the directory, whose shell would be left in
  the old one), the new files are staged inside it and moved to their places
  under a journal (:mod:`.journal`). A kill in the middle of those renames
  leaves a mixture, which the next run completes before it does anything else.

When nothing differs nothing is touched, down to the directories' times.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.emit import journal, swap
from generator.emit import manifest as lock
from generator.emit.base import FILE_NAME as BASE_NAME
from generator.emit.changes import FileChanges
from generator.emit.compare import Comparison, Edit, compare, unusable
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from types import FrameType

    from generator.emit.amend import Amendment
    from generator.emit.manifest import Manifest

_LOCK_SECONDS = 10.0
_LISTED = 5
_ATTEMPTS = 3


def write(
    directory: Path,
    files: Mapping[str, str],
    once: Mapping[str, str],
    manifest: Manifest,
    *,
    force: bool = False,
    amendments: Mapping[str, Amendment] | None = None,
) -> FileChanges:
    """Make *directory* hold exactly these generated files, and what is not ours.

    Args:
        directory: Created when it does not exist, with its parents.
        files: Path relative to it (POSIX) to text.
        once: The same for files that are written only where there is none yet
            and belong to their editor from then on.
        manifest: Written as ``calco.lock``.
        force: Replace generated files that were edited by hand, instead of merging.
        amendments: What is written into some of those in *once*, which stay somebody
            else's.

    Raises:
        CalcoError: The directory holds files that are not ours, an edited file cannot
            be merged, or the system refuses. Nothing has changed then.
    """
    for path in (*files, *once):
        lock.check_relative(path)
    target = Path(os.path.realpath(directory))
    for attempt in range(_ATTEMPTS):
        try:
            with _exclusive(target), uninterrupted():
                swap.sweep(target)
                journal.recover(target)
                comparison = compare(
                    target, files, once, manifest, force=force, amendments=amendments
                )
                _refuse(target, comparison, manifest, force=force)
                if comparison.write or comparison.remove:
                    _apply(target, comparison)
            return _changes(comparison, once)
        except OSError as error:
            # Somebody else has created the directory, or a parent of it, since
            # we looked: two packages written side by side into a new folder.
            appeared = error.errno in {errno.ENOTEMPTY, errno.EEXIST}
            if not appeared or attempt == _ATTEMPTS - 1:
                raise unusable(_subject(error, target), error) from error
    raise AssertionError("the last attempt returns or raises")


def _subject(error: OSError, target: Path) -> Path:
    """The path to name: the one the system refused, unless it is a stage of ours."""
    if isinstance(error.filename, str) and Path(error.filename).is_relative_to(target):
        return Path(error.filename)
    return target


def _apply(target: Path, comparison: Comparison) -> None:
    try:
        with swap.staged(target, comparison.write, comparison.remove) as commit:
            commit()
        return
    except swap.CannotSwapError:
        pass
    with journal.staged(target, comparison) as commit:
        commit()


def _refuse(
    target: Path, comparison: Comparison, manifest: Manifest, *, force: bool
) -> None:
    before = comparison.before
    if before is not None and before.package != manifest.package and not force:
        raise CalcoError.of(
            "CALCO-W015",
            f"{target} holds the package {before.package}, not {manifest.package}",
            hint="Generate into another folder, name it with --package, or give"
            " --force to replace it.",
        )
    if comparison.blocked:
        raise CalcoError.of(
            "CALCO-W013",
            f"{target} holds files that are not ours where generated ones belong:"
            f" {_listed(comparison.blocked)}",
            hint="Move them away, or generate into another folder.",
        )
    unknown = comparison.with_edits(Edit.UNKNOWN)
    if unknown:
        raise CalcoError.of(
            "CALCO-W014",
            f"generated files in {target} were edited by hand, and {BASE_NAME} does"
            f" not know what they were before: {_listed(unknown)}",
            hint=f"Restore {BASE_NAME} from version control, move the edits to a file"
            " of your own, or give --force to overwrite them.",
        )


def _listed(paths: tuple[str, ...]) -> str:
    shown = ", ".join(paths[:_LISTED])
    more = len(paths) - _LISTED
    return f"{shown} and {more} more" if more > 0 else shown


def _changes(comparison: Comparison, once: Mapping[str, str]) -> FileChanges:
    return FileChanges(
        written=tuple(sorted(comparison.write)),
        unchanged=comparison.unchanged,
        removed=comparison.remove,
        kept=comparison.kept,
        orphaned=tuple(path for path in comparison.kept if path not in once),
        merged=comparison.with_edits(Edit.MERGED),
        conflicts=comparison.with_edits(Edit.CONFLICT, Edit.UNSETTLED),
        edited=tuple(comparison.edits),
        left={
            **comparison.manifest.files,
            **comparison.manifest.edited,
            **comparison.records,
        },
    )


@contextmanager
def uninterrupted() -> Generator[None]:
    """Hold Ctrl-C back until the block is done; pressed twice, it is not held.

    Staging takes a moment and its clean-up must not be cut short. Whoever
    insists gets what a kill gives: a directory that is as it was or complete,
    and a stage beside it that the next run sweeps away.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed = False

    def remember(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        if pressed:
            raise KeyboardInterrupt
        pressed = True

    before = signal.signal(signal.SIGINT, remember)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


@contextmanager
def _exclusive(target: Path) -> Generator[None]:
    """Let no other run write to *target* meanwhile.

    The lock is on the directory itself and dies with the process. A directory
    that trades places takes the lock with it, so whoever waited for it looks
    whether what they locked is still the one at that path.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    deadline = time.monotonic() + _LOCK_SECONDS
    while True:
        try:
            handle = os.open(target, os.O_RDONLY | os.O_DIRECTORY)
        except (FileNotFoundError, NotADirectoryError):
            yield  # nothing to lock; the final rename refuses to overwrite
            return
        try:
            with suppress(BlockingIOError):
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if _still_there(target, handle):
                    yield
                    return
                continue
        finally:
            os.close(handle)
        if time.monotonic() > deadline:
            raise CalcoError.of(
                "CALCO-W016",
                f"another run is writing to {target}",
                hint="Wait for it to end.",
            )
        time.sleep(0.05)


def _still_there(target: Path, handle: int) -> bool:
    try:
        return os.path.samestat(target.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False
