"""What ``include`` and ``exclude`` leave of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.config import Options, Pattern, Selection
from generator.parse import parse
from generator.problems import CalcoError, Place, Report
from generator.read import read
from generator.select import select

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.ir import Api

TEXT = """
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /books:
    get:
      tags: [books]
      operationId: listBooks
      responses:
        '200':
          description: Fine
          content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}
    post:
      tags: [books, admin]
      operationId: addBook
      responses: {'204': {$ref: '#/components/responses/Done'}}
  /books/{id}/pages: {$ref: '#/components/pathItems/Pages'}
  /copies/{id}/pages: {$ref: '#/components/pathItems/Pages'}
  /staff:
    get:
      tags: [staff]
      responses:
        '200':
          description: Fine
          content: {application/json: {schema: {$ref: '#/components/schemas/Person'}}}
webhooks:
  sold:
    post:
      tags: [books]
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Sale'}}}
      responses: {'204': {description: Done}}
components:
  pathItems:
    Pages:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      get: {tags: [pages], responses: {'204': {description: Done}}}
      put: {tags: [pages], responses: {'204': {description: Done}}}
  responses:
    Done: {description: Done}
    Unused: {description: Done}
  schemas:
    Book:
      oneOf: [{$ref: '#/components/schemas/Novel'}]
      discriminator: {propertyName: kind, mapping: {comic: Comic}}
    Novel: {type: object, properties: {author: {$ref: '#/components/schemas/Author'}}}
    Comic: {type: object}
    Author: {type: object, properties: {books: {$ref: '#/components/schemas/Book'}}}
    Person: {type: object, properties: {boss: {$ref: '#/components/schemas/Person'}}}
    Sale: {type: object, properties: {odd: {type: strange}}}
"""
PLACE = Place("calco.toml", 7, 1)
NOTHING = Selection()
EVERYTHING = {
    "GET /books",
    "POST /books",
    "GET /books/{id}/pages",
    "PUT /books/{id}/pages",
    "GET /copies/{id}/pages",
    "PUT /copies/{id}/pages",
    "GET /staff",
}


def chosen(**parts: tuple[str, ...]) -> Selection:
    """A selection by these patterns."""
    given = {
        part: tuple(Pattern(text, PLACE) for text in texts)
        for part, texts in parts.items()
    }
    return Selection(**given)


def selected(
    directory: Path,
    include: Selection = NOTHING,
    exclude: Selection = NOTHING,
) -> tuple[Api, Mapping[str, int], Report]:
    """What is left, the counts of what is not, and the report."""
    path = directory / "openapi.yaml"
    path.write_text(TEXT, encoding="utf-8")
    report = Report()
    document = read(str(path), report=report)
    counts = select(document, Options(include=include, exclude=exclude), report)
    return parse(document, report), counts, report


def operations(api: Api) -> set[str]:
    """The operations by method and path."""
    return {f"{operation.method} {operation.path}" for operation in api.operations}


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        ({"tags": ("staff",)}, {}, {"GET /staff"}),
        ({"tags": ("admin",)}, {}, {"POST /books"}),
        ({"paths": ("/books",)}, {}, {"GET /books", "POST /books"}),
        (
            {"paths": ("/books*",)},
            {"operations": ("listBooks",)},
            {"POST /books", "GET /books/{id}/pages", "PUT /books/{id}/pages"},
        ),
        ({"operations": ("GET /staff", "addBook")}, {}, {"GET /staff", "POST /books"}),
        ({}, {"tags": ("books", "staff", "admin")}, EVERYTHING - {
            "GET /staff", "GET /books", "POST /books"
        }),
        ({}, {"operations": ("PUT /copies/{id}/pages",)}, EVERYTHING - {
            "PUT /copies/{id}/pages"
        }),
    ],
)  # fmt: skip
def test_operations_are_chosen_by_tag_path_and_id(
    tmp_path: Path,
    include: dict[str, tuple[str, ...]],
    exclude: dict[str, tuple[str, ...]],
    expected: set[str],
) -> None:
    api, counts, _ = selected(tmp_path, chosen(**include), chosen(**exclude))
    assert operations(api) == expected
    # The webhook counts as well.
    left = counts["operations"]
    assert left in (len(EVERYTHING) - len(expected), 8 - len(expected))


def test_schemas_that_only_others_use_are_left_out(tmp_path: Path) -> None:
    api, counts, report = selected(tmp_path, chosen(operations=("listBooks",)))
    assert {identity.rpartition("/")[2] for identity in api.schemas} == {
        "Book",
        "Novel",
        "Comic",
        "Author",
    }
    assert counts == {"operations": 7, "schemas": 2}
    (note,) = [p for p in report.problems if p.code == "CALCO-G004"]
    assert note.level == "note"
    assert note.message == (
        "the configuration leaves out 7 of 8 operations, and 2 schemas that only"
        " they use"
    )


def test_a_problem_of_what_is_left_out_is_none(tmp_path: Path) -> None:
    _, _, before = selected(tmp_path)
    assert [p.pointer for p in before.problems if "strange" in p.message]
    _, _, after = selected(tmp_path, exclude=chosen(paths=("sold",)))
    assert not [p.pointer for p in after.problems if "strange" in p.message]


def test_without_a_choice_nothing_changes(tmp_path: Path) -> None:
    api, counts, report = selected(tmp_path)
    assert operations(api) == EVERYTHING
    assert counts == {}
    assert not [p for p in report.problems if p.code == "CALCO-G004"]


@pytest.mark.parametrize("part", ["tags", "paths", "operations"])
@pytest.mark.parametrize("which", ["include", "exclude"])
def test_a_pattern_that_matches_nothing_is_an_error_with_its_place(
    tmp_path: Path, part: str, which: str
) -> None:
    good = chosen(tags=("staff",))
    wrong = chosen(
        **{part: ("nothing",)}, **({"tags": ("staff",)} if part != "tags" else {})
    )
    with pytest.raises(CalcoError) as caught:
        selected(tmp_path, **{"include": good, which: wrong})
    problem = caught.value.problem
    assert problem.code == "CALCO-C024"
    assert "'nothing'" in problem.message
    assert problem.place == PLACE
