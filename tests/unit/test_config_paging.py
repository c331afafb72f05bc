"""What ``calco.toml`` says of paging, and what is wrong with what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.config import load
from generator.plan.paging import find_paging
from generator.problems import CalcoError
from tests.unit.plan.planning import parsed

if TYPE_CHECKING:
    from pathlib import Path

    from generator.plan.paging import Paging

_PATHS = """
paths:
  /admin/users:
    get:
      operationId: listUsers
      parameters:
        - {in: query, name: first, schema: {type: integer}}
        - {in: query, name: max, schema: {type: integer}}
      responses:
        '200':
          description: Users
          content: {application/json: {schema: {type: array, items: {type: string}}}}
  /found:
    post:
      operationId: search
      parameters: [{in: query, name: token, schema: {type: string}}]
      responses:
        '200':
          description: What was found
          content:
            application/json:
              schema:
                type: object
                properties:
                  '@next.token': {type: string}
                  cats: {type: array, items: {type: string}}
                  dogs:
                    type: object
                    properties: {found: {type: array, items: {type: integer}}}
  /ping:
    get: {operationId: ping, responses: {'204': {description: Well}}}
  /orders:
    get:
      operationId: listOrders
      parameters:
        - {in: query, name: page, schema: {type: integer, default: 1}}
        - {in: query, name: size, schema: {type: integer}}
      responses:
        '200':
          description: Orders
          content: {application/json: {schema: {type: array, items: {type: string}}}}
"""


def paging(rules: str, directory: Path) -> dict[str, Paging]:
    """How the operations page, by pointer, with a table of the configuration."""
    file = directory / "calco.toml"
    head = '[sdk.shop]\nspec = "openapi.yaml"\noutput = "out"\n'
    file.write_text(f"{head}[sdk.shop.paging]\n{rules}\n", encoding="utf-8")
    options = load(file).sdks["shop"]
    api, _, _ = parsed(_PATHS, directory)
    return find_paging(api, options.paging)


def test_what_is_said_goes_before_what_is_found(tmp_path: Path) -> None:
    found = paging(
        'listOrders = "off"\n'
        '"/admin/*" = { kind = "offset", parameter = "first" }\n'
        'search = { kind = "cursor", parameter = "token", items = "dogs.found",'
        ' next = "@next.token" }',
        tmp_path,
    )
    assert list(found) == ["#/paths/~1admin~1users/get", "#/paths/~1found/post"]
    users, search = found.values()
    assert (users.kind, users.parameter, users.items) == ("offset", "first", ())
    assert search.items == ("dogs", "found")
    assert search.facts == {"next": ("@next.token",)}


def test_the_first_page_may_have_another_number(tmp_path: Path) -> None:
    told = '"GET /orders" = { kind = "link", parameter = "page", start = 0 }'
    (orders,) = paging(told, tmp_path).values()
    assert (orders.kind, orders.start) == ("link", 0)


@pytest.mark.parametrize(
    ("rule", "code", "message", "place"),
    [
        ('"listNothing" = "off"', "C024", "matches 'listNothing'", (5, 1)),
        ('search = "on"', "C004", "paging.search is not a table", (5, 1)),
        (
            'search = { kind = "pages" }',
            "C004",
            "page, offset, cursor, url, link",
            (5, 1),
        ),
        ('search = { parameter = "token" }', "C005", "needs a kind", (5, 1)),
        ('search = { kind = "cursor" }', "C005", "needs 'parameter'", (5, 1)),
        ('search = { kind = "url" }', "C005", "needs 'url'", (5, 1)),
        (
            'search = { kind = "offset", parameter = "token", next = "a" }',
            *("C009", "no use for 'next'", (5, 1)),
        ),
        ('search = { kind = "link", step = 1 }', "C009", "unknown key 'step'", (5, 1)),
        (
            'listOrders = { kind = "page", parameter = "page", start = "0" }',
            *("C004", "start is not a whole number", (5, 1)),
        ),
        (
            'listOrders = { kind = "page", parameter = "Page" }',
            *("C026", "listOrders has no query parameter 'Page'", (5, 1)),
        ),
        (
            '[sdk.shop.paging.search]\nkind = "cursor"\nparameter = "token"\n'
            'items = "cats"\nnext = "token"',
            *("C026", "search has no property 'token'", (9, 1)),
        ),
        (
            'search = { kind = "link", items = "birds" }',
            *("C026", "search has no list 'birds'", (5, 1)),
        ),
        (
            'ping = { kind = "link" }',
            *("C026", "does not answer with one list", (5, 1)),
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    rule: str, code: str, message: str, place: tuple[int, int], tmp_path: Path
) -> None:
    with pytest.raises(CalcoError, match=message) as caught:
        paging(rule, tmp_path)
    problem = caught.value.problem
    assert problem.code == f"CALCO-{code}"
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == place


def test_a_near_name_is_proposed(tmp_path: Path) -> None:
    with pytest.raises(CalcoError) as caught:
        paging('listOrders = { kind = "page", parameter = "Page" }', tmp_path)
    assert caught.value.problem.hint == "Did you mean 'page'?"
