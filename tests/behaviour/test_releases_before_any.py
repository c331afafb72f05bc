"""Packages that were generated, and never released: what the first release tells."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.releasing import Releases
from tests.behaviour.sdk import openapi

if TYPE_CHECKING:
    from collections.abc import Sequence

RECORD = "calco.released.json"


def document(
    version: str = "1.1.0", fields: str = "name", *, required: bool, whole: bool
) -> str:
    """Things, which may be listed, and removed where the document is *whole*."""
    listed = ", ".join(f"{field}: {{type: string}}" for field in fields.split())
    removing = """
  delete:
    operationId: removeThings
    tags: [things]
    responses: {'204': {description: Gone}}
"""
    text = openapi(
        f"""
/things:
  get:
    operationId: listThings
    tags: [things]
    parameters: [{{name: limit, in: query, required: {str(required).lower()},
      schema: {{type: integer}}}}]
    responses:
      '200': {{description: Fine, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing'}}}}}}}}
{removing if whole else ""}""",
        f"Thing: {{type: object, properties: {{{listed}}}}}",
    )
    return text.replace("version: 1.0.0", f"version: '{version}'")


OLD = document(required=False, whole=True)
NEW = document(required=True, whole=False)
BETWEEN = document(required=False, whole=True, fields="name age")
CHANGELOG = """\
# Changelog

## 2.0.0

### Breaking

- `client.things.list(limit=)` must be given now
- `client.things.remove` is gone

## 1.1.0

First release.
"""


@pytest.fixture
def releases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Releases:
    """A package that was generated once."""
    monkeypatch.chdir(tmp_path)
    made = Releases(capsys)
    made.configure()
    made.document(OLD)
    made.generate()
    return made


def lock(releases: Releases) -> dict[str, Any]:
    """What ``calco.lock`` tells."""
    return tomllib.loads(releases.text("calco.lock"))


@pytest.mark.parametrize(
    "runs",
    [(), (NEW,), (BETWEEN, NEW), (NEW, OLD, NEW), (NEW, NEW)],
    ids=["none", "one", "two", "back", "unchanged"],
)
def test_runs_before_the_first_release_lose_nothing(
    releases: Releases, runs: Sequence[str]
) -> None:
    carried = releases.text("things/_document.json")
    for text in runs:
        releases.document(text)
        releases.generate()
        releases.run("check")
    if runs:
        assert releases.text(RECORD) == carried
    releases.document(NEW)
    out, _ = releases.run("diff", "--release")
    assert out.endswith("2 breaking changes; a major release: 1.1.0 to 2.0.0\n")
    assert releases.release() == ("1.1.0", "2.0.0", "major")
    assert releases.text("CHANGELOG.md") == CHANGELOG
    assert releases.versions() == {"2.0.0"}
    assert RECORD not in releases.content()
    assert set(lock(releases)["release"]) == {"version", "content"}
    releases.run("check")
    assert releases.release() == ("2.0.0", "2.0.0", "none")


def test_the_same_bytes_are_released_with_and_without_runs_before(
    releases: Releases,
) -> None:
    first = releases.content()
    releases.document(NEW)
    releases.generate()
    releases.release()
    found = releases.content()
    for path in set(found) - set(first):
        (releases.folder / path).unlink()
    for path, content in first.items():
        (releases.folder / path).write_bytes(content)
    releases.release()
    assert releases.content() == found


@pytest.mark.parametrize("arguments", [(), ("--no-cache",), ("--force",)])
def test_a_run_that_changes_nothing_leaves_no_record(
    releases: Releases, arguments: tuple[str, ...]
) -> None:
    before = releases.content()
    found = releases.generate(*arguments)
    assert found["files"]["written"] == 0
    assert releases.content() == before
    assert "release" not in lock(releases)
    releases.run("check")


def test_what_is_kept_without_being_generated_is_no_change(releases: Releases) -> None:
    path = releases.folder / "things/models/__init__.py"
    path.write_text(path.read_text(encoding="utf-8") + "# Mine.\n", encoding="utf-8")
    releases.generate()
    # A file that an earlier run generated and that is edited stays in the records.
    extra = releases.folder / "things/extra.py"
    extra.write_text("MINE = 1\n", encoding="utf-8")
    text = releases.text("calco.lock")
    digest = hashlib.sha256(extra.read_bytes()).hexdigest()
    text = text.replace("[files]\n", f'[files]\n"things/extra.py" = "{"0" * 64}"\n')
    text = text.replace("[edited]\n", f'[edited]\n"things/extra.py" = "{digest}"\n')
    (releases.folder / "calco.lock").write_text(text, encoding="utf-8")
    releases.generate("--no-cache")
    assert lock(releases)["edited"]["things/extra.py"] == digest
    assert "release" not in lock(releases)
    releases.run("check", "--no-cache")


def test_a_change_of_the_configuration_alone_is_released_as_a_patch(
    releases: Releases,
) -> None:
    releases.configure(top='author = "Somebody"')
    releases.generate()
    releases.run("check")
    assert RECORD not in releases.content()  # which is the document of the package
    assert releases.release() == ("1.1.0", "1.1.1", "patch")
    assert releases.release() == ("1.1.1", "1.1.1", "none")


def test_what_is_taken_back_leaves_no_record(releases: Releases) -> None:
    before = releases.content()
    for text in (BETWEEN, NEW, OLD):
        releases.document(text)
        releases.generate()
        releases.run("check")
    assert releases.content() == before
    releases.configure(top='author = "Somebody"')
    releases.generate()
    releases.configure()
    releases.generate()
    assert releases.content() == before


def test_what_is_taken_back_is_the_first_release(releases: Releases) -> None:
    for text in (NEW, OLD):
        releases.document(text)
        releases.generate()
    assert releases.release() == ("1.1.0", "1.1.0", "none")
    assert releases.versions() == {"1.1.0"}
    assert RECORD not in releases.content()
    releases.run("check")


def test_before_the_first_release_the_version_is_that_of_the_document(
    releases: Releases,
) -> None:
    releases.document(document("1.2.0", required=True, whole=False))
    releases.generate()
    assert '\nversion = "1.2.0"\n' in releases.text("pyproject.toml")
    assert lock(releases)["release"]["version"] == "1.1.0"
    releases.run("check")
    out, _ = releases.run("diff", "--release")
    assert out.endswith("a major release: 1.1.0 to 2.0.0\n")
    assert releases.release() == ("1.1.0", "2.0.0", "major")
    assert releases.text("CHANGELOG.md") == CHANGELOG
    releases.document(document("3.0.0", required=True, whole=False))
    releases.generate()
    assert releases.versions() == {"2.0.0"}


def test_a_version_alone_is_no_release(releases: Releases) -> None:
    releases.document(document("1.2.0", required=False, whole=True))
    releases.generate()
    assert releases.release() == ("1.1.0", "1.1.0", "none")
    assert releases.versions() == {"1.1.0"}
    assert RECORD not in releases.content()
    releases.run("check")


def test_a_document_that_was_altered_by_hand_is_no_record(releases: Releases) -> None:
    path = releases.folder / "things/_document.json"
    path.write_text(releases.text("things/_document.json") + "\n", encoding="utf-8")
    releases.document(NEW)
    releases.generate("--force")
    assert RECORD not in releases.content()
    assert "release" not in lock(releases)
    releases.run("check")


@pytest.mark.parametrize("text", ['made = "no"', "made = 1"])
def test_whether_a_release_was_made_is_known(releases: Releases, text: str) -> None:
    releases.document(NEW)
    releases.generate()
    path = releases.folder / "calco.lock"
    changed = releases.text("calco.lock").replace("made = false", text)
    path.write_text(changed, encoding="utf-8")
    assert releases.refused() == "CALCO-W002"
