"""One example call an operation: for its test, and for the reference."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.ir import ListType, ScalarType
from generator.json_types import is_array, is_object, is_tuple
from generator.media_types import is_json, way
from generator.plan import answers
from generator.plan.bodies import takes_file, unpacked_body
from generator.plan.examples import Examples
from generator.plan.scalars import MisfitError
from generator.plan.spellings import spelling_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.ir import Api, MediaType, Operation, Response
    from generator.names import Names


@dataclass(frozen=True, slots=True)
class ExampleCall:
    """A call with the values the document gives as examples.

    Attributes:
        key: The operation's name in test data.
        resource: The attributes that lead to its resource from the client.
        positional: Values of the path parameters.
        keywords: Argument name and value of the others.
        body: The request body as a caller writes it.
        has_body: Whether there is one.
        unpacked: Whether the body's properties are keyword arguments.
    """

    operation: Operation
    key: str
    resource: str
    method: str
    positional: tuple[Any, ...]
    keywords: tuple[tuple[str, Any], ...]
    body: Any
    has_body: bool
    unpacked: bool


@dataclass(frozen=True, slots=True)
class ExampleAnswer:
    """What a response says.

    Attributes:
        documented: Whether the body is an example of the document.
        text: How the body is written, when it is neither JSON nor text itself.
        accept: The media type that a caller has to choose for it.
    """

    status: int
    media_type: str | None
    body: Any
    documented: bool
    text: str | None = None
    accept: str | None = None


def example_calls(api: Api, names: Names, examples: Examples) -> list[ExampleCall]:
    """A call of every operation, in the order of the resources."""
    operations = {operation.pointer: operation for operation in api.operations}
    calls: list[ExampleCall] = []
    keys: set[str] = set()
    for resource in names.resources:
        for pointer in resource.operations:
            operation = operations[pointer]
            key = operation.id or f"{operation.method} {operation.path}"
            if key in keys:
                key = f"{key} {operation.method} {operation.path}"
            keys.add(key)
            calls.append(_call(api, names, examples, operation, key, resource.dotted))
    return calls


def by_resource(calls: Iterable[ExampleCall]) -> dict[str, list[ExampleCall]]:
    """The calls of each resource that has some, by how it is reached."""
    found: dict[str, list[ExampleCall]] = {}
    for call in calls:
        found.setdefault(call.resource, []).append(call)
    return found


def _call(
    api: Api,
    names: Names,
    examples: Examples,
    operation: Operation,
    key: str,
    resource: str,
) -> ExampleCall:
    positional: list[Any] = []
    keywords: list[tuple[str, Any]] = []
    given = names.arguments[operation.pointer]
    fields = examples.in_form
    for parameter, argument in zip(operation.parameters, given, strict=True):
        choices: list[Any] = [example.value for example in parameter.examples]
        if parameter.documentation.has_default:
            choices.append(parameter.documentation.default)
        if parameter.location == "path":
            positional.append(fields.choose(parameter.type, choices))
        elif parameter.required:
            keywords.append((argument, fields.choose(parameter.type, choices)))
        elif parameter.examples:
            try:
                value = examples.fit(parameter.type, parameter.examples[0].value)
            except MisfitError:
                continue
            keywords.append((argument, value))
    content = answers.body_content(operation)
    body: Any = None
    if content is not None:
        body = _body(content, examples)
    unpacked = unpacked_body(api, names, operation) is not None
    return ExampleCall(
        operation=operation,
        key=key,
        resource=resource,
        method=names.methods[operation.pointer],
        positional=tuple(positional),
        keywords=tuple(keywords),
        body=body,
        has_body=content is not None,
        unpacked=unpacked,
    )


def _body(content: MediaType, examples: Examples) -> Any:
    if takes_file(content):
        given: Any = None
        if isinstance(content.type, ScalarType):
            given = examples.choose(content.type, content.examples)
            if content.type.format == "byte":
                given = wire(given)  # base64, whoever it is that writes it
        return (given.encode() if isinstance(given, str) else given) or b"content"
    if content.type is None:
        return {}
    chosen = content.type
    if way(content.media_type) == "lines" and not isinstance(chosen, ListType):
        chosen = ListType(chosen)
    if way(content.media_type) == "form":
        examples = examples.in_form
    return examples.choose(chosen, content.examples)


def example_answer(
    operation: Operation, examples: Examples, table: dict[str, dict[str, Any]]
) -> ExampleAnswer:
    """What a server that follows the document answers to the call.

    Args:
        operation: The operation.
        examples: Makes the values.
        table: How objects are spelled in XML.
    """
    response = _first(answers.successes(operation))
    if response is None:
        return ExampleAnswer(200, None, None, False)
    status = int(response.status) if response.status.isdigit() else 200
    return _answer(status, answers.chosen(response.contents), examples, table)


def other_answers(
    operation: Operation, examples: Examples, table: dict[str, dict[str, Any]]
) -> list[ExampleAnswer]:
    """What it may answer besides: every other content of success, and one error."""
    found: list[ExampleAnswer] = []
    first = _first(answers.successes(operation))
    for response in answers.successes(operation):
        if not response.status.isdigit():
            continue
        contents: list[MediaType | None] = [*response.contents] or [None]
        if answers.differs(response) is False:
            contents = contents[:1]
        for content in contents[1:] if response is first else contents:
            answer = _answer(int(response.status), content, examples, table)
            # Callers choose between contents that differ, by an argument.
            if content is not None and answers.differs(response):
                answer = replace(answer, accept=content.media_type)
            found.append(answer)
    error = _error(operation)
    if error is not None:
        status = error.status.lower().replace("xx", "00").replace("default", "500")
        content = answers.chosen(error.contents)
        if operation.method == "HEAD":
            content = None
        found.append(_answer(int(status), content, examples, table, is_error=True))
    return found


def _error(operation: Operation) -> Response | None:
    """The error that is tried: one of a status, if there is any."""
    ranked = [
        response
        for response in answers.errors(operation)
        if response.status[:1] in ("4", "5") or response.status == "default"
    ]
    return min(
        ranked, key=lambda one: (not one.status.isdigit(), one.status), default=None
    )


def _answer(
    status: int,
    content: MediaType | None,
    examples: Examples,
    table: dict[str, dict[str, Any]],
    *,
    is_error: bool = False,
) -> ExampleAnswer:
    if content is None:
        return ExampleAnswer(status, None, None, False)
    if way(content.media_type) in ("lines", "events") and not is_error:
        return _several(status, content, examples)
    if content.xml is not None:
        from generator.runtime.markup import read_xml, write_xml

        spelling = table[spelling_key(content)]
        body = wire(examples.answer(answers.plain_type(content)))
        try:
            text = write_xml(body, spelling, table)
        except (TypeError, ValueError):  # an example may hold what XML has no form for
            text = write_xml({}, spelling, table)
        # XML has no empty lists: what it says counts.
        body = read_xml(text, spelling, table)
        return ExampleAnswer(status, content.media_type, body, False, text.decode())
    if not is_json(content.media_type):
        given = content.examples[0].value if content.examples else None
        if way(content.media_type) == "text" and given and isinstance(given, str):
            return ExampleAnswer(status, content.media_type, given, True)
        return ExampleAnswer(status, content.media_type, "content", False)
    if content.examples:
        body = content.examples[0].value
        return ExampleAnswer(status, content.media_type, body, True)
    body = examples.answer(answers.plain_type(content))
    return ExampleAnswer(status, content.media_type, wire(body), False)


def _several(status: int, content: MediaType, examples: Examples) -> ExampleAnswer:
    """An answer of one item, as JSON Lines or as a stream of events has it."""
    found = answers.decoded(content)
    assert isinstance(found, answers.Stream)
    item = wire(examples.answer(found.item))
    if found.kind == "events":
        written = item if isinstance(item, str) else json.dumps(item)
        body, text = [{"data": item}], f"data: {written}\n\n"
    else:
        body, text = [item], f"{json.dumps(item)}\n"
    return ExampleAnswer(status, content.media_type, body, False, text)


def _first(responses: list[Response]) -> Response | None:
    return min(responses, key=lambda response: response.status, default=None)


def wire(value: Any) -> Any:
    """A made value as JSON has it: binary content as base64."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if is_array(value) or is_tuple(value):
        return [wire(item) for item in value]
    if is_object(value):
        return {key: wire(item) for key, item in value.items()}
    return value
