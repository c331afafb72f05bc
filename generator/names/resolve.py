"""One pass that names resources, methods, arguments, schemas and fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.ir import Api, EnumSchema, ObjectSchema, Operation, Schema
from generator.names.identifiers import constant, distinct, pascal, snake
from generator.names.reserved import (
    ARGUMENTS,
    CLIENT_ATTRIBUTES,
    METHODS,
    MODEL_ATTRIBUTES,
    MODEL_CLASSES,
    MODULES,
    RESOURCE_CLASSES,
    TITLE_ENDS,
    TITLE_WORDS,
)
from generator.names.words import without, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.config import Options
    from generator.problems import Report

_VERSION = re.compile(r"v\d+(\.\d+)?|api")
_VERBS = {
    "POST": "create",
    "PUT": "replace",
    "PATCH": "update",
    "DELETE": "delete",
    "HEAD": "head",
    "OPTIONS": "options",
    "TRACE": "trace",
    "QUERY": "query",
}


@dataclass(frozen=True, slots=True)
class ResourceName:
    """The names of one group of operations.

    Attributes:
        tag: The tag that groups them; ``None`` when the path does.
        attribute: On the client, and the module's name.
        class_name: The asynchronous one is this with ``Async`` before it.
        operations: Pointers of its operations, in document order.
    """

    tag: str | None
    attribute: str
    class_name: str
    operations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Every public name of the package.

    Attributes:
        package: The import name.
        methods: Operation pointer to method name.
        arguments: Operation pointer to argument names, one a parameter.
        schemas: Schema identity to class or alias name.
        fields: Object identity to property name to attribute name.
        members: Enumeration identity to member names, one a value.
    """

    package: str
    resources: tuple[ResourceName, ...]
    methods: Mapping[str, str]
    arguments: Mapping[str, tuple[str, ...]]
    schemas: Mapping[str, str]
    fields: Mapping[str, Mapping[str, str]]
    members: Mapping[str, tuple[str, ...]]


def name(api: Api, options: Options, report: Report) -> Names:
    """Decide every name.

    Args:
        api: The intermediate model, complete.
        options: Its ``package`` is the import name; made from the title when
            ``None``.
        report: Receives a note for each name that needed a number.
    """
    groups = _groups(api)
    resources: list[ResourceName] = []
    methods: dict[str, str] = {}
    taken: set[str] = set(CLIENT_ATTRIBUTES)
    classes: set[str] = set(RESOURCE_CLASSES)
    for label, (tag, operations) in groups.items():
        plain = snake(label, fallback="resource")
        attribute = distinct(plain, taken, f"{plain}_api")
        taken.add(attribute)
        class_name = _class_name(label, classes)
        classes |= {class_name, f"Async{class_name}"}
        methods.update(_methods(label, operations))
        resources.append(
            ResourceName(
                tag, attribute, class_name, tuple(op.pointer for op in operations)
            )
        )
    fields, members = _inside_schemas(api.schemas)
    return Names(
        package=options.package or package_name(api.title),
        resources=tuple(resources),
        methods=methods,
        arguments={op.pointer: _arguments(op) for op in api.operations},
        schemas=_schemas(api.schemas, report),
        fields=fields,
        members=members,
    )


def _class_name(label: str, taken: set[str]) -> str:
    """A name that is free, and so is the one of the asynchronous class."""
    plain = pascal(label, fallback="Resource")
    blocked = taken | {name.removeprefix("Async") for name in taken}
    return distinct(plain, blocked, f"{plain}Api")


def package_name(title: str) -> str:
    """An import name from a document's title, without words such as *API*."""
    found = [word.lower() for word in words(title)]
    for index, word in enumerate(found):
        if index and word in TITLE_ENDS:
            found = found[:index]  # what follows tells more than a name needs
            break
    telling = [
        word
        for word in found
        if word not in TITLE_WORDS and not re.fullmatch(r"v?\d+", word)
    ]
    chosen = snake(" ".join(telling or found), fallback="client")
    return f"{chosen}_client" if chosen in MODULES else chosen


def _groups(api: Api) -> dict[str, tuple[str | None, list[Operation]]]:
    """Operations by the tag (or the first path segment) that names their resource."""
    groups: dict[str, tuple[str | None, list[Operation]]] = {}
    by_identifier: dict[str, str] = {}
    for operation in api.operations:
        tag = operation.tags[0] if operation.tags else None
        label = tag or _first_segment(operation.path) or "root"
        # Tags that differ in case or punctuation only are one resource.
        label = by_identifier.setdefault(snake(label, fallback="resource"), label)
        groups.setdefault(label, (tag, []))[1].append(operation)
    return groups


def _first_segment(path: str) -> str | None:
    for segment in path.split("/"):
        if segment and not segment.startswith("{") and not _VERSION.fullmatch(segment):
            return segment
    return None


def _methods(label: str, operations: list[Operation]) -> dict[str, str]:
    chosen: dict[str, str] = {}
    taken: set[str] = set(METHODS)
    for operation in operations:
        whole = words(operation.id or _described(operation, label))
        verb = without(whole, words(label)) or whole
        full = snake(" ".join(whole), fallback="call")
        method = distinct(
            snake(" ".join(verb), fallback="call"),
            taken,
            full,
            snake(f"{operation.method} {full}", fallback="call"),
        )
        taken.add(method)
        chosen[operation.pointer] = method
    return chosen


def _described(operation: Operation, label: str) -> str:
    """What an operation without an operationId does, told by method and path."""
    segments = [part for part in operation.path.split("/") if part]
    on_item = bool(segments) and segments[-1].startswith("{")
    verb = _VERBS.get(operation.method, operation.method)
    if verb == "GET":
        verb = "get" if on_item else "list"
    subject = [
        part
        for part in segments
        if not part.startswith("{")
        and not _VERSION.fullmatch(part)
        and snake(part, fallback="x") != snake(label, fallback="x")
    ]
    return " ".join([verb, *subject])


def _arguments(operation: Operation) -> tuple[str, ...]:
    taken: set[str] = set(ARGUMENTS)
    chosen: list[str] = []
    for parameter in operation.parameters:
        plain = snake(parameter.name, fallback="value")
        argument = distinct(plain, taken, f"{parameter.location}_{plain}")
        taken.add(argument)
        chosen.append(argument)
    return tuple(chosen)


def _schemas(schemas: Mapping[str, Schema], report: Report) -> dict[str, str]:
    chosen: dict[str, str] = {}
    taken: set[str] = set(MODEL_CLASSES)
    # What the document itself named comes first; inline schemas give way.
    ordered = sorted(schemas.values(), key=_closeness)
    for schema in ordered:
        path = schema.origin.path
        wanted = pascal(" ".join(path), fallback="Model")
        given = distinct(wanted, taken, f"{wanted}Schema")
        if given[-1].isdigit() and given != wanted:
            report.add(
                "CALCO-N001",
                "note",
                f"several schemas would be called {wanted}; one is {given}",
                pointer=schema.id,
                hint="give the schema a name of its own under components/schemas",
            )
        taken.add(given)
        chosen[schema.id] = given
    return chosen


def _closeness(schema: Schema) -> int:
    """How near a schema is to its class name: declared so, declared, or inline."""
    first, *rest = schema.origin.path
    return 2 if rest else int(pascal(first, fallback="Model") != first)


def _inside_schemas(
    schemas: Mapping[str, Schema],
) -> tuple[dict[str, dict[str, str]], dict[str, tuple[str, ...]]]:
    fields: dict[str, dict[str, str]] = {}
    members: dict[str, tuple[str, ...]] = {}
    for schema in schemas.values():
        if isinstance(schema, ObjectSchema):
            fields[schema.id] = _fields(schema)
        elif isinstance(schema, EnumSchema):
            members[schema.id] = _members(schema)
    return fields, members


def _fields(schema: ObjectSchema) -> dict[str, str]:
    names = [property_.name for property_ in schema.properties]
    # A model takes a value under its field's name too, so no field may be called
    # what another property is called on the wire.
    taken = set(names)
    chosen: dict[str, str] = {}
    for name in names:
        plain = snake(name, fallback="field")
        if plain in MODEL_ATTRIBUTES or plain.startswith("model_"):
            plain += "_"
        if plain != name or plain in chosen.values():
            plain = distinct(plain, taken)
        taken.add(plain)
        chosen[name] = plain
    return chosen


def _shared_prefix(values: list[str]) -> int:
    """Length of a dotted prefix, two segments or more, that says nothing.

    Names of events tend to begin with a domain: ``com.example.order.created``.
    """
    paths = [value.split(".")[:-1] for value in values]
    shared: list[str] = []
    for segments in zip(*paths, strict=False):
        if len(set(segments)) > 1:
            break
        shared.append(segments[0])
    return len(".".join(shared)) + 1 if len(values) > 1 and len(shared) > 1 else 0


def _members(schema: EnumSchema) -> tuple[str, ...]:
    taken: set[str] = set()
    chosen: list[str] = []
    prefix = _shared_prefix([str(entry.value) for entry in schema.values])
    for entry in schema.values:
        text = str(entry.value)[prefix:] if entry.name is None else entry.name
        if isinstance(entry.value, int | float) and entry.name is None:
            text = text.replace("-", "minus ").replace(".", " point ")
        member = distinct(constant(text, fallback="VALUE"), taken)
        taken.add(member)
        chosen.append(member)
    return tuple(chosen)
