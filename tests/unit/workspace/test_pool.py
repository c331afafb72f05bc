"""Pieces in processes: all are done, and one that is lost takes no other with it."""

from __future__ import annotations

import functools
import multiprocessing
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.workspace.pool import Answer, Lost, Piece, Step, in_order, run

if TYPE_CHECKING:
    from collections.abc import Callable

METHODS = ("fork", "forkserver")


def _pieces(*costs: int) -> list[Piece]:
    return [Piece(cost, Path(f"/out/{n}")) for n, cost in enumerate(costs)]


def _square(number: int, tell: Callable[[str], None]) -> tuple[int, int]:
    tell("think")
    return number * number, os.getpid()


def _faulty(number: int, tell: Callable[[str], None]) -> int:
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 3:
        os._exit(7)
    return number


def _logged(path: Path, number: int, tell: Callable[[str], None]) -> None:
    with path.open("a") as file:
        file.write(f"+{number}\n")
        file.flush()
        time.sleep(0.05)
        file.write(f"-{number}\n")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("processes", [1, 2, 9])
def test_all_pieces_answer(method: str, processes: int) -> None:
    events = list(run(_square, _pieces(*[1] * 5), processes, method))
    answers = {one.number: one.value for one in events if isinstance(one, Answer)}
    assert {number: value[0] for number, value in answers.items()} == {
        n: n * n for n in range(5)
    }
    steps = [one for one in events if isinstance(one, Step)]
    assert sorted(step.number for step in steps) == [0, 1, 2, 3, 4]
    assert {step.name for step in steps} == {"think"}
    workers = {value[1] for value in answers.values()}
    assert os.getpid() not in workers
    assert len(workers) <= processes
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("processes", [1, 3])
def test_a_lost_process_is_told_and_replaced(method: str, processes: int) -> None:
    events = list(run(_faulty, _pieces(*[1] * 6), processes, method))
    lost = {one.number: one.how for one in events if isinstance(one, Lost)}
    assert lost == {1: "was killed by SIGKILL", 3: "ended with code 7"}
    answers = sorted(one.number for one in events if isinstance(one, Answer))
    assert answers == [0, 2, 4, 5]


def test_nothing_to_do() -> None:
    assert list(run(_square, [], 4)) == []


def test_the_costliest_is_begun_first(tmp_path: Path) -> None:
    log = tmp_path / "log"
    pieces = _pieces(5, 9, 5, 20)
    assert in_order(pieces) == [3, 1, 0, 2]
    list(run(functools.partial(_logged, log), pieces, 1))
    begun = [line[1:] for line in log.read_text().split() if line[0] == "+"]
    assert begun == ["3", "1", "0", "2"]


def test_folders_in_each_other_are_not_written_to_at_once(tmp_path: Path) -> None:
    log = tmp_path / "log"
    places = ("/out", "/out/a", "/output", "/out/a/b", "/out/c")
    pieces = [Piece(1, Path(place)) for place in places]
    list(run(functools.partial(_logged, log), pieces, 5))
    running: set[int] = set()
    for line in log.read_text().split():
        number = int(line[1:])
        if line[0] == "-":
            running.remove(number)
            continue
        assert not any(
            pieces[number].place.is_relative_to(pieces[other].place)
            or pieces[other].place.is_relative_to(pieces[number].place)
            for other in running
        )
        running.add(number)


@pytest.mark.parametrize("method", METHODS)
def test_workers_end_when_nobody_listens_any_more(method: str) -> None:
    events = run(_square, _pieces(1, 1, 1, 1), 2, method)
    next(events)
    events.close()
    assert not multiprocessing.active_children()


def test_sigterm_is_as_it_was() -> None:
    before = signal.getsignal(signal.SIGTERM)
    list(run(_square, _pieces(1), 1))
    assert signal.getsignal(signal.SIGTERM) is before


def test_equal_costs_keep_their_order() -> None:
    events = run(_square, _pieces(3, 3, 3), 1)
    assert [one.number for one in events if isinstance(one, Answer)] == [0, 1, 2]
