"""Formatting of the rendered files."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

import black
import pytest

from generator.emit.format import format_files, format_python
from generator.problems import CalcoError
from generator.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

UGLY = "x = {  'a':1 }"


def test_python_is_formatted_and_the_rest_passes_through() -> None:
    files = {
        "shop/a.py": UGLY,
        "shop/b.pyi": "class A:\n    x: int\n\n\nclass B: ...",
        "shop/_runtime/c.py": UGLY,
        "README.md": UGLY,
        "shop/py.typed": "",
    }
    assert format_files(files, Silent()) == {
        "shop/a.py": 'x = {"a": 1}\n',
        "shop/b.pyi": "class A:\n    x: int\n\nclass B: ...\n",
        "shop/_runtime/c.py": UGLY,
        "README.md": UGLY,
        "shop/py.typed": "",
    }


def test_syntax_of_the_oldest_python_is_kept() -> None:
    # From 3.14 on the parentheses may go; the package runs on 3.10.
    text = "try:\n    a()\nexcept (ValueError, KeyError):\n    pass\n"
    assert format_python(text, "a.py") == text


def test_invalid_code_is_a_defect_that_names_the_file() -> None:
    with pytest.raises(CalcoError) as caught:
        format_files({"shop/a.py": "def f(:\n"}, Silent())
    problem = caught.value.problem
    assert problem.code == "CALCO-W001"
    assert problem.message.startswith("the code rendered for shop/a.py is not valid")
    assert gc.isenabled()


def test_each_formatted_file_is_a_step() -> None:
    told: list[object] = []

    class Recorder:
        @contextmanager
        def stage(
            self, name: str, *, total: int | None = None
        ) -> Generator[Callable[[], None]]:
            told.append((name, total))
            yield lambda: told.append("step")

    format_files({"a.py": "", "b.py": "", "c.md": ""}, Recorder())
    assert told == [("format", 2), "step", "step"]


def test_black_sees_what_many_packages_have_but_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []
    real = black.format_str

    def count(source: str, *, mode: black.Mode) -> str:
        seen.append(source)
        return real(source, mode=mode)

    monkeypatch.setattr(black, "format_str", count)
    ugly = "remembered = [  1,]\n"
    first, second = (format_python(ugly, f"{name}.py") for name in ("one", "two"))
    assert first == second == "remembered = [\n    1,\n]\n"
    assert len(seen) == 1
    # The rules are part of the question, and long texts are not kept.
    assert format_python(ugly, "a.py", keep_commas=False) == "remembered = [1]\n"
    long = f"text = '{'x' * 9000}'\n"
    assert format_python(long, "a.py") == format_python(long, "b.py")
    assert len(seen) == 4
