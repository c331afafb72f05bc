"""``calco mock`` and ``calco reference --serve``, as a person starts them."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.resources import embedded_specification

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@contextmanager
def started(*arguments: str, folder: Path | None = None) -> Generator[str]:
    """Run a command that prints where it listens, as long as the block runs.

    Args:
        arguments: The command and its arguments.
        folder: Where it is run.

    Yields:
        The address that it printed.
    """
    command = [sys.executable, "-m", "generator", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=folder
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found is not None, line
        try:
            yield found[0]
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0


@contextmanager
def reference_of_mock(name: str, address: str, folder: Path) -> Generator[str]:
    """The local server of a document that comes with Calco, whose API is its mock.

    Args:
        name: The document.
        address: Where the document says that the API is.
        folder: Receives the document that says it is the mock.

    Yields:
        The address to open.
    """
    source = embedded_specification(name)
    with started("mock", str(source), "--port", "0", "--quiet") as mock:
        text = source.read_text(encoding="utf-8")
        assert f"- url: {address}\n" in text
        path = folder / source.name
        path.write_text(
            text.replace(f"- url: {address}\n", f"- url: {mock}\n"), encoding="utf-8"
        )
        given = ("--serve", "--port", "0", "--quiet")
        with started("reference", str(path), *given) as url:
            yield url
