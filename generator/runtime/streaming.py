"""Operations some of whose answers are streams."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from .representations import VersatileOperation

S = TypeVar("S")
A = TypeVar("A")


class StreamingOperation(VersatileOperation[S], Generic[S, A]):
    """An operation whose answer is a stream, of a kind for each of the clients."""

    streams = True

    @property
    def awaited(self) -> VersatileOperation[A]:
        """The operation as the asynchronous client calls it."""
        same: Any = self
        operation: VersatileOperation[A] = same
        return operation
