"""What earlier runs came to, so that one that would change nothing need not be made.

A record is kept in the cache under everything that decides a run but its files: the
program, the options, ``calco.lock``. It names the files of the document, and those of
the directory, each with its hash. When all agree, this run would read the same,
write the same and report the same; neither the document nor the lock is parsed.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import resources
from generator.cache import Cache
from generator.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.config import Options

_LOCK = "calco.lock"
_FORMAT = 1
# What of others decides a byte of the output, or a problem.
_DEPENDENCIES = (
    "black",
    "jinja2",
    "jsonpath-rfc9535",
    "openapi-pydantic",
    "packaging",
    "pyyaml",
)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run came to.

    Attributes:
        package: The import name.
        sources: SHA-256 of the files that were read, by absolute path.
        files: SHA-256 of the files that were left in the directory, by path in it.
        generated: How many of them are generated.
        kept: Files that were left to whoever wrote them.
        orphaned: Those of *kept* that are no longer generated.
        edited: Generated files with hand edits in them.
        coverage: How much of the document is in the package, by kind of node.
        problems: All that were reported.
        gaps: What was left out and is not allowed to be.
    """

    package: str
    sources: Mapping[str, str]
    files: Mapping[str, str]
    generated: int
    kept: tuple[str, ...]
    orphaned: tuple[str, ...]
    edited: tuple[str, ...]
    coverage: Mapping[str, Mapping[str, int]]
    problems: tuple[Problem, ...]
    gaps: tuple[Problem, ...]


class Runs:
    """The runs that are remembered for one document and directory.

    Args:
        location: The document, as it was named.
        directory: That receives the project.
        options: How the package is made.
    """

    def __init__(self, location: str, directory: Path, options: Options) -> None:
        self._cache = Cache("runs", 20_000_000)
        self._directory = directory
        guides = [_hash(path) for path in options.guides]
        self._given = [_FORMAT, location, str(Path.cwd()), repr(options), guides]

    def recall(self) -> Run | None:
        """The run that left everything as it is, if there was one."""
        content = self._cache.get(self._key())
        if content is None:
            return None
        try:
            run = _run(json.loads(content))
        except (ValueError, KeyError, TypeError):
            return None
        same = all(_hash(Path(path)) == digest for path, digest in run.sources.items())
        return run if same and self._is_as_left(run) else None

    def remember(self, run: Run) -> None:
        """Keep what a run that is over came to."""
        self._cache.put(self._key(), json.dumps(asdict(run)).encode())
        self._cache.prune()

    def _key(self) -> str:
        whole = hashlib.sha256()
        lock = _hash(self._directory / _LOCK)
        for part in (*self._given, lock, *_program()):
            whole.update(f"{part}\0".encode())
        return whole.hexdigest()

    def _is_as_left(self, run: Run) -> bool:
        folders: set[Path] = set()
        for path, digest in run.files.items():
            full = self._directory / path
            if full.is_symlink() or _hash(full) != digest:
                return False
            folders.update(list(full.parents)[: path.count("/")])
        return not any(folder.is_symlink() for folder in folders) and all(
            os.path.lexists(self._directory / path) for path in run.kept
        )


def _hash(path: Path) -> str | None:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return None


def _program() -> Iterator[object]:
    """What tells one version of this program from another, edited ones included."""
    folders = [Path(__file__).parent, resources.templates_directory()]
    while folders:
        folder = folders.pop()
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    folders.append(Path(entry.path))
            else:
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns
    for name in _DEPENDENCIES:
        yield name, metadata.version(name)


def _run(found: dict[str, Any]) -> Run:
    for name in ("kept", "orphaned", "edited"):
        found[name] = tuple(found[name])
    for name in ("problems", "gaps"):
        found[name] = tuple(_problem(one) for one in found[name])
    return Run(**found)


def _problem(found: dict[str, Any]) -> Problem:
    place = found.pop("place")
    return Problem(**found, place=Place(**place) if place else None)
