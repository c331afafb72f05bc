"""Enumerations that keep a value they do not know.

A server adds values before its clients are regenerated. Such a value becomes a member
that is not in the class's list: it compares, prints and is sent as itself, and
``is_known`` tells it apart.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any


class _Open(Enum):
    @property
    def is_known(self) -> bool:
        """Whether the API's description lists the value."""
        return self._value_ in type(self)._value2member_map_

    @classmethod
    def _missing_(cls, value: object) -> Any:
        kind: Any = str if issubclass(cls, str) else int
        if not isinstance(value, kind) or isinstance(value, bool):
            return None
        # Not added to the class: what servers send must not grow a table for ever.
        member = kind.__new__(cls, value)
        member._name_ = str(value)
        member._value_ = kind(value)
        return member

    def __str__(self) -> str:
        return str(self._value_)

    def __format__(self, format_spec: str) -> str:
        return format(self._value_, format_spec)

    def __repr__(self) -> str:
        name = type(self).__name__
        if self.is_known:
            return f"<{name}.{self.name}: {self.value!r}>"
        return f"<{name}: {self.value!r} (unknown)>"

    def __reduce_ex__(self, protocol: Any) -> Any:
        return type(self), (self._value_,)


class OpenStrEnum(str, _Open):
    """A set of strings to which the server may add."""

    if TYPE_CHECKING:
        # Tells type checkers that comparing with a plain value makes sense.
        def __eq__(self, other: object) -> bool: ...
        def __hash__(self) -> int: ...


class OpenIntEnum(int, _Open):
    """A set of integers to which the server may add."""

    if TYPE_CHECKING:
        # As above.
        def __eq__(self, other: object) -> bool: ...
        def __hash__(self) -> int: ...
