"""The command itself: formats, exit codes, and what OLD and NEW may be."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.cli import run
from generator.diff.change import Change, Difference
from tests.behaviour.sdk import asking, openapi

_ONE = "{name: one, in: query, schema: {type: string}}"
_TWO = "{name: two, in: query, schema: {type: string}}"
OLD = asking(_ONE)
WIDER = asking(_ONE, _TWO)
OTHER = asking(_TWO)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, with three documents."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("old", OLD), ("wider", WIDER), ("other", OTHER)):
        Path(f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    code = run(["diff", *arguments, "--json"])
    assert code == 0, capsys.readouterr().err
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def _told(found: dict[str, Any]) -> list[str]:
    return [f"{one['subject']} {one['message']}" for one in found["changes"]]


def test_text_names_places_and_the_verdict(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["diff", "old.yaml", "other.yaml"]) == 0
    assert capsys.readouterr().out == """\
Breaking changes (1)

  client.things.find(one=) is gone [CALCO-D010]
      other.yaml:6:5, before old.yaml:10:11

Features (1)

  client.things.find(two=) is new [CALCO-D011]
      other.yaml:10:11, before old.yaml:6:5

old.yaml to other.yaml: 1 breaking change, 1 feature; a major release: 1.0.0 to 2.0.0
"""


def test_json_has_both_places_of_each_change(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = _json(capsys, "old.yaml", "other.yaml")
    changes = found.pop("changes")
    assert found == {
        "verdict": "major",
        "version": "1.0.0",
        "next_version": "2.0.0",
        "breaking": 1,
        "feature": 1,
        "fix": 0,
    }
    assert changes[0] == {
        "code": "CALCO-D010",
        "level": "breaking",
        "subject": "client.things.find(one=)",
        "message": "is gone",
        "remark": None,
        "direction": "request",
        "methods": [],
        "old": {
            "file": "old.yaml",
            "line": 10,
            "column": 11,
            "pointer": "#/paths/~1things/get/parameters/0",
        },
        "new": {
            "file": "other.yaml",
            "line": 6,
            "column": 5,
            "pointer": "#/paths/~1things/get",
        },
    }


def test_markdown_is_a_body_for_a_pull_request(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["diff", "old.yaml", "other.yaml", "--format", "markdown"]) == 0
    assert capsys.readouterr().out == """\
**Major release**, 1.0.0 to 2.0.0: 1 breaking change, 1 feature.

### Breaking changes

- `client.things.find(one=)` is gone

### Features

- `client.things.find(two=)` is new
"""


def test_github_annotates_the_new_document(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["diff", "old.yaml", "wider.yaml", "--format", "github"]) == 0
    assert capsys.readouterr().out == (
        "::notice file=wider.yaml,line=11,col=11,title=CALCO-D011 an argument is new"
        "::feature: client.things.find(two=) is new\n"
        "::notice title=calco diff::1 feature; a minor release: 1.0.0 to 1.1.0\n"
    )


def test_nothing_is_said_of_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "old.yaml", "old.yaml", "--fail-on", "any"]) == 0
    said = "old.yaml to old.yaml: nothing changes for users of the package\n"
    assert capsys.readouterr().out == said
    assert run(["diff", "old.yaml", "old.yaml", "--format", "markdown"]) == 0
    assert capsys.readouterr().out == "Nothing changes for users of the package.\n"


@pytest.mark.parametrize(
    ("new", "limit", "code"),
    [
        ("other.yaml", "breaking", 1),
        ("wider.yaml", "breaking", 0),
        ("wider.yaml", "feature", 1),
        ("wider.yaml", "any", 1),
        ("none.yaml", "any", 2),
    ],
)
def test_exit_codes(new: str, limit: str, code: int) -> None:
    assert run(["diff", "old.yaml", new, "--fail-on", limit]) == code


@pytest.mark.parametrize(
    ("version", "levels", "verdict", "following"),
    [
        ("1.2.3", ("fix", "breaking"), "major", "2.0.0"),
        ("1.2.3", ("feature", "fix"), "minor", "1.3.0"),
        ("1.2.3", ("fix",), "patch", "1.2.4"),
        ("1.2.3", (), "none", "1.2.3"),
        ("0.4.1", ("breaking",), "minor", "0.5.0"),
        ("0.4.1", ("feature",), "patch", "0.4.2"),
        ("0.4.1", ("fix",), "patch", "0.4.2"),
        ("0.4.1", ("fix", "feature", "breaking"), "minor", "0.5.0"),
        ("2.0.0rc1", ("breaking",), "major", "2.0.0"),
        ("1.3.0rc1", ("feature",), "minor", "1.3.0"),
        ("1.3.0rc1", ("breaking",), "major", "2.0.0"),
        ("1.3.1.dev4", ("fix",), "patch", "1.3.1"),
        ("1.3.1b2", ("feature",), "minor", "1.4.0"),
        ("2024.5", ("fix",), "patch", "2024.5.1"),
        ("1!1.2.3.post1+local", ("fix",), "patch", "1!1.2.4"),
    ],
)
def test_the_verdict(
    version: str, levels: tuple[Any, ...], verdict: str, following: str
) -> None:
    changes = tuple(Change("CALCO-D001", level, "x", "y") for level in levels)
    found = Difference(changes, version)
    assert (found.verdict, found.next_version) == (verdict, following)


def test_standard_input_may_be_one_of_the_two(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(WIDER.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert _told(_json(capsys, "old.yaml", "-")) == ["client.things.find(two=) is new"]
    assert run(["diff", "-", "-"]) == 2


def test_hostile_text_is_shown_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    evil = asking(
        '{name: one, in: query, schema: {type: string, pattern: "\\e[31m::error::<b>@all#1|`"}}'
    )
    Path("evil.yaml").write_text(evil, encoding="utf-8")
    for form in ("text", "markdown", "github"):
        assert run(["diff", "old.yaml", "evil.yaml", "--format", form]) == 0
        shown = capsys.readouterr().out
        assert "must match" in shown
        assert "\x1b" not in shown
        if form == "github":
            assert shown.count("\n") == 2
        if form == "markdown":
            assert "\\<b\\>&#64;all\\#1\\|\\`" in shown


def _git(*arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    subprocess.run(
        ["git", *identity, *arguments], check=True, capture_output=True, timeout=60
    )


_ROOT = """
openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /things: {$ref: paths/things.yaml}
"""
_PART = """
get:
  operationId: findThings
  tags: [things]
  parameters: [{name: PARAMETER, in: query, schema: {$ref: ../text.yaml}}]
  responses: {'204': {description: Done}}
"""


@pytest.fixture
def repository(here: Path) -> Path:
    """A repository whose document has two files, and another one by now."""
    Path("api/paths").mkdir(parents=True)
    Path("api/openapi.yaml").write_text(_ROOT, encoding="utf-8")
    Path("api/text.yaml").write_text("type: string", encoding="utf-8")
    part = Path("api/paths/things.yaml")
    part.write_text(_PART.replace("PARAMETER", "one"), encoding="utf-8")
    _git("init", "-q")
    _git("add", "api")
    _git("commit", "-qm", "One")
    _git("tag", "v1")
    part.write_text(_PART.replace("PARAMETER", "two"), encoding="utf-8")
    Path("api/text.yaml").write_text("type: integer", encoding="utf-8")
    return here


def test_a_revision_has_all_files_of_its_time(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in Path("api").rglob("*.yaml")}
    found = _json(capsys, "v1:api/openapi.yaml", "api/openapi.yaml")
    assert _told(found) == [
        "client.things.find(one=) is gone",
        "models.Text is int now, not str",
        "client.things.find(two=) is new",
    ]
    assert found["changes"][0]["old"]["file"] == "v1:api/paths/things.yaml"
    assert found["changes"][1]["old"]["file"] == "v1:api/text.yaml"
    assert found["changes"][2]["new"]["file"] == "api/paths/things.yaml"
    assert before == {path: path.read_bytes() for path in Path("api").rglob("*.yaml")}
    status = subprocess.run(
        ["git", "status", "--porcelain", "api"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert status.stdout.count("\n") == 2


def test_a_path_may_be_below_the_top_or_from_here(
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir("api")
    for written in ("v1:api/openapi.yaml", "v1:openapi.yaml", "v1:./openapi.yaml"):
        assert _json(capsys, written, "HEAD:api/openapi.yaml")["verdict"] == "none"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("v2:api/openapi.yaml", "CALCO-D100"),
        ("--output=x:api/openapi.yaml", "CALCO-D100"),
        ("v1:api/none.yaml", "CALCO-R001"),
        ("v1:../../etc/passwd", "CALCO-R001"),
    ],
)
def test_what_git_does_not_have(
    repository: Path, capsys: pytest.CaptureFixture[str], written: str, code: str
) -> None:
    assert run(["diff", "--", written, "api/openapi.yaml"]) == 2
    assert code in capsys.readouterr().err


def test_a_revision_reaches_nothing_outside_of_it(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("secret.yaml").write_text("type: integer", encoding="utf-8")
    Path("api/paths/things.yaml").write_text(
        _PART.replace("PARAMETER", "one").replace("../text", "../../secret"),
        encoding="utf-8",
    )
    _git("commit", "-aqm", "Two")
    found = _json(capsys, "v1:api/openapi.yaml", "HEAD:api/openapi.yaml")
    assert "client.things.find(one=) may be anything now, not only str" in _told(found)


def test_outside_of_a_repository(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(here.parent))
    assert run(["diff", "v1:old.yaml", "old.yaml"]) == 2
    assert "CALCO-D100" in capsys.readouterr().err


def test_a_generated_folder_is_the_document_that_it_was_made_of(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ["generate", "old.yaml", "-o", "made", "--package", "pets", "--quiet"]
    assert run(arguments) == 0
    assert _json(capsys, "made", "old.yaml")["verdict"] == "none"
    found = _json(capsys, "made", "other.yaml")
    assert _told(found) == [
        "client.things.find(one=) is gone",
        "client.things.find(two=) is new",
    ]
    place = found["changes"][0]["old"]
    lines = Path(place["file"]).read_text(encoding="utf-8").splitlines()
    assert place["file"] == "made/pets/_document.json"
    line, column = int(place["line"]), int(place["column"])
    assert lines[line - 1][column - 1 :].startswith('{"name":"one"')


def _sdk() -> None:
    """An SDK of ``calco.toml``, generated from another document than it has now."""
    text = Path("old.yaml").read_text(encoding="utf-8")
    Path("api.yaml").write_text(text, encoding="utf-8")
    Path("calco.toml").write_text(
        '[sdk.pets]\nspec = "api.yaml"\noutput = "made"\npackage = "pets"\n',
        encoding="utf-8",
    )
    assert run(["generate", "--quiet"]) == 0
    text = Path("other.yaml").read_text(encoding="utf-8")
    Path("api.yaml").write_text(text, encoding="utf-8")


_OF_A_PACKAGE = """\
Breaking changes (1)

  client.things.find(one=) is gone [CALCO-D010]
      api.yaml:6:5, before #/paths/~1things/get/parameters/0

Features (1)

  client.things.find(two=) is new [CALCO-D011]
      api.yaml:10:11, before #/paths/~1things/get

pets: 1 breaking change, 1 feature; a major release: 1.0.0 to 2.0.0
"""


def test_what_is_packed_into_a_package_is_told_by_its_pointer(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    _sdk()
    (here / "deep").mkdir()
    for arguments in ((), ("--release",)):
        capsys.readouterr()
        assert run(["diff", *arguments]) == 0
        assert capsys.readouterr().out == _OF_A_PACKAGE
    # From elsewhere the path is the one that leads to the document from there.
    monkeypatch.chdir(here / "deep")
    assert run(["diff"]) == 0
    said = capsys.readouterr().out
    assert f"      {here / 'api.yaml'}:6:5, before #/paths/~1things/get/" in said
    monkeypatch.chdir(here)
    assert run(["diff", "--format", "markdown"]) == 0
    said = capsys.readouterr().out
    assert str(here) not in said
    assert "_document.json" not in said
    assert run(["generate", "--quiet"]) == 0
    assert run(["diff", "--release"]) == 0
    assert capsys.readouterr().out == _OF_A_PACKAGE


def test_either_document_may_be_the_packed_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _sdk()
    assert run(["diff", "other.yaml", "made"]) == 0
    assert capsys.readouterr().out.splitlines()[2:4] == [
        "  client.things.find(two=) is gone [CALCO-D010]",
        "      #/paths/~1things/get, before other.yaml:10:11",
    ]
    found = _json(capsys, "other.yaml", "made")
    assert found["changes"][0]["new"] == {
        "file": "made/pets/_document.json",
        "line": 16,
        "column": 5,
        "pointer": "#/paths/~1things/get",
    }


def test_a_package_that_lost_its_document(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ["generate", "old.yaml", "-o", "made", "--package", "pets", "--quiet"]
    assert run(arguments) == 0
    Path("made/pets/_document.json").write_text("{}", encoding="utf-8")
    assert _json(capsys, "made", "old.yaml")["verdict"] == "none"
    assert run(["diff", "made", "other.yaml"]) == 2
    assert "CALCO-D101" in capsys.readouterr().err


def test_what_a_package_left_out_is_not_said_to_be_gone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    more = "\n  /new:\n    get: {tags: [new], responses: {'204': {description: Done}}}"
    Path("wider.yaml").write_text(WIDER + more, encoding="utf-8")
    Path("calco.toml").write_text(_PINNED, encoding="utf-8")
    assert run(["generate", "--quiet"]) == 0
    chosen = 'include = { tags = ["things"] }\n'
    Path("calco.toml").write_text(_PINNED + chosen, encoding="utf-8")
    assert _told(_json(capsys, "made", "wider.yaml")) == ["client.new.list is gone"]
    assert run(["generate", "--quiet"]) == 0
    Path("calco.toml").write_text(_PINNED, encoding="utf-8")
    assert _told(_json(capsys, "made", "wider.yaml")) == ["client.new.list is new"]


def test_git_still_has_the_document_of_a_generated_folder(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _git("checkout", "-q", "v1", "--", "api")
    Path("calco.toml").write_text(
        '[sdk.things]\nspec = "api/openapi.yaml"\noutput = "made"\npackage = "pets"\n',
        encoding="utf-8",
    )
    assert run(["generate", "--quiet"]) == 0
    Path("made/pets/_document.json").unlink()
    part = Path("api/paths/things.yaml")
    part.write_text(_PART.replace("PARAMETER", "two"), encoding="utf-8")
    _git("add", "api")
    _git("commit", "-qm", "Two")
    assert _told(_json(capsys, "made", "api/openapi.yaml")) == [
        "client.things.find(one=) is gone",
        "client.things.find(two=) is new",
    ]


def test_a_folder_that_was_not_generated(capsys: pytest.CaptureFixture[str]) -> None:
    Path("folder").mkdir()
    assert run(["diff", "folder", "old.yaml"]) == 2
    assert "none that was generated" in capsys.readouterr().err


_PINNED = """
[sdk.things]
spec = "wider.yaml"
output = "made"
package = "pets"
"""


def test_names_of_calco_toml_hold_for_both(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pin = '[sdk.things.names.parameters]\n"findThings two" = "second"\n'
    Path("calco.toml").write_text(_PINNED + pin, encoding="utf-8")
    assert _told(_json(capsys, "old.yaml", "wider.yaml")) == [
        "client.things.find(second=) is new"
    ]


def test_a_name_that_calco_toml_gives_since_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("calco.toml").write_text(_PINNED, encoding="utf-8")
    assert run(["generate", "--quiet"]) == 0
    pin = '[sdk.things.names.operations]\nfindThings = "things.search"\n'
    Path("calco.toml").write_text(_PINNED + pin, encoding="utf-8")
    found = _json(capsys, "old.yaml", "wider.yaml")
    assert _told(found) == [
        "client.things.find is called client.things.search now",
        "client.things.search(two=) is new",
    ]


def test_patterns_of_calco_toml_need_not_match_an_older_document(
    capsys: pytest.CaptureFixture[str],
) -> None:
    more = "\n  /new:\n    get: {tags: [new], responses: {'204': {description: Done}}}"
    Path("wider.yaml").write_text(WIDER + more, encoding="utf-8")
    chosen = 'include = { tags = ["new", "things"] }\n'
    Path("calco.toml").write_text(_PINNED + chosen, encoding="utf-8")
    assert len(_told(_json(capsys, "old.yaml", "wider.yaml"))) == 2


def test_what_cannot_be_compared_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    text = openapi("/x:\n  additionalOperations: {'a b': {responses: {}}}")
    Path("odd.yaml").write_text(text.replace("3.1.0", "3.2.0"), encoding="utf-8")
    assert run(["diff", "old.yaml", "odd.yaml"]) == 0
    said = "calco: odd.yaml: 1 operation that cannot be carried over is not compared\n"
    assert capsys.readouterr().err == said


def test_every_sdk_since_a_revision(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = here / "work"
    (folder / "deep").mkdir(parents=True)
    (folder / "one.yaml").write_text(OLD, encoding="utf-8")
    (folder / "two.yaml").write_text(OLD, encoding="utf-8")
    configuration = "".join(
        f"[sdk.{name}]\nspec = '{name}.yaml'\noutput = 'out/{name}'\n"
        for name in ("one", "two", "three")
    )
    (folder / "calco.toml").write_text(configuration, encoding="utf-8")
    _git("init", "-q")
    _git("add", "work/one.yaml", "work/two.yaml")
    _git("commit", "-q", "-m", "before")
    (folder / "one.yaml").write_text(WIDER, encoding="utf-8")
    (folder / "two.yaml").write_text(OTHER, encoding="utf-8")
    (folder / "three.yaml").write_text(OLD, encoding="utf-8")
    for place in (folder, folder / "deep"):
        monkeypatch.chdir(place)
        found = _json(capsys, "--since", "HEAD")
        assert found["level"] == "breaking"
        verdicts = {name: one and one["verdict"] for name, one in found["sdks"].items()}
        assert verdicts == {"one": "minor", "two": "major", "three": None}
    assert run(["diff", "--since", "HEAD", "--fail-on", "breaking"]) == 1
    capsys.readouterr()
    assert run(["diff", "--since", "HEAD", "--format", "markdown"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("## one\n\n**Minor release**, 1.0.0 to 1.1.0: 1 feature.\n")
    assert "\n## two\n\n**Major release**" in text
    assert text.endswith("## three\n\nthree: is new\n\n")
    # Without a revision: what generating would change.
    assert _json(capsys)["sdks"] == dict.fromkeys(("one", "two", "three"))
    assert run(["generate", "--quiet"]) == 0
    assert _json(capsys)["level"] is None
    (folder / "two.yaml").write_text(OLD, encoding="utf-8")
    (folder / "one.yaml").write_text(OLD, encoding="utf-8")
    assert _json(capsys)["level"] == "breaking"
    assert _json(capsys, "--since", "HEAD")["level"] is None


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--since", "HEAD", "old.yaml", "other.yaml"), "Give OLD and NEW, or neither"),
        (("old.yaml",), "Give OLD and NEW, or neither"),
        (("--since", "HEAD"), "there is no calco.toml here or above"),
    ],
)
def test_what_cannot_be_compared_since(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_a_revision_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    _git("init", "-q")
    Path("calco.toml").write_text(
        "[sdk.a]\nspec = 'old.yaml'\noutput = 'out'\n", encoding="utf-8"
    )
    assert run(["diff", "--since", "v9"]) == 2
    assert "git knows no revision 'v9' here" in capsys.readouterr().err
