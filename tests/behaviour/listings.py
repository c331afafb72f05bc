"""An API whose lists page, each in another way."""

from __future__ import annotations

from typing import Any

from tests.behaviour.sdk import openapi


def _listing(name: str, parameters: str, schema: str, headers: str = "{}") -> str:
    return f"""
/{name}:
  get:
    operationId: list{name.title()}
    tags: [{name}]
    parameters: [{parameters}]
    responses:
      '200':
        description: A page
        headers: {headers}
        content: {{application/json: {{schema: {schema}}}}}
"""


def _query(name: str, kind: str, more: str = "") -> str:
    return f"{{name: {name}, in: query, schema: {{type: {kind}{more}}}}}"


_PAGE = _query("page", "integer", ", default: 1")
_SIZE = _query("per_page", "integer")
_LIMIT = _query("limit", "integer")
_FILTER = _query("q", "string")
_MANY = "{type: array, items: {$ref: '#/components/schemas/Thing'}}"

LISTINGS = openapi(
    _listing(
        "numbers",
        f"{_PAGE}, {_SIZE}, {_FILTER}",
        "{$ref: '#/components/schemas/Numbered'}",
    )
    + _listing(
        "plain",
        f"{_PAGE}, {_SIZE}",
        f"{{type: object, properties: {{items: {_MANY}}}}}",
    )
    + _listing(
        "offsets",
        f"{_query('offset', 'integer')}, {_LIMIT}",
        f"{{type: object, properties: {{total: {{type: integer}}, items: {_MANY}}}}}",
    )
    + _listing(
        "cursors",
        f"{_query('cursor', 'string')}, {_LIMIT}",
        f"{{type: object, properties: {{items: {_MANY}, meta: {{type: object, properties: {{next_cursor: {{type: [string, 'null']}}}}}}}}}}",
    )
    + _listing(
        "charges",
        f"{_query('starting_after', 'string')}, {_LIMIT}",
        f"{{type: object, properties: {{data: {_MANY}, has_more: {{type: boolean}}}}}}",
    )
    + _listing(
        "addresses",
        f"{_query('after', 'string')}, {_LIMIT}, {_FILTER}",
        f"{{type: object, properties: {{next_url: {{type: string}}, value: {_MANY}}}}}",
    )
    + _listing(
        "links",
        f"{_query('since', 'string')}, {_SIZE}, {_FILTER}",
        _MANY,
        "{Link: {schema: {type: string}}}",
    )
    + _listing("rows", f"{_PAGE}, {_SIZE}", _MANY)
    + _listing(
        "counted",
        f"{_PAGE}, {_SIZE}",
        f"{{type: object, properties: {{pages: {{type: integer}}, results: {_MANY}}}}}",
    ),
    f"""
    Thing: {{type: object, required: [id], properties: {{id: {{type: integer}}}}}}
    Numbered:
      type: object
      properties:
        current_page: {{type: integer}}
        last_page: {{type: integer}}
        data: {_MANY}
    """,
)


def things(start: int, count: int) -> list[dict[str, Any]]:
    """Things numbered from a number on."""
    return [{"id": number} for number in range(start, start + count)]
