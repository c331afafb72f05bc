"""What a workspace of hundreds of documents takes: on one core, on two, in shards.

Prints a Markdown table a measurement; benchmarks/README.md explains them.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.documents import CORPUS, REPOSITORY
from tests.corpus.documents import entries_of

GIANTS = ("github", "kubernetes", "netbox", "stripe")
"""Documents of more than 4 MB: each takes longer than a hundred small ones, and no split
is even where one of them takes more than a shard's part."""


@dataclass(frozen=True)
class Taken:
    """What a run took.

    Attributes:
        wall: Seconds from start to end.
        cpu: Seconds of CPU of all its processes.
        codes: The exit code of each SDK.
    """

    wall: float
    cpu: float
    codes: dict[str, int]


def write_workspace(folder: Path, count: int, *, giants: bool) -> None:
    """Write a ``calco.toml`` of so many SDKs.

    Fewer than there are documents are spread over their sizes; for more, documents are
    repeated under other names.
    """
    entries = [
        entry for entry in entries_of(CORPUS) if giants or entry.name not in GIANTS
    ]
    if not entries:
        sys.exit(f"There are no documents in {CORPUS}: set OPENAPI_CORPUS.")
    if count < len(entries):
        entries = [entries[n * len(entries) // count] for n in range(count)]
    lines: list[str] = []
    for number in range(count):
        turn, index = divmod(number, len(entries))
        entry = entries[index]
        name = f"{entry.name}-{turn + 1}"
        lines += [
            f"[sdk.{json.dumps(name)}]",
            f"spec = {json.dumps(str(entry.path.resolve()))}",
            f"output = {json.dumps(f'output/{name}')}",
            f"package = {json.dumps(entry.package)}",
            "",
        ]
    (folder / "calco.toml").write_text("\n".join(lines), encoding="utf-8")


def generate(folder: Path, *more: str) -> Taken:
    """Generate a workspace from nothing; SystemExit when that ends otherwise than it may."""
    shutil.rmtree(folder / "output", ignore_errors=True)
    command = [sys.executable, "-m", "generator", "generate", "--no-cache", "--json"]
    own = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [*command, *more],
            env={**own, "PYTHONPATH": str(REPOSITORY)},
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=log,
        )
        # What the kernel says of a process has that of its own processes in it.
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        log.seek(0)
        try:
            found: dict[str, Any] = json.load(output)
        except ValueError:
            sys.exit(f"{command} ended with {process.returncode}:\n{log.read()}")
    codes = {name: one["code"] for name, one in found["sdks"].items()}
    return Taken(wall, used.ru_utime + used.ru_stime, codes)


def measure_processes(folder: Path) -> list[str]:
    """Generate the workspace in one process, and in two."""
    rows = [
        "| processes | wall s | CPU s | documents a second |",
        "| ---: | ---: | ---: | ---: |",
    ]
    for count in (1, 2):
        taken = generate(folder, "--jobs", str(count))
        speed = len(taken.codes) / taken.wall
        rows.append(f"| {count} | {taken.wall:.1f} | {taken.cpu:.1f} | {speed:.2f} |")
        failed = [name for name, code in taken.codes.items() if code > 1]
        if failed:
            print(f"not generated: {', '.join(failed)}", file=sys.stderr)
    return rows


def measure_shards(folder: Path, count: int) -> list[str]:
    """Generate each shard, one after the other, each in one process."""
    rows = [
        "| shard | documents | wall s | CPU s |",
        "| ---: | ---: | ---: | ---: |",
    ]
    shards = [
        generate(folder, "--jobs", "1", "--shard", f"{number}/{count}")
        for number in range(1, count + 1)
    ]
    for number, taken in enumerate(shards, 1):
        done = len(taken.codes)
        rows.append(f"| {number} | {done} | {taken.wall:.1f} | {taken.cpu:.1f} |")
    walls = [taken.wall for taken in shards]
    mean, longest = sum(walls) / count, max(walls)
    done = sum(len(taken.codes) for taken in shards)
    return [
        *rows,
        "",
        f"The longest takes {longest / mean:.2f} times the mean;"
        f" {done / longest:.2f} documents a second on {count} machines of one core.",
    ]


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300, metavar="N")
    parser.add_argument("--shards", type=int, default=8, metavar="N")
    parser.add_argument(
        "--giants", action="store_true", help="with " + ", ".join(GIANTS)
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_workspace(folder, arguments.documents, giants=arguments.giants)
        print(*measure_processes(folder), sep="\n", flush=True)
        print()
        print(*measure_shards(folder, arguments.shards), sep="\n")


if __name__ == "__main__":
    main()
