"""Problems as people see them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import Level, Place, Problem, Report
from generator.problems_text import Excerpts, count_of, summary_of


def excerpt(path: Path, text: str, line: int, column: int) -> list[str]:
    path.write_text(text, encoding="utf-8")
    problem = Problem(
        "CALCO-S001", "warning", "odd", Place(str(path), line, column), hint="mend it"
    )
    first, *rest = Excerpts().lines(problem)
    assert first == f"{path}:{line}:{column}: warning: odd [CALCO-S001]"
    return rest


def test_the_caret_points_at_the_place(tmp_path: Path) -> None:
    assert excerpt(tmp_path / "a.yaml", "a: 1\n  größe: x\nb: 2\n", 2, 10) == [
        "    1 | a: 1",
        "    2 |   größe: x",
        "      |          ^",
        "    3 | b: 2",
        "    hint: mend it",
    ]


def test_the_first_and_the_last_line_have_one_neighbour(tmp_path: Path) -> None:
    first = excerpt(tmp_path / "a.yaml", "a: 1\r\nb: 2\r\n", 1, 1)
    assert first[:-1] == ["    1 | a: 1", "      | ^", "    2 | b: 2"]
    last = excerpt(tmp_path / "a.yaml", "a: 1\r\nb: 2\r\n", 2, 4)
    assert last[:-1] == ["    1 | a: 1", "    2 | b: 2", "      |    ^"]


def test_numbers_of_lines_are_aligned(tmp_path: Path) -> None:
    text = "".join(f"k{n}: {n}\n" for n in range(1, 12))
    shown = excerpt(tmp_path / "a.yaml", text, 9, 1)
    assert [line[:8] for line in shown[:4]] == [
        "     8 |",
        "     9 |",
        "       |",
        "    10 |",
    ]


def test_texts_that_were_read_are_not_read_again() -> None:
    problem = Problem("CALCO-S001", "note", "odd", Place("<stdin>", 1, 1), "#/a")
    lines = list(Excerpts({"<stdin>": "a: 1"}).lines(problem))
    assert lines[1:] == ["    1 | a: 1", "      | ^", "    at: #/a"]


@pytest.mark.parametrize(("line", "column"), [(1, 1), (1, 700), (1, 1300), (1, 9999)])
def test_a_long_line_is_cut_around_the_place(
    tmp_path: Path, line: int, column: int
) -> None:
    text = "".join(chr(ord("a") + n % 26) for n in range(1300))
    shown, caret, _ = excerpt(tmp_path / "a.json", text, line, column)
    assert len(shown) <= 110
    if column <= len(text):
        assert shown[caret.index("^")] == text[column - 1]


def test_tabs_and_escapes_do_not_move_the_caret(tmp_path: Path) -> None:
    shown, caret, _ = excerpt(tmp_path / "a.yaml", "\t\x1b[31mred: x", 1, 7)
    assert shown == "    1 |  \\x1b[31mred: x"
    assert shown[caret.index("^")] == "r"


@pytest.mark.parametrize("place", [Place("<stdin>", 1, 1), Place("a.yaml", 99, 1)])
def test_no_excerpt_where_there_is_no_text(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("a: 1\n")
    problem = Problem("CALCO-S001", "error", "odd", place)
    assert len(list(Excerpts().lines(problem))) == 1


def report_of(*problems: tuple[Level, str, str]) -> Report:
    report = Report()
    for level, code, message in problems:
        report.add(code, level, message, hint="do")
    return report


def test_the_summary_gives_examples_of_each_code_errors_in_full() -> None:
    report = report_of(
        ("note", "CALCO-N001", "n0"),
        ("note", "CALCO-N001", "n1"),
        ("note", "CALCO-N001", "n2"),
        ("error", "CALCO-O001", "e0"),
        ("error", "CALCO-O001", "e1"),
        ("error", "CALCO-O001", "e2"),
        ("warning", "CALCO-S001", "w0"),
    )
    assert list(summary_of(report, "a.yaml")) == [
        "error: e0 [CALCO-O001]",
        "    hint: do",
        "error: e1 [CALCO-O001]",
        "    hint: do",
        "error: e2 [CALCO-O001]",
        "    hint: do",
        "warning: w0 [CALCO-S001]",
        "note: n0 [CALCO-N001]",
        "note: n1 [CALCO-N001]",
        "    and 1 more [CALCO-N001]",
        "3 errors, 1 warning, 3 notes; calco validate a.yaml shows all of them",
    ]
    assert list(summary_of(Report(), "a.yaml")) == []


def test_text_of_the_document_cannot_steer_the_terminal() -> None:
    report = report_of(("error", "CALCO-O001", "a\x1b[2Jb\nc"))
    assert next(iter(summary_of(report, "x"))) == "error: a\\x1b[2Jb\\nc [CALCO-O001]"


def test_counts() -> None:
    assert count_of([]) == ""
    problems = report_of(("note", "A", ""), ("error", "B", ""), ("note", "C", ""))
    assert count_of(problems.problems) == "1 error, 2 notes"
