"""What is kept between runs: used when it may be, and never needed."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import generator.emit.format
import generator.pipeline
from generator.cache import Cache, folder
from generator.cli import run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.progress import Progress

ROOT = """\
openapi: 3.1.0
info: {title: Shop, version: 1.2.0}
paths:
  /books:
    get:
      operationId: listBooks
      tags: [Books]
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "parts.yaml#/Book"}}}
  /shops:
    get:
      operationId: listShops
      tags: [Shops]
      responses: {"204": {description: ok}}
"""
PARTS = "Book: {type: object, properties: {title: {type: string}}}\n"
KEY = "ab" * 32


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("root.yaml").write_text(ROOT)
    Path("parts.yaml").write_text(PARTS)
    Path("guide.md").write_text("# Guide\n")
    Path("calco.toml").write_text(
        '[sdk.shop]\nspec = "root.yaml"\noutput = "out"\nguides = ["guide.md"]\n'
    )


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with each run that is not known to change nothing."""
    seen: list[str] = []
    build = generator.pipeline.build

    def counting(location: str, *rest: object, **more: object) -> object:
        seen.append(location)
        return build(location, *rest, **more)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(generator.pipeline, "build", counting)
    return seen


@pytest.fixture
def formatted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that were formatted."""
    seen: list[str] = []
    real = generator.emit.format.format_python

    def recording(text: str, path: str, *, keep_commas: bool = True) -> str:
        seen.append(path)
        return real(text, path, keep_commas=keep_commas)

    monkeypatch.setattr(generator.emit.format, "format_python", recording)
    return seen


def generate(*more: str) -> int:
    return run(["generate", "--quiet", *more])


def test_a_run_that_changes_nothing_is_not_made(
    built: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("root.yaml").write_text(ROOT.replace("listShops", "listBooks"))
    assert run(["generate"]) == 0
    first = capsys.readouterr()
    del built[:]

    assert run(["generate"]) == 0

    again = capsys.readouterr()
    assert built == []
    problems = [line for line in first.err.splitlines() if "CALCO-" in line]
    assert problems
    assert again.err.splitlines() == problems  # all is reported as before
    pattern = r"\d+ files written, \d+ unchanged \(.*"
    assert re.sub(pattern, "", again.out) == re.sub(pattern, "", first.out)
    assert ", 0 files written, " in again.out
    assert run(["check"]) == 0
    assert built == []
    assert run(["generate", "--quiet", "--no-cache"]) == 0
    assert len(built) == 1


@pytest.mark.parametrize(
    "path",
    [
        "root.yaml",
        "parts.yaml",
        "guide.md",
        "calco.toml",
        "out/README.md",
        "out/calco.lock",
        "out/calco.base",
        "out/shop/custom/__init__.py",
    ],
)
def test_a_change_of_anything_is_seen(built: list[str], path: str) -> None:
    assert generate() == 0
    with Path(path).open("a") as file:
        file.write("# more\n" if path != "calco.toml" else 'license = "MIT"\n')
    del built[:]

    assert generate() == 0

    # What was made once is its owner's.
    assert len(built) == (0 if "custom" in path else 1)


@pytest.mark.parametrize("path", ["out/README.md", "out/shop/custom/__init__.py"])
@pytest.mark.parametrize("how", ["delete", "link"])
def test_a_file_that_is_gone_is_seen(built: list[str], path: str, how: str) -> None:
    assert generate() == 0
    text = Path(path).read_text()
    Path(path).unlink()
    if how == "link":
        Path("elsewhere").write_text(text)
        Path(path).symlink_to(Path("elsewhere").resolve())
    del built[:]

    code = generate()

    linked_own = how == "link" and "custom" in path
    assert len(built) == (0 if linked_own else 1)
    assert code == (2 if how == "link" and not linked_own else 0)


def test_edits_that_were_seen_change_nothing(built: list[str]) -> None:
    assert generate() == 0
    with Path("out/README.md").open("a") as file:
        file.write("mine\n")
    assert run(["check"]) == 1
    assert generate() == 0
    del built[:]

    assert generate() == 0
    assert run(["check"]) == 0
    assert built == []
    assert generate("--force") == 0
    assert "mine" not in Path("out/README.md").read_text()


def test_a_file_that_was_missing_is_seen_when_it_comes(built: list[str]) -> None:
    text = Path("parts.yaml").read_text()
    Path("parts.yaml").unlink()
    assert generate() == 1
    Path("parts.yaml").write_text(text)
    del built[:]

    assert generate() == 0
    assert len(built) == 1


def test_what_is_missing_stays_an_error(built: list[str]) -> None:
    text = ROOT.replace("{type: string}", "{type: string, multipleOf: x}").replace(
        "listShops: ", ""
    )
    text = text.replace('responses: {"204": {description: ok}}', "responses: 3")
    Path("root.yaml").write_text(text)
    code = generate()
    assert code == 1
    del built[:]

    assert generate() == 1
    assert run(["check"]) == 1
    assert built == []


def test_only_what_a_change_touches_is_formatted(formatted: list[str]) -> None:
    assert generate() == 0
    del formatted[:]
    Path("root.yaml").write_text(ROOT.replace("listShops", "getShops"))

    assert generate() == 0

    assert formatted == ["shop/resources/shops.py"]


@pytest.mark.parametrize("damage", ["cut", "noise", "other", "folder"])
def test_a_damaged_cache_costs_time_only(damage: str) -> None:
    assert generate() == 0
    before = {path: path.read_bytes() for path in Path("out").rglob("*.py")}
    entries = [path for path in folder().rglob("*") if path.is_file()]
    assert {path.relative_to(folder()).parts[0] for path in entries} == {
        "formatted",
        "runs",
    }
    other = entries[0].read_bytes()[:32]
    for path in entries:
        if damage == "cut":
            path.write_bytes(path.read_bytes()[:-5])
        elif damage == "noise":
            path.write_bytes(os.urandom(100))
        elif damage == "other":
            path.write_bytes(other + path.read_bytes()[32:])
        else:
            path.unlink()
            path.mkdir()
    Path("root.yaml").write_text(ROOT + "# more\n")

    assert generate() == 0

    assert {path: path.read_bytes() for path in Path("out").rglob("*.py")} == before


def test_a_cache_that_cannot_be_written_is_no_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    assert generate() == 0
    assert generate() == 0


def test_the_cache_is_bounded() -> None:
    cache = Cache("small", bound=3000)
    keys = [f"{number:064x}" for number in range(5)]
    for number, key in enumerate(keys):
        cache.put(key, os.urandom(1000))
        os.utime(folder() / "small" / key[:2] / key[2:], (number, number))
    assert cache.get(keys[0]) is not None  # used just now

    cache.prune()

    assert [cache.get(key) is not None for key in keys] == [1, 0, 0, 0, 1]


def test_an_entry_is_what_was_put() -> None:
    cache = Cache("kind")
    assert cache.get(KEY) is None
    cache.put(KEY, b"content")
    assert Cache("kind").get(KEY) == b"content"
    assert Cache("other").get(KEY) is None


def test_stubs_and_modules_are_kept_apart() -> None:
    text = "class A:\n    def f(self): ...\n\n    def g(self): ...\n"
    cache = Cache("formatted")

    def formatted(path: str) -> Mapping[str, str]:
        return generator.emit.format.format_files({path: text}, _silent(), cache)

    once = [formatted("a.py"), formatted("a.pyi")]
    again = [formatted("a.py"), formatted("a.pyi")]

    assert once == again
    assert once[0]["a.py"] != once[1]["a.pyi"]


def _silent() -> Progress:
    from generator.progress import Silent

    return Silent()
