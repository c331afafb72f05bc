"""How generation grows with the document: time and memory of made-up documents.

    python -m benchmarks.growth [--operations 100 1000 5000 20000] [--cycle 5000] -o REPORT_DIR

benchmarks/README.md explains it.
"""

from __future__ import annotations

import argparse
import compileall
import json
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.peers.documents import REPOSITORY
from benchmarks.peers.drawing import Panel, plot
from benchmarks.peers.installing import default_cache
from benchmarks.peers.processes import run
from benchmarks.peers.report import table
from benchmarks.synthetic import cycle, document

if TYPE_CHECKING:
    from collections.abc import Callable

_STAGE = re.compile(r"^(read|parse|name|plan|render|format|write)\b.*\((\d+\.\d) s\)$")
STAGES = ("read", "parse", "name", "plan", "render", "format", "write")
_HERE = {"PYTHONPATH": str(REPOSITORY)}


def measure(name: str, tree: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Generate from a document, and import what came of it.

    Returns:
        ``operations``, ``schemas``, ``cpu`` (s), ``wall`` (s), ``memory`` (MiB),
        ``lines``, ``stages`` (s of wall time), ``top`` and ``client`` (ms over a bare
        interpreter), or ``error``.
    """
    home = folder / name
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    file = home / "openapi.json"
    file.write_text(json.dumps(tree), encoding="utf-8")
    out = home / "out"
    done = run(
        [
            *(sys.executable, "-m", "generator", "generate", file, "-o", out),
            *("--package", "peer", "--no-cache"),
        ],
        folder=home,
        limit=3600,
        environment=_HERE,
    )
    found: dict[str, Any] = {
        "name": name,
        "operations": sum(map(len, tree["paths"].values())),
        "schemas": len(tree["components"]["schemas"]),
        "cpu": done.cpu,
        "wall": done.wall,
        "memory": done.memory,
        "stages": _stages(done.errors),
    }
    if done.exit != 0:
        return {**found, "error": done.last_words}
    package = out / "peer"
    found["lines"] = sum(
        file.read_bytes().count(b"\n") for file in package.rglob("*.py*")
    )
    compileall.compile_dir(out, quiet=1)
    found["top"] = _import(out, "import peer")
    found["client"] = _import(out, "import peer; peer.Client(base_url='http://x')")
    return found


def _stages(progress: str) -> dict[str, float]:
    return {
        match[1]: float(match[2])
        for line in progress.splitlines()
        if (match := _STAGE.match(line))
    }


def _import(out: Path, statement: str) -> float:
    """Milliseconds of CPU over a bare interpreter, the least of 5."""
    found: list[float] = []
    for _ in range(5):
        took: list[float] = []
        for program in ("pass", statement):
            done = run(
                [sys.executable, "-c", program],
                folder=out,
                limit=600,
                environment={"PYTHONPATH": str(out)},
            )
            if done.exit != 0:
                raise SystemExit(done.last_words)
            took.append(done.cpu)
        found.append((took[1] - took[0]) * 1000)
    return min(found)


def report(measured: list[dict[str, Any]]) -> str:
    """Tables, with what an operation (of the cycle: a schema) costs."""
    head = ("document", "operations", "schemas", "CPU s", "ms an operation", "wall s")
    more = ("peak MiB", "KiB an operation", "lines", "top level, ms", "a client, ms")
    rows = [
        (
            one["name"],
            f"{one['operations']:,}",
            f"{one['schemas']:,}",
            f"{one['cpu']:.2f}",
            f"{one['cpu'] * 1000 / _size(one):.2f}",
            f"{one['wall']:.2f}",
            f"{one['memory']:.0f}",
            f"{one['memory'] * 1024 / _size(one):.0f}",
            *(
                ("failed", "", "")
                if "error" in one
                else (
                    f"{one['lines']:,}",
                    f"{one['top']:.1f}",
                    f"{one['client']:.1f}",
                )
            ),
        )
        for one in measured
    ]
    stages = [
        (
            one["name"],
            *(f"{one['stages'].get(stage, 0):.1f}" for stage in STAGES),
        )
        for one in measured
    ]
    errors = [f"{one['name']}: `{one['error']}`" for one in measured if "error" in one]
    return "\n\n".join(
        (
            "# How Calco grows",
            "Made-up documents; of the cycle, *an operation* is a schema.",
            table((*head, *more), rows),
            "Seconds of wall time in each stage:",
            table(("document", *STAGES), stages),
            "![The figures of the tables](growth.svg)",
            *errors,
        )
    )


def _size(one: dict[str, Any]) -> int:
    size: int = one["schemas" if "cycle" in one["name"] else "operations"]
    return size


def picture(measured: list[dict[str, Any]]) -> str:
    """What one operation costs, which is a straight column where growth is linear."""
    panels = [
        Panel(
            title,
            {one["name"]: {"calco": one[key] * times / _size(one)} for one in measured},
        )
        for title, key, times in (
            ("Generation, ms of CPU an operation", "cpu", 1000.0),
            ("Generation, KiB of peak memory an operation", "memory", 1024.0),
        )
    ]
    panels.append(
        Panel(
            "Import of the top level, ms of CPU",
            {one["name"]: {"calco": one["top"]} for one in measured if "top" in one},
        )
    )
    return plot(panels, ["calco"])


def main() -> None:
    """Measure one document after the other; what is known is written after each."""
    parser = argparse.ArgumentParser(prog="benchmarks.growth", description=__doc__)
    parser.add_argument(
        "--operations", type=int, nargs="*", default=[100, 1000, 5000, 20000]
    )
    parser.add_argument("--cycle", type=int, nargs="*", default=[5000])
    parser.add_argument("--cache", type=Path, default=default_cache())
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    given = parser.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    compileall.compile_dir(REPOSITORY / "generator", quiet=1)
    kept = given.output / "growth.json"
    measured: dict[str, dict[str, Any]] = (
        json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else {}
    )
    wanted: list[tuple[str, int, Callable[[int], dict[str, Any]]]]
    wanted = [(f"{count:,} operations", count, document) for count in given.operations]
    wanted += [(f"a cycle of {count:,}", count, cycle) for count in given.cycle]
    for name, count, make in wanted:
        found = measure(name, make(count), given.cache.resolve() / "growth")
        measured[name] = found
        rows = list(measured.values())
        kept.write_text(json.dumps(measured, indent=1), encoding="utf-8")
        (given.output / "growth.svg").write_text(picture(rows), encoding="utf-8")
        (given.output / "growth.md").write_text(report(rows) + "\n", encoding="utf-8")
        print(f"{name}: {found['cpu']:.1f} s, {found['memory']:.0f} MiB", flush=True)


if __name__ == "__main__":
    main()
