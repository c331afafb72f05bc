"""Tables of ``calco.toml``, in which every mistake has its place."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, cast

from generator.problems import CalcoError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class Table:
    """A table, and where it and what it holds are written.

    Args:
        path: The file.
        whole: Its text.
        values: What the table holds.
        where: The keys that lead to it.
        index: Which one it is, in a list of tables.

    What a table inherits from another is as if it were its own, but for its place.
    """

    def __init__(
        self,
        path: Path,
        whole: str,
        values: Mapping[str, object],
        where: tuple[str, ...] = (),
        index: int = 0,
    ) -> None:
        self.path = path
        self.values = values
        self.whole = whole
        self._lines = whole.splitlines()
        self.where = where
        self._index = index
        self._beneath: tuple[Table, frozenset[str]] | None = None
        self._unwritten: Place | None = None

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def over(
        self,
        beneath: Table,
        values: Mapping[str, object],
        found: Mapping[str, object],
        place: Place | None = None,
    ) -> Table:
        """This table, with what it inherits.

        Args:
            beneath: The table that it inherits from.
            values: What that holds for this one.
            found: What this one has without being written anywhere.
            place: Where it comes from, when it is not written either.
        """
        whole = {**values, **found, **self.values}
        table = Table(self.path, self.whole, whole, self.where, self._index)
        inherited = values.keys() - found.keys() - self.values.keys()
        table._beneath = (beneath, frozenset(inherited))
        table._unwritten = place
        return table

    def _origin(self, key: str | None) -> Table | None:
        """The table that a key is inherited from."""
        if self._beneath is None or key not in self._beneath[1]:
            return None
        return self._beneath[0]

    def dotted(self, key: str | None = None) -> str:
        """The table, or a key of it, as messages name it."""
        return ".".join(self.where if key is None else (*self.where, key))

    def place(self, key: str | None = None) -> Place:
        """Where a key is written, or the table itself."""
        origin = self._origin(key)
        if origin is not None:
            return origin.place(key)
        if self._unwritten is not None:
            return self._unwritten
        return self._place(self.where, key, self._index)

    def error(
        self, code: str, message: str, key: str | None = None, hint: str | None = None
    ) -> CalcoError:
        """What is wrong with a key, or with the table."""
        return CalcoError.of(code, message, place=self.place(key), hint=hint)

    def only_known(self, known: tuple[str, ...]) -> None:
        """Refuse keys that mean nothing.

        Raises:
            CalcoError: There is one.
        """
        for key in self.values:
            if key in known:
                continue
            near = difflib.get_close_matches(key, known, n=1)
            raise self.error(
                "CALCO-C009",
                f"unknown key {key!r}",
                key,
                (
                    f"Did you mean {near[0]!r}?"
                    if near
                    else f"Known keys here: {', '.join(known)}."
                ),
            )

    def text(self, key: str) -> str | None:
        """A text that is not empty; ``None`` when there is none.

        Raises:
            CalcoError: It is something else.
        """
        value = self.values.get(key)
        if value is None or (isinstance(value, str) and value):
            return value
        raise self.error("CALCO-C004", f"{self.dotted(key)} is not a text", key)

    def texts(self, key: str, what: str) -> tuple[str, ...]:
        """A list of texts, which are *what* to people.

        Raises:
            CalcoError: It is something else.
        """
        given = self.values.get(key, [])
        listed = cast("list[object]", given) if isinstance(given, list) else [None]
        found = [one for one in listed if isinstance(one, str) and one]
        if len(found) != len(listed):
            message = f"{self.dotted(key)} is not a list of {what}"
            raise self.error("CALCO-C004", message, key)
        return tuple(found)

    def table(self, key: str) -> Table:
        """A table in this one; empty when there is none.

        Raises:
            CalcoError: It is something else.
        """
        origin = self._origin(key)
        if origin is not None:
            return origin.table(key)
        inner = _table(self.values.get(key, {}))
        if inner is None:
            raise self.error("CALCO-C004", f"{self.dotted(key)} is not a table", key)
        return Table(self.path, self.whole, inner, (*self.where, key))

    def tables(self, key: str, what: str) -> Iterator[Table]:
        """The tables of a list, each of which is *what* to people.

        Raises:
            CalcoError: It is something else.
        """
        origin = self._origin(key)
        if origin is not None:
            yield from origin.tables(key, what)
            return
        given = self.values.get(key, [])
        if not isinstance(given, list):
            message = f"{self.dotted(key)} is not a list of tables"
            raise self.error("CALCO-C004", message, key)
        where = (*self.where, key)
        for index, value in enumerate(cast("list[object]", given)):
            table = _table(value)
            if table is None:
                place = self._place(where, None, index)
                raise CalcoError.of("CALCO-C004", f"{what} is a table", place=place)
            yield Table(self.path, self.whole, table, where, index)

    def _headers(self, where: tuple[str, ...]) -> list[int]:
        """The lines, from 0, with the header of a table."""
        header = re.compile(
            r"^\s*\[\[?\s*" + r"\s*\.\s*".join(_spelling(p) for p in where) + r"\s*\]"
        )
        return [n for n, line in enumerate(self._lines) if header.match(line)]

    def _place(
        self, where: tuple[str, ...], key: str | None = None, index: int = 0
    ) -> Place:
        """Where a key is written, or the header of its table when that is unclear.

        tomllib gives no places; the usual spellings are found by looking for
        the header and then for the key below it.
        """
        start = 0
        if where:
            found = self._headers(where)
            if not found:
                # A table may be there by the headers of what is in it alone.
                inner = self._headers((*where, key)) if key is not None else []
                if inner:
                    return Place(str(self.path), inner[0] + 1, 1)
                return self._place(where[:-1], where[-1])
            start = found[min(index, len(found) - 1)]
        if key is None:
            return Place(str(self.path), start + 1, 1)
        wanted = re.compile(
            rf"^(\s*(?:\[\[?\s*(?:.*\.\s*)?)?){_spelling(key)}\s*[=.\]]"
        )
        for number in range(start + 1 if where else start, len(self._lines)):
            line = self._lines[number]
            match = wanted.match(line)
            if match:
                return Place(str(self.path), number + 1, len(match[1]) + 1)
            if where and line.lstrip().startswith("["):
                break
        return Place(str(self.path), start + 1, 1)


def _table(value: object) -> dict[str, object] | None:
    return cast("dict[str, object]", value) if isinstance(value, dict) else None


def _spelling(key: str) -> str:
    return rf"[\"']?{re.escape(key)}[\"']?"
