"""Merging hand edits with what is generated now, by ``git merge-file``.

Its three-way merge is the one whose marks everybody knows and every editor shows. It
needs no repository. How a file is laid out is no edit: where texts do not merge as
they are, they are laid out alike first.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import CalcoError, Place, Problem
from generator.read.load import from_here

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

YOURS = "yours"
GENERATED = "calco"

_OPENING = b"<<<<<<< "
_CLOSING = b">>>>>>> "
_MOST_CONFLICTS = 127  # what git merge-file says when there are as many, or more


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of an edited file.

    Attributes:
        content: The file, with marks around what is in conflict.
        clean: Whether nothing is.
    """

    content: bytes
    clean: bool


def merge(path: str, base: bytes, yours: bytes, generated: bytes) -> Merged:
    """Carry the edits that made *yours* of *base* over to what is generated now.

    Args:
        path: Of the file; its ending says whether it is Python.
        base: What the run before wrote.
        yours: What that is now.
        generated: What this run would write.

    Raises:
        CalcoError: git is missing or fails.
    """
    yours = yours.replace(b"\r\n", b"\n")
    is_python = path.endswith((".py", ".pyi"))
    if yours == base or (is_python and _laid_out(path, yours, final=True) == base):
        return Merged(generated, clean=True)
    plain = _merge_file(base, yours, generated)
    if plain.clean or not is_python:
        return plain
    # Trailing commas keep black from joining lines, so they are no help in telling
    # whether two texts are the same.
    texts = [_laid_out(path, text) for text in (base, yours, generated)]
    if any(text is None for text in texts):
        return plain
    alike = _merge_file(*[text or b"" for text in texts])
    content = _laid_out(path, alike.content, final=True) if alike.clean else None
    return plain if content is None else Merged(content, clean=True)


def has_conflict(content: bytes) -> bool:
    """Whether a file holds the marks of a conflict that nobody has settled."""
    lines = content.splitlines()
    return any(line.startswith(_OPENING) for line in lines) and any(
        line.startswith(_CLOSING) for line in lines
    )


def marked(directory: Path, paths: Iterable[str]) -> Iterator[Problem]:
    """What is to be told of files that hold the marks of a conflict.

    Args:
        directory: That the files are in.
        paths: Relative to it.
    """
    for path in paths:
        name = from_here(str(directory / path))
        line = _first_mark(directory / path)
        yield Problem(
            "CALCO-W017",
            "error",
            f"{name} was edited where what is generated has changed",
            Place(name, line, 1) if line else None,
            hint="Settle what is marked in it, then run calco generate again.",
        )


def _first_mark(path: Path) -> int | None:
    """The line of the first mark in a file, as long as that is still there."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return None
    numbered = enumerate(lines, 1)
    return next((line for line, text in numbered if text.startswith(_OPENING)), None)


def _laid_out(path: str, content: bytes, *, final: bool = False) -> bytes | None:
    """The text as black lays it out; ``None`` when it is none that Python reads."""
    from generator.emit.format import format_python

    try:
        return format_python(content.decode(), path, keep_commas=final).encode()
    except (CalcoError, UnicodeDecodeError):
        return None


def _merge_file(base: bytes, yours: bytes, generated: bytes) -> Merged:
    with tempfile.TemporaryDirectory(prefix="calco-") as name:
        folder = Path(name)
        for label, content in (("y", yours), ("b", base), ("g", generated)):
            (folder / label).write_bytes(content)
        command = ["git", "merge-file", "-p", "-q"]
        for label in (YOURS, "base", GENERATED):
            command += ["-L", label]
        try:
            run = subprocess.run(
                [*command, "y", "b", "g"],
                cwd=folder,
                env=_environment(folder),
                capture_output=True,
                check=False,
            )
        except OSError as error:
            raise _unmergeable("git cannot be run") from error
    if not 0 <= run.returncode <= _MOST_CONFLICTS:
        said = run.stderr.decode("utf-8", "replace").strip()
        raise _unmergeable(f"git merge-file failed: {said}")
    return Merged(run.stdout, clean=run.returncode == 0)


def _environment(folder: Path) -> dict[str, str]:
    """Settings of the user or of a repository would change what is marked, and how."""
    kept = {name: text for name, text in os.environ.items() if name[:4] != "GIT_"}
    return {
        **kept,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CEILING_DIRECTORIES": str(folder.resolve().parent),
    }


def _unmergeable(reason: str) -> CalcoError:
    return CalcoError.of(
        "CALCO-W014",
        f"generated files were edited by hand and cannot be merged: {reason}",
        hint="Install git, or give --force to overwrite the edits.",
    )
