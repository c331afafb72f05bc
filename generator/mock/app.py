"""The mock server as an ASGI application."""

from __future__ import annotations

from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Protocol

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route as StarletteRoute

from generator.json_types import is_array, is_object

from ..problems import CalcoError, Report
from .answer import UnanswerableError, Wish, answer
from .credentials import Guard
from .routes import Match, Routes
from .view import request_view

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from .check import Checker


class HasTree(Protocol):
    """What the mock needs of a document."""

    @property
    def tree(self) -> dict[str, Any]:
        """The document in its OpenAPI 3.1 form, with local references only."""
        ...


def application(
    document: HasTree,
    *,
    report: Report | None = None,
    allow_unknown_query: bool = False,
    prepare: bool = False,
) -> Starlette:
    """Build the mock of a document.

    A request that breaks the document is answered with 422 and the reasons, one
    without the credentials it needs with 401, one for an unknown path with 404
    and one for another method of a known path with 405; all of them as
    ``application/problem+json``. Any other is answered from the document.

    The header ``Prefer: code=404, example=NAME`` asks for a certain response.

    Args:
        document: The document.
        report: Receives what of the document cannot be checked.
        allow_unknown_query: Accept query parameters the document does not have.
        prepare: Load the request checker now and not with the first request.

    Returns:
        An ASGI application; it can be called in process too.

    Raises:
        CalcoError: The request checker cannot load the document (only with
            ``prepare``; later it is the answer to each request, with 500).
    """
    mock = _Mock(document.tree, report or Report(), allow_unknown_query)
    if prepare:
        mock.prepare()
    # Starlette's own routing would answer HEAD and trailing slashes by itself,
    # so one route takes everything.
    return Starlette(routes=[StarletteRoute("/{path:path}", mock)])


class _Mock:
    def __init__(
        self, tree: dict[str, Any], report: Report, allow_unknown_query: bool
    ) -> None:
        self._tree = tree
        self._report = report
        self._allow_unknown_query = allow_unknown_query
        self._routes = Routes(tree, self._resolve)
        self._guard = Guard(tree, self._resolve)

    def _resolve(self, reference: str) -> Any:
        return find(self._tree, reference)

    @cached_property
    def _checker(self) -> Checker:
        from .check import Checker

        view = request_view(self._tree, self._resolve, self._report)
        return Checker(view, lambda reference: find(view, reference))

    def prepare(self) -> None:
        """Load the request checker. CalcoError when it cannot be."""
        assert self._checker is not None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            response = await self._respond(request)
        except CalcoError as error:
            response = _problem(500, error.problem.message)
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        found = self._routes.find(request.method, _raw_path(request))
        if not isinstance(found, Match):
            return _not_found(request, found)
        challenge = self._guard.check(
            found.operation, request.headers, request.query_params, request.cookies
        )
        if challenge is not None:
            return _problem(
                401, challenge.detail, headers={"WWW-Authenticate": challenge.header}
            )
        errors = await self._violations(found, request)
        if errors:
            where = f"{request.method} {found.route.template}"
            first = errors[0]
            subject = first.get("name") or first.get("pointer") or ""
            more = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
            detail = (
                f"The request breaks the document at {where}: "
                f"{' '.join((first['in'], subject)).strip()}: {first['message']}{more}"
            )
            return _problem(422, detail, errors=errors)
        return self._answer(found, request)

    async def _violations(self, match: Match, request: Request) -> list[dict[str, str]]:
        from .check import Incoming

        incoming = Incoming(
            match,
            request.scope["query_string"].decode("latin-1"),
            request.headers,
            request.cookies,
            await request.body(),
        )
        more = self._guard.query_names(match.operation)
        found = self._checker.check(
            incoming, more_query=None if self._allow_unknown_query else more
        )
        return [violation.as_json() for violation in found]

    def _answer(self, match: Match, request: Request) -> Response:
        wish = Wish.of(request.headers.get("prefer", ""))
        accept = ",".join(request.headers.getlist("accept"))
        try:
            given = answer(match.operation, accept, wish, self._resolve)
        except UnanswerableError as error:
            return _problem(error.status, error.detail)
        response = Response(given.body, given.status, given.headers)
        if given.media_type is not None:
            response.headers["content-type"] = given.media_type
        return response


def find(tree: dict[str, Any], reference: str) -> Any:
    """The node a local reference points to (RFC 6901, section 6).

    Raises:
        KeyError: There is none.
    """
    from urllib.parse import unquote

    if reference == "#":
        return tree
    if not reference.startswith("#/"):
        raise KeyError(reference)
    node: Any = tree
    for token in reference[2:].split("/"):
        plain = unquote(token).replace("~1", "/").replace("~0", "~")
        if is_object(node):
            raw = token.replace("~1", "/").replace("~0", "~")
            node = node[raw] if raw in node else node[plain]
        elif is_array(node) and plain.isascii() and plain.isdigit():
            if int(plain) >= len(node):
                raise KeyError(reference)
            node = node[int(plain)]
        else:
            raise KeyError(reference)
    return node


def _raw_path(request: Request) -> str:
    raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
    path = raw.split(b"?")[0].decode("latin-1")
    root = request.scope.get("root_path", "")
    return path.removeprefix(root) if root else path


def _not_found(request: Request, allowed: tuple[str, ...]) -> Response:
    path = request.url.path
    if not allowed:
        return _problem(404, f"The document has no path {path}.")
    methods = ", ".join(allowed)
    detail = f"The path {path} has no method {request.method}, only {methods}."
    return _problem(405, detail, headers={"Allow": methods})


def _problem(
    status: int,
    detail: str,
    *,
    errors: list[dict[str, str]] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    content: dict[str, Any] = {
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    if errors is not None:
        content["errors"] = errors
    return JSONResponse(content, status, headers, media_type="application/problem+json")
