"""What a client knows of one operation of the API: a constant, shared by all calls.

The sync and the async method of an operation use the same constant. What can be
worked out once is worked out on the first call and kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, NoReturn, TypeVar

if TYPE_CHECKING:
    from typing_extensions import Self

    from .parameters import Prepared

Thunk = Callable[[], Any]
Answer = Thunk | Mapping[str, Thunk] | None
Requirements = tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]
T = TypeVar("T")


class Parameter(NamedTuple):
    """One parameter and how its value is written (OpenAPI 3.1, Parameter Object).

    Args:
        name: The name on the wire.
        style: One of the ``style`` values that the location allows.
        explode: Whether items and properties become parameters of their own.
        allow_reserved: Leave the reserved characters of RFC 3986 as they are, save
            those that would end or split the query.
        allow_empty: Send ``None`` as an empty value instead of leaving it out.
        content: A media type: the value is sent as one text of that type.
    """

    name: str
    location: Literal["path", "query", "header", "cookie"]
    style: str
    explode: bool
    allow_reserved: bool = False
    allow_empty: bool = False
    content: str | None = None

    def __str__(self) -> str:
        return f"{self.location} parameter {self.name!r}"


# Parameters in the default style of their location, unless told otherwise.
path = partial(Parameter, location="path", style="simple", explode=False)
query = partial(Parameter, location="query", style="form", explode=True)
header = partial(Parameter, location="header", style="simple", explode=False)


def paths(*names: str) -> tuple[Parameter, ...]:
    """Path parameters in the default style."""
    return tuple(map(path, names))


def queries(*names: str) -> tuple[Parameter, ...]:
    """Query parameters in the default style."""
    return tuple(map(query, names))


def headers(*names: str) -> tuple[Parameter, ...]:
    """Header parameters in the default style."""
    return tuple(map(header, names))


class Body(NamedTuple):
    """The request body of an operation (OpenAPI 3.1, Request Body Object).

    The media type decides how the value is written. ``parts`` has by name the content
    types of parts of a multipart body; ``encoding`` those fields of an urlencoded one
    that need a style.
    """

    media_type: str
    required: bool = False
    parts: Mapping[str, str] | None = None
    encoding: Mapping[str, Parameter] | None = None


class _Facts(NamedTuple):
    name: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: Mapping[str, Answer]
    errors: Mapping[str, Answer]
    security: Requirements
    server: str | None


class Operation(_Facts, Generic[T]):
    """An operation whose successful answer is decoded to ``T``.

    Args:
        name: The operationId, for messages.
        request: The HTTP method and the path template: ``GET /books/{id}``.
        parameters: In the order in which a call gives their values; path parameters
            that are not among them come first, as the template has them.
        body: The request body, if the operation takes one.
        responses: What success looks like, by status code, range (``"2XX"``) or
            ``"default"``: a function that returns the type, several of them by media
            type, or ``None`` where no body is expected.
        errors: The same for everything else.
        security: Alternatives, each a set of (scheme, scopes) needed together.
        server: An address of its own, for clients that were not given one.
    """

    def __new__(
        cls,
        name: str,
        request: str,
        *,
        parameters: tuple[Parameter, ...] = (),
        body: Body | None = None,
        responses: Mapping[str, Answer] | None = None,
        errors: Mapping[str, Answer] | None = None,
        security: Requirements = (),
        server: str | None = None,
    ) -> Self:
        method, _, template = request.partition(" ")
        listed = {each.name for each in parameters if each.location == "path"}
        implied = dict.fromkeys(re.findall(r"\{([^{}/]+)\}", template))
        return super().__new__(
            cls,
            name,
            method,
            template,
            paths(*(each for each in implied if each not in listed)) + parameters,
            body,
            responses or {},
            errors or {},
            security,
            server,
        )

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __repr__(self) -> str:
        return f"<Operation {self.name}: {self.method} {self.path}>"

    @cached_property
    def prepared(self) -> Prepared:
        """What is worked out once."""
        from .parameters import Prepared

        return Prepared(self)
