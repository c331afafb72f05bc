"""YAML text to plain values and to positions, from the parser's events.

The tree is built from events rather than by a YAML loader for three reasons:
scalars follow the core schema of YAML 1.2 (section 10.3.2), in which ``no`` is
a string and so is a date; keys become strings as they were written; and nothing
recurses, so that no document can exhaust the stack.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from generator.json_types import is_array, is_object

from .yaml_scalars import check_tag, is_set, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPTH_LIMIT = 256
"""How deep mappings and sequences may be nested."""

ALIAS_LIMIT = 1_000_000
"""How many nodes the aliases of one file may repeat, all together."""

Position: TypeAlias = "tuple[int, Positions]"
Positions: TypeAlias = "dict[str, Position] | list[Position] | str"
"""Offsets of a node's children; for a scalar, its text as it was written."""


class UnreadableError(Exception):
    """The text cannot be read; ``offset`` counts characters from 0."""

    def __init__(self, code: str, message: str, offset: int, hint: str | None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.offset = offset
        self.hint = hint


class Remarks:
    """What a reader of one text noticed: (code, message, offset) each."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str, int]] = []

    def add(self, code: str, message: str, offset: int) -> None:
        self.found.append((code, message, offset))


def events(text: str) -> Iterator[Any]:
    """The events of a YAML text.

    Raises:
        UnreadableError: The text is not YAML.
    """
    import yaml

    # PyYAML is built without libyaml here and there.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    hidden, back = _hide_breaks(text)
    try:
        parser = loader(hidden)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise _explained(text, error) from None
    try:
        while (event := parser.get_event()) is not None:
            if back and event.__class__ is yaml.ScalarEvent:
                event.value = event.value.translate(back)
            yield event
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise _explained(text, error) from None


def _hide_breaks(text: str) -> tuple[str, dict[int, int]]:
    """The text without the line breaks that only YAML 1.1 has, and the way back.

    U+0085, U+2028 and U+2029 are ordinary characters in YAML 1.2 (section 5.4).
    """
    found = [ord(mark) for mark in "\x85\u2028\u2029" if mark in text]
    if not found:
        return text, {}
    free = (code for code in range(0xE000, 0xF900) if chr(code) not in text)
    there = dict(zip(found, free, strict=False))
    return text.translate(there), {free: mark for mark, free in there.items()}


_ILLEGAL = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def _explained(text: str, error: Exception) -> UnreadableError:
    """Say what the parser stumbled over in words about the document."""
    illegal = _ILLEGAL.search(text)
    if illegal is not None:
        return UnreadableError(
            "CALCO-R005",
            f"the character U+{ord(illegal.group()):04X} may not occur in YAML",
            illegal.start(),
            "remove the control character or write it as an escape in quotes",
        )
    mark: Any = getattr(error, "problem_mark", None)
    offset: int = mark.index if mark is not None else 0
    line_start = text.rfind("\n", 0, offset) + 1
    if "\t" in text[line_start : offset + 1] and not text[line_start:offset].strip():
        return UnreadableError(
            "CALCO-R006",
            "a tab is used for indentation, which YAML does not allow",
            text.index("\t", line_start),
            "indent with spaces",
        )
    problem = getattr(error, "problem", None) or "the text is not YAML"
    if "nesting depth" in problem:
        return too_deep(offset)  # libyaml itself refuses flow style nested so deep
    context = getattr(error, "context", None)
    detail = f"{problem} ({context})" if context else str(problem)
    return UnreadableError("CALCO-R007", f"not YAML: {detail}", offset, None)


_ABSENT: Any = object()
_OPEN: Any = object()
_MERGE: Any = object()


def build(text: str, remarks: Remarks) -> Any:
    """The value of the first document of a YAML text; ``None`` when it is empty.

    Every mapping is a ``dict`` with string keys, in the order of the text. Of
    two entries with the same key the last counts. What an alias repeats is
    copied, so that no node has two parents.

    Raises:
        UnreadableError: The text is not YAML, or goes over a bound.
    """
    from yaml.events import (
        AliasEvent,
        DocumentEndEvent,
        DocumentStartEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceStartEvent,
        StreamEndEvent,
        StreamStartEvent,
    )

    passed = (DocumentEndEvent, StreamEndEvent, StreamStartEvent)
    anchors: dict[str, Any] = {}
    copier = _Copier()
    stack: list[tuple[Any, Any, list[Any], str | None]] = []
    root: Any = None
    node: Any = None
    in_map = False
    key: Any = _ABSENT
    merged: list[Any] = []
    anchor: str | None = None
    documents = 0
    sets: set[int] = set()
    for event in events(text):
        kind = event.__class__
        if kind is ScalarEvent:
            if in_map and key is _ABSENT:
                key = event.value
                if event.anchor is not None:
                    anchors[event.anchor] = key
                if key == "<<" and event.implicit[0]:
                    key = _MERGE
                elif key in node:
                    remarks.add(
                        "CALCO-R010",
                        f"the key {key!r} occurs twice in one mapping; the last counts",
                        event.start_mark.index,
                    )
                continue
            value = scalar(event, remarks)
            if event.anchor is not None:
                anchors[event.anchor] = value
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if in_map and key is _ABSENT:
                raise _composite_key(event)
            if len(stack) >= DEPTH_LIMIT:
                raise too_deep(event.start_mark.index)
            stack.append((node, key, merged, anchor))
            in_map = kind is MappingStartEvent
            node = {} if in_map else []
            if event.tag is not None:
                check_tag(event, remarks)
                if is_set(event):
                    sets.add(id(node))
            key, merged, anchor = _ABSENT, [], event.anchor
            if anchor is not None:
                anchors[anchor] = _OPEN
            continue
        elif kind is AliasEvent:
            found = anchors.get(event.anchor, _ABSENT)
            if found is _ABSENT or found is _OPEN:
                raise _bad_alias(event, found is _OPEN)
            if in_map and key is _ABSENT:
                if isinstance(found, dict | list):
                    raise _composite_key(event)
                key = str(found)
                continue
            value = copier.copy(found, len(stack), event.start_mark.index)
        elif kind is DocumentStartEvent:
            documents += 1
            if documents == 2:
                remarks.add(
                    "CALCO-R011",
                    "the file holds several YAML documents; only the first is read",
                    event.start_mark.index,
                )
                break
            continue
        elif kind in passed:
            continue
        else:  # the end of a mapping or sequence
            value = _with_merged(node, merged) if merged else node
            if sets and id(node) in sets:
                sets.discard(id(node))
                value = list(value)
            if anchor is not None:
                anchors[anchor] = value
            node, key, merged, anchor = stack.pop()
            in_map = key is not _ABSENT
        if not stack:
            root = value
        elif key is _ABSENT:
            node.append(value)
        elif key is _MERGE:
            if not _mergeable(value):
                node["<<"] = value
            else:
                merged.extend(value if is_array(value) else (value,))
            key = _ABSENT
        else:
            node[key] = value
            key = _ABSENT
    return root


def _mergeable(value: Any) -> bool:
    if is_array(value):
        return all(is_object(item) for item in value)
    return is_object(value)


def _with_merged(node: dict[str, Any], merged: list[Any]) -> dict[str, Any]:
    """The mapping with the entries of its merge keys: earlier ones win."""
    whole: dict[str, Any] = {}
    for other in merged:
        for name, value in other.items():
            whole.setdefault(name, value)
    whole.update(node)
    return whole


class _Copier:
    """Copies what aliases repeat, within :data:`ALIAS_LIMIT`."""

    def __init__(self) -> None:
        self._left = ALIAS_LIMIT

    def copy(self, value: Any, depth: int, offset: int) -> Any:
        if is_object(value):
            self._take(len(value), depth, offset)
            return {
                name: self.copy(item, depth + 1, offset) for name, item in value.items()
            }
        if is_array(value):
            self._take(len(value), depth, offset)
            return [self.copy(item, depth + 1, offset) for item in value]
        return value

    def _take(self, children: int, depth: int, offset: int) -> None:
        if depth >= DEPTH_LIMIT:
            raise too_deep(offset)
        self._left -= 1 + children
        if self._left < 0:
            raise UnreadableError(
                "CALCO-R009",
                f"the aliases of this file repeat more than {ALIAS_LIMIT:,} nodes",
                offset,
                "write the repeated parts as $ref to one component",
            )


def too_deep(offset: int) -> UnreadableError:
    """The error for a text nested more than :data:`DEPTH_LIMIT` deep."""
    return UnreadableError(
        "CALCO-R008",
        f"mappings and lists are nested more than {DEPTH_LIMIT} deep",
        offset,
        "move inner parts to components and refer to them with $ref",
    )


def _composite_key(event: Any) -> UnreadableError:
    return UnreadableError(
        "CALCO-R007",
        "not YAML that OpenAPI can use: a key is itself a mapping or a list",
        event.start_mark.index,
        "quote a key that begins with a bracket or a brace",
    )


def _bad_alias(event: Any, is_open: bool) -> UnreadableError:
    name = event.anchor
    return UnreadableError(
        "CALCO-R014",
        (
            f"the alias *{name} stands inside its own anchor"
            if is_open
            else f"the alias *{name} has no anchor before it"
        ),
        event.start_mark.index,
        None,
    )
