"""calco.lock: its text, and what is not accepted as one."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from generator import __version__
from generator.emit.manifest import Manifest, load, manifest_of
from generator.problems import CalcoError, Place

if TYPE_CHECKING:
    from pathlib import Path

HASH = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


def sample() -> Manifest:
    return manifest_of(
        {"b/z.py": "hello", 'a "quoted".md': "hello", "é.md": "hello"},
        document="d" * 64,
        configuration="c" * 64,
        package="b",
        names=["models.B", "models.A", "models.A"],
    )


def test_the_text_is_sorted_with_one_fact_a_line() -> None:
    assert sample().render() == (
        "# Written by calco; commit it and do not edit it.\n"
        "# It tells which files are generated and whether they are as they were"
        " written.\n"
        "\n"
        "format = 1\n"
        f'tool = "{__version__}"\n'
        f'document = "{"d" * 64}"\n'
        f'configuration = "{"c" * 64}"\n'
        'package = "b"\n'
        "names = [\n"
        '  "models.A",\n'
        '  "models.B",\n'
        "]\n"
        "\n"
        "[files]\n"
        f'"a \\"quoted\\".md" = "{HASH}"\n'
        f'"b/z.py" = "{HASH}"\n'
        f'"é.md" = "{HASH}"\n'
    )


def test_it_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "calco.lock"
    path.write_text(sample().render(), encoding="utf-8")
    assert load(path) == sample()


def test_any_name_is_valid_toml() -> None:
    odd = 'quote" slash\\ tab\t bell\a del\x7f line\u2028 😀'
    manifest = manifest_of(
        {odd: ""}, document="", configuration="", package="p", names=[odd]
    )
    read = tomllib.loads(manifest.render())
    assert list(read["files"]) == [odd]
    assert read["names"] == [odd]


def test_none_is_no_error(tmp_path: Path) -> None:
    assert load(tmp_path / "calco.lock") is None


@pytest.mark.parametrize(
    ("damage", "code", "line", "message"),
    [
        (("format = 1", "format = "), "W002", 1, "is damaged"),
        (("format = 1", "format = 2"), "W004", 1, f"newer than this {__version__}"),
        (("[files]", "[others]"), "W002", 1, "is damaged"),
        (("package =", "<<<<<<< ours\npackage ="), "W003", 8, "merge markers"),
        (('"b/z.py"', '"../z.py"'), "W002", 1, "'../z.py' is not a path inside"),
        (('"b/z.py"', '"/z.py"'), "W002", 1, "'/z.py' is not a path inside"),
        (('"b/z.py"', '".git/hooks/pre-commit"'), "W002", 1, "is not a path inside"),
        ((HASH, "abc"), "W002", 1, "is not a SHA-256"),
    ],
)
def test_damage_is_an_error_with_its_place(
    tmp_path: Path, damage: tuple[str, str], code: str, line: int, message: str
) -> None:
    path = tmp_path / "calco.lock"
    path.write_text(sample().render().replace(*damage), encoding="utf-8")
    with pytest.raises(CalcoError) as caught:
        load(path)
    problem = caught.value.problem
    assert problem.code == f"CALCO-{code}"
    assert problem.place == Place(str(path), line, 1)
    assert message in problem.message
    assert problem.hint is not None
