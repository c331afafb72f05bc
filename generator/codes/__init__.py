"""Every code that a problem can have, and what it means.

Codes are stable: scripts and allowances in ``calco.toml`` name them. A code has
one meaning, and one that is no longer reported is not given another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .code import Code
from .configuration import CONFIGURATION
from .coverage import COVERAGE
from .differences import DIFFERENCES
from .differences_types import TYPE_DIFFERENCES
from .examples import EXAMPLES
from .files import FILES
from .names import NAMES
from .operations import OPERATIONS
from .overlays import OVERLAYS
from .references import REFERENCES
from .repairs import REPAIRS
from .schemas import SCHEMAS
from .versions import VERSIONS
from .writing import WRITING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CODES", "Code", "find", "near"]

_PREFIX = "CALCO-"

CODES: Mapping[str, Code] = {
    code.code: code
    for code in sorted(
        (
            *CONFIGURATION,
            *COVERAGE,
            *DIFFERENCES,
            *EXAMPLES,
            *FILES,
            *NAMES,
            *OPERATIONS,
            *OVERLAYS,
            *REFERENCES,
            *REPAIRS,
            *SCHEMAS,
            *TYPE_DIFFERENCES,
            *VERSIONS,
            *WRITING,
        ),
        key=lambda code: code.code,
    )
}
"""Every code by its identifier, sorted."""


def find(text: str) -> Code | None:
    """The code that somebody typed: ``CALCO-S012``, ``s012`` and ``S012`` are one."""
    return CODES.get(_spelled(text))


def near(text: str) -> list[str]:
    """Identifiers that resemble what somebody typed, the nearest first."""
    from difflib import get_close_matches

    return get_close_matches(_spelled(text), list(CODES), 3, 0.8)


def _spelled(text: str) -> str:
    return _PREFIX + text.strip().upper().removeprefix(_PREFIX)
