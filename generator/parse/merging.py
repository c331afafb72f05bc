"""Conjunctions that hold themselves.

The parts of an ``allOf`` may give a property several parts in turn, and these may
lead back to the first: what they are together is one schema then, however often it
is met on the way down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ir import AliasSchema, AnyType, Documentation, Reference

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.ir import Origin, Schema, Type
    from generator.parse.context import Context
    from generator.parse.keywords import RawSchema

DEPTH_LIMIT = 24
"""How deep conjunctions may stand in each other, references apart."""

COUNT_LIMIT = 500
"""How many conjunctions may stand in one, references apart."""


class Merging:
    """Remembers which parts have been merged, and which are being merged.

    Args:
        table: Takes what needs a name because it holds itself.
        context: Is told of what goes too deep.
    """

    def __init__(self, table: dict[str, Schema], context: Context) -> None:
        self._table = table
        self._context = context
        self._open: dict[str, str] = {}
        self._done: dict[str, Type] = {}
        self._recursive: set[str] = set()
        self._count = 0

    def merge(
        self,
        parts: list[RawSchema],
        pointer: str,
        origin: Origin,
        made: Callable[[], Type],
    ) -> Type:
        """The type of some schemas together.

        Args:
            parts: The schemas that hold at once.
            pointer: The identity of what they are together.
            origin: What a name for it can be made of.
            made: Merges them.
        """
        # Only what stands inside another conjunction can be met again.
        key = repr(parts) if self._open else ""
        around = self._open.get(key)
        if around is not None:
            self._recursive.add(around)
            return Reference(around)
        if key in self._done:
            return self._done[key]
        if not self._open:
            self._count = 0
        self._count += 1
        if len(self._open) >= DEPTH_LIMIT or self._count > COUNT_LIMIT:
            if self._count <= COUNT_LIMIT + 1:
                self._context.degrade(
                    "CALCO-S032",
                    "allOf combines schemas that combine schemas in turn, too many to"
                    " carry over; any value is accepted",
                    pointer,
                    "describe the alternatives in fewer schemas",
                )
            return AnyType()
        self._open[key] = pointer
        found = made()
        del self._open[key]
        if pointer in self._recursive and pointer not in self._table:
            self._table[pointer] = AliasSchema(pointer, origin, found, Documentation())
            found = Reference(pointer)
        if key:
            self._done[key] = found
        return found
