"""mypy and pyright over many packages at once: what they share is read only once."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tests.corpus.packages import clean_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

FLOOR = "3.10"
LINES = 120_000  # of a batch; one package may have more
SECONDS = 1800


@dataclass(frozen=True)
class Checked:
    """A package to check.

    Attributes:
        name: The import name.
        project: The folder that holds it and its ``tests``.
        repeats: Whether another one has the same runtime to the letter, and is checked
            with it.
    """

    name: str
    project: Path
    repeats: bool = False

    def runtime(self) -> bytes | None:
        """What tells runtimes apart; ``None`` without one."""
        folder = self.project / self.name / "_runtime"
        if not folder.is_dir():
            return None
        found = hashlib.sha256()
        for path in sorted(folder.rglob("*.py")):
            found.update(f"{path.relative_to(folder)}\0".encode())
            found.update(path.read_bytes() + b"\0")
        return found.digest()

    def lines(self) -> int:
        """Of all its Python."""
        files = [*self.project.rglob("*.py"), *self.project.rglob("*.pyi")]
        return sum(path.read_bytes().count(b"\n") for path in files)

    def parts(self) -> list[str]:
        """The packages it becomes in a tree that it shares with others."""
        return [self.name, f"{self.name}_tests"]


Found = dict[str, list[str]]


def check(
    packages: Sequence[Checked],
    folder: Path,
    *,
    jobs: int,
    done: Callable[[str], None] = lambda _text: None,
) -> tuple[Found, Found]:
    """What mypy and pyright say, both in their strict mode.

    Args:
        packages: Generated projects, no two with the same import name.
        folder: For their common tree and the checkers' own files.
        jobs: How many checkers at a time.
        done: Told about each batch.

    Returns:
        The messages of mypy and of pyright, by import name.
    """
    tree = folder / "tree"
    for package in packages:
        for source, part in zip((package.name, "tests"), package.parts(), strict=True):
            shutil.rmtree(tree / part, ignore_errors=True)
            shutil.copytree(package.project / source, tree / part)
    batches = list(_batches(_marked(packages)))
    todo = [(checker, batch) for batch in batches for checker in (_mypy, _pyright)]
    found: dict[Any, Found] = {
        _mypy: {package.name: [] for package in packages},
        _pyright: {package.name: [] for package in packages},
    }

    def one(numbered: tuple[int, tuple[Any, list[Checked]]]) -> None:
        number, (checker, batch) = numbered
        for name, messages in checker(batch, tree, folder / f"run{number}").items():
            found[checker][name] += messages
        done(f"{checker.__name__[1:]}: {', '.join(package.name for package in batch)}")

    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(one, enumerate(todo)))
    return found[_mypy], found[_pyright]


def _marked(packages: Iterable[Checked]) -> Iterator[Checked]:
    """The packages, with those that repeat a runtime marked.

    It is copied, imports nothing of the package around it and is most of a small one:
    with every document it would be most of the work.
    """
    seen: set[bytes] = set()
    for package in packages:
        runtime = package.runtime()
        yield replace(package, repeats=runtime in seen)
        if runtime is not None:
            seen.add(runtime)


def _batches(packages: Iterable[Checked]) -> Iterable[list[Checked]]:
    batch: list[Checked] = []
    total = 0
    for package in packages:
        lines = package.lines()
        if batch and total + lines > LINES:
            yield batch
            batch, total = [], 0
        batch.append(package)
        total += lines
    if batch:
        yield batch


def _mypy(batch: list[Checked], tree: Path, folder: Path) -> Found:
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "mypy.ini"
    settings.write_text("[mypy]\nstrict = True\n")
    parts = [part for package in batch for part in package.parts()]
    ran = _run(
        [
            *(sys.executable, "-m", "mypy", "--output=json", "--no-incremental"),
            *(f"--config-file={settings}", f"--python-version={FLOOR}", *parts),
        ],
        tree,
    )
    found: Found = {package.name: [] for package in batch}
    lines = ran.stdout.splitlines()
    told = [json.loads(line) for line in lines if line.startswith("{")]
    errors = [message for message in told if message["severity"] == "error"]
    # A syntax error stops mypy, and nothing is known of the other packages then.
    stopped = ran.returncode not in (0, 1) or (ran.returncode == 1 and not errors)
    if stopped and len(batch) > 1:
        for number, package in enumerate(batch):
            found.update(_mypy([package], tree, folder / str(number)))
        return found
    for message in errors:
        text = f"{message['file']}:{message['line']}: {message['message']}"
        found[_owner(message["file"], batch)].append(f"{text} [{message['code']}]")
    if stopped and not errors:
        found[batch[0].name].append((ran.stderr or ran.stdout)[-2000:] or "nothing")
    return found


def _pyright(batch: list[Checked], tree: Path, folder: Path) -> Found:
    folder.mkdir(parents=True, exist_ok=True)
    root = os.path.relpath(tree, folder)
    settings = {
        "include": [f"{root}/{part}" for package in batch for part in package.parts()],
        # What is excluded is still looked at as far as what imports it needs.
        "exclude": [f"{root}/{one.name}/_runtime" for one in batch if one.repeats],
        "extraPaths": [root],
        "typeCheckingMode": "strict",
        "pythonVersion": FLOOR,
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    ran = _run(
        [
            *(sys.executable, "-m", "pyright", "--outputjson"),
            *("--project", str(folder), "--pythonpath", sys.executable),
        ],
        folder,
    )
    found: Found = {package.name: [] for package in batch}
    try:
        report: dict[str, Any] = json.loads(ran.stdout)
    except ValueError:
        report = {}
    files = report.get("summary", {}).get("filesAnalyzed", 0)
    if files < 2 * len(batch):
        if len(batch) > 1:
            for number, package in enumerate(batch):
                found.update(_pyright([package], tree, folder / str(number)))
            return found
        text = ran.stderr or ran.stdout
        found[batch[0].name].append(text[-2000:] or "nothing was checked")
    for message in report.get("generalDiagnostics", ()):
        if message["severity"] not in ("error", "warning"):
            continue
        path = os.path.relpath(message["file"], tree)
        # What is about a whole file has no range.
        line = message.get("range", {}).get("start", {}).get("line", 0) + 1
        rule = message.get("rule", "")
        text = f"{path}:{line}: {message['message']} [{rule}]"
        found[_owner(path, batch)].append(text)
    return found


def _owner(path: str, batch: list[Checked]) -> str:
    top = re.split(r"[/\\]", path)[0]
    for package in batch:
        if top in package.parts():
            return package.name
    return batch[0].name


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = clean_environment({"NODE_OPTIONS": "--max-old-space-size=6144"})
    try:
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            cwd=folder,
            env=environment,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, "", "it took too long")
