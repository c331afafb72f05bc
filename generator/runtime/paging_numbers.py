"""Lists whose pages have numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .paging import Paging, told, whole

if TYPE_CHECKING:
    from .paging import Changes, Turn


class ByNumber(Paging):
    """Pages that have numbers.

    Args:
        parameter: The query parameter for the number.
        start: The number of the first page.
        current: Where a page tells its number, ``last`` where it tells how many pages
            there are.
        kinds: See ``Paging``.
    """

    def __init__(
        self, parameter: str = "", *, start: int = 1, current: str = "", **kinds: str
    ) -> None:
        self._last = kinds.pop("last", "")
        super().__init__(parameter, **kinds)
        self._start = start
        self._current = current

    def number(self, page: Any) -> int | None:
        return whole(told(page, self._current)) if self._current else None

    def following(self, page: Any, items: list[Any], turn: Turn) -> Changes:
        asked = (whole(turn.argument(self.parameter)), self.number(page), self._start)
        number = next(one for one in asked if one is not None)
        last = whole(told(page, self._last)) if self._last else None
        seen = number - self._start + 1
        is_last = self.ends(page, items) if last is None else seen >= last
        return None if is_last else {self.parameter: number + 1}
