"""Edits made in generated files: carried over, or marked where they conflict."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator.emit import merge as merging
from generator.emit.base import Bases
from generator.emit.changes import FileChanges
from generator.emit.difference import differences
from generator.emit.manifest import Manifest, load, manifest_of, sha256
from generator.emit.write import write
from generator.names import Records
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FIRST = """\
class Books:
    def list(self, limit: int) -> None:
        self.call("list", limit)

    def get(self, book: int) -> None:
        self.call("get", book)
"""
SECOND = FIRST.replace("book: int", "book: str")
THIRD = SECOND.replace('"list", limit', '"list", limit, 3')
EDITED = FIRST.replace(
    '        self.call("list"', '        print("mine")\n        self.call("list"'
)
FILE = "shop/books.py"


def manifest(files: Mapping[str, str], document: str) -> Manifest:
    return manifest_of(
        files,
        document=document * 64,
        configuration="c" * 64,
        package="shop",
        names=Records(),
    )


def put(target: Path, text: str, *, force: bool = False) -> FileChanges:
    files = {FILE: text, "shop/__init__.py": ""}
    return write(target, files, {}, manifest(files, "d"), force=force)


def states(target: Path, text: str, document: str = "d") -> Mapping[str, str]:
    files = {FILE: text, "shop/__init__.py": ""}
    return differences(target, files, {}, manifest(files, document)).files


@pytest.fixture
def target(tmp_path: Path) -> Path:
    put(tmp_path / "sdk", FIRST)
    return tmp_path / "sdk"


def test_an_edit_is_carried_over(target: Path) -> None:
    (target / FILE).write_text(EDITED)

    changes = put(target, SECOND)

    assert changes.merged == (FILE,)
    assert changes.conflicts == ()
    assert (target / FILE).read_text() == EDITED.replace("book: int", "book: str")
    changes = put(target, THIRD)  # both lie near to each other now
    assert changes.conflicts == (FILE,)
    assert 'print("mine")' in (target / FILE).read_text()


def test_an_edit_that_nothing_meets_stays_as_it_is(target: Path) -> None:
    (target / FILE).write_text(EDITED)

    changes = put(target, FIRST)

    assert changes.written == ("calco.lock",)
    assert FILE in changes.unchanged
    assert (target / FILE).read_text() == EDITED
    assert put(target, FIRST).written == ()


def test_a_conflict_is_marked_once_and_waits_to_be_settled(target: Path) -> None:
    mine = FIRST.replace("book: int", "book: bytes")
    (target / FILE).write_text(mine)

    changes = put(target, SECOND)

    assert changes.conflicts == (FILE,)
    marked = (target / FILE).read_text()
    assert marked == FIRST.replace(
        "    def get(self, book: int) -> None:\n",
        "<<<<<<< yours\n    def get(self, book: bytes) -> None:\n=======\n"
        "    def get(self, book: str) -> None:\n>>>>>>> calco\n",
    )
    assert states(target, SECOND) == {
        FILE: "edited by hand, and holds the marks of a conflict"
    }
    changes = put(target, THIRD)
    assert changes.conflicts == (FILE,)
    assert (target / FILE).read_text() == marked

    (target / FILE).write_text(mine)  # settled: ours it is
    changes = put(target, THIRD)
    assert changes.merged == (FILE,)
    assert (target / FILE).read_text() == THIRD.replace("book: str", "book: bytes")
    assert states(target, THIRD) == {}


def test_a_settled_conflict_may_be_what_is_generated(target: Path) -> None:
    (target / FILE).write_text(FIRST.replace("book: int", "book: bytes"))
    put(target, SECOND)
    (target / FILE).write_text(SECOND)

    assert put(target, SECOND).conflicts == ()
    found = load(target / "calco.lock")
    assert found
    assert found.edited == {}
    assert states(target, SECOND) == {}


def test_force_gives_a_conflict_up(target: Path) -> None:
    (target / FILE).write_text(FIRST.replace("book: int", "book: bytes"))
    put(target, SECOND)

    assert put(target, SECOND, force=True).conflicts == ()
    assert (target / FILE).read_text() == SECOND


@pytest.mark.parametrize(
    "relaid",
    [
        FIRST.replace("self, limit: int", "\n        self,\n        limit: int,\n    "),
        FIRST.replace('"', "'"),
        FIRST.replace("\n", "\r\n"),
    ],
)
def test_how_a_file_is_laid_out_is_no_edit(target: Path, relaid: str) -> None:
    (target / FILE).write_bytes(relaid.encode())

    changes = put(target, FIRST.replace("limit: int", "limit: str"))

    assert changes.conflicts == ()
    assert (target / FILE).read_text() == FIRST.replace("limit: int", "limit: str")


def test_an_edit_is_found_beneath_another_layout(target: Path) -> None:
    (target / FILE).write_text(EDITED.replace('"', "'"))

    changes = put(target, FIRST.replace('"list", limit', '"list",  limit, 1'))

    # The line of the edit has another beside it, which changed.
    assert changes.conflicts == (FILE,)
    put(target, FIRST, force=True)
    (target / FILE).write_text(FIRST.replace('"', "'").replace("int", "bytes", 1))
    changes = put(target, FIRST.replace('"get", book', '"get", book, 1'))
    assert changes.merged == (FILE,)
    assert (target / FILE).read_text() == FIRST.replace("int", "bytes", 1).replace(
        '"get", book', '"get", book, 1'
    )


def test_check_knows_an_edit_once_a_run_has_seen_it(target: Path) -> None:
    (target / FILE).write_text(EDITED)
    assert states(target, FIRST)[FILE] == "edited by hand since the last run"
    assert states(target, SECOND)[FILE].startswith("edited by hand, to be merged")

    put(target, SECOND)
    assert states(target, SECOND) == {}

    with (target / FILE).open("a") as file:
        file.write("# more\n")
    assert states(target, SECOND)[FILE] == "edited by hand since the last run"
    assert states(target, FIRST.replace("book: int", "book: bytes"))[FILE].startswith(
        "edited by hand, to be merged"
    )


def test_check_touches_nothing(target: Path) -> None:
    (target / FILE).write_text(EDITED)
    before = {path: path.stat().st_mtime_ns for path in target.rglob("*")}

    states(target, THIRD)

    assert {path: path.stat().st_mtime_ns for path in target.rglob("*")} == before


@pytest.mark.parametrize("damage", ["marks", "cut", "noise"])
def test_damage_to_the_bases_is_harmless_or_told(target: Path, damage: str) -> None:
    (target / FILE).write_text(EDITED)
    base = target / "calco.base"
    text = base.read_text()
    lines = text.splitlines(keepends=True)
    if damage == "marks":
        both = [*lines[:2], "<<<<<<< HEAD\n", *lines[2:], "=======\n", ">>>>>>> x\n"]
        base.write_text("".join(both))
        assert put(target, SECOND).merged == (FILE,)
        return
    base.write_bytes(text.encode()[:-150] if damage == "cut" else b"\x00\xff" * 99)

    with pytest.raises(CalcoError) as caught:
        put(target, SECOND)

    assert caught.value.problem.code == "CALCO-W014"
    assert (target / FILE).read_text() == EDITED
    put(target, FIRST)  # what is generated still is what was edited
    assert put(target, SECOND).merged == (FILE,)


def test_without_git_an_edit_stays(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (target / FILE).write_text(EDITED)
    monkeypatch.setenv("PATH", os.devnull)

    with pytest.raises(CalcoError) as caught:
        put(target, SECOND)

    assert caught.value.problem.code == "CALCO-W014"
    assert "git cannot be run" in caught.value.problem.message
    assert (target / FILE).read_text() == EDITED


def test_settings_of_the_user_do_not_change_the_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".gitconfig").write_text("[merge]\n\tconflictStyle = diff3\n")
    monkeypatch.setenv("HOME", str(tmp_path))

    found = merging.merge("a.txt", b"a\n", b"b\n", b"c\n")

    assert found.content == b"<<<<<<< yours\nb\n=======\nc\n>>>>>>> calco\n"
    assert not found.clean


def test_packed_texts_stay_as_they_are_packed() -> None:
    content = b"text\n" * 100
    hashes = {"a.py": sha256(content)}
    other = Bases({}).render(hashes, {"a.py": content})
    digest, packed, _ = other.splitlines()[-1].split(" ")
    assert digest == hashes["a.py"]

    again = Bases({digest: packed})

    assert again.get(digest) == content
    assert again.render(hashes, {"a.py": content}) == other
    assert Bases({digest: packed[:-8]}).get(digest) is None
