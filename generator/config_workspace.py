"""``[defaults]`` and ``[workspace]``: what many SDKs share, said once."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from generator.config_tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAMED = ("output", "package", "distribution")
_WILD = re.compile(r"[*?\[]")


def sdk_tables(document: Table, keys: tuple[str, ...]) -> dict[str, Table]:
    """The table of each SDK, with what it inherits, in the order of the file.

    Those that only a glob of ``[workspace]`` finds follow, by their names.

    Args:
        document: The whole file.
        keys: What an SDK may have.

    Raises:
        CalcoError: The tables hold something else, or a glob finds nothing.
    """
    sdks = document.table("sdk")
    defaults, workspace = document.table("defaults"), document.table("workspace")
    defaults.only_known(tuple(key for key in keys if key != "spec"))
    found = dict(_found(workspace, sdks))
    tables: dict[str, Table] = {}
    for name in (*sdks, *sorted(found.keys() - set(sdks))):
        tables[name] = sdks.table(name).over(
            defaults,
            _inherited(name, defaults),
            {"spec": found[name]} if name in found else {},
            None if name in sdks else workspace.place("specs"),
        )
    return tables


def _inherited(name: str, defaults: Table) -> dict[str, object]:
    """What an SDK of this name has by default."""
    values = dict(defaults.values)
    for key in _NAMED:
        text = values.get(key)
        if isinstance(text, str):
            values[key] = text.replace(
                "{name}", _identifier(name) if key == "package" else name
            )
    return values


def _identifier(name: str) -> str:
    return re.sub(r"\W+", "_", name, flags=re.ASCII).strip("_").lower()


def _found(workspace: Table, sdks: Table) -> Iterator[tuple[str, str]]:
    """Names and documents that globs find, without those that an SDK has under another
    name."""
    workspace.only_known(("specs",))
    folder = workspace.path.parent
    taken = {
        (folder / spec).resolve(): name
        for name in sdks
        for spec in [sdks.table(name).text("spec")]
        if spec is not None and "://" not in spec
    }
    seen: dict[str, Path] = {}
    for pattern in workspace.texts("specs", "globs"):
        for path in _matches(workspace, pattern):
            owner = taken.get(path.resolve())
            name = _name_of(path, pattern)
            if owner is not None or seen.get(name) == path:
                continue
            if name in seen:
                message = f"{pattern!r}: {path} and {seen[name]} are both called {name}"
                hint = f"Give one another name: [sdk.NAME] with spec = {str(path)!r}."
                raise workspace.error("CALCO-C042", message, "specs", hint)
            seen[name] = path
            yield name, os.path.relpath(path, folder)


def _matches(workspace: Table, pattern: str) -> list[Path]:
    folder = workspace.path.parent
    try:
        paths = sorted(path for path in folder.glob(pattern) if path.is_file())
    except (ValueError, NotImplementedError):
        paths = []
    if not paths or not _WILD.search(pattern):
        message = f"{pattern!r} is no glob of documents, seen from {folder}"
        hint = "Such as specs/*.yaml, or apis/*/openapi.json."
        raise workspace.error("CALCO-C042", message, "specs", hint)
    return paths


def _name_of(path: Path, pattern: str) -> str:
    """What the last wildcard of a pattern stands for, without the ending of a file."""
    parts = pattern.split("/")[::-1]
    index = next(n for n, part in enumerate(parts) if _WILD.search(part))
    return path.stem if index == 0 else path.parts[::-1][index]
