"""What a plain call costs, counted and not timed: it pays for no feature it does not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.unit.runtime.wire import ITEM, PLAIN, Wire, client

FUNCTIONS = 60  # of Python that run, the made up transport's among them
# What is there for calls that fail, wait, are watched, or have settings of their own.
UNUSED = (
    *("retries", "deadlines", "overriding", "throttling", "rates", "redirects"),
    *("hooks", "logs", "telemetry", "connections", "validation"),
)


def test_functions_of_a_plain_call() -> None:
    shop = client(Wire(ITEM))
    shop.call(PLAIN)
    count = 0

    def see(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        shop.call(PLAIN)
    finally:
        sys.setprofile(before)
    assert FUNCTIONS // 2 < count <= FUNCTIONS


def test_a_plain_call_loads_no_feature() -> None:
    program = (
        "import sys\n"
        "from tests.unit.runtime.wire import ITEM, PLAIN, Wire, client\n"
        "client(Wire(ITEM)).call(PLAIN)\n"
        "print(*(one for one in sys.modules if one.startswith('generator.runtime.')))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.rpartition(".")[2] for name in ran.stdout.split()}
    assert "flow" in loaded
    assert loaded & set(UNUSED) == set()
