"""Where a node stands in its text, found only when somebody asks.

Nothing is recorded while a document is read. The first question about a YAML
file goes through its events once more; a question about a JSON file walks down
the one path that was asked for and lets the standard decoder skip the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Protocol

from generator.json_types import is_array, is_object

from .yaml_tree import Position, events

if TYPE_CHECKING:
    from .pointer import Tokens


class Lookup(Protocol):
    """What both kinds of file answer."""

    def offset(self, tokens: Tokens) -> int:
        """Offset of the node at a pointer, or of its nearest ancestor.

        The offset of a mapping's entry is that of its key.
        """
        ...

    def text(self, tokens: Tokens) -> str | None:
        """A scalar as it was written, without its quotes."""
        ...


class Lines:
    """Turns offsets into lines and columns, both counted from 1."""

    def __init__(self, text: str) -> None:
        self._breaks = [match.end() for match in re.finditer("\n", text)]

    def at(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self._breaks, offset)
        start = self._breaks[index - 1] if index else 0
        return index + 1, offset - start + 1


class TreeLookup:
    """Positions of a whole text, as a tree like that of its values.

    Args:
        root: The position of the root.
    """

    def __init__(self, root: Position) -> None:
        self._root = root

    def offset(self, tokens: Tokens) -> int:
        return self._find(tokens)[0][0]

    def text(self, tokens: Tokens) -> str | None:
        (_, node), complete = self._find(tokens)
        return node if complete and isinstance(node, str) else None

    def _find(self, tokens: Tokens) -> tuple[Position, bool]:
        here = self._root
        for token in tokens:
            node = here[1]
            if is_object(node) and token in node:
                here = node[token]
            elif is_array(node) and token.isdigit() and int(token) < len(node):
                here = node[int(token)]
            else:
                return here, False
        return here, True


class YamlLookup(TreeLookup):
    """Positions in a YAML text that has been read without an error."""

    def __init__(self, text: str) -> None:
        super().__init__(_yaml_positions(text))


def _yaml_positions(text: str) -> Position:
    from yaml.events import (
        AliasEvent,
        DocumentEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceStartEvent,
    )

    anchors: dict[str, Position] = {}
    stack: list[tuple[Any, str | None, int, str | None, int]] = []
    root: Position = (0, "")
    node: Any = None
    value: Any
    in_map = False
    key: str | None = None
    key_offset = 0
    anchor: str | None = None
    start = 0
    for event in events(text):
        kind = event.__class__
        if kind is ScalarEvent or kind is AliasEvent:
            here = event.start_mark.index
            if kind is ScalarEvent:
                value = (here, event.value)
                if event.anchor is not None:
                    anchors[event.anchor] = value
            else:
                value = (here, anchors[event.anchor][1])
            if in_map and key is None:
                key, key_offset = str(value[1]), here
                continue
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            stack.append((node, key, key_offset, anchor, start))
            in_map = kind is MappingStartEvent
            node = {} if in_map else []
            key, anchor, start = None, event.anchor, event.start_mark.index
            continue
        elif kind is DocumentEndEvent:
            break
        elif node is None:
            continue
        else:
            value = (start, node)
            if anchor is not None:
                anchors[anchor] = value
            node, key, key_offset, anchor, start = stack.pop()
            in_map = key is not None
        if node is None:
            root = value
        elif key is None:
            node.append(value)
        elif key == "<<" and isinstance(value[1], dict | list):
            inner: Any = value[1]
            others: list[Any] = (
                [item[1] for item in inner] if is_array(inner) else [inner]
            )
            for other in others:
                for name, position in other.items():
                    node.setdefault(name, position)
            key = None
        else:
            node[key] = (key_offset, value[1])
            key = None
    return root


class JsonLookup:
    """Positions in a JSON text that has been read without an error."""

    def __init__(self, text: str) -> None:
        from json import JSONDecoder

        self._text = text
        self._skip = JSONDecoder(strict=False).raw_decode
        self._space = re.compile(r"[\s,:]*")
        self._members: dict[int, dict[str, tuple[int, int]]] = {}

    def offset(self, tokens: Tokens) -> int:
        return self._find(tokens)[0]

    def text(self, tokens: Tokens) -> str | None:
        _, start, complete = self._find(tokens)
        if not complete or self._text[start] in "{[":
            return None
        value, end = self._skip(self._text, start)
        return value if isinstance(value, str) else self._text[start:end]

    def duplicates(self) -> list[tuple[str, int]]:
        """Every key that its object has had before, with its offset."""
        # An iterative scan: keys are the strings a colon follows.
        found: list[tuple[str, int]] = []
        seen: list[set[str]] = []
        token = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?|[{}]')
        for match in token.finditer(self._text):
            mark = match.group()
            if mark == "{":
                seen.append(set())
            elif mark == "}":
                seen.pop()
            elif match.group(2):
                key = match.group(1)
                if key in seen[-1]:
                    found.append((key, match.start()))
                seen[-1].add(key)
        return found

    def _find(self, tokens: Tokens) -> tuple[int, int, bool]:
        """The offsets of a node's key and value, and whether it was reached."""
        value = self._after(0)
        key = value
        for token in tokens:
            if self._text[value] not in "{[":
                return key, value, False
            members = self._members.get(value)
            if members is None:
                members = self._members[value] = self._scan(value)
            if token not in members:
                return key, value, False
            key, value = members[token]
        return key, value, True

    def _scan(self, start: int) -> dict[str, tuple[int, int]]:
        text, skip, after = self._text, self._skip, self._after
        is_object = text[start] == "{"
        members: dict[str, tuple[int, int]] = {}
        here = after(start + 1)
        while text[here] not in "}]":
            key_offset = here
            name = str(len(members))
            if is_object:
                name, here = skip(text, here)
                here = after(here)
            members[name] = (key_offset, here)
            _, here = skip(text, here)
            here = after(here)
        return members

    def _after(self, offset: int) -> int:
        match = self._space.match(self._text, offset)
        return match.end() if match else offset
