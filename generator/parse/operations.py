"""Paths become operations (OpenAPI, Paths Object and Operation Object)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.ir import Incoming, Operation, Response, SecurityScheme, Server
from generator.json_types import entries, is_object
from generator.parse.bodies import parse_body, parse_responses
from generator.parse.context import Context, child
from generator.parse.keywords import text_of, texts_of
from generator.parse.parameters import parse_parameters
from generator.parse.security import parse_requirements
from generator.parse.servers import own_server
from generator.read.structure import METHODS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.parse.schemas import SchemaParser

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


class _Found(NamedTuple):
    """An operation in the document.

    Attributes:
        path: The path it is used at; empty for a webhook or callback.
        method: As it is sent.
        pointer: Its identity: ``#/paths/PATH/METHOD``.
        place: Where it really stands, which several paths may share.
        items: Pointers of the path items it is part of, the nearest last.
    """

    path: str
    method: str
    pointer: str
    place: str
    items: tuple[str, ...]


class OperationParser:
    """Parses the operations of a document.

    Args:
        context: The document and where its problems go.
        schemas: Parses the schemas that operations mention.
        schemes: The security schemes of the document.
        servers: The servers of the document.
    """

    def __init__(
        self,
        context: Context,
        schemas: SchemaParser,
        schemes: tuple[SecurityScheme, ...],
        servers: tuple[Server, ...],
    ) -> None:
        self.context = context
        self.schemas = schemas
        self.schemes = schemes
        self._servers = servers
        self.skipped: list[str] = []
        self.incoming: list[Incoming] = []
        self._known: set[str] = set()
        self._targets: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._responses: dict[str, Response] = {}

    def paths(self) -> tuple[Operation, ...]:
        """Every operation under ``paths``, in document order."""
        tree = self.context.document.tree
        listed: list[_Found] = []
        for path in entries(tree, "paths"):
            if not path.startswith("x-"):
                listed += self._of_item(path, child("#/paths", path))
        for one in listed:
            id_ = text_of(self.context.at(one.place).get("operationId"))
            self._targets[one.pointer] = one.pointer
            if id_:
                self._targets.setdefault(id_, one.pointer)
        found = tuple(map(self._operation, listed))
        if not found:
            self.context.problem(
                "CALCO-O005",
                "warning",
                "the document describes no operation",
                "#/paths",
            )
        return found

    def webhooks(self) -> None:
        """Parse what the API sends by itself, into ``incoming``."""
        for name in entries(self.context.document.tree, "webhooks"):
            holder = child("#/webhooks", name)
            self._incoming(name, holder, holder)

    def _callbacks(self, operation: _Found) -> None:
        declared = child(operation.place, "callbacks")
        for name in entries(self.context.at(operation.place), "callbacks"):
            node, holder = self.context.follow(child(declared, name))
            if holder in self._known:
                continue
            self._known.add(holder)
            for expression in node:
                if not expression.startswith("x-"):
                    item = child(holder, expression)
                    self._incoming(name, holder, item, expression, operation.pointer)

    def _incoming(
        self,
        name: str,
        holder: str,
        item: str,
        expression: str | None = None,
        caller: str | None = None,
    ) -> None:
        for found in self._of_item("", item):
            operation = self._operation(found, f"{name} {found.method.lower()}")
            self.incoming.append(Incoming(name, operation, holder, expression, caller))
            if operation.body is None:
                kind = "webhook" if caller is None else "callback"
                self.context.problem(
                    "CALCO-O003" if caller is None else "CALCO-O004",
                    "note",
                    f"the {kind} {name!r} has no body; there is nothing to read",
                    found.place,
                )
            elif len(operation.body.contents) > 1:
                self.context.degrade(
                    "CALCO-O007",
                    f"of what {name!r} may send, {operation.body.contents[0].media_type}"
                    " is read",
                    child(operation.body.pointer, "content"),
                )

    def _of_item(self, path: str, pointer: str) -> Iterator[_Found]:
        """The operations of a path item and of the one it refers to."""
        items = self._items(pointer)
        found: dict[str, _Found] = {}
        for item in items:
            node = self.context.at(item)
            for method in METHODS:
                if is_object(node.get(method)):
                    found[method] = _Found(
                        path,
                        method.upper(),
                        child(pointer, method),
                        child(item, method),
                        items,
                    )
            for method, operation in entries(node, "additionalOperations").items():
                place = child(item, "additionalOperations", method)
                if not _TOKEN.fullmatch(method):
                    self.skipped.append(place)
                    self.context.problem(
                        "CALCO-O006",
                        "error",
                        f"{method!r} cannot be an HTTP method; the operation is left out",
                        place,
                    )
                elif is_object(operation):
                    own = child(pointer, "additionalOperations", method)
                    found[own] = _Found(path, method, own, place, items)
        order = {method: index for index, method in enumerate(METHODS)}
        yield from sorted(
            found.values(), key=lambda each: order.get(each.method.lower(), len(order))
        )

    def _items(self, pointer: str) -> tuple[str, ...]:
        """A path item, after those that it refers to and adds to."""
        items = [pointer]
        while isinstance(ref := self.context.at(items[0]).get("$ref"), str):
            if ref in items:
                break
            items.insert(0, ref)
        return tuple(items)

    def _operation(self, found: _Found, label: str = "") -> Operation:
        context, place = self.context, found.place
        raw = context.at(place)
        if found.method.lower() not in METHODS[:-1]:
            context.since_3_2(f"an operation of the method {found.method}", place)
        id_ = self._checked_id(raw, place)
        label = id_ or label or f"{found.method.lower()} {found.path}"
        self._callbacks(found)
        declared, at = raw.get("security"), child(place, "security")
        if declared is None:
            declared, at = context.document.tree.get("security"), "#/security"
        parameters, unsent = parse_parameters(
            found.path, (*found.items, place), place, label, context, self.schemas
        )
        if "#" in found.path:
            context.problem(
                "CALCO-O008",
                "note",
                "what follows # in a path is never sent; it only tells operations apart",
                found.pointer,
            )
        body = parse_body(place, label, context, self.schemas)
        responses = parse_responses(
            place, label, context, self.schemas, self._responses, self._targets
        )
        if found.method == "HEAD":
            # No answer to it has a body (RFC 9110, section 9.3.2).
            responses = tuple(replace(one, contents=()) for one in responses)
        return Operation(
            id=id_,
            method=found.method,
            path=found.path,
            tags=tuple(texts_of(raw.get("tags"))),
            summary=self._text("summary", raw, found),
            description=self._text("description", raw, found),
            deprecated=raw.get("deprecated") is True,
            parameters=parameters,
            unsent=unsent,
            body=body,
            responses=responses,
            security=parse_requirements(declared, self.schemes, at, context),
            pointer=found.pointer,
            server=own_server((place, *reversed(found.items)), self._servers, context),
        )

    def _server(self, found: _Found) -> str | None:
        # What the API sends goes where its user wants it.
        holders = (found.place, *reversed(found.items)) if found.path else ()
        return own_server(holders, self._servers, self.context)

    def _checked_id(self, raw: dict[str, Any], place: str) -> str | None:
        id_ = text_of(raw.get("operationId"))
        if not id_:
            return None
        first = self._ids.setdefault(id_, place)
        if first != place:
            self.context.problem(
                "CALCO-O001",
                "warning",
                f"the operationId {id_!r} is used twice",
                child(place, "operationId"),
                f"it already names the operation at {first}",
            )
        return id_

    def _text(self, field: str, raw: dict[str, Any], found: _Found) -> str | None:
        """What an operation says of itself, or else its path item says of all."""
        nodes = [raw, *(self.context.at(item) for item in reversed(found.items))]
        return next(
            (text for node in nodes if (text := text_of(node.get(field)))), None
        )
