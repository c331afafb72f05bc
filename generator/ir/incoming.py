"""Requests that go the other way: from the API to whoever uses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.ir.operation import Operation


@dataclass(frozen=True, slots=True)
class Incoming:
    """A webhook, or a callback of an operation (OpenAPI, Callback Object).

    Attributes:
        name: Its key in the document.
        operation: What is sent, and which answers are understood. Its path is empty.
        holder: Pointer of the webhook or callback that it is part of.
        expression: Where a callback is sent to, as a runtime expression.
        caller: Pointer of the operation that asks for a callback.
    """

    name: str
    operation: Operation
    holder: str
    expression: str | None = None
    caller: str | None = None
