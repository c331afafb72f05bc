"""The generated tests: every operation called twice, its answer compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.names.identifiers import distinct
from generator.plan import answers
from generator.plan.annotations import Annotator, params_name
from generator.plan.bodies import body_annotation, unpacked_body
from generator.plan.calls import (
    ExampleAnswer,
    ExampleCall,
    by_resource,
    example_answer,
    other_answers,
)
from generator.plan.docs import docstring
from generator.plan.imports import Block
from generator.plan.layout import assigned, bracketed, called, signature
from generator.plan.literals import LINE_LENGTH, layout, literal, string
from generator.plan.operations import encoded_path
from generator.plan.spellings import spellings
from generator.plan.views_beside import TestModuleView, TestView

if TYPE_CHECKING:
    from generator.ir import Api, Operation
    from generator.names import Names, ResourceName
    from generator.plan.examples import Examples
    from generator.plan.modules import Modules


def plan_tests(
    api: Api,
    names: Names,
    modules: Modules,
    calls: list[ExampleCall],
) -> tuple[TestModuleView, ...]:
    """A test module a resource."""
    shadowed = _shadowed(calls)
    own = by_resource(calls)
    return tuple(
        _module(
            api,
            names,
            modules,
            resource,
            own.get(resource.dotted, []),
            shadowed,
        )
        for resource in names.resources
        if resource.operations
    )


def _module(
    api: Api,
    names: Names,
    modules: Modules,
    resource: ResourceName,
    calls: list[ExampleCall],
    shadowed: set[str],
) -> TestModuleView:
    annotator = Annotator(api, names, modules)
    bodies: list[str] = []
    tests: list[TestView] = []
    taken: set[str] = set()
    streamed = False
    for call in calls:
        constant = f"{call.method.upper()}_BODY"
        if call.has_body:
            annotation = _body_annotation(api, names, annotator, call)
            bodies.append(_constant(f"{constant}: {annotation}", call.body))
        arguments = call_arguments(call, constant)
        target = f"{call.resource}.{call.method}("
        checks = answers.has_result(call.operation) and call.key not in shadowed
        checks = checks and not answers.has_parts(call.operation)
        before = "result = " if checks else ""
        streams = checks and answers.streams(call.operation)
        streamed = streamed or streams
        sync, asynchronous = (
            called(before, f"{client}.{target}", arguments, 4)
            for client in ("client", "await async_client")
        )
        name = distinct(call.method, taken, f"{call.method}_once")
        taken |= {name, f"async_{name}"}
        tests.append(
            TestView(
                signature=signature(f"def test_{name}", ["client: Client"], "None", 0),
                async_signature=signature(
                    f"async def test_async_{name}",
                    ["async_client: AsyncClient"],
                    "None",
                    0,
                ),
                name=name,
                operation=call.key,
                call=sync,
                async_call=asynchronous,
                check=_check("read(result)" if streams else "result", call.key),
                async_check=_check(
                    "await read_async(result)" if streams else "result", call.key
                ),
                checks=checks,
            )
        )
    block = Block(names.package).needed(annotator.imports)
    block.own("", "AsyncClient", "Client")
    if any(test.checks for test in tests):
        block.name(".conftest", "check")
    if streamed:
        block.name(".conftest", "read", "read_async")
    return TestModuleView(
        module=f"test_{resource.module}",
        docstring=docstring(
            [f"Every operation of {resource.tag or resource.dotted}, called once."],
            0,
        ),
        imports=block.third("pytest").lines(),
        bodies=tuple(bodies),
        tests=tuple(tests),
        warned=any(call.operation.gone_since for call in calls),
    )


def _check(result: str, key: str) -> str:
    return bracketed("check(", [result, string(key)], ")", 4)


def _constant(target: str, value: Any) -> str:
    """Source of a constant, whose annotation has lines of its own if it needs them."""
    source = layout(value, 0, len(f"{target} = "), after=0)
    if len(f"{target} = {source}".partition("\n")[0]) > LINE_LENGTH:
        source = layout(value, 0, len(") = "), after=0)
    return assigned(target, source, 0)


def _address(operation: Operation) -> str:
    """The path of an operation's requests, as a template."""
    return encoded_path(operation.path).partition("?")[0]


def _shadowed(calls: list[ExampleCall]) -> set[str]:
    """Keys of the calls whose requests look like those of an earlier one.

    A server that goes by paths cannot tell them apart, and answers as for that one.
    """
    seen: set[tuple[str, str]] = set()
    found: set[str] = set()
    for call in calls:
        address = re.sub(r"\{[^{}]*\}", "{}", _address(call.operation))
        look = (call.operation.method, address)
        if look in seen:
            found.add(call.key)
        seen.add(look)
    return found


def _body_annotation(
    api: Api, names: Names, annotator: Annotator, call: ExampleCall
) -> str:
    schema = unpacked_body(api, names, call.operation)
    if schema is not None:
        annotator.imports.params = True
        return f"params.{params_name(names.schemas[schema.id], schema)}"
    assert call.operation.body is not None
    return body_annotation(call.operation.body, annotator)


def call_arguments(call: ExampleCall, body: str) -> list[str]:
    """Source of the arguments of an example call.

    Args:
        call: The call.
        body: Source of the body.
    """
    arguments = [literal(value) for value in call.positional]
    if call.has_body and not call.unpacked:
        arguments.append(f"body={body}")
    arguments += [f"{name}={literal(value)}" for name, value in call.keywords]
    if call.has_body and call.unpacked:
        arguments.append(f"**{body}")
    return arguments


def test_data(
    api: Api,
    calls: list[ExampleCall],
    examples: Examples,
    tests: tuple[TestModuleView, ...],
) -> dict[str, Any]:
    """What a server answers to each call, for ``tests/examples.json``."""
    data: dict[str, Any] = {}
    table = spellings(api)
    shadowed = _shadowed(calls)
    places = {
        test.operation: (one.module, test.name) for one in tests for test in one.tests
    }
    for call in calls:
        data[call.key] = {
            "method": call.operation.method,
            "path": _address(call.operation),
            **_answer_data(example_answer(call.operation, examples, table)),
        }
        others = other_answers(call.operation, examples, table)
        if others and call.key not in shadowed:
            data[call.key]["test"] = places[call.key]
            data[call.key]["others"] = list(map(_answer_data, others))
    return data


def _answer_data(answer: ExampleAnswer) -> dict[str, Any]:
    found: dict[str, Any] = {
        "status": answer.status,
        "media_type": answer.media_type,
        "documented": answer.documented,
        "body": answer.body,
    }
    for name, value in (("text", answer.text), ("accept", answer.accept)):
        if value is not None:
            found[name] = value
    return found
