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
    from collections.abc import Iterator, Mapping

    from generator.config_tables import Table
    from generator.problems import Place

_KINDS: dict[str, tuple[str, ...]] = {
    "page": ("current", "last", "more", "done", "url"),
    "offset": ("total", "more", "done", "url"),
    "cursor": ("next", "last_item", "more", "done"),
    "url": ("url",),
    "link": (),
}
"""The kinds of paging, and what a page may tell in each, as dotted names."""

_TEXTS = (
    "kind",
    "parameter",
    "items",
    *sorted({one for k in _KINDS.values() for one in k}),
)
_KEYS = (*_TEXTS, "start")


@dataclass(frozen=True, slots=True)
class PagingRule:
    """How the operations that match page.

    Attributes:
        operations: An operationId, ``METHOD /path``, or a glob of paths, which means
            their ``GET`` operations.
        texts: The values of ``_TEXTS`` that are given; without any, they do not page.
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


def read_paging(table: Table) -> Iterator[PagingRule]:
    """What ``paging`` says.

    Raises:
        CalcoError: It says something unknown.
    """
    for name, value in table.values.items():
        if value == "off":
            yield PagingRule(name, place=table.place(name))
            continue
        told = table.table(name)
        told.only_known(_KEYS)
        texts = {key: text for key in _TEXTS if (text := told.text(key))}
        kind = texts.get("kind", "")
        if kind not in _KINDS:
            code = "CALCO-C004" if kind else "CALCO-C005"
            message = f"paging of {name!r} needs a kind: {', '.join(_KINDS)}"
            raise told.error(code, message, "kind")
        for key in texts:
            if key not in ("kind", "parameter", "items", *_KINDS[kind]):
                message = f"paging by {kind} has no use for {key!r}"
                raise told.error("CALCO-C009", message, key)
        needed = {"url": "url", "link": ""}.get(kind, "parameter")
        if needed and needed not in texts:
            raise told.error("CALCO-C005", f"paging by {kind} needs {needed!r}")
        start = told.values.get("start")
        if start is not None and type(start) is not int:
            message = f"{told.dotted('start')} is not a whole number"
            raise told.error("CALCO-C004", message, "start")
        places = {key: told.place(key) for key in texts}
        yield PagingRule(name, texts, start, table.place(name), places)
