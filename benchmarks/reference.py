"""Our API reference beside RapiDoc, Swagger UI, Scalar and Redoc, in a real browser.

Prints a Markdown table; benchmarks/README.md explains it. Run it as a module:
``python -m benchmarks.reference``.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from math import inf
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from benchmarks.documents import SOURCES, Document, load
from benchmarks.viewers import OURS, PEERS, Ours, Viewer
from benchmarks.visits import Visit, visit
from tests.reference.files import FileServer, file_server

_MIB = 1024 * 1024
_HEADS = (
    *("document", "viewer", "first operation, s", "deep link, s", "DOM nodes"),
    *("JS heap, MiB", "loaded, MiB", "deep link loaded, MiB", "asked elsewhere"),
)


class Visits(NamedTuple):
    """All visits to one viewer with one document."""

    start: list[Visit]
    deep: list[Visit]


def build(document: Document, folder: Path) -> Path | None:
    """Make our site with the command; None where it fails. Says what it cost."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "generator", "reference", str(document.source)]
    ran = subprocess.run([*command, "-o", str(folder)], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if not (folder / "index.html").is_file():
        _tell(f"{OURS} has no site of {document.name}: {ran.stderr.strip()[-300:]}")
        return None
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    _tell(f"{OURS} built the site of {document.name} in {cpu:.1f} s of CPU")
    return folder


def measure(
    server: FileServer, site: Path, document: Document, viewer: Viewer, limit: float
) -> tuple[Visit, Visit]:
    """Visit a viewer's start page, and by a deep link an operation in the middle."""
    every = [text for one in document.operations for text in (one.path, one.summary)]
    start = visit(server, viewer.start(site, document), [every], limit)
    middle = document.middle
    target = viewer.link(site, document, middle)
    return start, visit(server, target, [[middle.path], [middle.summary]], limit)


def rows(
    document: str, found: dict[str, Visits], limit: float
) -> list[tuple[str, ...]]:
    """The table's rows: medians, and where a viewer failed, how."""

    def number(
        visits: list[Visit], get: Callable[[Visit], float | None], shown: str
    ) -> str:
        values = [value for one in visits if (value := get(one)) is not None]
        return shown.format(median(values)) if values else "?"

    def seconds(visits: list[Visit]) -> str:
        middle = median(inf if one.seen is None else one.seen for one in visits)
        if middle < inf:
            return f"{middle:.2f}"
        return "not shown" if visits[-1].settled else f"> {limit:.0f}"

    return [
        (
            *(document, name, seconds(visits.start), seconds(visits.deep)),
            number(visits.start, lambda one: one.nodes, "{:,.0f}"),
            number(visits.start, lambda one: _mib(one.heap), "{:,.1f}"),
            number(visits.start, lambda one: _mib(one.loaded), "{:,.2f}"),
            number(visits.deep, lambda one: _mib(one.loaded), "{:,.2f}"),
            number(visits.start, lambda one: one.elsewhere, "{:.0f}"),
        )
        for name, visits in found.items()
    ]


def _mib(size: int | None) -> float | None:
    return None if size is None else size / _MIB


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _table(lines: Sequence[tuple[str, ...]]) -> str:
    rule = ("---", "---", *(["---:"] * (len(_HEADS) - 2)))
    return "\n".join(f"| {' | '.join(line)} |" for line in (_HEADS, rule, *lines))


def _arguments() -> Any:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=float, default=120, help="seconds for a visit")
    parser.add_argument("--only", action="append", help="a viewer's name, or its start")
    parser.add_argument("--document", action="append", choices=list(SOURCES))
    parser.add_argument(
        "--ours",
        action="append",
        default=[],
        metavar="DOCUMENT=DIR",
        help="what `calco reference` wrote; without it, it is made",
    )
    return parser.parse_args()


def compare(
    server: FileServer,
    site: Path,
    document: Document,
    viewers: Sequence[Viewer],
    given: Any,
) -> list[tuple[str, ...]]:
    """The table's rows for a document."""
    (site / f"{document.name}.json").write_bytes(document.content)
    found = {viewer.name: Visits([], []) for viewer in viewers}
    for _ in range(given.runs):  # in turns: all bear a busy moment
        for viewer in viewers:
            start, deep = measure(server, site, document, viewer, given.limit)
            found[viewer.name].start.append(start)
            found[viewer.name].deep.append(deep)
            _tell(f"{document.name}, {viewer.name}\n  {start}\n  {deep}")
    return rows(document.name, found, given.limit)


def main() -> None:
    """Measure and print."""
    given = _arguments()
    ours = {name: Path(d) for name, _, d in (one.partition("=") for one in given.ours)}

    def chosen(name: str) -> bool:
        return not given.only or any(name.startswith(one) for one in given.only)

    lines: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary) / "site"
        site.mkdir()
        with file_server(site) as server:
            for name in given.document or SOURCES:
                document = load(name)
                viewers: list[Viewer] = [one for one in PEERS if chosen(one.name)]
                if chosen(OURS):
                    folder = ours.get(name) or build(document, Path(temporary) / name)
                    if folder is not None:
                        viewers.insert(0, Ours({name: folder}))
                lines += compare(server, site, document, viewers, given)
    print(_table(lines))


if __name__ == "__main__":
    main()
