"""Splitting SDKs among machines, evenly and the same on each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 1000
"""Shards that anyone may ask for."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One of the parts into which SDKs are split.

    Attributes:
        number: Which, from 1.
        count: How many there are.
    """

    number: int
    count: int

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"


def shard(text: str) -> Shard:
    """What ``2/8`` means.

    Raises:
        ValueError: There is no such shard.
    """
    found = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", text)
    if found is None:
        raise ValueError(f"{text!r} is not of the form 2/8.")
    number, count = int(found[1]), int(found[2])
    if not 1 <= count <= MOST:
        raise ValueError(f"{text!r}: there are 1 to {MOST} shards.")
    if not 1 <= number <= count:
        raise ValueError(f"{text!r}: shards are counted from 1 to {count}.")
    return Shard(number, count)


def split(costs: Mapping[str, int], count: int) -> list[set[str]]:
    """The names of each shard, by what they cost.

    The costliest goes first to the shard that has least so far (longest processing time).
    No shard has then more than the mean and one name's cost besides, nor more than 4/3 of
    what the best split would need. Only names and costs decide, not their order.
    """
    shards: list[set[str]] = [set() for _ in range(count)]
    loads = [0] * count
    for name in sorted(costs, key=lambda name: (-costs[name], name)):
        # Of shards with the same load, the one with the fewest names, then the first.
        least = min(range(count), key=lambda n: (loads[n], len(shards[n]), n))
        shards[least].add(name)
        loads[least] += costs[name]
    return shards
