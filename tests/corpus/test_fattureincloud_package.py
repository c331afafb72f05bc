"""What holds for the whole package generated from a Fatture in Cloud document."""

from __future__ import annotations

import sys
from ast import literal_eval
from typing import TYPE_CHECKING

from tests.corpus.packages import (
    NAME,
    OPERATIONS,
    Package,
    contents,
    generate,
    run,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_every_operation_is_emitted(package: Package) -> None:
    assert package.code == 0, package.messages
    counts = package.report["operations"]
    assert counts["in_document"] == counts["emitted"] == OPERATIONS
    assert counts["skipped"] == counts["degraded"] == 0
    schemas = package.report["schemas"]
    assert schemas["in_document"] == schemas["emitted"] > 0
    assert schemas["skipped"] == schemas["degraded"] == 0
    assert package.report["package"] == NAME
    assert package.report["directory"] == str(package.project)
    assert package.report["files"]["written"] == len(contents(package.project))


def test_one_package_beside_its_tests(package: Package) -> None:
    typed = [path.parent for path in package.project.rglob("py.typed")]
    assert typed == [package.folder]
    names = {path.name for path in package.project.iterdir()}
    assert names >= {"README.md", "reference.md", "CHANGELOG.md", "pyproject.toml"}
    assert names >= {NAME, "tests"}


def test_the_hash_seed_changes_nothing(package: Package, tmp_path: Path) -> None:
    again = tmp_path / "project"
    ran = generate(package.document, again, seed=4242)
    assert ran.returncode == 0, ran.stderr
    first, second = contents(package.project), contents(again)
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []

    before = modification_times(again)
    ran = generate(package.document, again, seed=7)
    assert ran.returncode == 0, ran.stderr
    assert modification_times(again) == before
    assert contents(again) == second


def modification_times(folder: Path) -> dict[Path, int]:
    return {
        path: path.stat().st_mtime_ns
        for path in [folder, *folder.rglob("*")]
        if path.is_file()
    }


def test_black_and_ruff_have_nothing_to_say(package: Package) -> None:
    for command in (
        ("black", "--check", "--diff", "--quiet"),
        ("ruff", "check", "--no-cache"),
        # The rules must hold without the package's own exceptions from them too.
        ("ruff", "check", "--no-cache", "--isolated", "--target-version=py310"),
    ):
        ran = run([sys.executable, "-m", *command, "."], cwd=package.project)
        assert ran.returncode == 0, f"{command}\n{ran.stdout}\n{ran.stderr}"


def test_every_module_imports(package: Package, tmp_path: Path) -> None:
    names = [
        ".".join(path.relative_to(package.project).with_suffix("").parts)
        for path in package.modules()
        if path.suffix == ".py"
    ]
    assert len(names) > OPERATIONS / 3
    program = tmp_path / "program.py"
    program.write_text(
        "import importlib\n"
        f"for name in {names!r}:\n"
        "    importlib.import_module(name.removesuffix('.__init__'))\n"
        f"import {NAME}\n"
        f"for index in ({NAME}, {NAME}.models, {NAME}.params):\n"
        "    for name in dir(index):\n"
        "        getattr(index, name)\n"
        f"print(sorted(dir({NAME})))\n"
    )
    ran = run(
        [sys.executable, "-W", "error", program],
        cwd=tmp_path,
        environment={"PYTHONPATH": str(package.project)},
    )
    assert ran.returncode == 0, ran.stderr
    assert {"Client", "AsyncClient", "NotFoundError"} <= set(literal_eval(ran.stdout))
