"""YAML and JSON text to plain values."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator.problems import CalcoError, Report
from generator.read.source import Source, parse
from generator.read.yaml_tree import (
    ALIAS_LIMIT,
    DEPTH_LIMIT,
    Remarks,
    UnreadableError,
    build,
)


def value(text: str) -> Any:
    remarks = Remarks()
    found = build(text, remarks)
    assert remarks.found == []
    return found


def test_plain_scalars_follow_the_core_schema_of_yaml_1_2() -> None:
    text = (
        "[no, on, yes, NO, true, False, null, ~, 12, -7, +3, 0o17, 0x1F, 1_000,"
        " 1.5, 1e3, .5, 12:30, 2024-01-31, 2024-01-31T10:00:00Z, 1.2.3, 0b1, '12']"
    )
    assert value(text) == [
        *("no", "on", "yes", "NO", True, False, None, None, 12, -7, 3, 15, 31),
        *("1_000", 1.5, 1000.0, 0.5, "12:30", "2024-01-31", "2024-01-31T10:00:00Z"),
        *("1.2.3", "0b1", "12"),
    ]


@pytest.mark.parametrize(
    "number", [".inf", "-.INF", ".nan", "1e400", "-1.5E+999", "9" * 5000]
)
def test_a_number_that_json_cannot_hold_stays_text(number: str) -> None:
    remarks = Remarks()
    assert build(f"a: {number}", remarks) == {"a": number}
    assert [(code, offset) for code, _, offset in remarks.found] == [("CALCO-R015", 3)]


def test_a_number_of_json_that_is_too_big_stays_text() -> None:
    report = Report()
    source = parse("a.json", '{"a": 1.5, "b": [1e400, 1e-400]}', report)
    assert source.tree == {"a": 1.5, "b": ["1e400", 0.0]}
    (problem,) = report.problems
    assert (problem.code, str(problem.place)) == ("CALCO-R015", "a.json:1:18")


@pytest.mark.parametrize(("written", "number"), [("0755", 755), ("-007", -7)])
def test_a_leading_zero_is_remarked(written: str, number: int) -> None:
    remarks = Remarks()
    assert build(f"a: [{written}, 0, 0.5, 0o17]", remarks) == {
        "a": [number, 0, 0.5, 15]
    }
    assert [code for code, _, _ in remarks.found] == ["CALCO-R016"]


def test_integers_are_exact() -> None:
    assert value("a: 9007199254740993") == {"a": 9007199254740993}


def test_keys_are_the_strings_that_were_written() -> None:
    found = value("200: a\n1.10: b\ntrue: c\nnull: d\n2024-01-31: e\n'x': f\n")
    assert list(found) == ["200", "1.10", "true", "null", "2024-01-31", "x"]


def test_explicit_tags_decide() -> None:
    assert value("[!!str 12, !!int '12', !!float 3, !!bool 'true']") == [
        *("12", 12, 3.0, True)
    ]
    assert isinstance(value("!!float 3"), float)


def test_tags_of_yaml_are_read_as_json_can_hold_them() -> None:
    assert value("a: !!binary aGk=\nb: !!set {x, y}\nc: !!timestamp 2024-01-31\n") == {
        "a": "aGk=",
        "b": ["x", "y"],
        "c": "2024-01-31",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!own x", "x"),
        ("!own {a: 1}", {"a": 1}),
        ("!!python/object/apply:os.system [x]", ["x"]),
        ("!include other.yaml", "other.yaml"),
    ],
)
def test_other_tags_are_remarked_and_do_nothing(text: str, expected: Any) -> None:
    remarks = Remarks()
    assert build(text, remarks) == expected
    assert [code for code, _, _ in remarks.found] == ["CALCO-R017"]


@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u2029"])
def test_characters_that_only_old_yaml_breaks_lines_at_are_kept(mark: str) -> None:
    text = f"a: one{mark}two\nb: |\n  x{mark}y\nc: {{d{mark}e: f}}\n"
    assert value(text) == {
        "a": f"one{mark}two",
        "b": f"x{mark}y\n",
        "c": {f"d{mark}e": "f"},
    }
    source = parse("a.yaml", text, Report())
    assert str(source.place(("b",))) == "a.yaml:2:1"
    assert source.written(("a",)) == f"one{mark}two"


def test_an_empty_value_is_null_and_an_empty_quoted_one_is_not() -> None:
    assert value("a:\nb: ''\n") == {"a": None, "b": ""}


def test_the_last_of_two_equal_keys_counts_and_is_remarked() -> None:
    remarks = Remarks()
    assert build("a: 1\nb: 2\na: 3\n", remarks) == {"a": 3, "b": 2}
    assert [(code, offset) for code, _, offset in remarks.found] == [("CALCO-R010", 10)]


def test_aliases_repeat_values_without_sharing_them() -> None:
    found = value("a: &x {k: [1]}\nb: *x\nc: &s text\nd: *s\n*s : key\n")
    assert found == {
        "a": {"k": [1]},
        "b": {"k": [1]},
        "c": "text",
        "d": "text",
        "text": "key",
    }
    assert found["a"] is not found["b"]
    assert found["a"]["k"] is not found["b"]["k"]


def test_merge_keys_give_way_to_own_keys_and_to_earlier_ones() -> None:
    text = "one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\n"
    assert value(f"{text}x: {{c: 3, <<: [*one, *two]}}\n")["x"] == {
        "a": 1,
        "b": 1,
        "c": 3,
    }
    assert value(f"{text}x:\n  <<: *one\n  b: 5\n")["x"] == {"a": 1, "b": 5}


def test_a_merge_key_that_merges_nothing_is_a_key() -> None:
    assert value("<<: text\n") == {"<<": "text"}
    assert value("'<<': {a: 1}\n") == {"<<": {"a": 1}}


def test_only_the_first_of_several_documents_is_read() -> None:
    remarks = Remarks()
    assert build("a: 1\n---\nb: 2\n", remarks) == {"a": 1}
    assert [code for code, _, _ in remarks.found] == ["CALCO-R011"]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 10_000 + "]" * 10_000,
        "a: " + "{a: " * 10_000 + "}" * 10_000,
        "a:\n  " + "- " * 10_000 + "x",
        "\n".join(" " * depth + "a:" for depth in range(1_000)),
        "a0: &a0 [x]\n" + "\n".join(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 2000)),
    ],
    ids=["flow", "flow mapping", "block", "block mapping", "aliases"],
)
def test_deep_nesting_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        build(text, Remarks())
    assert caught.value.code == "CALCO-R008"


def test_nesting_up_to_the_limit_is_read() -> None:
    found = value("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT)
    depth = 1
    while found:
        found, depth = found[0], depth + 1
    assert depth == DEPTH_LIMIT


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 12):
        lines.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]")
    with pytest.raises(UnreadableError) as caught:
        build("\n".join(lines), Remarks())
    assert caught.value.code == "CALCO-R009"
    assert f"{ALIAS_LIMIT:,}" in caught.value.message


@pytest.mark.parametrize(
    ("text", "code", "offset", "message"),
    [
        ("a: &x [*x]", "CALCO-R014", 7, "the alias *x stands inside its own anchor"),
        ("a: *x", "CALCO-R014", 3, "the alias *x has no anchor before it"),
        ("? [a]\n: b", "CALCO-R007", 2, "a key is itself a mapping or a list"),
        ("a:\n\tb: 1\n", "CALCO-R006", 3, "a tab is used for indentation"),
        ("a: x\0y", "CALCO-R005", 4, "the character U+0000 may not occur"),
        ("a: [1, 2\nb: 3", "CALCO-R007", None, "not YAML"),
    ],
)
def test_what_is_wrong_with_a_text_is_said_with_its_place(
    text: str, code: str, offset: int | None, message: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        build(text, Remarks())
    assert caught.value.code == code
    assert message in caught.value.message
    if offset is not None:
        assert caught.value.offset == offset


def test_the_parser_written_in_python_reads_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "a: &x [1, no, 'y']\nb: *x\n? c\n: |\n  two\n  lines\n"
    expected = value(text)
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert (
        value(text)
        == expected
        == {
            "a": [1, "no", "y"],
            "b": [1, "no", "y"],
            "c": "two\nlines\n",
        }
    )


def source(text: str, name: str = "a.json") -> tuple[Source, Report]:
    report = Report()
    return parse(name, text, report), report


def test_json_is_read_as_json() -> None:
    found, report = source('{"a": 9007199254740993, "b": [1.5, null, "\\u00e9"]}')
    assert found.notation == "json"
    assert found.tree == {"a": 9007199254740993, "b": [1.5, None, "é"]}
    assert report.problems == []


def test_the_last_of_two_equal_json_keys_counts_and_is_reported() -> None:
    text = '{\n  "a": {"b": 1},\n  "c": "\\"a\\": {",\n  "a": 2\n}'
    found, report = source(text)
    assert found.tree == {"a": 2, "c": '"a": {'}
    assert [str(problem.place) for problem in report.problems] == ["a.json:4:3"]


def test_what_is_nearly_json_is_read_as_yaml() -> None:
    found, report = source('{"a": [1, 2,], "b": NaN, # comment\n}')
    assert found.notation == "yaml"
    assert found.tree == {"a": [1, 2], "b": "NaN"}
    assert [str(problem.place) for problem in report.problems] == ["a.json:1:13"]
    assert report.problems[0].message == (
        "not JSON: expecting value; read as YAML, which allows it"
    )


def test_broken_json_is_refused_in_the_words_of_json() -> None:
    with pytest.raises(CalcoError) as caught:
        source('{"a": 1\n "b" 2}')
    assert str(caught.value).startswith("a.json:2:2: error: not JSON: expecting ','")


def test_a_flow_mapping_in_a_yaml_file_is_yaml() -> None:
    found, report = source("{a: 1\n 2}", "a.yaml")
    assert found.tree == {"a": "1 2"}
    assert report.problems == []


def test_deep_json_is_refused() -> None:
    for depth in (DEPTH_LIMIT + 1, 10_000, 200_000):
        with pytest.raises(CalcoError) as caught:
            source("[" * depth + "]" * depth)
        assert caught.value.problem.code == "CALCO-R008"


def test_half_a_surrogate_pair_becomes_a_character_that_can_be_written() -> None:
    found, _ = source('{"a": ["\\ud83d\\ude00", "x\\ud800y"]}')
    assert found.tree["a"][0] == "😀"
    assert found.tree["a"][1] == "x\ufffdy"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\\ud83d\\uDE00", "😀"),
        ("\\uD83D", "\ufffd"),
        ("\\ude00!", "\ufffd!"),
        ("\\ude00\\ud83d", "\ufffd\ufffd"),
        ("\\ud83d\\ud83d\\ude00", "\ufffd😀"),
        ("\\ud83d\\ude00\\ude00", "😀\ufffd"),
        ("\\\\ud83d\\ude00", "\\ud83d\ufffd"),
        ("\\ud83d\\\\ude00", "\ufffd\\ude00"),
    ],
)
def test_each_half_of_a_surrogate_pair_is_looked_for(written: str, read: str) -> None:
    found, _ = source(f'{{"a": "{written}"}}')
    assert found.tree["a"] == read
