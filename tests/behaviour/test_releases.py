"""``calco generate --release``: versions and changelogs, from a first release on."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.emit import manifest
from tests.behaviour.releasing import Releases
from tests.behaviour.sdk import openapi


def _document(
    version: str = "1.0.0", limit: str = "limit", fields: str = "name", words: str = "A"
) -> str:
    listed = ", ".join(f"{field}: {{type: string}}" for field in fields.split())
    text = openapi(
        f"""
/things:
  get:
    operationId: listThings
    summary: {words} list.
    tags: [things]
    parameters: [{{name: {limit}, in: query, schema: {{type: integer}}}}]
    responses:
      '200': {{description: Fine, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing'}}}}}}}}
""",
        f"Thing: {{type: object, properties: {{{listed}}}}}",
    )
    return text.replace("version: 1.0.0", f"version: '{version}'")


@pytest.fixture
def releases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Releases:
    monkeypatch.chdir(tmp_path)
    made = Releases(capsys)
    made.configure()
    made.document(_document())
    return made


def test_versions_follow_from_what_has_changed(releases: Releases) -> None:
    assert releases.release() == (None, "1.0.0", "none")
    assert releases.versions() == {"1.0.0"}
    assert releases.release() == ("1.0.0", "1.0.0", "none")
    releases.document(_document(words="The"))
    assert releases.release() == ("1.0.0", "1.0.1", "patch")
    releases.document(_document(words="The", fields="name age"))
    assert releases.release() == ("1.0.1", "1.1.0", "minor")
    releases.document(_document(words="The", fields="name age", limit="most"))
    assert releases.release("--date", "2026-11-27") == ("1.1.0", "2.0.0", "major")
    assert releases.versions() == {"2.0.0"}
    assert releases.text("CHANGELOG.md") == """\
# Changelog

## 2.0.0 - 2026-11-27

### Breaking

- `client.things.list(limit=)` is gone

### Added

- `client.things.list(most=)` is new

## 1.1.0

### Added

- `models.Thing.age` is new, in answers (concerns `client.things.list`)

## 1.0.1

### Changed

- Docstrings of client.things.list differ

## 1.0.0

First release.
"""
    releases.run("check")


def test_what_is_not_stable_moves_in_smaller_steps(releases: Releases) -> None:
    releases.document(_document("0.4.0"))
    assert releases.release() == (None, "0.4.0", "none")
    releases.document(_document("0.4.0", fields="name age"))
    assert releases.release() == ("0.4.0", "0.4.1", "patch")
    releases.document(_document("0.4.0", fields="name age", limit="most"))
    assert releases.release() == ("0.4.1", "0.5.0", "minor")


def test_a_release_stays_until_the_next(releases: Releases) -> None:
    releases.release()
    releases.document(_document(fields="name age"))
    releases.release()
    released = releases.content()
    releases.generate()
    assert releases.content() == released
    # Two changes, each generated, and both are in the next release.
    releases.document(_document("7.0.0", fields="name age", limit="most"))
    releases.generate()
    assert releases.versions() == {"1.1.0"}
    assert "calco.released.json" in releases.content()
    releases.run("check")
    releases.document(_document("7.0.0", fields="name", limit="most"))
    releases.generate()
    releases.run("check")
    out, _ = releases.run("diff")
    assert out == "things: nothing changes for users of the package\n"
    out, _ = releases.run("diff", "--release")
    assert out.endswith(
        "2 breaking changes, 1 feature; a major release: 1.1.0 to 2.0.0\n"
    )
    assert releases.release() == ("1.1.0", "2.0.0", "major")
    entry = releases.text("CHANGELOG.md").split("## ")[1:]
    assert "(limit=)` is gone" in "".join(entry)
    assert "`models.Thing.age` is gone" in "".join(entry)
    assert "calco.released.json" not in releases.content()
    releases.run("check")


def test_what_is_taken_back_needs_no_release(releases: Releases) -> None:
    releases.release()
    releases.document(_document(limit="most"))
    releases.generate()
    releases.document(_document())
    releases.generate()
    assert releases.release() == ("1.0.0", "1.0.0", "none")
    releases.run("check")


def test_a_package_that_was_never_released_is_the_first_release(
    releases: Releases,
) -> None:
    releases.generate()
    assert releases.release() == ("1.0.0", "1.0.0", "none")
    assert releases.versions() == {"1.0.0"}
    releases.document(_document("2.0.0", limit="most"))
    assert releases.release() == ("1.0.0", "2.0.0", "major")


def test_a_package_that_changes_without_its_document_is_a_patch(
    releases: Releases,
) -> None:
    releases.release()
    releases.configure(top='author = "Somebody"')
    assert releases.release() == ("1.0.0", "1.0.1", "patch")
    assert "generated anew" in releases.text("CHANGELOG.md")
    assert releases.release() == ("1.0.1", "1.0.1", "none")


def test_a_version_may_be_given(releases: Releases) -> None:
    found = releases.generate("--release-as", "0.9")
    assert found["release"] == {"before": None, "version": "0.9", "verdict": "none"}
    found = releases.generate("--release-as", "1.0.0rc1")
    assert found["release"]["version"] == "1.0.0rc1"
    assert releases.versions() == {"1.0.0rc1"}
    assert "## 1.0.0rc1\n\nNothing of what is generated has changed.\n\n## 0.9" in (
        releases.text("CHANGELOG.md")
    )
    releases.document(_document(limit="most"))
    assert releases.release() == ("1.0.0rc1", "1.0.0", "major")
    releases.document(_document())
    found = releases.generate("--release-as", "1.1.0")
    assert [one["code"] for one in found["problems"]] == ["CALCO-W023"]
    assert releases.refused("--release-as", "1.0.9") == "CALCO-W021"
    assert releases.refused("--release-as", "next") == "CALCO-C007"


def test_a_version_may_follow_the_document(releases: Releases) -> None:
    releases.configure('[sdk.things.release]\nversion = "document"')
    releases.document(_document("v3.1"))
    assert releases.release() == (None, "3.1", "none")
    releases.document(_document("3.2", fields="name age"))
    assert releases.release() == ("3.1", "3.2", "minor")
    releases.document(_document("3.2", fields="name"))
    assert releases.refused("--release") == "CALCO-W022"
    releases.document(_document("3.0", fields="name"))
    assert releases.refused("--release") == "CALCO-W022"
    releases.document(_document("Spring", fields="name"))
    assert releases.refused("--release") == "CALCO-W022"
    releases.document(_document("3.3", fields="name"))
    found = releases.generate("--release")
    assert found["release"]["version"] == "3.3"
    assert [one["code"] for one in found["problems"]] == ["CALCO-W023"]
    assert releases.release() == ("3.3", "3.3", "none")


def test_a_changelog_is_whose_edits_it_is(releases: Releases) -> None:
    releases.release()
    path = releases.folder / "CHANGELOG.md"
    path.write_text(
        "# What is new\n\n## Unreleased\n\n- Faster, by hand.\n\n## 1.0.0 (the first)\n",
        encoding="utf-8",
    )
    releases.document(_document(fields="name age"))
    assert releases.release() == ("1.0.0", "1.1.0", "minor")
    assert path.read_text(encoding="utf-8") == """\
# What is new

## Unreleased

## 1.1.0

### Added

- `models.Thing.age` is new, in answers (concerns `client.things.list`)

- Faster, by hand.

## 1.0.0 (the first)
"""
    releases.generate()
    releases.generate("--force")
    assert "Faster, by hand." in path.read_text(encoding="utf-8")
    path.unlink()
    releases.document(_document())
    releases.release()
    assert path.read_text(encoding="utf-8").startswith("# Changelog\n\n## 2.0.0\n\n")


def test_edits_in_generated_files_are_carried_into_a_release(
    releases: Releases,
) -> None:
    releases.release()
    path = releases.folder / "pyproject.toml"
    edited = releases.text("pyproject.toml").replace(
        'readme = "README.md"', 'readme = "README.md"\nkeywords = ["things"]'
    )
    path.write_text(edited, encoding="utf-8")
    releases.document(_document(fields="name age"))
    releases.release()
    assert 'keywords = ["things"]' in releases.text("pyproject.toml")
    assert releases.versions() == {"1.1.0"}


def test_the_same_releases_are_the_same_bytes(releases: Releases) -> None:
    results: list[dict[str, bytes]] = []
    for _ in range(2):
        shutil.rmtree(releases.folder, ignore_errors=True)
        for document in (_document(), _document(fields="name age")):
            releases.document(document)
            releases.release("--no-cache", "--date", "2026-11-27")
        results.append(releases.content())
    assert results[0] == results[1]


def test_hostile_words_stay_words_in_the_changelog(releases: Releases) -> None:
    releases.release()
    evil = "'a](x)`<b>@all\\n\\n## 9.9.9'"
    releases.document(_document(limit=evil.replace("\\n", " ")))
    releases.release()
    found = releases.text("CHANGELOG.md")
    assert [line for line in found.splitlines() if line.startswith("## ")] == [
        "## 2.0.0",
        "## 1.0.0",
    ]
    assert "<b>" not in found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('version = "1.0.0"\n', ""),
        ('version = "1.0.0"', 'version = "one"'),
        ('version = "1.0.0"', "version = 1"),
        ("content =", "contents ="),
        ("[release]", "release = 1\n[other]"),
    ],
)
def test_a_lock_without_its_version_is_damaged(
    releases: Releases, old: str, new: str
) -> None:
    releases.release()
    path = releases.folder / manifest.FILE_NAME
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert releases.refused() == "CALCO-W002"
    assert releases.refused("--release") == "CALCO-W002"


def test_what_was_released_must_be_known(releases: Releases) -> None:
    releases.release()
    releases.document(_document(limit="most"))
    path = releases.folder / "things/_document.json"
    content = path.read_bytes()
    path.write_bytes(content.replace(b"listThings", b"listThangs"))
    assert releases.refused("--release") == "CALCO-W020"
    path.write_bytes(content)
    releases.generate()
    kept = releases.folder / "calco.released.json"
    assert kept.read_bytes() == content
    kept.unlink()
    assert releases.refused("--release") == "CALCO-W020"
    kept.write_bytes(content)
    assert releases.release() == ("1.0.0", "2.0.0", "major")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--date", "2026-11-27"),
        ("--release", "--date", "2026-13-01"),
        ("--release", "--watch"),
    ],
)
def test_options_that_make_no_sense_together(
    releases: Releases, arguments: tuple[str, ...]
) -> None:
    releases.run("generate", *arguments, code=2)


@pytest.mark.parametrize("text", ['version = "latest"', "version = 1", "versions = 1"])
def test_rules_that_are_none(releases: Releases, text: str) -> None:
    releases.configure(f"[sdk.things.release]\n{text}")
    _, said = releases.run("generate", "--release", code=2)
    assert "calco.toml:7:1: " in said


@pytest.mark.parametrize(
    "arguments", [("--since", "HEAD"), ("openapi.yaml", "openapi.yaml")]
)
def test_a_release_is_told_of_packages_alone(
    releases: Releases, arguments: tuple[str, ...]
) -> None:
    releases.run("diff", "--release", *arguments, code=2)


def test_what_is_said_of_a_release(releases: Releases) -> None:
    out, _ = releases.run("diff", "--release")
    assert out == "things: is new\n"
    out, _ = releases.run("generate", "--release")
    assert out.endswith("\n  released 1.0.0, the first one\n")
    releases.document(_document(limit="most"))
    out, _ = releases.run("diff")
    assert "a major release: 1.0.0 to 2.0.0" in out
    out, _ = releases.run("generate", "--release")
    told = "released 2.0.0 after 1.0.0; 1 breaking change, 1 feature"
    assert out.endswith(f"\n  {told}\n")
    out, _ = releases.run("generate", "--release")
    assert out.endswith("\n  nothing to release since 2.0.0\n")
    out, _ = releases.run("diff")
    assert out == "things: nothing changes for users of the package\n"


def test_the_package_itself_tells_its_version(releases: Releases) -> None:
    releases.release()
    releases.document(_document(fields="name age"))
    releases.release()
    said = subprocess.run(
        [sys.executable, "-c", "import things; print(things.__version__)"],
        cwd=releases.folder,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert said.stdout == "1.1.0\n"
