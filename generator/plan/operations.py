"""Source of the arguments of operation constants."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.names.identifiers import distinct
from generator.plan import answers
from generator.plan.annotations import Annotator
from generator.plan.imports import Block, Imports
from generator.plan.layout import assigned, bracketed, inside, split_commas
from generator.plan.literals import LINE_LENGTH, string
from generator.plan.paging_source import HOMES
from generator.plan.views import SharedView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.ir import (
        Api,
        Operation,
        Parameter,
    )
    from generator.names import Names
    from generator.plan.modules import Modules


CONSTRUCTOR_HOMES = {
    **HOMES,
    "Content": "contents",
    "JSONLines": "sequences",
    "Multipart": "multipart",
    "StreamingOperation": "streaming",
    "StyledMultipart": "styled_parts",
    "URLEncoded": "forms",
    "VersatileOperation": "representations",
    "XML": "markup",
    "cookie": "cookies",
    "cookies": "cookies",
    "Either": "representations",
    "header": "styles",
    "path": "styles",
    "query": "styles",
    "querystring": "querystring",
}
"""Runtime modules of what operation constants are made with; others: ``operation``."""


class SharedErrors:
    """The mappings of error statuses to bodies.

    Most operations have the same, which is the client's unless they say otherwise.
    """

    def __init__(self, api: Api, names: Names, modules: Modules) -> None:
        self._annotator = Annotator(api, names, modules)
        counts = Counter(self.entries(operation) for operation in api.operations)
        counts.pop((), None)
        first = {self.entries(op): op for op in reversed(api.operations)}
        ordered = [entries for entries, _ in counts.most_common()]
        self._usual = ordered[0] if ordered else ()
        self._named: dict[tuple[tuple[str, str], ...], str] = {}
        if self._usual:
            self._named[self._usual] = "ERRORS"
        taken = {"ERRORS"}
        for entries in ordered[1:]:
            method = names.methods[first[entries].pointer].strip("_").upper()
            name = distinct(f"{method}_ERRORS", taken)
            taken.add(name)
            self._named[entries] = name

    def entries(self, operation: Operation) -> tuple[tuple[str, str], ...]:
        """Source of each status and of what returns its body's type."""
        return tuple(
            (
                string(response.status),
                answers.thunk(response, self._annotator, error=True),
            )
            for response in answers.errors(operation)
        )

    def constant(self, operation: Operation) -> str | None:
        """The mapping an operation uses; ``None`` when it is the usual one."""
        entries = self.entries(operation)
        return None if entries == self._usual else self._named.get(entries, "{}")

    def view(self) -> SharedView:
        """The module that defines the mappings."""
        needed = self._annotator.imports
        needed.typing.add("TYPE_CHECKING")
        checking = Imports(typing={"Mapping"}, runtime={"Answer"})
        return SharedView(
            imports=Block("..").needed(needed).lines(),
            checking=Block("..").needed(checking).lines(4),
            errors=tuple(
                _errors_source(name, entries) for entries, name in self._named.items()
            ),
        )


def _errors_source(name: str, entries: Sequence[tuple[str, str]]) -> str:
    rows = [inside(f"{status}: {body}", 4, len(",")) for status, body in entries]
    table = "".join(f"    {row},\n" for row in rows)
    return assigned(f"{name}: Mapping[str, Answer]", f"{{\n{table}}}", 0)


def encoded_path(path: str) -> str:
    """A path template, its text percent-encoded (RFC 3986, section 3.3).

    A fragment tells operations apart in the document, and is never sent.
    """
    parts = re.split(r"(\{[^{}]+\})", path.partition("#")[0])
    encoded = [
        part if index % 2 else quote(part, safe="/%!$&'()*+,;=:@-._~?")
        for index, part in enumerate(parts)
    ]
    return "".join(encoded)


def constant_source(
    constant: str, kind: str, result: str, arguments: Sequence[str]
) -> str:
    """Source of an operation constant, broken where black would break it."""
    inner = "".join(f"    {argument},\n" for argument in arguments)
    head = f"{constant}: {kind}[{result}] = "
    if len(head) + len(f"{kind}(") <= LINE_LENGTH:
        return f"{head}{kind}(\n{inner})"
    if len(head) + 1 <= LINE_LENGTH:
        deeper = textwrap.indent(inner, "    ")
        return f"{head}(\n    {kind}(\n{deeper}    )\n)"
    types = split_commas(result)
    return bracketed(f"{constant}: {kind}[", types, f"] = {kind}(\n{inner})", 0)


def parameters_source(parameters: Sequence[Parameter]) -> tuple[str, set[str]]:
    """Source of the ``parameters`` argument, and the constructors it needs.

    Runs of parameters in the default style share one constructor. Path parameters
    that all have it are left out: the template names them. The source is empty when
    nothing is left.
    """
    in_path = [p for p in parameters if p.location == "path"]
    if all(map(_is_default, in_path)):
        parameters = parameters[len(in_path) :]
    if not parameters:
        return "", set()
    constructors: set[str] = set()
    terms: list[str] = []
    for (location, default), run in groupby(
        parameters, key=lambda p: (p.location, _is_default(p))
    ):
        group = list(run)
        if default:
            constructor = _PLURALS[location]
            constructors.add(constructor)
            names = [string(p.name) for p in group]
            used = len("+ ") if terms else len("parameters=")
            terms.append(bracketed(f"{constructor}(", names, ")", 4, used + 1))
        else:
            constructors.add(location)
            terms += [f"({_parameter(p)},)" for p in group]
    flat = f"parameters={' + '.join(terms)}"
    if "\n" not in flat and 4 + len(flat) + 1 <= LINE_LENGTH:
        return flat, constructors
    return "parameters=" + "\n    + ".join(terms), constructors


_PLURALS = {
    "path": "paths",
    "query": "queries",
    "header": "headers",
    "cookie": "cookies",
}


def _default_style(parameter: Parameter) -> str:
    return "simple" if parameter.location in ("path", "header") else "form"


def _is_default(parameter: Parameter) -> bool:
    style = _default_style(parameter)
    return (
        parameter.style == style
        and parameter.explode == (style == "form")
        and not (parameter.allow_reserved and parameter.location == "query")
        and not (parameter.allow_empty and parameter.location == "query")
        and parameter.media_type is None
        and parameter.location != "querystring"
    )


def _parameter(parameter: Parameter) -> str:
    arguments = [string(parameter.name)]
    if parameter.location == "querystring":
        arguments.append(f"content={string(parameter.media_type or '')}")
        return f"querystring({', '.join(arguments)})"
    default = _default_style(parameter)
    if parameter.style != default:
        arguments.append(f"style={string(parameter.style)}")
    if parameter.explode != (default == "form"):
        arguments.append(f"explode={parameter.explode}")
    if parameter.allow_reserved and parameter.location == "query":
        arguments.append("allow_reserved=True")
    if parameter.allow_empty and parameter.location == "query":
        arguments.append("allow_empty=True")
    if parameter.media_type is not None:
        arguments.append(f"content={string(parameter.media_type)}")
    return f"{parameter.location}({', '.join(arguments)})"
