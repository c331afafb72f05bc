"""The report of the benchmark beside other generators, from cells that are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from benchmarks.peers.limits import behind, is_complete, limits
from benchmarks.peers.report import report, write_report
from benchmarks.peers.results import Cell, Results

if TYPE_CHECKING:
    from pathlib import Path

PEER = "openapi-python-client"


def results(folder: Path, *cells: tuple[str, str, dict[str, Any]]) -> Results:
    found = Results(folder / "results.jsonl")
    for tool, step, values in cells:
        found.add(Cell(tool, "small", step, "1.0", values))
    return found


def generated(cpu: list[float], **more: Any) -> dict[str, Any]:
    told = {"exit": 0, "memory": [50.0], "files": 2, "lines": 100}
    return {**told, "in_document": 7, "operations": 7, "cpu": cpu, **more}


def complete(tool: str, cpu: list[float]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (tool, "generate", generated(cpu)),
        (tool, "imports", {"operations": 7, "top": {"cpu": [4.0], "memory": [1.0]}}),
        (tool, "types", {"errors": 0}),
    ]


def row(text: str, start: str) -> list[str]:
    line = next(each for each in text.splitlines() if each.startswith(f"| {start} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_medians_and_ratios(tmp_path: Path) -> None:
    ours = ("calco", "generate", generated([1.0, 9.0, 2.0]))
    theirs = (PEER, "generate", generated([3.0], lines=250))
    text = report(results(tmp_path, ours, theirs))
    assert row(text, "calco")[5:7] == ["2.00", "1.00"]
    assert row(text, PEER)[5:7] == ["3.00", "1.50"]
    assert row(text, PEER)[10:12] == ["250", "2.50"]


def test_what_failed_is_told_with_its_error(tmp_path: Path) -> None:
    broken = {"exit": 1, "cpu": [1.0], "memory": [1.0], "error": "no `such`\n  file"}
    stopped = {"exit": None, "cpu": [1.0], "memory": [1.0], "error": "gave up after 15"}
    text = report(
        results(
            tmp_path,
            ("calco", "generate", generated([1.0])),
            (PEER, "generate", broken),
            ("clientele", "generate", stopped),
            ("pyopenapi-gen", "generate", {"not_run": "needs Python 3.12"}),
        )
    )
    assert f"- **{PEER}**, generate: `no 'such' file`" in text
    assert "- **clientele**, generate: `gave up after 15`" in text
    assert "- **pyopenapi-gen** was not run: `needs Python 3.12`" in text
    assert row(text, "clientele")[1] == "gave up"
    assert row(text, PEER)[1:3] == ["1", ""]


def test_a_complete_peer_that_is_ahead_is_named(tmp_path: Path) -> None:
    found = results(tmp_path, *complete("calco", [2.0]), *complete(PEER, [1.0]))
    assert is_complete(found, PEER, "small")
    ahead = [(one.what, one.ours, one.theirs) for one in behind(found)]
    assert ahead == [("generation, CPU s", 2.0, 1.0)]
    missed = [one.what for one in limits(found) if not one.is_kept]
    assert f"generation, CPU beside {PEER}'s" in missed


def test_one_error_of_types_makes_a_package_incomplete(tmp_path: Path) -> None:
    cells = complete(PEER, [1.0])
    cells[2] = (PEER, "types", {"errors": 1})
    assert not is_complete(results(tmp_path, *cells), PEER, "small")


def test_a_call_that_fails_makes_a_package_incomplete(tmp_path: Path) -> None:
    failed = (PEER, "calls", {"call": {"error": "ValidationError"}})
    found = results(tmp_path, *complete(PEER, [1.0]), failed)
    assert not is_complete(found, PEER, "small")


def test_an_interrupted_run_goes_on(tmp_path: Path) -> None:
    results(tmp_path, ("calco", "generate", generated([1.0])))
    again = Results(tmp_path / "results.jsonl")
    assert again.value("calco", "small", "generate", "cpu") == 1.0
    again.add(Cell("calco", "small", "generate", "2.0", generated([5.0])))
    last = Results(tmp_path / "results.jsonl")
    assert last.value("calco", "small", "generate", "cpu") == 5.0


def test_the_plot_has_a_dot_for_each_figure(tmp_path: Path) -> None:
    found = results(tmp_path, *complete("calco", [2.0]), *complete(PEER, [20.0]))
    write_report(found, tmp_path)
    picture = ElementTree.fromstring((tmp_path / "report.svg").read_text("utf-8"))
    titles = [one.text for one in picture.iter("{http://www.w3.org/2000/svg}title")]
    assert titles.count("calco: 2") == 1
    assert titles.count(f"{PEER}: 20") == 1
    failed = {"exit": 2, "cpu": [0.5], "memory": [9.0], "error": "no models"}
    found.add(Cell("clientele", "small", "generate", "1.0", failed))
    write_report(found, tmp_path)
    assert "clientele: " not in (tmp_path / "report.svg").read_text("utf-8")
    assert "prefers-color-scheme: dark" in (tmp_path / "report.svg").read_text("utf-8")
