"""Writes a site into a folder, and takes away what an earlier one left there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from generator.problems import CalcoError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RECORD = ".calco-reference.json"
"""What a folder has that holds a site: the files that are ours to take away."""


class SiteChanges(NamedTuple):
    """How many files were written, left as they were and taken away."""

    written: int
    unchanged: int
    removed: int


def write_site(files: Mapping[str, str], directory: Path) -> SiteChanges:
    """Write the files of a site.

    Args:
        files: Path below the folder (POSIX) to text.
        directory: The folder, made where there is none.

    Raises:
        CalcoError: The folder holds other files than those of a site, or cannot be
            written.
    """
    try:
        return _write(files, directory)
    except OSError as error:
        reason = error.strerror or str(error)
        code = "CALCO-W010" if isinstance(error, NotADirectoryError) else "CALCO-W012"
        raise CalcoError(Problem(code, "error", f"{directory}: {reason}")) from error


def _write(files: Mapping[str, str], directory: Path) -> SiteChanges:
    before = _recorded(directory)
    written = 0
    folders: set[Path] = set()
    for name, text in files.items():
        path = directory / name
        content = text.encode()
        if path.is_file() and path.read_bytes() == content:
            continue
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_bytes(content)
        written += 1
    gone = [name for name in before if name not in files]
    removed = 0
    for name in gone:
        path = directory / name
        if path.is_file() and not path.is_symlink():
            path.unlink()
            removed += 1
    record = json.dumps({"files": sorted(files)}, indent=1)
    (directory / RECORD).write_text(f"{record}\n", encoding="utf-8")
    return SiteChanges(written, len(files) - written, removed)


def _recorded(directory: Path) -> list[str]:
    """The files of the site that is in the folder now."""
    if not directory.exists() or not any(directory.iterdir()):
        return []
    record = directory / RECORD
    if not record.is_file():
        message = f"{directory} holds files that are not of a reference"
        hint = "name an empty folder, or one that this command made"
        raise CalcoError(Problem("CALCO-W011", "error", message, hint=hint))
    try:
        names = json.loads(record.read_text(encoding="utf-8"))["files"]
    except (ValueError, KeyError, TypeError):
        return []
    # Anyone may have edited it: nothing outside of the folder is taken away.
    return [
        name
        for name in names
        if isinstance(name, str) and _is_below(directory, directory / name)
    ]


def _is_below(directory: Path, path: Path) -> bool:
    return path.resolve().is_relative_to(directory.resolve())
