"""A folder or a lock that is not as a run left it: what is said, and what survives."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from generator.cli import run

SHOP = """\
openapi: 3.1.0
info: {title: Shop, version: 1.2.0}
paths:
  /books:
    get:
      operationId: listBooks
      responses: {"204": {description: ok}}
"""
GENERATE = ["generate", "shop.yaml", "-o", "out", "--quiet"]


@pytest.fixture(autouse=True)
def generated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("shop.yaml").write_text(SHOP)
    assert run(GENERATE) == 0
    with Path("out/README.md").open("a") as file:
        file.write("by hand\n")
    assert run(GENERATE) == 0
    Path("out/own.txt").write_text("mine\n")
    Path("shop.yaml").write_text(SHOP.replace("1.2.0", "1.3.0"))


def tree(folder: str = "out") -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in Path(folder).rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("format = 2", "format = 99", "W004", "Upgrade calco."),
        ("format = 2", "format = 2\n<<<<<<< HEAD", "W003", "Keep either side whole"),
        ("[files]", "[files", "W002", "Restore it from version control"),
        ('"README.md" = "', '"README.md" = "0', "W002", "Restore it"),
        ('"README.md" = "', '"/etc/passwd" = "', "W002", "Restore it"),
        ("[edited]", "[edited]\n3 = 4", "W002", "Restore it"),
    ],
)
@pytest.mark.parametrize("command", ["generate", "check"])
def test_a_lock_that_cannot_be_used_changes_nothing(
    command: str,
    old: str,
    new: str,
    code: str,
    hint: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lock = Path("out/calco.lock")
    good = lock.read_text()
    assert old in good
    lock.write_text(good.replace(old, new, 1))
    before = tree()

    assert run([command, "shop.yaml", "-o", "out"]) == 2

    said = capsys.readouterr().err
    assert f"[CALCO-{code}]" in said
    assert f"hint: {hint}" in said
    assert tree() == before
    lock.write_text(good)  # as the hint says
    assert run(GENERATE) == 0
    assert Path("out/README.md").read_text().endswith("by hand\n")
    assert run(["check", "shop.yaml", "-o", "out"]) == 0


def test_a_folder_that_moved_goes_on_as_it_was() -> None:
    Path("elsewhere").mkdir()
    Path("out").rename("elsewhere/sdk")
    command = ["shop.yaml", "-o", "elsewhere/sdk"]

    assert run(["generate", *command, "--quiet"]) == 0

    assert Path("elsewhere/sdk/own.txt").read_text() == "mine\n"
    assert Path("elsewhere/sdk/README.md").read_text().endswith("by hand\n")
    assert 'version = "1.3.0"' in Path("elsewhere/sdk/pyproject.toml").read_text()
    assert run(["check", *command]) == 0


def test_a_file_that_may_only_be_read_stays_so() -> None:
    path = Path("out/pyproject.toml")
    path.chmod(0o444)

    assert run(GENERATE) == 0

    assert 'version = "1.3.0"' in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o444


@pytest.mark.parametrize("when", range(1, 8))
def test_a_disk_that_fills_up_loses_nothing(
    when: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls: list[int] = []
    real = os.fsync

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == when:
            raise OSError(28, "No space left on device")
        real(handle)

    before = tree()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        code = run(GENERATE)
    if len(calls) < when:
        assert code == 0
        return
    assert code == 2
    said = capsys.readouterr().err
    assert "no space left on device [CALCO-W012]" in said
    assert "hint: Nothing was changed." in said
    assert tree() == before
    assert sorted(os.listdir()) == ["out", "shop.yaml"]
    assert run(GENERATE) == 0
    assert Path("out/README.md").read_text().endswith("by hand\n")
