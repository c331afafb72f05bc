"""SDKs of which nothing has changed since a revision, in a real repository."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import config
from generator.cli import run
from generator.problems import CalcoError
from generator.workspace.changed import unchanged

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[], object]

ROOT = """\
openapi: 3.1.0
info: {title: NAME, version: 1.2.0}
paths:
  /a: {$ref: "parts/NAME.yaml"}
"""
PART = """\
get:
  operationId: getA
  responses: {"200": {description: ok, content: {application/json: {schema: {$ref: deep/NAME.yaml}}}}}
"""
SDK = """\
[sdk.NAME]
spec = "api/NAME.yaml"
output = "out/NAME"
guides = ["guides/NAME.md"]

"""
NAMES = {"one", "two"}


def _git(*arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@b")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def _write(path: str, text: str, name: str = "") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text.replace("NAME", name))


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two SDKs, generated and committed, below the top of a repository."""
    top = tmp_path_factory.mktemp("changed") / "top"
    (top / "sdks").mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(top / "sdks")
        for name in NAMES:
            _write(f"api/{name}.yaml", ROOT, name)
            _write(f"api/parts/{name}.yaml", PART, name)
            _write(f"api/parts/deep/{name}.yaml", "type: string\n")
            _write(f"guides/{name}.md", "# Guide\n")
        _write(
            "calco.toml", "".join(SDK.replace("NAME", name) for name in sorted(NAMES))
        )
        _write("elsewhere.txt", "a\n")
        _write("../.gitignore", "/ignored\n")
        assert run(["generate", "--quiet"]) == 0
        _git("init", "-q", "-b", "main", "..")
        _git("add", "--all", "..")
        _git("commit", "-q", "-m", "one")
    return top


@pytest.fixture(autouse=True)
def repository(
    generated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A copy of it, in which the test stands."""
    top = tmp_path / "top"
    shutil.copytree(generated, top, symlinks=True)
    monkeypatch.chdir(top / "sdks")
    return top


def _same(revision: str = "HEAD") -> set[str]:
    path = config.find(Path.cwd())
    assert path is not None
    return unchanged(revision, path, config.load(path).sdks)


def _appended(path: str) -> Change:
    return lambda: Path(path).write_text(Path(path).read_text() + "\n")


def _replaced(path: str, old: str, new: str) -> Change:
    return lambda: Path(path).write_text(Path(path).read_text().replace(old, new))


def test_nothing_has_changed() -> None:
    assert _same() == NAMES
    _appended("elsewhere.txt")()
    Path("new.txt").write_text("")
    assert _same() == NAMES


@pytest.mark.parametrize(
    "change",
    [
        _appended("api/one.yaml"),
        _appended("api/parts/one.yaml"),
        _appended("api/parts/deep/one.yaml"),
        Path("api/parts/deep/one.yaml").unlink,
        lambda: Path("api/parts/deep/one.yaml").rename("api/parts/deep/other.yaml"),
        _appended("guides/one.md"),
        _appended("out/one/README.md"),
        lambda: Path("out/one/mine.py").write_text(""),
        Path("out/one/calco.lock").unlink,
        _replaced("calco.toml", 'spec = "api/one', 'author = "A"\nspec = "api/one'),
        _replaced("out/one/calco.lock", 'tool = "', 'tool = "0.0.1+'),
    ],
)
@pytest.mark.parametrize("committed", [False, True])
def test_a_change_of_one(change: Change, committed: bool) -> None:
    change()
    if committed:
        _git("add", "--all")
        _git("commit", "-q", "-m", "two")
        assert "two" in _same("HEAD")
    assert _same("HEAD~1" if committed else "HEAD") == {"two"}


def test_what_was_changed_back_has_not_changed() -> None:
    _appended("api/one.yaml")()
    _git("commit", "-q", "-a", "-m", "two")
    _write("api/one.yaml", ROOT, "one")
    assert _same("HEAD") == {"two"}
    assert _same("HEAD~1") == NAMES


def test_a_new_sdk_and_one_that_is_gone() -> None:
    _write("api/three.yaml", ROOT, "two")
    _write(
        "calco.toml", "".join(SDK.replace("NAME", name) for name in ("two", "three"))
    )
    assert _same() == {"two"}


def test_links_are_followed() -> None:
    Path("api/one.yaml").rename("real.yaml")
    _replaced("real.yaml", "parts/", "api/parts/")()
    Path("api/one.yaml").symlink_to("../real.yaml")
    _git("add", "--all")
    _git("commit", "-q", "-m", "two")
    assert _same() == NAMES
    _appended("real.yaml")()
    assert _same() == {"two"}


def test_a_repository_that_is_reached_by_a_link(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = repository.parent / "link"
    link.symlink_to(repository)
    monkeypatch.chdir(link / "sdks")
    monkeypatch.setenv("PWD", str(link / "sdks"))
    assert _same() == NAMES
    _appended("api/one.yaml")()
    assert _same() == {"two"}


@pytest.mark.parametrize(
    "change",
    [
        _replaced("api/one.yaml", "/a: {$ref:", "/a: {$ref: *x} #"),
        _replaced("calco.toml", "api/one.yaml", "https://example.com/a.yaml"),
        _replaced("calco.toml", "out/one", "../ignored/one"),
        _replaced("calco.toml", "api/one.yaml", "../../outside.yaml"),
        Path("api/one.yaml").unlink,
    ],
)
def test_what_cannot_be_known_has_changed(repository: Path, change: Change) -> None:
    (repository.parent / "outside.yaml").write_text("openapi: 3.1.0\n")
    change()
    _git("add", "--all")
    _git("commit", "-q", "-m", "two")
    assert _same() == {"two"}


def test_what_git_ignores_may_have_changed() -> None:
    _write("../.gitignore", "/sdks/api/parts/deep/one.yaml\n")
    _git("rm", "-q", "--cached", "api/parts/deep/one.yaml")
    _git("commit", "-q", "-a", "-m", "two")
    assert _same() == {"two"}


def test_an_old_configuration_that_is_none() -> None:
    whole = Path("calco.toml").read_text()
    _write("calco.toml", "[sdk.one")
    _git("commit", "-q", "-a", "-m", "two")
    _write("calco.toml", whole)
    assert _same() == set()


def test_an_unknown_revision() -> None:
    with pytest.raises(CalcoError, match="git knows no revision 'v9' here"):
        _same("v9")
    with pytest.raises(CalcoError, match="git knows no revision '--all' here"):
        _same("--all")


def test_what_is_left_out_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    _appended("api/one.yaml")()
    assert run(["check", "--changed-since", "HEAD"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("one: ")
    assert "two" not in out
    assert err.startswith("calco: left out, with no change since HEAD: two\n")
    assert run(["generate", "--changed-since", "HEAD", "--quiet"]) == 0
    _git("commit", "-q", "-a", "-m", "two")
    capsys.readouterr()
    assert run(["generate", "--changed-since", "HEAD", "--shard", "1/2"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "calco: left out, with no change since HEAD: one, two",
        "calco: shard 1/2: 0 of 0 SDKs",
        "calco: no SDK to do",
    ]
    assert run(["generate", "--changed-since", "gone"]) == 2


def test_no_repository(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "calco.toml").write_text(SDK.replace("NAME", "one"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CalcoError, match="git refuses: "):
        _same()


_SHARED = """\
[workspace]
specs = ["api/*.yaml"]

[defaults]
output = "out/{name}"
guides = ["guides/one.md"]

"""


def test_what_all_share_is_that_of_each() -> None:
    _write("calco.toml", _SHARED)
    assert run(["generate", "--quiet"]) == 0
    _git("add", "--all")
    _git("commit", "-q", "-m", "two")
    assert _same() == NAMES
    _appended("api/one.yaml")()
    assert _same() == {"two"}
    _appended("guides/one.md")()
    assert _same() == set()
    _git("checkout", "-q", ".")
    _write("calco.toml", _SHARED + '[sdk.one]\nauthor = "A"\n')
    assert _same() == {"two"}
    _write("calco.toml", _SHARED.replace("guides =", 'author = "A"\nguides ='))
    assert _same() == set()
    _write("calco.toml", _SHARED)
    _write("api/three.yaml", ROOT, "two")
    assert _same() == NAMES
