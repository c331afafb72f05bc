"""The page of what has changed since an earlier document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import run
from tests.behaviour.sdk import openapi
from tests.unit.reference.made import Reader

_PATHS = """
/pets:
  get:
    operationId: listPets
    tags: [pets]
    parameters: [{name: PARAMETER, in: query, schema: {type: string}}]
    responses:
      '200':
        description: Fine
        content:
          application/json:
            schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
GONE
"""
_GONE = """
/pets/{id}:
  delete:
    operationId: deletePet
    tags: [pets]
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    responses: {'204': {description: Done}}
"""
OLD = openapi(
    _PATHS.replace("PARAMETER", "sort").replace("GONE", _GONE),
    "Pet: {type: object, properties: {name: {type: string}}}",
)
NEW = openapi(
    _PATHS.replace("PARAMETER", "order").replace("GONE", ""),
    "Pet: {type: object, properties: {name: {type: string, pattern: <b>bold</b>}, age: {type: integer}}}",
).replace("version: 1.0.0", "version: 1.1.0")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with two documents."""
    monkeypatch.chdir(tmp_path)
    Path("old.yaml").write_text(OLD, encoding="utf-8")
    Path("new.yaml").write_text(NEW, encoding="utf-8")
    return tmp_path


@pytest.fixture
def site(here: Path) -> Path:
    """The site with its page of changes."""
    arguments = ["new.yaml", "--since", "old.yaml", "-o", "site", "--quiet"]
    assert run(["reference", *arguments]) == 0
    return here / "site"


def test_changes_are_told_in_groups(site: Path) -> None:
    page = Reader((site / "changes.html").read_text(encoding="utf-8"))
    assert "Changes since 1.0.0 For those who use the package;" in page.text
    assert "together they make a major release." in page.text
    text = page.text.partition("major release. ")[2]
    assert text.startswith(
        "Breaking changes 2 client.pets.delete is gone"
        " client.pets.list(sort=) is gone Features 2"
        " client.pets.list(order=) is new models.Pet.age is new, in answers"
        " client.pets.list Fixes 1 models.Pet.name must match '<b>bold</b>' now,"
        " in answers client.pets.list"
    )


def test_subjects_lead_to_their_pages(site: Path) -> None:
    page = Reader((site / "changes.html").read_text(encoding="utf-8"))
    links = page.links()
    main = links[links.index("schemas/index.html") + 1 :]
    assert main == [
        "operations/pets.list.html",
        "operations/pets.list.html",
        "schemas/Pet.html",
        "operations/pets.list.html",
        "schemas/Pet.html",
        "operations/pets.list.html",
    ]
    assert all((site / link).is_file() for link in main)


def test_the_page_is_found(site: Path) -> None:
    start = Reader((site / "index.html").read_text(encoding="utf-8"))
    assert "changes.html" in start.links()
    inner = Reader((site / "schemas/Pet.html").read_text(encoding="utf-8"))
    assert "../changes.html" in inner.links()
    script = (site / "assets/search.js").read_text(encoding="utf-8")
    entries = json.loads(script.partition("=")[2].rpartition(";")[0])
    assert entries[-1] == [
        "Changes since 1.0.0",
        "changes",
        "changes.html",
        "client.pets.delete client.pets.list(sort=) client.pets.list(order=)"
        " models.Pet.age models.Pet.name",
    ]
    listed = (site / "llms.txt").read_text(encoding="utf-8")
    assert "\n- [Changes since 1.0.0](changes.md)\n" in listed


def test_machines_read_the_same(site: Path) -> None:
    assert (site / "changes.md").read_text(encoding="utf-8") == """\
# Changes since 1.0.0

**Major release**: 2 breaking changes, 2 features, 1 fix.

### Breaking changes

- `client.pets.delete` is gone
- `client.pets.list(sort=)` is gone

### Features

- `client.pets.list(order=)` is new
- `models.Pet.age` is new, in answers (concerns `client.pets.list`)

### Fixes

- `models.Pet.name` must match '\\<b\\>bold\\</b\\>' now, in answers (concerns `client.pets.list`)
"""


def test_text_of_the_documents_is_inert(site: Path) -> None:
    page = Reader((site / "changes.html").read_text(encoding="utf-8"))
    assert "b" not in {element.tag for element in page.elements}


def test_there_is_no_page_without_an_earlier_document(here: Path) -> None:
    assert run(["reference", "new.yaml", "-o", "site", "--quiet"]) == 0
    assert not Path("site/changes.html").exists()
    assert "changes" not in Path("site/index.html").read_text(encoding="utf-8")


def test_nothing_may_have_changed(here: Path) -> None:
    arguments = ["new.yaml", "--since", "new.yaml", "-o", "site", "--quiet"]
    assert run(["reference", *arguments]) == 0
    page = Reader(Path("site/changes.html").read_text(encoding="utf-8"))
    assert "What has changed Nothing changes for users of the package." in page.text


def test_calco_toml_names_the_earlier_document(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("calco.toml").write_text(
        '[sdk.pets]\nspec = "new.yaml"\noutput = "made"\nsince = "old.yaml"\n',
        encoding="utf-8",
    )
    Path("below").mkdir()
    monkeypatch.chdir("below")
    assert run(["reference", "-o", "site", "--quiet"]) == 0
    page = Reader(Path("site/changes.html").read_text(encoding="utf-8"))
    assert "client.pets.list(sort=) is gone" in page.text


def test_an_earlier_document_that_is_not_there(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["new.yaml", "--since", "none.yaml", "-o", "site", "--quiet"]
    assert run(["reference", *arguments]) == 2
    assert "there is no file none.yaml" in capsys.readouterr().err
