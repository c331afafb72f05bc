"""Which SDKs of ``calco.toml`` a run is about."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.config import Options
    from generator.workspace.shards import Shard

_LISTED = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """What the command line says of it.

    Attributes:
        only: Names and globs of names; all when there are none.
        since: The revision of git since which something of them has changed.
        shard: The part that is taken of what these leave.
    """

    only: tuple[str, ...] = ()
    since: str | None = None
    shard: Shard | None = None

    def __bool__(self) -> bool:
        return bool(self.only or self.since is not None or self.shard)


def choose(
    choice: Choice,
    configuration: Path,
    sdks: Mapping[str, Options],
    remark: Callable[[str], None],
) -> dict[str, Options]:
    """The SDKs that are chosen, in the order of the file.

    Args:
        choice: What is chosen.
        configuration: The ``calco.toml``.
        sdks: All of it.
        remark: Told of what is left out though nobody named it.

    Raises:
        CalcoError: A name is unknown, or git cannot be asked.
    """
    names = list(_named(choice.only, sdks)) if choice.only else list(sdks)
    if choice.since is not None:
        from generator.workspace.changed import unchanged

        same = unchanged(
            choice.since, configuration, {name: sdks[name] for name in names}
        )
        if same:
            left = ", ".join(name for name in names if name in same)
            remark(f"left out, with no change since {choice.since}: {left}")
        names = [name for name in names if name not in same]
    if choice.shard is not None:
        from generator.workspace.shards import split

        costs = costs_of({name: sdks[name] for name in names})
        chosen = split(costs, choice.shard.count)[choice.shard.number - 1]
        remark(f"shard {choice.shard}: {len(chosen)} of {_counted(len(names))}")
        names = [name for name in names if name in chosen]
    return {name: sdks[name] for name in names}


def _counted(count: int) -> str:
    return f"{count} SDK{'' if count == 1 else 's'}"


def _named(patterns: Sequence[str], sdks: Mapping[str, Options]) -> list[str]:
    for pattern in patterns:
        if pattern not in sdks and not any(fnmatchcase(n, pattern) for n in sdks):
            near = difflib.get_close_matches(pattern, sdks, n=1)
            known = ", ".join([*sdks][:_LISTED]) + ("…" if len(sdks) > _LISTED else "")
            raise CalcoError.of(
                "CALCO-C040",
                f"calco.toml has no SDK {pattern!r}",
                hint=f"Did you mean {near[0]!r}?" if near else f"It has {known}.",
            )
    return [
        name
        for name in sdks
        if name in patterns or any(fnmatchcase(name, one) for one in patterns)
    ]


def costs_of(sdks: Mapping[str, Options]) -> dict[str, int]:
    """What each SDK takes to generate, by its document.

    The same on every machine with the same files. A document that is elsewhere counts
    as much as the middle one of the others.
    """
    from generator.read.remote import is_url
    from generator.workspace.sources import sources_of

    found = {
        name: sources_of(Path(str(options.spec))).cost
        for name, options in sdks.items()
        if not is_url(str(options.spec))
    }
    usual = sorted(found.values())[(len(found) - 1) // 2] if found else 1
    return {name: found.get(name, usual) for name in sdks}
