"""calco.lock: its text, and what is not accepted as one."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from generator import __version__
from generator.emit.manifest import Manifest, load, manifest_of
from generator.names import Records
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
        names=Records(schemas={"b": "B", "a-1": "A"}, operations={"GET /b": "bs.list"}),
    )


def test_the_text_is_sorted_with_one_fact_a_line() -> None:
    assert sample().render() == (
        "# Written by calco; commit it and do not edit it.\n"
        "# It tells which files are generated, whether they are as they were written,"
        " and what\n"
        "# everything was called, so that it goes on being called that.\n"
        "\n"
        "format = 2\n"
        f'tool = "{__version__}"\n'
        f'document = "{"d" * 64}"\n'
        f'configuration = "{"c" * 64}"\n'
        'package = "b"\n'
        "\n"
        "[files]\n"
        f'"a \\"quoted\\".md" = "{HASH}"\n'
        f'"b/z.py" = "{HASH}"\n'
        f'"é.md" = "{HASH}"\n'
        "\n"
        "[names.operations]\n"
        '"GET /b" = "bs.list"\n'
        "\n"
        "[names.schemas]\n"
        '"a-1" = "A"\n'
        '"b" = "B"\n'
    )


def test_it_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "calco.lock"
    path.write_text(sample().render(), encoding="utf-8")
    assert load(path) == sample()


def test_any_name_is_valid_toml() -> None:
    odd = 'quote" slash\\ tab\t bell\a del\x7f line\u2028 😀'
    manifest = manifest_of(
        {odd: ""},
        document="",
        configuration="",
        package="p",
        names=Records(schemas={odd: "Odd"}),
    )
    read = tomllib.loads(manifest.render())
    assert list(read["files"]) == [odd]
    assert read["names"] == {"schemas": {odd: "Odd"}}


def test_text_that_no_file_can_hold_is_replaced() -> None:
    manifest = manifest_of(
        {},
        document="",
        configuration="",
        package="p",
        names=Records(spelled_enums={"\ud800": "ODD"}),
    )
    text = manifest.render().encode().decode()
    assert tomllib.loads(text)["names"] == {"spelled_enums": {"?": "ODD"}}


def test_the_first_format_is_read_and_names_nothing(tmp_path: Path) -> None:
    path = tmp_path / "calco.lock"
    path.write_text(
        'format = 1\ntool = "0.1.0"\ndocument = "d"\nconfiguration = "c"\n'
        f'package = "b"\nnames = [\n  "models.A",\n]\n\n[files]\n"a.py" = "{HASH}"\n',
        encoding="utf-8",
    )
    found = load(path)
    assert found is not None
    assert found.files == {"a.py": HASH}
    assert found.names == Records()


def test_none_is_no_error(tmp_path: Path) -> None:
    assert load(tmp_path / "calco.lock") is None


@pytest.mark.parametrize(
    ("damage", "code", "line", "message"),
    [
        (("format = 2", "format = "), "W002", 1, "is damaged"),
        (("format = 2", "format = 4"), "W004", 1, f"newer than this {__version__}"),
        (("[files]", "[others]"), "W002", 1, "is damaged"),
        (("package =", "<<<<<<< ours\npackage ="), "W003", 9, "merge markers"),
        (('"b/z.py"', '"../z.py"'), "W002", 1, "'../z.py' is not a path inside"),
        (('"b/z.py"', '"/z.py"'), "W002", 1, "'/z.py' is not a path inside"),
        (('"b/z.py"', '".git/hooks/pre-commit"'), "W002", 1, "is not a path inside"),
        ((HASH, "abc"), "W002", 1, "is not a SHA-256"),
        (("bs.list", "bs.list()"), "W002", 1, "the name of GET /b, is no identifier"),
        (("bs.list", "bs.import"), "W002", 1, "is no identifier"),
        (('"bs.list"', "3"), "W002", 1, "is damaged"),
        (("names.schemas", "names.shapes"), "W002", 1, "no table of names called"),
        (("[names.schemas]", "[names]\nschemas = 1\n[x]"), "W002", 1, "is damaged"),
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
