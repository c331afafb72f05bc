"""Enumerations that keep a value they do not know.

A server adds values before its clients are regenerated. Such a value becomes a member
that is not in the class's list: it compares, prints and is sent as itself, and
``is_known`` tells it apart.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing_extensions import Self

E = TypeVar("E", bound=Enum)


def _unknown(cls: type[E], member: E, value: object) -> E:
    # Not added to the class: what a server sends must not grow a process-wide table.
    member._name_ = str(value)
    member._value_ = value
    return member


class OpenStrEnum(str, Enum):
    """A set of strings to which the server may add."""

    @property
    def is_known(self) -> bool:
        """Whether the API's description lists the value."""
        return self._value_ in type(self)._value2member_map_

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        return _unknown(cls, str.__new__(cls, value), str(value))

    def __str__(self) -> str:
        return str.__str__(self._value_)

    def __repr__(self) -> str:
        return _repr(self)

    def __format__(self, format_spec: str) -> str:
        return str.__format__(self._value_, format_spec)

    def __reduce_ex__(self, protocol: Any) -> Any:
        return type(self), (self._value_,)

    __hash__ = str.__hash__

    if TYPE_CHECKING:
        # Tells type checkers that comparing with a plain string makes sense.
        def __eq__(self, other: object) -> bool: ...


class OpenIntEnum(int, Enum):
    """A set of integers to which the server may add."""

    @property
    def is_known(self) -> bool:
        """Whether the API's description lists the value."""
        return self._value_ in type(self)._value2member_map_

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        return _unknown(cls, int.__new__(cls, value), int(value))

    def __str__(self) -> str:
        return str(self._value_)

    def __repr__(self) -> str:
        return _repr(self)

    def __format__(self, format_spec: str) -> str:
        return int.__format__(self._value_, format_spec)

    def __reduce_ex__(self, protocol: Any) -> Any:
        return type(self), (self._value_,)

    __hash__ = int.__hash__

    if TYPE_CHECKING:

        def __eq__(self, other: object) -> bool: ...


def _repr(member: OpenStrEnum | OpenIntEnum) -> str:
    name = type(member).__name__
    if member.is_known:
        return f"<{name}.{member.name}: {member.value!r}>"
    return f"<{name}: {member.value!r} (unknown)>"
