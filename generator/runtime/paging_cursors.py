"""Lists of which each page tells how to ask for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .paging import Paging, told
from .paging_walk import error_of

if TYPE_CHECKING:
    from .paging import Changes, Turn


class ByCursor(Paging):
    """Pages of which each tells how to ask for the next.

    Args:
        parameter: The query parameter for the cursor.
        cursor: Where a page has the cursor of the next one.
        last: Where an item has what stands for it as a cursor, when that of the last
            item is the one.
        kinds: See ``Paging``.
    """

    def __init__(
        self, parameter: str, *, cursor: str = "", last: str = "", **kinds: str
    ) -> None:
        super().__init__(parameter, **kinds)
        self._cursor = cursor
        self._last = last

    def following(self, page: Any, items: list[Any], turn: Turn) -> Changes:
        if (self._last or self._more or self._done) and self.ends(page, [True]):
            return None
        if self._cursor:
            cursor = told(page, self._cursor)
        else:
            cursor = told(items[-1], self._last) if items else None
        if cursor is not None and cursor != "" and not isinstance(cursor, bool):
            return {self.parameter: cursor}
        if self._more and told(page, self._more) is True:
            raise error_of(turn, "another page is said to follow, but not which")
        return None
