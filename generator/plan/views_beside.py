"""What the templates of what comes with a package see: its reference and its tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """One operation in ``reference.md``."""

    title: str
    request: str
    summary: str
    example: str
    fence: str


@dataclass(frozen=True, slots=True)
class ReferenceSection:
    """One resource in ``reference.md``."""

    title: str
    summary: str
    entries: tuple[ReferenceEntry, ...]


@dataclass(frozen=True, slots=True)
class TestView:
    """The generated tests of one operation.

    Attributes:
        name: What the tests are called.
        operation: What the operation is called in their data.
        checks: Whether the results are compared.
    """

    name: str
    operation: str
    signature: str
    async_signature: str
    call: str
    async_call: str
    check: str
    async_check: str
    checks: bool


@dataclass(frozen=True, slots=True)
class TestModuleView:
    """The generated tests of one resource.

    Attributes:
        warned: Whether any of them calls what will be removed.
    """

    module: str
    docstring: str
    imports: tuple[str, ...]
    bodies: tuple[str, ...]
    tests: tuple[TestView, ...]
    warned: bool = False


@dataclass(frozen=True, slots=True)
class WebhookTestView:
    """The generated test of a function that reads a webhook or callback.

    Attributes:
        constant: Source of a short body that stands in the module; empty for one that
            stands beside it.
        checks: Source of what compares the result, a statement each.
        decodes: Whether it is compared as JSON has it.
    """

    constant: str
    signature: str
    call: str
    checks: tuple[str, ...]
    decodes: bool


@dataclass(frozen=True, slots=True)
class WebhookTestModuleView:
    """The generated tests of these functions.

    Attributes:
        data: The bodies by function, for a file beside the module.
    """

    module: str
    imports: tuple[str, ...]
    tests: tuple[WebhookTestView, ...]
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReceivedView:
    """What shows and tests the functions that read webhooks and callbacks.

    Attributes:
        start: Python source that runs as printed.
    """

    start: str
    reference: ReferenceSection
    tests: WebhookTestModuleView

    @property
    def fence(self) -> str:
        """What the source stands between in Markdown."""
        return self.reference.entries[0].fence


@dataclass(frozen=True, slots=True)
class HandlerView:
    """A program that receives webhooks with some web framework."""

    framework: str
    source: str


@dataclass(frozen=True, slots=True)
class VerificationView:
    """What verifies requests of the API, and tells which event they are.

    Attributes:
        event: Definition of the type of all events; empty where there is none.
        table: Definition of the table of events; empty where there is none.
        verifier: What verifies; empty where callers give it, or nothing does.
        verify_signature: Empty where nothing verifies.
        parse_signature: Empty where nothing tells the events apart.
        received: The statement that takes headers and body.
        parse_call: The statement that reads the event.
        variable: The environment variable with what verifies.
        kind: How requests are signed; empty where it is not known.
        proves_body: Whether what verifies looks at the body.
        handlers: Programs for the README.
    """

    event: str
    table: str
    verifier_signature: str
    verifier: str
    verify_signature: str
    verify_docstring: str
    verify_call: str
    parse_signature: str
    parse_docstring: str
    received: str
    parse_call: str
    variable: str
    kind: str
    proves_body: bool
    handlers: tuple[HandlerView, ...]
    fence: str
