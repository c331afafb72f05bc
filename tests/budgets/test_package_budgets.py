"""How large the generated Fatture in Cloud package is, and what importing it loads.

Times are measured in benchmarks/; what is here is the same on every machine.
"""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

import pytest

from tests.corpus.packages import NAME, OPERATIONS, Package, run

if TYPE_CHECKING:
    from pathlib import Path

LINES = 15_000  # without the features below
LINES_OF_ALL = 19_500
# What not every user of a package needs; none of it is loaded before it is used.
FEATURES = {
    "shell": (r"__main__\.py|_runtime/command\.py", 220),
    "paging": (r"_runtime/paging.*", 460),
    "redirections": (r"_runtime/redirects\.py", 60),
    "compression": (r"_runtime/compression\.py", 50),
    "connections": (r"_runtime/connections\.py", 80),
    "request checks": (r"_checks\.py|_runtime/validation\.py", 260),
    "hooks": (r"_runtime/hooks\.py", 180),
    "logging": (r"_runtime/logs\.py", 150),
    "telemetry": (r"_runtime/telemetry\.py", 140),
    "retries": (r"_runtime/(clock|deadlines|overriding|retries)\.py", 220),
    "rate limits": (r"_runtime/(rates|throttling)\.py", 190),
    "webhooks": (r"webhooks\.py|_runtime/(webhook_.*|incoming)\.py", 660),
    "signing in": (r"auth\.py|_runtime/oauth/.*", 1_600),
}
ASKED_FOR = ("webhooks",)  # only what calco.toml asks for has them
LINES_AN_OPERATION = 50  # sync and async together
# Beyond the modules of a bare interpreter; most are the standard library's own.
MODULES = 8
MODULES_OF_A_CLIENT = 80


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def of_feature(package: Package, pattern: str) -> list[Path]:
    return [
        path
        for path in package.modules()
        if re.fullmatch(pattern, path.relative_to(package.folder).as_posix())
    ]


def test_lines_of_the_package(package: Package) -> None:
    by_hand = set(of_feature(package, r"custom/.*"))
    modules = set(package.modules()) - by_hand
    optional = "|".join(pattern for pattern, _ in FEATURES.values())
    own = modules - set(of_feature(package, optional))
    asked_for = set(
        of_feature(package, "|".join(FEATURES[one][0] for one in ASKED_FOR))
    )
    assert len(own) > 1
    assert sum(map(line_count, own)) <= LINES
    assert sum(map(line_count, modules - asked_for)) <= LINES_OF_ALL


@pytest.mark.parametrize(("pattern", "most"), FEATURES.values(), ids=FEATURES)
def test_lines_of_a_feature(package: Package, pattern: str, most: int) -> None:
    modules = of_feature(package, pattern)
    is_asked_for = pattern in [FEATURES[one][0] for one in ASKED_FOR]
    assert modules or (is_asked_for and package.output)
    assert sum(map(line_count, modules)) <= most


def test_lines_an_operation(package: Package) -> None:
    modules = list((package.folder / "resources").glob("*.py"))
    assert len(modules) > 1
    assert sum(map(line_count, modules)) / OPERATIONS <= LINES_AN_OPERATION


def loaded_by(statements: str, package: Package) -> set[str]:
    """The modules that some statements load, beyond those of an interpreter."""
    program = (
        "import sys\n"
        "before = set(sys.modules)\n"
        f"{statements}\n"
        "loaded = sorted(set(sys.modules) - before)\n"
        "import json\n"
        "print(json.dumps(loaded))\n"
    )
    # A client looks at once at what these say.
    unset = {f"SSL_CERT_{one}": "" for one in ("FILE", "DIR")}
    ran = run(
        [sys.executable, "-c", program],
        cwd=package.project,
        environment={"PYTHONPATH": str(package.project), **unset},
    )
    assert ran.returncode == 0, ran.stderr
    loaded: list[str] = json.loads(ran.stdout)
    return set(loaded)


def tops(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def test_importing_the_package_loads_next_to_nothing(package: Package) -> None:
    loaded = loaded_by(f"import {NAME}", package)
    assert {name for name in loaded if name.partition(".")[0] == NAME} == {NAME}
    assert tops(loaded) - sys.stdlib_module_names == {NAME}
    assert len(loaded) <= MODULES, sorted(loaded)


@pytest.mark.parametrize("kind", ["Client", "AsyncClient"])
def test_making_a_client_loads_no_library(package: Package, kind: str) -> None:
    made = f"import {NAME}; {NAME}.{kind}(access_token='t')"
    loaded = loaded_by(made, package)
    assert f"{NAME}._runtime.transport" in loaded
    assert tops(loaded) - sys.stdlib_module_names == {NAME}
    assert loaded.isdisjoint({"inspect", "ssl", "urllib.request"})
    assert len(loaded) <= MODULES_OF_A_CLIENT, sorted(loaded)


def test_what_is_used_is_loaded_then(package: Package) -> None:
    model = loaded_by(f"import {NAME}; {NAME}.models.Client", package)
    assert "pydantic" in model
    assert "httpx2" not in model
    assert f"{NAME}.models.issued_documents" not in model
    call = loaded_by(f"import {NAME}; {NAME}.Client(access_token='t').clients", package)
    assert f"{NAME}.resources.clients" in call
    assert f"{NAME}.resources.suppliers" not in call
