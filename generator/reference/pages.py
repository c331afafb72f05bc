"""What is said of each operation, tag and schema."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.ir import Documentation, EnumSchema, ObjectSchema, Property, Reference
from generator.json_types import is_array, is_object
from generator.media_types import is_json, way
from generator.plan import answers
from generator.plan.calls import wire
from generator.plan.verification import handlers
from generator.reference import markdown
from generator.reference.accounts import account_values
from generator.reference.kinds import shown
from generator.reference.views import (
    ContentView,
    OperationPage,
    ResponseView,
    SchemaPage,
    SecurityView,
    WebhookPage,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.ir import (
        Api,
        Header,
        Incoming,
        MediaType,
        Parameter,
        Response,
        Type,
    )
    from generator.names import Names
    from generator.plan.calls import ExampleCall
    from generator.plan.examples import Examples
    from generator.plan.views_beside import HandlerView, VerificationView
    from generator.reference.addresses import Addresses
    from generator.reference.programs import Programs
    from generator.reference.trees import Direction, Row, Trees
    from generator.reference.views import LinkView

_LONGEST_EXAMPLE = 12_000
_GROUPS = (
    ("path", "Path", "Part of the address; always needed."),
    ("query", "Query", "After the question mark of the address."),
    ("querystring", "Query", "All that follows the question mark."),
    ("header", "Headers", "Sent beside the request."),
    ("cookie", "Cookies", "Sent as the browser sends cookies."),
)
_KINDS = {"2": "success", "3": "redirect", "4": "error", "5": "error"}


class Pages:
    """Makes the pages of a document.

    Args:
        api: The intermediate model.
        names: Every public name.
        addresses: Where they are.
        trees: Makes rows of schemas.
        examples: Makes values where the document has none.
        programs: Makes the programs of example calls.
        base_url: Where the API answers.
        paging: Pointers of the operations that answer with a page of a list.
        verification: How what the API sends by itself is verified.
    """

    def __init__(
        self,
        api: Api,
        names: Names,
        addresses: Addresses,
        trees: Trees,
        examples: Examples,
        programs: Programs,
        *,
        base_url: str,
        paging: Collection[str],
        verification: VerificationView | None = None,
    ) -> None:
        self.api = api
        self.addresses = addresses
        self.trees = trees
        self.kinds = trees.kinds
        self.examples = examples
        self.programs = programs
        self.names = names
        self.package = names.package
        self.base_url = base_url
        self.signing = {key.rpartition(" ")[0] for key in names.sign_ins}
        self.paging = paging
        self.verification = verification
        # Many operations share theirs, by reference.
        self._parameters: dict[str, Row] = {}
        self._samples: dict[tuple[Type, bool], str] = {}
        self._meanings = {status.value: status.phrase for status in HTTPStatus}

    def operation(self, call: ExampleCall) -> OperationPage:
        """The page of the operation that a call is an example of."""
        operation = call.operation
        groups = [
            (
                title,
                words,
                tuple(
                    self._parameter(each)
                    for each in operation.parameters
                    if each.location == location
                ),
            )
            for location, title, words in _GROUPS
        ]
        body = operation.body
        summary = markdown.plain(operation.summary)
        return OperationPage(
            address=self.addresses.operations[operation.pointer],
            title=summary or f"{operation.method} {operation.path}",
            method=operation.method,
            path=operation.path,
            shown_path=shown_path(operation.path),
            summary=summary,
            description=markdown.block(operation.description),
            deprecated=operation.deprecated,
            security=tuple(
                SecurityView(tuple((one.scheme, one.scopes) for one in alternative))
                for alternative in operation.security
                if alternative
            ),
            scopes=next(
                (
                    one.scopes
                    for alternative in operation.security
                    for one in alternative
                    if one.scheme in self.signing and one.scopes
                ),
                (),
            ),
            open_to_all=not all(operation.security) or not operation.security,
            groups=tuple(group for group in groups if group[2]),
            body=self._contents(body.contents if body else (), "request"),
            body_required=body.required if body else False,
            body_description=markdown.block(body.description if body else None),
            responses=joined(list(map(self._response, operation.responses))),
            programs=self.programs.of(call),
            call=f"client.{call.resource}.{call.method}",
            is_paged=operation.pointer in self.paging,
            server=operation.server or self.base_url,
            resource=call.resource,
        )

    def _parameter(self, parameter: Parameter) -> Row:
        if parameter.pointer not in self._parameters:
            self._parameters[parameter.pointer] = self._named(
                parameter.name,
                parameter.type,
                parameter.documentation,
                tuple(one.value for one in parameter.examples),
                required=parameter.required,
            )
        return self._parameters[parameter.pointer]

    def _named(
        self,
        name: str,
        type_: Type,
        documentation: Documentation,
        examples: tuple[Any, ...],
        *,
        required: bool,
    ) -> Row:
        return self.trees.row(
            Property(name, type_, required, documentation=documentation), examples
        )

    def _header(self, header: Header) -> Row:
        if header.pointer not in self._parameters:
            self._parameters[header.pointer] = self._named(
                header.name,
                header.type,
                header.documentation,
                (),
                required=header.required,
            )
        return self._parameters[header.pointer]

    def _response(self, response: Response) -> ResponseView:
        status = response.status
        known = self._meanings.get(int(status)) if status.isdigit() else None
        meaning = known or ("Any other status" if status == "default" else "")
        return ResponseView(
            status=status,
            meaning=meaning,
            kind=_KINDS.get(status[:1], "other"),
            description=markdown.block(response.description),
            contents=self._contents(response.contents, "answer"),
            headers=tuple(map(self._header, response.headers)),
        )

    def _content(self, content: MediaType, direction: Direction) -> ContentView:
        type_ = content.type
        text, made = self._example(content, direction)
        value: Any = None
        if direction == "request" and is_json(content.media_type) and text:
            value = _loaded(text)
        return ContentView(
            media_type=content.media_type,
            words=None if type_ is None else self.kinds.words(type_),
            rows=() if type_ is None else self.trees.rows(type_, direction),
            example=text,
            language="json" if is_json(content.media_type) else "text",
            example_is_made=made,
            account_values=tuple(dict.fromkeys(account_values(value).values()))[:8],
        )

    def _example(self, content: MediaType, direction: Direction) -> tuple[str, bool]:
        """An example as text, and whether it was made from the schema."""
        manner = way(content.media_type)
        if content.examples:
            value = content.examples[0].value
            if isinstance(value, str) and manner != "json":
                return cut(value), False
            return _json(value), False
        if content.type is None or manner not in ("json", "form", "lines"):
            return "", True
        is_request = direction == "request"
        key = (content.type if is_request else answers.plain_type(content), is_request)
        if key not in self._samples:
            make = self.examples.sample if is_request else self.examples.answer
            self._samples[key] = _json(wire(make(key[0])))
        return self._samples[key], True

    def webhook(self, incoming: Incoming, caller: LinkView | None) -> WebhookPage:
        """The page of what the API sends by itself."""
        operation = incoming.operation
        summary = markdown.plain(operation.summary)
        body = operation.body
        parser = self.names.parsers[operation.pointer] if body else ""
        programs: tuple[HandlerView, ...] = ()
        if parser and self.verification is not None:
            programs = handlers(self.package, self.verification, parser)
        return WebhookPage(
            address=self.addresses.webhooks[operation.pointer],
            title=summary or incoming.name,
            name=incoming.name,
            method=operation.method,
            kind="webhook" if incoming.caller is None else "callback",
            description=markdown.block(operation.description),
            body=self._contents(body.contents if body else (), "answer"),
            parser=f"{self.package}.webhooks.{parser}" if parser else "",
            programs=programs,
            is_verified=bool(self.verification and self.verification.verify_signature),
            caller=caller,
        )

    def _contents(
        self, contents: tuple[MediaType, ...], direction: Direction
    ) -> tuple[ContentView, ...]:
        return tuple(self._content(content, direction) for content in contents)

    def schema(self, identity: str, used_by: tuple[LinkView, ...]) -> SchemaPage:
        """The page of a declared schema."""
        schema = self.api.schemas[identity]
        reference = Reference(identity)
        values: tuple[tuple[str, Markup], ...] = ()
        kind = "object"
        if isinstance(schema, EnumSchema):
            kind = f"one of {len(schema.values)} values"
            values = tuple(
                (shown(each.value), markdown.inline(each.description))
                for each in schema.values
            )
        elif not isinstance(schema, ObjectSchema):
            words = self.kinds.words(schema.type)
            kind = words.text
        facts = self.kinds.facts(reference, schema.documentation)
        value = wire(self.examples.answer(reference))
        return SchemaPage(
            address=self.addresses.schemas[identity],
            title=self.kinds.titles[identity],
            kind=kind,
            description=markdown.block(schema.documentation.description),
            rows=self.trees.rows(reference, "both"),
            values=values,
            facts=facts,
            example=_json(value) if is_object(value) or is_array(value) else "",
            used_by=used_by,
        )


def joined(responses: list[ResponseView]) -> tuple[ResponseView, ...]:
    """The answers, those that follow one another and say the same as one."""
    found: list[ResponseView] = []
    for response in responses:
        last = found[-1] if found else None
        same = last and replace(response, status=last.status, meaning=last.meaning)
        if last is not None and same == last and last.kind != "success":
            status = f"{last.status}, {response.status}"
            found[-1] = replace(last, status=status, meaning="")
        else:
            found.append(response)
    return tuple(found)


def shown_path(path: str) -> Markup:
    """A path with what has to be filled in marked, and room to break at each slash."""
    pieces = re.split(r"(\{[^{}]*\})", path)
    return Markup("").join(
        (
            Markup("<var>{}</var>").format(piece)
            if piece.startswith("{")
            else Markup("<wbr>/").join(Markup.escape(part) for part in piece.split("/"))
        )
        for piece in pieces
    )


def cut(text: str) -> str:
    """A text, cut where it is too long to be read."""
    if len(text) <= _LONGEST_EXAMPLE:
        return text
    return (
        f"{text[:_LONGEST_EXAMPLE]}\n… {len(text) - _LONGEST_EXAMPLE} characters more"
    )


def _json(value: Any) -> str:
    return cut(json.dumps(value, indent=2, ensure_ascii=False))


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:  # it was cut
        return None
