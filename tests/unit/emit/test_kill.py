"""A run that is killed leaves the directory as it was, or complete."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
DRIVER = Path(__file__).with_name("kill_driver.py")


def states(folder: Path, way: str, start: str, number: int) -> list[dict[str, Any]]:
    run = subprocess.run(
        [sys.executable, str(DRIVER), str(folder), way, start, str(number)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def before(start: str) -> dict[str, str]:
    if start == "fresh":
        return {}
    old = {f"shop/m{n}.py": f"old {n}\n" for n in range(2)}
    return old | {"shop/same.py": "same\n", "shop/mine.py": "mine\n"}


def after(start: str) -> dict[str, str]:
    new = {f"shop/m{n}.py": f"new {n}\n" for n in range(1, 3)}
    new |= {"shop/same.py": "same\n", "tests/new/test_m.py": "new\n"}
    return new | ({"shop/mine.py": "mine\n"} if start == "update" else {})


def without_lock(tree: dict[str, str]) -> dict[str, str]:
    records = ("calco.lock", "calco.base")
    return {path: text for path, text in tree.items() if path not in records}


@pytest.mark.parametrize("start", ["fresh", "update"])
def test_kill_at_every_step_of_an_exchange(tmp_path: Path, start: str) -> None:
    found = states(tmp_path, "exchange", start, signal.SIGKILL)

    seen = [without_lock(state["tree"]) for state in found]
    assert before(start) in seen[:-1]
    assert after(start) in seen[:-1]
    for state, tree in zip(found, seen, strict=True):
        assert tree in (before(start), after(start))
        assert without_lock(state["recovered"]) == after(start)
        assert state["left_at_last"] == ["out"]
    complete = [state["tree"] for state in found if state["recovered"] == state["tree"]]
    assert all(without_lock(tree) == after(start) for tree in complete)
    assert not found[-1]["killed"]


def test_kill_at_every_step_of_a_journal(tmp_path: Path) -> None:
    found = states(tmp_path, "journal", "update", signal.SIGKILL)

    mixed = 0
    for state in found:
        tree = {
            path: text
            for path, text in without_lock(state["tree"]).items()
            if not path.startswith(".calco-journal/")
        }
        if tree not in (before("update"), after("update")):
            mixed += 1
            assert state["journal"]
        # Whatever was lost or mixed, the next run puts right.
        assert without_lock(state["recovered"]) == after("update")
        assert tree["shop/mine.py"] == "mine\n"
    assert mixed > 0


@pytest.mark.parametrize("way", ["exchange", "journal"])
def test_an_interrupt_leaves_nothing_behind(tmp_path: Path, way: str) -> None:
    found = states(tmp_path, way, "update", signal.SIGINT)

    assert any(state["killed"] for state in found)
    for state in found:
        assert without_lock(state["tree"]) in (before("update"), after("update"))
        assert state["left"] == ["out"]
