"""Lists whose items have to be made, and items that are known by more than an ``id``."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from generator import paging_words as planned
from generator.mock import application
from generator.mock import paging_words as words
from tests.unit.mock.shop import Inline, load

ARTICLES = """
openapi: 3.1.0
info: {title: Articles, version: 1.0.0}
paths:
  /articles:
    get:
      parameters:
      - {name: offset, in: query, schema: {type: integer, minimum: 0}}
      - {name: limit, in: query, schema: {type: integer, minimum: 1, default: 20}}
      responses:
        '200':
          description: Fine
          content:
            application/json:
              schema:
                type: object
                required: [articles, articlesCount]
                properties:
                  articles:
                    type: array
                    items: {$ref: '#/components/schemas/Short'}
                  articlesCount: {type: integer}
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/NewOne'}}}
      responses:
        '201':
          description: Made
          content: {application/json: {schema: {$ref: '#/components/schemas/One'}}}
  /articles/{slug}:
    parameters: [{name: slug, in: path, required: true, schema: {type: string}}]
    get:
      responses:
        '200':
          description: Fine
          content: {application/json: {schema: {$ref: '#/components/schemas/One'}}}
    put:
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/NewOne'}}}
      responses:
        '200':
          description: Fine
          content: {application/json: {schema: {$ref: '#/components/schemas/One'}}}
    delete: {responses: {'204': {description: Gone}}}
components:
  schemas:
    Short:
      type: object
      required: [slug, title, favorites]
      properties:
        slug: {type: string}
        title: {type: string}
        favorites: {type: integer}
    Article:
      allOf:
      - {$ref: '#/components/schemas/Short'}
      - {type: object, required: [body], properties: {body: {type: string}}}
    One:
      type: object
      required: [article]
      properties: {article: {$ref: '#/components/schemas/Article'}}
    NewOne:
      type: object
      required: [article]
      properties:
        article: {type: object, properties: {title: {type: string}}}
"""


def articles(**options: Any) -> TestClient:
    return TestClient(application(Inline(load(ARTICLES)), **options))


def listing(
    item: str,
    *,
    parameters: str = "",
    path: str = "",
    beside: str = "",
    **options: Any,
) -> TestClient:
    """A mock with ``/things``, whose items keep to a schema, and maybe a path below."""
    below = f"""
  /things/{{{path}}}:
    parameters: [{{name: {path}, in: path, required: true, schema: {{}}}}]
    get: {{responses: {{'200': {{$ref: '#/components/responses/One'}}}}}}
    delete: {{responses: {{'204': {{description: Gone}}}}}}
"""
    text = f"""
openapi: 3.1.0
info: {{title: Things, version: '1'}}
paths:
  /things:
    get:
      parameters: [{parameters}]
      responses:
        '200':
          description: Fine
          content:
            application/json:
              schema:
                type: object
                properties:
                  things: {{type: array, items: {{$ref: '#/components/schemas/Thing'}}}}
                  {beside or "more: {type: boolean}"}
    post:
      requestBody: {{content: {{application/json: {{schema: {{type: object}}}}}}}}
      responses: {{'201': {{$ref: '#/components/responses/One'}}}}
{below if path else ""}
components:
  responses:
    One:
      description: Fine
      content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing'}}}}}}
  schemas:
    Thing: {item}
"""
    return TestClient(application(Inline(load(text)), **options))


OFFSET = (
    "{name: offset, in: query, schema: {type: integer}},"
    "{name: limit, in: query, schema: {type: integer, default: 10}}"
)


@pytest.mark.parametrize("stateful", [False, True])
def test_made_items_differ_where_their_own_path_tells_them_apart(
    stateful: bool,
) -> None:
    mock = articles(items=45, stateful=stateful)
    pages = [mock.get("/articles", params={"offset": at}).json() for at in (0, 20, 40)]
    assert [len(page["articles"]) for page in pages] == [20, 20, 5]
    assert [page["articlesCount"] for page in pages] == [45, 45, 45]
    slugs = [one["slug"] for page in pages for one in page["articles"]]
    assert slugs[:3] == ["slug", "slug-2", "slug-3"]
    assert len(set(slugs)) == 45
    # What is no name of an item stays.
    assert {one["favorites"] for page in pages for one in page["articles"]} == {1}
    end = mock.get("/articles?offset=45&limit=7").json()
    assert end == {"articles": [], "articlesCount": 45}


def test_what_was_created_is_known_by_the_property_of_its_path() -> None:
    mock = articles(stateful=True)
    made = mock.post("/articles", json={"article": {"title": "Of mice"}})
    assert made.json() == {
        "article": {
            "slug": "slug-2",
            "title": "Of mice",
            "favorites": 1,
            "body": "body",
        }
    }
    assert mock.get("/articles/slug-2").json() == made.json()
    listed = mock.get("/articles").json()
    assert listed["articlesCount"] == 2
    assert [one["slug"] for one in listed["articles"]] == ["slug", "slug-2"]
    changed = mock.put("/articles/slug-2", json={"article": {"title": "Of men"}})
    assert changed.json()["article"] == {**made.json()["article"], "title": "Of men"}
    assert mock.delete("/articles/slug-2").status_code == 204
    assert mock.get("/articles/slug-2").status_code == 404
    assert mock.get("/articles").json()["articlesCount"] == 1


def test_an_item_of_a_list_has_all_that_it_must_have_by_itself() -> None:
    mock = articles(stateful=True, items=3)
    assert mock.get("/articles/slug-3").json() == {
        "article": {
            "slug": "slug-3",
            "title": "title",
            "favorites": 1,
            "body": "body",
        }
    }


@pytest.mark.parametrize(
    ("path", "item", "key"),
    [
        ("thing_slug", "{properties: {owner_id: {}, slug: {type: string}}}", "slug"),
        ("thingSlug", "{properties: {id: {}, slug: {type: string}}}", "slug"),
        ("code", "{properties: {thingCode: {type: string}}}", "thingCode"),
        ("id", "{properties: {owner_id: {}, thing_id: {type: integer}}}", "thing_id"),
        ("thing-id", "{properties: {name: {}, id: {type: integer}}}", "id"),
        ("other", "{properties: {name: {type: string}}}", "name"),
    ],
)
def test_which_property_a_path_means(path: str, item: str, key: str) -> None:
    mock = listing(item, path=path, stateful=True)
    made = mock.post("/things", json={}).json()
    assert made[key] != mock.get("/things").json()["things"][0][key]
    assert mock.get(f"/things/{made[key]}").json() == made
    assert "id" not in made or "id:" in item


def test_a_key_that_is_sent_is_kept() -> None:
    item = "{properties: {slug: {type: string}, id: {type: integer}}}"
    mock = listing(item, path="slug", stateful=True)
    assert mock.post("/things", json={"slug": "mine"}).json() == {
        "slug": "mine",
        "id": 2,
    }
    assert mock.get("/things/mine").json()["id"] == 2
    # Not where another item has it already.
    assert mock.post("/things", json={"slug": "mine"}).json()["slug"] != "mine"


@pytest.mark.parametrize(
    ("item", "second"),
    [
        ("{properties: {id: {type: string, format: uuid}}}", None),
        ("{properties: {id: {type: string, pattern: '^[A-Z]{2}[0-9]{4}$'}}}", None),
        ("{properties: {name: {type: string, maxLength: 4}}}", {"name": "nam2"}),
        ("{properties: {email: {type: string, format: email}}}", None),
        ("{properties: {note: {type: string}}}", {"note": "note-2"}),
        (
            "{properties: {kind: {enum: [a]}, amount: {type: integer}}}",
            {"kind": "a", "amount": 2},
        ),
        (
            "{properties: {at: {type: string, format: date-time}}}",
            {"at": "2024-05-19T09:30:00Z"},
        ),
        ("{properties: {node: {properties: {id: {type: integer}}}}}", None),
        ("{type: string}", "things-2"),
    ],
)
def test_items_that_can_differ_do(item: str, second: Any) -> None:
    mock = listing(item, parameters=OFFSET, items=12)
    first = mock.get("/things").json()["things"]
    last = mock.get("/things?offset=10").json()["things"]
    assert [len(first), len(last)] == [10, 2]
    assert len({str(one) for one in [*first, *last]}) == 12
    if second is not None:
        assert first[1] == second


@pytest.mark.parametrize("name", ["thingsCount", "thing_count", "total_things"])
def test_a_count_that_names_the_list_is_its_own(name: str) -> None:
    beside = f"{name}: {{type: integer}}\n                  "
    beside += "likesCount: {type: integer}"
    mock = listing(
        "{properties: {id: {type: integer}}}",
        parameters=OFFSET,
        beside=beside,
        items=12,
    )
    page = mock.get("/things?limit=5").json()
    assert (page[name], page["likesCount"]) == (12, 1)


def test_a_list_that_nothing_tells_apart_keeps_its_length() -> None:
    item = "{properties: {kind: {enum: [a]}}}"
    mock = listing(item, path="id", parameters=OFFSET, items=12, stateful=True)
    assert mock.get("/things").json()["things"] == [{"kind": "a"}] * 10


def test_a_field_of_another_kind_is_no_address() -> None:
    beside = "pages: {type: object, example: {next: null, total: 1}, properties:"
    beside += " {next: {type: [object, 'null']}, total: {type: integer}}}"
    mock = listing(
        "{properties: {id: {type: integer}}}",
        parameters=OFFSET,
        beside=beside,
        items=12,
    )
    assert mock.get("/things").json()["pages"] == {"next": None, "total": 12}


def test_pages_counted_from_zero() -> None:
    page = (
        "{name: page, in: query, schema: {type: integer, minimum: 0}},"
        "{name: size, in: query, schema: {type: integer, default: 5}}"
    )
    beside = "page: {type: integer}\n                  "
    beside += "totalElements: {type: integer}\n                  "
    beside += "totalPages: {type: integer}\n                  last: {type: boolean}"
    mock = listing(
        "{properties: {id: {type: integer}}}", parameters=page, beside=beside, items=12
    )
    found = [mock.get("/things", params={"page": at}).json() for at in range(3)]
    assert [[one["id"] for one in each["things"]] for each in found] == [
        [1, 2, 3, 4, 5],
        [6, 7, 8, 9, 10],
        [11, 12],
    ]
    assert [each["page"] for each in found] == [0, 1, 2]
    assert [each["last"] for each in found] == [False, False, True]
    assert {(each["totalElements"], each["totalPages"]) for each in found} == {(12, 3)}


def test_what_follows_an_item() -> None:
    after = (
        "{name: starting_after, in: query, schema: {type: string}},"
        "{name: limit, in: query, schema: {type: integer, default: 5}}"
    )
    mock = listing(
        "{required: [id], properties: {id: {type: string}}}",
        parameters=after,
        beside="has_more: {type: boolean}",
        items=12,
    )
    found: list[str] = []
    more = True
    query: dict[str, str] = {}
    while more:
        page = mock.get("/things", params=query).json()
        found += [one["id"] for one in page["things"]]
        query, more = {"starting_after": found[-1]}, page["has_more"]
    assert len(found) == len(set(found)) == 12


def test_the_words_are_those_by_which_clients_page() -> None:
    assert {*map(planned.plain, words.PAGE)} >= planned.PAGES
    assert {*map(planned.plain, words.OFFSET)} >= planned.OFFSETS
    assert {*map(planned.plain, words.SIZE)} >= planned.SIZES
    assert {*map(planned.plain, words.CURSOR)} >= planned.CURSORS
    assert planned.CURRENT <= words.CURRENT_FACTS
    assert planned.TOTAL - {"count"} <= words.TOTAL_FACTS
    assert planned.URLS | planned.NEXT_PAGE <= words.NEXT_FACTS
