"""What changes the document: ``overlays`` and patches of ``calco.toml``.

::

    [sdk.bookshop]
    overlays = ["specs/bookshop.overlay.yaml"]

    [[sdk.bookshop.patch]]
    target = "$.paths['/books'].get"
    update = { operationId = "listBooks" }
"""

from __future__ import annotations

import math
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.config_tables import Table
from generator.json_types import is_array, is_object
from generator.problems import CalcoError
from generator.read.overlaying import Overlays, Patches

if TYPE_CHECKING:
    from collections.abc import Callable

_KEYS = ("target", "description", "update", "copy", "remove")
_ACTIONS = ("update", "copy", "remove")


def read_overlays(table: Table) -> Overlays:
    """What the table of an SDK says of its document.

    Raises:
        CalcoError: It says something unknown.
    """
    folder = table.path.parent
    files = (str(folder / name) for name in table.texts("overlays", "files"))
    patches = list(table.tables("patch", "a patch"))
    tables = tuple(map(_patch, patches))
    if not tables:
        return Overlays(tuple(files))
    at = patches[0].where  # which is another table where they are inherited
    return Overlays(tuple(files), Patches(str(table.path), table.whole, at, tables))


def overlays_at(
    path: Path, text: str, spec: str, is_same: Callable[[str, str], bool]
) -> Overlays | None:
    """What an earlier ``calco.toml`` says of a document.

    Args:
        path: Where the file lies.
        text: What it was; nothing else of it has to be understood.
        spec: The document.
        is_same: Whether two locations are one.

    Returns:
        ``None`` when it says nothing of the document.
    """
    try:
        document = Table(path, text, tomllib.loads(text))
        sdks, defaults = document.table("sdk"), document.table("defaults")
        for table in map(sdks.table, sdks):
            named = table.text("spec")
            if named is not None and is_same(spec, str(path.parent / named)):
                return read_overlays(table.over(defaults, defaults.values, {}))
    except (tomllib.TOMLDecodeError, CalcoError):
        return None
    return None


def _patch(table: Table) -> dict[str, Any]:
    table.only_known(_KEYS)
    for key in ("target", "description", "copy"):
        table.text(key)
    if "target" not in table:
        raise table.error("CALCO-C005", "a patch needs a target")
    given = [key for key in _ACTIONS if key in table]
    if len(given) != 1:
        message = "a patch needs one of update, copy and remove"
        raise table.error("CALCO-C005", message, given[1] if given else None)
    if table.values.get("remove", True) is not True:
        message = f"{table.dotted('remove')} is not true"
        raise table.error("CALCO-C004", message, "remove")
    if not _is_json(table.values.get("update")):
        raise table.error(
            "CALCO-C004",
            f"{table.dotted('update')} holds a date or a number that JSON does not have",
            "update",
            "Write it as a text, in quotes.",
        )
    return dict(table.values)


def _is_json(value: object) -> bool:
    """Whether JSON has a value of TOML."""
    if is_object(value):
        return all(map(_is_json, value.values()))
    if is_array(value):
        return all(map(_is_json, value))
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, str | int)
