"""The module that knows where the API answers: a function for each server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.names.identifiers import distinct, snake
from generator.names.servers import offered
from generator.plan.docs import docstring, paragraphs
from generator.plan.layout import bracketed, signature
from generator.plan.literals import LINE_LENGTH, string
from generator.plan.views import ServerFunction, ServersView

if TYPE_CHECKING:
    from generator.ir import Api, Server, ServerVariable
    from generator.names import Names


def plan_servers(api: Api, names: Names) -> ServersView | None:
    """The functions; ``None`` where the client's own address is all there is."""
    servers = offered(api)
    if not servers:
        return None
    functions = tuple(_function(one, names.servers[one.template]) for one in servers)
    literals = any(one.values for each in servers for one in each.variables)
    first = next((one for one in servers if one.variables), servers[-1])
    name = names.servers[first.template]
    arguments = ", ".join(
        f"{argument}={string(one.values[-1] if one.values else one.default)}"
        for argument, one in _arguments(first).items()
    )
    return ServersView(
        functions=functions,
        has_literals=literals,
        has_variables=any(one.variables for one in servers),
        public=bracketed(
            "__all__ = [", [string(one.name) for one in functions], "]", 0
        ),
        example=f"servers.{name}({arguments})",
    )


def _function(server: Server, name: str) -> ServerFunction:
    arguments = _arguments(server)
    parameters = [
        f"{argument}: {_annotation(one)} = {string(one.default)}"
        for argument, one in arguments.items()
    ]
    pairs = [f"{string(one.name)}: {argument}" for argument, one in arguments.items()]
    told = [
        line for argument, one in arguments.items() for line in _told(argument, one)
    ]
    lines = paragraphs(server.description or server.name, LINE_LENGTH - 4)
    lines = lines or [server.template]
    values = bracketed("{", pairs, "}", 8) if pairs else ""
    return ServerFunction(
        name=name,
        signature=signature(
            f"def {name}", ["*", *parameters] if parameters else [], "str", 0
        ),
        docstring=docstring([*lines, *(["", "Args:", *told] if told else [])], 4),
        source=(
            bracketed("return filled(", [string(server.template), values], ")", 4)
            if pairs
            else f"return {string(server.url.rstrip('/'))}"
        ),
    )


def _arguments(server: Server) -> dict[str, ServerVariable]:
    found: dict[str, ServerVariable] = {}
    for one in server.variables:
        found[distinct(snake(one.name, fallback="value"), found)] = one
    return found


def _annotation(variable: ServerVariable) -> str:
    if not variable.values:
        return "str"
    return f"Literal[{', '.join(map(string, variable.values))}]"


def _told(argument: str, variable: ServerVariable) -> list[str]:
    said = paragraphs(variable.description, LINE_LENGTH - 16)
    if not said:
        return [f"    {argument}: Takes the place of {{{variable.name}}}."]
    return [f"    {argument}: {said[0]}", *(f"        {line}" for line in said[1:])]
