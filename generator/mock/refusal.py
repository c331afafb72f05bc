"""How the mock says that it refuses a request.

A document often says what its errors look like, and a client decodes them as that. So a
refusal is written in the document's own schema of its status where there is one, and as
``application/problem+json`` (RFC 9457) where there is none. The reasons are in the header
``Calco-Violations`` either way.
"""

from __future__ import annotations

import json
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, Response

from generator.json_types import is_object

from ..media_types import way
from .answer import UnanswerableError, Wish, answer
from .fits import fits
from .writing import written

if TYPE_CHECKING:
    from .schemas import Resolve

VIOLATIONS = "Calco-Violations"
_LARGEST_HEADER = 4000
_LARGEST_MESSAGE = 500


def problem(
    status: int,
    detail: str,
    *,
    errors: list[dict[str, str]] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """A refusal as ``application/problem+json``.

    Args:
        status: The status.
        detail: Why, in words.
        errors: What of the request breaks the document.
        headers: More headers.
    """
    content = _content(status, detail, errors)
    named = {**(headers or {}), VIOLATIONS: _shortened(detail, errors)}
    return JSONResponse(content, status, named, media_type="application/problem+json")


def refused(
    operation: dict[str, Any],
    status: int,
    detail: str,
    resolve: Resolve,
    *,
    errors: list[dict[str, str]] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """A refusal of a request for an operation, in the document's schema if it has one.

    Members of a problem that the schema allows beside its own are there as well.

    Args:
        operation: The Operation Object.
        status: The status.
        detail: Why, in words.
        resolve: Finds the node of a local reference.
        errors: What of the request breaks the document.
        headers: More headers.
    """
    plain = problem(status, detail, errors=errors, headers=headers)
    try:
        found = answer(operation, "", Wish(code=str(status)), resolve)
    except UnanswerableError:
        return plain
    if not is_object(found.value) or way(found.media_type or "") != "json":
        return plain
    value: dict[str, Any] = found.value
    for name, member in _content(status, detail, errors).items():
        more = {**value, name: member}
        if fits(more, found.schema, resolve):
            value = more
        elif not fits(value, found.schema, resolve):
            return plain  # nothing that can be told keeps to this schema
    media_type, body = written(replace(found, value=value), resolve)
    named = {**found.headers, **(headers or {})}
    response = Response(body, status, named, media_type)
    response.headers[VIOLATIONS] = plain.headers[VIOLATIONS]
    return response


def _content(
    status: int, detail: str, errors: list[dict[str, str]] | None
) -> dict[str, Any]:
    content: dict[str, Any] = {
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    return content if errors is None else {**content, "errors": errors}


def _shortened(detail: str, errors: list[dict[str, str]] | None) -> str:
    """The reasons as JSON in ASCII, as many as a header may hold."""
    kept: list[dict[str, str]] = []
    for one in errors or [{"message": detail}]:
        short = {key: value[:_LARGEST_MESSAGE] for key, value in one.items()}
        if kept and len(json.dumps([*kept, short])) > _LARGEST_HEADER:
            break
        kept.append(short)
    return json.dumps(kept)
