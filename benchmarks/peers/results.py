"""Measured cells: a line of JSON each, written as soon as it is known."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

STEPS = ("generate", "imports", "types", "calls")


@dataclass(frozen=True)
class Cell:
    """What a step found of a tool and a document.

    Attributes:
        tool: The tool's name.
        document: The document's name.
        step: One of :data:`STEPS`.
        version: Of the tool.
        values: What was found; ``error`` is what went wrong, for readers.
    """

    tool: str
    document: str
    step: str
    version: str
    values: dict[str, Any]


class Results:
    """The cells of a report, in a file.

    Args:
        file: Made when the first cell is added.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._cells: dict[tuple[str, str, str], Cell] = {}
        if file.is_file():
            for line in file.read_text(encoding="utf-8").splitlines():
                cell = Cell(**json.loads(line))
                self._cells[cell.tool, cell.document, cell.step] = cell

    def add(self, cell: Cell) -> None:
        """Keep a cell; it replaces an earlier one of its place."""
        self._cells[cell.tool, cell.document, cell.step] = cell
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(cell), ensure_ascii=False) + "\n")

    def cell(self, tool: str, document: str, step: str) -> Cell | None:
        """A cell, if it was measured."""
        return self._cells.get((tool, document, step))

    def value(self, tool: str, document: str, step: str, *path: str) -> Any:
        """Something in a cell; the median of numbers that were measured several times;
        None where there is none."""
        cell = self.cell(tool, document, step)
        found: Any = cell.values if cell else None
        for key in path:
            found = _inside(found, key)
        return _middle(found)

    def tools(self) -> list[str]:
        """Names of tools that have cells, in the order of their first."""
        return list(dict.fromkeys(tool for tool, _, _ in self._cells))

    def documents(self) -> list[str]:
        """Names of documents that have cells, in the order of their first."""
        return list(dict.fromkeys(document for _, document, _ in self._cells))


def _inside(found: Any, key: str) -> Any:
    if not isinstance(found, dict):
        return None
    told: dict[str, Any] = found  # pyright: ignore[reportUnknownVariableType]
    return told.get(key)


def _middle(found: Any) -> Any:
    if not isinstance(found, list) or not found:
        return found  # pyright: ignore[reportUnknownVariableType]
    figures: list[float] = found  # pyright: ignore[reportUnknownVariableType]
    return median(figures)
