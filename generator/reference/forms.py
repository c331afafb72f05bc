"""Forms: what somebody fills in to make a call, made of its parameters and its body."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from generator.ir import ListType, ScalarType
from generator.json_types import is_array
from generator.names.identifiers import distinct
from generator.names.reserved import ARGUMENTS
from generator.plan.bodies import unpacked_body
from generator.reference import markdown
from generator.reference.bodies import Bodies
from generator.runtime.urls import checked_base_url

if TYPE_CHECKING:
    from generator.ir import Api, Operation, Parameter, Type
    from generator.names import Names
    from generator.plan.calls import ExampleCall
    from generator.plan.examples import Examples
    from generator.reference.bodies import BodyField
    from generator.reference.direct import Direct
    from generator.reference.fillers import Filler, Fillers
    from generator.reference.nodes import Nodes

Kind = Literal[
    "text",
    "password",
    "date",
    "date-time",
    "integer",
    "number",
    "boolean",
    "list",
    "json",
]
_FORMATS: dict[str | None, Kind] = {
    "date": "date",
    "date-time": "date-time",
    "password": "password",
}
_MOST_VALUES = 1000
_LONGEST_WORDS = 100


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter to be filled in.

    Attributes:
        argument: The method's argument for it.
        kind: What is to be entered; a list has an item a line, JSON is written out.
        item: The kind of the items of a list.
        values: The allowed ones, as text; empty where any may be.
        words: What is said of each of them; empty where nothing is.
        default: What the server takes when nothing is given, as text.
        example: As it is entered; empty when the document has none.
        fillers: The calls whose answers have values for it.
    """

    argument: str
    name: str
    location: str
    required: bool
    kind: Kind
    item: Kind
    values: tuple[str, ...]
    words: tuple[str, ...]
    default: str
    example: str
    fillers: tuple[Filler, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A call to be made.

    Attributes:
        operation: ``GET /books/{id}``.
        call: The attributes that lead to the method from the client.
        fields: In the order of the parameters.
        bodies: The representations of the body to choose from; none without one.
        body_required: Whether the document says that one has to be sent.
        body_offered: Whether one is sent until the user takes it out, as in the example.
        body_argument: Where the body goes; empty when its properties are arguments.
        choice: The argument that chooses the representation; empty when none does.
        servers: Addresses to choose from, each with a description.
        needs_credentials: Whether the document asks for any.
        direct: How a page sends it by itself; nothing where the local server does.
    """

    operation: str
    call: tuple[str, ...]
    fields: tuple[Field, ...]
    bodies: tuple[BodyField, ...]
    body_required: bool
    body_offered: bool
    body_argument: str
    choice: str
    servers: tuple[tuple[str, str], ...]
    needs_credentials: bool
    direct: Direct | None = None

    def data(self) -> Markup:
        """What the page's script sees, as a block of data in a page."""
        return data_block(self)


def data_block(value: object) -> Markup:
    """JSON that may stand in a ``script`` element: it cannot end it. Dataclasses are
    objects there."""
    text = json.dumps(value, ensure_ascii=False, default=_members)
    return Markup(text.replace("<", "\\u003c"))


def _members(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


class Forms:
    """Makes the forms of a document's operations.

    Args:
        api: The intermediate model.
        names: Every public name.
        nodes: Say what is to be entered where.
        examples: Makes values where the document has none.
        fillers: Know which answers have values for parameters.
        servers: Addresses beside those of the document, which come first.
    """

    def __init__(
        self,
        api: Api,
        names: Names,
        nodes: Nodes,
        examples: Examples,
        fillers: Fillers,
        servers: tuple[str, ...] = (),
    ) -> None:
        self._api = api
        self._names = names
        self._kinds = nodes.kinds
        self._bodies = Bodies(nodes, examples)
        self._fillers = fillers
        self._own_servers = [(url, "") for url in servers]

    def of(self, call: ExampleCall) -> Form:
        """The form of the operation that a call is an example of."""
        operation = call.operation
        arguments = self._names.arguments[operation.pointer]
        contents = operation.body.contents if operation.body else ()
        unpacked = unpacked_body(self._api, self._names, operation) is not None
        taken = ARGUMENTS | set(arguments)
        bodies = tuple(self._bodies.of(content) for content in contents)
        # Files have to be chosen first; all else is written as it is in the example.
        is_written = bool(bodies) and not (bodies[0].is_binary or bodies[0].files)
        return Form(
            operation=f"{operation.method} {operation.path}",
            call=(*call.resource.split("."), call.method),
            fields=tuple(
                self._field(operation, parameter, argument)
                for parameter, argument in zip(
                    operation.parameters, arguments, strict=True
                )
            ),
            bodies=bodies,
            body_required=operation.body.required if operation.body else False,
            body_offered=call.has_body and is_written,
            body_argument="" if unpacked else "body",
            choice=(
                distinct("content_type", taken, "body_content_type")
                if len(contents) > 1
                else ""
            ),
            servers=self._servers(operation),
            needs_credentials=bool(operation.security) and all(operation.security),
        )

    def _field(
        self, operation: Operation, parameter: Parameter, argument: str
    ) -> Field:
        type_ = parameter.type
        documentation = parameter.documentation
        kind = self._kind(type_)
        item: Kind = "text"
        if kind == "list":
            found = self._kinds.resolved(type_)
            assert isinstance(found, ListType)
            item = self._kind(found.items)
        if parameter.media_type is not None or parameter.location == "querystring":
            kind = "json"  # the form in which structured values are entered
        listed = () if kind == "json" else self._kinds.values(type_)[: _MOST_VALUES + 1]
        values = tuple(_entered(one.value, kind) for one in listed)
        words = [markdown.plain(one.description)[:_LONGEST_WORDS] for one in listed]
        examples = [one.value for one in parameter.examples]
        examples += documentation.examples
        example = _entered(examples[0], kind) if examples else ""
        if values and not set(example.split("\n")) <= set(values):
            example = ""  # it cannot be chosen
        return Field(
            argument=argument,
            name=parameter.name,
            location=parameter.location,
            required=parameter.required,
            kind=kind,
            item=item,
            values=values if len(values) <= _MOST_VALUES else (),
            words=tuple(words) if any(words) else (),
            default=(
                _entered(documentation.default, kind)
                if documentation.has_default
                else ""
            ),
            example=example,
            fillers=self._fillers.of(operation, parameter),
        )

    def _kind(self, type_: Type, *, is_item: bool = False) -> Kind:
        found = self._kinds.resolved(type_)
        match found:
            case ScalarType(kind="string"):
                return _FORMATS.get(found.format, "text")
            case ScalarType(kind="integer"):
                return "integer"
            case ScalarType(kind="number"):
                return "number"
            case ScalarType(kind="boolean"):
                return "boolean"
            case ListType() if (
                not is_item and self._kind(found.items, is_item=True) != "json"
            ):
                return "list"
            case ListType():
                return "json"
            case _:
                return self._enumeration(found)

    def _enumeration(self, type_: Type) -> Kind:
        """Values that are chosen are of the kind that they are all of."""
        values = [one.value for one in self._kinds.values(type_)]
        if values and all(isinstance(one, str) for one in values):
            return "text"
        if values and all(type(one) is int for one in values):
            return "integer"
        return "json"

    def _servers(self, operation: Operation) -> tuple[tuple[str, str], ...]:
        """Where the call may go: what the document and who serves the pages say."""
        if operation.server is not None:
            found = [(operation.server, "")]
        else:
            found = [
                (server.url, server.description or "") for server in self._api.servers
            ]
        return tuple(
            (url.rstrip("/"), words)
            for url, words in (*self._own_servers, *found)
            if _is_usable(url)
        )


def _is_usable(url: str) -> bool:
    try:
        checked_base_url(url)
    except ValueError:
        return False
    return "{" not in url


def _entered(value: Any, kind: Kind) -> str:
    """A value as it is entered in a field."""
    if value is None:
        return ""
    if kind == "list" and is_array(value):
        return "\n".join(_entered(item, "text") for item in value)
    if kind == "json":
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
