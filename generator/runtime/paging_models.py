"""The base classes of the models that are pages of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from .models import Model
from .paging_walk import Items, Iterated, Paged

if TYPE_CHECKING:
    from collections.abc import Iterator

Item = TypeVar("Item")


class IterableModel(Model, Iterated[Item]):
    """A page of a list, whose items are at the dotted path ``items``."""

    # The call that it came from is no part of it: neither shown, compared nor copied.
    __slots__ = ("_turn",)

    def __init_subclass__(cls, items: str = "", **settings: Any) -> None:
        super().__init_subclass__(**settings)
        cls._items = items or cls._items

    def __iter__(self) -> Iterator[Item]:  # type: ignore[override]
        return iter(Items(self))

    if not TYPE_CHECKING:

        def __class_getitem__(cls, item: object) -> type:
            return cls  # what is listed is for type checkers alone


class PagedModel(IterableModel[Item], Paged[Item]):
    """The same with methods, for models that have no fields called as these are."""
