"""Values as source: what is read back is what was written."""

from __future__ import annotations

import ast
from typing import Any

import black
import pytest

from generator.plan.layout import bracketed, signature
from generator.plan.literals import layout, literal, string

TEXTS = [
    "",
    "plain",
    "'",
    '"',
    "\"'",
    '"""',
    "'''",
    "\\",
    "ends with \\",
    "\\N{DIGIT ONE} \\x41 \\u0041 \\",
    "a\nb\rc\td\0e",
    "\x07\x1b\x7f\x85\xa0\xad",
    "\u2028\u2029\u202e\u2066\u200b\ufeff",
    "\ud800",
    "\udfff\ud800",
    "😀\U000e0041\U0010ffff",
    "é名ﬁ",
    "{x} %s {{y}}",
    "".join(map(chr, range(0x180))),
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_string_is_read_back(text: str) -> None:
    source = string(text)
    assert ast.literal_eval(source) == text
    assert source.isprintable() or source == ""
    assert "\n" not in source


@pytest.mark.parametrize("text", TEXTS)
def test_a_string_is_quoted_as_black_quotes_it(text: str) -> None:
    source = f"x = {string(text)}\n"
    mode = black.Mode(line_length=10_000)
    assert black.format_str(source, mode=mode) == source


VALUES: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    2**70,
    0.1,
    -0.0,
    1e300,
    5e-324,
    [],
    {},
    [[]],
    {"": {}},
    {"a": [1, {"b": None}]},
    *TEXTS,
    b"",
    b"plain",
    bytes(range(256)),
    "é".encode(),
    {"k": [b"\xff"]},
]


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_a_value_is_read_back(value: Any) -> None:
    found = ast.literal_eval(literal(value))
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
def test_numbers_without_a_literal_are_made(value: float) -> None:
    assert repr(eval(literal(value), {"float": float})) == repr(value)


@pytest.mark.parametrize("value", [object(), {1: 2}, {1}])
def test_what_is_no_json_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        literal(value)


LAYOUTS: list[Any] = [
    {"a": 1},
    {},
    {"name": "x" * 60, "other": "y" * 60},
    {"name": "x" * 100},
    ["x" * 40, "y" * 40, "z"],
    ["x" * 100],
    [{"a": "x" * 80, "b": [1, 2, {"c": "y" * 90}]}, {}, []],
    {"list": [{"id": index, "text": "t" * index} for index in range(40)]},
    {"k" * 90: {"v" * 90: []}},
    [[["x" * 88]]],
    list(range(60)),
    {"a": {"b": {"c": {"d": {"e": "x" * 60}}}}},
    "x" * 200,
]


@pytest.mark.parametrize("value", LAYOUTS, ids=range(len(LAYOUTS)))
@pytest.mark.parametrize("indent", [0, 4])
def test_a_value_is_laid_out_as_black_lays_it_out(value: Any, indent: int) -> None:
    pad = " " * indent
    before = "def f():\n" if indent else ""
    source = f"{before}{pad}value = {layout(value, indent, len('value = '), 0)}\n"
    assert black.format_str(source, mode=black.Mode()) == source
    assert ast.literal_eval(source.partition("value = ")[2]) == value


@pytest.mark.parametrize("width", range(80, 96))
def test_the_last_column_is_used_and_not_one_more(width: int) -> None:
    value = {"a": "x" * (width - len("value = {'a': ''}"))}
    source = f"value = {layout(value, 0, len('value = '), 0)}\n"
    assert black.format_str(source, mode=black.Mode()) == source


@pytest.mark.parametrize(
    "items",
    [
        [],
        ["a"],
        ["a=1", "b=2"],
        ["x" * 60, "y" * 30],
        ["x" * 90],
        ["x" * 30] * 5,
        ["a=[\n    1,\n]"],
    ],
    ids=range(7),
)
@pytest.mark.parametrize(
    "before", ["call(", "result = client.resource.method(", "f" * 80 + "("]
)
def test_a_call_is_laid_out_as_black_lays_it_out(before: str, items: list[str]) -> None:
    if any("\n" in item for item in items):
        items = ["a=[\n        " + "1" * 90 + ",\n    ]"]
    source = bracketed(before, items, ")", 0) + "\n"
    assert black.format_str(source, mode=black.Mode()) == source


@pytest.mark.parametrize("count", [0, 1, 2, 5, 12])
@pytest.mark.parametrize("result", ["None", "models.Thing", "list[models.Thing]"])
def test_a_signature_is_laid_out_as_black_lays_it_out(count: int, result: str) -> None:
    parameters = ["self", *(f"argument_{index}: int" for index in range(count))]
    source = (
        "class A:\n    "
        + signature("def method", parameters, result, 4)
        + "\n        return 1\n"
    )
    assert black.format_str(source, mode=black.Mode()) == source
