"""An echo on Starlette: what its own parsers read of a request, as JSON."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request


async def _echo(request: Request) -> JSONResponse:
    content_type = request.headers.get("content-type", "")
    found: dict[str, Any] = {
        "query": _lists(request.query_params.multi_items()),
        "path": dict(request.path_params),
        "headers": dict(request.headers),
        "cookies": dict(request.cookies),
        "type": content_type,
    }
    if content_type.startswith(("multipart/", "application/x-www-form-urlencoded")):
        async with request.form() as form:
            fields = form.multi_items()
            found["form"] = _lists((n, v) for n, v in fields if isinstance(v, str))
            found["files"] = [
                {
                    "field": name,
                    "name": file.filename,
                    "type": file.content_type,
                    "sha256": hashlib.sha256(await file.read()).hexdigest(),
                }
                for name, file in fields
                if isinstance(file, UploadFile)
            ]
    else:
        body = await request.body()
        found["text"] = body.decode("latin-1")
        if content_type.endswith("json"):
            found["json"] = json.loads(body)
    return JSONResponse(found)


def _lists(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


application = Starlette(
    routes=[
        Route("/path/{value}/end", _echo),
        Route("/{rest:path}", _echo, methods=["GET", "POST"]),
    ]
)
