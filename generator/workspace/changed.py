"""Which SDKs may come out otherwise than at a revision of git.

Left out is an SDK of which all is known: the document with every file that it refers to,
the other files that its table in ``calco.toml`` names, that table, and the folder that
was generated; and none of them has changed between the revision and the working tree.
"""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, cast

from generator import __version__
from generator.diff.revisions import changed_files, ignored_files, revision
from generator.emit import manifest
from generator.problems import CalcoError
from generator.read.load import SIZE_LIMIT
from generator.read.remote import is_url
from generator.workspace.sources import sources_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from generator.config import Options
    from generator.diff.revisions import Revision


def unchanged(name: str, configuration: Path, sdks: Mapping[str, Options]) -> set[str]:
    """The SDKs that are as they were at a revision.

    Args:
        name: The revision, as git takes it.
        configuration: The ``calco.toml``.
        sdks: Those that are asked about, all with ``spec`` and ``directory``.

    Raises:
        CalcoError: There is no such revision, or git cannot be asked.
    """
    at = revision(name, configuration.parent)
    if at is None:
        raise CalcoError.of(
            "CALCO-D100",
            f"git knows no revision {name!r} here",
            hint="In CI, fetch the history: fetch-depth: 0.",
        )
    changed = changed_files(at)
    now = _tables(configuration.read_bytes())
    past = at.read(str(configuration.absolute()), SIZE_LIMIT)
    before = _tables(past) if past is not None else {}
    files = {
        sdk: _files(options, _table_of(sdk, now), configuration.parent)
        for sdk, options in sdks.items()
        if _table_of(sdk, before) == _table_of(sdk, now)
    }
    known = {sdk: paths for sdk, paths in files.items() if paths is not None}
    folders = {sdk: _both(cast("Path", sdks[sdk].directory)) for sdk in known}
    asked = {path for paths in known.values() for path in paths}
    asked |= {path for paths in folders.values() for path in paths}
    hidden = _hidden(at, asked)
    return {
        sdk
        for sdk, paths in known.items()
        if not any(path in hidden for path in (*paths, *folders[sdk]))
        and not any(_touched(path, changed) for path in paths)
        and not any(_touched_below(path, changed) for path in folders[sdk])
        and _is_of_this_version(folders[sdk][0])
    }


def _files(options: Options, table: object, folder: Path) -> tuple[Path, ...] | None:
    """All files that decide what is generated; ``None`` when that is not known."""
    spec = str(options.spec)
    if is_url(spec):
        return None
    overlays = [Path(file) for file in options.overlays.files]
    patches = options.overlays.patches
    try:
        more = [path.read_bytes() for path in overlays]
    except OSError:
        return None
    if patches is not None:
        more.append(json.dumps(patches.content).encode())
    documents = sources_of(Path(spec), more)
    if not documents.is_whole:
        return None
    paths = [*documents.files, *overlays]
    for text in _texts(table):
        path = folder / text
        try:
            if text and path.is_file():
                paths.append(path)
        except (OSError, ValueError):
            continue
    return tuple(form for path in paths for form in _both(path))


def _both(path: Path) -> tuple[Path, Path]:
    """A path as it is written, and where the links in it lead."""
    return Path(os.path.normpath(path.absolute())), Path(os.path.realpath(path))


def _texts(value: object) -> Iterator[str]:
    """Every text in a table, some of which name files."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in cast("dict[str, object]", value).values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in cast("list[object]", value):
            yield from _texts(one)


def _tables(content: bytes) -> dict[str, object]:
    """What a ``calco.toml`` says; nothing when it is none."""
    try:
        return tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}


def _table_of(sdk: str, document: Mapping[str, object]) -> list[object]:
    """All that a ``calco.toml`` says of an SDK."""
    tables = document.get("sdk")
    own = (
        cast("dict[str, object]", tables).get(sdk) if isinstance(tables, dict) else None
    )
    found = isinstance(own, dict) and "spec" in own
    return [own, document.get("defaults"), None if found else document.get("workspace")]


def _hidden(at: Revision, paths: Collection[Path]) -> set[Path]:
    """Those of which git knows nothing: outside of the repository, or ignored."""
    root = Path(os.path.realpath(at.root))
    leads = {path: Path(os.path.realpath(path)) for path in paths}
    inside = {real for real in leads.values() if real.is_relative_to(root)}
    ignored = ignored_files(at, inside)
    return {
        path for path, real in leads.items() if real not in inside or real in ignored
    }


def _touched(path: Path, changed: Collection[Path]) -> bool:
    # A changed folder is a link, or a repository within this one.
    return path in changed or any(folder in changed for folder in path.parents)


def _touched_below(folder: Path, changed: Collection[Path]) -> bool:
    return _touched(folder, changed) or any(
        path.is_relative_to(folder) for path in changed
    )


def _is_of_this_version(folder: Path) -> bool:
    """Whether something was generated there, by this version of Calco."""
    try:
        lock = manifest.load(folder / manifest.FILE_NAME)
    except CalcoError:
        return False
    return lock is not None and lock.tool == __version__
