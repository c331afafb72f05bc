"""What a client knows of one operation of the API: a constant, shared by all calls.

The sync and the async method of an operation use the same constant. What can be
worked out once is worked out on the first call and kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, NoReturn, TypeVar

if TYPE_CHECKING:
    from typing_extensions import Self

    from .parameters import Prepared

Thunk = Callable[[], Any]
Answer = Thunk | Mapping[str, Thunk] | None
Requirements = tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]
T = TypeVar("T")


class Parameter:
    """A parameter in the default style of its location: ``simple`` in a path or header,
    exploded ``form`` in a query (OpenAPI 3.1, Parameter Object). A subclass that writes
    its values otherwise has an ``encoder``."""

    def __init__(self, name: str, location: str) -> None:
        self.name = name
        self.location = location

    def __str__(self) -> str:
        return f"{self.location} parameter {self.name!r}"


def paths(*names: str) -> tuple[Parameter, ...]:
    """Path parameters in the default style."""
    return tuple(Parameter(name, "path") for name in names)


def queries(*names: str) -> tuple[Parameter, ...]:
    """Query parameters in the default style."""
    return tuple(Parameter(name, "query") for name in names)


def headers(*names: str) -> tuple[Parameter, ...]:
    """Header parameters in the default style."""
    return tuple(Parameter(name, "header") for name in names)


class Body:
    """The request body of an operation (OpenAPI 3.1, Request Body Object), of JSON;
    subclasses write other media types."""

    keywords = False

    def __init__(self, media_type: str, *, required: bool = False) -> None:
        self.media_type = media_type
        self.required = required

    def write(self, value: Any) -> tuple[Any, str]:
        """A value as content and its type: bytes, or something with ``length`` that
        can be iterated. Raises ``TypeError`` or ``ValueError`` if it has no form."""
        from .encoding import encode

        return encode(value), self.media_type


class Keywords(Body):
    """A body of JSON given as keyword arguments; when none is given there is none."""

    keywords = True


class _Facts(NamedTuple):
    name: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: Mapping[str, Answer]
    errors: Mapping[str, Answer] | None
    security: Requirements
    server: str | None
    paging: Any


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
        errors: The same for everything else; ``None`` for what the client has as usual.
        security: Alternatives, each a set of (scheme, scopes) needed together.
        server: An address of its own, for clients that were not given one.
        paging: How one gets from its answer to the next page.
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
        paging: Any = None,
    ) -> Self:
        method, _, template = request.partition(" ")
        listed = {each.name for each in parameters if each.location == "path"}
        implied = dict.fromkeys(re.findall(r"\{([^{}/]+)\}", template))
        parameters = paths(*(one for one in implied if one not in listed)) + parameters
        facts = (responses or {}, errors, security, server, paging)
        return super().__new__(cls, name, method, template, parameters, body, *facts)

    streams = False
    """Whether some answer of success is a stream."""

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __repr__(self) -> str:
        return f"<Operation {self.name}: {self.method} {self.path}>"

    @cached_property
    def prepared(self) -> Prepared:
        """What is worked out once."""
        from .parameters import Prepared

        return Prepared(self)
