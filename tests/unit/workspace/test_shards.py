"""Shards: everything once, evenly, and the same whoever asks."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.workspace.shards import Shard, shard, split

_COSTS = st.dictionaries(st.text(max_size=5), st.integers(0, 10**9), max_size=60)
_COUNTS = st.integers(1, 20)


@given(_COSTS, _COUNTS)
def test_every_name_is_in_one_shard(costs: dict[str, int], count: int) -> None:
    shards = split(costs, count)
    assert len(shards) == count
    assert sorted(name for each in shards for name in each) == sorted(costs)


@given(_COSTS, _COUNTS)
def test_no_shard_has_much_more_than_the_mean(
    costs: dict[str, int], count: int
) -> None:
    loads = [sum(costs[name] for name in each) for each in split(costs, count)]
    total, largest = sum(costs.values()), max(costs.values(), default=0)
    # Whatever goes into the fullest shard comes when that is at most at the mean of
    # what was there before (Graham 1966).
    assert count * max(loads) <= total + (count - 1) * largest
    assert max(loads) - min(loads) <= largest


@given(_COSTS, _COUNTS, st.randoms())
def test_the_order_of_names_does_not_matter(
    costs: dict[str, int], count: int, chance: random.Random
) -> None:
    names = list(costs)
    chance.shuffle(names)
    assert split({name: costs[name] for name in names}, count) == split(costs, count)


def test_the_costliest_are_apart() -> None:
    costs = {"a": 1, "b": 9, "c": 5, "d": 4, "e": 8}
    assert split(costs, 3) == [{"b"}, {"e", "a"}, {"c", "d"}]


def test_names_that_cost_nothing_are_spread() -> None:
    costs = dict.fromkeys("abcdef", 0)
    assert [len(each) for each in split(costs, 4)] == [2, 2, 1, 1]


@pytest.mark.parametrize(
    ("text", "meant"),
    [("1/1", Shard(1, 1)), ("2/8", Shard(2, 8)), ("8/8", Shard(8, 8))],
)
def test_a_shard_is_a_number_of_a_count(text: str, meant: Shard) -> None:
    assert shard(text) == meant
    assert str(meant) == text


@pytest.mark.parametrize(
    "text",
    [
        *[
            "0/8",
            "9/8",
            "a/b",
            "1/0",
            "0/0",
            "-1/8",
            "1/",
            "/8",
            "2",
            "1/8/9",
            "1/1001",
            "٢/٨",
        ],
        "",
        "1 /8",
        "1/8\n",
    ],
)
def test_what_is_no_shard_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"shards|form 2/8"):
        shard(text)
