"""What the templates see: text that is ready to stand in Python source.

A template chooses no name, escapes nothing and lays out nothing; it puts these
strings where they belong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.plan.layout import index_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.plan.views_beside import (
        ReceivedView,
        ReferenceSection,
        TestModuleView,
        VerificationView,
    )
    from generator.plan.views_types import FieldView, HeadersView, ModuleView


@dataclass(frozen=True, slots=True)
class OperationView:
    """An operation constant."""

    source: str


@dataclass(frozen=True, slots=True)
class MethodView:
    """A method, for both the synchronous and the asynchronous class.

    Attributes:
        overloads: Signatures by what is asked for, where the result depends on it.
        deprecated: The source of what callers are warned with, if they are.
    """

    name: str
    overloads: tuple[str, ...]
    async_overloads: tuple[str, ...]
    signature: str
    async_signature: str
    docstring: str
    async_docstring: str
    call: str
    async_call: str
    deprecated: str = ""


@dataclass(frozen=True, slots=True)
class SharedView:
    """The module of ``resources`` that holds what several of them use.

    Attributes:
        errors: Source of the mappings of error statuses to body types.
    """

    imports: tuple[str, ...]
    checking: tuple[str, ...]
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResourceView:
    """A module of ``resources``.

    Attributes:
        attribute: Of the client, or of the resource it is in.
        dotted: The attributes that lead to it from the client.
        base: Its base class; the asynchronous one is this with ``Async`` before it.
        declaration: Source of the attribute that leads to it.
        async_declaration: The same for the asynchronous class.
        children: The resources within it.
        is_extended: Whether hand-written subclasses take its place.
    """

    module: str
    attribute: str
    dotted: str
    class_name: str
    base: str
    children: tuple[ResourceView, ...]
    docstring: str
    class_docstring: str
    attribute_docstring: str
    declaration: str
    async_declaration: str
    is_extended: bool
    summary: str
    imports: tuple[str, ...]
    checking: tuple[str, ...]
    security: tuple[tuple[str, str], ...]
    operations: tuple[OperationView, ...]
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class WebhookView:
    """A function that reads a webhook or callback."""

    name: str
    signature: str
    docstring: str
    result: str
    call: str


@dataclass(frozen=True, slots=True)
class WebhooksView:
    """The module of these functions."""

    imports: tuple[str, ...]
    functions: tuple[WebhookView, ...]
    public: str
    verification: VerificationView


@dataclass(frozen=True, slots=True)
class StatusErrorView:
    """An exception class for one status.

    Attributes:
        body: Source of the attribute of the decoded body; empty when the document gives
            none.
    """

    name: str
    base: str
    body: str
    status: int
    docstring: str


@dataclass(frozen=True, slots=True)
class ExportView:
    """Names that the package offers at its top, from one of its modules.

    Attributes:
        whole: Whether they are all that the module's ``__all__`` has.
    """

    module: str
    names: tuple[str, ...]
    whole: bool = False

    @property
    def imports(self) -> tuple[str, ...]:
        """What is imported from the module, an import each."""
        return ("*",) if self.whole else tuple(f"{n} as {n}" for n in self.names)

    @property
    def index(self) -> tuple[str, ...]:
        """Module and names as lines of words."""
        return index_lines(self.module, self.names)


@dataclass(frozen=True, slots=True)
class CredentialView:
    """An argument of the client for a credential, the environment variable that is
    asked when it is left out, and its lines of documentation."""

    argument: str
    variable: str
    annotation: str
    lines: tuple[str, ...]
    async_lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A security scheme as the runtime knows it."""

    name: str
    source: str
    given: str


@dataclass(frozen=True, slots=True)
class SignInView:
    """A class that signs in by one flow.

    Attributes:
        base: The runtime's class for it.
        provider: Source of what it knows of the provider.
    """

    name: str
    base: str
    docstring: str
    provider: str


@dataclass(frozen=True, slots=True)
class AuthView:
    """The module that signs in.

    Attributes:
        summary: What it is for.
        has_certificates: Whether some scheme asks for a certificate.
        public: Source of what it exports.
        scopes: Members of the enumeration of scopes.
        example: A program that signs in.
        fence: What it stands between in Markdown.
        told: What is said of each class, as Markdown.
    """

    summary: str
    has_certificates: bool
    imports: tuple[str, ...]
    public: str
    scopes: tuple[FieldView, ...]
    sign_ins: tuple[SignInView, ...]
    example: str
    fence: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServerFunction:
    """A function that gives the address of a server."""

    name: str
    signature: str
    docstring: str
    source: str


@dataclass(frozen=True, slots=True)
class ServersView:
    """The module of addresses.

    Attributes:
        has_literals: Whether some variable has but a few values.
        public: Source of what it exports.
        example: A call of one of its functions.
    """

    functions: tuple[ServerFunction, ...]
    has_literals: bool
    has_variables: bool
    public: str
    example: str


@dataclass(frozen=True, slots=True)
class ProjectView:
    """What the files around the package say.

    Attributes:
        metadata: Values for ``pyproject.toml``, ready as TOML.
        calco: The version of Calco.
        dependencies: Requirements that not every package has.
        quick_start: Python source that runs as printed; empty without operations.
        paging: The loop over a list that pages, as source; empty without such lists.
    """

    title: str
    heading: str
    package: str
    distribution: str
    version: str
    metadata: Mapping[str, str]
    calco: str
    dependencies: tuple[str, ...]
    environment_prefix: str
    base_url: str
    quick_start: str
    async_quick_start: str
    paging: str
    fence: str
    credentials: tuple[CredentialView, ...]
    error_example: str
    resource_rows: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class ChecksView:
    """The types that requests can be held to."""

    imports: tuple[str, ...]
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything the emit stage writes.

    Attributes:
        client_resources: Those that the client itself holds.
        other_answers: Whether some operation has answers that its own test leaves out.
        choices: Whether some of these have to be chosen by an argument.
        spellings: Source of how objects are spelled in XML; empty without XML.
        streams: Whether some operation answers with a stream.
        replaces_methods: Whether some pages of lists lack the methods of pages.
        once: Paths that are written only where there is no such file yet.
    """

    package: str
    docstring: str
    client_docstring: str
    client_checking: tuple[str, ...]
    profile: Mapping[str, str]
    schemes: tuple[SchemeView, ...]
    scheme_imports: tuple[str, ...]
    credentials: tuple[CredentialView, ...]
    auth: AuthView | None
    servers: ServersView | None
    resources: tuple[ResourceView, ...]
    client_resources: tuple[ResourceView, ...]
    shared: SharedView
    webhooks: WebhooksView | None
    headers: HeadersView | None
    models: tuple[ModuleView, ...]
    params: tuple[ModuleView, ...]
    errors: tuple[StatusErrorView, ...]
    errors_imports: tuple[str, ...]
    errors_names: tuple[str, ...]
    exports: tuple[ExportView, ...]
    checks: ChecksView | None
    spellings: str
    streams: bool
    replaces_methods: bool
    tests: tuple[TestModuleView, ...]
    test_data: Mapping[str, Any]
    other_answers: bool
    choices: bool
    received: ReceivedView | None
    reference: tuple[ReferenceSection, ...]
    project: ProjectView
    once: tuple[str, ...]
