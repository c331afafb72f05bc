"""Links in words: which call an answer is good for, and what goes where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.plan.docs import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.ir import Api, Link, Operation
    from generator.names import Names

_EXPRESSION = re.compile(
    r"\{?\$(request|response)\.(?:(body)(?:#(/[^}]*)?)?|(path|query|header)\.([^}]+))\}?"
)
_WHOSE = {"request": "the request", "response": "the answer"}


class Targets(NamedTuple):
    """What links may lead to.

    Attributes:
        operations: By their pointers.
        holders: By the same, the resources that have them, as reached from the client.
    """

    operations: Mapping[str, Operation]
    holders: Mapping[str, str]


def link_targets(api: Api, names: Names) -> Targets:
    """The operations of all resources."""
    return Targets(
        {one.pointer: one for one in api.operations},
        {
            pointer: one.dotted
            for one in reversed(names.resources)
            for pointer in one.operations
        },
    )


def link_lines(operation: Operation, targets: Targets, names: Names) -> list[str]:
    """A line for each link of an operation's responses."""
    return [
        _line(link, targets, names)
        for response in operation.responses
        for link in response.links
        if link.target in targets.holders
    ]


def _line(link: Link, targets: Targets, names: Names) -> str:
    target = targets.operations[link.target]
    holder = targets.holders[link.target]
    text = f"- ``{holder}.{names.methods[target.pointer]}``"
    given = [
        f"``{_argument(key, target, names)}`` from {_source(value)}"
        for key, value in link.parameters
    ]
    if given:
        text += f" takes {', '.join(given)}"
    text += "."
    said = sentence(link.description)
    return f"{text} {said}" if said else text


def _argument(key: str, target: Operation, names: Names) -> str:
    place, dot, name = key.partition(".")
    arguments = names.arguments[target.pointer]
    for parameter, argument in zip(target.parameters, arguments, strict=True):
        if parameter.name == key or (
            dot and (parameter.location, parameter.name) == (place, name)
        ):
            return argument
    return key


def _source(value: str) -> str:
    match = _EXPRESSION.fullmatch(value)
    if match is None:
        return f"``{value}``"
    side, body, pointer, place, name = match.groups()
    if not body:
        return (
            f"the {place} parameter ``{name}``"
            if side == "request"
            else (f"the answer's header ``{name}``")
        )
    if not pointer:
        return f"{_WHOSE[side]}'s body" if side == "request" else "the answer"
    return f"``{pointer[1:].replace('/', '.')}`` of {_WHOSE[side]}"
