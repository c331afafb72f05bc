"""The mock server as an ASGI application."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as StarletteRoute

from generator.json_types import is_array, is_object

from ..media_types import essence, way
from ..problems import CalcoError, Report
from .answer import Answer, UnanswerableError, Wish, answer
from .credentials import Guard
from .keys import key_of, many
from .paging import DEFAULT_SIZE, Window, item_schema, paged, window
from .refusal import problem, refused
from .routes import Match, Routes, parameters
from .state import Gone, Store, item_key, list_of
from .view import request_view
from .writing import written

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from .check import Checker
    from .schemas import Resolve


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
    seed: int = 0,
    stateful: bool = False,
    items: int | None = None,
) -> Starlette:
    """Build the mock of a document.

    A request that breaks the document is answered with 422 and the reasons, one
    without the credentials it needs with 401, one for an unknown path with 404
    and one for another method of a known path with 405: in the document's schema of
    that status where it has one, else as ``application/problem+json``; the reasons are
    in the header ``Calco-Violations``. Any other is answered from the document.

    The header ``Prefer: code=404, example=NAME`` asks for a certain response, and
    ``dynamic=true`` for one made of the schema; ``size=N`` for a binary one of that
    many bytes.

    Args:
        document: The document.
        report: Receives what of the document cannot be checked.
        allow_unknown_query: Accept query parameters the document does not have.
        prepare: Load the request checker now and not with the first request.
        seed: Which of the values that keep to a schema are made.
        stateful: Keep what is created, changed and deleted.
        items: How many items lists that have pages have; as many as the example, when
            ``None``.

    Returns:
        An ASGI application; it can be called in process too.

    Raises:
        CalcoError: The request checker cannot load the document (only with
            ``prepare``; later it is the answer to each request, with 500).
    """
    mock = _Mock(
        document.tree, report or Report(), allow_unknown_query, seed, stateful, items
    )
    if prepare:
        mock.prepare()
    # Starlette's own routing would answer HEAD and trailing slashes by itself,
    # so one route takes everything.
    return Starlette(routes=[StarletteRoute("/{path:path}", mock)])


class _Mock:
    def __init__(
        self,
        tree: dict[str, Any],
        report: Report,
        allow_unknown_query: bool,
        seed: int,
        stateful: bool,
        items: int | None,
    ) -> None:
        self._tree = tree
        self._report = report
        self._allow_unknown_query = allow_unknown_query
        self._routes = Routes(tree, self._resolve)
        self._guard = Guard(tree, self._resolve)
        self._seed = seed
        self._items = items
        self._lists: dict[str, list[Any]] = {}
        self._templates = {route.template for route in self._routes.all}
        self._store: Store | None = None
        if stateful:
            self._store = Store(self._templates, self._resolve)

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
            response = problem(500, error.problem.message)
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        found = self._routes.find(request.method, _raw_path(request))
        if not isinstance(found, Match):
            return _not_found(request, found)
        challenge = self._guard.check(
            found.operation, request.headers, request.query_params, request.cookies
        )
        if challenge is not None:
            return refused(
                found.operation,
                401,
                challenge.detail,
                self._resolve,
                headers={"WWW-Authenticate": challenge.header},
            )
        errors = await self._violations(found, request)
        if errors:
            where = f"{request.method} {found.route.template}"
            first = errors[0]
            subject = first.get("name") or first.get("pointer") or ""
            more = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
            said = " ".join((first["in"], subject)).strip()
            detail = f"{said}: {first['message']}{more}"
            request.scope["calco.detail"] = detail
            return refused(
                found.operation,
                422,
                f"The request breaks the document at {where}: {detail}",
                self._resolve,
                errors=errors,
            )
        return await self._answer(found, request)

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

    async def _answer(self, match: Match, request: Request) -> Response:
        wish = Wish.of(",".join(request.headers.getlist("prefer")))
        accept = ",".join(request.headers.getlist("accept"))

        def plain(wished: Wish) -> Answer:
            return answer(match.operation, accept, wished, self._resolve, self._seed)

        try:
            given = plain(wish)
            plainly = given.media_type is None or way(given.media_type) == "json"
            if given.status < 300 and plainly:
                given = await self._kept(match, request, given)
        except Gone:
            detail = f"Nothing is at {request.url.path}."
            try:
                given = plain(Wish(code="404"))
            except UnanswerableError:
                return problem(404, detail)
        except UnanswerableError as error:
            return problem(error.status, error.detail)
        response = Response(b"", given.status, given.headers)
        if given.media_type is not None:
            last_event = request.headers.get("last-event-id", "")
            media_type, body = written(given, self._resolve, last_event)
            response = Response(body, given.status, given.headers)
            response.headers["content-type"] = media_type
        if wish.applied():
            response.headers["preference-applied"] = wish.applied()
        return response

    async def _kept(self, match: Match, request: Request, given: Answer) -> Answer:
        """An answer as what was created before and the page that is asked for have it."""
        store, path = self._store, _raw_path(request)
        if store is not None and store.is_item(match):
            above = path.rpartition("/")[0]
            self._filled(above, match.route.template.rpartition("/")[0])
            key = item_key(match)
            if match.method == "get":
                return replace(given, value=store.get(above, key, given))
            if match.method in ("put", "patch"):
                body = _json(await request.body())
                kind = essence(request.headers.get("content-type", ""))
                removing = kind == "application/merge-patch+json"
                value = store.change(above, key, given, body, removing=removing)
                return replace(given, value=value)
            if match.method == "delete":
                store.delete(above, key)
                return given
        if store is not None and store.is_collection(match) and match.method == "post":
            self._filled(path, match.route.template)
            body = _json(await request.body())
            made = store.create(path, match.route.template, given, body)
            return replace(given, value=made)
        if match.method == "get" and given.media_type is not None:
            return self._page(match, request, given)
        return given

    def _filled(self, path: str, template: str) -> None:
        """What is in a collection at first: the example of its list."""
        assert self._store is not None
        operation = self._routes.operation(template, "get")
        if operation is None or self._store.known(path):
            return
        try:
            found = answer(operation, "", Wish(), self._resolve, self._seed)
        except UnanswerableError:
            return
        listed = list_of(found.value, template)
        if listed is not None:
            self._store.seed(path, template, self._many(template, found, *listed))

    def _many(
        self, template: str, given: Answer, where: tuple[str, ...], items: list[Any]
    ) -> list[Any]:
        if self._items is None:
            return items
        if template not in self._lists:
            schema = item_schema(given.schema, where, self._resolve)
            key = key_of(self._templates, template, items)
            self._lists[template] = many(items, self._items, schema, self._resolve, key)
        return self._lists[template]

    def _page(self, match: Match, request: Request, given: Answer) -> Answer:
        template = match.route.template
        listed = list_of(given.value, template)
        if listed is None:
            return given
        where, items = listed
        path = _raw_path(request)
        kept = self._store is not None and self._store.is_collection(match)
        if self._store is not None and kept:
            self._filled(path, template)
            items = self._store.items(path)
        # Of a list that is no example of the document, the length says nothing.
        size = 1 if given.given or self._items is None else DEFAULT_SIZE
        asked = window(
            _query(match, self._resolve),
            request.query_params,
            max(size, len(items)),
            self._resolve,
        )
        if asked is None:
            if not kept:
                return given
            asked = Window(0, max(1, len(items)), ("page", None), "page")
        elif self._items is not None and not kept:
            items = self._many(template, given, where, items)
        asked = asked.after_item(items)
        if asked.start == 0 and self._items is None and not kept:
            return given
        value, link = paged(
            given.value,
            where,
            items,
            asked,
            str(request.url).partition("?")[0],
            given.schema,
            self._resolve,
        )
        headers = dict(given.headers)
        documented = {name.lower(): name for name in headers}
        if "link" in documented:
            headers.pop(documented["link"])
            headers |= {"Link": link} if link else {}
        return replace(given, value=value, headers=headers)


def _query(match: Match, resolve: Resolve) -> list[dict[str, Any]]:
    found = parameters(match, resolve)
    return [one for one in found if one.get("in") == "query"]


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None


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
        return problem(404, f"The document has no path {path}.")
    methods = ", ".join(allowed)
    detail = f"The path {path} has no method {request.method}, only {methods}."
    return problem(405, detail, headers={"Allow": methods})
