"""Measure Calco beside other generators and write a report; see benchmarks/README.md."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.peers.documents import DOCUMENTS, QUICK
from benchmarks.peers.installing import (
    Installed,
    NotRunError,
    default_cache,
    install,
)
from benchmarks.peers.report import write_report
from benchmarks.peers.results import STEPS, Cell, Results
from benchmarks.peers.steps import Bench
from benchmarks.peers.tools import TOOLS


def main() -> None:
    """Measure what is not yet in the report's folder; write it after each cell."""
    given = _arguments()
    results = Results(given.output / "results.jsonl")
    if given.report_only:
        write_report(results, given.output)
        return
    given.cache.mkdir(parents=True, exist_ok=True)
    bench = Bench(given.cache, given.runs, given.imports, given.minutes * 60)
    ready = {name: _installed(name, given.cache) for name in given.tools}
    for document in given.documents:
        for step in given.steps:
            for name in given.tools:
                if not given.again and results.cell(name, document, step):
                    continue
                started = time.monotonic()
                found = _measured(bench, results, ready[name], name, document, step)
                if found is None:
                    continue
                one = ready[name]
                version = one.version if isinstance(one, Installed) else ""
                results.add(Cell(name, document, step, version, found))
                write_report(results, given.output)
                took = time.monotonic() - started
                print(f"{document} {step} {name} ({took:.0f} s)", file=sys.stderr)
    write_report(results, given.output)


def _installed(name: str, cache: Path) -> Installed | str:
    try:
        return install(name, cache)
    except NotRunError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return str(error)


def _measured(
    bench: Bench,
    results: Results,
    ready: Installed | str,
    name: str,
    document: str,
    step: str,
) -> dict[str, Any] | None:
    """The values of a cell; None where there is nothing to measure."""
    if isinstance(ready, str):
        return {"not_run": ready} if step == "generate" else None
    told = DOCUMENTS[document]
    if step == "generate":
        if not told.find(bench.cache).is_file():
            return {"not_run": "the document is not here: set OPENAPI_CORPUS"}
        return bench.generate(ready, told)
    if results.value(name, document, "generate", "files") is None:
        return None
    if not ready.tool.package(bench.out(ready, told)).is_dir():
        return None
    match step:
        case "imports":
            return bench.imports_of(ready, told)
        case "types":
            return bench.types(ready, told)
        case _:
            return bench.calls(ready, told)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.peers", description=__doc__)
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument(
        "--quick", action="store_true", help="two documents, one run: some minutes"
    )
    kind.add_argument("--full", action="store_true", help="all documents (the default)")
    parser.add_argument("--documents", nargs="+", choices=DOCUMENTS, metavar="NAME")
    parser.add_argument("--tools", nargs="+", choices=TOOLS, metavar="NAME")
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=list(STEPS))
    parser.add_argument("--runs", type=int, help="of each generator (1 or 5)")
    parser.add_argument("--imports", type=int, help="of each import (3 or 10)")
    parser.add_argument(
        "--minutes", type=float, default=15, help="that one program may take"
    )
    parser.add_argument("--again", action="store_true", help="measure all anew")
    parser.add_argument(
        "--report-only", action="store_true", help="write the report anew"
    )
    parser.add_argument("--cache", type=Path, default=default_cache())
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    given = parser.parse_args()
    given.documents = given.documents or list(QUICK if given.quick else DOCUMENTS)
    given.tools = given.tools or list(TOOLS)
    given.runs = given.runs or (1 if given.quick else 5)
    given.imports = given.imports or (3 if given.quick else 10)
    given.cache = given.cache.resolve()
    return given


if __name__ == "__main__":
    main()
