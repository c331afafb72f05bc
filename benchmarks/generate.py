"""What `calco generate` costs, and what its package costs to import.

Prints a Markdown table a measurement; benchmarks/README.md explains them.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

REPOSITORY = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("OPENAPI_CORPUS", REPOSITORY.parent / "shared" / "specs"))
DOCUMENTS = {
    "specs/fattureincloud.yaml": REPOSITORY / "specs" / "fattureincloud.yaml",
    "the published document": CORPUS / "apis" / "fattureincloud" / "openapi.yaml",
}
PACKAGE = "fattureincloud"
OPERATIONS = 123

# Bytes in a unit of ru_maxrss.
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Cost:
    """What a process used.

    Attributes:
        cpu: Seconds of CPU, of user and of system together, all threads.
        wall: Seconds from start to end.
        memory: Peak resident set in MiB.
    """

    cpu: float
    wall: float
    memory: float


def cost_of(command: Sequence[str], environment: dict[str, str]) -> Cost:
    """Run a program to its end; SystemExit when it fails."""
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            command,
            env=environment,
            cwd=REPOSITORY,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            output.seek(0)
            sys.exit(f"{command} ended with {process.returncode}:\n{output.read()}")
    memory = used.ru_maxrss * _RSS_UNIT / 2**20
    return Cost(used.ru_utime + used.ru_stime, wall, memory)


def environment(**more: str) -> dict[str, str]:
    """The environment of the measured programs, which may keep their byte code."""
    own = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    return {**own, "PYTHONPATH": str(REPOSITORY), **more}


def measure_generation(runs: int, folder: Path) -> list[str]:
    """Generate each document into fresh directories."""
    rows = [
        "| document | CPU s, median | CPU s, least | wall s, median | peak MiB |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for number, (label, document) in enumerate(DOCUMENTS.items()):
        if not document.is_file():
            rows.append(f"| {label} | not here: set OPENAPI_CORPUS | | | |")
            continue
        # The first run leaves the byte code that an installation has.
        costs = [
            cost_of(
                [
                    *(sys.executable, "-m", "generator", "generate", "--no-cache"),
                    str(document),
                    *("-o", str(folder / f"{number}-{run}"), "--package", PACKAGE),
                    "--quiet",
                ],
                environment(),
            )
            for run in range(runs + 1)
        ][1:]
        cpu = [cost.cpu for cost in costs]
        wall = median(cost.wall for cost in costs)
        memory = max(cost.memory for cost in costs)
        rows.append(
            f"| {label} | {median(cpu):.2f} | {min(cpu):.2f}"
            f" | {wall:.2f} | {memory:.0f} |"
        )
    return rows


def measure_lines(project: Path) -> list[str]:
    """Count the lines of the generated project."""
    package = project / PACKAGE
    resources = _lines(package / "resources")
    parts = {
        "the package": _lines(package),
        "of these, resources": resources,
        "of these, models": _lines(package / "models"),
        "of these, params": _lines(package / "params"),
        "of these, the runtime": _lines(package / "_runtime"),
        "tests": _lines(project / "tests"),
    }
    return [
        "| part | lines |",
        "| --- | ---: |",
        *(f"| {part} | {count:,} |" for part, count in parts.items()),
        f"| resources, an operation | {resources / OPERATIONS:.1f} |",
    ]


def _lines(folder: Path) -> int:
    return sum(
        len(path.read_text(encoding="utf-8").splitlines())
        for path in folder.rglob("*.py*")
        if "__pycache__" not in path.parts and path.is_file()
    )


def measure_imports(runs: int, project: Path) -> list[str]:
    """Time programs that import the package, each beside one that does not."""
    compileall.compile_dir(project, quiet=1)
    statements = {
        "import": f"import {PACKAGE}",
        "import, create a client": f"import {PACKAGE}; {PACKAGE}.Client()",
        "import, a model": f"import {PACKAGE}; {PACKAGE}.models.Client",
        "import, every model": (
            f"import {PACKAGE}\nfor n in dir({PACKAGE}.models): "
            f"getattr({PACKAGE}.models, n)"
        ),
    }
    with_package = environment(PYTHONPATH=str(project))
    rows = [
        "| program | CPU ms over a bare interpreter, median | wall ms, median |",
        "| --- | ---: | ---: |",
    ]
    for label, statement in statements.items():
        differences: list[tuple[float, float]] = []
        for _ in range(runs):
            bare = cost_of([sys.executable, "-c", "pass"], with_package)
            full = cost_of([sys.executable, "-c", statement], with_package)
            differences.append((full.cpu - bare.cpu, full.wall - bare.wall))
        cpu = median(cpu for cpu, _ in differences) * 1000
        wall = median(wall for _, wall in differences) * 1000
        rows.append(f"| {label} | {cpu:.1f} | {wall:.1f} |")
    return rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure calco generate.")
    parser.add_argument("--runs", type=int, default=5, help="of the generator")
    parser.add_argument("--imports", type=int, default=30, help="of each import")
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = folder / "0-1"
        for rows in (
            measure_generation(arguments.runs, folder),
            measure_lines(project),
            measure_imports(arguments.imports, project),
        ):
            print("\n".join(rows), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
