"""The report: Markdown tables of medians and ratios, and a plot."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING, Any

from benchmarks.peers.documents import DOCUMENTS
from benchmarks.peers.drawing import Panel, plot
from benchmarks.peers.limits import behind, is_complete, limits
from benchmarks.peers.tools import OURS, TOOLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from benchmarks.peers.results import Results

_HAND = "httpx2 and pydantic by hand"
_PANELS = {
    "Generation, seconds of CPU": ("generate", "cpu"),
    "Generation, peak memory in MiB": ("generate", "memory"),
    "Lines of the package": ("generate", "lines"),
    "Import of the top level, ms of CPU": ("imports", "top", "cpu"),
    "Import of everything, ms of CPU": ("imports", "everything", "cpu"),
    "First call from a cold interpreter, ms of CPU": ("imports", "first", "cpu"),
}


def write_report(results: Results, folder: Path) -> None:
    """Write ``report.md`` and ``report.svg`` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    series = _ours_first(results.tools())
    panels = [
        Panel(title, _rows(results, series, path)) for title, path in _PANELS.items()
    ]
    (folder / "report.svg").write_text(plot(panels, series), encoding="utf-8")
    (folder / "report.md").write_text(report(results), encoding="utf-8")


def report(results: Results) -> str:
    """The text of a report."""
    parts: list[str] = [
        "# Calco beside other generators",
        f"Python {platform.python_version()}, {os.cpu_count()} cores. Figures are "
        "medians; *ratio* is the figure over Calco's. What failed is told below each table. "
        "CPU seconds depend on what else the machine does: compare those of one run.",
        "![The figures of the tables, without those that failed](report.svg)",
        *_summary(results),
    ]
    for document in results.documents():
        parts += _document(results, document)
    parts += _method(results)
    return "\n\n".join(parts) + "\n"


def _rows(
    results: Results, series: Sequence[str], path: tuple[str, ...]
) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for document in results.documents():
        row = {
            tool: results.value(tool, document, *path)
            for tool in series
            if _is_whole(results, tool, document, path)
        }
        found[document] = {
            tool: float(value)
            for tool, value in row.items()
            if isinstance(value, (int, float))
        }
    return {document: row for document, row in found.items() if row}


def _is_whole(
    results: Results, tool: str, document: str, path: tuple[str, ...]
) -> bool:
    """Whether a figure is of a step that came to its end: what failed early is quick."""
    if path[0] == "generate":
        return results.value(tool, document, "generate", "files") is not None
    return not results.value(tool, document, path[0], "failed")


def _ours_first(tools: Iterable[str]) -> list[str]:
    return sorted(tools, key=lambda name: list(TOOLS).index(name))


def table(head: Sequence[str], rows: Iterable[Sequence[str]], texts: int = 1) -> str:
    """A Markdown table; columns after the first so many are numbers, to the right."""
    dashes = [*["---"] * texts, *["---:"] * (len(head) - texts)]
    lines = [head, dashes, *rows]
    escaped = [[cell.replace("|", "\\|") for cell in line] for line in lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in escaped)


def number(value: Any, digits: int = 0) -> str:
    """A number for readers; empty where there is none."""
    return "" if not isinstance(value, (int, float)) else f"{value:,.{digits}f}"


def _with_ratio(value: Any, base: Any, digits: int = 0) -> list[str]:
    shown = number(value, digits)
    if not shown or not isinstance(base, (int, float)) or base <= 0:
        return [shown, ""]
    return [shown, f"{value / base:.2f}"]


def _summary(results: Results) -> Iterator[str]:
    kept = limits(results)
    if kept:
        yield "## The numbers Calco has to keep"
        yield table(
            ("what", "document", "found", "at most", "kept"),
            (
                (
                    one.what,
                    one.document,
                    number(one.found, 2),
                    f"{one.most:g}",
                    "yes" if one.is_kept else "**no**",
                )
                for one in sorted(kept, key=lambda one: one.is_kept)
            ),
            texts=2,
        )
    ahead = behind(results)
    if ahead:
        yield "## Where another tool is ahead"
        yield (
            "*Complete* is a package that has all operations of the document, imports "
            "them, passes `mypy --strict`, and makes the call that is compared."
        )
        yield table(
            ("what", "document", "tool", "Calco", "theirs", "complete"),
            (
                (
                    one.what,
                    one.document,
                    one.tool,
                    f"{one.ours:,.4g}",
                    f"{one.theirs:,.4g}",
                    "yes" if one.is_complete else "no",
                )
                for one in sorted(ahead, key=lambda one: not one.is_complete)
            ),
            texts=3,
        )


def _document(results: Results, document: str) -> Iterator[str]:
    tools = _ours_first(
        tool for tool in results.tools() if results.cell(tool, document, "generate")
    )

    def get(tool: str, *path: str) -> Any:
        return results.value(tool, document, *path)

    def ratio(tool: str, digits: int, *path: str) -> list[str]:
        return _with_ratio(get(tool, *path), get(OURS, *path), digits)

    known = [get(tool, "generate", "in_document") for tool in tools]
    count = next((each for each in known if each is not None), None)
    operations = f", {count:,} operations" if count is not None else ""
    yield f"## {document}: {DOCUMENTS[document].title}{operations}"
    yield table(
        (
            *("generation", "exit code", "operations", "of these import", "complete"),
            *(
                "CPU s",
                "ratio",
                "peak MiB",
                "ratio",
                "files",
                "lines",
                "ratio",
                "formatted by",
            ),
        ),
        (
            [
                tool,
                _ended(results, tool, document),
                number(get(tool, "generate", "operations")),
                number(get(tool, "imports", "operations")),
                "yes" if is_complete(results, tool, document) else "no",
                *ratio(tool, 2, "generate", "cpu"),
                *ratio(tool, 0, "generate", "memory"),
                number(get(tool, "generate", "files")),
                *ratio(tool, 0, "generate", "lines"),
                TOOLS[tool].formatted or "nothing",
            ]
            for tool in tools
        ),
    )
    measured = [tool for tool in tools if results.cell(tool, document, "imports")]
    if measured:
        head = ["imports, over a bare interpreter"]
        for what in ("top level", "a client", "everything", "first call"):
            head += [f"{what}, ms", "ratio", "MiB"]
        rows = [
            [
                tool,
                *(
                    cell
                    for what in ("top", "client", "everything", "first")
                    for cell in (
                        *ratio(tool, 1, "imports", what, "cpu"),
                        number(get(tool, "imports", what, "memory"), 1),
                    )
                ),
            ]
            for tool in measured
        ]
        yield table(head, [*rows, _httpx2(results, document)])
    yield from _use(results, document, tools)
    yield from _failures(results, document, tools)


def _ended(results: Results, tool: str, document: str) -> str:
    if results.value(tool, document, "generate", "not_run"):
        return "not run"
    code = results.value(tool, document, "generate", "exit")
    return "gave up" if code is None else str(code)


def _httpx2(results: Results, document: str) -> list[str]:
    cpu = results.value(OURS, document, "imports", "httpx2", "cpu")
    memory = results.value(OURS, document, "imports", "httpx2", "memory")
    base = results.value(OURS, document, "imports", "client", "cpu")
    blank = [""] * 3
    shown = [*_with_ratio(cpu, base, 1), number(memory, 1)]
    return ["`import httpx2`", *blank, *shown, *blank, *blank]


def _use(results: Results, document: str, tools: Sequence[str]) -> Iterator[str]:
    measured = [
        tool
        for tool in tools
        if results.cell(tool, document, "types")
        or results.cell(tool, document, "calls")
    ]
    if not measured:
        return
    names = ("call", "decode", "encode")
    head = ["use", "mypy --strict errors"]
    for what in ("a call", "a page decoded", "a body encoded"):
        head += [f"{what}, us", "ratio", "over by hand"]

    def get(tool: str, *path: str) -> Any:
        return results.value(tool, document, *path)

    rows: list[list[str]] = []
    for tool in measured:
        stopped = get(tool, "types", "error") is not None
        errors = "stopped" if stopped else number(get(tool, "types", "errors"))
        row = [tool, errors]
        for name in names:
            own = get(tool, "calls", name, "own")
            by_hand = get(tool, "calls", name, "by_hand")
            row += _with_ratio(own, get(OURS, "calls", name, "own"))
            row.append(_with_ratio(own, by_hand)[1])
        rows.append(row)
    bare = [_HAND, ""]
    for name in names:
        own = get(OURS, "calls", name, "by_hand")
        bare += [*_with_ratio(own, get(OURS, "calls", name, "own")), "1.00"]
    if get(OURS, "calls", "call", "by_hand") is not None:
        rows.append(bare)
    yield table(head, rows)


def _failures(results: Results, document: str, tools: Sequence[str]) -> Iterator[str]:
    lines: list[str] = []
    for tool in tools:
        not_run = results.value(tool, document, "generate", "not_run")
        if not_run:
            lines.append(f"- **{tool}** was not run: {_code(not_run)}")
        for step in ("generate", "imports", "types", "calls"):
            cell = results.cell(tool, document, step)
            told = {} if cell is None else cell.values
            lines += [
                f"- **{tool}**, {place}: {_code(error)}"
                for place, error in _errors(step, told)
            ]
    if lines:
        yield "What failed:"
        yield "\n".join(lines)


def _errors(step: str, told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if "error" in told:
        yield step, told["error"]
    for key, value in told.items():
        if isinstance(value, dict) and "error" in value:
            yield f"{step}, {key}", value["error"]
    broken: dict[str, str] = told.get("failed") or {}
    if broken:
        name, error = next(iter(broken.items()))
        yield f"{step}, {len(broken)} modules, the first {name}", error
    if told.get("examples"):
        yield f"{step}, the first of {told['errors']}", told["examples"][0]


def _code(text: str) -> str:
    """A text on one line that Markdown does not read."""
    line = " ".join(text.split()).replace("`", "'")
    shown = line if len(line) <= 400 else f"{line[:130]} ... {line[-260:]}"
    return f"`{shown}`"


def _method(results: Results) -> Iterator[str]:
    yield "## How this was measured"
    tools = _ours_first(results.tools())
    versions = {
        tool: next(
            (
                cell.version
                for document in results.documents()
                if (cell := results.cell(tool, document, "generate"))
            ),
            "",
        )
        for tool in tools
    }
    yield table(
        ("tool", "version", "its operations are"),
        ([tool, versions[tool], TOOLS[tool].counted] for tool in tools),
        texts=3,
    )
    yield "\n".join(
        (
            "- Generation is one process from a cold start into an empty folder, with "
            "the processes it starts, without a cache; CPU is of user and system.",
            "- Peak memory is the resident set of the largest process, or what several "
            "had at one moment (shared pages once), whichever is more.",
            "- Files and lines are Python's, without tests; comments, docstrings and "
            "blank lines included.",
            "- Imports are CPU time and memory of fresh interpreters, each over one "
            "right before that imports nothing; byte code is compiled. *Everything* is "
            "each module of the package and what it gives on demand. *First call* is a "
            "program that imports, makes a client and one call to a local server.",
            "- A call goes to a local server in another process. The tool and the same "
            "written by hand take turns within one process; *over by hand* is their "
            "ratio. A page has 100 clients of 35 fields, about 150 kB.",
            "- mypy is the same for all, with the packages' dependencies installed.",
        )
    )
