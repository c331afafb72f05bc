"""What making a package needs, counted in modules, for clocks are not to be trusted."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.corpus.packages import document

if TYPE_CHECKING:
    from pathlib import Path

# What a package costs before its document is looked at; half are the standard library's.
MODULES = 600
HEAVY = {"black", "email.mime", "httpx2", "generator.diff", "generator.reference"}


@pytest.mark.parametrize(
    "name", ["ours", pytest.param("published", marks=pytest.mark.corpus)]
)
def test_what_generating_a_package_loads(name: str, tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from generator.cli import run\n"
        "code = run(sys.argv[1:])\n"
        "print(*sys.modules, sep='\\n')\n"
        "sys.exit(code)\n"
    )
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            program,
            "generate",
            str(document(name)),
            "-o",
            str(tmp_path / "made"),
            "--no-cache",
            "--quiet",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    loaded = set(ran.stdout.split())
    assert ran.returncode == 0, ran.stderr
    assert not HEAVY & loaded
    assert 100 < len(loaded) <= MODULES
