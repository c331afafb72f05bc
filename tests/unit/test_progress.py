"""Progress: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import io
import re

from generator.progress import Bar, Lines, Silent, for_stream


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_plain_lines_elsewhere() -> None:
    stream = io.StringIO()
    progress = for_stream(stream, label="shop")
    with progress.stage("format", total=2) as advance:
        advance()
        advance()
    with progress.stage("write"):
        pass
    first, second = stream.getvalue().splitlines()
    assert re.fullmatch(r"shop: format 2 \(\d+\.\d s\)", first)
    assert re.fullmatch(r"shop: write \(\d+\.\d s\)", second)


def test_a_bar_on_a_terminal_that_goes_when_it_is_done() -> None:
    stream = Terminal()
    with for_stream(stream).stage("format", total=2) as advance:
        advance()
        advance()
    text = stream.getvalue()
    assert "\rformat  [" + "-" * 24 + "] 0/2" in text
    assert "\rformat  [" + "#" * 24 + "] 2/2" in text
    assert text.endswith("\r\x1b[K")
    assert "\n" not in text


def test_quiet_is_silent() -> None:
    stream = Terminal()
    progress = for_stream(stream, quiet=True)
    with progress.stage("read") as advance:
        advance()
    assert stream.getvalue() == ""
    assert isinstance(progress, Silent)
    assert isinstance(for_stream(Terminal()), Bar)
    assert isinstance(for_stream(io.StringIO()), Lines)
