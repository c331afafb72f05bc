"""Where a node stands in a TOML text, which tomllib does not tell."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from generator.json_types import is_array, is_object

from .positions import TreeLookup

if TYPE_CHECKING:
    from .yaml_tree import Position

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|' r"'''.*?'{3,5}|" r'"(?:[^"\\\n]|\\.)*"|' r"'[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]+")


class TomlLookup(TreeLookup):
    """Positions in a TOML text that has been read without an error (TOML 1.0)."""

    def __init__(self, text: str) -> None:
        super().__init__(_Scanner(text).root())


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._here = 0

    def root(self) -> Position:
        whole: dict[str, Any] = {}
        table = whole
        self._skip()
        while self._here < len(self._text):
            if self._text[self._here] == "[":
                table = self._header(whole)
            else:
                self._entry(table)
            self._skip()
        return 0, whole

    def _header(self, whole: dict[str, Any]) -> dict[str, Any]:
        """The table that a header opens, of a list where it is in double brackets."""
        start = self._here
        is_list = self._text.startswith("[[", start)
        self._here += 1 + is_list
        keys = self._keys()
        self._here = self._text.index("]", self._here) + 1 + is_list
        table = _inner(whole, keys[:-1])
        name, offset = keys[-1]
        opened: dict[str, Any] = {}
        if is_list:
            entries = table.setdefault(name, (offset, []))[1]
            entries.append((start, opened))
            return opened
        # The headers of what is in it may have come before.
        _, opened = table.get(name, (offset, opened))
        table[name] = (offset, opened)
        return opened

    def _entry(self, table: dict[str, Any]) -> None:
        keys = self._keys()
        self._step()  # over the equals sign
        name, offset = keys[-1]
        _inner(table, keys[:-1])[name] = (offset, self._value()[1])

    def _keys(self) -> list[tuple[str, int]]:
        """The parts of a dotted key with their offsets; ends at what follows it."""
        found: list[tuple[str, int]] = []
        while True:
            self._skip()
            start = self._here
            quoted = _STRING.match(self._text, start)
            match = quoted or _BARE_KEY.match(self._text, start)
            assert match is not None
            self._here = match.end()
            found.append((_text(match[0]) if quoted else match[0], start))
            self._skip()
            if not self._text.startswith(".", self._here):
                return found
            self._here += 1

    def _value(self) -> Position:
        start = self._here
        if self._text[start] == "{":
            table: dict[str, Any] = {}
            self._step()
            while self._text[self._here] != "}":
                self._entry(table)
                self._comma()
            self._here += 1
            return start, table
        if self._text[start] == "[":
            items: list[Any] = []
            self._step()
            while self._text[self._here] != "]":
                items.append(self._value())
                self._comma()
            self._here += 1
            return start, items
        quoted = _STRING.match(self._text, start)
        match = quoted or _SCALAR.match(self._text, start)
        assert match is not None
        self._here = match.end()
        return start, _text(match[0]) if quoted else match[0].strip()

    def _step(self) -> None:
        self._here += 1
        self._skip()

    def _comma(self) -> None:
        self._skip()
        if self._text[self._here] == ",":
            self._step()

    def _skip(self) -> None:
        match = _SPACE.match(self._text, self._here)
        assert match is not None
        self._here = match.end()


def _inner(table: dict[str, Any], keys: list[tuple[str, int]]) -> dict[str, Any]:
    """The table in a table that keys lead to; the last one of a list."""
    for name, offset in keys:
        node = table.setdefault(name, (offset, {}))[1]
        table = node[-1][1] if is_array(node) else node
        assert is_object(table)
    return table


def _text(quoted: str) -> str:
    return str(tomllib.loads(f"text = {quoted}")["text"])
