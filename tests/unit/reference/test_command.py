"""``calco reference --serve`` as a process."""

from __future__ import annotations

import re
import signal
import subprocess
import sys

import httpx2
import pytest
from click.testing import CliRunner

from generator.commands.reference import reference
from generator.resources import embedded_specification

BOOKSHOP = str(embedded_specification("bookshop"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "one of the two"),
        (["-o", "site", "--serve"], "one of the two"),
        (["-o", "site", "--port", "0"], "--port is for --serve"),
        (["--serve", "--port", "65536"], "65536"),
        (["-o", "site", "--server", "http://a.example"], "--server is for --serve"),
        (["--serve", "--server", "a.example"], "'a.example' is no address"),
        (["--serve", "--server", "ftp://a.example"], "is no address"),
    ],
)
def test_a_folder_or_a_server(arguments: list[str], words: str) -> None:
    result = CliRunner().invoke(reference, [BOOKSHOP, *arguments])
    assert result.exit_code == 2
    assert words in result.output


def test_it_prints_the_address_and_ends_quietly() -> None:
    command = [sys.executable, "-m", "generator", "reference", BOOKSHOP]
    with subprocess.Popen(
        [*command, "--serve", "--port", "0", "--quiet"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            line = process.stdout.readline()
            found = re.fullmatch(
                r"calco reference: (http://127\.0\.0\.1:\d+/)(\?key=\S+) shows (.*)\n",
                line,
            )
            assert found is not None, line
            assert found[3] == BOOKSHOP
            assert httpx2.get(found[1]).status_code == 403
            with httpx2.Client(follow_redirects=True) as client:
                page = client.get(found[1] + found[2])
                assert str(page.url) == found[1]
                assert "send.js" in page.text
                assert client.get(f"{found[1]}credentials").status_code == 200
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
        assert process.stdout.read() == ""
        assert process.stderr.read() == ""
