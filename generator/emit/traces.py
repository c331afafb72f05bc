"""What runs that were killed leave behind, and where they leave it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

JOURNAL_FOLDER = ".calco-journal"


def place_of(target: Path) -> tuple[Path, tuple[str, ...]]:
    """The topmost path to create, and what lies between it and *target*.

    A missing parent appears together with the directory, in the same step.
    """
    place = target
    while not place.parent.exists():
        place = place.parent
    return place, target.relative_to(place).parts


def leftovers(target: Path) -> list[Path]:
    """What runs, killed or still going on, have beside *target*."""
    place, _ = place_of(target)
    prefix = f".{place.name}.calco-"
    try:
        names = os.listdir(place.parent)
    except OSError:
        return []
    return [place.parent / name for name in names if name.startswith(prefix)]


def interrupted(target: Path) -> bool:
    """Whether there is anything of that kind to be seen to."""
    return (target / JOURNAL_FOLDER).exists() or bool(leftovers(target))
