"""Import statements stand as isort would have them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from generator.plan.imports import Block, Imports, name_key

if TYPE_CHECKING:
    from pathlib import Path

_RUNTIME = ("enums", "files", "models", "operation", "resource", "sentinels", "unions")


def _sample(root: str) -> Block:
    needed = Imports(
        modules={"dt", "uuid", "decimal", "builtins"},
        typing={"Any", "Annotated", "Literal", "Mapping", "Sequence", "TypedDict"}
        | {"Required", "Unpack", "TYPE_CHECKING", "TypeAlias", "ClassVar"},
        pydantic={"Field", "Tag", "Discriminator"},
        runtime={"Model", "OpenStrEnum", "OpenIntEnum", "FileInput", "NotGiven"}
        | {"Options", "by_property"},
        siblings={
            "common": {"Zebra", "Apple", "F24", "F2", "F10", "URL", "Url", "A"},
            "clients": {"aB", "Ab", "AB", "a_b"},
            "c2": {"X" * 30, "Y" * 30, "Z" * 30},
            "c10": {"One"},
        },
        models=True,
        params=True,
    )
    block = Block(root).needed(needed)
    block.own("_runtime.sentinels", "NOT_GIVEN", "NotGiven")
    block.own("_runtime.operation", "Operation", "path", "paths", "Body", "query")
    block.own("", "AsyncClient", "Client", "errors")
    return block


@pytest.mark.parametrize("root", [".", "..", "zebra", "aardvark"])
def test_ruff_would_change_nothing(root: str, tmp_path: Path) -> None:
    lines = _sample(root).third("pytest").lines()
    # Ruff tells what is first-party by looking for it.
    for name in ("zebra", "aardvark"):
        for module in _RUNTIME:
            path = tmp_path / name / "_runtime" / f"{module}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
            (path.parent / "__init__.py").touch()
            (path.parent.parent / "__init__.py").touch()
    package = tmp_path / "zebra" / "inner"
    package.mkdir()
    (package / "__init__.py").touch()
    source = package / "module.py"
    text = "\n".join(["from __future__ import annotations", "", *lines, ""])
    source.write_text(text, encoding="utf-8")
    found = subprocess.run(
        [
            *(sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache"),
            *("--select", "I", "--diff", "zebra"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout == ""
    assert found.returncode == 0


def test_a_block_can_be_indented() -> None:
    block = (
        Block("..").name("typing", "Any").own("models", *("x" * 30, "y" * 30, "z" * 30))
    )
    lines = block.lines(4)
    assert lines[0] == "    from typing import Any"
    assert lines[1] == ""
    whole = "\n".join(lines)
    assert "    from ..models import (\n        " in whole
    assert whole.endswith("\n    )")


def test_an_empty_block_is_nothing() -> None:
    assert Block("..").needed(Imports()).lines() == ()


def test_names_are_sorted_constants_first() -> None:
    names = ["b", "a10", "a2", "Class", "CONSTANT", "X", "klass", "AClass"]
    assert sorted(names, key=name_key) == [
        "CONSTANT",
        "AClass",
        "Class",
        "X",
        "a2",
        "a10",
        "b",
        "klass",
    ]


def test_modules_of_the_standard_library_stand_together() -> None:
    block = Block("..").name("typing", "TYPE_CHECKING").own("_runtime.nesting", "X")
    assert block.name("functools", "cached_property").lines() == (
        "from functools import cached_property",
        "from typing import TYPE_CHECKING",
        "",
        "from .._runtime.nesting import X",
    )
