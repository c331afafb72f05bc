"""The module that reads what the API sends: webhooks and callbacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ir import AnyType, Incoming
from generator.media_types import way
from generator.plan.annotations import Annotator
from generator.plan.docs import argument_lines, docstring, paragraphs, sentence
from generator.plan.imports import Block
from generator.plan.layout import assigned, bracketed, signature
from generator.plan.literals import LINE_LENGTH, string
from generator.plan.verification import Verification
from generator.plan.views import WebhooksView, WebhookView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.config_webhooks import WebhookRules
    from generator.ir import Api, Location, Operation
    from generator.names import Names
    from generator.plan.modules import Modules

_WIDTH = LINE_LENGTH - 4
_READERS = {"json": "read_json", "form": "read_form", "text": "read_text"}
_BODY = "The body of the request, as it came or as a web framework parsed it."
_STRICT = "Refuse a body that does not fit its description."
_BESIDE: Mapping[Location, str] = {
    "path": "in its path",
    "query": "in its query",
    "querystring": "as its query",
    "header": "the headers",
    "cookie": "the cookies",
}


def plan_webhooks(
    api: Api, names: Names, modules: Modules, rules: WebhookRules
) -> WebhooksView | None:
    """What reads webhooks and callbacks; ``None`` for an API that sends nothing.

    Args:
        api: The intermediate model.
        names: Every name.
        modules: Where the models are.
        rules: What ``calco.toml`` says of them.

    Raises:
        CalcoError: It says what the document does not have.
    """
    return _Planner(api, names, modules).view(rules)


class _Planner:
    def __init__(self, api: Api, names: Names, modules: Modules) -> None:
        self.api = api
        self.names = names
        self.annotator = Annotator(api, names, modules)
        self.parsers = names.parsers
        self.readers: set[str] = set()

    def view(self, rules: WebhookRules) -> WebhooksView | None:
        incoming = [one for one in self.api.incoming if one.operation.body]
        if not incoming and not rules.texts:
            return None
        functions = tuple(map(self._function, incoming))
        pointers = [one.operation.pointer for one in incoming]
        results = dict(zip(pointers, (one.result for one in functions), strict=True))
        strict = [
            pointer
            for pointer, one in zip(pointers, functions, strict=True)
            if "strict" in one.signature
        ]
        verification = Verification(
            self.api, self.names, rules, self.annotator, results, strict
        )
        block = Block(".")
        view = verification.view(block)
        block.needed(self.annotator.imports)
        block.own("_runtime.incoming", "WebhookError", *self.readers)
        public = ["WebhookError", *(one.name for one in functions)]
        if functions:
            block.own("_runtime.incoming", "Payload")
            public.append("Payload")
        public = sorted([*public, *verification.public])
        return WebhooksView(
            imports=block.lines(),
            functions=functions,
            public=bracketed("__all__ = [", [string(name) for name in public], "]", 0),
            verification=view,
        )

    def _function(self, incoming: Incoming) -> WebhookView:
        operation = incoming.operation
        name = self.parsers[operation.pointer]
        assert operation.body is not None
        content = operation.body.contents[0]
        manner = way(content.media_type)
        reader = _READERS.get(manner, "read_bytes")
        self.readers.add(reader)
        if manner in ("json", "form"):
            type_ = AnyType() if content.type is None else content.type
            result = self.annotator.output(type_)
            given = [result, "body", string(incoming.name), "strict=strict"]
            parameters = ["body: Payload", "*", "strict: bool = False"]
        else:
            result = "str" if manner == "text" else "bytes"
            given, parameters = ["body"], ["body: Payload"]
        return WebhookView(
            name=name,
            signature=signature(f"def {name}", parameters, result, 0),
            docstring=self._docstring(incoming, strict=len(parameters) > 1),
            result=result,
            call=assigned(f"found: {result}", f"{reader}({', '.join(given)})", 4),
        )

    def _docstring(self, incoming: Incoming, *, strict: bool) -> str:
        operation = incoming.operation
        kind = "webhook" if incoming.caller is None else "callback"
        summary = sentence(operation.summary)
        lines = paragraphs(summary or f"The {kind} {incoming.name}.", _WIDTH - 6)
        if operation.description:
            lines += ["", *paragraphs(operation.description, _WIDTH)]
        if incoming.expression is not None:
            where = f"Sent to {incoming.expression}"
            caller = incoming.caller or ""
            for resource in self.names.resources:
                if caller in resource.operations:
                    method = self.names.methods[caller]
                    where += f", as ``{resource.dotted}.{method}`` asks for"
            lines += ["", *paragraphs(f"{where}.", _WIDTH)]
        lines += self._comes_with(operation)
        understood = [
            (
                f"{response.status} ({sentence(response.description).rstrip('.')})"
                if response.description
                else response.status
            )
            for response in operation.responses
        ]
        if understood:
            told = f"Answers that are understood: {', '.join(understood)}."
            lines += ["", *paragraphs(told, _WIDTH)]
        entries = [("body", _BODY), *([("strict", _STRICT)] if strict else [])]
        lines += ["", *argument_lines(entries, _WIDTH)]
        if strict:
            lines += ["", "Raises:", "    WebhookError: The body cannot be read."]
        return docstring(lines, 4)

    @staticmethod
    def _comes_with(operation: Operation) -> list[str]:
        """What a request has beside its body."""
        listed: list[str] = []
        bare: dict[Location, list[str]] = {}
        for parameter in operation.parameters:
            name = f"``{parameter.name}``"
            said = sentence(parameter.documentation.description)
            if said:
                listed += paragraphs(f"- {parameter.location} {name}: {said}", _WIDTH)
            else:
                bare.setdefault(parameter.location, []).append(name)
        lines = ["", *listed] if listed else []
        for location, names in bare.items():
            told = f"Comes with {_BESIDE[location]} {', '.join(names)}."
            lines += ["", *paragraphs(told, _WIDTH)]
        return lines
