"""Changing files inside a directory, so that an interrupted change is completed.

Everything new is staged in ``.calco-journal`` first; writing its list of steps
is the commitment. The steps can be repeated any number of times, so whoever
comes next after a kill finishes them (:func:`recover`). Without the list, the
stage was never completed and is thrown away.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypedDict

from generator.emit.manifest import check_relative, sha256
from generator.emit.swap import prune, write_through
from generator.emit.traces import JOURNAL_FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from generator.emit.compare import Comparison

_STEPS = "steps.json"


class _Step(TypedDict):
    path: str
    staged: str | None  # None: the file is removed
    before: str | None  # hash of what it replaces; None: there is nothing


@contextmanager
def staged(target: Path, comparison: Comparison) -> Generator[Callable[[], None]]:
    """Stage the changes inside *target*; what is yielded carries them out.

    Raises:
        OSError: The disk is full, or the directory cannot be written.
    """
    folder = target / JOURNAL_FOLDER
    folder.mkdir()
    steps: list[_Step] = []
    try:
        for number, path in enumerate(sorted(comparison.write)):
            name = f"{number:05}"
            write_through(folder / name, comparison.write[path])
            steps.append({"path": path, "staged": name, "before": _hash(target / path)})
        for path in comparison.remove:
            steps.append({"path": path, "staged": None, "before": _hash(target / path)})

        def commit() -> None:
            draft = folder / f"{_STEPS}.draft"
            write_through(draft, json.dumps(steps).encode())
            os.replace(draft, folder / _STEPS)
            _carry_out(target, steps)

        yield commit
    except BaseException:
        # Once committed, the next run completes it; undoing it could fail too.
        if not (folder / _STEPS).exists():
            shutil.rmtree(folder, ignore_errors=True)
        raise


def pending(target: Path) -> bool:
    """Whether a run was killed while it changed *target*."""
    return (target / JOURNAL_FOLDER / _STEPS).is_file()


def recover(target: Path) -> None:
    """Complete what a killed run had committed itself to, or clear its stage."""
    folder = target / JOURNAL_FOLDER
    if pending(target):
        steps: list[_Step] = json.loads((folder / _STEPS).read_bytes())
        for step in steps:
            check_relative(step["path"])
        _carry_out(target, steps)
    elif folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)


def _carry_out(target: Path, steps: list[_Step]) -> None:
    folder = target / JOURNAL_FOLDER
    for step in steps:
        path = target / step["path"]
        # Whoever edited the file since the kill keeps the edit; the next
        # comparison reports it.
        if _hash(path) != step["before"]:
            continue
        if step["staged"] is None:
            path.unlink(missing_ok=True)
        elif (folder / step["staged"]).exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            if step["before"] is not None:
                (folder / step["staged"]).chmod(stat.S_IMODE(path.stat().st_mode))
            os.replace(folder / step["staged"], path)
    prune(target, [step["path"] for step in steps if step["staged"] is None])
    (folder / _STEPS).unlink()
    shutil.rmtree(folder)


def _hash(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
