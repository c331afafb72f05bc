"""A variant of a union that says a little more than it did is the same variant."""

from __future__ import annotations

import pytest

from generator.names.variants import changed_variants


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        # A required property more.
        (["A|object a b"], ["A|object a b c"], {"A|object a b c": "object a b"}),
        # Two variants, each changed.
        (
            ["A|object a b", "A|object c d"],
            ["A|object c d e", "A|object a b e"],
            {"A|object c d e": "object c d", "A|object a b e": "object a b"},
        ),
        # What is in the variant goes with it.
        (
            ["A|object a b.owner"],
            ["A|object a b c.owner", "A|object a b c.other"],
            {"A|object a b c.owner": "object a b.owner"},
        ),
        # One that is still there, one that is another, one of another union.
        (["A|object a b"], ["A|object a b", "A|object a b c"], {}),
        (["A|object a b"], ["A|object x y z"], {}),
        (["A|object a b"], ["B|object a b"], {}),
        (["A.a b"], ["A.a b c"], {}),
        (["A|enum string x"], ["A|enum string x y"], {"A|enum string x y": "enum string x"}),
    ],
)  # fmt: skip
def test_it_is_recognised_by_what_it_still_says(
    before: list[str], now: list[str], expected: dict[str, str]
) -> None:
    recorded = {key: key.partition("|")[2] for key in before}
    assert changed_variants(now, recorded) == expected
