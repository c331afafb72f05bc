"""``[sdk.NAME.release]``: which version ``calco generate --release`` comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.config_tables import Table

_WORDS = ("verdict", "document")


@dataclass(frozen=True, slots=True)
class ReleaseRules:
    """How a release is made.

    Attributes:
        version: ``verdict`` for the version that follows from what has changed, or
            ``document`` for the one that the document has.
        keep_deprecated: For how many major or minor releases a method stays,
            deprecated, when its operation is gone from the document.
    """

    version: str = "verdict"
    keep_deprecated: int = 0


def read_release(table: Table) -> ReleaseRules:
    """The rules that a table holds.

    Raises:
        CalcoError: It holds something else.
    """
    table.only_known(("version", "keep_deprecated"))
    version = table.text("version") or "verdict"
    if version not in _WORDS:
        message = f"{table.dotted('version')} is not {' or '.join(_WORDS)}"
        raise table.error("CALCO-C004", message, "version")
    kept = table.values.get("keep_deprecated", 0)
    if type(kept) is not int or kept < 0:
        message = f"{table.dotted('keep_deprecated')} is not a number of releases"
        raise table.error("CALCO-C004", message, "keep_deprecated")
    return ReleaseRules(version, kept)
