"""Writing a project: what is touched, what survives, what is refused."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.emit import swap
from generator.emit.base import Bases
from generator.emit.changes import FileChanges
from generator.emit.manifest import Manifest, manifest_of, sha256
from generator.emit.write import write
from generator.names import Records
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES = {
    "shop/__init__.py": "first\n",
    "shop/books.py": "books\n",
    "shop/old/gone.py": "gone\n",
    "README.md": "# Bücher\n",
}
CHANGED = {
    "shop/__init__.py": "second\n",
    "shop/books.py": "books\n",
    "tests/test_books.py": "test\n",
    "README.md": "# Bücher\n",
}
ONCE = {"shop/custom.py": "# yours\n"}


def manifest(files: Mapping[str, str]) -> Manifest:
    return manifest_of(
        files,
        document="d" * 64,
        configuration="c" * 64,
        package="shop",
        names=Records(),
    )


def put(
    directory: Path,
    files: Mapping[str, str],
    once: Mapping[str, str] = ONCE,
    *,
    force: bool = False,
) -> FileChanges:
    return write(directory, files, once, manifest(files), force=force)


def tree(directory: Path) -> dict[str, bytes]:
    return {
        path.relative_to(directory).as_posix(): path.read_bytes()
        for path in directory.rglob("*")
        if path.is_file()
    }


def whole(files: Mapping[str, str]) -> dict[str, bytes]:
    """What a directory holds into which only we have written."""
    expected = {path: text.encode() for path, text in {**files, **ONCE}.items()}
    hashes = {path: sha256(text.encode()) for path, text in files.items()}
    base = Bases({}).render(hashes, expected)
    lock = manifest(files).render()
    return {**expected, "calco.base": base.encode(), "calco.lock": lock.encode()}


def stats(directory: Path) -> dict[str, tuple[int, int]]:
    found = {".": directory.stat()}
    for path in directory.rglob("*"):
        found[path.relative_to(directory).as_posix()] = path.lstat()
    return {name: (s.st_ino, s.st_mtime_ns) for name, s in found.items()}


@pytest.fixture(params=["exchange", "journal"])
def target(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A directory that is replaced in each of the two ways."""
    if request.param == "journal":

        def refuse(target: Path) -> None:
            raise swap.CannotSwapError

        monkeypatch.setattr(swap, "_check_can_swap", refuse)
    return tmp_path / "made" / "shop"


def test_a_new_directory_is_made_with_its_parents(target: Path) -> None:
    changes = put(target, FILES)

    expected = whole(FILES)
    assert tree(target) == expected
    assert changes.written == tuple(sorted(expected))
    assert os.listdir(target.parent) == ["shop"]
    assert os.listdir(target.parent.parent) == ["made"]


def test_new_directories_and_files_have_the_usual_modes(target: Path) -> None:
    reference = target.parent.parent / "reference"
    reference.mkdir()
    (reference / "file").touch()

    put(target, FILES)

    assert target.stat().st_mode == reference.stat().st_mode
    assert (target / "shop").stat().st_mode == reference.stat().st_mode
    assert (target / "README.md").stat().st_mode == (reference / "file").stat().st_mode


def test_a_second_run_touches_nothing(target: Path) -> None:
    put(target, FILES)
    before = stats(target)

    changes = put(target, FILES)

    assert stats(target) == before
    assert changes.written == ()
    assert changes.unchanged == tuple(sorted(FILES))
    assert changes.kept == ("shop/custom.py",)


def test_a_change_replaces_adds_and_removes_only_what_differs(target: Path) -> None:
    put(target, FILES)
    before = stats(target)

    changes = put(target, CHANGED)

    assert changes.written == (
        "calco.base",
        "calco.lock",
        "shop/__init__.py",
        "tests/test_books.py",
    )
    assert changes.removed == ("shop/old/gone.py",)
    assert changes.unchanged == ("README.md", "shop/books.py")
    assert tree(target) == whole(CHANGED)
    assert not (target / "shop/old").exists()
    after = stats(target)
    for path in ("README.md", "shop/books.py", "shop/custom.py"):
        assert after[path] == before[path]
    assert os.listdir(target.parent) == ["shop"]


def test_files_that_are_not_ours_keep_content_times_and_identity(target: Path) -> None:
    put(target, FILES)
    own = {
        "shop/old/mine.py": b"mine\n",
        "notes/deep/er.txt": b"note\n",
        ".venv/bin/python": b"\x00binary",
        "shop/__pycache__/books.pyc": b"pyc",
    }
    for path, content in own.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content)
    (target / "link").symlink_to("/nowhere/at/all")
    (target / "empty").mkdir()
    (target / "shop/custom.py").write_text("edited\n")
    os.utime(target / "notes/deep", ns=(5, 7))
    before = stats(target)

    changes = put(target, CHANGED)

    after = stats(target)
    for path in (*own, "link", "shop/custom.py"):
        assert after[path] == before[path]
    assert {path: (target / path).read_bytes() for path in own} == own
    assert os.readlink(target / "link") == "/nowhere/at/all"
    assert (target / "empty").is_dir()
    assert (target / "notes/deep").stat().st_mtime_ns == 7
    assert (target / "shop/custom.py").read_text() == "edited\n"
    assert changes.kept == ("shop/custom.py",)


def test_a_file_no_longer_generated_stays_when_it_was_edited(target: Path) -> None:
    put(target, FILES)
    (target / "shop/old/gone.py").write_text("edited\n")

    changes = put(target, CHANGED)

    assert (target / "shop/old/gone.py").read_text() == "edited\n"
    assert changes.removed == ()
    assert changes.orphaned == ("shop/old/gone.py",)
    assert put(target, CHANGED).orphaned == ("shop/old/gone.py",)


def test_an_edited_file_that_is_generated_again_is_merged(target: Path) -> None:
    put(target, FILES)
    (target / "shop/old/gone.py").write_text("mine\ngone\n")
    put(target, CHANGED)

    changes = put(target, {**FILES, "shop/old/gone.py": "gone\nback\n"})

    assert changes.conflicts == ()
    assert (target / "shop/old/gone.py").read_text() == "mine\ngone\nback\n"


def test_an_edit_undone_lets_the_file_go(target: Path) -> None:
    put(target, FILES)
    (target / "shop/old/gone.py").write_text("edited\n")
    put(target, CHANGED)
    (target / "shop/old/gone.py").write_text("gone\n")

    assert put(target, CHANGED).removed == ("shop/old/gone.py",)
    assert tree(target) == whole(CHANGED)


def test_a_deleted_generated_file_comes_back(target: Path) -> None:
    put(target, FILES)
    (target / "shop/books.py").unlink()

    assert put(target, FILES).written == ("shop/books.py",)
    assert (target / "shop/books.py").read_text() == "books\n"


def test_the_mode_of_a_replaced_file_stays(target: Path) -> None:
    put(target, FILES)
    (target / "shop/__init__.py").chmod(0o755)

    put(target, CHANGED)

    assert (target / "shop/__init__.py").stat().st_mode & 0o777 == 0o755


def refused(
    directory: Path, files: Mapping[str, str], *, force: bool = False
) -> CalcoError:
    """What *put* raises; nothing may have changed."""
    before = tree(directory) if directory.is_dir() else None
    times = stats(directory) if directory.is_dir() else None
    beside = sorted(os.listdir(directory.parent))
    with pytest.raises(CalcoError) as caught:
        put(directory, files, force=force)
    assert (tree(directory) if directory.is_dir() else None) == before
    assert (stats(directory) if directory.is_dir() else None) == times
    assert sorted(os.listdir(directory.parent)) == beside
    return caught.value


def test_an_edit_whose_base_is_lost_is_not_overwritten(target: Path) -> None:
    put(target, FILES)
    (target / "shop/__init__.py").write_text("edited\n")
    (target / "calco.base").unlink()

    error = refused(target, CHANGED)

    assert error.problem.code == "CALCO-W014"
    assert error.problem.message.endswith("were before: shop/__init__.py")
    assert "--force" in (error.problem.hint or "")


def test_another_package_does_not_take_the_place_of_one(target: Path) -> None:
    put(target, FILES)
    before = tree(target)
    other = replace(manifest(CHANGED), package="bakery")

    with pytest.raises(CalcoError) as caught:
        write(target, CHANGED, ONCE, other)

    assert caught.value.problem.code == "CALCO-W015"
    assert caught.value.problem.message.endswith("the package shop, not bakery")
    assert tree(target) == before
    assert write(target, CHANGED, ONCE, other, force=True).written


def test_force_overwrites_an_edited_generated_file(target: Path) -> None:
    put(target, FILES)
    (target / "shop/__init__.py").write_text("edited\n")

    put(target, CHANGED, force=True)

    assert (target / "shop/__init__.py").read_text() == "second\n"


def test_an_edit_that_is_what_we_would_write_is_no_edit(target: Path) -> None:
    put(target, FILES)
    (target / "shop/__init__.py").write_text("second\n")

    changes = put(target, CHANGED)

    assert "shop/__init__.py" in changes.unchanged


def test_a_directory_with_files_and_no_lock_is_refused(target: Path) -> None:
    target.mkdir(parents=True)
    (target / "thesis.txt").write_text("years of work")

    error = refused(target, FILES, force=True)

    assert error.problem.code == "CALCO-W011"
    assert "such as thesis.txt" in error.problem.message


def test_a_new_repository_is_not_foreign(target: Path) -> None:
    (target / ".git").mkdir(parents=True)
    (target / ".git/HEAD").write_text("ref: refs/heads/main\n")

    put(target, FILES)

    assert (target / "shop/books.py").read_text() == "books\n"
    assert (target / ".git/HEAD").read_text() == "ref: refs/heads/main\n"


@pytest.mark.parametrize("obstacle", ["file", "folder", "link"])
def test_what_is_not_ours_is_not_replaced(target: Path, obstacle: str) -> None:
    put(target, FILES)
    path = target / "tests/test_books.py"
    path.parent.mkdir()
    if obstacle == "file":
        path.write_text("by hand\n")
    elif obstacle == "folder":
        path.mkdir()
    else:
        path.symlink_to("../README.md")

    error = refused(target, CHANGED, force=True)

    assert error.problem.code == "CALCO-W013"
    assert error.problem.message.endswith(": tests/test_books.py")


def test_a_linked_folder_does_not_lead_out(target: Path) -> None:
    put(target, FILES)
    elsewhere = target.parent / "elsewhere"
    elsewhere.mkdir()
    (target / "tests").symlink_to(elsewhere)

    error = refused(target, CHANGED)

    assert error.problem.code == "CALCO-W013"
    assert list(elsewhere.iterdir()) == []


def test_a_link_to_the_directory_stays_a_link(target: Path) -> None:
    put(target, FILES)
    link = target.parent / "link"
    link.symlink_to(target)

    put(link, CHANGED)

    assert link.is_symlink()
    assert (target / "shop/__init__.py").read_text() == "second\n"


def test_a_file_in_place_of_the_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("content")
    with pytest.raises(CalcoError) as caught:
        put(tmp_path / "file", FILES)
    assert caught.value.problem.code == "CALCO-W010"
    with pytest.raises(CalcoError) as caught:
        put(tmp_path / "file" / "below", FILES)
    assert caught.value.problem.code == "CALCO-W010"
    assert tree(tmp_path) == {"file": b"content"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_directory_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        error = refused(tmp_path / "shop", FILES)
    finally:
        tmp_path.chmod(0o755)
    assert error.problem.code == "CALCO-W012"
    assert "permission denied" in error.problem.message


def test_a_full_disk_changes_nothing(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(target, FILES)
    calls: list[int] = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    before = tree(target)
    with pytest.raises(CalcoError) as caught:
        put(target, CHANGED)
    error = caught.value

    assert tree(target) == before
    assert os.listdir(target.parent) == ["shop"]
    assert error.problem.code == "CALCO-W012"
    assert error.problem.message.endswith("cannot be used: no space left on device")


@pytest.mark.parametrize("path", ["/etc/passwd", "../up.py", "a/../../b", ".git/hook"])
def test_a_path_that_leaves_the_directory_is_a_defect(
    tmp_path: Path, path: str
) -> None:
    with pytest.raises(ValueError, match="is not a path inside"):
        put(tmp_path / "shop", {path: "text"})
    assert list(tmp_path.iterdir()) == []


def test_a_lock_file_cannot_have_others_files_deleted(tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("first\n")
    target = tmp_path / "shop"
    put(target, FILES)
    lock = target / "calco.lock"
    lock.write_text(lock.read_text().replace('"README.md"', '"../victim.txt"'))

    with pytest.raises(CalcoError) as caught:
        put(target, FILES)

    assert caught.value.problem.code == "CALCO-W002"
    assert victim.read_text() == "first\n"


def test_a_directory_somebody_works_in_stays_the_same_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "shop"
    put(target, FILES)
    monkeypatch.chdir(target)
    identity = target.stat().st_ino

    put(Path(), CHANGED)

    assert target.stat().st_ino == identity
    assert Path("shop/__init__.py").read_text() == "second\n"
    assert not (target / ".calco-journal").exists()


def test_a_file_saved_at_the_last_moment_survives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "shop"
    put(target, FILES)
    (target / "notes.txt").write_text("old")
    exchange = swap._exchange  # pyright: ignore[reportPrivateUsage]

    def save_then_exchange(one: Path, other: Path) -> None:
        # As editors do: a new file takes the place of the old one.
        draft = target / "draft"
        draft.write_text("new")
        os.utime(draft, ns=(2**62, 2**62))
        draft.rename(target / "notes.txt")
        (target / "shop" / "late.py").write_text("late")
        exchange(one, other)

    monkeypatch.setattr(swap, "_exchange", save_then_exchange)
    put(target, CHANGED)

    assert (target / "notes.txt").read_text() == "new"
    assert (target / "shop/late.py").read_text() == "late"
    assert (target / "shop/__init__.py").read_text() == "second\n"
    assert os.listdir(tmp_path) == ["shop"]


def test_two_packages_into_one_new_folder_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    rename = os.rename

    def other_first(source: str | Path, destination: str | Path) -> None:
        monkeypatch.setattr(os, "rename", rename)
        put(output / "other", FILES)
        rename(source, destination)

    monkeypatch.setattr(os, "rename", other_first)
    put(output / "shop", FILES)

    assert sorted(os.listdir(output)) == ["other", "shop"]
    assert tree(output / "shop") == tree(output / "other")
    assert os.listdir(tmp_path) == ["output"]


@pytest.mark.parametrize("there", [True, False])
def test_what_a_killed_run_replaced_comes_back_only_into_a_directory(
    tmp_path: Path, there: bool
) -> None:
    target, old = tmp_path / "sdk", tmp_path / ".sdk.calco-abc" / "tree"
    old.mkdir(parents=True)
    (old / "mine.txt").write_text("kept")
    marker: dict[str, object] = {"replaces": old.stat().st_ino, "leave_out": []}
    (old.parent / swap.MARKER).write_text(json.dumps(marker))
    if there:
        target.mkdir()

    swap.sweep(target)

    assert target.exists() is there
    assert [path.name for path in target.glob("*")] == (["mine.txt"] if there else [])
    assert not old.parent.exists()
