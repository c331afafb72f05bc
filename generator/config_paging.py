"""How operations page, as ``calco.toml`` says where the document leaves it open.

::

    [sdk.bookshop.paging]
    "listOrders" = "off"
    "/admin/*" = { kind = "offset", parameter = "first" }
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.problems import Place

KINDS: dict[str, tuple[str, ...]] = {
    "page": ("current", "last", "more", "done", "url"),
    "offset": ("total", "more", "done", "url"),
    "cursor": ("next", "last_item", "more", "done"),
    "url": ("url",),
    "link": (),
}
"""The kinds of paging, and what a page may tell in each, as dotted names."""

TEXTS = (
    "kind",
    "parameter",
    "items",
    *sorted({one for k in KINDS.values() for one in k}),
)
KEYS = (*TEXTS, "start")


@dataclass(frozen=True, slots=True)
class PagingRule:
    """How the operations that match page.

    Attributes:
        operations: An operationId, ``METHOD /path``, or a glob of paths, which means
            their ``GET`` operations.
        texts: The values of ``TEXTS`` that are given; without any, they do not page.
        start: The number of the first page.
        place: Where it is written.
        places: Where each value is written.
    """

    operations: str
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    start: int | None = None
    place: Place | None = field(default=None, compare=False)
    places: Mapping[str, Place] = field(
        default_factory=dict[str, "Place"], compare=False
    )
