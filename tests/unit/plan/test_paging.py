"""Which operations page, by the names and shapes of inline documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.plan.paging import find_paging
from tests.unit.plan.planning import parsed

if TYPE_CHECKING:
    from pathlib import Path

    from generator.plan.paging import Paging

_MANY = "{type: array, items: {$ref: '#/components/schemas/Thing'}}"


def found(
    parameters: str,
    answer: str,
    directory: Path,
    *,
    method: str = "get",
    headers: str = "{}",
) -> Paging | None:
    """How the only operation of a document pages.

    Args:
        parameters: ``name: schema`` for each query parameter, between commas.
        answer: The schema of the answer; ``MANY`` is a list of things.
        directory: Receives the document.
        method: That of the operation.
        headers: Those of its answer.
    """
    listed = "".join(
        f"\n        - {{in: query, name: '{name.strip()}', {schema.strip()}}}"
        for name, _, schema in (one.partition(":") for one in parameters.split(";"))
    )
    text = f"""
paths:
  /things:
    {method}:
      parameters:{listed}
      responses:
        '200':
          description: Things
          headers: {headers}
          content:
            application/json: {{schema: {answer.replace("MANY", _MANY)}}}
components:
  schemas:
    Thing: {{type: object, required: [id], properties: {{id: {{type: string}}}}}}
"""
    api, _, _ = parsed(text, directory)
    paging = find_paging(api)
    return next(iter(paging.values()), None)


def summary(paging: Paging | None) -> tuple[str, str, str, dict[str, str]] | None:
    """Kind, parameter, list and facts of a way to page, as short text."""
    if paging is None:
        return None
    facts = {role: ".".join(path) for role, path in paging.facts.items()}
    return paging.kind, paging.parameter, ".".join(paging.items), facts


_INT = "schema: {type: integer}"
_ONE = "schema: {type: integer, default: 1}"
_TEXT = "schema: {type: string}"


def answer(*fields: str) -> str:
    return f"{{type: object, properties: {{{', '.join(fields)}}}}}"


Summary = tuple[str, str, str, dict[str, str]]
_PAGES: list[tuple[str, str, Summary]] = [
    (
        f"page: {_ONE}; per_page: {_INT}",
        answer(
            "current_page: {type: integer}",
            "last_page: {type: integer}",
            "next_page_url: {type: string}",
            "data: MANY",
        ),
        (
            *("page", "page", "data"),
            {
                "current": "current_page",
                "last": "last_page",
                "url": "next_page_url",
            },
        ),
    ),
    (
        f"page[number]: {_ONE}; page[size]: {_INT}",
        answer("data: MANY", f"meta: {answer('totalPages: {type: integer}')}"),
        ("page", "page[number]", "data", {"last": "meta.totalPages"}),
    ),
    (
        f"page: {_ONE}",
        answer("items: MANY", "next_page: {type: [integer, 'null']}"),
        ("cursor", "page", "items", {"next": "next_page"}),
    ),
    (
        f"offset: {_INT}; limit: {_INT}",
        answer("total: {type: integer}", "things: MANY"),
        ("offset", "offset", "things", {"total": "total"}),
    ),
    (
        f"startAt: {_INT}; maxResults: {_INT}",
        answer("values: MANY", "isLast: {type: boolean}"),
        ("offset", "startAt", "values", {"done": "isLast"}),
    ),
    (
        f"pageToken: {_TEXT}",
        answer("nextPageToken: {type: string}", "items: MANY"),
        ("cursor", "pageToken", "items", {"next": "nextPageToken"}),
    ),
    (
        f"after: {_TEXT}",
        answer(
            "results: MANY",
            f"paging: {answer('next: ' + answer('after: {type: string}'))}",
        ),
        ("cursor", "after", "results", {"next": "paging.next.after"}),
    ),
    (
        f"starting_after: {_TEXT}; ending_before: {_TEXT}; limit: {_INT}",
        answer("data: MANY", "has_more: {type: boolean}"),
        (
            *("cursor", "starting_after", "data"),
            {"more": "has_more", "last_item": "id"},
        ),
    ),
    (
        f"cursor: {_TEXT}",
        answer(
            "next: {type: string, format: uri}",
            "previous: {type: string, format: uri}",
            "results: MANY",
        ),
        ("url", "", "results", {"url": "next"}),
    ),
    (f"page: {_ONE}; per_page: {_INT}", "MANY", ("link", "page", "", {})),
    (
        f"page: {_ONE}; size: {_INT}",
        answer(f"data: {answer('things: MANY', 'total: {type: integer}')}"),
        ("page", "page", "data.things", {}),
    ),
]


@pytest.mark.parametrize(("parameters", "schema", "expected"), _PAGES)
def test_how_a_list_pages(
    parameters: str, schema: str, expected: Summary, tmp_path: Path
) -> None:
    assert summary(found(parameters, schema, tmp_path)) == expected


@pytest.mark.parametrize(
    ("parameters", "schema"),
    [
        # A page of a book, and a list without any size.
        (f"page: {_ONE}", answer("words: MANY")),
        (f"page: {_TEXT}; size: {_TEXT}", answer("words: MANY")),
        # Nobody says whether the first page is 0 or 1.
        (f"page: {_INT}; size: {_INT}", answer("items: MANY")),
        # Nothing to go on with.
        (f"limit: {_INT}", answer("items: MANY", "total: {type: integer}")),
        (f"cursor: {_TEXT}; limit: {_INT}", answer("items: MANY")),
        (f"after: {_TEXT}; before: {_TEXT}; limit: {_INT}", "MANY"),
        (
            f"after: {_TEXT}",
            answer(
                "items: {type: array, items: {type: string}}",
                "has_more: {type: boolean}",
            ),
        ),
        # A range, not a place.
        (
            f"start: {_INT}; end: {_INT}; limit: {_INT}",
            answer("items: MANY", "total: {type: integer}"),
        ),
        # Which of two lists?
        (f"page: {_ONE}; size: {_INT}", answer("cats: MANY", "dogs: MANY")),
        # No list at all.
        (f"page: {_ONE}; size: {_INT}", answer("total_pages: {type: integer}")),
        (f"page: {_ONE}; size: {_INT}", "{type: object, additionalProperties: MANY}"),
        # Two parameters, each of which could be the page.
        (f"page: {_ONE}; pageNumber: {_ONE}; size: {_INT}", answer("items: MANY")),
    ],
)
def test_where_there_is_a_doubt_nothing_pages(
    parameters: str, schema: str, tmp_path: Path
) -> None:
    assert found(parameters, schema, tmp_path) is None


def test_only_what_changes_nothing_is_asked_again(tmp_path: Path) -> None:
    parameters = f"page: {_ONE}; size: {_INT}"
    assert found(parameters, answer("items: MANY"), tmp_path, method="post") is None


@pytest.mark.parametrize(
    ("page", "start"),
    [
        ("schema: {type: integer, default: 0}", 0),
        ("schema: {type: integer, minimum: 1}", 1),
        ("schema: {type: integer, exclusiveMinimum: 0}", 1),
        ("example: 1, schema: {type: integer}", 1),
        ("description: The zero-based number, schema: {type: integer}", 0),
        ("description: Counted from 1, schema: {type: integer}", 1),
    ],
)
def test_the_number_of_the_first_page_is_what_the_document_says(
    page: str, start: int, tmp_path: Path
) -> None:
    parameters = f"page: {page}; size: {_INT}"
    paging = found(parameters, answer("items: MANY"), tmp_path)
    assert paging is not None
    assert paging.start == start


def test_a_documented_link_header_is_how_a_list_pages(tmp_path: Path) -> None:
    headers = "{link: {schema: {type: string}}}"
    parameters = f"since: {_TEXT}; per_page: {_INT}"
    paging = found(parameters, "MANY", tmp_path, headers=headers)
    assert summary(paging) == ("link", "", "", {})
    assert found(parameters, "MANY", tmp_path) is None
