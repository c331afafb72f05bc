"""Places: which line and column a pointer leads to."""

from __future__ import annotations

import pytest

from generator.problems import Place, Report
from generator.read.pointer import join, resolve, split
from generator.read.source import Source, parse

YAML = """\
info:
  title: Caffè   # é is one column
  tags:
    - one
    - {name: 1.10}
base: &base
  kept: 1
other: *base
merged:
  <<: *base
  own: 010
"""

JSON = """\
{
  "info": {"title": "Caff\\u00e8", "tags": ["one", {"name": 1.10}]},
  "a/b": {"~": true, "list": [[1, 2], []]}
}
"""


def at(text: str, pointer: str) -> tuple[int, int]:
    place = parsed(text).place(split(pointer))
    assert place.file == "doc"
    return place.line, place.column


def parsed(text: str) -> Source:
    return parse("doc", text, Report())


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("#", (1, 1)),
        ("#/info", (1, 1)),
        ("#/info/title", (2, 3)),
        ("#/info/tags/0", (4, 7)),
        ("#/info/tags/1", (5, 7)),
        ("#/info/tags/1/name", (5, 8)),
        ("#/info/tags/7", (3, 3)),
        ("#/info/nothing/at/all", (1, 1)),
        ("#/base/kept", (7, 3)),
        ("#/other", (8, 1)),
        ("#/other/kept", (7, 3)),
        ("#/merged/kept", (7, 3)),
        ("#/merged/own", (11, 3)),
    ],
)
def test_places_in_yaml(pointer: str, expected: tuple[int, int]) -> None:
    assert at(YAML, pointer) == expected


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("#", (1, 1)),
        ("#/info", (2, 3)),
        ("#/info/title", (2, 12)),
        ("#/info/tags/0", (2, 44)),
        ("#/info/tags/1/name", (2, 52)),
        ("#/info/title/deeper", (2, 12)),
        ("#/a~1b/~0", (3, 11)),
        ("#/a~1b/list/0/1", (3, 35)),
        ("#/a~1b/list/1", (3, 39)),
        ("#/a~1b/list/1/0", (3, 39)),
    ],
)
def test_places_in_json(pointer: str, expected: tuple[int, int]) -> None:
    assert at(JSON, pointer) == expected


def test_a_scalar_is_known_as_it_was_written() -> None:
    yaml, json = parsed(YAML), parsed(JSON)
    assert yaml.written(("info", "tags", "1", "name")) == "1.10"
    assert yaml.written(("merged", "own")) == "010"
    assert yaml.written(("info",)) is None
    assert json.written(("info", "tags", "1", "name")) == "1.10"
    assert json.written(("info", "title")) == "Caffè"
    assert json.written(("info", "missing")) is None


def test_windows_line_ends_count_as_one() -> None:
    text = YAML.replace("\n", "\r\n")
    assert parsed(text).place(("info", "tags", "0")) == Place("doc", 4, 7)


def test_pointers_are_escaped_and_unescaped() -> None:
    tokens = ("paths", "/a~b/{id}", "0", "")
    pointer = join(tokens)
    assert pointer == "#/paths/~1a~0b~1{id}/0/"
    assert split(pointer) == tokens
    assert split(pointer.removeprefix("#")) == tokens
    assert split("#/~01") == ("~1",)
    assert split("#") == split("") == ()
    with pytest.raises(ValueError, match="not a JSON pointer"):
        split("#anchor")


@pytest.mark.parametrize("pointer", ["#/a/2", "#/a/-1", "#/a/x", "#/b", "#/a/0/c"])
def test_a_pointer_to_nothing_is_a_key_error(pointer: str) -> None:
    with pytest.raises(KeyError):
        resolve({"a": ["x", {}]}, split(pointer))
