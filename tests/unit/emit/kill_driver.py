"""Runs one write again and again, killed before each of its system calls.

Python announces every opening, renaming, linking and removing to audit hooks
before it happens, so a hook that kills the process at the n-th announcement
visits every state the disk can be in. Prints one JSON object a state.

Usage: kill_driver.py FOLDER exchange|journal fresh|update SIGNAL
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from generator.emit import journal, swap
from generator.emit.manifest import manifest_of
from generator.emit.write import write
from generator.names import Records

BEFORE = {f"shop/m{n}.py": f"old {n}\n" for n in range(2)} | {"shop/same.py": "same\n"}
AFTER = {f"shop/m{n}.py": f"new {n}\n" for n in range(1, 3)} | {
    "shop/same.py": "same\n",
    "tests/new/test_m.py": "new\n",
}
WATCHED = frozenset(
    {"open", "os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.chmod"}
    | {"ctypes.dlopen"}
)


def put(directory: Path, files: dict[str, str]) -> None:
    manifest = manifest_of(
        files,
        document="d" * 64,
        configuration="c" * 64,
        package="shop",
        names=Records(),
    )
    write(directory, files, {}, manifest)


def killed_at(count: int, directory: Path, number: int) -> bool:
    """Whether a child that writes dies of the signal before it is done."""
    child = os.fork()
    if child == 0:
        seen = 0

        def hook(event: str, arguments: tuple[Any, ...]) -> None:
            nonlocal seen
            if event in WATCHED:
                seen += 1
                if seen == count:
                    os.kill(os.getpid(), number)

        sys.addaudithook(hook)
        try:
            put(directory, AFTER)
        except KeyboardInterrupt:
            os._exit(130)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return status != 0


def tree(directory: Path) -> dict[str, str]:
    return {
        path.relative_to(directory).as_posix(): path.read_text()
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


def main() -> None:
    base, way, start, number = sys.argv[1:]
    if way == "journal":

        def refuse(target: Path) -> None:
            raise swap.CannotSwapError

        swap._check_can_swap = refuse  # pyright: ignore[reportPrivateUsage]
    count = 0
    while True:
        count += 1
        folder = Path(base) / f"{count}"
        directory = folder / "out"
        folder.mkdir()
        if start == "update":
            put(directory, BEFORE)
            (directory / "shop/mine.py").write_text("mine\n")
        killed = killed_at(count, directory, int(number))
        result = {
            "killed": killed,
            "tree": tree(directory),
            "journal": journal.pending(directory),
            "left": sorted(os.listdir(folder)),
        }
        put(directory, AFTER)
        result["recovered"] = tree(directory)
        result["left_at_last"] = sorted(os.listdir(folder))
        print(json.dumps(result))
        shutil.rmtree(folder)
        if not killed:
            return


main()
