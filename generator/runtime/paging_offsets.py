"""Lists of which a page begins at an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .paging import Paging, told, whole

if TYPE_CHECKING:
    from .paging import Changes, Turn


class ByOffset(Paging):
    """Pages that begin at an item.

    Args:
        parameter: The query parameter for how many items to pass over.
        total: Where a page tells how many items there are.
        kinds: See ``Paging``.
    """

    def __init__(self, parameter: str, *, total: str = "", **kinds: str) -> None:
        super().__init__(parameter, **kinds)
        self._total = total

    def following(self, page: Any, items: list[Any], turn: Turn) -> Changes:
        after = (whole(turn.argument(self.parameter)) or 0) + len(items)
        total = whole(told(page, self._total)) if self._total else None
        is_last = self.ends(page, items) if total is None else after >= total
        return None if is_last else {self.parameter: after}
