"""Where values stand in a text of JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.reference.positions import place_in_words, place_of

_TEXT = """\
{
  "data": {
    "a.b": {"c": 1},
    "a": {"b": {"c": 2}},
    "items": [10, {"é \\"x\\"": "[}"}, [ ]]
  },
  "empty": {}, "data[0]": true
}
"""


def _value_at(line: int, column: int) -> Any:
    rest = "\n".join(_TEXT.split("\n")[line - 1 :])[column - 1 :]
    return json.JSONDecoder().raw_decode(rest)[0]


@pytest.mark.parametrize(
    ("steps", "value"),
    [
        ((), json.loads(_TEXT)),
        (("data", "a.b", "c"), 1),
        (("data", "a", "b", "c"), 2),
        (("data", "items", 0), 10),
        (("data", "items", 1, 'é "x"'), "[}"),
        (("data", "items", 2), []),
        (("data", "items", 2, 5), []),
        (("empty", "a", "b"), {}),
        (("data[0]",), True),
    ],
)
def test_the_place_is_where_a_parser_finds_the_value(
    steps: tuple[str | int, ...], value: Any
) -> None:
    assert _value_at(*place_of(_TEXT, steps)) == value


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("", (1, 1)),
        (".data.items[1]", (5, 19)),
        (".data.items[9].name", (5, 14)),
        (".data.name", (2, 11)),
        (".data.a.b.c", (3, 18)),  # the longest name that is there
        (".data[0]", (7, 27)),
        (".dat", (1, 1)),
    ],
)
def test_a_place_in_words(words: str, place: tuple[int, int]) -> None:
    assert place_in_words(_TEXT, words) == place


def test_of_two_of_a_name_the_last_counts() -> None:
    assert place_of('{"a": 1,\n "a": 2}', ("a",)) == (2, 7)


def test_a_scalar_is_where_it_begins() -> None:
    assert place_in_words("\n  5", ".a") == (2, 3)
