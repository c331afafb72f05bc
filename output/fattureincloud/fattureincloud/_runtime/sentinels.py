"""The value of an argument that was not given, as distinct from ``None``."""

from __future__ import annotations

from typing import Final, Literal, final


@final
class NotGiven:
    """The class of ``NOT_GIVEN``, its only instance.

    An argument left at ``NOT_GIVEN`` is absent from the request, whereas ``None``
    is a value: it is sent as ``null`` in a JSON body.
    """

    __slots__ = ()

    def __new__(cls) -> NotGiven:
        return NOT_GIVEN

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "NOT_GIVEN"

    def __reduce__(self) -> str:
        # A name instead of a state: copies and unpickled values stay the one instance.
        return "NOT_GIVEN"


NOT_GIVEN: Final[NotGiven] = object.__new__(NotGiven)
