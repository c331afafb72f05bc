"""Variants of unions that say more than they did, recognised by what they still say.

The key of a variant is made of what it says: its values, its required properties.
When one of these is added the key is another one, and the variant is the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

# ``Shape|object height width.unit``: the union, the variant, the way on from there.
_VARIANT = re.compile(r"(.*\|)([^.\[{|]+)(.*)", re.DOTALL)
# The share of their words that two keys must have in common.
_ALIKE = 0.5


def changed_variants(
    keys: Collection[str], recorded: Mapping[str, str]
) -> dict[str, str]:
    """The names of variants whose keys have changed a little.

    Args:
        keys: Of every schema there is.
        recorded: Key to the name that an earlier run gave.

    Returns:
        The key of now to the name of then.
    """
    present = set(keys)
    gone = _by_place(key for key in recorded if key not in present)
    come = _by_place(key for key in present if key not in recorded)
    found: dict[str, str] = {}
    for place, news in come.items():
        pairs = sorted(
            (-_likeness(new, old), new, old)
            for new in news
            for old in gone.get(place, ())
        )
        used: set[str] = set()
        for likeness, new, old in pairs:
            if -likeness >= _ALIKE and new not in found and old not in used:
                found[new] = recorded[old]
                used.add(old)
    return found


def _by_place(keys: Iterable[str]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for key in keys:
        match = _VARIANT.fullmatch(key)
        if match:
            found.setdefault((match[1], match[3]), []).append(key)
    return found


def _likeness(one: str, other: str) -> float:
    left, right = _words(one), _words(other)
    return len(left & right) / len(left | right)


def _words(key: str) -> set[str]:
    match = _VARIANT.fullmatch(key)
    return set(match[2].split()) if match else set()
