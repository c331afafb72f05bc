"""What an answer is good for next (OpenAPI, Link Object)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """An operation that takes something of an answer.

    Attributes:
        target: Pointer of the operation.
        parameters: Name, or place and name joined by a dot, of each parameter and the
            expression or value it is given.
        pointer: Where the link stands.
    """

    name: str
    target: str
    parameters: tuple[tuple[str, str], ...]
    description: str | None
    pointer: str
