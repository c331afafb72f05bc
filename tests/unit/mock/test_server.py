"""The mock on a port."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from generator.mock import serve
from generator.problems import CalcoError, Report
from tests.unit.mock.shop import SPECS

BOOKSHOP = str(SPECS / "bookshop.yaml")

_PROGRAM = """
import sys
from generator.mock import serve
from generator.problems import Report
serve(sys.argv[1], port=0, report=Report())
"""


def test_it_says_where_it_listens_and_ends_quietly() -> None:
    command = [sys.executable, "-c", _PROGRAM, BOOKSHOP]
    with subprocess.Popen(
        command,
        cwd=SPECS.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            line = process.stdout.readline()
            assert line.startswith("calco mock: http://127.0.0.1:")
            assert line.endswith(f" answers for {BOOKSHOP}\n")
            address = line.split()[2]
            with urllib.request.urlopen(f"{address}/v1/status") as response:
                assert response.status == 200
                assert b'"open"' in response.read()
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(f"{address}/books?limit=0")
            assert refused.value.code == 422
            refused.value.close()
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
        assert process.stdout.read() == ""
        assert process.stderr.read() == ""


def test_a_port_in_use_is_a_clear_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CalcoError) as error:
            serve(BOOKSHOP, port=port, report=Report())
    problem = error.value.problem
    assert problem.code == "CALCO-C090"
    assert problem.message.startswith(f"cannot listen on 127.0.0.1, port {port}: ")
    assert problem.hint is not None


def test_a_document_that_is_not_there_is_a_clear_error() -> None:
    with pytest.raises(CalcoError) as error:
        serve("no/such/document.yaml", port=0, report=Report())
    assert error.value.problem.code.startswith("CALCO-R")
