"""The files around the package: metadata, README and reference."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator import __version__
from generator.config import package_license, package_version
from generator.json_types import is_object
from generator.plan import answers
from generator.plan.calls import by_resource
from generator.plan.docs import plain, sentence
from generator.plan.layout import bracketed
from generator.plan.literals import layout, literal
from generator.plan.spellings import spellings
from generator.plan.tests import call_arguments
from generator.plan.views import CredentialView, ProjectView, ResourceView
from generator.plan.views_beside import ReferenceEntry, ReferenceSection

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.config import Options
    from generator.ir import Api
    from generator.names import Names
    from generator.plan.calls import ExampleCall


def plan_project(
    api: Api,
    names: Names,
    options: Options,
    calls: list[ExampleCall],
    credentials: tuple[CredentialView, ...],
    resources: tuple[ResourceView, ...],
    paging: Collection[str],
) -> ProjectView:
    """What ``pyproject.toml``, ``README.md`` and their like say; ``paging`` are pointers
    of the operations that page."""
    version = package_version(options, api.version)
    distribution = options.distribution or names.package.replace("_", "-")
    heading = " ".join(plain(api.title).split())
    summary = " ".join(plain(api.summary).split()) or f"A Python client for {heading}."
    author = options.author or api.contact.name
    metadata = {
        "name": toml_string(distribution),
        "version": toml_string(version),
        "description": toml_string(summary[:500]),
        "license": toml_string(
            package_license(options, api.license.identifier, api.license.name)
        ),
        "authors": f"[{{ name = {toml_string(author)} }}]" if author else "",
        "homepage": toml_string(api.contact.url) if api.contact.url else "",
    }
    address = base_url(api)
    quick_start = _quick_start(names, calls, address, asynchronous=False)
    loop = _loop(names, calls, paging, address)
    counts = {view.dotted: len(view.methods) for view in resources}
    return ProjectView(
        title=markdown_line(summary),
        heading=markdown_line(heading),
        package=names.package,
        distribution=distribution,
        version=version,
        metadata=metadata,
        calco=__version__,
        dependencies=("xmltodict>=0.14,<2",) if spellings(api) else (),
        environment_prefix=environment_prefix(names.package),
        base_url=address.replace("`", "%60"),
        quick_start=quick_start,
        fence=fence(quick_start + loop),
        async_quick_start=_quick_start(names, calls, address, asynchronous=True),
        paging=loop,
        credentials=credentials,
        error_example="NotFoundError",
        resource_rows=tuple(
            (view.dotted, markdown_line(view.summary), counts[view.dotted])
            for view in resources
        ),
    )


def environment_prefix(package: str) -> str:
    """How the package's environment variables begin."""
    return package.upper().replace(".", "_")


def base_url(api: Api) -> str:
    """Where the API answers; empty when the document does not say."""
    if api.servers:
        return api.servers[0].url.rstrip("/")
    # Where each operation has an address of its own, the client needs none.
    own = [operation.server for operation in api.operations]
    return own[0] if own and own[0] and all(own) else ""


def toml_string(text: str) -> str:
    """A TOML basic string (TOML 1.0, String)."""
    escaped = "".join(_toml_char(char) for char in text)
    return f'"{escaped}"'


def _toml_char(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char.isprintable():
        return char
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "?"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def markdown_line(text: str) -> str:
    """Text of the document on one line of Markdown, its markup made inert."""
    line = " ".join(text.split())
    for char in "\\`*_<>[]|":
        line = line.replace(char, "\\" + char)
    return "".join(char for char in line if char.isprintable())


def fence(code: str) -> str:
    """What code stands between in Markdown: more backticks than it has in a row."""
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    return "`" * max(3, longest + 1)


def _quick_start(
    names: Names, calls: list[ExampleCall], address: str, *, asynchronous: bool
) -> str:
    """A program that makes the simplest call that answers something.

    Args:
        names: Every name.
        calls: Of the operations; without any there is no program.
        address: Where the API answers, when the document says so.
        asynchronous: Whether it waits for other things meanwhile.
    """
    candidates = [call for call in calls if answers.has_result(call.operation)]
    chosen = min(
        candidates or calls,
        key=lambda call: (
            call.operation.method != "GET",
            call.has_body,
            len(call.positional),
            not call.operation.security,
            len([p for p in call.operation.parameters if p.required]),
        ),
        default=None,
    )
    package = names.package
    if chosen is None:
        return ""
    given = "" if address else 'base_url="https://api.example.com"'
    required = _required(names, chosen)
    arguments = [literal(value) for value in chosen.positional]
    arguments += [f"{n}={literal(v)}" for n, v in chosen.keywords if n in required]
    if chosen.has_body:
        prefix = "**" if chosen.unpacked else "body="
        arguments.append(prefix + layout(chosen.body, 4))
    target = f"client.{chosen.resource}.{chosen.method}("
    if not asynchronous:
        call = bracketed(f"result = {target}", arguments, ")", 4)
        return (
            f"from {package} import Client\n\n"
            f"with Client({given}) as client:\n    {call}\n    print(result)"
        )
    call = bracketed(f"result = await {target}", arguments, ")", 8)
    return (
        "import asyncio\n\n"
        f"from {package} import AsyncClient\n\n\n"
        "async def main() -> None:\n"
        f"    async with AsyncClient({given}) as client:\n"
        f"        {call}\n        print(result)\n\n\n"
        "asyncio.run(main())"
    )


def _required(names: Names, call: ExampleCall) -> set[str]:
    """The arguments that a call cannot do without."""
    given = names.arguments[call.operation.pointer]
    parameters = zip(call.operation.parameters, given, strict=True)
    return {argument for parameter, argument in parameters if parameter.required}


def _loop(
    names: Names, calls: list[ExampleCall], paging: Collection[str], address: str
) -> str:
    """A program that reads the list that is the simplest to ask for to its end."""
    lists = [call for call in calls if call.operation.pointer in paging]
    if not lists:
        return ""
    call = min(lists, key=lambda call: (call.has_body, len(call.positional)))
    needed = _required(names, call)
    call = replace(call, keywords=tuple(k for k in call.keywords if k[0] in needed))
    arguments = call_arguments(call, layout(call.body, 8) if call.has_body else "")
    target = f"for item in client.{call.resource}.{call.method}("
    given = "" if address else 'base_url="https://api.example.com"'
    return (
        f"from {names.package} import Client\n\n"
        f"with Client({given}) as client:\n"
        f"    {bracketed(target, arguments, '):', 4)}\n        print(item)"
    )


def plan_reference(
    resources: tuple[ResourceView, ...],
    calls: list[ExampleCall],
    paging: Collection[str],
) -> tuple[ReferenceSection, ...]:
    """One line and one example an operation, by resource."""
    sections: list[ReferenceSection] = []
    own = by_resource(calls)
    for view in resources:
        entries = tuple(
            _entry(call, pages=call.operation.pointer in paging)
            for call in own.get(view.dotted, ())
        )
        sections.append(
            ReferenceSection(
                f"client.{view.dotted}", markdown_line(view.summary), entries
            )
        )
    return tuple(sections)


def _entry(call: ExampleCall, *, pages: bool) -> ReferenceEntry:
    operation = call.operation
    summary = sentence(operation.summary or operation.description)
    if pages:
        summary = f"{summary} Iterate the answer for the items of all pages.".strip()
    body = layout(call.body, 4, 5) if call.has_body else ""
    if call.has_body and call.unpacked and is_object(call.body):
        arguments = call_arguments(call, "")[:-1]
        for name, value in call.body.items():
            arguments.append(f"{name}={layout(value, 4, len(name) + 1)}")
    else:
        arguments = call_arguments(call, body)
    example = bracketed(f"client.{call.resource}.{call.method}(", arguments, ")", 0)
    return ReferenceEntry(
        title=call.method,
        request=f"{operation.method} {operation.path}".replace("`", "%60"),
        summary=markdown_line(summary),
        example=example,
        fence=fence(example),
    )
