"""``make corpus``: measures every document of a folder and prints a table.

``python -m tests.corpus.run [FOLDER] [--only NAME]... [--jobs N] [--keep DIR]``.
``--servers`` also calls every operation on calco mock and on Prism, one document after
the other, and prints whose fault what they find wrong with the requests is.
Exit code 1 when a number is not what it must be.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.corpus.documents import entries_of
from tests.corpus.expected import judge
from tests.corpus.judging import on_servers, refused, servers_table
from tests.corpus.measure import LEVELS, Measured, measure
from tests.corpus.packages import CORPUS

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = (
    *("document", "exit", "operations", "error", "warning", "note", "files", "lines"),
    *("CPU s", "MiB", "import s", "mypy", "pyright", "calls", "examples"),
)


def row(result: Measured) -> tuple[str, ...]:
    """What the table says of a document."""
    if result.stopped is not None:
        return (result.name, str(result.code), result.stopped)
    expected = "?" if result.expected is None else str(result.expected)
    return (
        result.name,
        str(result.code),
        f"{result.emitted}/{expected}",
        *(str(result.problems[level]) for level in LEVELS),
        str(result.files),
        str(result.lines),
        f"{result.cpu:.1f}",
        f"{result.mebibytes:.0f}",
        f"{result.import_seconds:.2f}",
        str(len(result.mypy)),
        str(len(result.pyright)),
        str(result.calls),
        str(result.examples),
    )


def table(results: Sequence[Measured]) -> str:
    """The table, a line a document."""
    rows = [COLUMNS, *map(row, results)]
    whole = [cells for cells in rows if len(cells) == len(COLUMNS)]
    widths = [
        max(len(cells[index]) for cells in whole) for index in range(len(COLUMNS))
    ]
    widths[0] = max(len(cells[0]) for cells in rows)
    lines: list[str] = []
    for cells in rows:
        padded = [
            cell.ljust(width) if index == 0 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(cells, widths, strict=False))
        ]
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines)


def summary(results: Sequence[Measured]) -> str:
    """The numbers of all documents together."""
    made = [result for result in results if result.stopped is None]
    operations = sum(result.emitted for result in made)
    expected = sum(result.expected or 0 for result in results)
    return "\n".join(
        (
            f"{len(made)} of {len(results)} documents gave a package",
            f"{operations} of {expected} operations, {sum(r.calls for r in made)} calls",
            f"{sum(r.examples for r in made)} examples of JSON",
            f"{sum(r.lines for r in made)} lines in {sum(r.files for r in made)} files,"
            f" {sum(r.cpu for r in results):.0f} s of processor time",
            f"mypy {sum(len(r.mypy) for r in made)} errors,"
            f" pyright {sum(len(r.pyright) for r in made)} errors",
        )
    )


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(prog="make corpus", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="leave what was made in this folder")
    parser.add_argument("--servers", action="store_true", help="call two servers too")
    parser.add_argument("--no-types", action="store_true", help="no mypy, no pyright")
    given = parser.parse_args()
    if not given.folder.is_dir():
        parser.error(
            f"there is no folder {given.folder}; name one, or set OPENAPI_CORPUS"
        )
    entries = [
        entry
        for entry in entries_of(given.folder)
        if not given.only or entry.name in given.only
    ]
    if not entries:
        parser.error(f"there are no documents in {given.folder}")
    started = time.monotonic()

    def say(text: str) -> None:
        print(f"[{time.monotonic() - started:6.0f} s] {text}", file=sys.stderr)

    folder = given.keep or Path(tempfile.mkdtemp(prefix="calco-corpus-"))
    folder.mkdir(parents=True, exist_ok=True)
    types = not given.no_types
    results = measure(entries, folder, jobs=given.jobs, types=lambda _: types, say=say)
    known = (given.folder / "manifest.csv").is_file()
    failures = [text for result in results for text in judge(result, known=known)]
    print(table(results), summary(results), sep="\n\n")
    if given.servers:
        made = {r.name: r.emitted for r in results if r.stopped is None and r.emitted}
        called = [entry for entry in entries if entry.name in made]
        judged = on_servers(called, folder, say=say)
        print(f"\n{servers_table(judged, made)}")
        failures += refused(judged, known=known)
    for failure in failures:
        print(f"FAILED {failure}")
    if given.keep:
        told = [result.as_json() for result in results]
        (folder / "results.json").write_text(json.dumps(told, indent=1))
    else:
        shutil.rmtree(folder)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
