"""Replacing a whole directory in one step.

The new directory is built in a container beside the target::

    .NAME.calco-xxxxxxxx/
        staging     JSON: which directory is to be replaced, and what is not linked
        tree/       the new directory; after the exchange, the old one

A container is locked while its owner lives. One whose owner is dead is swept
by the next run: its ``tree`` is a half-built copy and may go, or the old
directory after the exchange, which may hold a file saved at the last moment.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.emit.traces import JOURNAL_FOLDER, leftovers, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Mapping

# Beyond this many files that are not ours, linking them all takes longer than
# everything else; such a directory is a whole workspace rather than a package.
MOST_FILES = 5000

MARKER = "staging"
_TREE = "tree"
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


class CannotSwapError(Exception):
    """This directory cannot trade places with another; nothing was changed."""


@contextmanager
def staged(
    target: Path, write: Mapping[str, bytes], remove: Collection[str]
) -> Generator[Callable[[], None]]:
    """Stage the new state of *target*; what is yielded puts it in place.

    Args:
        target: An absolute path without links; may not exist.
        write: Path to content of the files to write.
        remove: The files to leave out.

    Raises:
        CannotSwapError: See :mod:`generator.emit.write` for when.
        OSError: The disk is full, or the place cannot be written.
    """
    place, inside = place_of(target)
    replaces = place == target and target.exists()
    if replaces:
        _check_can_swap(target)
    container, handle = _new_container(place)
    tree = container / _TREE
    try:
        leave_out = frozenset(write) | frozenset(remove) | {JOURNAL_FOLDER}
        _write_marker(container, target, leave_out)
        root = tree.joinpath(*inside)
        root.mkdir(parents=True)
        if replaces:
            _link_tree(target, root, leave_out)
            prune(root, remove)
        for path in sorted(write):
            _write_file(root / path, write[path], like=target / path)
        if replaces:
            _copy_stat(target, root)

        def commit() -> None:
            if replaces:
                _exchange(tree, target)
                _bring_late_files(tree, target, leave_out)
            else:
                # Refuses where something has appeared since.
                os.rename(tree, place)

        yield commit
    finally:
        shutil.rmtree(container, ignore_errors=True)
        os.close(handle)


def _write_marker(container: Path, target: Path, leave_out: frozenset[str]) -> None:
    status = _status(target)
    content = {
        "replaces": status.st_ino if status else None,
        "leave_out": sorted(leave_out),
    }
    (container / MARKER).write_text(json.dumps(content), encoding="utf-8")


def _new_container(place: Path) -> tuple[Path, int]:
    try:
        name = tempfile.mkdtemp(prefix=f".{place.name}.calco-", dir=place.parent)
    except PermissionError as error:
        if place.exists():  # its contents may be writable all the same
            raise CannotSwapError from error
        raise
    handle = os.open(name, os.O_RDONLY)
    _try_lock(handle)
    return Path(name), handle


def _try_lock(handle: int) -> bool:
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _check_can_swap(target: Path) -> None:
    status = target.stat()
    if (
        not sys.platform.startswith("linux")
        or os.path.ismount(target)
        or (target / ".git").is_dir()
        or status.st_uid != os.geteuid()
        or _somebody_works_in(target)
    ):
        raise CannotSwapError


def _somebody_works_in(target: Path) -> bool:
    """Whether a process has its working directory in *target*.

    A shell or an editor's terminal would find itself in the old directory,
    which is about to be deleted.
    """
    prefix = f"{target}{os.sep}"
    for process in Path("/proc").glob("[0-9]*"):
        try:
            where = os.readlink(process / "cwd")
        except OSError:
            continue
        if where == str(target) or where.startswith(prefix):
            return True
    return False


def _link_tree(source: Path, copy: Path, leave_out: frozenset[str]) -> None:
    count = 0
    pending = [""]
    folders: list[str] = []
    try:
        while pending:
            folder = pending.pop()
            for entry in os.scandir(source / folder):
                path = f"{folder}/{entry.name}" if folder else entry.name
                if path in leave_out:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    (copy / path).mkdir()
                    folders.append(path)
                    pending.append(path)
                    continue
                count += 1
                if count > MOST_FILES:
                    raise CannotSwapError
                os.link(entry.path, copy / path, follow_symlinks=False)
        # From the innermost out, since adding an entry sets a folder's times.
        for path in reversed(folders):
            _copy_stat(source / path, copy / path)
    except OSError as error:
        # Another file system mounted inside, links forbidden, another's files.
        if error.errno in {errno.EXDEV, errno.EPERM, errno.EACCES, errno.EMLINK}:
            raise CannotSwapError from error
        raise


def _copy_stat(source: Path, copy: Path) -> None:
    status = source.stat()
    if (status.st_uid, status.st_gid) != (copy.stat().st_uid, copy.stat().st_gid):
        try:
            os.chown(copy, status.st_uid, status.st_gid)
        except PermissionError as error:
            raise CannotSwapError from error
    shutil.copystat(source, copy)


def _write_file(path: Path, content: bytes, *, like: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_through(path, content)
    with suppress(FileNotFoundError, NotADirectoryError):
        path.chmod(stat.S_IMODE(os.lstat(like).st_mode))


def write_through(path: Path, content: bytes) -> None:
    """Write a new file and wait until the disk has it."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def prune(root: Path, removed: Collection[str]) -> None:
    """Remove the folders that the removal of files has left empty."""
    for path in sorted(removed, reverse=True):
        folder = root / path
        while (folder := folder.parent) != root:
            try:
                names = set(os.listdir(folder))
            except FileNotFoundError:
                continue
            if names - {"__pycache__"}:
                break
            shutil.rmtree(folder)


def _exchange(one: Path, other: Path) -> None:
    """Let two directories trade places, atomically (Linux ``renameat2``)."""
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    call = getattr(library, "renameat2", None)
    if call is None:
        raise CannotSwapError
    result = call(
        ctypes.c_int(_AT_FDCWD),
        ctypes.c_char_p(os.fsencode(one)),
        ctypes.c_int(_AT_FDCWD),
        ctypes.c_char_p(os.fsencode(other)),
        ctypes.c_uint(_RENAME_EXCHANGE),
    )
    if result != 0:
        raise CannotSwapError(os.strerror(ctypes.get_errno()))


def _bring_late_files(old: Path, target: Path, leave_out: frozenset[str]) -> None:
    """Bring over what was saved between the linking and the exchange."""
    for folder, names, files in os.walk(old):
        relative = Path(folder).relative_to(old)
        names[:] = [n for n in names if (relative / n).as_posix() not in leave_out]
        for name in files:
            path = relative / name
            if path.as_posix() in leave_out or relative.name == "__pycache__":
                continue
            here, there = os.lstat(old / path), _status(target / path)
            if there is None or (
                here.st_ino != there.st_ino and here.st_mtime_ns > there.st_mtime_ns
            ):
                (target / path).parent.mkdir(parents=True, exist_ok=True)
                os.replace(old / path, target / path)


def _status(path: Path) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def sweep(target: Path) -> None:
    """Remove what runs that were killed have left beside *target*."""
    for container in leftovers(target):
        _sweep_one(container, target)


def _rescue(container: Path, target: Path) -> None:
    if not target.is_dir():
        return  # both directories were complete; somebody removed the new one since
    try:
        marker = json.loads((container / MARKER).read_bytes())
    except ValueError:
        return  # killed while it was being written, before there was a tree
    status = _status(container / _TREE)
    if status is not None and status.st_ino == marker["replaces"]:
        leave_out = frozenset(marker["leave_out"])
        _bring_late_files(container / _TREE, target, leave_out)


def _sweep_one(container: Path, target: Path) -> None:
    with suppress(OSError):
        handle = os.open(container, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            if not _try_lock(handle):
                return
            names = set(os.listdir(container))
            if not names:
                container.rmdir()
            elif MARKER in names and names <= {MARKER, _TREE}:
                _rescue(container, target)
                shutil.rmtree(container)
        finally:
            os.close(handle)
