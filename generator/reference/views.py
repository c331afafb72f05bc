"""What the templates of the reference see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from generator.plan.views_beside import HandlerView
    from generator.reference.code import Program
    from generator.reference.kinds import Words
    from generator.reference.trees import Row


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link within the site; ``method`` where it leads to an operation."""

    title: str
    address: str
    method: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ContentView:
    """A representation of a body.

    Attributes:
        example: As text; empty when none can be shown.
        example_is_made: Whether it is made from the schema.
        account_values: Places in the example that name something in somebody's account.
    """

    media_type: str
    words: Words | None
    rows: tuple[Row, ...]
    example: str
    language: str
    example_is_made: bool
    account_values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResponseView:
    """An answer."""

    status: str
    meaning: str
    kind: str
    description: Markup
    contents: tuple[ContentView, ...]
    headers: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SecurityView:
    """One way to be recognised: schemes that are needed together."""

    schemes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class OperationPage:
    """The page of an operation.

    Attributes:
        groups: Parameters by location, in words.
        call: The method on the client.
        is_paged: Whether it answers with a page of a list.
        form: What the script that sends calls is told; nothing on a static site.
        previous: The page before it, in the order of the sidebar.
    """

    address: str
    title: str
    method: str
    path: str
    shown_path: Markup
    summary: str
    description: Markup
    deprecated: bool
    security: tuple[SecurityView, ...]
    scopes: tuple[str, ...]
    open_to_all: bool
    groups: tuple[tuple[str, str, tuple[Row, ...]], ...]
    body: tuple[ContentView, ...]
    body_required: bool
    body_description: Markup
    responses: tuple[ResponseView, ...]
    programs: tuple[Program, ...]
    call: str
    is_paged: bool
    server: str
    resource: str
    form: Markup | None = None
    previous: LinkView | None = None
    following: LinkView | None = None

    @property
    def has_required(self) -> bool:
        """Whether something is marked as mandatory."""
        return self.body_required or any(
            parameter.field.required
            for _, _, group in self.groups
            for parameter in group
        )


@dataclass(frozen=True, slots=True)
class TagPage:
    """The page of a group of operations."""

    address: str
    title: str
    dotted: str
    description: Markup
    operations: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class SchemaPage:
    """The page of a declared schema."""

    address: str
    title: str
    kind: str
    description: Markup
    rows: tuple[Row, ...]
    values: tuple[tuple[str, Markup], ...]
    facts: tuple[str, ...]
    example: str
    used_by: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A guide of the owner's own."""

    address: str
    title: str
    text: Markup


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change.

    Attributes:
        subject: What it is about, as it is written in code.
        address: The page of that; empty where there is none.
        direction: Whether it is about what is given or answered, in words.
        methods: Those that it concerns; ``more`` are not shown.
    """

    subject: str
    address: str
    message: str
    direction: str
    remark: str
    methods: tuple[LinkView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """The page of what has changed since an earlier document.

    Attributes:
        verdict: What the changes make of a release, in words.
        groups: Heading, level and changes.
        words: What search finds it by.
    """

    address: str
    title: str
    verdict: str
    groups: tuple[tuple[str, str, tuple[ChangeView, ...]], ...]
    words: str


@dataclass(frozen=True, slots=True)
class WebhookPage:
    """The page of what the API sends by itself.

    Attributes:
        name: Its key in the document.
        kind: A webhook or a callback, in words.
        parser: The function of the package that reads it; empty without a body.
        programs: What receives it, by web framework.
        is_verified: Whether these see to it that the sender sent it.
        caller: The operation that asks for a callback.
    """

    address: str
    title: str
    name: str
    method: str
    kind: str
    description: Markup
    body: tuple[ContentView, ...]
    parser: str
    programs: tuple[HandlerView, ...]
    is_verified: bool
    caller: LinkView | None


@dataclass(frozen=True, slots=True)
class FlowView:
    """A way to get a token.

    Attributes:
        addresses: Those of the provider, each with what it is for.
        sign_in: The class of the package that goes it; empty where none does.
    """

    title: str
    addresses: tuple[tuple[str, str], ...]
    sign_in: str


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A security scheme, and how its credential is given.

    Attributes:
        program: Signs in by the package; empty where there is nothing to sign in to.
    """

    name: str
    title: str
    description: Markup
    steps: tuple[Markup, ...]
    scopes: tuple[tuple[str, Markup], ...]
    flows: tuple[FlowView, ...]
    program: str
