"""The files of a document, seen without reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.problems import Report
from generator.read import read
from generator.workspace.sources import sources_of

if TYPE_CHECKING:
    from pathlib import Path

ROOT = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /books.json:
    $ref: paths/books.yaml
  /pets:
    get:
      responses:
        "200": {description: ok, content: {application/json: {schema: {$ref: 'pet.json#/Pet'}}}}
components:
  schemas:
    Own: {$ref: "#/components/schemas/Other"}
    Other: {type: string}
"""
BOOKS = """\
get:
  responses:
    "200":
      description: ok
      content:
        application/json:
          schema: {"$ref": "../with%20space/book.yaml"}   # see notes.yaml
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("paths", "with space"):
        (tmp_path / name).mkdir()
    (tmp_path / "root.yaml").write_text(ROOT)
    (tmp_path / "paths/books.yaml").write_text(BOOKS)
    (tmp_path / "with space/book.yaml").write_text("type: string\n")
    (tmp_path / "pet.json").write_text('{"Pet": {"type": "object"}}')
    (tmp_path / "unrelated.yaml").write_text("a: b\n")
    return tmp_path / "root.yaml"


def test_all_files_that_are_read_are_seen(root: Path) -> None:
    found = sources_of(root)
    there = {path for path in found.files if path.is_file()}
    assert there == set(read(str(root), report=Report()).hashes)
    assert len(there) == 4
    assert found.is_whole
    assert found.size == sum(path.stat().st_size for path in there)
    assert found.operations == 2
    assert found.files[0] == root


def test_an_operation_costs_more_than_its_text(root: Path) -> None:
    small = sources_of(root).cost
    root.write_text(ROOT + "x-more: |\n  " + "word " * 100)
    longer = sources_of(root).cost
    root.write_text(ROOT + "x-more:\n  a: {responses: {}}\n  b: {'responses': {}}\n")
    assert small < longer < sources_of(root).cost


def test_files_that_are_missing_are_told(root: Path) -> None:
    (root.parent / "pet.json").unlink()
    found = sources_of(root)
    assert root.parent / "pet.json" in found.files
    assert found.is_whole  # it is known what is missing


def test_a_cycle_ends(root: Path) -> None:
    (root.parent / "pet.json").write_text('{"Pet": {"$ref": "root.yaml#/components"}}')
    assert sources_of(root).is_whole


@pytest.mark.parametrize(
    "written",
    [
        "x: {$ref: *anchor}",
        "x:\n  $ref:\n    pet.json",
        'x: {$ref: "p\\u0065t.json"}',
        'x: {"\\u0024ref": "pet.json"}',
        "x: {$id: elsewhere/}",
        "$self: https://example.com/a/root.yaml",
    ],
)
def test_what_hides_references_is_noticed(root: Path, written: str) -> None:
    root.write_text(f"{ROOT}{written}\n")
    assert not sources_of(root).is_whole


@pytest.mark.parametrize(
    "written",
    [
        'x: {"$ref": "#\\/components\\/schemas\\/Own"}',
        "x:\n  $ref: '#/components/schemas/Own'",
        "x: {$ref: https://example.com/a.yaml}",
        'x: {properties: {"$ref": {type: string}}}',
        'x: {$ref: "#/components/schemas/\\\n      Own"}',
        "x: {description: 'a $ref leads to a schema'}",
    ],
)
def test_what_hides_nothing_is_fine(root: Path, written: str) -> None:
    root.write_text(f"{ROOT}{written}\n")
    assert sources_of(root).is_whole


@pytest.mark.parametrize(
    "written",
    [
        "x:\n  $ref: >-\n    other/pet\n  y: 1",
        "x:\n  $ref: other/pet # comment",
        "x:\n  $ref : 'other/pet'",
        'x: {"$ref":"other\\/pet#\\/a"}',
        "x: {$ref: other/pet, y: z}",
        "x: {$dynamicRef: other/pet}",
    ],
)
def test_ways_to_write_a_reference(root: Path, written: str) -> None:
    root.write_text(f"{ROOT}{written}\n")
    found = sources_of(root)
    assert root.parent / "other/pet" in found.files
    assert found.is_whole


def test_a_mapping_leads_to_files_too(root: Path) -> None:
    root.write_text(
        f"{ROOT}x: {{mapping: {{dog: other/dog.yaml, cat: cat.yml#/Cat}}}}\n"
    )
    names = {str(path.relative_to(root.parent)) for path in sources_of(root).files}
    assert {"other/dog.yaml", "cat.yml"} <= names
    assert "books.json" not in names


@pytest.mark.parametrize(
    "content", [None, "\N{GREEK SMALL LETTER ALPHA}".encode("utf-16"), b"a\0"]
)
def test_a_document_that_cannot_be_looked_into(
    root: Path, content: bytes | None
) -> None:
    root.unlink()
    if content is not None:
        root.write_bytes(content)
    found = sources_of(root)
    assert found.files == (root,)
    assert not found.is_whole
    assert found.cost > 0
