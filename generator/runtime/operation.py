"""What a client knows of one operation of the API: a constant, shared by all calls.

The sync and the async method of an operation use the same constant. What can be
worked out once (the split path, the encoder of each parameter, the ``Accept`` header)
is worked out on the first call and kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from .prepare import Prepared

    Thunk: TypeAlias = Callable[[], Any]
    Answer: TypeAlias = Thunk | Mapping[str, Thunk] | None
    Requirements: TypeAlias = tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]

T = TypeVar("T")
PathStyle = Literal["simple", "label", "matrix"]
QueryStyle = Literal["form", "spaceDelimited", "pipeDelimited", "deepObject"]


class Parameter(NamedTuple):
    """One parameter and how its value is written (OpenAPI 3.1, Parameter Object).

    Args:
        name: The name on the wire.
        location: Where the value is sent.
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


def path(
    name: str,
    *,
    style: PathStyle = "simple",
    explode: bool = False,
    content: str | None = None,
) -> Parameter:
    """A path parameter; its value can never be absent or empty."""
    return Parameter(name, "path", style, explode, content=content)


def query(
    name: str,
    *,
    style: QueryStyle = "form",
    explode: bool = True,
    allow_reserved: bool = False,
    allow_empty: bool = False,
    content: str | None = None,
) -> Parameter:
    """A query parameter."""
    reserved, empty = allow_reserved, allow_empty
    return Parameter(name, "query", style, explode, reserved, empty, content)


def header(
    name: str,
    *,
    style: Literal["simple"] = "simple",
    explode: bool = False,
    content: str | None = None,
) -> Parameter:
    """A header parameter."""
    return Parameter(name, "header", style, explode, content=content)


def cookie(
    name: str,
    *,
    style: Literal["form", "cookie"] = "form",
    explode: bool = True,
    content: str | None = None,
) -> Parameter:
    """A cookie parameter."""
    return Parameter(name, "cookie", style, explode, content=content)


def paths(*names: str) -> tuple[Parameter, ...]:
    """Path parameters in the default style."""
    return tuple(path(name) for name in names)


def queries(*names: str) -> tuple[Parameter, ...]:
    """Query parameters in the default style."""
    return tuple(query(name) for name in names)


def headers(*names: str) -> tuple[Parameter, ...]:
    """Header parameters in the default style."""
    return tuple(header(name) for name in names)


def cookies(*names: str) -> tuple[Parameter, ...]:
    """Cookie parameters in the default style."""
    return tuple(cookie(name) for name in names)


class Body(NamedTuple):
    """The request body of an operation (OpenAPI 3.1, Request Body Object).

    Args:
        media_type: Decides how the value is written.
        required: Whether a call without a body is refused.
        parts: For ``multipart/form-data``, the content type of parts by name.
        encoding: For ``application/x-www-form-urlencoded``, how fields that need a
            style are written, by name.
    """

    media_type: str
    required: bool = False
    parts: Mapping[str, str] | None = None
    encoding: Mapping[str, Parameter] | None = None


class Operation(Generic[T]):
    """An operation whose successful answer is decoded to ``T``.

    Args:
        name: The operationId, for messages.
        method: The HTTP method, upper case.
        path: The path template, starting with a slash.
        parameters: In the order in which a call gives their values.
        body: The request body, if the operation takes one.
        responses: What success looks like, by status code, range (``"2XX"``) or
            ``"default"``: a function that returns the type, several of them by media
            type, or ``None`` where no body is expected.
        errors: The same for everything else.
        security: Alternatives, each a set of (scheme, scopes) needed together. Empty
            when the operation needs no credentials.
    """

    def __init__(
        self,
        name: str,
        method: str,
        path: str,
        *,
        parameters: tuple[Parameter, ...] = (),
        body: Body | None = None,
        responses: Mapping[str, Answer] | None = None,
        errors: Mapping[str, Answer] | None = None,
        security: Requirements = (),
    ) -> None:
        self.name: Final = name
        self.method: Final = method
        self.path: Final = path
        self.parameters: Final = parameters
        self.body: Final = body
        self.responses: Final[Mapping[str, Answer]] = responses or {}
        self.errors: Final[Mapping[str, Answer]] = errors or {}
        self.security: Final = security
        self._prepared: Prepared | None = None

    def __setattr__(self, name: str, value: object) -> None:
        # The annotations freeze it for type checkers, this freezes it for the rest.
        if name != "_prepared" and name in self.__dict__:
            raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")
        self.__dict__[name] = value

    def __repr__(self) -> str:
        return f"<Operation {self.name}: {self.method} {self.path}>"

    @property
    def prepared(self) -> Prepared:
        """What is worked out once; two threads at worst both do it, alike."""
        prepared = self._prepared
        if prepared is None:
            from .prepare import Prepared

            prepared = self._prepared = Prepared(self)
        return prepared
