"""The docstrings of methods."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.ir import (
    Api,
    Body,
    ListType,
    NullableType,
    ObjectSchema,
    Operation,
    Parameter,
    Reference,
)
from generator.plan.bodies import unpacked_body
from generator.plan.choices import Choices
from generator.plan.docs import (
    argument_lines,
    described,
    docstring,
    paragraphs,
    says_the_same,
    sentence,
)
from generator.plan.links import link_lines
from generator.plan.literals import LINE_LENGTH

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.names import Names
    from generator.plan.links import Targets

_DOC_WIDTH = LINE_LENGTH - 8
_LISTED = re.compile(r" |[-*+] |\d+[.)] ")


class MethodDocs:
    """Writes the docstrings of a resource's methods.

    Args:
        api: The intermediate model.
        names: Every public name.
        class_name: The class that has the words about arguments.
        paging: Pointers of the operations that page.
        targets: What links may lead to.
    """

    def __init__(
        self,
        api: Api,
        names: Names,
        class_name: str,
        paging: Collection[str],
        targets: Targets,
    ) -> None:
        self.api = api
        self.names = names
        self.class_name = class_name
        self.paging = paging
        self.targets = targets

    def brief(self, operation: Operation) -> str:
        """The summary alone: the words about arguments stand in the other class."""
        summary = self._summary(operation)[0]
        if operation.parameters or operation.body:
            name = f"{self.class_name}.{self.names.methods[operation.pointer]}"
            longer = f"{summary.rstrip('.')}; arguments as for ``{name}``."
            if len(longer) <= _DOC_WIDTH - 6:
                summary = longer
        return docstring(paragraphs(summary, _DOC_WIDTH - 6), 8)

    def _summary(self, operation: Operation) -> tuple[str, str | None]:
        summary = sentence(operation.summary)
        description = operation.description
        if not summary:
            summary = sentence(f"{operation.method} {operation.path}")
            if description:
                first, _, rest = description.strip().partition("\n")
                if len(first) <= _DOC_WIDTH:
                    summary, description = sentence(first), rest
        return summary, description

    def whole(self, operation: Operation, choices: tuple[str, str]) -> str:
        """Everything that the document says of an operation, as source.

        Args:
            operation: The operation.
            choices: What the arguments for the media types of body and answer are
                called.
        """
        given = self.names.arguments[operation.pointer]
        summary, description = self._summary(operation)
        lines = paragraphs(summary, _DOC_WIDTH - 6)
        if description and not says_the_same(description, summary):
            lines += ["", *paragraphs(description, _DOC_WIDTH)]
        if operation.deprecated:
            lines += ["", "Deprecated."]
        if operation.server:
            said = (
                f"Sent to {operation.server}, unless the client was given a base_url."
            )
            lines += ["", *paragraphs(said, _DOC_WIDTH)]
        scopes = dict.fromkeys(
            scope
            for alternative in operation.security
            for requirement in alternative
            for scope in requirement.scopes
        )
        remarks = [f"Scopes: {', '.join(scopes)}."] if scopes else []
        if operation.pointer in self.paging:
            remarks.append("Iterate the answer for the items of all pages.")
        if remarks:
            said = " ".join(remarks)
            last = lines[-1] if len(lines) > 1 else ""
            has_room = len(f"{last} {said}") <= _DOC_WIDTH
            if has_room and re.match(r"\w.*\.$", last):
                lines[-1] += f" {said}"
            else:
                # After a list it is a paragraph of its own.
                lines += [""] if _LISTED.match(last) or last[-1:] != "." else []
                lines += paragraphs(said, _DOC_WIDTH)
        if operation.unsent:
            listed = ", ".join(f"``{name}``" for name in operation.unsent)
            said = f"Not sent, for the path has no place for it: {listed}."
            lines += ["", *paragraphs(said, _DOC_WIDTH)]
        links = link_lines(operation, self.targets, self.names)
        lines += ["", "What the answer is good for:"] if links else []
        for line in links:
            lines += paragraphs(line, _DOC_WIDTH)
        entries = [
            (argument, _argument_text(parameter))
            for parameter, argument in zip(operation.parameters, given, strict=True)
        ]
        entries += self._body_entries(operation)
        entries += Choices(operation).entries(choices)
        section = argument_lines(entries, _DOC_WIDTH)
        lines += ["", *section] if section else []
        return docstring(lines, 8, hugging=True)

    def _body_entries(self, operation: Operation) -> list[tuple[str, str]]:
        if operation.body is None:
            return []
        schema = unpacked_body(self.api, self.names, operation)
        if schema is None:
            return [("body", self._body_text(operation.body))]
        entries: list[tuple[str, str]] = []
        for property_ in schema.properties:
            if property_.read_only:
                continue
            own = property_.documentation.description
            if own is None and len(schema.properties) == 1:
                own = operation.body.description
            if own is None and isinstance(property_.type, Reference):
                target = self.api.schemas[property_.type.schema]
                own = target.documentation.description
            text = described(property_.documentation, property_.type, own)
            entries.append((property_.name, text))
        return entries

    def _body_text(self, body: Body) -> str:
        if body.description or len(body.contents) != 1:
            return sentence(body.description)
        type_ = body.contents[0].type
        while isinstance(type_, NullableType | ListType):
            type_ = type_.inner if isinstance(type_, NullableType) else type_.items
        if not isinstance(type_, Reference):
            return ""
        is_model = isinstance(self.api.schemas[type_.schema], ObjectSchema)
        return f"See ``models.{self.names.schemas[type_.schema]}``." if is_model else ""


def _argument_text(parameter: Parameter) -> str:
    documentation = replace(
        parameter.documentation,
        examples=tuple(example.value for example in parameter.examples),
    )
    return described(documentation, parameter.type)
