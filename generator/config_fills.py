"""Where the pages of the reference find values of parameters.

::

    [sdk.bookshop.reference.fill]
    shelf = { operation = "listShelves", items = "/shelves", value = "id" }
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.config import Fill

if TYPE_CHECKING:
    from generator.config_tables import Table

_KEYS = ("operation", "items", "value", "label")
_NEEDED = ("operation", "value")


def read_fills(table: Table) -> tuple[Fill, ...]:
    """What ``reference.fill`` says of parameters.

    Raises:
        CalcoError: It says something unknown.
    """
    return tuple(_fill(name, table) for name in table)


def _fill(name: str, table: Table) -> Fill:
    told = table.table(name)
    told.only_known(_KEYS)
    # An empty pointer is that of the whole, and no text of anything else.
    texts = {key: told.text(key) or "" for key in told if told.values[key] != ""}
    for key in _NEEDED:
        if key not in texts:
            raise told.error("CALCO-C005", f"{told.dotted()} has no {key!r}")
    return Fill(
        name,
        texts["operation"],
        _pointer(texts.get("items", "")),
        _pointer(texts["value"]),
        _pointer(texts.get("label", texts["value"])),
        table.place(name),
    )


def _pointer(text: str) -> str:
    """A JSON Pointer; a name alone is that of a property."""
    return text if text == "" or text.startswith("/") else f"/{text}"
