"""A process that does one kind of work for many documents, each in a fork of its own.

It is run by its path, not imported: ``python worker.py KIND`` reads a task a line
from standard input and prints a result a line, both JSON. Whatever a document does
to its fork (an endless loop, a full memory, a crash), the others do not notice; and
what all forks need has been imported once.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import resource
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    Work = Callable[[list[str]], int]

_STAGES = (
    *("read", "read.typed", "parse", "names", "plan", "gaps"),
    *("emit.render", "emit.format", "emit.write", "problems_text"),
)


def generate(arguments: list[str]) -> int:
    """``calco generate`` with some arguments."""
    from generator.cli import run

    return run(["generate", *arguments])


def import_all(arguments: list[str]) -> int:
    """Import every module of a package and look at all it shows.

    Args:
        arguments: The project's folder and the package's name.
    """
    project, name = arguments
    sys.path.insert(0, project)
    started = time.perf_counter()
    package = importlib.import_module(name)
    modules = [name]
    for found in pkgutil.walk_packages(package.__path__, f"{name}."):
        importlib.import_module(found.name)
        modules.append(found.name)
    for index in (package, package.models, package.params):
        for shown in dir(index):
            getattr(index, shown)
    seconds = time.perf_counter() - started
    print(json.dumps({"modules": len(modules), "seconds": seconds}))
    return 0


def call_all(arguments: list[str]) -> int:
    """Run the generated tests and write down every request they send.

    Args:
        arguments: The project's folder and the file that is written.
    """
    import pytest

    project, target = arguments
    os.chdir(project)
    recorder = Recorder()
    code = pytest.main(
        ["tests", "-q", "--tb=short", "--no-header", "-p", "no:cacheprovider"],
        plugins=[recorder],
    )
    said = {"sent": recorder.sent, "failed": recorder.failed, "tests": recorder.tests}
    Path(target).write_text(json.dumps(said))
    return 0 if code == pytest.ExitCode.NO_TESTS_COLLECTED else int(code)


def turn_all(arguments: list[str]) -> int:
    """Decode and encode every example of a document.

    Args:
        arguments: The document, the project's folder and the package's name.
    """
    from tests.corpus.roundtrip import summary

    print(json.dumps(summary(*arguments)))
    return 0


class Recorder:
    """Writes down what goes through the transport of the generated tests."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.failed: list[str] = []
        self.tests = 0

    def pytest_collection_finish(self) -> None:
        transport: Any = getattr(sys.modules.get("tests.conftest"), "Examples", None)
        if transport is None:
            return
        send = transport.send

        def recorded(this: Any, request: Any, /) -> Any:
            self.sent.append((request.method, str(request.url)))
            return send(this, request)

        transport.send = recorded

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.tests += report.when == "call"
        if not report.passed:
            self.failed.append(report.nodeid)


def _generating() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    for stage in _STAGES:
        importlib.import_module(f"generator.{stage}")
    importlib.import_module("black")


def _importing() -> None:
    for module in ("httpx2", "pydantic"):
        importlib.import_module(module)


def _calling() -> None:
    _importing()
    for module in ("pytest", "asyncio", "anyio.pytest_plugin"):
        importlib.import_module(module)


def _turning() -> None:
    _generating()
    _importing()
    importlib.import_module("tests.corpus.roundtrip")


KINDS: dict[str, tuple[Callable[[], None], Work]] = {
    "generate": (_generating, generate),
    "import": (_importing, import_all),
    "call": (_calling, call_all),
    "examples": (_turning, turn_all),
}


def perform(task: dict[str, Any], work: Work) -> dict[str, Any]:
    """Do a task in a fork and tell what became of it, and what it cost."""
    started = time.monotonic()
    process = os.fork()
    if process == 0:
        _in_the_fork(task, work)
    late = False
    while True:
        done, status, usage = os.wait4(process, os.WNOHANG)
        if done:
            break
        if not late and time.monotonic() - started > task["seconds"]:
            late = True
            os.killpg(process, signal.SIGKILL)
        time.sleep(0.005)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "late": late,
        "cpu": usage.ru_utime + usage.ru_stime,
        "mebibytes": usage.ru_maxrss / 1024,
    }


def _in_the_fork(task: dict[str, Any], work: Work) -> None:
    code = 70
    try:
        os.setpgid(0, 0)
        limit = int(task["mebibytes"]) << 20
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.chdir(task["folder"])
        for stream, path in ((1, task["output"]), (2, task["messages"])):
            opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
            os.dup2(opened, stream)
        code = work(task["arguments"])
        sys.stdout.flush()
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def main() -> None:
    """Perform the tasks that come in, one after the other."""
    prepare, work = KINDS[sys.argv[1]]
    # What lies beside this file is no module of the documents' packages.
    sys.path[:] = [path for path in sys.path if path != str(Path(__file__).parent)]
    prepare()
    for line in sys.stdin:
        print(json.dumps(perform(json.loads(line), work)), flush=True)


if __name__ == "__main__":
    main()
