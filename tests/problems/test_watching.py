"""``calco generate --watch``: saved files, broken ones, and Ctrl-C."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.cli import run

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = """\
openapi: 3.1.0
info: {title: Shop, version: 1.2.0}
paths:
  /books:
    get:
      operationId: listBooks
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "parts/book.yaml"}}}
"""
BOOK = "{title: Book, type: object, properties: {name: {type: string}}}\n"
WATCH = "generate shop.yaml -o out --watch"
REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    (tmp_path / "parts").mkdir()
    (tmp_path / "shop.yaml").write_text(ROOT)
    (tmp_path / "parts/book.yaml").write_text(BOOK)
    with subprocess.Popen(
        [sys.executable, "-m", "generator", *WATCH.split()],
        cwd=tmp_path,
        env={"PYTHONPATH": str(REPOSITORY), "XDG_CACHE_HOME": str(tmp_path / "cache")},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


def test_what_is_saved_is_generated(
    watching: subprocess.Popen[str], tmp_path: Path
) -> None:
    def said() -> str:
        assert watching.stdout
        return watching.stdout.readline().rstrip().partition(" ")[2]

    assert " files written (" in said()
    models = tmp_path / "out/shop/models"
    book, root = tmp_path / "parts/book.yaml", tmp_path / "shop.yaml"
    book.write_text(BOOK.replace("name:", "label:"))
    assert " files written (" in said()
    assert any("label: str" in path.read_text() for path in models.glob("*.py"))

    root.write_text(ROOT.replace("/books:", "/books: {"))  # half saved
    line = said()
    assert line.startswith("shop.yaml: not generated: shop.yaml:")
    assert line.endswith("]")
    draft = tmp_path / "shop.yaml~"
    draft.write_text(ROOT.replace("listBooks", "listNovels"))
    draft.rename(root)  # as editors do
    assert " files written (" in said()

    book.rename(tmp_path / "parts/gone.yaml")
    assert "there is no such file" in said()
    (tmp_path / "parts/gone.yaml").rename(book)
    while "there is no such file" in (line := said()):
        pass  # it moved in two steps
    assert " files written (" in line

    watching.send_signal(signal.SIGINT)
    assert said() == "stopped"
    assert watching.wait(30) == 0


def test_what_is_saved_before_it_is_watched_is_generated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "shop.yaml").write_text(ROOT)
    book = tmp_path / "parts/book.yaml"
    book.write_text(BOOK)
    monkeypatch.chdir(tmp_path)
    lines: list[str] = []

    def say(text: str) -> None:
        lines.append(text)
        if len(lines) == 1:
            book.write_text(BOOK.replace("name:", "label:"))

    def changes(*folders: Path, **settings: object) -> Iterator[set[object]]:
        """Nothing that happens after the run, and then Ctrl-C."""
        yield set()
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.commands.watching._say", say)
    monkeypatch.setattr("watchfiles.watch", changes)
    assert run(WATCH.split()) == 0
    first, second, last = lines
    assert " files written (" in first
    assert " files written (" in second
    assert last == "stopped"
    models = tmp_path / "out/shop/models"
    assert any("label: str" in path.read_text() for path in models.glob("*.py"))


@pytest.mark.parametrize(
    "arguments",
    [["-", "-o", "out"], ["https://x.example/a.yaml", "-o", "out"], ["--json"]],
)
def test_what_cannot_be_watched_is_refused(
    arguments: list[str],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["generate", "--watch", *arguments]) == 2
    assert "--watch" in capsys.readouterr().err
