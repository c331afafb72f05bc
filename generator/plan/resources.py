"""Operations become resources: constants, methods and their docstrings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ir import (
    Api,
    Operation,
)
from generator.names.identifiers import distinct
from generator.names.reserved import ARGUMENTS
from generator.plan import answers
from generator.plan.annotations import (
    Annotator,
    is_optional,
    params_name,
)
from generator.plan.bodies import (
    body_annotation,
    body_source,
    is_keywords,
    unpacked_body,
)
from generator.plan.choices import Choices, one_of
from generator.plan.docs import docstring, opening, paragraphs, sentence
from generator.plan.docstrings import MethodDocs
from generator.plan.imports import Block
from generator.plan.layout import (
    assigned,
    bracketed,
    parameter_source,
    signature,
    tuple_source,
)
from generator.plan.links import link_targets
from generator.plan.literals import LINE_LENGTH, layout, literal, string
from generator.plan.operations import (
    CONSTRUCTOR_HOMES,
    SharedErrors,
    constant_source,
    encoded_path,
    parameters_source,
)
from generator.plan.paging_source import paging_source
from generator.plan.seams import RESOURCES, Seams
from generator.plan.views import MethodView, OperationView, ResourceView, SharedView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.names import Names, ResourceName
    from generator.plan.links import Targets
    from generator.plan.modules import Modules
    from generator.plan.paging import Paging

_SHADOWABLE = frozenset(
    {"bool", "bytes", "dict", "float", "int", "list", "str", "tuple"}
)


def plan_resources(
    api: Api,
    names: Names,
    modules: Modules,
    paging: Mapping[str, Paging],
    seams: Seams,
) -> tuple[tuple[ResourceView, ...], SharedView]:
    """A module for each group of operations, and one for what they share; ``paging``
    says of some, by pointer, how they page."""
    operations = {operation.pointer: operation for operation in api.operations}
    shared = SharedErrors(api, names, modules)
    targets = link_targets(api, names)
    views: dict[tuple[str, ...], ResourceView] = {}
    # Those within others first: what holds them shows their descriptions.
    for resource in sorted(names.resources, key=lambda r: len(r.path), reverse=True):
        views[resource.path] = _ResourcePlanner(
            api,
            names,
            modules,
            [operations[p] for p in resource.operations],
            resource,
            shared,
            tuple(views[path] for path in resource.children),
            paging,
            seams,
            targets,
        ).view()
    return tuple(views[resource.path] for resource in names.resources), shared.view()


def plan_constants(
    api: Api, names: Names, modules: Modules, paging: Mapping[str, Paging]
) -> dict[str, str]:
    """The sources of the operations' constants alone, by pointer: what decides the
    requests, without the words for who calls them."""
    operations = {operation.pointer: operation for operation in api.operations}
    shared = SharedErrors(api, names, modules)
    targets = link_targets(api, names)
    found: dict[str, str] = {}
    for resource in names.resources:
        planned = [operations[pointer] for pointer in resource.operations]
        found |= _ResourcePlanner(
            api, names, modules, planned, resource, shared, (), paging, Seams(), targets
        ).constants()
    return found


class _ResourcePlanner:
    def __init__(
        self,
        api: Api,
        names: Names,
        modules: Modules,
        operations: list[Operation],
        resource: ResourceName,
        shared: SharedErrors,
        children: tuple[ResourceView, ...],
        paging: Mapping[str, Paging],
        seams: Seams,
        targets: Targets,
    ) -> None:
        self.api = api
        self.names = names
        self.operations = operations
        self.resource = resource
        self.paging = paging
        self.docs = MethodDocs(api, names, resource.class_name, paging, targets)
        self.children = children
        self.is_extended = resource.dotted in seams.resources
        self.base = "NestingResource" if children else "Resource"
        self.annotator = Annotator(api, names, modules)
        # What thunks mention is needed when the module runs, not only by tools.
        self.runtime = Annotator(api, names, modules)
        held = {names.methods[operation.pointer] for operation in operations}
        held |= {child.attribute for child in children}
        self.shadowed = _SHADOWABLE & held
        self.constructors: set[str] = set()
        self.shared = shared
        self.used_errors: set[str] = set()
        self.sentinel = False
        self.warns = False
        self.given: set[str] = set()
        self.checking: tuple[str, ...] = ()
        self.security: dict[str, str] = {}

    def constants(self) -> dict[str, str]:
        return {op.pointer: self._operation(op).source for op in self.operations}

    def view(self) -> ResourceView:
        operations = tuple(self._operation(op) for op in self.operations)
        methods = tuple(self._method(op) for op in self.operations)
        self.checking = self._checking()
        tag = next((t for t in self.api.tags if t.name == self.resource.tag), None)
        label = self.resource.tag or self.resource.dotted
        said = (tag.description or sentence(tag.summary)) if tag else None
        summary = sentence(opening(said)) or f"Operations on {label}."
        lines = paragraphs(said, LINE_LENGTH - 7) or [summary]
        if tag and tag.parent:
            parent = next((t for t in self.api.tags if t.name == tag.parent), None)
            above = (parent and parent.summary) or tag.parent
            lines += ["", *paragraphs(f"Part of {above}.", LINE_LENGTH - 7)]
        name = self.resource.class_name
        module = self.resource.module
        if self.is_extended:
            module = f".{RESOURCES}.{module}"  # up from among the resources
        return ResourceView(
            module=self.resource.module,
            attribute=self.resource.path[-1],
            dotted=self.resource.dotted,
            class_name=self.resource.class_name,
            base=self.base,
            children=self.children,
            docstring=docstring([sentence(label)], 0),
            class_docstring=docstring(lines, 4, hugging=True),
            attribute_docstring=docstring(
                paragraphs(summary, LINE_LENGTH - 8), 4, hugging=True
            ),
            declaration=self._declaration(module, name),
            async_declaration=self._declaration(module, f"Async{name}"),
            is_extended=self.is_extended,
            summary=summary,
            imports=self._imports(),
            checking=self.checking,
            security=tuple((name, source) for source, name in self.security.items()),
            operations=operations,
            methods=methods,
        )

    def _declaration(self, module: str, name: str) -> str:
        """Source of the attribute that leads to the resource."""
        attribute = self.resource.path[-1]
        value = f"Lazy({string(f'{module}.{name}')})"
        return assigned(f"{attribute}: Lazy[{name}]", value, 4)

    def _constant(self, operation: Operation) -> str:
        return "_" + self.names.methods[operation.pointer].strip("_").upper()

    def _operation(self, operation: Operation) -> OperationView:
        arguments = [
            string(operation.id or f"{operation.method} {operation.path}"),
            string(f"{operation.method} {encoded_path(operation.path)}"),
        ]
        source, used = parameters_source(operation.parameters)
        if source:
            self.constructors |= used
            arguments.append(source)
        if operation.body is not None:
            source, used = body_source(
                operation.body,
                unpacked=unpacked_body(self.api, self.names, operation) is not None,
            )
            self.constructors |= used
            arguments.append(source)
        entries = [
            f"{string(response.status)}: {answers.thunk(response, self.runtime)}"
            for response in answers.successes(operation)
        ]
        arguments.append(bracketed("responses={", entries, "}", 4, 1))
        errors = self.shared.constant(operation)
        if errors is not None:
            self.used_errors |= {errors} - {"{}"}
            arguments.append(f"errors={errors}")
        if operation.security:
            arguments.append(f"security={self._security(operation)}")
        if operation.server:
            arguments.append(f"server={string(operation.server)}")
        paging = self.paging.get(operation.pointer)
        if paging is not None:
            constructor, source = paging_source(paging, self.api, self.names)
            self.constructors.add(constructor)
            arguments.append(source)
        kind = "VersatileOperation" if Choices(operation) else "Operation"
        result = self._result(operation, None)
        if answers.streams(operation):
            kind = "StreamingOperation"
            awaited = answers.result_source(operation, self.annotator, is_async=True)
            result = f"{result}, {awaited}"
        self.constructors.add(kind)
        return OperationView(
            constant_source(self._constant(operation), kind, result, arguments)
        )

    def _security(self, operation: Operation) -> str:
        value = tuple(
            tuple((needed.scheme, needed.scopes) for needed in alternative)
            for alternative in operation.security
        )
        source = literal(value)
        if len(f"    security={source},") <= LINE_LENGTH:
            return source
        name = f"{self._constant(operation)}_SECURITY"
        source = layout(value, 0, len(name) + 3, after=0)
        return self.security.setdefault(source, name)

    def _method(self, operation: Operation) -> MethodView:
        name = self.names.methods[operation.pointer]
        positional: list[str] = []
        keywords: list[str] = []
        optional: list[str] = []
        given = self.names.arguments[operation.pointer]
        for parameter, argument in zip(operation.parameters, given, strict=True):
            annotation = self.annotator.input(parameter.type, self.shadowed)
            if parameter.allow_empty and not is_optional(annotation):
                annotation += " | None"
            if parameter.location == "path":
                positional.append(parameter_source(argument, annotation, "", 8))
            elif parameter.required:
                keywords.append(parameter_source(argument, annotation, "", 8))
            else:
                self.annotator.imports.runtime.add("NotGiven")
                self.sentinel = True
                annotation += " | NotGiven"
                optional.append(
                    parameter_source(argument, annotation, " = NOT_GIVEN", 8)
                )
        choices = Choices(operation)
        argument_names = self._choice_names(operation)
        constant = self._constant(operation)
        awaited = f"{constant}.awaited" if answers.streams(operation) else constant
        arguments: list[str] = []
        if given:
            arguments.append(tuple_source(given, 12))
        unpacked, body, body_required = self._body_parameter(operation)
        if body:
            (keywords if body_required else optional).append(body)
        if not given:
            arguments.append("()")
        arguments.append("request_options")
        if (
            unpacked
            and operation.body
            and not (operation.body.required or is_keywords(operation.body))
        ):
            # No property given is no body, where there need be none.
            self.sentinel = True
            arguments.append("body or NOT_GIVEN")
        elif body or unpacked:
            arguments.append("body")
        if choices:
            self.annotator.imports.typing.add("Literal")
        if choices.content_types:
            optional.append(one_of(argument_names[0], choices.content_types, 8))
        before = ["self", *positional, "*", *keywords]
        after = [*optional, "request_options: Options = None"]
        after += [unpacked] if unpacked else []

        def signatures(choice: list[str], accept: str | None) -> tuple[str, str]:
            parameters = [*before, *choice, *after]
            result = self._result(operation, accept, self.shadowed)
            sync = signature(f"def {name}", parameters, result, 4)
            result = self._result(operation, accept, self.shadowed, is_async=True)
            return sync, signature(f"async def {name}", parameters, result, 4)

        overloads: list[tuple[str, str]] = []
        every: list[str] = []
        if choices.accepted:
            self.runtime.imports.typing.add("overload")
            every = [one_of(argument_names[1], choices.accepted, 8)]
            for index, accept in enumerate(choices.accepted):
                chosen = one_of(argument_names[1], (accept,), 8, default=not index)
                overloads.append(signatures([chosen], accept))
        whole, whole_async = signatures(every, None)
        sync, asynchronous = (
            [choices.source(target, argument_names), *arguments]
            for target in (constant, awaited)
        )
        return MethodView(
            name=name,
            overloads=tuple(sync for sync, _ in overloads),
            async_overloads=tuple(asynchronous for _, asynchronous in overloads),
            signature=whole,
            async_signature=whole_async,
            docstring=self.docs.whole(operation, argument_names),
            async_docstring=self.docs.brief(operation),
            call=bracketed("return self._call(", sync, ")", 8),
            async_call=bracketed("return await self._call(", asynchronous, ")", 8),
            deprecated=self._deprecation(operation),
        )

    def _deprecation(self, operation: Operation) -> str:
        """The source of what callers of a method are warned with, which will go."""
        if not operation.gone_since:
            return ""
        self.warns = True
        return literal(
            f"No longer part of the API since version {operation.gone_since}; the"
            " method will be removed."
        )

    def _choice_names(self, operation: Operation) -> tuple[str, str]:
        """What the arguments for the media types of the body and answer are called."""
        taken = ARGUMENTS | set(self.names.arguments[operation.pointer])
        schema = unpacked_body(self.api, self.names, operation)
        if schema is not None:
            taken |= {property_.name for property_ in schema.properties}
        return (
            distinct("content_type", taken, "body_content_type"),
            distinct("accept", taken, "accept_type"),
        )

    def _result(
        self,
        operation: Operation,
        accept: str | None,
        shadowed: frozenset[str] = frozenset(),
        *,
        is_async: bool = False,
    ) -> str:
        paging = self.paging.get(operation.pointer)
        if paging is not None and paging.schema is None:
            self.annotator.imports.runtime.add("PagedList")
            return f"PagedList[{self.annotator.output(paging.item, shadowed)}]"
        return answers.result_source(
            operation, self.annotator, shadowed, accept, is_async=is_async
        )

    def _body_parameter(self, operation: Operation) -> tuple[str, str, bool]:
        """Source of the unpacked keywords, or of one ``body``, and if it must be."""
        if operation.body is None:
            return "", "", False
        schema = unpacked_body(self.api, self.names, operation)
        if schema is not None:
            self.annotator.imports.typing.add("Unpack")
            self.annotator.imports.params = True
            name = params_name(self.names.schemas[schema.id], schema)
            # The comma after it has to fit as well.
            given = bracketed("**body: Unpack[", [f"params.{name}"], "]", 8, 1)
            return given, "", False
        annotation = body_annotation(operation.body, self.annotator, self.shadowed)
        if operation.body.required:
            return "", parameter_source("body", annotation, "", 8), True
        self.annotator.imports.runtime.add("NotGiven")
        self.sentinel = True
        optional = parameter_source(
            "body", f"{annotation} | NotGiven", " = NOT_GIVEN", 8
        )
        return "", optional, False

    def _imports(self) -> tuple[str, ...]:
        needed = self.runtime.imports
        if self.checking:
            needed.typing.add("TYPE_CHECKING")
        needed.runtime |= self.constructors & {"SPELLINGS"}
        block = Block("..").needed(needed)
        for constructor in self.constructors - {"SPELLINGS"}:
            home = CONSTRUCTOR_HOMES.get(constructor, "operation")
            block.own(f"_runtime.{home}", constructor)
        module = "nesting" if self.children else "resource"
        block.own(f"_runtime.{module}", f"Async{self.base}", self.base)
        if self.children:
            block.own("_runtime.resource", "Lazy")
        if self.operations:
            block.own("_runtime.resource", "Options")
        if self.warns:
            # A method may be called "deprecated".
            block.name("typing_extensions", "deprecated as _deprecated")
        if self.sentinel:
            block.own("_runtime.sentinels", "NOT_GIVEN", *self.given)
        block.name("._shared", *self.used_errors)
        return block.lines()

    def _checking(self) -> tuple[str, ...]:
        needed, present = self.annotator.imports, self.runtime.imports
        needed.modules -= present.modules
        needed.typing -= present.typing
        needed.models = needed.models and not present.models
        # Beside what the module needs of the same place when it runs.
        self.given = needed.runtime & {"NotGiven"}
        needed.runtime -= self.given
        block = Block("..").needed(needed)
        for child in self.children:
            name = child.class_name
            if child.is_extended:
                block.own(f"{RESOURCES}.{child.module}", f"Async{name}", name)
            else:
                block.name(f".{child.module}", f"Async{name}", name)
        return block.lines(4)
