"""What is measured of a tool and a document, a function a step."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.peers import counting, programs
from benchmarks.peers.documents import Document, operations_in
from benchmarks.peers.processes import Outcome, run
from benchmarks.peers.server import server
from benchmarks.peers.tools import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.peers.installing import Installed

_EVERYTHING = """
import importlib, json, sys
failed = {}
for name in sys.argv[1:]:
    try:
        module = importlib.import_module(name)
        if "__getattr__" in vars(module):
            for one in dir(module):
                getattr(module, one)
    except BaseException as error:
        failed[name] = f"{type(error).__name__}: {error}"[:300]
print(json.dumps(failed))
"""


@dataclass(frozen=True)
class Bench:
    """How everything is measured.

    Attributes:
        cache: The folder for what is generated.
        runs: How often a generator runs.
        imports: How often each import runs.
        limit: Seconds that one program may take.
    """

    cache: Path
    runs: int
    imports: int
    limit: float

    def out(self, ready: Installed, document: Document) -> Path:
        """Where a tool writes what it makes of a document."""
        return self.cache / "out" / ready.tool.name / document.name

    def generate(self, ready: Installed, document: Document) -> dict[str, Any]:
        """Generate into fresh folders, and count what the last one holds."""
        file = document.find(self.cache)
        out = self.out(ready, document)
        done: list[Outcome] = []
        for _ in range(self.runs):
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir(parents=True)
            done.append(
                run(
                    ready.command(file, out, PACKAGE),
                    folder=out,
                    limit=self.limit,
                    environment=ready.environment(),
                )
            )
            if done[-1].exit is None:
                break
        package = ready.tool.package(out)
        found: dict[str, Any] = {
            "exit": done[-1].exit,
            "cpu": [one.cpu for one in done],
            "wall": [one.wall for one in done],
            "memory": [one.memory for one in done],
            "in_document": _operations(file),
        }
        if done[-1].exit != 0 or not package.is_dir():
            found["error"] = self._said(done[-1]) or "it said nothing"
        if package.is_dir() and done[-1].exit is not None:
            size = counting.size(package, ready.tool.left_out)
            found |= {"files": size.files, "lines": size.lines}
            found["operations"] = len(ready.tool.count(package))
        return found

    def imports_of(self, ready: Installed, document: Document) -> dict[str, Any]:
        """Import the package in fresh interpreters, byte code compiled, each beside one
        that imports nothing."""
        package = ready.tool.package(self.out(ready, document))
        python = str(ready.python)
        self._run([python, "-m", "compileall", "-q", package.parent], ready, package)
        everything = [python, "-c", _EVERYTHING, *_module_names(package)]
        wanted = {
            "httpx2": [python, "-c", "import httpx2"],
            "top": [python, "-c", f"import {package.name}"],
            "everything": everything,
        }
        if ready.tool.client:
            statement = ready.tool.client.replace("{package}", package.name)
            wanted["client"] = [python, "-c", statement]
        if programs.setup(ready.tool.name, document.name) and ready.tool.client:
            with server() as address:
                text = programs.first_call(ready.tool.name, document.name)
                arguments = (address, package.name, document.name, "1", "")
                wanted["first"] = [python, "-c", text, *arguments]
                return self._imported(wanted, ready, package)
        return self._imported(wanted, ready, package)

    def _imported(
        self, wanted: dict[str, list[str]], ready: Installed, package: Path
    ) -> dict[str, Any]:
        found: dict[str, Any] = {"bare": {"memory": []}}
        for label, command in wanted.items():
            figures: dict[str, Any] = {"cpu": [], "memory": []}
            for _ in range(self.imports):
                bare = self._run([str(ready.python), "-c", "pass"], ready, package)
                found["bare"]["memory"].append(bare.memory)
                full = self._run(command, ready, package)
                if full.exit != 0:
                    figures = {"error": self._said(full)}
                    break
                figures["cpu"].append((full.cpu - bare.cpu) * 1000)
                figures["memory"].append(full.memory - bare.memory)
                if label == "everything":
                    found["failed"] = json.loads(full.output.splitlines()[-1])
                if full.cpu > 20:
                    break
            found[label] = figures
        broken = set(found.get("failed", {}))
        if "error" not in found["everything"]:
            found["operations"] = sum(
                _module_name(package, one.module) not in broken
                for one in ready.tool.count(package)
            )
        return found

    def types(self, ready: Installed, document: Document) -> dict[str, Any]:
        """Count what mypy --strict says."""
        package = ready.tool.package(self.out(ready, document))
        done = run(
            [
                *(sys.executable, "-m", "mypy", "--strict", "--no-error-summary"),
                *("--python-executable", ready.python, "--hide-error-context"),
                *("--cache-dir", package.parent / ".mypy_cache", "-p", package.name),
            ],
            folder=package.parent,
            limit=self.limit,
        )
        if done.exit is None or done.exit not in (0, 1, 2):
            return {"error": self._said(done), "cpu": [done.cpu]}
        lines = [line for line in done.output.splitlines() if ": error: " in line]
        found: dict[str, Any] = {"errors": len(lines), "cpu": [done.cpu]}
        if done.exit == 2:  # it stopped there, and would find more
            found["error"] = (lines or [done.last_words])[0]
            found["errors"] = None
        elif lines:
            found["examples"] = lines[:3]
        return found

    def calls(self, ready: Installed, document: Document) -> dict[str, Any] | None:
        """Microseconds of a call, of decoding and of encoding, in turns with the same
        written by hand; None where nothing is compared."""
        if programs.setup(ready.tool.name, document.name) is None:
            return None
        package = ready.tool.package(self.out(ready, document))
        with server() as address:
            text = programs.in_turns(ready.tool.name, document.name)
            rounds = str(max(3, self.runs))
            here = str(Path(__file__).parent)
            arguments = (address, package.name, document.name, rounds, here)
            done = self._run(
                [str(ready.python), "-c", text, *arguments], ready, package
            )
        if done.exit != 0:
            return {"error": self._said(done)}
        found: dict[str, Any] = json.loads(done.output.splitlines()[-1])
        return found

    def _run(
        self, command: Sequence[str | Path], ready: Installed, package: Path
    ) -> Outcome:
        return run(
            command,
            folder=package.parent,
            limit=self.limit,
            environment={**ready.environment(), "PYTHONPATH": str(package.parent)},
        )

    def _said(self, outcome: Outcome) -> str:
        if outcome.exit is None:
            return f"gave up after {self.limit / 60:.0f} minutes"
        return outcome.last_words


@cache
def _operations(file: Path) -> int:
    return operations_in(file)


def _module_name(package: Path, relative: str) -> str:
    parts = [package.name, *relative.removesuffix(".py").split("/")]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _module_names(package: Path) -> list[str]:
    return [
        _module_name(package, file.relative_to(package).as_posix())
        for file in sorted(package.rglob("*.py"))
        if file.name != "__main__.py" and "mocks" not in file.parts
    ]
