"""Fields that the specification does not have: misspelt ones, mostly.

OpenAPI objects may have only the fields that the specification names, and those
that begin with ``x-``. Schemas of OpenAPI 3.1 may have any keyword, so only
those are reported there that are nearly the name of a known one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .fields import FIELD_TYPES
from .structure import ENTRIES, FIELDS, METHODS, Kind
from .tables import names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .notes import Notes
    from .pointer import Path

# Fields whose value may be of any type, and those of the versions before 3.1.
_ANY: dict[Kind, frozenset[str]] = {
    "openapi": names("openapi swagger"),
    "parameter": names("example examples"),
    "header": names("example examples"),
    "media_type": names("example examples"),
    "example": names("value dataValue"),
    "link": names("requestBody"),
}
_KEYWORDS = names("""
    $schema $id $anchor $dynamicAnchor $dynamicRef $recursiveRef $recursiveAnchor
    $vocabulary $comment $defs id definitions dependencies dependentRequired
    dependentSchemas contains minContains maxContains const default example examples
    enum type if then else not propertyNames additionalItems unevaluatedItems
    unevaluatedProperties contentEncoding contentMediaType contentSchema format
    extends
""")
_FREE: frozenset[Kind] = frozenset((*ENTRIES, "security_requirement"))
_STATUS = re.compile(r"[1-5](\d\d|XX)\Z|default\Z")


def _known() -> dict[Kind, frozenset[str]]:
    found = {
        kind: frozenset((*FIELD_TYPES.get(kind, ()), *fields, *_ANY.get(kind, ())))
        for kind, fields in FIELDS.items()
    }
    found["schema"] |= _KEYWORDS
    return found


KNOWN: Mapping[Kind, frozenset[str]] = _known()
"""The fields that each OpenAPI object may have."""


def report_unknown(
    node: dict[str, Any],
    kind: Kind,
    path: Path,
    notes: Notes,
    *,
    written: frozenset[str],
    any_keyword: bool,
) -> None:
    """Report the fields of one object that its kind does not have.

    Args:
        node: The object, repaired.
        kind: Its kind.
        path: Where it stands.
        notes: Takes the problems.
        written: The fields it had before it was repaired: what a repair has added
            is what a misspelt field may have been meant to be.
        any_keyword: Whether schemas may have keywords of their own.
    """
    if kind == "responses":
        _statuses(node, path, notes)
    known = KNOWN.get(kind)
    if known is None or kind in _FREE or known.issuperset(node) or "$ref" in node:
        return
    for name in node:
        if name in known or name.startswith("x-"):
            continue
        meant = nearest(name, known - written)
        if kind == "schema" and any_keyword:
            if meant is not None:
                notes.add(
                    "CALCO-R071",
                    "warning",
                    f"{name!r} is not a keyword of JSON Schema",
                    path,
                    name,
                    hint=f"did you mean {meant!r}?",
                )
            continue
        words = kind.replace("_", " ")
        notes.add(
            "CALCO-R070",
            "warning",
            f"{name!r} is not a field of {'an' if words[0] in 'aeiou' else 'a'} {words}"
            " object; it is not used",
            path,
            name,
            hint=(
                f"did you mean {meant!r}?"
                if meant
                else "remove it, or begin its name with x-"
            ),
        )


def _statuses(node: dict[str, Any], path: Path, notes: Notes) -> None:
    for name in node:
        if not name.startswith("x-") and not _STATUS.match(name):
            notes.add(
                "CALCO-R072",
                "warning",
                f"{name!r} is not a status, a range such as 4XX, or default; no answer"
                " has it",
                path,
                name,
                hint="write the three digits of the status in quotes",
            )


def nearest(name: str, known: frozenset[str]) -> str | None:
    """The known name that a name was most likely meant to be, if there is one."""
    if not 3 <= len(name) <= 40:
        return None
    best: str | None = None
    allowed = 2 if len(name) >= 8 else 1
    for candidate in sorted(known):
        if name.lower() == candidate.lower():
            return candidate
        is_short = len(candidate) < 4 and candidate not in METHODS
        if is_short or abs(len(candidate) - len(name)) > 3:
            continue
        if _plural(name, candidate):
            return candidate
        distance = edits(name, candidate, allowed)
        if distance <= allowed:
            best, allowed = candidate, distance - 1
    return best


def _plural(name: str, candidate: str) -> bool:
    return {name, candidate} in (
        {one, f"{stem}ies"}
        for one in (name, candidate)
        if (stem := one.removesuffix("y")) != one
    )


def edits(one: str, other: str, limit: int) -> int:
    """How many letters to add, remove, change or swap with their neighbour.

    Args:
        one: A name.
        other: Another.
        limit: The count beyond which it does not matter.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(
                row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != wanted)
            )
            swapped = (
                i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted
            )
            if swapped:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
