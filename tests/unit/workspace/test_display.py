"""Progress of many SDKs: a line that is redrawn, lines of a log, or nothing."""

from __future__ import annotations

import io
import re

import pytest

from generator.workspace.display import display_for


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_one_line_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    stream = Terminal()
    display = display_for(["github", "stripe", "third"], stream)
    display.step(0, "read")
    display.step(1, "start")
    display.step(0, "format")
    display.done(0, failed=False)
    display.done(1, failed=True)
    display.clear()
    drawn = stream.getvalue().split("\x1b[K")
    assert drawn == [
        "\r0 of 3 · github: read",
        "\r0 of 3 · github: read, stripe: start",
        "\r0 of 3 · github: format, stripe: start",
        "\r1 of 3 · stripe: start",
        "\r2 of 3",
        "\r",
        "",
    ]


def test_a_line_is_never_wider_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    stream = Terminal()
    display = display_for(["a" * 50, "b"], stream)
    display.step(0, "read")
    drawn = stream.getvalue().strip("\r").removesuffix("\x1b[K")
    assert len(drawn) == 29
    assert drawn.endswith("a…")


def test_a_line_each_elsewhere() -> None:
    stream = io.StringIO()
    display = display_for(["github", "stripe"], stream)
    display.step(1, "start")
    display.step(0, "start")
    display.clear()
    display.done(1, failed=False)
    display.done(0, failed=True)
    first, second = stream.getvalue().splitlines()
    assert re.fullmatch(r"1 of 2 · stripe \(\d+\.\d s\)", first)
    assert re.fullmatch(r"2 of 2 · github failed \(\d+\.\d s\)", second)


def test_quiet_is_silent() -> None:
    stream = Terminal()
    display = display_for(["github"], stream, quiet=True)
    display.step(0, "start")
    display.done(0, failed=False)
    display.clear()
    assert stream.getvalue() == ""
